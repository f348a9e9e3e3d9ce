"""PDFs by the office suite that is installed: many papers to one call, and no waiting for a suite that does not work."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

import pikepdf
from filelock import FileLock, Timeout

from recovery_docs.errors import Fault, PacketError, Place, UnwrittenError
from recovery_docs.messages import say
from recovery_docs.packet.atomic_folder import unwritten

SILENT_SECONDS = 60
"""How long an office may go without finishing one more paper before it counts as hung."""
REST_SECONDS = 600
"""How long an office that did not work is left alone by a process. A run asks it once; a Dask worker lives for many runs."""
_ATTEMPTS = 2
_HANGS = 3
"""Papers on which the office may hang before it is given up: each costs `SILENT_SECONDS`."""
_NAMES = ("soffice", "libreoffice")
_ROOM = "recovery-docs-pdf-"
_PROOF = "0.txt"
"""A line of text that goes before the papers: where not even this comes out, the office is at fault and no paper."""

Ending = Literal["well", "broken", "hung"]
"""How a call came to its end."""

_resting_until = 0.0


def office_suite() -> str:
    """The program that makes PDFs; raises `PacketError` where there is none."""
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        raise PacketError(
            Fault(
                Place(), say("本机没有 LibreOffice，不能生成 PDF"), say("安装 LibreOffice，或者用 Word、WPS 另存为 PDF")
            )
        )
    return program


def converted(papers: Sequence[bytes]) -> list[bytes | None]:
    """The PDF of each Word file, nothing for one that the office twice failed to convert.

    What a call leaves over goes into the next one. Raises `PacketError` where the office itself does not work.
    """
    program = office_suite()
    if time.monotonic() < _resting_until:
        raise _not_working()
    with _room() as room:
        try:
            for number, data in enumerate(papers, start=1):
                (room / f"{number}.docx").write_bytes(data)
            (room / _PROOF).write_text("LibreOffice", encoding="ascii")
            made = _all_made(program, room, len(papers))
            return [pdf.read_bytes() if (pdf := made.get(number)) else None for number in range(1, len(papers) + 1)]
        except OSError as error:
            raise unwritten(Path("PDF"), error) from error


def _all_made(program: str, room: Path, count: int) -> dict[int, Path]:
    """Call the office until each paper is made or has failed twice."""
    made: dict[int, Path] = {}
    failures: Counter[int] = Counter()
    silent = hangs = 0
    while wanted := [n for n in range(1, count + 1) if n not in made and failures[n] < _ATTEMPTS]:
        # 上次出错的放在最后，免得又耽误别的
        wanted.sort(key=lambda number: failures[number])
        ended, done = _call(program, room, [f"{number}.docx" for number in wanted])
        if _PROOF not in done:
            silent += 1
            if silent == _ATTEMPTS:
                raise _gives_up(room)
            continue
        silent = 0
        made |= {number: done[name] for number in wanted if (name := f"{number}.docx") in done}
        failures.update(_at_fault(wanted, made, ended=ended))
        hangs += ended == "hung"
        if hangs == _HANGS:
            raise _gives_up(room)
    return made


def _at_fault(wanted: list[int], made: dict[int, Path], *, ended: Ending) -> list[int]:
    """The papers that the office refused, or on which it stopped: not those that it never came to."""
    if ended == "well":
        return [number for number in wanted if number not in made]
    last = max((place for place, number in enumerate(wanted) if number in made), default=-1)
    return [number for number in wanted[: last + 2] if number not in made]


def _call(program: str, room: Path, names: list[str]) -> tuple[Ending, dict[str, Path]]:
    """How the office ended, and the whole PDFs by the files that they are of."""
    target = Path(tempfile.mkdtemp(dir=room))
    # 自己的配置目录，开着的窗口不碍事；出过错的不再用
    profile = f"-env:UserInstallation={(target / 'profile').as_uri()}"
    files = [str(room / name) for name in (_PROOF, *names)]
    ended = _ended([program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(target), *files], target)
    pdfs = {name: target / f"{Path(name).stem}.pdf" for name in (_PROOF, *names)}
    return ended, {name: pdf for name, pdf in pdfs.items() if _is_whole(pdf)}


def _ended(command: list[str], target: Path) -> Ending:
    """How the office ended. It gets no pipe of ours: one that it left open would be waited for."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError:
        return "broken"
    finished, since = -1, time.monotonic()
    try:
        while True:
            with suppress(subprocess.TimeoutExpired):
                return "broken" if process.wait(0.5) else "well"
            if (now := sum(1 for _ in target.glob("*.pdf"))) != finished:
                finished, since = now, time.monotonic()
            elif time.monotonic() - since > SILENT_SECONDS:
                return "hung"
    finally:
        if process.returncode is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """`soffice` only starts the office and waits for it, so all that it started has to go with it."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_whole(pdf: Path) -> bool:
    try:
        with pikepdf.open(pdf, attempt_recovery=False) as opened:
            return len(opened.pages) > 0
    except (OSError, pikepdf.PdfError):
        return False


def _gives_up(room: Path) -> UnwrittenError:
    global _resting_until
    if shutil.disk_usage(room).free < 1 << 24:
        return UnwrittenError(
            Fault(Place(), say("临时目录所在的磁盘已满，没有生成 PDF"), say("腾出空间后再做一次，已经完成的不会重做"))
        )
    _resting_until = time.monotonic() + REST_SECONDS
    return _not_working()


def _not_working() -> UnwrittenError:
    return UnwrittenError(
        Fault(
            Place(),
            say("LibreOffice 不能工作（没有启动，或者没有反应），没有生成 PDF"),
            say("先打开 LibreOffice 看一看，再做一次；或者用 Word、WPS 另存为 PDF"),
        )
    )


@contextmanager
def _room() -> Iterator[Path]:
    """A temporary folder, its owner's only. One that a killed process left is cleared first: nobody holds its lock."""
    beside = Path(tempfile.gettempdir())
    _clear(beside)
    # 先上锁，再建文件夹：没有上锁的，就是没人要的
    room = beside / f"{_ROOM}{secrets.token_hex(8)}"
    lock = FileLock(_lock_of(room), mode=0o600)
    try:
        with lock:
            room.mkdir(mode=0o700)
            try:
                yield room
            finally:
                shutil.rmtree(room, ignore_errors=True)
    finally:
        with suppress(OSError):
            _lock_of(room).unlink(missing_ok=True)


def _lock_of(room: Path) -> Path:
    return room.with_name(f"{room.name}.lock")


def _clear(beside: Path) -> None:
    for room in beside.glob(f"{_ROOM}*/"):
        with suppress(OSError, Timeout):
            if room.is_symlink() or (hasattr(os, "getuid") and room.stat().st_uid != os.getuid()):
                continue
            with FileLock(_lock_of(room), timeout=0, mode=0o600):
                shutil.rmtree(room, ignore_errors=True)
            _lock_of(room).unlink(missing_ok=True)
