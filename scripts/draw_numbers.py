"""Draws numbers from one register in several processes, some of them killed, and looks whether any is lost or doubled.

`python -m scripts.draw_numbers [--register URL] [--processes 8] [--numbers 2000] [--block 50] [--kill 2]`. Exit 1 for a gap, a
double, or a number that a process was given and that is not on record.
"""

import argparse
import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from multiprocessing import Process
from pathlib import Path

from recovery_docs.register.letter import Letter
from recovery_docs.register.register import Register

PATTERN = "〔{年}〕催字第{序号:04}号"
DAY = date(2026, 11, 27)
_ORDINAL = re.compile(r"第(\d+)号")


@dataclass(frozen=True)
class Drawn:
    """What came of a trial: the numbers given, those on record, the processes killed, and how long it took."""

    given: list[str]
    recorded: list[str]
    killed: int
    seconds: float
    cpu: float

    @property
    def faults(self) -> list[str]:
        """What is wrong, in a line each."""
        ordinals = sorted(int(found[1]) for number in self.recorded if (found := _ORDINAL.search(number)))
        doubled = [number for number, times in Counter(self.given).items() if times > 1]
        return [
            *(["the numbers on record have gaps or doubles"] if ordinals != list(range(1, len(ordinals) + 1)) else []),
            *(f"given twice: {number}" for number in doubled),
            *(f"given, not on record: {number}" for number in sorted(set(self.given) - set(self.recorded))),
        ]


def draw(address: str, *, processes: int, numbers: int, block: int, kill: int = 0) -> Drawn:
    """Let so many processes draw so many numbers each, in blocks; kill some of them at their first numbers."""
    register = Register.open(address)
    if register.letters():
        raise ValueError("the register is in use; give an empty one")
    started, worked = time.perf_counter(), _worked()
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / str(place) for place in range(processes)]
        drawing = [
            Process(target=_draw, args=(address, place, numbers, block, files[place])) for place in range(processes)
        ]
        for process in drawing:
            process.start()
        for process, file in list(zip(drawing, files, strict=True))[:kill]:
            while process.is_alive() and not (file.exists() and file.stat().st_size):
                time.sleep(0.01)
            process.kill()
        for process in drawing:
            process.join()
        given = [line for file in files if file.exists() for line in file.read_text(encoding="utf-8").splitlines()]
    recorded = [one.number for one in register.letters()]
    killed = sum(process.exitcode == -signal.SIGKILL for process in drawing)
    return Drawn(given, recorded, killed, time.perf_counter() - started, _worked() - worked)


def _draw(address: str, place: int, numbers: int, block: int, file: Path) -> None:
    """One process: a line for each number as soon as it has it."""
    register = Register.open(address)
    letters = [Letter(f"{place}-{one}", "collection-notice", "李示例", DAY) for one in range(numbers)]
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for first in range(0, numbers, block):
        given = register.allot(PATTERN, letters[first : first + block], on=DAY)
        os.write(handle, "".join(f"{number}\n" for number in given).encode())


def _worked() -> float:
    """CPU seconds of this process and of those that have ended."""
    return sum(os.times()[:4])


def main(arguments: Sequence[str]) -> int:
    """Draw as asked, and print one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--register")
    for name, usual in (("processes", 8), ("numbers", 2000), ("block", 50), ("kill", 0)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        address = asked.register or str(Path(folder) / "register.sqlite")
        drawn = draw(address, processes=asked.processes, numbers=asked.numbers, block=asked.block, kill=asked.kill)
    recorded = len(drawn.recorded)
    print(
        f"{recorded} numbers on record, {len(drawn.given)} given, {drawn.killed} processes killed, "
        f"{drawn.seconds:.1f} s, CPU {1000 * drawn.cpu / max(recorded, 1):.2f} ms a number"
    )
    for fault in drawn.faults[:20]:
        print(fault, file=sys.stderr)
    return int(bool(drawn.faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
