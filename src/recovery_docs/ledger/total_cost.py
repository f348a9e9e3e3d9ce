"""Everything that the debtor is charged, beside what a yearly rate on the principal in use would come to.

A view for the reader. Financial loans: 法发〔2017〕22号2 lets a debtor ask that what exceeds 24 % a year be reduced, where
it is far above the creditor's loss. Nothing is cut here.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from recovery_docs.case import InterestDays
from recovery_docs.ledger.accounts.account import Owing
from recovery_docs.ledger.accounts.interest import Quote, interest_line
from recovery_docs.ledger.accounts.rate import Ceilings
from recovery_docs.ledger.entry import KINDS, Kind
from recovery_docs.money import FEN, ZERO
from recovery_docs.value_class import value_class


@value_class
class TotalCost:
    """What was charged from a day on, before any repayment, and the most that the yearly rate allows for the same days."""

    from_on: date
    charged: Decimal
    most: Decimal
    rounding: Decimal = ZERO
    """What the rounding of the lines on both sides may come to."""

    @property
    def excess(self) -> Decimal:
        """By how much the charge is above the rate; what is no more than rounding is none."""
        over = self.charged - self.most
        return over if over > self.rounding else ZERO


CHARGES = tuple(kind for kind in KINDS if kind != "principal")


def total_cost(
    accounts: Sequence[Owing],
    ceilings: Sequence[Ceilings],
    horizon: date,
    days: InterestDays,
    kinds: Sequence[Kind] = CHARGES,
) -> TotalCost:
    """Both sums over all accounts, `ceilings` one an account; the lines of a settled past are in neither.

    200,000.00 yuan over 541 days at 24 %: 200,000 × 24 % ÷ 360 × 541 = 72,133.33.
    """
    charged = most = ZERO
    stretches = 0
    first = horizon
    for account, ceiling in zip(accounts, ceilings, strict=True):
        charged += sum((line.amount for line in account.lines if line.kind in kinds and line.amount > 0), ZERO)
        most += _most(account, ceiling, horizon, days)
        stretches += sum(line.accrues for line in account.lines) + len(ceiling) + len(account.principal_since)
        first = min([first, *(day for day, _ in account.principal_since[:1])])
    return TotalCost(first, charged, most, FEN / 2 * stretches)


def _most(account: Owing, ceilings: Ceilings, horizon: date, days: InterestDays) -> Decimal:
    stands = account.principal_since
    marks = sorted({*(day for day, _ in stands), *(day for day, _ in ceilings), horizon})
    total = ZERO
    for start, stop in pairwise(marks):
        principal = next((amount for day, amount in reversed(stands) if day <= start), ZERO)
        rate = next((most for day, most in reversed(ceilings) if day <= start), ZERO)
        if principal and rate and stop <= horizon:
            total += interest_line("interest", "", principal, Quote(rate), start, stop, days).amount
    return total
