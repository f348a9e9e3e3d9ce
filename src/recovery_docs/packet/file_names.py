"""File and folder names that Windows, WPS and a court's upload page accept, and that say nothing private."""

import unicodedata
from functools import lru_cache

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


def paper_name(number: int, title: str, ordinal: int | None = None) -> str:
    """A numbered Word file; papers of one title are told apart by ordinal, never by a person's name.

    >>> paper_name(2, "履行保证责任通知书", 1)
    '02_履行保证责任通知书_1.docx'
    """
    tail = "" if ordinal is None else f"_{ordinal}"
    return f"{number:02d}_{safe_name(title)}{tail}.docx"
