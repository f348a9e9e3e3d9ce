"""What one disbursement was lent on: the terms that its account runs by."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from recovery_docs.case import InterestDays, Penalty, Schedule
from recovery_docs.ledger.accounts.rate import Rates
from recovery_docs.ledger.schedule.due_days import moved
from recovery_docs.messages import Message, say
from recovery_docs.value_class import value_class

OnHoliday = Literal["moved_with_interest", "moved_without_interest"]
NEVER = date(9999, 1, 1)
"""The due day of a loan without one, as long as nobody demanded it."""
DAY = timedelta(days=1)
PAID_OUT = say("放款")


class ClauseWords(NamedTuple):
    """How a clause on what runs on calls the base and what accrues on it."""

    base: Message = say("本金")
    interest: Message = say("利息")
    penalty: Message = say("罚息")
    late: Message = say("逾期利息")
    """What accrues on what is late where the contract adds nothing to the rate (民法典676)."""


OF_A_LOAN = ClauseWords()
OF_A_CARD = ClauseWords(late=say("利息"))
OF_A_PRIVATE_LOAN = ClauseWords(penalty=say("逾期利息"))
"""民间借贷规定28 speaks of 逾期利率; 罚息 is what banks charge (银发〔2003〕251号)."""


@value_class
class Terms:
    """What was lent and on what terms, once amendments and acceleration are taken in."""

    note: str
    paid_on: date
    amount: Decimal
    due_on: date
    accelerated_on: date | None
    rates: Rates
    penalty: Penalty
    days: InterestDays
    schedule: Schedule | None
    paid_until: date | None = None
    securities: int = 0
    """How many guarantees, mortgages and pledges secure it."""
    due_before_moved: date | None = None
    """The due day as the contract writes it, where a day of rest moved it."""
    on_holiday: OnHoliday | None = None
    """How due days that are days of rest move, where the contract moves them; `due_on` is moved already with interest."""
    total_ceiling: Decimal | None = None
    """The most a year that interest, penalty and compound interest of a day may come to together."""
    words: ClauseWords = OF_A_LOAN
    has_note: bool = True
    """Whether the contract numbers the note; else `note` is its place among the payments out."""
    opening: Message = PAID_OUT
    """Where the principal comes from, as the first line says it."""

    @property
    def agreed_due_on(self) -> date:
        """The due day before a day of rest moved it."""
        return self.due_before_moved or self.due_on

    @property
    def matures_on(self) -> date:
        """The day on which all of it falls due."""
        if self.accelerated_on is None:
            return self.due_on
        return min(max(self.accelerated_on, self.paid_on), self.due_on)

    def last_day(self, due_on: date) -> date:
        """The last day to pay what falls due on that day: without interest a day of rest is followed by free days."""
        return moved(due_on) if due_on != NEVER and self.on_holiday == "moved_without_interest" else due_on

    def free(self, on: date, due_on: date) -> bool:
        """Whether nothing runs on that day on what fell due on a day of rest."""
        last = self.last_day(due_on)
        return last != due_on and due_on <= on <= last

    def late_from(self, due_on: date) -> date:
        """The first day on which a debt due on that day is late."""
        first_day = self.penalty.first_day
        if due_on == self.due_on and first_day is not None and first_day >= due_on:
            return first_day
        last = self.last_day(due_on)
        return last if self.penalty.starts == "due_day" else last + DAY
