"""What a title leaves owed as of a day, in sums: what a letter on it asks for."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recovery_docs.case import Case, Title
from recovery_docs.ledger.accounts.interest import count_days, year_days
from recovery_docs.ledger.terms_at_day import interest_days
from recovery_docs.money import ZERO, round_fen
from recovery_docs.prerequisites.procedures.delayed_part import doubled_parts, late_since
from recovery_docs.prerequisites.procedures.title_balance import TitleBalance, title_balance


@dataclass(frozen=True, slots=True)
class TitleDebt:
    """The debt of a title as of a day. `interest` and `doubled` are counted to the day before it.

    `in_words` is interest that the title lets run in words that give no sum; it is not in `interest`.
    """

    left: TitleBalance
    interest: Decimal
    doubled: Decimal
    doubled_base: Decimal
    doubled_from: date | None
    in_words: str | None

    @property
    def owed(self) -> bool:
        """Whether any money of the title is due and unpaid, the doubled part aside."""
        return bool(self.left.principal or self.interest or self.left.costs or self.left.other)

    @property
    def total(self) -> Decimal:
        """Everything that can be put in a sum."""
        return self.left.principal + self.interest + self.left.costs + self.left.other + self.doubled


def title_debt(case: Case, title: Title, as_of: date, tested_on: date | None = None) -> TitleDebt:
    """What is left of the title, with the interest that it lets run and the doubled part to the day.

    `tested_on` is the day of the paper, if later: by then the time to perform may have ended, so that the doubled part runs.
    """
    left = title_balance(case, title, as_of, tested_on)
    runs, interest = left.running, left.interest
    if runs is not None and runs.from_on < as_of:
        days = interest_days(case)
        run = count_days(days, runs.from_on, as_of)
        interest += round_fen(runs.base * runs.rate / year_days(days, as_of) * run)
    parts = doubled_parts(title, left.bases, as_of, asked=left.asked, until=as_of)
    since = late_since(title, max(as_of, tested_on or as_of))
    return TitleDebt(
        left=left,
        interest=interest,
        doubled=sum((one.amount for one in parts), ZERO),
        doubled_base=left.late_on(max(since, as_of)) if since else ZERO,
        doubled_from=max(since, as_of) if since else None,
        in_words=title.ordinary_interest_text if runs is None else None,
    )
