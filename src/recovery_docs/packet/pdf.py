"""PDF of every paper of a packet, by the office suite that is installed; never on the path of the Word files."""

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import say
from recovery_docs.packet.packet import Packet, Paper

TIMEOUT_SECONDS = 120
_NAMES = ("soffice", "libreoffice")


def with_pdfs(packet: Packet) -> Packet:
    """The packet with a PDF beside each Word file; `PacketError` if no office suite answers in time, twice."""
    converted = _converted({paper.file: paper.data for paper in packet.papers})
    pdfs = tuple(
        Paper(name, paper.title, paper.template, converted[name])
        for paper in packet.papers
        if (name := f"{Path(paper.file).stem}.pdf") in converted
    )
    if len(pdfs) != len(packet.papers):
        raise PacketError(
            Fault(Place(), say("有的文书没有转成 PDF"), say("用 Word 或者 WPS 打开 Word 文件，另存为 PDF"))
        )
    return replace(packet, papers=(*packet.papers, *pdfs))


def _converted(files: dict[str, bytes]) -> dict[str, bytes]:
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        raise PacketError(
            Fault(
                Place(), say("本机没有 LibreOffice，不能生成 PDF"), say("安装 LibreOffice，或者用 Word、WPS 另存为 PDF")
            )
        )
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        for name, data in files.items():
            (room / name).write_bytes(data)
        for _ in range(2):
            if _convert(program, room, list(files)):
                break
        return {path.name: path.read_bytes() for path in room.glob("*.pdf")}


def _convert(program: str, room: Path, names: list[str]) -> bool:
    """One run with a profile of its own, so that a window that is open elsewhere is not in the way."""
    command = [
        program,
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(room),
        *(str(room / name) for name in names),
    ]
    try:
        subprocess.run(command, timeout=TIMEOUT_SECONDS, check=True, capture_output=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return False
    return True
