"""What each test reaches and costs, found by running every test once."""

import signal
import time
from dataclasses import dataclass, field

import pytest

from scripts.mutate.operators import Mutant
from scripts.mutate.reach import Statement, reached


@dataclass
class Record:
    """Which tests reach which statement, and of each test that passes the processor time and how much it reaches."""

    seconds: dict[str, float] = field(default_factory=dict)
    breadth: dict[str, int] = field(default_factory=dict)
    reaching: dict[Statement, list[str]] = field(default_factory=dict)
    on_import: set[Statement] = field(default_factory=set)

    def reaching_line(self, mutant: Mutant) -> list[str]:
        """The tests that reach the mutant, those of little else first."""
        return sorted(self.reaching.get((str(mutant.file), mutant.place.statement), []), key=self._narrowness)

    def reaching_file(self, mutant: Mutant) -> list[str]:
        """The tests that reach any function of the mutant's file, those of little else first."""
        found = {test for place, tests in self.reaching.items() if place[0] == str(mutant.file) for test in tests}
        return sorted(found, key=self._narrowness)

    def _narrowness(self, test: str) -> tuple[int, float]:
        return self.breadth[test], self.seconds[test]

    def ran_on_import(self, mutant: Mutant) -> bool:
        """Whether its statement ran while the tests were collected."""
        return (str(mutant.file), mutant.place.statement) in self.on_import


def recorded(session: pytest.Session, on_import: set[Statement], seconds: float) -> Record:
    """Run every test once; one that fails as it is can notice nothing, and is left out with those that take too long."""
    record = Record(on_import=on_import)
    signal.signal(signal.SIGPROF, _too_slow)
    for item, following in zip(session.items, [*session.items[1:], None], strict=True):
        reached.clear()
        failed, started = session.testsfailed, time.process_time()
        signal.setitimer(signal.ITIMER_PROF, seconds)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed == failed:
            record.seconds[item.nodeid] = time.process_time() - started
            record.breadth[item.nodeid] = len(reached)
            for statement in reached:
                record.reaching.setdefault(statement, []).append(item.nodeid)
    return record


def _too_slow(*_: object) -> None:
    raise TimeoutError("costs more than a mutant may")
