"""Size limits of the sandbox: sums, methods and lists take no more text than fits, and never a missing value.

A template cannot fill the memory. Every step that takes text refuses text that is already too long, and those that could
multiply it at one stroke are checked beforehand. So nothing grows by more than a small factor beyond the bound; and what a
template makes is paid for by its length, so that there are not too many of such texts.

`None` is refused here because nobody could tell afterwards: `int` makes it 0, `upper` NONE, and `map` nothing at all.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from types import BuiltinFunctionType
from typing import Any

from jinja2.exceptions import SecurityError, UndefinedError

from recovery_docs.messages import Message, say
from recovery_docs.tree.leaf import Nothing

MAX_TEXT = 200_000
"""Characters of one value, about a hundred pages; also items of one list."""
MAX_NESTED = 1_000_000
"""Items of a list with those of the lists in it. Lists that hold one list twice, which again holds one twice, have few items
and take for ever to print, compare or hash.
"""
_PER_STEP = 100
"""Characters, or items, that take no longer to go through than a step."""
_MAX_WIDTH = 200
_MAX_BITS = 4_096

_WIDENING_METHODS = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs", "to_bytes"})
_WIDTH = re.compile(r"\d{4,}|\*|\{[^{}]*\{")
"""In a format: a width of four digits, one taken from the data, or one nested in braces."""


class ForbiddenError(SecurityError):
    """What a template wants and may not do, in words."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


class MissingPieceError(UndefinedError):
    """`None` would be made into text or a figure before it is printed."""


def check_operation(symbol: str, left: Any, right: Any) -> None:
    """Refuse a sum, product, power or format that would be too long."""
    match symbol:
        case "+":
            check_length(_length(left) + _length(right))
        case "*":
            check_length(_length(left) * _count(right) + _length(right) * _count(left))
            _check_bits(_bits(left) + _bits(right))
        case "**":
            _check_bits(_bits(left) * abs(right) if isinstance(right, int) else 0)
        case "%" if isinstance(left, str):
            check_format(left, *_pieces(right))


def bounded_call(function: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[Any, ...]:
    """The arguments; refuses a method of text or of a number that would make something too long."""
    function = getattr(function, "__wrapped__", function)
    if not isinstance(function, BuiltinFunctionType):
        return args
    name, owner = function.__name__, function.__self__
    check_size(owner)
    if name in _WIDENING_METHODS:
        check_widths(None, *args, *kwargs.values())
    elif isinstance(owner, str) and name in ("format", "format_map"):
        check_format(owner, *(piece for each in (*args, *kwargs.values()) for piece in _pieces(each)))
    elif isinstance(owner, str) and name == "translate":
        check_length(len(owner) * text_length(args))
    elif isinstance(owner, str) and name == "replace" and len(args) > 1:
        check_replacement(owner, *args)
    elif isinstance(owner, str) and name == "join" and args:
        args = (listed(args[0]), *args[1:])
        check_parts(args[0], owner)
    return args


def check_size(value: Any) -> None:
    """Refuse text or a list that is too long already."""
    if isinstance(value, (str, bytes, list, tuple)):
        check_length(len(value))


def check_parts(parts: Any, separator: Any = "") -> None:
    """Refuse parts that are missing, or too long together; what is not a list yet has been bounded by `listed`."""
    if isinstance(parts, (list, tuple)):
        check_present(*parts)
        check_length(text_length(parts) + len(parts) * text_length(separator))


def check_present(*values: Any) -> None:
    """Refuse what is missing."""
    for value in values:
        if value is None or isinstance(value, Nothing):
            raise MissingPieceError("None")


def check_length(length: int) -> None:
    """Refuse what is too long for a value."""
    if length > MAX_TEXT:
        raise ForbiddenError(say("做出的文字太长"))


def check_widths(_: Any, *widths: Any) -> None:
    """Refuse a width, or a text that fills one, that no page has."""
    if any((width if isinstance(width, (int, float)) else _length(width)) > _MAX_WIDTH for width in widths):
        raise ForbiddenError(say("要的宽度太大"))


def check_format(text: Any, *pieces: Any) -> None:
    """Refuse a format with a wide place, or with more places than its pieces leave room for."""
    check_present(*pieces)
    text = str(text)
    if _WIDTH.search(text):
        raise ForbiddenError(say("要的宽度太大"))
    check_length(len(text) + (text.count("{") + text.count("%")) * text_length(pieces))


def check_replacement(text: Any, old: Any = "", new: Any = "", *_: Any) -> None:
    """Refuse a replacement that would make a text too long."""
    text, old, new = str(text), str(old), str(new)
    check_length(len(text) + text.count(old) * len(new))


def listed(items: Iterable[Any]) -> list[Any]:
    """The items as a list, no longer than the bound."""
    found = list(islice(items, MAX_TEXT + 1))
    check_length(len(found))
    return found


def text_length(value: Any) -> int:
    """About how long the value is as text, with all that is in it; refuses what would be too long."""
    length, waiting = 0, [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, (str, bytes)):
            length += len(item)
        else:
            length += 1
            if isinstance(item, (list, tuple, set, frozenset, dict)):
                waiting += (*item, *item.values()) if isinstance(item, dict) else item
        if length > MAX_TEXT:
            check_length(length)
    return length


def nested_length(value: Any) -> int:
    """The items of a list with those of the lists in it; refuses what nobody could go through."""
    count, waiting = 0, [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, (list, tuple, dict)):
            waiting += item.values() if isinstance(item, dict) else item
            count += len(item)
            if count > MAX_NESTED:
                raise ForbiddenError(say("做出的列表太长"))
    return count


def steps(value: Any) -> int:
    """What it takes to go through a text or a list once."""
    return 1 + len(value) // _PER_STEP if isinstance(value, (str, bytes, list, tuple)) else 1


def _check_bits(bits: float) -> None:
    if bits > _MAX_BITS:
        raise ForbiddenError(say("算出的数太大"))


def _pieces(value: Any) -> Iterable[Any]:
    """What a format puts into its places."""
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, tuple) else (value,)


def _length(value: Any) -> int:
    return len(value) if isinstance(value, (str, bytes, list, tuple)) else 0


def _count(value: Any) -> int:
    return max(value, 0) if isinstance(value, int) else 0


def _bits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 0
