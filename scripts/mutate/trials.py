"""Tries mutants: in a fork of a process that holds the collected tests, or, for what runs on import, from the start."""

import gc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType

import pytest

from scripts.mutate.forks import Fork, side_by_side
from scripts.mutate.operators import VERDICTS, Mutant, mutated
from scripts.mutate.reach import ChangedImport, noting, reached
from scripts.mutate.record import Record, recorded

for _name in ("chinese_calendar", "cn2an", "docxtpl", "hypothesis", "openpyxl", "pydantic", "rich.progress", "yaml"):
    import_module(_name)  # once, for all forks
_IMPORT_SECONDS = 2.0
"""What it costs to import the program and to collect a file of tests."""
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant: the test that noticed it, or `None` and how many of the tests that reach it did not."""

    mutant: Mutant
    killed_by: str | None
    asked: int
    reaching: int


Work = tuple[tuple[Mutant, list[str], int], Callable[[], str], float]
"""A mutant, the tests that it is tried on and how many there would be; the trial; the processor time that it may take."""


def try_all(mutants: list[Mutant], tests: list[str], jobs: int, seconds: float, tell: Tell) -> Iterator[Outcome]:
    """Every mutant's outcome. `seconds` is the processor time of tests that one mutant may cost before it has survived.

    What runs on import is tried on a program imported with the change; so is what ran when the tests were collected, if
    it survived the first trial: a value made then may have hidden the change.
    """
    collected = Fork(lambda: _try_in_functions(mutants, tests, jobs, seconds, tell)).result()
    if collected is None:
        raise SystemExit("the tests could not be recorded")
    outcomes, record = collected
    again = {one.mutant for one in outcomes if not one.killed_by and record.ran_on_import(one.mutant)}
    for outcome in outcomes:
        if outcome.mutant not in again:
            yield outcome
    kills: Counter[str] = Counter()

    def works() -> Iterator[Work]:
        for mutant in (one for one in mutants if one in again or not one.place.function):
            reaching = record.reaching_file(mutant)
            by_file: dict[str, list[str]] = defaultdict(list)
            for test in reaching:
                by_file[test.partition("::")[0]].append(test)
            files = sorted(by_file, key=lambda file: -kills[file])
            groups = [_affordable(by_file[file], record, seconds) for file in files]
            asked = [test for group in groups for test in group]
            limit = 10 + 3 * (sum(record.seconds[test] for test in asked) + _IMPORT_SECONDS * len(files))
            yield (mutant, asked, len(reaching)), partial(_try_from_the_start, mutant, groups), limit

    for (mutant, asked, reaching), killer in side_by_side(works(), jobs):
        kills[(killer or "").partition("::")[0]] += 1
        outcome = _outcome(mutant, asked, reaching, killer)
        _tell_unnoticed(outcome, tell)
        yield outcome


def _tell_unnoticed(outcome: Outcome, tell: Tell) -> None:
    if outcome.killed_by is None:
        tell(f"{outcome.mutant}\n    unnoticed by {outcome.asked} of {outcome.reaching} tests")


def _outcome(mutant: Mutant, asked: list[str], reaching: int, killer: str | None) -> Outcome:
    """`killer` is empty where no test noticed, and `None` where the tests came to no end."""
    return Outcome(mutant, "no end" if killer is None else killer or None, len(asked), reaching)


def _nearest_first(tests: list[str], mutant: Mutant) -> list[list[str]]:
    """The tests of the mutant's own room, what is held as text, all others; each group may cost the same."""
    own, held = f"tests/{mutant.room}/", ("tests/golden/", "tests/test_rule_pages.py")
    return [
        [test for test in tests if test.startswith(own)],
        [test for test in tests if test.startswith(held)],
        [test for test in tests if not test.startswith((own, *held))],
    ]


def _affordable(tests: list[str], record: Record, seconds: float) -> list[str]:
    spent = 0.0
    chosen: list[str] = []
    for test in tests:
        spent += record.seconds[test]
        if chosen and spent > seconds:
            break
        chosen.append(test)
    return chosen


class _Trials:
    """A pytest plugin that, in place of running the collected tests, hands them to `run`."""

    def __init__(self, run: Callable[[pytest.Session], None]) -> None:
        self._run = run
        self.error: BaseException | None = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        try:
            self._run(session)
        except BaseException as error:  # pytest would print it and go on
            self.error = error
        return True


