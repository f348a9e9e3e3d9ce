"""Where the copy of an officer's workbook goes: a name that stays the same from round to round, and loses nobody's work."""

import re
import zipfile
from pathlib import Path

from recovery_docs.messages import Language, Message, say

DONE, RESULTS = say("已处理"), say("结果")
_SEAL = b"recovery-docs"
"""The comment of the archive: whoever saves the workbook again writes an archive without it."""


def suffix_of(source: Path) -> str:
    """The suffix of a copy."""
    return ".xlsm" if source.suffix.lower() == ".xlsm" else ".xlsx"


def copy_path(folder: Path, source: Path, language: Language, said: Message = DONE) -> Path:
    """The file for the copy of `source`; its name says what it is.

    The copy with the highest number is always the newest. It is written over where nobody has touched it since; the
    workbook that this run reads, and one that somebody has saved, stay, and the copy takes the next number.
    """
    words = {said.in_language(one) for one in ("zh", "en")}
    ours = re.compile(f"_(?:{'|'.join(map(re.escape, words))})(\\d*)$")
    stem, suffix = ours.sub("", source.stem), suffix_of(source)
    there = {}
    for file in folder.glob(f"*{suffix}"):
        found = ours.search(file.stem)
        if found and file.stem[: found.start()] == stem:
            there[file] = int(found[1] or 1)
    number = max(there.values(), default=1)
    path = folder / f"{stem}_{said.in_language(language)}{_numeral(number)}{suffix}"
    newest = [file for file, one in there.items() if one == number]
    if all(file == path and is_sealed(file) and not _same(file, source) for file in newest):
        return path
    return folder / f"{stem}_{said.in_language(language)}{_numeral(number + 1)}{suffix}"


def seal(path: Path) -> None:
    """Note in a workbook just written that nobody has saved it since."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = _SEAL


def is_sealed(path: Path) -> bool:
    """Whether a workbook is as this program wrote it; one that cannot be read, such as one held open, is not."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == _SEAL
    except (OSError, zipfile.BadZipFile):
        return False


def _numeral(number: int) -> str:
    return str(number) if number > 1 else ""


def _same(file: Path, source: Path) -> bool:
    return source.exists() and file.samefile(source)
