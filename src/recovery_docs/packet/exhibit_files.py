"""The exhibits' own files: each that the case names is there and whole, and its pages are those of the evidence list."""

import hashlib
from pathlib import Path

import pikepdf

from recovery_docs.case import Case, Exhibit
from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import Message, say


def with_page_counts(case: Case, folder: Path, source: str) -> Case:
    """The case with the pages of each exhibit whose file it names, counted in that file.

    `source` is the bare name of the case's file. Raises `PacketError` with every file that is missing, damaged or of
    another length than the case says.
    """
    exhibits, faults = list(case.exhibits), []
    for index, exhibit in enumerate(case.exhibits):
        if exhibit.file is None:
            continue
        path = folder / exhibit.file
        pages = _pages(path) if path.name == exhibit.file else None
        exhibits[index] = exhibit.model_copy(update={"pages": pages})
        if wrong := _wrong(exhibit, pages):
            place = Place(file=source, key_path=f"exhibits[{index}].file")
            faults.append(Fault(place, *wrong, exhibit.file))
    if faults:
        raise PacketError(*faults)
    return case.model_copy(update={"exhibits": tuple(exhibits)})


def files_sha256(case: Case, folder: Path) -> dict[str, str]:
    """The fingerprint of each exhibit's file as it lies there; of one that cannot be read it is empty."""
    named = {exhibit.file for exhibit in case.exhibits if exhibit.file is not None}
    return {name: _sha256(folder / name) for name in sorted(named) if Path(name).name == name}


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _pages(path: Path) -> int | None:
    """How many, 0 where the file cannot be read as it is, nothing where there is no file."""
    try:
        # 不让程序自行修补：修补后的文件可能少了页
        with pikepdf.open(path, attempt_recovery=False) as pdf:
            return len(pdf.pages)
    except FileNotFoundError:
        return None
    except (OSError, pikepdf.PdfError, pikepdf.PasswordError):
        return 0


def _wrong(exhibit: Exhibit, pages: int | None) -> tuple[Message, Message] | None:
    if pages is None:
        return say("案件文件所在的文件夹里没有这个证据文件"), say("把它放到案件文件旁边，或者改正文件名")
    if not pages:
        return say("证据文件损坏、加密，或者不是 PDF"), say("重新扫描，或者另存为不加密的 PDF")
    if exhibit.pages not in (None, pages):
        return say("证据写的是{written}页，文件有{pages}页", written=exhibit.pages, pages=pages), say(
            "核对文件是否完整"
        )
    return None
