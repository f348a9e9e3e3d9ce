"""The colour that a cell had before it was marked, kept as a word in our comment, which outlives every saving."""

import re
from collections.abc import Mapping

_CODE = re.compile(r"\[([0-9A-F]{8}|theme\d+|indexed\d+)([+-]\d\.\d+)?\]\s*$")
_KINDS = ("rgb", "theme", "indexed")


def coded(colour: Mapping[str, str]) -> str | None:
    """A colour, as the attributes that a workbook gives it, in one word; none where it is no colour of its own.

    >>> coded({"rgb": "FFFFFF00"}), coded({"theme": "4", "tint": "0.79998168889431442"})
    ('FFFFFF00', 'theme4+0.8000')
    """
    kind = next((kind for kind in _KINDS if kind in colour), None)
    if kind is None:
        return None
    tint = float(colour.get("tint", "0"))
    name = colour[kind].upper().rjust(8, "F") if kind == "rgb" else f"{kind}{colour[kind]}"
    return f"{name}{tint:+.4f}" if tint else name


def remembered(comment: str) -> dict[str, str]:
    """The colour at the end of a comment of ours; empty where the cell had none.

    >>> remembered("不是金额。改正。\\n原底色 [theme4+0.8000]")
    {'theme': '4', 'tint': '+0.8000'}
    """
    found = _CODE.search(comment)
    if found is None:
        return {}
    kind = next((kind for kind in _KINDS[1:] if found[1].startswith(kind)), "rgb")
    colour = {kind: found[1].removeprefix(kind)}
    return colour | ({"tint": found[2]} if found[2] else {})
