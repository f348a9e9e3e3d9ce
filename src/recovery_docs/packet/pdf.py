"""PDF of every paper of a packet, by the office suite that is installed; never on the path of the Word files."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pikepdf

from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import say
from recovery_docs.packet.packet import Packet, Paper

TIMEOUT_SECONDS = 120
_ATTEMPTS = 2
_NAMES = ("soffice", "libreoffice")


def with_pdfs(packet: Packet) -> Packet:
    """The packet with a PDF beside each Word file; `PacketError` if no office suite makes all of them in time, twice."""
    program = office_suite()
    for _ in range(_ATTEMPTS):
        if (pdfs := _attempt(program, packet.papers)) is not None:
            manifest = {**packet.manifest, "pdfs": [pdf.file for pdf in pdfs]}
            return replace(packet, papers=(*packet.papers, *pdfs), manifest=manifest)
    raise PacketError(Fault(Place(), say("有的文书没有转成 PDF"), say("用 Word 或者 WPS 打开 Word 文件，另存为 PDF")))


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


def _attempt(program: str, papers: tuple[Paper, ...]) -> list[Paper] | None:
    """One conversion in a temporary folder of its own: an earlier one that hung leaves it neither lock nor half a file."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        for paper in papers:
            (room / paper.file).write_bytes(paper.data)
        if not _ran(_command(program, room, [paper.file for paper in papers])):
            return None
        made = [(paper, room / f"{Path(paper.file).stem}.pdf") for paper in papers]
        if not all(_is_whole(path) for _, path in made):
            return None
        return [replace(paper, file=path.name, data=path.read_bytes()) for paper, path in made]


def _command(program: str, room: Path, names: list[str]) -> list[str]:
    """With a profile of its own, so that a window that is open elsewhere is not in the way."""
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    files = [str(room / name) for name in names]
    return [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(room), *files]


def _ran(command: list[str]) -> bool:
    """Whether the office ended well in time. It gets no pipe of ours: one that it left open would be waited for."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        return process.wait(TIMEOUT_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
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
