"""Key paths in a sentence said as the columns of a workbook, for those who never see a case file."""

import re
from dataclasses import replace
from functools import cache

from recovery_docs.errors import Fault
from recovery_docs.intake.headings import book
from recovery_docs.messages import Message

_KEY_PATH = re.compile(r"[a-z_]+(?:\[\d*\])?(?:\.[a-z_]+\d*(?:\[\d*\])?)+")
_INDEX = re.compile(r"\[(\d+)\]")
_NUMBERS = ("resident_id", "uscc", "other_id.number")
"""Facts that one column of a workbook holds, whichever of them it is."""


def in_headings(text: str) -> str:
    """A sentence with every key path that a workbook has a column or a sheet for said as that.

    >>> in_headings("对照原件补写：borrowers[0].address、request.letter.envelope，并在 exhibits 列入")
    '对照原件补写：“借款人住所地”列、request.letter.envelope，并在 “证据”表 列入'
    """
    columns = _KEY_PATH.sub(lambda found: _column(found[0]) or found[0], text)
    return _group_words().sub(lambda found: _sheet(found[1], found[2]), columns)


def fault_in_headings(fault: Fault) -> Fault:
    """The fault with the key paths among its values said as columns and sheets."""
    return replace(fault, problem=_message(fault.problem), remedy=_message(fault.remedy))


def _message(message: Message) -> Message:
    if not any(isinstance(value, str | tuple | list) for _, value in message.values):
        return message
    return Message(message.text, tuple((name, _value(value)) for name, value in message.values))


def _value(value: object) -> object:
    match value:
        case str():
            return in_headings(value)
        case tuple() | list():
            return tuple(_value(one) for one in value)
        case _:
            return value


@cache
def _sheets() -> dict[str, str]:
    """Of every group that has a sheet of its own, the name of that sheet by where the group stands in a case."""
    named = [group for group in book().groups.values() if group.into and group.sheets]
    return {group.into: group.sheets[0] for group in reversed(named)}


@cache
def _group_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])({'|'.join(map(re.escape, _sheets()))})(?:\[(\d*)\])?(?![\w.\[])", re.ASCII)


def _sheet(into: str, index: str | None) -> str:
    which = f"（第{int(index) + 1}个）" if index and index != "0" else ""
    return f"“{_sheets()[into]}”表{which}"


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
