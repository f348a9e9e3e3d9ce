"""The step budget of one document: each loop, call and comparison, and each text or list that a template makes, is charged."""

from collections.abc import Iterable, Sized
from typing import Any

from jinja2.runtime import Undefined, markup_join

from recovery_docs.messages import say
from recovery_docs.rendering.engine.limits import ForbiddenError, check_parts, listed, nested_length, steps
from recovery_docs.rendering.engine.unprintable import MissingValueError, NotSpanError
from recovery_docs.rendering.filters.bounded import SPEND

MAX_STEPS = 1_000_000
"""Rounds of loops, and calls, in one document."""
MAX_OUTPUT = 64 << 20
"""Characters of the template's own text that the loops of one document may print."""

MAX_COLUMNS = 63
"""Of a table, as Word has it."""

WITHIN, CONCATENATE, SPAN, HELD, COMPARED = "0within", "0concatenate", "0span", "0held", "0compared"
"""Names that compiled programs find in their context, like `SPEND`."""
OURS = frozenset({WITHIN, CONCATENATE, SPAN, HELD, COMPARED})


class Budget:
    """What is left for one document."""

    __slots__ = ("_output", "_steps")

    def __init__(self) -> None:
        self._steps = MAX_STEPS
        self._output = MAX_OUTPUT

    def spend(self, steps: int, output: int = 0) -> None:
        """Raise `ForbiddenError` when a document takes more than any honest one."""
        self._steps -= steps
        self._output -= output
        if self._steps < 0 or self._output < 0:
            raise ForbiddenError(say("要算的太多"))

    def within(self, iterable: Any, weight: int) -> Iterable[Any]:
        """What a loop runs over, charged in advance; `weight` is the loop's own text in characters."""
        if iterable is None:
            raise MissingValueError
        if not isinstance(iterable, Sized):
            iterable = listed(iterable)
        self.spend(len(iterable), len(iterable) * weight)
        return iterable  # type: ignore[no-any-return]

    def span(self, columns: Any) -> Any:
        """The number of columns that a cell takes; what is missing is told when it is printed."""
        if columns is None or isinstance(columns, Undefined):
            return columns
        if not str(columns).isdecimal() or int(str(columns)[:9]) > MAX_COLUMNS:
            raise NotSpanError
        return columns

    def held(self, items: Any) -> Any:
        """A list that the template makes."""
        self.spend(1 + nested_length(items) // 20)
        return items

    def compared(self, value: Any) -> Any:
        """What the template compares, searches or cuts."""
        self.spend(steps(value))
        return value

    def concatenated(self, *parts: Any) -> str:
        """What `~` makes."""
        check_parts(parts)
        joined = markup_join(parts)
        self.spend(steps(joined))
        return joined

    def names(self) -> dict[str, Any]:
        """What a compiled program needs besides the data."""
        return {
            SPEND: self.spend,
            WITHIN: self.within,
            CONCATENATE: self.concatenated,
            SPAN: self.span,
            HELD: self.held,
            COMPARED: self.compared,
        }
