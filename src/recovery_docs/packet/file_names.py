"""File and folder names that Windows, WPS and a court's upload page accept, and that say nothing private."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import count

from pathvalidate import FileNameSanitizer

from recovery_docs.packet.leak_guard import masked

MAX_PATH = 255
"""Windows refuses longer paths (MAX_PATH 260, with its terminating null and a drive)."""
_SANITIZER = FileNameSanitizer(platform="universal")


@lru_cache(maxsize=4096)
def safe_name(text: str) -> str:
    """The text as a file or folder name: no separators, no reserved names, no trailing dots.

    >>> safe_name("2026/0117:甲")
    '2026_0117_甲'
    """
    whole = unicodedata.normalize("NFC", text)  # macOS 把两种写法当作同一个名称
    return str(_SANITIZER.sanitize(whole, "_")).strip(" .") or "_"


_LIKE_A_FILE = (".json", ".xlsx", ".xlsm", ".partial", ".lock")


def folder_name(text: str) -> str:
    """A safe name for a case's folder: no identity number whole, and not like a file that lies beside the folders.

    >>> folder_name("330481196602021014")
    '330481-1014'
    """
    name = safe_name(masked(text))
    return f"{name}_" if name.lower().endswith(_LIKE_A_FILE) else name


def paper_numbers(titles: Sequence[str], earlier: Sequence[Mapping[str, str]]) -> list[int]:
    """The number of each paper. Where all the earlier ones are among these they keep theirs, and new ones follow them.

    >>> paper_numbers(["甲", "乙", "表"], [{"title": "甲", "file": "01_甲.docx"}, {"title": "表", "file": "02_表.docx"}])
    [1, 3, 2]
    """
    papers = told_apart(titles)
    before = [one.get("file", "").partition("_")[0] for one in earlier]
    kept: dict[tuple[str, int], int] = {}
    if all(map(str.isdecimal, before)):
        kept = dict(zip(told_apart([one.get("title", "") for one in earlier]), map(int, before), strict=True))
    if not kept.keys() <= set(papers):
        kept = {}
    free = count(max(kept.values(), default=0) + 1)
    return [kept[paper] if paper in kept else next(free) for paper in papers]


def told_apart(titles: Iterable[str]) -> list[tuple[str, int]]:
    """Each title, and how often it has been there before."""
    seen: Counter[str] = Counter()
    told = []
    for title in titles:
        told.append((title, seen[title]))
        seen[title] += 1
    return told


def paper_name(number: int, title: str, ordinal: int | None = None) -> str:
    """A numbered Word file; papers of one title are told apart by ordinal, never by a person's name.

    >>> paper_name(2, "履行保证责任通知书", 1)
    '02_履行保证责任通知书_1.docx'
    """
    tail = "" if ordinal is None else f"_{ordinal}"
    return f"{number:02d}_{safe_name(title)}{tail}.docx"
