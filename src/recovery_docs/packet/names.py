"""File and folder names that Windows, WPS and a court's upload page accept, and that say nothing private."""

from functools import lru_cache

from pathvalidate import sanitize_filename

MAX_PATH = 255
"""Windows refuses longer paths (MAX_PATH 260, with its terminating null and a drive)."""


@lru_cache(maxsize=4096)
def safe_name(text: str) -> str:
    """The text as a file or folder name: no separators, no reserved names, no trailing dots.

    >>> safe_name("2026/0117:甲")
    '2026_0117_甲'
    """
    return str(sanitize_filename(text, replacement_text="_", platform="universal")).strip(" .") or "_"


def paper_name(number: int, title: str, ordinal: int | None = None) -> str:
    """A numbered Word file; papers of one title are told apart by ordinal, never by a person's name.

    >>> paper_name(2, "履行保证责任通知书", 1)
    '02_履行保证责任通知书_1.docx'
    """
    tail = "" if ordinal is None else f"_{ordinal}"
    return f"{number:02d}_{safe_name(title)}{tail}.docx"
