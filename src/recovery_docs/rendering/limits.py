"""Bounds on what filters, sums and methods are given: no more text than fits, and never a missing value.

A template cannot fill the memory. Every step that takes text refuses text that is already too long, and those that could
multiply it at one stroke are checked beforehand. So nothing grows by more than a small factor beyond the bound.

`None` is refused here because nobody could tell afterwards: `int` makes it 0, `upper` NONE, and `map` nothing at all.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from itertools import islice
from types import BuiltinFunctionType
from typing import Any

from jinja2.exceptions import SecurityError, UndefinedError

MAX_TEXT = 200_000
"""Characters of one value, about a hundred pages; also items of one list."""
_MAX_WIDTH = 200
_MAX_BITS = 4_096

_ABOUT_MISSING = frozenset({"default", "d"})
"""Filters whose very business is a missing value."""
_WIDENING_METHODS = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs", "to_bytes"})
_WIDTH = re.compile(r"\d{4,}|\*|\{[^{}]*\{")
"""In a format: a width of four digits, one taken from the data, or one nested in braces."""

Filter = Callable[..., Any]


class MissingPieceError(UndefinedError):
    """`None` would be made into text or a figure before it is printed."""


def check_operation(symbol: str, left: Any, right: Any) -> None:
    """Refuse a sum, product, power or format that would be too long."""
    match symbol:
        case "+":
            _check_length(_length(left) + _length(right))
        case "*":
            _check_length(_length(left) * _count(right) + _length(right) * _count(left))
            _check_bits(_bits(left) + _bits(right))
        case "**":
            _check_bits(_bits(left) * abs(right) if isinstance(right, int) else 0)
        case "%" if isinstance(left, str):
            _check_format(left, *_pieces(right))


def check_call(function: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
    """Refuse a method of text or of a number that would make something too long."""
    function = getattr(function, "__wrapped__", function)
    if not isinstance(function, BuiltinFunctionType):
        return
    name, owner = function.__name__, function.__self__
    check_size(owner)
    if name in _WIDENING_METHODS:
        _check_widths(None, *args, *kwargs.values())
    elif isinstance(owner, str) and name in ("format", "format_map"):
        _check_format(owner, *(piece for each in (*args, *kwargs.values()) for piece in _pieces(each)))
    elif isinstance(owner, str) and name == "replace" and len(args) > 1:
        _check_replacement(owner, *args)
    elif isinstance(owner, str) and name == "join" and args:
        check_parts(args[0], owner)


def check_size(value: Any) -> None:
    """Refuse text or a list that is too long already."""
    _check_length(_length(value))


def check_parts(parts: Any, separator: Any = "") -> None:
    """Refuse parts that are missing, or too long together; what is not a list yet has been bounded by `listed`."""
    if isinstance(parts, (list, tuple)):
        _check_present(*parts)
        _check_length(sum(_length(part) for part in parts) + len(parts) * len(str(separator)))


def listed(items: Iterable[Any]) -> list[Any]:
    """The items as a list, no longer than the bound."""
    found = list(islice(items, MAX_TEXT + 1))
    _check_length(len(found))
    return found


def bounded_filters(filters: Mapping[str, Filter]) -> dict[str, Filter]:
    """The filters, each with its bound."""
    checks: dict[str, Filter] = dict.fromkeys(
        ("center", "indent", "wordwrap", "batch", "slice", "round"), _check_widths
    )
    checks |= {"replace": _check_replacement, "format": _check_format, "sum": check_parts}
    bounded = {
        name: _checked(original, checks.get(name), missing=name in _ABOUT_MISSING) for name, original in filters.items()
    }
    bounded["join"] = _joined(filters["join"])
    return bounded


def _checked(original: Filter, check: Filter | None, *, missing: bool) -> Filter:
    skip = 1 if hasattr(original, "jinja_pass_arg") else 0

    @wraps(original)
    def bounded(*args: Any, **kwargs: Any) -> Any:
        if len(args) > skip and not missing:
            _check_present(args[skip])
        if len(args) > skip:
            check_size(args[skip])
        if check is not None:
            check(*args[skip:], *kwargs.values())
        return original(*args, **kwargs)

    return bounded


def _joined(original: Filter) -> Filter:
    @wraps(original)
    def join(eval_ctx: Any, value: Iterable[Any], d: str = "", attribute: Any = None) -> Any:
        items = listed(value)
        check_parts(items, d)
        return original(eval_ctx, items, d, attribute)

    return join


def _check_length(length: int) -> None:
    if length > MAX_TEXT:
        raise SecurityError("the template makes a text that is too long")


def _check_bits(bits: float) -> None:
    if bits > _MAX_BITS:
        raise SecurityError("the template makes a number that is too large")


def _check_widths(_: Any, *widths: Any) -> None:
    if any((width if isinstance(width, (int, float)) else _length(width)) > _MAX_WIDTH for width in widths):
        raise SecurityError("the template asks for a width that is too large")


def _check_present(*values: Any) -> None:
    if any(value is None for value in values):
        raise MissingPieceError("None")


def _pieces(value: Any) -> Iterable[Any]:
    """What a format puts into its places."""
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, tuple) else (value,)


def _check_format(text: Any, *pieces: Any) -> None:
    _check_present(*pieces)
    if _WIDTH.search(str(text)):
        raise SecurityError("the template asks for a width that is too large")


def _check_replacement(text: Any, old: Any = "", new: Any = "", *_: Any) -> None:
    text, old, new = str(text), str(old), str(new)
    _check_length(len(text) + text.count(old) * len(new))


def _length(value: Any) -> int:
    return len(value) if isinstance(value, (str, bytes, list, tuple)) else 0


def _count(value: Any) -> int:
    return max(value, 0) if isinstance(value, int) else 0


def _bits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 0