def _pytest(arguments: list[str], plugin: object) -> int:
    quiet = ["-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-m", "not office", "--tb=no"]
    return int(pytest.main([*quiet, *arguments], [plugin]))


def _try_in_functions(
    mutants: list[Mutant], tests: list[str], jobs: int, seconds: float, tell: Tell
) -> tuple[list[Outcome], Record]:
    """The outcomes of those within functions, and what was recorded."""
    in_functions = [mutant for mutant in mutants if mutant.place.function]
    files = {mutant.file.resolve(): str(mutant.file) for mutant in mutants}
    ChangedImport(lambda file: noting(file, files[file]) if file in files else None).install()
    outcomes: list[Outcome] = []
    record = Record()

    def run(session: pytest.Session) -> None:
        nonlocal record
        if session.testsfailed:
            tell(f"{session.testsfailed} files of tests cannot be collected, and notice nothing")
        record = Fork(partial(recorded, session, set(reached), seconds)).result() or record
        tell(f"{len(record.seconds)} tests recorded, {sum(record.seconds.values()):.0f} s of processor time")
        items = {item.nodeid: item for item in session.items}
        functions = _functions({str(file) for file in files})
        kills: Counter[tuple[Path, str, str]] = Counter()
        gc.freeze()

        def works() -> Iterator[Work]:
            for mutant in in_functions:
                place = (mutant.file, mutant.place.function)
                reaching = sorted(record.reaching_line(mutant), key=lambda test: -kills[(*place, test)])
                asked = [
                    test for group in _nearest_first(reaching, mutant) for test in _affordable(group, record, seconds)
                ]
                function = functions[str(mutant.file.resolve()), mutant.place.function, mutant.place.first_line]
                work = partial(_try_in_function, mutant, function, [items[test] for test in asked])
                yield (mutant, asked, len(reaching)), work, 5 + 3 * sum(record.seconds[test] for test in asked)

        for (mutant, asked, reaching), killer in side_by_side(works(), jobs):
            kills[mutant.file, mutant.place.function, killer or ""] += 1
            outcomes.append(_outcome(mutant, asked, reaching, killer))
            if not record.ran_on_import(mutant):
                _tell_unnoticed(outcomes[-1], tell)
            if len(outcomes) % 100 == 0:
                unnoticed = sum(one.killed_by is None for one in outcomes)
                tell(f"{len(outcomes)} of {len(in_functions)} in functions, {unnoticed} unnoticed")

    trials = _Trials(run)
    _pytest(tests, trials)
    if trials.error:
        raise trials.error
    return outcomes, record


def _functions(files: set[str]) -> dict[tuple[str, str, int], FunctionType]:
    """The functions of these files as they live in memory, whatever decorators hold them."""
    return {
        (one.__code__.co_filename, one.__code__.co_qualname, one.__code__.co_firstlineno): one
        for one in gc.get_objects()
        if isinstance(one, FunctionType) and one.__code__.co_filename in files
    }


def _try_in_function(mutant: Mutant, function: FunctionType, items: list[pytest.Item]) -> str:
    """The first test that fails with the function's code changed; empty if none."""
    place = mutant.place
    code = compile(mutated(mutant), str(mutant.file), "exec")
    function.__code__ = _code_of(code, place.function, place.first_line)
    for known in [name for name in VERDICTS if name in function.__globals__]:
        rules = import_module(function.__globals__[known].__module__)
        function.__globals__.update({name: getattr(rules, name) for name in VERDICTS})
    for item, following in zip(items, [*items[1:], None], strict=False):
        failed = item.session.testsfailed
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if item.session.testsfailed > failed:
            return item.nodeid
    return ""


def _code_of(code: CodeType, function: str, first_line: int) -> CodeType:
    inner = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    for one in inner:
        if (one.co_qualname, one.co_firstlineno) == (function, first_line):
            return one
    (outer,) = (one for one in inner if function.startswith(f"{one.co_qualname}."))
    return _code_of(outer, function, first_line)


def _try_from_the_start(mutant: Mutant, tests: list[list[str]]) -> str:
    """The file of tests that fails where the program is imported with the change; empty if none."""
    tree, changed = mutated(mutant), mutant.file.resolve()
    ChangedImport(lambda file: tree if file == changed else None).install()
    for of_file in tests:
        if _pytest(["-x", *of_file], None) != pytest.ExitCode.OK:
            return of_file[0].partition("::")[0]
    return ""
