"""What a heading that is not understood may mean: by its words, by what stands below it, by the columns beside it.

Nothing of this is used unasked. It is shown to a person, who takes it or does not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from rapidfuzz import fuzz, process
from stdnum.cn import ric, uscc

from recovery_docs.errors import FactError
from recovery_docs.intake.headings import Column, Heading, book, plain
from recovery_docs.intake.meaning.parts import parts
from recovery_docs.intake.values import cell_text, quantities
from recovery_docs.intake.values.cell_text import Raw

SHOWN = 3
"""As many as a person looks through."""
_NEAR = 60
"""Below this nearness (of 100) two headings share a character or two by chance."""
_ALIKE = 0.8
"""Letters that are alike say less than words that are known."""
_ENOUGH = 0.4
"""Of a heading that is suggested, as much as this must be known words."""
_MISFIT = 0.3
"""What is left of the sureness where the values are of another kind than the column's."""
_BESIDE = 1.1
"""What a column gains that stands beside others of its group."""
_PHONE = re.compile(r"(?:\+?86-?)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}")
_MONEY = re.compile(r"-?[\d,]+(?:\.\d{1,2})?(?:元|万元)?")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A column that a heading may stand for. `sureness` is between 0 and 1; 1 would be a heading that is understood."""

    column: Column
    sureness: float

    @property
    def title(self) -> str:
        """The part of the case and what of it, as people call them: 担保人.保证合同编号."""
        return f"{book().groups[self.column.group].title}.{self.column.title}"


def suggest(heading: str, samples: Sequence[Raw] = (), neighbours: Sequence[str] = ()) -> tuple[Suggestion, ...]:
    """The columns that a heading may stand for, the likeliest first; nothing where nothing is near.

    `samples` are some cells below it, `neighbours` the headings beside it.
    """
    written = _kinds(samples)
    beside = {known.column.group for one in neighbours if isinstance(known := book().meaning(one), Heading)}
    found: dict[tuple[str, str], Suggestion] = {}
    for column, nearness in _near(plain(heading)):
        sureness = nearness
        if written and not written & _KINDS.get(column.kind, frozenset(("text",))):
            sureness *= _MISFIT
        elif column.group in beside:
            sureness *= _BESIDE
        key = (column.group, column.fact)
        if key not in found or found[key].sureness < sureness:
            found[key] = Suggestion(column, round(min(sureness, 0.99), 2))
    likely = (one for one in found.values() if one.sureness >= _MISFIT)
    return tuple(sorted(likely, key=lambda one: -one.sureness)[:SHOWN])


_KINDS = {
    "identity": frozenset(("identity",)),
    "phones": frozenset(("phone",)),
    "day": frozenset(("day",)),
    "amount": frozenset(("amount",)),
    "rate": frozenset(("amount", "rate")),
    "count": frozenset(("amount",)),
    "basis_points": frozenset(("amount", "rate")),
    "label": frozenset(("text", "number", "amount", "identity", "phone")),
    "account": frozenset(("number", "amount")),
    "bool": frozenset(("word",)),
    "words": frozenset(("word", "text")),
    "name": frozenset(("word", "text")),
    "text": frozenset(("word", "text")),
}
"""What the cells of a column look like, by how they are read."""


def _kinds(samples: Iterable[Raw]) -> frozenset[str]:
    """What the cells look like; several where they differ."""
    return frozenset(_kind(one) for one in samples if not cell_text.is_blank(one))


def _kind(value: Raw) -> str:
    if isinstance(value, date):
        return "day"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "amount" if abs(value) < Decimal(10) ** 10 else "number"
    written = "".join(cell_text.text(value).split())
    if ric.is_valid(written) or uscc.is_valid(written):
        return "identity"
    if _PHONE.fullmatch(written):
        return "phone"
    if written.endswith(("%", "‰", "‱")):
        return "rate"
    if _MONEY.fullmatch(written) and len(written) < 16:
        return "amount"
    if written.isdigit():
        return "number"
    try:
        quantities.day(written)
    except FactError:
        return "word" if len(written) <= 4 else "text"
    return "day"


def _near(text: str) -> Iterator[tuple[Column, float]]:
    """The columns whose headings have most in common with a text, each with how much, between 0 and 1."""
    for form, common in parts().nearly(text):
        titles = form.could_be or (form.title,)
        for title in titles if common > _ENOUGH else ():
            columns = (book().column(form.group, title),) if form.group else _known().get(plain(title), ())
            yield from ((column, common / len(titles)) for column in columns)
    known = _known()
    for heading, nearness, _ in process.extract(text, known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR):
        yield from ((column, nearness / 100 * _ALIKE) for column in known[heading])


@cache
def _known() -> dict[str, tuple[Column, ...]]:
    """Every heading that is understood anywhere, with the columns that it may stand for."""
    found: dict[str, tuple[Column, ...]] = {}
    for table in (book().main, *book().own.values()):
        for heading, column in table.items():
            if len(heading) > 1 and column not in found.get(heading, ()):
                found[heading] = (*found.get(heading, ()), column)
    return found
