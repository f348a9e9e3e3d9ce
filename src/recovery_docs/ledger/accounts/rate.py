"""Rates over time: a contract rate, fixed or pegged to the LPR, and what a late payment adds to it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from recovery_docs.case import LoanRate, Penalty
from recovery_docs.law.periods import plus_months
from recovery_docs.ledger.accounts.interest import Follows, Quote
from recovery_docs.ledger.accounts.published_rate import publication_days, published

_REPRICE_MONTHS = {"yearly": 12, "anniversary": 12, "half_yearly": 6, "quarterly": 3, "monthly": 1}
_DAY = timedelta(days=1)

Ceilings = tuple[tuple[date, Decimal], ...]
"""The most that the law allows a year, from each day on, earliest first."""


class Rates:
    """The rates of one disbursement on every day from its payment until `until`.

    A rate that follows a published one is read on the day of payment and again on every day of repricing. No rate exceeds
    the law's ceiling of its day, nor `most`, what was agreed or is claimed for the whole. `late_from` is the day on which a
    rate of its own for late payments is read first, the agreed one or those of `late`, each from its day. A daily rate is
    that of a `year` of so many days.
    """

    def __init__(
        self,
        rate: LoanRate,
        penalty: Penalty | None,
        paid_on: date,
        until: date,
        ceilings: Ceilings = (),
        amended: Sequence[tuple[date, LoanRate]] = (),
        late_from: date | None = None,
        most: Decimal | None = None,
        year: int = 360,
        late: Sequence[tuple[date, LoanRate]] = (),
    ) -> None:
        self.penalty = penalty
        self.verified = True
        self.superseded = False
        """Whether a benchmark was read after the last one was published."""
        stretches = _in_force(rate, paid_on, until, amended)
        self.capped_to: Quote | None = None
        """The ceiling that last held a rate down, nothing where none did."""
        self._ceilings, self._most, self._year = ceilings, most, year
        self._late: dict[tuple[int, Quote | None, bool], Quote | None] = {}
        ends = [*(day for day, _ in stretches[1:]), until]
        read = [
            (day, self._read(agreed, day))
            for (start, agreed), end in zip(stretches, ends, strict=True)
            for day in (start, *_repricing_days(agreed, start, end))
        ]
        self._days = [day for day, _ in read]
        self._quotes = [quote for _, quote in read]
        self._late_rate: Rates | None = None
        if penalty is not None and penalty.pegged is not None:
            first = max(paid_on, min(late_from or until, until - _DAY))
            self._late_rate = Rates(penalty.pegged, None, first, until)
        elif late and (late_from or until) < until:
            self._late_rate = Rates(late[0][1], None, max(paid_on, late_from or until), until, amended=late[1:])
        if self._late_rate is not None:
            self.verified = self.verified and self._late_rate.verified

    def _read(self, rate: LoanRate, day: date) -> Quote:
        if not rate.follows:
            return fixed(rate)
        found = published(rate, day)
        self.verified = self.verified and found.verified
        self.superseded = self.superseded or found.superseded
        moves = rate.reprice not in (None, "never")
        return Quote(found.rate, follows=Follows(rate, by_index=not found.superseded) if moves else None)

    def changes(self, after: date, until: date) -> list[date]:
        """The days between the two on which a rate may change."""
        days = {*self._days[1:], *(day for day, _ in self._ceilings)}
        if self._late_rate is not None:
            days.update(self._late_rate.changes(after, until))
        return sorted(day for day in days if after < day < until)

    def agreed(self, day: date) -> Quote:
        """The contract rate on a day, before any ceiling."""
        return self._quotes[max(bisect_right(self._days, day) - 1, 0)]

    def term(self, day: date) -> Quote:
        """The rate on a debt that is not late."""
        return self._capped(self.agreed(day), day)

    def late(self, day: date, *, misused: bool = False) -> Quote | None:
        """The rate on late or misused principal, nothing where the contract adds nothing to it.

        The heavier of lateness and misuse counts, never both (人民币利率管理规定25).
        """
        index = max(bisect_right(self._days, day) - 1, 0)
        pegged = None if self._late_rate is None else self._late_rate.agreed(day)
        if (index, pegged, misused) not in self._late:
            self._late[index, pegged, misused] = self._heavier(self._quotes[index], pegged, misused)
        quote = self._late[index, pegged, misused]
        return quote and self._capped(quote, day)

    def _heavier(self, contract: Quote, pegged: Quote | None, misused: bool) -> Quote | None:
        found = [pegged or penalty_rate(self.penalty, contract)]
        if misused:
            found.append(misuse_rate(self.penalty, contract))
        quotes = [quote for quote in found if quote is not None]
        return max(quotes, key=lambda quote: quote.yearly(self._year), default=None)

    def misuse(self, day: date) -> Quote | None:
        """The rate on principal that is misused and not late."""
        quote = misuse_rate(self.penalty, self.agreed(day))
        return quote and self._capped(quote, day)

    def _capped(self, quote: Quote, day: date) -> Quote:
        if self._most is not None and quote.yearly(self._year) > self._most:
            quote = Quote(self._most, follows=_held(quote))
        if not self._ceilings:
            return quote
        index = bisect_right(self._ceilings, day, key=lambda ceiling: ceiling[0]) - 1
        if index < 0 or quote.yearly(self._year) <= self._ceilings[index][1]:
            return quote
        self.capped_to = Quote(self._ceilings[index][1], follows=_held(quote))
        return self.capped_to


def _in_force(
    rate: LoanRate, paid_on: date, until: date, amended: Sequence[tuple[date, LoanRate]]
) -> list[tuple[date, LoanRate]]:
    """The rates as agreed, each from its first day: the contract's, then what was agreed later."""
    found = [(paid_on, rate)]
    for day, agreed in sorted(amended, key=lambda one: one[0]):
        if day <= paid_on:
            found[0] = (paid_on, agreed)
        elif day < until:
            found = [*(one for one in found if one[0] < day), (day, agreed)]
    return found


