"""A period of limitation run through everything that interrupts, suspends or revives it (民法典188, 192, 194, 195)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recovery_docs.law.parameters import parameter
from recovery_docs.law.periods import plus_months
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.clocks.clock import Step
from recovery_docs.value_class import value_class


@dataclass(frozen=True, slots=True)
class Interruption:
    """Something that makes a period run afresh.

    `certain` is false where that can only be argued. `revives` if it also waives a period that has run out; `runs_from`
    is the day on which a proceeding ended, from which the period runs afresh, `pending` while it has not ended. `doubt`
    says why it is not certain, where a reader must be told.
    """

    on: date
    what: Message
    certain: bool
    path: str
    exhibit: int | None = None
    revives: bool = False
    runs_from: date | None = None
    pending: bool = False
    doubt: Message | None = None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stood in the creditor's way (民法典194); `until_on` is missing while it lasts."""

    on: date
    until_on: date | None


@value_class
class Lapse:
    """A time during which the period had run out: after its last day, until the debtor promised anew, if he did."""

    ran_out: date
    revived_on: date | None

    def covers(self, on: date) -> bool:
        """Whether the day lies in it, the day of the new promise included."""
        return self.ran_out < on and (self.revived_on is None or on <= self.revived_on)


@value_class
class Run:
    """How a period ran: its last day, the steps on the way, and whether a proceeding holds it."""

    last_day: date
    steps: tuple[Step, ...]
    held: bool
    used: tuple[Interruption, ...]
    first_last_day: date
    """The day on which it first ran out, or will, before anything revived it."""
    lapses: tuple[Lapse, ...] = ()


def run(start: date, interruptions: Iterable[Interruption], obstacles: Iterable[Obstacle] = ()) -> Run:
    """Run a period of limitation from `start`; what happened after it had run out counts only where it revives."""
    hindered = tuple(obstacles)
    last_day = _suspended(limitation_ends(start), hindered)
    first_last_day: date | None = None
    steps = [Step(start, say("{start}起算，至{last}", start=start, last=last_day))]
    used: list[Interruption] = []
    lapses: list[Lapse] = []
    held = False
    for one in sorted(interruptions, key=lambda each: (each.on, each.runs_from or each.on)):
        if one.on < start and not one.pending and (one.runs_from is None or one.runs_from < start):
            continue
        if one.on > last_day and not held:
            if not one.revives:
                steps.append(Step(one.on, say("{what}，时效已经届满，不中断", what=one.what), one.exhibit))
                continue
            first_last_day = first_last_day or last_day
            lapses.append(Lapse(last_day, one.on))
            steps.append(Step(one.on, say("{what}，时效届满后同意履行", what=one.what), one.exhibit))
        else:
            steps.append(Step(one.on, say("{what}，中断", what=one.what), one.exhibit))
        held = held or one.pending
        again = _suspended(limitation_ends(one.runs_from or one.on), hindered)
        # 先前的程序结束之后才起算的，不因程序进行中的催收而提前。
        last_day = max(last_day, again) if one.on <= last_day else again
        used.append(one)
    if not held:
        lapses.append(Lapse(last_day, None))
    return Run(last_day, tuple(steps), held, tuple(used), first_last_day or last_day, tuple(lapses))


def limitation_ends(start: date) -> date:
    """The last day of a period of limitation from `start`.

    民法典188：三年。民法总则时效解释2、3：2017年10月1日时民法通则的二年尚未届满的适用三年，已经届满的不适用。
    """
    years = parameter("limitation.general", on=start, role="起算日")
    last_day = plus_months(start, 12 * years.whole)
    if years.effective_until is not None and last_day >= years.effective_until:
        longer = parameter("limitation.general", on=years.effective_until, role="起算日")
        last_day = plus_months(start, 12 * longer.whole)
    return last_day


def _suspended(last_day: date, obstacles: tuple[Obstacle, ...]) -> date:
    """民法典194：最后六个月内因障碍不能行使请求权的中止，自原因消除之日起满六个月届满。"""
    months = parameter("limitation.suspension_window", on=last_day, role="届满日").whole
    for obstacle in obstacles:
        ended = obstacle.until_on
        if ended is not None and obstacle.on <= last_day and ended > plus_months(last_day, -months):
            last_day = max(last_day, plus_months(ended, months))
    return last_day
