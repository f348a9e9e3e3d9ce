"""What must hold of every statement, whatever the loan."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_docs.case import Case, InterestDays
from recovery_docs.ledger import Statement, draw_up
from recovery_docs.ledger.accounts.interest import Quote, interest_line

PAID_ON, DUE_ON = date(2021, 1, 5), date(2022, 1, 4)
FEN = Decimal("0.01")
money = st.decimals(min_value="0.01", max_value="9999999.99", places=2)
rates = st.decimals(min_value="0", max_value="0.36", places=5)
days = st.integers(min_value=1, max_value=900)
KINDS = [
    "plain",
    "repaid",
    "odd rate",
    "mortgage",
    "level principal",
    "two notes",
    "card",
    "recourse",
    "private",
]


def fixed_loan(lend: Callable[..., Case], *repayments: tuple[int, Decimal], principal: Decimal, rate: Decimal) -> Case:
    paid = [{"paid_on": PAID_ON + timedelta(days=after), "amount": amount} for after, amount in repayments]
    return lend(
        *paid,
        disbursements=[{"paid_on": PAID_ON, "amount": principal, "due_on": DUE_ON}],
        rate={"annual": f"{rate * 100}%"},
        penalty={"surcharge": "50%", "compound": True},
        interest_days={"settle": "quarterly", "on": 20},
    )


@given(money, rates, st.lists(days, min_size=1, max_size=8, unique=True))
def test_cutting_a_stretch_changes_its_sum_by_half_a_fen_a_piece_at_most(
    base: Decimal, rate: Decimal, cuts: list[int]
) -> None:
    ends = [0, *sorted(cuts)]

    def interest(first: int, last: int) -> Decimal:
        start, stop = PAID_ON + timedelta(days=first), PAID_ON + timedelta(days=last)
        return interest_line("interest", "", base, Quote(rate), start, stop, InterestDays()).amount

    pieces = sum(interest(first, last) for first, last in pairwise(ends))
    assert abs(pieces - interest(0, ends[-1])) <= FEN / 2 * len(ends)


@given(money, rates, days)
def test_a_day_more_never_makes_the_debt_smaller(
    lend: Callable[..., Case], principal: Decimal, rate: Decimal, after: int
) -> None:
    case = fixed_loan(lend, principal=principal, rate=rate)
    as_of = PAID_ON + timedelta(days=after)
    assert draw_up(case, as_of).total <= draw_up(case, as_of + timedelta(days=1)).total + FEN


@given(money, rates, days)
def test_the_accrual_of_a_day_is_the_difference_of_two_days(
    lend: Callable[..., Case], principal: Decimal, rate: Decimal, after: int
) -> None:
    case = fixed_loan(lend, principal=principal, rate=rate)
    as_of = PAID_ON + timedelta(days=after)
    today, tomorrow = draw_up(case, as_of), draw_up(case, as_of + timedelta(days=1))
    assert abs(tomorrow.total - today.total - today.daily_accrual) <= 3 * FEN


@given(money, rates, days, money, st.integers(min_value=1, max_value=900))
def test_a_repayment_never_makes_the_debt_larger(
    lend: Callable[..., Case], principal: Decimal, rate: Decimal, paid_after: int, amount: Decimal, after: int
) -> None:
    as_of = PAID_ON + timedelta(days=max(after, paid_after))
    without = draw_up(fixed_loan(lend, principal=principal, rate=rate), as_of)
    paid = draw_up(fixed_loan(lend, (paid_after, amount), principal=principal, rate=rate), as_of)
    # a repayment cuts running stretches in two, and each cut may cost half a fen of rounding
    assert paid.total <= without.total + FEN / 2 * (len(paid.lines) + len(without.lines))


@given(money, rates, st.lists(st.tuples(days, money), min_size=2, max_size=4), st.randoms())
def test_the_order_of_writing_does_not_matter(
    lend: Callable[..., Case], principal: Decimal, rate: Decimal, paid: list[tuple[int, Decimal]], chance: object
) -> None:
    shuffled = list(paid)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    as_of = PAID_ON + timedelta(days=901)
    one = draw_up(fixed_loan(lend, *paid, principal=principal, rate=rate), as_of)
    other = draw_up(fixed_loan(lend, *shuffled, principal=principal, rate=rate), as_of)
    assert one == other


@given(money, rates, st.lists(st.tuples(days, money), max_size=4))
def test_what_came_in_went_somewhere(
    lend: Callable[..., Case], principal: Decimal, rate: Decimal, paid: list[tuple[int, Decimal]]
) -> None:
    statement = draw_up(fixed_loan(lend, *paid, principal=principal, rate=rate), PAID_ON + timedelta(days=901))
    for applied in statement.applied:
        assert sum((amount for _, _, amount in applied.to), applied.surplus) == applied.amount
    assert statement.principal + statement.repaid_principal == principal


@given(rates, days)
def test_no_principal_no_interest(lend: Callable[..., Case], rate: Decimal, after: int) -> None:
    statement = draw_up(fixed_loan(lend, principal=Decimal(0), rate=rate), PAID_ON + timedelta(days=after))
    assert (statement.total, statement.accrues, statement.daily_accrual) == (0, False, 0)


@given(money, days)
def test_no_rate_no_interest(lend: Callable[..., Case], principal: Decimal, after: int) -> None:
    assert draw_up(fixed_loan(lend, principal=principal, rate=Decimal(0)), PAID_ON + timedelta(days=after)).arrears == 0


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30)
@given(after=st.integers(min_value=0, max_value=700))
def test_the_lines_of_a_kind_add_up_to_what_is_owed_of_it(
    ledger_cases: dict[str, Case],
    owed: Callable[[Statement], dict[str, str]],
    added_up: Callable[[Statement], dict[str, str]],
    kind: str,
    after: int,
) -> None:
    statement = draw_up(ledger_cases[kind], date(2023, 11, 1) + timedelta(days=after))
    assert {name: Decimal(amount) for name, amount in added_up(statement).items()} == {
        name: Decimal(amount) for name, amount in owed(statement).items()
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_is_the_product_that_it_says(ledger_cases: dict[str, Case], kind: str) -> None:
    for line in draw_up(ledger_cases[kind], date(2024, 6, 30)).lines:
        if line.accrues:
            exact = line.base * line.rate * line.days / line.year_days
            assert abs(line.amount - exact) <= FEN / 2


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_is_of_no_time(ledger_cases: dict[str, Case], kind: str) -> None:
    for month in range(1, 13):
        for line in draw_up(ledger_cases[kind], date(2024, month, 18)).lines:
            assert line.days > 0 if line.accrues else (line.days, line.from_on) == (0, line.to_on)


@pytest.mark.parametrize("kind", KINDS)
def test_the_balances_add_up_to_the_statement(ledger_cases: dict[str, Case], kind: str) -> None:
    statement = draw_up(ledger_cases[kind], date(2024, 6, 30))
    for name in ("principal", "interest", "penalty_interest", "compound_interest", "liquidated_damages", "fees"):
        assert sum(getattr(balance, name) for balance in statement.balances) == getattr(statement, name)


@pytest.mark.parametrize("kind", KINDS)
def test_the_claim_runs_on_in_words(ledger_cases: dict[str, Case], kind: str) -> None:
    statement = draw_up(ledger_cases[kind], date(2024, 6, 30))
    assert statement.accrues
    assert str(statement.runs_on).startswith("自2024年6月30日起至实际清偿之日止，")
    assert "{" not in str(statement.runs_on)
