"""What a column of a workbook is, and what a heading is taken for."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from recovery_docs.case.grammar import RatePeriod
from recovery_docs.case.grammar.text import INVISIBLE

Shape = Literal["linked", "flat", "common"]
"""The workbooks to be written empty, and the sheet that both have."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one column means. `fact` is a key path within its group; `headings` has the preferred one first.

    `facts` is of a rate whose period its cell says: the fact for each that it may say.
    """

    group: str
    fact: str
    kind: str
    headings: tuple[str, ...]
    short: tuple[str, ...] = ()
    words: str | None = None
    period: RatePeriod | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    implies: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    required: bool = False
    required_with: str | None = None
    required_unless: str | None = None
    """The fact that, where it is so, says that there is nothing to fill in."""
    note: str | None = None
    example: Any = None
    new: tuple[Shape, ...] = ()

    @property
    def title(self) -> str:
        """The heading by which messages call it."""
        return (self.headings or self.short)[0]


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the case that rows or columns of a workbook hold."""

    name: str
    title: str
    into: str
    many: bool
    main: bool
    party: str | None
    stems: tuple[str, ...]
    sheets: tuple[str, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading understood: its column, which one of several it belongs to (0 where it does not say), and its unit."""

    column: Column
    ordinal: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A heading not understood. `could_be` is not empty where it may mean several things.

    `elsewhere` is the column that it would be on a sheet of its own.
    """

    could_be: tuple[str, ...] = ()
    elsewhere: Column | None = None


def plain(heading: str) -> str:
    """A heading without what people add to it: stars, colons, spaces, line breaks; brackets and letters made narrow.

    >>> plain("借款人姓名 *"), plain("本金余额（元）：")
    ('借款人姓名', '本金余额(元)')
    """
    text = "".join(unicodedata.normalize("NFKC", heading.translate(INVISIBLE)).split())
    return text.strip("*:★●").upper().replace("(必填)", "")
