"""Jinja's filters wrapped with limits on input, output and the document's step budget."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from jinja2.utils import _PassArg

from recovery_docs.messages import say
from recovery_docs.rendering.engine.limits import (
    ForbiddenError,
    check_format,
    check_parts,
    check_present,
    check_replacement,
    check_size,
    check_widths,
    listed,
    steps,
    text_length,
)
from recovery_docs.rendering.filters.list_filters import LIST_FILTERS

SPEND = "0spend"
"""The name under which a program finds what counts its steps. No template can say it, since it is no identifier."""

_ABOUT_MISSING = frozenset({"default", "d", "写", "可空", "勾"})
"""Filters whose very business is a missing value."""
_TEXT_FILTERS = frozenset(
    [
        "capitalize",
        "center",
        "e",
        "escape",
        "float",
        "forceescape",
        "format",
        "indent",
        "int",
        "lower",
        "replace",
        "string",
        "striptags",
        "title",
        "tojson",
        "trim",
        "truncate",
        "upper",
        "urlencode",
        "wordcount",
        "wordwrap",
    ]
)
"""Filters that make text of whatever they are given."""

Filter = Callable[..., Any]


def bounded_filters(filters: Mapping[str, Filter]) -> dict[str, Filter]:
    """The filters, each with its bound."""
    checks: dict[str, Filter] = dict.fromkeys(
        ("center", "indent", "wordwrap", "batch", "slice", "round", "tojson"), check_widths
    )
    checks |= {"replace": check_replacement, "format": check_format, "sum": _check_sum}
    bounded = {name: _checked(name, original, checks.get(name)) for name, original in filters.items()}
    bounded["join"] = _joined(filters["join"])
    bounded |= {name: _charged(original) for name, original in LIST_FILTERS.items()}
    return bounded


def _checked(name: str, original: Filter, check: Filter | None) -> Filter:
    before = _BEFORE_VALUE[_PassArg.from_obj(original)]
    measured = text_length if name in _TEXT_FILTERS else check_size
    refuses_missing = name not in _ABOUT_MISSING

    @wraps(original)
    def bounded(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        if refuses_missing:
            check_present(value)
        measured(value)
        if check is not None:
            check(value, *args, *kwargs.values())
        result = original(*before(context), value, *args, **kwargs)
        context.parent[SPEND](steps(value) + steps(result))
        return result

    return pass_context(bounded)


def _charged(original: Filter) -> Filter:
    """A filter of lists, which looks to its bounds itself: the markup of a block is longer than its words."""

    @wraps(original)
    def charged(context: Context, value: Any, *args: Any) -> Any:
        spend = context.parent[SPEND]
        spend(steps(value))
        result = original(context.environment, value, *args)
        spend(steps(result))
        return result

    return pass_context(charged)


_BEFORE_VALUE: Mapping[_PassArg | None, Callable[[Context], tuple[Any, ...]]] = {
    None: lambda context: (),
    _PassArg.context: lambda context: (context,),
    _PassArg.eval_context: lambda context: (context.eval_ctx,),
    _PassArg.environment: lambda context: (context.environment,),
}
"""What Jinja passes to a filter before its value."""


def _joined(original: Filter) -> Filter:
    @wraps(original)
    def join(context: Context, value: Iterable[Any], d: str = "", attribute: Any = None) -> Any:
        items = listed(value)
        check_parts(items, d)
        context.parent[SPEND](steps(items))
        return original(context.eval_ctx, items, d, attribute)

    return pass_context(join)


def _check_sum(items: Any, *starts: Any) -> None:
    """A sum of lists copies them over and over, and no filing adds up anything but numbers."""
    check_parts(items)
    if any(isinstance(start, (list, tuple)) for start in starts):
        raise ForbiddenError(say("把列表加在一起"))
