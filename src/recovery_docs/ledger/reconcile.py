"""The bank's own figures beside ours: equal, or how they differ and which other way of counting explains it.

A bank may divide by 365, count both days, settle on the 21st, or let penalties bear compound interest. The case says one
way; where the bank's figures come out another way, one of the two is wrong, and a reader should know which way it was.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from itertools import combinations

from recovery_docs.case import BankStatement, Case
from recovery_docs.errors import LedgerError
from recovery_docs.ledger.accounts.appropriation import credit_set_off
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.books import Books, run_books
from recovery_docs.ledger.drawing_up import compute
from recovery_docs.ledger.entry import Kind
from recovery_docs.ledger.other_counts import Vary, penalty_way, ways_of
from recovery_docs.ledger.statement import Statement
from recovery_docs.messages import Message, joined, say
from recovery_docs.money import FEN, ZERO
from recovery_docs.value_class import value_class

_MUCH_NEARER = 10
"""A way of counting is worth naming if it leaves less than this part of the difference."""
_LEADS = 3
"""Two ways of counting are tried together where one of them is among the nearest alone."""
_TENTH = Decimal("0.001")
COMPARED: tuple[Kind, ...] = (
    "principal",
    "interest",
    "penalty_interest",
    "compound_interest",
    "liquidated_damages",
    "fees",
)
KIND_NAMES: dict[Kind, Message] = {
    "principal": say("本金"),
    "interest": say("利息"),
    "penalty_interest": say("罚息"),
    "compound_interest": say("复利"),
    "liquidated_damages": say("违约金"),
    "fees": say("费用"),
    "costs": say("实现债权的费用"),
}


@value_class
class Difference:
    """One kind of debt on which the two disagree."""

    kind: Kind
    ours: Decimal
    banks: Decimal

    @property
    def more(self) -> Decimal:
        """By how much the bank has more than we; negative where it has less."""
        return self.banks - self.ours

    def message(self) -> Message:
        """The difference in words."""
        return say(
            "{kind}：本清单{ours}元，银行对账单{banks}元，相差{gap}元",
            kind=KIND_NAMES[self.kind],
            ours=self.ours,
            banks=self.banks,
            gap=abs(self.more),
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """Another way of counting that comes nearer to the bank's figures; `left` is what it does not explain."""

    how: Message
    left: tuple[Difference, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it explains every fen."""
        return not self.left


@value_class(slots=False)
class Reconciliation:
    """Both sides at the bank's day; `as_of` is `None` where the bank says nothing, or our side cannot be computed."""

    as_of: date | None
    differences: tuple[Difference, ...] = ()
    search: Callable[[], Explanation | None] = lambda: None

    @cached_property
    def explanation(self) -> Explanation | None:
        """The nearest explanation of a difference; looking for one takes as long as dozens of statements."""
        return self.search()

    @property
    def compared(self) -> bool:
        """Whether there were two sides."""
        return self.as_of is not None

    @property
    def equal(self) -> bool:
        """Whether both sides were compared and agree to the fen."""
        return self.compared and not self.differences

    def outcome(self) -> Message:
        """The outcome in words, and by how much each kind differs."""
        if self.as_of is None:
            return say("没有可以核对的银行对账单")
        if not self.differences:
            return say("与{as_of}银行对账单一致", as_of=self.as_of)
        parts = [say("与{as_of}银行对账单不一致：", as_of=self.as_of)]
        for index, difference in enumerate(self.differences):
            parts += [Message("；"), difference.message()] if index else [difference.message()]
        return joined(parts)

    def message(self) -> Message:
        """The outcome with what explains it."""
        if not self.differences:
            return self.outcome()
        parts = [self.outcome()]
        if self.explanation is None:
            parts.append(say("；没有找到能够解释的计算方法"))
        elif self.explanation.whole:
            parts.append(say("；{how}的，与银行一致", how=self.explanation.how))
        else:
            parts.append(say("；{how}的，差额最小，但仍不一致", how=self.explanation.how))
        return joined(parts)


def reconcile(case: Case, statement: Statement) -> Reconciliation:
    """Compare the bank's figures with ours at the bank's day; an explanation of a difference is looked for when asked for.

    Ours is 10,450.00 of penalty interest and the bank's 10,306.85: 200,000 × 9 % over 209 days, ÷ 360 and ÷ 365.
    """
    bank = case.bank_statement and credit_set_off(case, case.bank_statement)[0]
    ours = None if bank is None else _at_banks_day(case, bank, statement)
    if bank is None or ours is None:
        return Reconciliation(None)
    found = _differences(ours, bank)
    return Reconciliation(bank.as_of, found, partial(_explanation, case, bank, ours, found))


def _at_banks_day(case: Case, bank: BankStatement, statement: Statement) -> Statement | None:
    """Our side at the day of the bank's."""
    if statement.source == "bank":
        return statement.computed
    if statement.as_of == bank.as_of:
        return statement
    try:
        return compute(case, bank.as_of)
    except LedgerError:
        return None


def _differences(ours: Statement | Books, bank: BankStatement) -> tuple[Difference, ...]:
    both = (Difference(kind, ours.owed(kind), getattr(bank, kind)) for kind in COMPARED)
    return tuple(difference for difference in both if difference.more)


def _gap(differences: Iterable[Difference]) -> Decimal:
    return sum((abs(difference.more) for difference in differences), ZERO)


def _explanation(
    case: Case, bank: BankStatement, ours: Statement, differences: tuple[Difference, ...]
) -> Explanation | None:
    """Rounding first, then one other way of counting, then two together; the nearest, if it is nearer than ours."""
    if not differences or _is_rounding(ours, differences):
        return Explanation(say("差额在逐段四舍五入的范围内，按银行的分段计算")) if differences else None
    if not _is_nearer(_fixed_gap(case, differences), differences):
        return None
    ways = [
        (how, vary, varied)
        for how, vary in (*ways_of(case), *_implied(ours, differences))
        if (varied := vary(case)) is not case
    ]
    alone: list[tuple[Decimal, int, Explanation]] = []
    for index, found in _tried(bank, ((how, varied) for how, _, varied in ways)):
        if found.whole:
            return found
        alone.append((_gap(found.left), index, found))
    alone.sort(key=lambda one: one[:2])
    leads = {index for _, index, _ in alone[:_LEADS]}
    together = (
        (joined([how, say("，并且"), and_how]), and_vary(varied))
        for (first, (how, _, varied)), (second, (and_how, and_vary, _)) in combinations(enumerate(ways), 2)
        if leads & {first, second} and not _differs(differences, "principal")
    )
    for _, found in _tried(bank, together):
        if found.whole:
            return found
    nearest = alone[0][2] if alone else None
    return nearest if nearest is not None and _is_nearer(_gap(nearest.left), differences) else None


def _is_nearer(gap: Decimal, differences: Iterable[Difference]) -> bool:
    """Whether what is left unexplained is so little that the way of counting is worth naming."""
    return gap * _MUCH_NEARER < _gap(differences)


def _fixed_gap(case: Case, differences: Iterable[Difference]) -> Decimal:
    """What no way of counting explains: a difference of principal, where nothing was paid that could be set off otherwise."""
    movable = case.repayments or case.loan.card
    return ZERO if movable else _gap(one for one in differences if one.kind == "principal")


def _implied(ours: Statement, differences: Iterable[Difference]) -> Iterator[tuple[Message, Vary]]:
    """The rate of penalty interest that the bank's figure implies, to a tenth of a per cent a year."""
    rates = {balance.overdue_rate for balance in ours.balances}
    for difference in differences:
        if difference.kind == "penalty_interest" and difference.ours and difference.banks and len(rates) == 1:
            rate = next(iter(rates)) or ZERO
            implied = (rate * difference.banks / difference.ours).quantize(_TENTH)
            how = say("罚息按年利率{rate}%计算", rate=percent(implied))
            yield how, penalty_way(annual=implied, surcharge=None, charged_surcharge=None, daily=None, pegged=None)


def _differs(differences: Iterable[Difference], kind: Kind) -> bool:
    return any(difference.kind == kind for difference in differences)


def _tried(bank: BankStatement, ways: Iterable[tuple[Message, Case]]) -> Iterator[tuple[int, Explanation]]:
    for index, (how, varied) in enumerate(ways):
        try:
            counted = run_books(varied, bank.as_of)
        except LedgerError:
            continue
        left = _differences(counted, bank)
        if left and _is_rounding(counted, left):
            left = ()
        yield index, Explanation(how, left)


def _is_rounding(ours: Statement | Books, differences: Iterable[Difference]) -> bool:
    """Whether each difference is no more than one fen for each line of its kind, and no principal differs."""
    for difference in differences:
        lines = sum(1 for line in ours.lines if line.kind == difference.kind and line.accrues)
        if difference.kind == "principal" or abs(difference.more) > FEN * min(lines, 10):
            return False
    return True
