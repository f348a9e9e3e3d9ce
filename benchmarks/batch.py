"""A workbook to packets, end to end: cases a second with reading and writing, and the most memory taken.

Each run is a program of its own, started as a user starts it. `python -m benchmarks.batch 100 1000 10000` compares sizes.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.workbook import write_workbook

DEFAULT_SIZES = (100, 1000, 10_000, 100_000)


def main(sizes: tuple[int, ...]) -> int:
    """Print one line for each size, and one for each growth from a size to the next. Exit 1 where a case was lost."""
    before: tuple[int, float, int] | None = None  # cases, CPU seconds, MB
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            book, out = Path(folder) / "cases.xlsx", Path(folder) / "out"
            write_workbook(book, size)
            seconds, worked, peak = _run(book, out)
            made = sum(1 for packet in out.iterdir() if packet.is_dir())
        print(
            f"batch {size} cases {seconds:.1f} s {size / seconds:.0f}/s CPU {worked:.1f} s peak {peak} MB", flush=True
        )
        if made != size:
            print(f"{size - made} cases were not made", file=sys.stderr)
            return 1
        if before is not None:
            growth = f"{worked / before[1]:.1f}x for {size / before[0]:.0f}x cases"
            print(f"batch CPU time {growth}, memory {peak / before[2]:.2f}x")
        before = (size, worked, peak)
    return 0


def _run(book: Path, out: Path) -> tuple[float, float, int]:
    """Seconds, CPU seconds of all processes, and the most memory in MB that any one of them took."""
    command = ["-m", "recovery_docs", "batch", str(book), "--filing", "collection-notice", "--out", str(out)]
    started, worked = time.perf_counter(), _worked()
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return time.perf_counter() - started, _worked() - worked, peak


def _worked() -> float:
    """CPU seconds of the processes that have ended; wall time would tell how busy the machine is."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or DEFAULT_SIZES))
