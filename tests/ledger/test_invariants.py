"""What must hold of a loan, by instalments or not, whatever money comes and whenever."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from recovery_docs.case import Case
from recovery_docs.ledger import Statement, draw_up

PAID_OUT, DUE = date(2024, 1, 31), date(2024, 11, 30)
FEN = Decimal("0.01")
money = st.decimals(min_value="0.01", max_value="150000.00", places=2)
days = st.integers(min_value=0, max_value=400)
payments = st.lists(st.tuples(days, money), max_size=5)
methods = st.sampled_from(
    ["level_instalment", "level_principal", "interest_monthly", "interest_quarterly", "at_maturity"]
)
surcharges = st.sampled_from([None, {"surcharge": "50%", "compound": True}, {"surcharge": "30%"}])


def loan(lend: Callable[..., Case], paid: Iterable[tuple[int, Decimal]], method: str, penalty: object) -> Case:
    repayments = [{"paid_on": PAID_OUT + timedelta(days=after), "amount": amount} for after, amount in paid]
    return lend(
        *repayments,
        disbursements=[{"paid_on": PAID_OUT, "amount": 100000, "due_on": DUE}],
        rate={"annual": "9%"},
        schedule={"method": method, "periods": 10} if method.startswith("level") else {"method": method},
        penalty=penalty,
    )


def on(after: int) -> date:
    return PAID_OUT + timedelta(days=after)


@settings(max_examples=60)
@given(payments, methods, surcharges, days)
def test_no_debt_is_ever_negative_and_money_goes_nowhere_else(
    lend: Callable[..., Case],
    added_up: Callable[[Statement], dict[str, str]],
    owed: Callable[[Statement], dict[str, str]],
    paid: list[tuple[int, Decimal]],
    method: str,
    penalty: object,
    after: int,
) -> None:
    statement = draw_up(loan(lend, paid, method, penalty), on(after + 1))
    kinds = (statement.principal, statement.interest, statement.penalty_interest, statement.compound_interest)
    assert min(kinds) >= 0
    assert statement.credit >= 0
    for one in statement.applied:
        assert sum((amount for _, _, amount in one.to), one.surplus + one.waiting) == one.amount
    assert {kind: Decimal(amount) for kind, amount in added_up(statement).items()} == {
        kind: Decimal(amount) for kind, amount in owed(statement).items()
    }


@example(paid=[(0, Decimal("5.96"))], method="interest_monthly", penalty=None, full=8, later=84)
@settings(max_examples=60)
@given(payments, methods, surcharges, st.integers(min_value=1, max_value=350), st.integers(min_value=0, max_value=200))
def test_nothing_is_owed_ever_after_all_was_paid(
    lend: Callable[..., Case], paid: list[tuple[int, Decimal]], method: str, penalty: object, full: int, later: int
) -> None:
    before = [one for one in paid if one[0] < full]
    owing = draw_up(loan(lend, before, method, penalty), on(full)).total
    everything = [*before, (full, owing)] if owing else before
    for day in (full, full + 1, full + later):
        statement = draw_up(loan(lend, everything, method, penalty), on(day))
        assert (statement.total, statement.accrues) == (0, False)


@settings(max_examples=60)
@given(payments.filter(bool), methods, surcharges, st.lists(st.integers(min_value=1, max_value=99), max_size=3), days)
def test_a_payment_in_parts_is_the_payment(
    lend: Callable[..., Case],
    paid: list[tuple[int, Decimal]],
    method: str,
    penalty: object,
    cuts: list[int],
    after: int,
) -> None:
    parts: list[tuple[int, Decimal]] = []
    for day, amount in paid:
        left = amount
        for cut in cuts:
            part = (left * cut / 100).quantize(FEN)
            parts += [(day, part)] if part else []
            left -= part
        parts += [(day, left)] if left else []
    whole, split = (draw_up(loan(lend, one, method, penalty), on(after + 1)) for one in (paid, parts))
    assert (whole.total, whole.principal, whole.credit) == (split.total, split.principal, split.credit)
    assert (whole.overdue_from, whole.interest_paid_until) == (split.overdue_from, split.interest_paid_until)
