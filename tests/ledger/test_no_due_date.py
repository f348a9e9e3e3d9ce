"""A loan without a due day falls due when a demand gave a reasonable time and that time is over (民法典675、511)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from recovery_docs.case import Case
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess
from recovery_docs.ledger import Statement, draw_up
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text
from recovery_docs.rendering.engine.library import TemplateLibrary

LIBRARY = TemplateLibrary()
Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]
OPEN = {"paid_on": "2022-01-10", "amount": 100000, "no_due_date": True}
DEMAND = {"kind": "demand", "on": "2023-02-25", "to": "borrower", "channel": "ems", "outcome": "signed"}
MONTH = DEMAND | {"received_on": "2023-03-01", "pay_within_days": 30}


def lent(lend: Lend, *events: dict[str, Any], request: dict[str, Any] | None = None, **loan: Any) -> Case:
    facts = {"disbursements": [OPEN], "penalty": {"surcharge": "50%"}, "interest_days": {"settle": "at_maturity"}}
    return lend(**(facts | loan), case={"events": events, "request": request or {}})


def test_without_a_demand_nothing_is_due_and_interest_is_owed(lend: Lend, owed: Owed) -> None:
    # 100,000 × 6 % ÷ 360 × 387 days
    statement = draw_up(lent(lend), date(2023, 2, 1))
    assert owed(statement) == {"principal": "100000.00", "interest": "6450.00"}
    assert (statement.overdue_from, statement.matured, statement.balances[0].due_on) == (None, False, None)


@pytest.mark.parametrize(
    ("day", "interest", "penalty", "matured"),
    [
        (date(2023, 3, 31), "7416.67", None, False),  # 445 days: 30 days after 1 March the time ends, 31 March
        (date(2023, 4, 1), "7433.33", None, True),  # the due day itself bears the contract rate
        (date(2023, 4, 11), "7433.33", "250.00", True),  # 100,000 × 9 % ÷ 360 × 10
    ],
)
def test_it_is_due_at_the_end_of_the_time_given_from_the_arrival(
    lend: Lend, owed: Owed, day: date, interest: str, penalty: str | None, matured: bool
) -> None:
    statement = draw_up(lent(lend, MONTH), day)
    found = owed(statement)
    assert (found["interest"], found.get("penalty_interest"), statement.matured) == (interest, penalty, matured)
    assert statement.overdue_from == (date(2023, 4, 1) if matured else None)


@pytest.mark.parametrize(
    ("event", "due_on"),
    [
        (MONTH, date(2023, 3, 31)),
        (MONTH | {"pay_within_days": None, "effective_on": "2023-04-30"}, date(2023, 4, 30)),
        (DEMAND | {"effective_on": "2023-02-10"}, date(2023, 2, 25)),  # no time before the demand arrived
        (DEMAND, None),  # a demand that gives no time
        (MONTH | {"outcome": "returned", "received_on": None}, None),  # it did not arrive
        (MONTH | {"claims_payment": False}, None),
        (MONTH | {"notes": ["另一笔"]}, None),
    ],
)
def test_which_demand_makes_it_due(lend: Lend, event: dict[str, Any], due_on: date | None) -> None:
    assert draw_up(lent(lend, event), date(2023, 6, 1)).balances[0].due_on == due_on


def test_a_later_demand_does_not_put_the_day_off(lend: Lend) -> None:
    again = MONTH | {"on": "2023-05-01", "received_on": "2023-05-04"}
    assert draw_up(lent(lend, MONTH, again), date(2023, 6, 10)).balances[0].due_on == date(2023, 3, 31)


def test_a_private_loan_without_rate_and_due_day_bears_the_lpr_from_the_default_on(lend: Lend, owed: Owed) -> None:
    # The LPR of 1 April 2023 is 3.65 %: 100,000 × 3.65 % ÷ 365 × 30
    case = lent(lend, MONTH, cause="private_loan", rate={"annual": "0%"}, penalty=None)
    assert owed(draw_up(case, date(2023, 5, 1))) == {"principal": "100000.00", "penalty_interest": "300.00"}


def test_limitation_begins_at_the_end_of_the_time_given(lend: Lend) -> None:
    def limitation(case: Case, as_of: date) -> Any:
        return Matter(case, draw_up(case, as_of), as_of).limitation

    assert limitation(lent(lend, MONTH), date(2023, 6, 1)).last_day == date(2026, 3, 31)
    undemanded = limitation(lent(lend), date(2032, 6, 1))
    assert (undemanded.last_day, undemanded.state) == (None, "undetermined")
    assert "诉讼时效没有起算" in str(undemanded.computed)


def test_check_warns_of_a_suit_without_a_demand_and_names_the_way(lend: Lend) -> None:
    case, as_of = lent(lend), date(2023, 6, 1)
    matter = Matter(case, draw_up(case, as_of), as_of)
    found = {one.code: one for one in assess(matter, FILINGS["civil-complaint"]).findings}
    assert found["INT009"].outcome.value == "not_met"
    assert "先发催收通知书" in str(found["INT009"].hint)
    assert found["LIM001"].outcome.value == "met"


def test_the_complaint_says_when_the_time_given_was_over(lend: Lend) -> None:
    case, as_of = lent(lend, MONTH), date(2023, 6, 1)
    (complaint,) = FILINGS["civil-complaint"].documents(Matter(case, draw_up(case, as_of), as_of))
    assert "没有约定还款期限，经催告，给予的还款期限于2023年3月31日届满" in document_text(
        LIBRARY.compiled(complaint.template).render(complaint.context)
    )


def test_the_notice_is_the_demand_and_gives_time(lend: Lend) -> None:
    as_of = date(2023, 2, 1)
    without, with_time = (
        lent(lend, request={"letter": letter}) if letter else lent(lend) for letter in (None, {"pay_within_days": 30})
    )
    notice = FILINGS["collection-notice"]
    outcomes = []
    for case in (without, with_time):
        matter = Matter(case, draw_up(case, as_of), as_of)
        outcomes += [one.outcome.value for one in assess(matter, notice).findings if one.code == "NOT001"]
    assert outcomes == ["not_met", "met"]
    (document,) = notice.documents(Matter(with_time, draw_up(with_time, as_of), as_of))
    said = document_text(LIBRARY.compiled(document.template).render(document.context))
    assert document.title == "还款催告通知书"
    assert "没有约定还款期限，现依照民法典第六百七十五条催告" in said
    assert "自收到本通知之日起30日内" in said
    assert "已经到期" not in said
    assert "逾期贷款" not in said


@pytest.mark.parametrize(
    ("note", "loan", "problem"),
    [
        ({"no_due_date": None}, {}, "没有填写“到期日”"),
        ({"due_on": "2023-01-10"}, {}, "又写没有约定还款期限"),
        ({}, {"schedule": {"method": "level_instalment"}}, "不能有分期还款安排"),
    ],
)
def test_a_due_day_is_never_left_out_unsaid(
    lend: Lend, note: dict[str, Any], loan: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ValidationError, match=problem):
        lent(lend, disbursements=[OPEN | note], **loan)


def test_early_money_reduces_principal_after_the_interest_so_far(lend: Lend, owed: Owed) -> None:
    # 90 days: 1,500.00; the rest of 31,500.00 is principal, which may be repaid at any time (民法典675)
    case = lend(
        {"paid_on": "2022-04-10", "amount": 31500}, disbursements=[OPEN], interest_days={"settle": "at_maturity"}
    )
    statement = draw_up(case, date(2022, 4, 10))
    assert owed(statement) == {"principal": "70000.00"}
    assert statement.credit == Decimal(0)
