"""The words of a page as they stand in a finished PDF, each with its place.

For pages that the office printed: it writes simple texts with a table of the characters behind each code. For a PDF of
anybody's a library would be needed; of exhibits no word is read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

_BLOCK = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_DEPTH = 4
"""How deep forms may lie in one another."""
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text and where it begins, in points from the corner below on the left."""

    text: str
    x: float
    y: float


def words_of(page: pikepdf.Page, *, without: str | None = None) -> list[Words]:
    """The pieces of text in the order in which they are drawn, those of forms within it among them.

    `without` is the name of a form that is not looked into.
    """
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    return list(_drawn(page.obj, resources, pikepdf.Matrix(), without))


def _drawn(
    stream: Any, resources: Any, base: pikepdf.Matrix, without: str | None = None, depth: int = 0
) -> Iterator[Words]:
    fonts: dict[str, _Font] = {}
    drawing, kept = base, []
    line = text = pikepdf.Matrix()
    font: _Font | None = None
    for instruction in pikepdf.parse_content_stream(stream):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            continue
        operands, operator = instruction.operands, instruction.operator
        match str(operator):
            case "q":
                kept.append(drawing)
            case "Q":
                drawing = kept.pop() if kept else base
            case "cm":
                drawing = pikepdf.Matrix(*map(float, operands)) @ drawing
            case "BT":
                line = text = pikepdf.Matrix()
            case "Td" | "TD":
                line = text = pikepdf.Matrix().translated(*map(float, operands)) @ line
            case "Tm":
                line = text = pikepdf.Matrix(*map(float, operands))
            case "Tf":
                name = str(operands[0])
                font = fonts.get(name) or fonts.setdefault(name, _Font(resources["/Font"][name]))
            case "Tj" | "TJ" if font is not None:
                pieces = operands[0] if str(operator) == "TJ" else operands
                said = "".join(font.read(bytes(one)) for one in pieces if isinstance(one, pikepdf.String))
                at = text @ drawing
                yield Words(said, float(at.e), float(at.f))
            case "Do" if depth < _DEPTH and str(operands[0]) != without:
                form = resources["/XObject"][str(operands[0])]
                if form.get("/Subtype") == "/Form":
                    inner = pikepdf.Matrix(form["/Matrix"]) if "/Matrix" in form else pikepdf.Matrix()
                    own = form.get("/Resources", resources)
                    yield from _drawn(form, own, inner @ drawing, depth=depth + 1)


class _Font:
    """What each code of a font says; of one without a table the codes are the characters."""

    def __init__(self, font: Any) -> None:
        self.length: int = 1
        self.says: Mapping[bytes, str] = {}
        if "/ToUnicode" in font:
            self.length, self.says = _table(font["/ToUnicode"].read_bytes())

    def read(self, codes: bytes) -> str:
        pieces = (codes[at : at + self.length] for at in range(0, len(codes), self.length))
        return "".join(self.says.get(code, "" if self.says else code.decode("latin-1")) for code in pieces)


def _table(data: bytes) -> tuple[int, Mapping[bytes, str]]:
    length = 1
    says: dict[bytes, str] = {}
    for kind, body in _BLOCK.findall(data):
        given = [_token(found) for found in _HEX.findall(body)]
        if kind == b"codespacerange":
            length = len(given[0])
        elif kind == b"bfchar":
            says |= {code: _text(said) for code, said in zip(given[::2], given[1::2], strict=False)}
        else:
            says |= dict(_ranges(given))
    return length, says


def _token(found: tuple[bytes, bytes, bytes]) -> bytes:
    return found[1] or found[2] or bytes.fromhex(found[0].decode("ascii"))


def _ranges(given: list[bytes]) -> Iterator[tuple[bytes, str]]:
    at = 0
    while at + 2 < len(given):
        first, last, at = int.from_bytes(given[at]), int.from_bytes(given[at + 1]), at + 2
        width = len(given[at - 1])
        if given[at] == b"[":
            until = given.index(b"]", at)
            said = [_text(one) for one in given[at + 1 : until]]
            at = until + 1
        else:
            start = int.from_bytes(given[at])
            said = [_text((start + n).to_bytes(len(given[at]))) for n in range(last - first + 1)]
            at += 1
        yield from ((code.to_bytes(width), one) for code, one in zip(range(first, last + 1), said, strict=False))


def _text(code: bytes) -> str:
    return code.decode("utf-16-be", errors="replace")
