"""Bounds on whatever a template could use to multiply text or figures: a template cannot fill the memory.

Every step that takes text refuses text that is already too long, and those that could multiply it at one stroke are checked
beforehand. So nothing grows by more than a small factor beyond the bound.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from itertools import islice
from types import BuiltinFunctionType
from typing import Any

from jinja2 import pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.utils import _PassArg

MAX_TEXT = 200_000
"""Characters of one value, about a hundred pages; also items of one list."""
MAX_NESTED = 1_000_000
"""Items of a list with those of the lists in it. Lists that hold one list twice, which again holds one twice, have few items
and take for ever to print, compare or hash.
"""
SPEND = "0spend"
"""The name under which a program finds what counts its steps. No template can say it, since it is no identifier."""
_PER_STEP = 100
"""Characters, or items, that take no longer to go through than a step."""
_MAX_WIDTH = 200
_MAX_BITS = 4_096

_WIDENING_METHODS = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs", "to_bytes"})
_TEXT_FILTERS = frozenset(
    [
        *(
            "upper",
            "lower",
            "title",
            "capitalize",
            "trim",
            "replace",
            "center",
            "indent",
            "wordwrap",
            "wordcount",
            "string",
        ),
        *("urlencode", "striptags", "escape", "e", "forceescape", "tojson", "truncate", "format", "int", "float"),
    ]
)
"""Filters that make text of whatever they are given."""
_WIDTH = re.compile(r"\d{4,}|\*|\{[^{}]*\{")
"""In a format: a width of four digits, one taken from the data, or one nested in braces."""

Filter = Callable[..., Any]


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
            _check_format(left, right)


def bounded_call(function: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[Any, ...]:
    """The arguments; refuses a method of text or of a number that would make something too long."""
    function = getattr(function, "__wrapped__", function)
    if not isinstance(function, BuiltinFunctionType):
        return args
    name, owner = function.__name__, function.__self__
    check_size(owner)
    if name in _WIDENING_METHODS:
        _check_widths(None, *args, *kwargs.values())
    elif isinstance(owner, str) and name in ("format", "format_map"):
        _check_format(owner, *args, *kwargs.values())
    elif isinstance(owner, str) and name == "translate":
        _check_length(len(owner) * max(text_length(args), 1))
    elif isinstance(owner, str) and name == "replace" and len(args) > 1:
        _check_replacement(owner, *args)
    elif isinstance(owner, str) and name == "join" and args:
        args = (listed(args[0]), *args[1:])
        check_parts(args[0], owner)
    return args


def check_size(value: Any) -> None:
    """Refuse text or a list that is too long already."""
    _check_length(_length(value))


def check_parts(parts: Any, separator: Any = "") -> None:
    """Refuse parts that would be too long together; what is not a list yet has been bounded by `listed`."""
    if isinstance(parts, (list, tuple)):
        _check_length(text_length(parts) + len(parts) * text_length(separator))


def text_length(value: Any) -> int:
    """About how long the value is as text, with all that is in it; refuses what would be too long."""
    length, waiting = 0, [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, (str, bytes)):
            length += len(item)
        elif isinstance(item, (list, tuple, set, frozenset, dict)):
            waiting += (*item, *item.values()) if isinstance(item, dict) else item
            length += 1
        else:
            length += 1
        _check_length(length)
    return length


def weighed(value: Any) -> int:
    """The items of a list with those of the lists in it; refuses what nobody could go through."""
    count, waiting = 0, [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, (list, tuple, dict)):
            waiting += item.values() if isinstance(item, dict) else item
            count += len(item)
            if count > MAX_NESTED:
                raise SecurityError("the template makes a list that is too long")
    return count


def steps(value: Any) -> int:
    """What it takes to go through a text or a list once."""
    return 1 + _length(value) // _PER_STEP


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
    checks |= {"replace": _check_replacement, "format": _check_format, "sum": _check_sum, "tojson": _check_widths}
    bounded = {name: _checked(name, original, checks.get(name)) for name, original in filters.items()}
    bounded["join"] = _joined(filters["join"])
    return bounded


def _checked(name: str, original: Filter, check: Filter | None) -> Filter:
    given = _PassArg.from_obj(original)
    measured = text_length if name in _TEXT_FILTERS else check_size

    @wraps(original)
    def bounded(context: Context, *args: Any, **kwargs: Any) -> Any:
        for value in (*args[:1], *kwargs.values()):
            measured(value)
        if check is not None:
            check(*args, *kwargs.values())
        result = original(*_first(given, context), *args, **kwargs)
        context.parent[SPEND](steps(args[0] if args else None) + steps(result))
        return result

    return pass_context(bounded)


def _first(given: _PassArg | None, context: Context) -> tuple[Any, ...]:
    """What Jinja passes to a filter before its value."""
    match given:
        case _PassArg.context:
            return (context,)
        case _PassArg.eval_context:
            return (context.eval_ctx,)
        case _PassArg.environment:
            return (context.environment,)
    return ()


def _joined(original: Filter) -> Filter:
    @wraps(original)
    def join(context: Context, value: Iterable[Any], d: str = "", attribute: Any = None) -> Any:
        items = listed(value)
        check_parts(items, d)
        context.parent[SPEND](1 + len(items))
        return original(context.eval_ctx, items, d, attribute)

    return pass_context(join)


def _check_length(length: int) -> None:
    if length > MAX_TEXT:
        raise SecurityError("the template makes a text that is too long")


def _check_bits(bits: float) -> None:
    if bits > _MAX_BITS:
        raise SecurityError("the template makes a number that is too large")


def _check_widths(_: Any, *widths: Any) -> None:
    if any((width if isinstance(width, (int, float)) else _length(width)) > _MAX_WIDTH for width in widths):
        raise SecurityError("the template asks for a width that is too large")


def _check_format(text: Any, *values: Any) -> None:
    text = str(text)
    if _WIDTH.search(text):
        raise SecurityError("the template asks for a width that is too large")
    _check_length(len(text) + (text.count("{") + text.count("%")) * text_length(values))


def _check_sum(items: Any, *_: Any) -> None:
    """A sum of lists copies them over and over, and no filing adds up anything but numbers."""
    check_size(items)
    if any(isinstance(value, (list, tuple)) for value in _):
        raise SecurityError("the template adds up lists")


def _check_replacement(text: Any, old: Any = "", new: Any = "", *_: Any) -> None:
    text, old, new = str(text), str(old), str(new)
    _check_length(len(text) + text.count(old) * len(new))


def _length(value: Any) -> int:
    return len(value) if isinstance(value, (str, bytes, list, tuple)) else 0


def _count(value: Any) -> int:
    return max(value, 0) if isinstance(value, int) else 0


def _bits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 0
