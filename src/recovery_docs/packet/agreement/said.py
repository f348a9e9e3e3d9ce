"""The words of one finished paper, and a spot in them; two spots that do not agree."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, say
from recovery_docs.packet.leak_guard import masked
from recovery_docs.packet.proof.line_places import LinePlaces

AMOUNT = r"\d[\d,]*\.\d\d"
DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
CLAIMED = re.compile(rf"标的总额\n+({AMOUNT})元")
"""The sum of a claim, as a complaint tells it."""
IN_BRACKETS = r"(?:[^（）\n]|（[^（）\n]*）)+"
"""What stands within brackets, other brackets in it included: a contract's number may have a pair."""
BODY = "word/document.xml"
"""The part in which papers say what they say."""


@dataclass(frozen=True, eq=False)
class PaperText:
    """A finished paper as its reader sees it: `words` by part, as they were read back from the file."""

    file: str
    template: str
    docx: bytes
    words: Mapping[str, str]
    typed: str | None = None
    """Those of the body that somebody typed: of a paper just made, the words of its template; of one that is read again, the
    lines that were changed. Where that is not known it may be all of them.
    """

    @cached_property
    def body(self) -> str:
        return self.words.get(BODY, "")

    @cached_property
    def _ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.body)]

    @cached_property
    def _places(self) -> LinePlaces:
        return LinePlaces(self.docx, self.file)

    def place(self, position: int) -> Place:
        """Where a character of the body stands: file, and paragraph or cell."""
        return Place(file=self.file, passage=self._places.of(BODY, bisect_right(self._ends, position - 1)))


@dataclass(frozen=True)
class Spot:
    """Words at a position of a paper."""

    paper: PaperText
    at: int
    text: str

    @property
    def amount(self) -> Decimal:
        return yuan(self.text)


@dataclass(frozen=True)
class Disagreement:
    """Two spots that ought to say the same; `problem` says what."""

    problem: Message
    first: Spot
    second: Spot

    def fault(self) -> Fault:
        """In words, with both places; numbers of persons masked."""
        first, second = self.first, self.second
        return Fault(
            first.paper.place(first.at),
            say(
                "{problem}：这里是“{here}”，{place}是“{there}”",
                problem=self.problem,
                here=masked(first.text),
                place=second.paper.place(second.at).message(),
                there=masked(second.text),
            ),
            say("核对两处；写死在模板里的改成字段，改过的文书重新制作"),
        )


def yuan(figures: str) -> Decimal:
    """An amount in figures as a number."""
    return Decimal(figures.replace(",", ""))
