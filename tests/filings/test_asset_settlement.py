"""以资抵债协议: for a debtor without collateral, after the debt is due, and no thing passes by words alone (解释27、28)."""

from datetime import date
from typing import Any

import pytest
from example_cases import all_words, assessed, documents, matter_of

CASE = "settled-in-mediation"
SALE = {
    "name": "小型普通客车一辆",
    "certificate": "车牌号浙F00001",
    "owner": "顾长风",
    "value": "80000",
    "how": "sell_and_pay",
    "deliver_on": "2027-01-31",
}
TRANSFER = SALE | {"name": "茶叶一批", "value": "25000", "how": "transfer"}


def with_assets(*assets: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"request.settlement.assets": list(assets)} | changes


def test_each_thing_stands_in_the_table_with_its_price_and_day() -> None:
    text = all_words(documents("asset-settlement", matter_of(CASE)))

    row = (
        "小型普通客车一辆",
        "浙江省嘉兴市南湖区，车牌号浙F00001",
        "顾长风",
        "变卖后清偿",
        "80,000.00",
        "2027年1月31日",
    )
    assert "\n".join(row) in text


@pytest.mark.parametrize(("assets", "title"), [((SALE,), "资产变卖清偿协议"), ((SALE, TRANSFER), "以资抵债协议")])
def test_the_title_says_whether_anything_is_taken(assets: tuple[dict[str, Any], ...], title: str) -> None:
    (document,) = documents("asset-settlement", matter_of(CASE, with_assets(*assets)))

    assert document.title == title


def test_what_is_sold_never_becomes_the_creditors() -> None:
    text = all_words(documents("asset-settlement", matter_of(CASE, with_assets(SALE))))

    assert "甲方不因本协议取得财产的所有权" in text
    assert "按实际收到的数额清偿债务" in text
    assert "作价" not in text.replace("作价（元）", "")


def test_what_is_taken_counts_only_once_it_is_delivered() -> None:
    """合同编通则解释27：协议生效不直接变动物权，债务人不履行的，债权人可以选择请求履行原债务."""
    text = all_words(documents("asset-settlement", matter_of(CASE, with_assets(TRANSFER))))

    assert "茶叶一批作价25,000.00元抵偿债务。动产自交付时" in text
    assert "此前原债务及其担保不变，本协议不直接变动财产的归属" in text
    assert "甲方可以选择请求履行原债务" in text


def test_an_owner_who_is_no_side_signs_too() -> None:
    owner = {"kind": "person", "name": "顾示例", "address": "浙江省嘉兴市", "phones": ["13800000079"]}
    changes = with_assets(SALE | {"owner": "顾示例"}) | {"third_persons": [owner], "request.defendants": ["borrower"]}
    assert "财产所有人（签名或者盖章）：顾示例" in all_words(documents("asset-settlement", matter_of(CASE, changes)))
    assert "财产所有人（签名" not in all_words(documents("asset-settlement", matter_of(CASE)))


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "ready"),
        ({"request.settlement.assets": []}, "not_applicable"),
        (with_assets(TRANSFER | {"value": None}), "refused"),
        (with_assets(SALE | {"owner": "无此人"}), "ready"),  # 合同编通则解释27④、19①：不因无权处分无效，只提示
    ],
)
def test_when_it_may_be_made(changes: dict[str, Any], status: str) -> None:
    assert assessed("asset-settlement", matter_of(CASE, changes)).status == status


def test_a_debtor_with_collateral_has_no_use_for_it() -> None:
    changes = {"request.settlement": {"assets": [SALE | {"owner": "何清源"}]}}

    assert "按照实现担保物权的程序" in str(assessed("asset-settlement", matter_of("housing-loan", changes)).excuse)


# Interest paid until 2026-06-20 leaves nothing overdue before the 21st, the day after the loan falls due.
@pytest.mark.parametrize(
    ("asset", "as_of", "status"),
    [
        (TRANSFER, date(2026, 6, 20), "refused"),
        (TRANSFER, date(2026, 6, 21), "ready"),
        (SALE, date(2026, 6, 20), "ready"),
    ],
)
def test_before_the_debt_is_due_a_thing_may_be_sold_for_it_but_not_taken(
    asset: dict[str, Any], as_of: date, status: str
) -> None:
    """民法典401；合同编通则解释28：到期前约定财产归债权人所有的无效，约定变卖的有效."""
    changes = with_assets(asset) | {
        "loan.disbursements.0.interest_paid_until": "2026-06-20",
        "request.settlement.agreed_on": as_of.isoformat(),
    }

    assert assessed("asset-settlement", matter_of(CASE, changes, as_of=as_of)).status == status
