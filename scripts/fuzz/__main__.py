"""Try damaged files: `python -m scripts.fuzz [--only workbooks] [--count 1000] [--first 0]`.

A trial fails by an error that is none of the program's own, by ten seconds of the processor, or by a gigabyte of memory. Prints
each failure with its seed, and exits 1 if there is any.
"""

import argparse
import io
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import redirect_stderr
from pathlib import Path
from random import Random

from scripts.fuzz.trials import TRIALS

SECONDS, MEMORY, CHUNK = 10, 1 << 30, 25


def main() -> int:
    """Run the trials; the exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", choices=sorted(TRIALS))
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--first", type=int, default=0)
    asked = options.parse_args()
    failed = 0
    for kind in [asked.only] if asked.only else TRIALS:
        outcomes: Counter[str] = Counter()
        for seed, outcome in tried(kind, range(asked.first, asked.first + asked.count)):
            outcomes[outcome.partition("\n")[0]] += 1
            if outcome not in ("read", "refused"):
                failed += 1
                print(f"{kind} {seed}: {outcome}", flush=True)
        print(f"{kind}: {dict(outcomes.most_common(12))}", flush=True)
    return 1 if failed else 0


def tried(kind: str, seeds: range) -> Iterator[tuple[int, str]]:
    """Each seed with what became of it; a process that dies is told at the seed it died of."""
    chunks = [seeds[start : start + CHUNK] for start in range(0, len(seeds), CHUNK)]
    with ProcessPoolExecutor(2, initializer=_bounded) as pool:
        futures = [(chunk, pool.submit(_chunk, kind, chunk)) for chunk in chunks]
        for chunk, future in futures:
            try:
                yield from zip(chunk, future.result(), strict=True)
            except BrokenProcessPool:
                yield from ((seed, _alone(kind, seed)) for seed in chunk)


def _alone(kind: str, seed: int) -> str:
    with ProcessPoolExecutor(1, initializer=_bounded) as pool:
        try:
            return pool.submit(_chunk, kind, range(seed, seed + 1)).result()[0]
        except BrokenProcessPool:
            return "the process died"


def _bounded() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY + (1 << 29), MEMORY + (1 << 29)))
    signal.signal(signal.SIGPROF, _too_long)


def _too_long(*_: object) -> None:
    raise TimeoutError(f"longer than {SECONDS} s")


def _chunk(kind: str, seeds: range) -> list[str]:
    return [_outcome(TRIALS[kind], seed) for seed in seeds]


def _outcome(trial: Callable[[Random, Path], bool], seed: int) -> str:
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # of the processor: a busy machine is no failure
    try:
        with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()):
            return "read" if trial(Random(seed), Path(folder)) else "refused"
    except BaseException as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = [f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)[-4:]]
        return f"{type(error).__name__} {str(error)[:100]!r} at {Path(last.filename).name}:{last.lineno}\n  {' > '.join(where)}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    sys.exit(main())
