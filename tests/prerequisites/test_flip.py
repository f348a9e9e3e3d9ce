"""From the last day of a clock to the next, the clock and what rests on it change, and nothing else."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from recovery_docs.intake import read_case
from recovery_docs.prerequisites import load_rules
from recovery_docs.prerequisites.clocks.clock import Clock, Right
from recovery_docs.prerequisites.clocks.every_clock import clocks
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import RULES, examine

load_rules()
EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
RESTING_ON: dict[Right, set[str]] = {
    "limitation": {"LIM001", "SEC009"},
    "mortgage": {"LIM001", "SEC009"},
    "guarantee_period": {"GUA001", "GUA002", "GUA003", "GUA017"},
    "guarantee_limitation": {"GUA015"},
    "judicial_confirmation": {"JCF002"},
    "enforcement": {"ENF003"},
    "preservation_renewal": set(),
}


def _outcomes(matter: Matter) -> dict[str, list[tuple[str | None, str]]]:
    return {code: [(one.subject, one.outcome.value) for one in examine(matter, (code,))] for code in RULES}


def _state(matter: Matter, clock: Clock) -> str:
    return next(one.state for one in clocks(matter) if (one.right, one.subject) == (clock.right, clock.subject))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_next_day_flips_the_clock_and_what_rests_on_it(path: Path) -> None:
    case = read_case(path).case

    def on(day: date) -> Matter:
        return Matter.on(case, day)

    assert case.request.as_of is not None
    running = [one for one in clocks(on(case.request.as_of)) if one.state == "running" and one.last_day]
    for clock in running:
        assert clock.last_day is not None
        last, after = on(clock.last_day), on(clock.last_day + timedelta(days=1))
        assert (_state(last, clock), _state(after, clock)) == ("running", "expired")
        before, then = _outcomes(last), _outcomes(after)
        rested = set().union(*(RESTING_ON[one.right] for one in running if one.last_day == clock.last_day))
        assert {code for code in RULES if before[code] != then[code]} <= rested, clock
