"""`python -m scripts.mutate [--only PATH]… [--sample N] [--tests PATH]…`: which changes of the program no test notices."""

import argparse
import os
import random
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from scripts.mutate.operators import Mutant, mutants
from scripts.mutate.trials import Outcome, try_all

ROOMS = [f"src/recovery_docs/{room}" for room in ("law", "ledger", "prerequisites", "filings")]
TESTS = [
    *(f"tests/{room}" for room in ("law", "ledger", "prerequisites", "filings", "policy", "golden")),
    "tests/test_rule_pages.py",
]
EQUIVALENT = Path(__file__).with_name("equivalent.toml")
"""Changes that change nothing a user could see, each with the reason."""


def main() -> None:
    """Try them, and write the report."""
    asked = _arguments()
    os.nice(10)
    every = [mutant for path in asked.only or ROOMS for mutant in _mutants_of(path)]
    equivalent = _equivalent()
    known = [mutant for mutant in every if _key(mutant) in equivalent]
    rest = [mutant for mutant in every if _key(mutant) not in equivalent]
    chosen = rest if asked.sample is None else random.Random(asked.seed).sample(rest, min(asked.sample, len(rest)))
    chosen.sort(key=lambda mutant: (mutant.file, mutant.number))
    tests = asked.tests or [path for path in TESTS if Path(path).exists()]
    with os.fdopen(os.dup(1), "w", buffering=1) as screen, Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # where pytest writes
        os.dup2(nowhere.fileno(), 2)
        outcomes = list(try_all(chosen, tests, asked.jobs, asked.seconds, lambda text: print(text, file=screen)))
        print("\n".join(_report(every, known, outcomes)), file=screen)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mutate", description=__doc__)
    parser.add_argument("--only", action="append", metavar="PATH", help="a folder, a file or FILE:LINE to change")
    parser.add_argument(
        "--tests", action="append", metavar="PATH", help="tests to ask (those of what lies behind the rooms)"
    )
    parser.add_argument("--sample", type=int, metavar="N", help="so many mutants, chosen by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, choices=(1, 2))
    parser.add_argument("--seconds", type=float, default=5, help="processor time for the tests of a mutant")
    return parser.parse_args()


def _mutants_of(place: str) -> Iterable[Mutant]:
    """Those of a folder, a file, or a line of a file."""
    path, _, line = place.partition(":")
    files = sorted(Path(path).rglob("*.py")) if Path(path).is_dir() else [Path(path)]
    return (mutant for file in files for mutant in mutants(file) if not line or mutant.line == int(line))


def _key(mutant: Mutant) -> tuple[str, str, str, str]:
    return mutant.file.name, mutant.place.function, mutant.before, mutant.after


def _equivalent() -> set[tuple[str, str, str, str]]:
    known = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["mutant"]
    assert all(one["because"] for one in known)
    return {(one["file"], one["function"], one["before"], one["after"]) for one in known}


def _report(every: list[Mutant], known: list[Mutant], outcomes: list[Outcome]) -> Iterable[str]:
    survived = [outcome for outcome in outcomes if outcome.killed_by is None]
    counts = {
        "made": Counter(mutant.room for mutant in every),
        "equivalent": Counter(mutant.room for mutant in known),
        "tried": Counter(outcome.mutant.room for outcome in outcomes),
        "killed": Counter(outcome.mutant.room for outcome in outcomes if outcome.killed_by),
        "survived": Counter(outcome.mutant.room for outcome in survived),
        "unreached": Counter(outcome.mutant.room for outcome in survived if not outcome.reaching),
    }
    stale = {
        key for key in _equivalent() - {_key(mutant) for mutant in every} if key[0] in {one.file.name for one in every}
    }
    yield from (f"no longer made, take it out of {EQUIVALENT.name}: {' '.join(key)}" for key in sorted(stale))
    yield f"\n{'':15}" + "".join(f"{name:>12}" for name in counts)
    for room in [*counts["made"], ""]:
        totals = [counted[room] if room else counted.total() for counted in counts.values()]
        yield f"{room or 'all':15}" + "".join(f"{total:12}" for total in totals)


if __name__ == "__main__":
    main()