def _repricing_days(rate: LoanRate, paid_on: date, until: date) -> Iterable[date]:
    if rate.reprice == "as_published":
        yield from publication_days(rate, paid_on, until)
    months = _REPRICE_MONTHS.get(rate.reprice or "never")
    if not rate.follows or months is None:
        return
    start = paid_on
    if rate.reprice != "anniversary":  # 每年、每季等指日历上的年初、季初、月初
        start = date(start.year, (start.month - 1) // months * months + 1, 1)
    count = 1
    while (day := plus_months(start, months * count)) < until:
        yield day
        count += 1


def fixed(rate: LoanRate) -> Quote:
    """A rate that no publication moves; by the month is a twelfth of a year's."""
    if rate.daily is not None:
        return Quote(rate.daily, by_day=True)
    return Quote(rate.annual if rate.annual is not None else (rate.monthly or Decimal(0)) * 12)


def penalty_rate(penalty: Penalty | None, contract: Quote) -> Quote | None:
    """The rate on a late payment, or nothing where the contract adds nothing.

    What the creditor charges may be less than the contract allows, and is then what counts. 9.9 % and half as much
    again is 14.85 %:

    >>> penalty_rate(Penalty(surcharge="50%"), Quote(Decimal("0.099"))).rate
    Decimal('0.1485')
    >>> penalty_rate(Penalty(surcharge="50%", charged_surcharge="30%"), Quote(Decimal("0.0615"))).rate
    Decimal('0.07995')
    """
    if penalty is None:
        return None
    if penalty.annual is not None:
        return Quote(penalty.annual)
    if penalty.daily is not None:
        return Quote(penalty.daily, by_day=True)
    surcharge = penalty.charged_surcharge if penalty.charged_surcharge is not None else penalty.surcharge
    return _raised(contract, surcharge) if surcharge else None


def misuse_rate(penalty: Penalty | None, contract: Quote) -> Quote | None:
    """The rate on money not used as agreed, or nothing where the contract adds nothing."""
    if penalty is None or penalty.misuse_surcharge is None:
        return None
    return _raised(contract, penalty.misuse_surcharge)


def _raised(contract: Quote, surcharge: Decimal) -> Quote:
    follows = contract.follows and replace(contract.follows, raised=surcharge)
    return Quote((contract.rate * (1 + surcharge)).normalize(), contract.by_day, follows)


def _held(quote: Quote) -> Follows | None:
    """Of a rate that a ceiling holds."""
    return quote.follows and replace(quote.follows, by_index=False)
