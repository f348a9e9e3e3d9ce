"""Let machines die: `python -m scripts.endure [--cases 200] [--pdf-cases 60] [--only pdf] [--seed 1]`.

Batches are killed, lose workers, the office suite, the room on the disk, Dask workers and the scheduler, and are started
again until all is made. What is left must be, file by file, what a run leaves that nobody disturbed. Prints a line for each
trial, exits 1 if one fails; a trial that this machine cannot do is skipped with the reason.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from benchmarks.workbook import write_workbook

from scripts.endure.cluster import Machines
from scripts.endure.runs import (
    Asked,
    any_of,
    disturbed,
    equal,
    equal_but_for_pdfs,
    kill_office,
    kill_run,
    kill_worker,
)

Trial = Callable[[Path, int, int], str]


class SkippedError(Exception):
    """Why a trial cannot be done here."""


def three_at_once(room: Path, cases: int, seed: int) -> str:
    """Three batches at the same time, killed and robbed of their workers."""
    book, undisturbed = _undisturbed(room, cases)
    asked = [Asked(book, room / f"out{number}") for number in range(3)]
    with ThreadPoolExecutor(3) as pool:
        went = pool.map(
            lambda one: disturbed(one[1], seed + one[0], any_of(kill_run, kill_worker), 5), enumerate(asked)
        )
        told = "; ".join(went)
    for one in asked:
        equal(one.out, undisturbed)
    return told


def pdf(room: Path, cases: int, seed: int) -> str:
    """A batch with PDFs, whose office suite, workers and whole run are killed."""
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        raise SkippedError("no LibreOffice")
    book, undisturbed = _undisturbed(room, cases)
    asked = Asked(book, room / "out", ("--pdf",))
    began = time.monotonic()
    told = disturbed(asked, seed, any_of(kill_office, kill_office, kill_worker, kill_run), 6)
    papers = equal_but_for_pdfs(asked.out, undisturbed)
    return f"{told}; {papers} PDFs in {time.monotonic() - began:.0f} s"


def full_disk(room: Path, cases: int, seed: int) -> str:
    """A disk that is full before all is made, and has room again when the batch is started again."""
    book, undisturbed = _undisturbed(room, cases)
    small, copy = room / "disk", room / "out"
    small.mkdir()
    out = small / "out"
    command = subprocess.list2cmdline(Asked(book, out).command)
    size = sum(file.stat().st_size for file in undisturbed.rglob("*")) >> 11  # half of what is wanted, in KB
    script = f"""
        mount -t tmpfs -o size={size}k tmpfs {small} || exit 99
        {command} > /dev/null 2> {room}/said && exit 98
        grep -q 磁盘已满 {room}/said || exit 97
        ls {out} | wc -l > {room}/before
        mount -o remount,size=1g {small}
        {command} > /dev/null 2>&1 || exit 96
        cp -a {out} {copy}
    """
    apart = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script]
    if not shutil.which("unshare") or (ended := subprocess.run(apart, check=False).returncode) == 99:
        raise SkippedError("no disk of one's own without unshare and tmpfs")
    if ended:
        raise AssertionError(f"the script ended with {ended}")
    equal(copy, undisturbed)
    return f"full after {(room / 'before').read_text().strip()} of {cases}, then whole"


def dask(room: Path, cases: int, seed: int) -> str:
    """A Dask cluster whose workers die and are replaced, and whose scheduler dies."""
    book, undisturbed = _undisturbed(room, cases)
    chance, starts, killed = Random(seed), 0, {"scheduler": 0, "worker": 0}
    out = room / "out"
    while True:
        starts += 1
        with Machines() as machines:
            asked = Asked(book, out, ("--dask", machines.address))
            run = subprocess.Popen(asked.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            while killed["worker"] < 6 and killed["scheduler"] < starts and run.poll() is None:
                time.sleep(chance.uniform(1, 3))
                what = "scheduler" if starts < 3 and killed["worker"] >= starts else "worker"
                killed[what] += run.poll() is None and machines.lose(what)
            _, said = run.communicate()
        if b"Traceback" in said or (run.returncode and len(said.splitlines()) > 1):
            raise AssertionError(said.decode(errors="replace"))
        if run.returncode == 0:
            break
        if starts > 6:
            raise AssertionError(f"not done after {starts} starts: {said.decode(errors='replace')}")
    equal(out, undisturbed)
    return f"{starts} starts, {killed['worker']} workers and {killed['scheduler']} schedulers lost"


def _undisturbed(room: Path, cases: int) -> tuple[Path, Path]:
    book, out = room / "cases.xlsx", room / "undisturbed"
    write_workbook(book, cases)
    if Asked(book, out).run():
        raise AssertionError("an undisturbed run did not end well")
    return book, out


TRIALS: dict[str, Trial] = {"three-at-once": three_at_once, "full-disk": full_disk, "dask": dask, "pdf": pdf}


def main() -> int:
    """Do the trials; the exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", choices=sorted(TRIALS))
    options.add_argument("--cases", type=int, default=200)
    options.add_argument("--pdf-cases", type=int, default=60)
    options.add_argument("--seed", type=int, default=20261127)
    asked = options.parse_args()
    failed = 0
    for name in [asked.only] if asked.only else TRIALS:
        cases = asked.pdf_cases if name == "pdf" else asked.cases
        with tempfile.TemporaryDirectory() as room:
            began = time.monotonic()
            try:
                told = TRIALS[name](Path(room), cases, asked.seed)
            except SkippedError as reason:
                told = f"skipped, {reason}"
            except AssertionError as wrong:
                failed, told = 1, f"FAILED, {wrong}"
        print(f"{name}: {cases} cases, {told} ({time.monotonic() - began:.0f} s)", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
