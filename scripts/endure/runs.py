"""A batch that is started as a user starts it, disturbed while it works, and compared with one that nobody disturbed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pikepdf

from recovery_docs.packet.proof.verification import packets_in, verify

Disturb = Callable[["subprocess.Popen[bytes]", Random], bool]
"""Does some harm to a run, and says whether there was anything to harm."""


@dataclass(frozen=True)
class Asked:
    """One batch: what it works on, into which folder, and with what more."""

    book: Path
    out: Path
    more: tuple[str, ...] = ()

    @property
    def command(self) -> list[str]:
        """As a user types it."""
        asked = ("--filing", "collection-notice", "--as-of", "2023-02-10", "--workers", "2", "--out", str(self.out))
        return [sys.executable, "-m", "recovery_docs", "batch", str(self.book), *asked, *self.more]

    def run(self) -> int:
        """Run it, and give its exit code."""
        return subprocess.run(self.command, capture_output=True, check=False).returncode


def disturbed(asked: Asked, seed: int, disturb: Disturb, times: int) -> str:
    """Run until all is made, disturbed some times on the way; says how it went, or raises what is wrong."""
    chance, harmed, starts = Random(seed), 0, 0
    while True:
        starts += 1
        if starts > times + 3:
            raise AssertionError(f"not done after {starts} starts")
        run = subprocess.Popen(asked.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
        while harmed < times and run.poll() is None:
            time.sleep(chance.uniform(0.3, 3))
            harmed += run.poll() is None and disturb(run, chance)
        _, said = run.communicate()
        if b"Traceback" in said:
            raise AssertionError(said.decode(errors="replace"))
        if run.returncode == 0:
            return f"{starts} starts, disturbed {harmed} times"


def kill_run(run: "subprocess.Popen[bytes]", chance: Random) -> bool:
    """Pull the plug."""
    run.kill()
    run.wait()
    return True


def kill_worker(run: "subprocess.Popen[bytes]", chance: Random) -> bool:
    """End one of its workers, or the run where it has none yet."""
    workers = [pid for pid, name in descendants(run.pid) if name.startswith("python")]
    return _killed(chance.choice(workers)) if workers else kill_run(run, chance)


def kill_office(run: "subprocess.Popen[bytes]", chance: Random) -> bool:
    """End an office suite that it started, if one is at work."""
    offices = [pid for pid, name in descendants(run.pid) if name == "soffice.bin"]
    return bool(offices) and _killed(chance.choice(offices))


def any_of(*ways: Disturb) -> Disturb:
    """One of several harms, by chance."""
    return lambda run, chance: chance.choice(ways)(run, chance)


def _killed(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        return True
    return False


def descendants(pid: int) -> Iterator[tuple[int, str]]:
    """The processes that a process started, and those that these started, with their names."""
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, tasks.read_text().split()):
                yield child, Path(f"/proc/{child}/comm").read_text().strip()
                yield from descendants(child)


def tree(out: Path) -> dict[str, bytes]:
    """Every file, whatever was left behind among them."""
    return {str(file.relative_to(out)): file.read_bytes() for file in sorted(out.rglob("*")) if not file.is_dir()}


def equal(out: Path, undisturbed: Path) -> None:
    """Raise where a folder is not what an undisturbed run left, byte by byte."""
    ours, theirs = tree(out), tree(undisturbed)
    _same(ours, theirs)


def equal_but_for_pdfs(out: Path, undisturbed: Path) -> int:
    """The same of a run with PDFs: each letter has one, which is whole and as its manifest says. Their number."""
    ours, theirs = tree(out), tree(undisturbed)
    pdfs = {name for name in ours if name.endswith(".pdf")}
    letters = {name for name in ours if name.endswith(".docx")}
    bound = {name for name in pdfs if Path(name).name in ("全卷.pdf", "证据材料.pdf")}
    if {Path(name).with_suffix("") for name in pdfs - bound} != {Path(name).with_suffix("") for name in letters}:
        raise AssertionError(f"{len(pdfs)} PDFs of {len(letters)} letters")
    for name in pdfs:
        with pikepdf.open(out / name, attempt_recovery=False) as pdf:
            if not pdf.pages:
                raise AssertionError(f"{name} has no page")
    for packet in packets_in(out):
        if faults := verify(packet).faults:
            raise AssertionError(f"{packet.name} does not prove true: {faults[0]}")
    _same(
        {name: _without_pdfs(name, data) for name, data in ours.items() if name not in pdfs and ".xlsx" not in name},
        {name: _without_pdfs(name, data) for name, data in theirs.items() if ".xlsx" not in name},
    )
    return len(pdfs)


def _without_pdfs(name: str, data: bytes) -> object:
    """A manifest but for what it says of PDFs, a report but for whether they were asked for."""
    if not name.endswith(("manifest.json", "report.json")):
        return data
    said = json.loads(data)
    for key in ("pdfs", "volumes", "fonts", "seal"):
        said.pop(key, None)
    said["files"] = {file: told for file, told in said.get("files", {}).items() if not file.endswith(".pdf")}
    said.get("asked", {}).pop("pdf", None)
    return said


def _same(ours: dict[str, object] | dict[str, bytes], theirs: dict[str, object] | dict[str, bytes]) -> None:
    differing = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
    if differing:
        raise AssertionError(f"{len(differing)} files are not those of an undisturbed run: {differing[:5]}")
