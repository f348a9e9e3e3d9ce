"""Key paths in a sentence said as the columns of a workbook, for those who never see a case file."""

import re
from functools import cache

from recovery_docs.intake.headings import book

_KEY_PATH = re.compile(r"[a-z_]+(?:\[\d*\])?(?:\.[a-z_]+(?:\[\d*\])?)+")
_INDEX = re.compile(r"\[(\d+)\]")
_NUMBERS = ("resident_id", "uscc", "other_id.number")
"""Facts that one column of a workbook holds, whichever of them it is."""


def in_headings(text: str) -> str:
    """A sentence with every key path that a workbook has a column for said as that column.

    >>> in_headings("对照原件补写：borrowers[0].address、request.letter.envelope")
    '对照原件补写：“借款人住所地”列、request.letter.envelope'
    """
    return _KEY_PATH.sub(lambda found: _column(found[0]) or found[0], text)


def _column(path: str) -> str | None:
    title = _titles().get(_INDEX.sub("[]", path))
    if title is None:
        return None
    index = _INDEX.search(path)
    which = f"（第{int(index[1]) + 1}个）" if index and index[1] != "0" else ""
    return f"“{title}”列{which}"


@cache
def _titles() -> dict[str, str]:
    """Key path without numbers to the heading by which an empty workbook calls it."""
    found: dict[str, str] = {}
    for group in book().groups.values():
        into = f"{group.into}{'[]' if group.many else ''}"
        for column in group.columns:
            for fact in _facts(column.fact):
                found.setdefault(f"{into}.{fact}".strip("."), column.title)
    return found


def _facts(fact: str) -> tuple[str, ...]:
    party, _, last = fact.rpartition("identity")
    return tuple(f"{party}{number}" for number in _NUMBERS) if fact.endswith("identity") and not last else (fact,)
