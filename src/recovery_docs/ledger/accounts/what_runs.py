"""What runs on a day: each kind of interest on one base at one rate."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Literal, NamedTuple

from recovery_docs.ledger.accounts.arrears import Arrear
from recovery_docs.ledger.accounts.debts import Debts
from recovery_docs.ledger.accounts.interest import Quote, interest_line, year_days
from recovery_docs.ledger.accounts.lent_terms import Terms
from recovery_docs.ledger.accounts.stretch import Stretch
from recovery_docs.ledger.entry import Kind, Line
from recovery_docs.money import ZERO, round_fen
from recovery_docs.value_class import value_class

Slot = Literal["term", "fresh", "late", "compound"]
"""What runs: principal not due, principal due and not late, late principal, late interest."""
_STEP = Decimal("1e-8")
SLOTS: tuple[Slot, ...] = ("term", "fresh", "late", "compound")


class Named(NamedTuple):
    """What accrues by the contract: of which kind, on which base, at which rate; `late` where the base is late."""

    kind: Kind
    base: Decimal
    quote: Quote
    late: bool = False


class GoesOn(NamedTuple):
    """What accrues after the statement's day: `after` from the day `on` to payment, `before` only until that day."""

    on: date
    before: Sequence[Named]
    after: Sequence[Named]

    @property
    def changes(self) -> bool:
        """Whether anything but the number of the lines is other from the day on."""
        return _sums(self.before) != _sums(self.after)

    def from_the_start(self, start: date) -> "GoesOn":
        """In one from the statement's day where nothing changes; what is late only afterwards is no 逾期利息 then."""
        if self.changes or self.on == start:
            return self
        return GoesOn(start, (), [one._replace(late=False) for one in self.after])


def _sums(named: Sequence[Named]) -> dict[tuple[Kind, Quote], Decimal]:
    found: dict[tuple[Kind, Quote], Decimal] = {}
    for one in named:
        found[one.kind, one.quote] = found.get((one.kind, one.quote), ZERO) + one.base
    return found


