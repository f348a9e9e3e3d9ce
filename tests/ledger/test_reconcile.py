"""The bank's figures beside ours: equal, within rounding, or another way of counting."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.ledger import Reconciliation, draw_up, reconcile

Lend = Callable[..., Case]
AS_OF = date(2023, 2, 10)
OURS: dict[str, dict[str, Any]] = {
    "penalty": {"surcharge": "50%", "compound": True},
    "interest_days": {"settle": "monthly", "on": 20},
}


def against(
    lend: Lend, change: Decimal = Decimal(0), principal: Decimal = Decimal(0), **banks: dict[str, Any]
) -> Reconciliation:
    """Our way of counting against a bank that counts `banks` way."""
    theirs = draw_up(lend(**{name: facts | banks.get(name, {}) for name, facts in OURS.items()}), AS_OF)
    bank = {
        "as_of": AS_OF,
        "principal": theirs.principal + principal,
        "interest": theirs.interest,
        "penalty_interest": theirs.penalty_interest + change,
        "compound_interest": theirs.compound_interest,
    }
    case = lend(**OURS, case={"bank_statement": bank})
    return reconcile(case, draw_up(case, AS_OF))


def test_equal_to_the_fen(lend: Lend) -> None:
    found = against(lend)
    assert found.equal
    assert str(found.message()) == "与2023年2月10日银行对账单一致"


@pytest.mark.parametrize(
    ("banks", "how"),
    [
        ({"interest_days": {"year": 365}}, "一年按365天计算"),
        ({"interest_days": {"count_last_day": True}}, "首尾均计"),
        ({"interest_days": {"on": 21}}, "结息日为21日"),
        ({"interest_days": {"settle": "quarterly"}}, "按季结息"),
        ({"interest_days": {"month": 30}}, "每月按30天计算"),
        ({"penalty": {"starts": "due_day"}}, "罚息自到期日当日起算"),
        ({"penalty": {"compound": False}}, "不计复利"),
        ({"penalty": {"compound_on_penalty": True}}, "罚息也计收复利"),
        ({"penalty": {"compound_rate": "contract"}}, "复利按合同利率计算"),
        ({"penalty": {"compound_rate": "stepped"}}, "复利期内按合同利率、逾期后按罚息利率计算"),
        ({"penalty": {"surcharge": "40%"}}, "罚息按年利率8.4%计算"),
        ({"interest_days": {"year": 365, "count_last_day": True}}, "一年按365天计算，并且首尾均计"),
        ({"interest_days": {"on": 21}, "penalty": {"compound_on_penalty": True}}, "结息日为21日，并且罚息也计收复利"),
    ],
)
def test_another_way_of_counting_is_found(lend: Lend, banks: dict[str, dict[str, Any]], how: str) -> None:
    found = against(lend, **banks)
    assert not found.equal
    assert found.explanation is not None
    assert found.explanation.whole
    assert str(found.explanation.how) == how


def test_a_fen_is_rounding_and_two_on_one_line_are_not(lend: Lend) -> None:
    one, two = against(lend, Decimal("0.01")), against(lend, Decimal("0.02"))
    assert one.explanation is not None
    assert "四舍五入" in str(one.explanation.how)
    assert two.explanation is None
    assert [difference.more for difference in two.differences] == [Decimal("0.02")]


def test_what_nothing_explains_is_left_unexplained(lend: Lend) -> None:
    found = against(lend, Decimal("777.77"))
    assert found.explanation is None
    assert "没有找到" in str(found.message())
    assert "相差777.77元" in str(found.message())


@pytest.mark.parametrize(("fen_over", "how"), [(0, "一年按365天计算"), (1, None)])
def test_principal_that_no_counting_moves_may_be_up_to_a_tenth_of_the_difference(
    lend: Lend, fen_over: int, how: str | None
) -> None:
    by_counting = sum(abs(one.more) for one in against(lend, interest_days={"year": 365}).differences)
    # 本金差额的十倍要小于全部差额：9P < D
    less = (by_counting / 9).quantize(Decimal("0.01"), ROUND_DOWN) + Decimal(fen_over) / 100
    found = against(lend, principal=-less, interest_days={"year": 365})
    assert (found.explanation and str(found.explanation.how)) == how


def test_counting_explains_principal_too_where_a_repayment_was_set_off(lend: Lend) -> None:
    paid = {"repayments": [{"paid_on": "2023-01-05", "amount": 50000}]}
    theirs = draw_up(lend(interest_days={"year": 365}, case=paid), AS_OF)
    figures = {kind: theirs.owed(kind) for kind in ("principal", "interest", "penalty_interest", "compound_interest")}
    case = lend(case=paid | {"bank_statement": {"as_of": AS_OF} | figures})
    found = reconcile(case, draw_up(case, AS_OF))
    assert "principal" in {one.kind for one in found.differences}
    assert found.explanation is not None
    assert found.explanation.whole
    assert str(found.explanation.how) == "一年按365天计算"


def test_the_comparison_is_made_on_the_day_of_the_bank(lend: Lend) -> None:
    bank = {"as_of": "2022-07-15", "principal": 200000, "interest": "11033.33"}
    case = lend(case={"bank_statement": bank})
    assert reconcile(case, draw_up(case, AS_OF)).equal


def test_without_a_bank_statement_nothing_is_compared(lend: Lend) -> None:
    case = lend()
    found = reconcile(case, draw_up(case, AS_OF))
    assert (found.compared, found.equal) == (False, False)


def test_bank_figures_alone_are_compared_with_nothing(lend: Lend) -> None:
    case = lend(rate=None, case={"bank_statement": {"as_of": AS_OF, "principal": 200000}})
    assert not reconcile(case, draw_up(case, AS_OF)).compared
