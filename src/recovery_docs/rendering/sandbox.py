"""The Jinja environment of all templates: strict, escaping, and shut off from everything but the data given.

A template may come from anybody. It cannot reach an object's internals, load another template, run long or fill the
memory: loops and calls draw on a budget per document, and `limits` bounds the rest.
"""

import math
import re
from collections.abc import Callable, Iterable, Sized
from decimal import Decimal
from typing import Any

import docxtpl
from docxtpl import InlineImage, Listing, RichText, RichTextParagraph
from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Undefined, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment

from recovery_docs.rendering.limits import (
    MAX_TEXT,
    SPEND,
    bounded_call,
    bounded_filters,
    check_operation,
    check_parts,
    listed,
    steps,
    weighed,
)

MAX_STEPS = 1_000_000
"""Rounds of loops, and calls, in one document."""
MAX_OUTPUT = 64 << 20
"""Characters of the template's own text that the loops of one document may print."""

MAX_COLUMNS = 63
"""Of a table, as Word has it."""

WITHIN, CONCATENATE, SPAN, HELD, COMPARED = "0within", "0concatenate", "0span", "0held", "0compared"
"""Names that compiled programs find in their context, like `SPEND`."""

FORBIDDEN = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, but for the two that docxtpl's dialect gives a meaning."""
_READY_XML = (RichText, RichTextParagraph, Listing)
FOR_DOCXTPL = (InlineImage, *([docxtpl.Subdoc] if hasattr(docxtpl, "Subdoc") else []))
_REFUSED_FILTERS = ("safe", "random", "pprint", "urlize", "xmlattr")
"""They print unescaped XML or HTML, or differ from run to run."""


class MissingValueError(Exception):
    """`None`, or not a number, stands where the template prints or repeats."""


class NotTextError(Exception):
    """The template prints a whole list or record."""


class ForbiddenCharacterError(Exception):
    """The value has a character that XML cannot hold."""


class NotSpanError(Exception):
    """The value is no number of columns."""


class StrayWordsError(Exception):
    """Plain words are printed where Word expects a run, a paragraph or a row, and would not show them."""


class NeedsDocxtplError(Exception):
    """The value is an image or a sub-document, which only docxtpl can place."""


class Budget:
    """What is left for one document."""

    __slots__ = ("_output", "_steps")

    def __init__(self) -> None:
        self._steps = MAX_STEPS
        self._output = MAX_OUTPUT

    def spend(self, steps: int, output: int = 0) -> None:
        """Raise `SecurityError` when a document takes more than any honest one."""
        self._steps -= steps
        self._output -= output
        if self._steps < 0 or self._output < 0:
            raise SecurityError("the template runs too long")

    def within(self, iterable: Any, weight: int) -> Iterable[Any]:
        """What a loop runs over, paid for in advance; `weight` is the loop's own text in characters."""
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
        self.spend(1 + weighed(items) // 100)
        return items

    def compared(self, value: Any) -> Any:
        """What the template compares, searches or cuts."""
        self.spend(steps(value))
        return value

    def names(self) -> dict[str, Any]:
        """What a compiled program needs besides the data."""
        return {
            SPEND: self.spend,
            WITHIN: self.within,
            CONCATENATE: concatenated,
            SPAN: self.span,
            HELD: self.held,
            COMPARED: self.compared,
        }


def concatenated(*parts: Any) -> str:
    """What `~` makes."""
    check_parts(parts)
    return markup_join(parts)


def printed(value: Any) -> Any:
    """The value as it may be printed, before escaping; whatever would print as nothing or as Python is refused."""
    if type(value) is str and value.isprintable() and len(value) < MAX_TEXT:
        return value
    if isinstance(value, str):
        check_parts((value,))
        if FORBIDDEN.search(value):
            raise ForbiddenCharacterError
        return type(value)(value.replace("\r\n", "\n").replace("\r", "\n")) if "\r" in value else value
    if isinstance(value, _READY_XML):
        if FORBIDDEN.search(str(value)):
            raise ForbiddenCharacterError
        return value
    if isinstance(value, Undefined):
        return value
    if isinstance(value, FOR_DOCXTPL):
        raise NeedsDocxtplError
    if value is None or (isinstance(value, (float, Decimal)) and not math.isfinite(value)):
        raise MissingValueError
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if isinstance(value, bool) or _only_has_repr(value) or isinstance(value, (bytes, bytearray)):
        raise NotTextError
    return printed(str(value))


def _only_has_repr(value: object) -> bool:
    return type(value).__str__ == object.__str__


class _Generator(CodeGenerator):
    """Jinja would print constants such as `None` while it compiles, past `printed`."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja as templates see it."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, undefined: type[Undefined] = StrictUndefined, finalize: Callable[[Any], Any] = printed) -> None:
        super().__init__(autoescape=True, undefined=undefined, finalize=finalize)
        del self.globals["lipsum"]
        self.filters = {
            name: found for name, found in bounded_filters(self.filters).items() if name not in _REFUSED_FILTERS
        }

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a mapping before an attribute, so that `row.items` is the row's own."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Every call is a step, so that macros cannot call themselves without end."""
        spend = __context.parent[SPEND]
        spend(1)
        result = super().call(__context, __obj, *bounded_call(__obj, args, kwargs), **kwargs)
        if (made := steps(result)) > 1:
            spend(made)
        return result

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic within bounds."""
        check_operation(operator, left, right)
        result = super().call_binop(context, operator, left, right)
        context.parent[SPEND](steps(result))
        if isinstance(result, (list, tuple)):
            weighed(result)
        return result

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """What a macro or a block prints, within bounds."""
        pieces = list(pieces)
        if sum(map(len, pieces)) > MAX_OUTPUT:
            raise SecurityError("the template prints too much")
        return "".join(pieces)
