"""What is left of a title after what was received since: the amounts that an application for enforcement asks."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recovery_docs.case import Case, Liability, Repayment, Term, Title, grammar
from recovery_docs.errors import FactError
from recovery_docs.ledger.accounts.interest import count_days, year_days
from recovery_docs.ledger.terms_at_day import interest_days
from recovery_docs.money import ZERO, round_fen
from recovery_docs.prerequisites.procedures.delayed_part import Doubled, doubled_parts
from recovery_docs.prerequisites.procedures.title_terms import added, first_due, later_terms, ordered

_FROM = re.compile(r"自(\d{4}年\d{1,2}月\d{1,2}日)(?:[（(]含(?:当日|该日)?[）)])?起")
_BASE = re.compile(r"以(?:未?尚?欠?借?款?本金)?(?:人民币)?([\d,]+(?:\.\d+)?万?元)(?:本金)?为(?:基数|本金)")
_RATE = re.compile(r"年利率(?:为)?(\d+(?:\.\d+)?%)")
_UNLIKE = re.compile(r"LPR|报价利率|[0-9一二三四两]倍|日利率|月利率", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RunningInterest:
    """The ordinary interest that a title lets run: yearly `rate` on `base` from the day `from_on`."""

    base: Decimal
    rate: Decimal
    from_on: date

    def since(self, on: date) -> "RunningInterest":
        """The same from another day."""
        return RunningInterest(self.base, self.rate, on)


@dataclass(frozen=True, slots=True)
class TitleBalance:
    """What is left of each part. `known` is false where a payment cannot be shared out, since interest runs unknown.

    `running` is what goes on after the last payment, on the principal that is left; `doubled` what the payments closed.
    """

    received: tuple[Repayment, ...]
    principal: Decimal
    interest: Decimal
    costs: Decimal
    to_costs: Decimal
    to_interest: Decimal
    to_principal: Decimal
    running: RunningInterest | None
    doubled: tuple[Doubled, ...]
    bases: tuple[tuple[date, Decimal], ...]
    """What was left of principal and costs, from each day on."""
    asked: tuple[Term, ...]
    """The instalments that may be asked for."""
    surplus: Decimal
    known: bool
    other: Decimal = ZERO
    """Money of other kinds that the title orders, which is satisfied last."""
    to_other: Decimal = ZERO
    bears_doubled: Decimal = ZERO
    """What of it is in the base of the doubled interest."""

    @property
    def sum_received(self) -> Decimal:
        """Everything received since the title."""
        return sum((one.amount for one in self.received), ZERO)

    def late_on(self, on: date) -> Decimal:
        """What bears the doubled part from a day on: not the instalments whose day has not passed."""
        return max(
            self.principal + self.costs + self.bears_doubled - added([one for one in self.asked if one.due_on >= on]),
            ZERO,
        )

    @property
    def satisfied(self) -> bool:
        """Whether nothing of the money that the title orders is left."""
        return bool(self.received) and self.known and self.principal + self.interest + self.costs + self.other == 0


def title_balance(case: Case, title: Title, as_of: date, tested_on: date | None = None) -> TitleBalance:
    """What is left of the title on the day; `tested_on`, if later, says by when instalments are due.

    民法典561：先抵充实现债权的有关费用，再利息，再主债务；银行入账写明本金、利息的，照双方的入账。迟延履行利息解释3：分次履行的，
    加倍部分计算至每次履行完毕之日；4：先清偿文书确定的金钱债务，再清偿加倍部分债务利息。
    其他金钱给付（违约金等）条文没有排列，最后抵充。
    """
    days, since = interest_days(case), title.issued_on or title.effective_on or first_due(title)
    received = tuple(
        one
        for one in sorted(case.repayments, key=lambda each: each.paid_on)
        if one.amount > 0 and since is not None and since <= one.paid_on <= as_of
    )
    other = sum((one.amount or ZERO for one in title.other), ZERO)
    in_base, to_other = sum((one.amount or ZERO for one in title.other if one.doubled), ZERO), ZERO
    paid = sum((one.amount for one in received), ZERO)
    due_by = max(as_of, tested_on or as_of)
    principal, interest, costs = ordered(title, due_by, paid)
    later = later_terms(title, due_by, paid)
    runs, known = running_interest(title), True
    unknown = runs is None and bool(title.ordinary_interest_text)
    parts, surplus, bases = [ZERO, ZERO, ZERO], ZERO, [(date.min, principal + costs + in_base)]
    for one in received:
        if runs is not None and one.paid_on > runs.from_on:
            days_run = count_days(days, runs.from_on, one.paid_on)
            interest += round_fen(runs.base * runs.rate / year_days(days, one.paid_on) * days_run)
            runs = RunningInterest(runs.base, runs.rate, one.paid_on)
        booked = one.principal is not None or one.interest is not None
        known = known and (booked or not unknown or one.amount <= costs)
        shares = _shares(one, costs, interest, principal)
        costs, interest, principal = costs - shares[0], interest - shares[1], principal - shares[2]
        parts = [sum_ + share for sum_, share in zip(parts, shares, strict=True)]
        rest = one.amount - sum(shares)
        last = min(rest, other)
        other, to_other, surplus = other - last, to_other + last, surplus + rest - last
        in_base = min(in_base, other)
        bases.append((one.paid_on, principal + costs + in_base))
        if runs is not None:
            runs = RunningInterest(runs.base - min(shares[2], runs.base), runs.rate, runs.from_on)
    to_costs, to_interest, to_principal = parts
    asked = tuple(one for one in title.terms if one not in later)
    return TitleBalance(
        received,
        principal,
        interest,
        costs,
        to_costs,
        to_interest,
        to_principal,
        runs,
        doubled_parts(title, bases, as_of, asked=asked),
        tuple(bases),
        asked,
        surplus,
        known,
        other,
        to_other,
        in_base,
    )


def performed(case: Case, title: Title | None, liability: Liability, as_of: date) -> Decimal:
    """What the one named has paid since the title, which his limit is less by."""
    since = (title.issued_on or title.effective_on or first_due(title)) if title else None
    if since is None:
        return ZERO
    mine = (one.amount for one in case.repayments if one.payer == liability.name and since <= one.paid_on <= as_of)
    return sum(mine, ZERO)


def _shares(one: Repayment, costs: Decimal, interest: Decimal, principal: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    if one.principal is not None or one.interest is not None:
        booked = (one.interest or ZERO) + (one.penalty_interest or ZERO) + (one.compound_interest or ZERO)
        to_principal, to_interest = min(one.principal or ZERO, principal), min(booked, interest)
        return min(one.amount - to_principal - to_interest, costs), to_interest, to_principal
    to_costs = min(one.amount, costs)
    to_interest = min(one.amount - to_costs, interest)
    return to_costs, to_interest, min(one.amount - to_costs - to_interest, principal)


def running_interest(title: Title) -> RunningInterest | None:
    """The interest that runs, where the words of the title name one day, one sum and one yearly rate."""
    text = (title.ordinary_interest_text or "").replace(" ", "")
    starts, bases, rates = _FROM.findall(text), _BASE.findall(text), _RATE.findall(text)
    if len(starts) != 1 or len(rates) != 1 or len(bases) > 1 or _UNLIKE.search(text):
        return None
    try:
        base = grammar.amount(bases[0]) if bases else title.principal
        rate, _ = grammar.rate(rates[0])
        start = grammar.day(starts[0])
    except FactError:
        return None
    return RunningInterest(base, rate, start) if base is not None else None