@value_class
class WhatRuns:
    """The stretches of one disbursement; where a plan charges the interest of the term, they leave that out."""

    terms: Terms
    debts: Debts
    by_plan: bool

    def wanted(self, on: date, performing: Decimal) -> dict[Slot, Stretch]:
        """Every stretch that runs on the day, beginning there; `performing` is the principal that is not due.

        Together they are no more than what was agreed or is claimed for the whole.
        """
        found = self._agreed(on, performing)
        most = self.terms.total_ceiling
        return found if most is None else self._within(most, found, on, performing)

    def _within(self, most: Decimal, found: dict[Slot, Stretch], on: date, performing: Decimal) -> dict[Slot, Stretch]:
        """Compound interest gives way first, to what the whole leaves it of the principal.

        100,000 yuan late at 23.1 % leave 0.9 % of 100,000 to compound interest under 24 %.
        """
        unpaid = performing + self.debts.arrears.due("principal")
        room = unpaid * most
        if self.by_plan:
            room -= performing * self.terms.rates.term(on).yearly(year_days(self.terms.days, on))
        kept: dict[Slot, Stretch] = {}
        for slot, stretch in found.items():
            yearly = stretch.base * stretch.quote.yearly(stretch.divisor)
            if yearly <= room:
                kept[slot] = stretch
            elif rate := (room / unpaid).quantize(_STEP, ROUND_DOWN) if unpaid and room > 0 else ZERO:
                kept[slot] = stretch._replace(base=unpaid, quote=Quote(rate.normalize()))
            room = max(room - yearly, ZERO)
        return kept

    def _agreed(self, on: date, performing: Decimal) -> dict[Slot, Stretch]:
        terms, rates, arrears = self.terms, self.terms.rates, self.debts.arrears
        late, term = arrears.late("principal", on), rates.term(on)
        divisor = year_days(terms.days, on)
        misused = self.misused(on)
        wanted: dict[Slot, Stretch] = {}

        def run(slot: Slot, kind: Kind, base: Decimal, quote: Quote) -> None:
            if base and quote.rate:
                wanted[slot] = Stretch(kind, base, quote, divisor, on)

        if self.by_plan:
            run("fresh", "interest", arrears.fresh(on), term)
        else:
            misuse = rates.misuse(on) if misused else None
            performing = ZERO if terms.free(on, terms.matures_on) else performing
            run("term", "penalty_interest" if misuse else "interest", performing, misuse or term)
        overdue = rates.late(on, misused=misused)
        base = late + (arrears.late("interest", on) if terms.penalty.base == "instalment" else ZERO)
        # 合同没有约定罚息的，逾期后仍按合同利率计息
        run("late", "penalty_interest" if overdue else "interest", base, overdue or term)
        run("compound", "compound_interest", self.compound_base(on), self.compound_quote(on))
        return wanted

    def daily(self, on: date, performing: Decimal) -> Decimal:
        """What accrues on the day, unrounded."""
        wanted = self.wanted(on, performing).values()
        running = sum((one.base * one.quote.yearly(one.divisor) / one.divisor for one in wanted), ZERO)
        if not self.by_plan:
            return running
        divisor = year_days(self.terms.days, on)
        return running + performing * self.terms.rates.term(on).yearly(divisor) / divisor

    def named(self, on: date, performing: Decimal) -> list[Named]:
        """Kind, base and rate of all that runs on the day by the contract, the interest of a plan first."""
        agreed = self._agreed(on, performing).items()
        found = [Named(one.kind, one.base, one.quote, slot == "late") for slot, one in agreed]
        if self.by_plan and performing:
            found.insert(0, Named("interest", performing, self.terms.rates.term(on)))
        return found

    def going_on(self, start: date, performing: Decimal, lines: Sequence[Line]) -> GoesOn:
        """What goes on accruing after the statement's day; what is due by then is late from the day that is named."""
        terms = self.terms
        matures = not self.by_plan and terms.matures_on <= start and performing > 0
        days = [self.debts.arrears.next_late(start), terms.late_from(terms.matures_on) if matures else None]
        on = min((day for day in days if day is not None and day > start), default=start)
        before = self.named(start, performing) if on > start else []
        if not matures:
            found = GoesOn(on, before, self.named(on, performing))
            return found.from_the_start(start)
        debts = deepcopy(self.debts)
        interest = debts.accrued + (self._grown(start, on, performing, lines) if before else ZERO)
        debts.arrears.add(Arrear(terms.matures_on, on, performing, interest))
        found = GoesOn(on, before, WhatRuns(terms, debts, self.by_plan).named(on, ZERO))
        return found.from_the_start(start)

    def _grown(self, start: date, on: date, performing: Decimal, lines: Sequence[Line]) -> Decimal:
        """By how much the line of interest that ends on `start` grows until `on`."""
        running = (line for line in reversed(lines) if line.kind == "interest" and line.accrues and line.to_on == start)
        if (last := next(running, None)) is None:
            return round_fen(self.daily(start, performing) * (on - start).days)
        quote = Quote(last.rate, by_day=last.year_days == 1)
        line = interest_line("interest", last.note, last.base, quote, last.from_on, on, self.terms.days)
        return line.amount - last.amount

    def misused(self, on: date) -> bool:
        """Whether the money is not used as agreed on that day."""
        return self.terms.penalty.misused_from is not None and self.terms.penalty.misused_from <= on

    def compound_base(self, on: date) -> Decimal:
        """What compound interest runs on: late interest of the term, nothing where the contract has no compound."""
        penalty = self.terms.penalty
        if not penalty.compound or penalty.base == "instalment":
            return ZERO
        settled = self.debts.penalty_settled if penalty.compound_on_penalty else ZERO
        return self.debts.arrears.late("interest", on) + settled

    def compound_quote(self, on: date) -> Quote:
        """The rate of compound interest on that day."""
        how, rates = self.terms.penalty.compound_rate, self.terms.rates
        in_term = on < self.terms.late_from(self.terms.matures_on)
        if how == "contract" or (how == "stepped" and in_term):
            return rates.term(on)
        return rates.late(on, misused=self.misused(on)) or rates.term(on)
