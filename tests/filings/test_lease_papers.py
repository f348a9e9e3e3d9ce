"""融资租赁: the rents that are due, all of them, or the thing back (民法典752), as notices and complaints say it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from example_cases import all_words, documents

from recovery_docs.case import Case
from recovery_docs.prerequisites.matter import Matter

CASE = Path(__file__).resolve().parents[1] / "golden" / "cases" / "finance-lease.yaml"
# three rents of 52,000.00 are due; of 20,000.00 that came in 104.00 went to the damages: 156,000 − 19,896 = 136,104.00
DUE, LATER = "到期未付租金136,104.00元", "未到期租金156,000.00元"


def lease(
    *events: dict[str, Any], title: str = "融资租赁合同", lease: dict[str, Any] | None = None, **request: Any
) -> Matter:
    facts = yaml.load(CASE.read_text(encoding="utf-8"), yaml.BaseLoader)
    facts["loan"]["contract"]["title"] = title
    facts["loan"]["lease"] |= lease or {}
    facts["events"] += events
    facts["request"] = {**facts["request"], "accelerate": None, "acceleration_ground": None} | request
    case = Case.model_validate(facts)
    assert case.request.as_of is not None
    return Matter.on(case, case.request.as_of)


def words(filing: str, matter: Matter) -> str:
    return all_words(documents(filing, matter))


def test_only_what_is_due_is_asked_where_nothing_is_chosen() -> None:
    matter = lease()
    complaint, notice = words("civil-complaint", matter), words("collection-notice", matter)

    assert DUE in complaint
    assert LATER not in complaint
    assert "返还原告租赁物" not in complaint
    assert "另有未到期租金3期共156,000.00元，应当按合同约定的日期支付" in notice
    assert "清偿上述已经到期的租金、逾期违约金等款项" in notice


def test_all_rents_are_asked_by_suit_and_only_the_due_ones_by_letter() -> None:
    matter = lease(accelerate=True)
    complaint, notice = words("civil-complaint", matter), words("collection-notice", matter)

    assert f"支付原告{DUE}、{LATER}" in complaint
    assert "未到期租金自起诉状副本送达之日起，按上述标准计收逾期违约金" in complaint
    assert "136,104.00元已经到期，其余156,000.00元尚未到期，还没有要求一次支付" in notice


def test_the_thing_is_asked_back_with_the_rents_that_are_due() -> None:
    complaint = words("civil-complaint", lease(rescind=True))

    assert "返还原告租赁物范例牌FL-215型履带式挖掘机一台" in complaint
    assert DUE in complaint
    assert LATER not in complaint


SOLD_AND_LEASED_BACK = "依约向被告一杭州范例土石方工程有限公司购买租赁物，由被告一杭州范例土石方工程有限公司租回使用"


@pytest.mark.parametrize(
    ("title", "lease_facts"),
    [
        ("融资租赁合同", {"form": "leaseback", "seller": None}),
        ("售后回租合同", {"form": None, "seller": None}),
        ("融资租赁合同", {"form": None, "seller": "杭州范例土石方工程有限公司"}),
    ],
)
def test_a_thing_sold_by_the_lessee_was_not_provided_to_it(title: str, lease_facts: dict[str, Any]) -> None:
    matter = lease(title=title, lease={"price": None, "price_paid_on": None} | lease_facts)
    complaint, notice = words("civil-complaint", matter), words("collection-notice", matter)

    assert SOLD_AND_LEASED_BACK in complaint
    assert "出卖人：杭州范例土石方工程有限公司（承租人将自有的租赁物出卖给出租人，再租回使用）" in complaint
    assert "提供租赁物" not in complaint
    assert "第七百三十五条" in complaint
    assert "合同纠纷案件适用法律问题的解释》第二条、第九条" in complaint
    assert "租赁方式为售后回租，承租人将自有的租赁物出卖给出租人，再从出租人处租回" in notice


def test_a_thing_bought_from_another_was_provided() -> None:
    complaint = words("civil-complaint", lease())
    assert "依约向范例工程机械有限公司购买租赁物，提供给被告一杭州范例土石方工程有限公司使用" in complaint
    assert "售后回租" not in complaint
    assert "第七百三十五条" not in complaint

    nobody = words("civil-complaint", lease(lease={"form": None, "seller": None, "price": None}))
    assert "依约向被告一杭州范例土石方工程有限公司提供租赁物" in nobody
    assert "出卖人" not in nobody


@pytest.mark.parametrize("word", ["借款", "放款", "罚息", "还本"])
def test_no_paper_of_a_lease_speaks_of_a_loan(word: str) -> None:
    for filing in ("civil-complaint", "collection-notice", "debt-statement", "sms-reminder"):
        said = words(filing, lease(accelerate=True))
        assert word not in said, filing


def test_a_lease_called_in_by_notice_is_no_loan_either() -> None:
    # 136,104 × 0.05% × 32 日 = 2,177.66；通知 10 月 22 日到达，次日起 292,104 × 0.05% × 28 日 = 4,089.46。
    notice = {"kind": "acceleration", "on": "2026-10-20", "to": "borrower", "channel": "ems", "outcome": "signed"}
    matter = lease(notice | {"received_on": "2026-10-22", "address_agreed": "true"}, accelerate=True)
    complaint, letter = words("civil-complaint", matter), words("collection-notice", matter)

    assert "原告于2026年10月20日向被告一杭州范例土石方工程有限公司发出通知（已签收），" in complaint
    assert "要求支付全部租金，全部租金于2026年10月22日到期" in complaint
    assert "我方已经要求支付全部租金，上述租金于2026年10月22日全部到期。" in letter
    for paper in (complaint, letter):
        assert "11,548.48" in paper
        assert "借款" not in paper
