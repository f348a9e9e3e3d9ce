"""Reading the drawing of a form: its words in order, with the fields and boxes that stand between them.

A line is a paragraph. `{path}` is a field, `{path:3}` one that leaves three characters open when it is empty, `{_path:5}`
one on a line to write on, `{_:5}` such a line for the pen, `[path]` a box. A path in Chinese is a field of the tree, and
prints nothing without a value; its box is ticked where it is so, `[!path]` where it is not, `[path=choice]` where it is the
choice. `@row` begins a row by its left cell, `@long` one that may break across pages, `@party` one with a centred left cell,
`@centred` one that is both, `@wide` and `@notice` one across both columns; `@section` is a heading with a note below.
`@for … @end` repeats rows, `%for … %end` paragraphs; `%clause` is a clause of clauses.docx. `@sign` is a line below the table,
`@signer` the names for it, each on a line of its own so that a long one stays whole. Leading full-width spaces are an indent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Kind = Literal[
    "title", "cause", "section", "notice", "wide", "row", "long", "party", "centred", "for", "end", "sign", "signer"
]

TOKEN = re.compile(
    r"\{(?P<line>_?)(?P<field>[\w.]*)(?::(?P<gap>\d+))?\}|\[(?P<without>!?)(?P<box>[\w.]+)(?:=(?P<choice>[\w、]+))?\]"
)
SPACE = "\u3000"


@dataclass
class Piece:
    """One thing on the page: a heading, a row with its paragraphs, or the bounds of a repetition."""

    kind: Kind
    words: str
    paragraphs: list[str] = field(default_factory=list)


def read_layout(path: Path) -> list[Piece]:
    """The pieces of a form from top to bottom."""
    pieces: list[Piece] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            kind, _, words = line[1:].partition(" ")
            pieces.append(Piece(kind, words))  # type: ignore[arg-type]
        else:
            pieces[-1].paragraphs.append(line)
    return pieces


@dataclass(frozen=True)
class Field:
    """A field, box or list of a form, under the path that the template asks for, and the words that it stands behind."""

    path: str
    words: tuple[str, ...]
    kind: Literal["field", "box", "list"]


def fields(pieces: list[Piece]) -> Iterator[Field]:
    """Every field in the order of the form, the first time that it is met."""
    section = label = ""
    lists: dict[str, str] = {}
    met: set[str] = set()
    for piece in pieces:
        section = piece.words if piece.kind == "section" else section
        if piece.kind not in ("for", "end"):
            label = TOKEN.sub("", piece.words).replace("|", "")
        loops = [piece.words] if piece.kind == "for" else []
        for loop in (*loops, *(line[5:] for line in piece.paragraphs if line.startswith("%for "))):
            one, _, many = loop.partition(" in ")
            if not many.isascii():
                continue
            lists[one] = many
            met.add(many)
            yield Field(many, (section, label if piece.kind != "for" else ""), "list")
        for line in (piece.words, *piece.paragraphs):
            for found in TOKEN.finditer(line):
                if (found["box"] or found["field"] or "表格") > "z":  # fields of the tree are described there
                    continue
                name, dot, rest = (found["field"] or found["box"]).partition(".")
                path = f"{lists.get(name, name)}{dot}{rest}"
                if path not in met:
                    met.add(path)
                    yield Field(path, (section, label, _before(line, found)), "box" if found["box"] else "field")


def _before(line: str, found: re.Match[str]) -> str:
    """The words in front of a field, for a day those in front of its year."""
    parts = re.sub(r"\[[\w.]+\]", "", line[: found.start()])
    said = [part for part in TOKEN.sub(SPACE, parts).split(SPACE) if part]
    blank = {"month": 1, "day": 2}.get((found["field"] or "").rpartition(".")[2], 0)
    words = said[-1 - blank] if len(said) > blank else ""
    return words + ("", "（月）", "（日）")[blank]
