"""The exhibits' own files: each that the case names is there and whole, and its pages are those of the evidence list."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from recovery_docs.case import Case, Exhibit
from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import say
from recovery_docs.volume.exhibit_file import ExhibitFile, UnfitError, looked_at

Files = Mapping[int, tuple[ExhibitFile, ...]]
"""The files of each exhibit that names some, by its number."""


def files_of(case: Case, folder: Path, source: str) -> Files:
    """The files of every exhibit, looked at as they lie in the folder.

    `source` is the bare name of the case's file. Raises `PacketError` with every file that is missing or cannot be bound.
    """
    found: dict[int, tuple[ExhibitFile, ...]] = {}
    faults: list[Fault] = []
    for exhibit in case.exhibits:
        files = []
        for name in exhibit.files:
            try:
                files.append(looked_at(_beside(folder, name)))
            except UnfitError as error:
                faults.append(Fault(place_of(case, exhibit, source), error.problem, error.remedy, name))
        if files:
            found[exhibit.number] = tuple(files)
    if faults:
        raise PacketError(*faults)
    return found


def with_page_counts(case: Case, files: Files, printed: Mapping[str, int], source: str) -> Case:
    """The case with the pages of each exhibit counted in its files; `printed` are those of Word files, by their hashes.

    Raises `PacketError` where the case says another number. What is not known stays as the case says it.
    """
    faults = []
    exhibits = list(case.exhibits)
    for index, exhibit in enumerate(case.exhibits):
        pages = _pages(files.get(exhibit.number, ()), printed)
        if pages is None:
            continue
        exhibits[index] = exhibit.model_copy(update={"pages": pages})
        if exhibit.pages not in (None, pages):
            problem = say("证据写的是{written}页，文件有{pages}页", written=exhibit.pages, pages=pages)
            faults.append(Fault(place_of(case, exhibit, source), problem, say("核对文件是否完整"), exhibit.file))
    if faults:
        raise PacketError(*faults)
    return case.model_copy(update={"exhibits": tuple(exhibits)})


def place_of(case: Case, exhibit: Exhibit, source: str) -> Place:
    """Where the case names the files of an exhibit."""
    index = next(number for number, one in enumerate(case.exhibits) if one.number == exhibit.number)
    return Place(file=source, key_path=f"exhibits[{index}].file")


def files_sha256(case: Case, folder: Path) -> dict[str, str]:
    """The fingerprint of each exhibit's file as it lies there; of one that cannot be read it is empty."""
    named = {name for exhibit in case.exhibits for name in exhibit.files}
    return {name: _sha256(folder / name) for name in sorted(named) if Path(name).name == name}


def _beside(folder: Path, name: str) -> Path:
    if Path(name).name != name:
        raise UnfitError(say("案件文件所在的文件夹里没有这个证据文件"), say("把它放到案件文件旁边，或者改正文件名"))
    return folder / name


def _pages(files: Sequence[ExhibitFile], printed: Mapping[str, int]) -> int | None:
    counts = [printed.get(one.sha256) if one.pages is None else one.pages for one in files]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
