"""The Jinja environment of all templates: strict, escaping, and shut off from everything but the data given.

A template may come from anybody. It cannot reach an object's internals, load another template, run long or fill the
memory: loops and calls draw on a budget per document, and `limits` bounds the rest.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

import docxtpl
from docxtpl import InlineImage, Listing, RichText, RichTextParagraph
from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from recovery_docs.messages import say
from recovery_docs.rendering.engine.budget import MAX_OUTPUT, OURS
from recovery_docs.rendering.engine.limits import (
    MAX_TEXT,
    ForbiddenError,
    bounded_call,
    check_operation,
    check_parts,
    nested_length,
    steps,
)
from recovery_docs.rendering.engine.unprintable import (
    ForbiddenCharacterError,
    MissingValueError,
    NeedsDocxtplError,
    NotTextError,
)
from recovery_docs.rendering.filters.bounded import SPEND, bounded_filters
from recovery_docs.rendering.filters.field_filters import FIELD_FILTERS
from recovery_docs.tree.group import IN_TREE, Group, member
from recovery_docs.tree.leaf import Day, Money, Nothing, Several

FORBIDDEN = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, but for the two that docxtpl's dialect gives a meaning."""
_READY_XML = (RichText, RichTextParagraph, Listing)
FOR_DOCXTPL = (InlineImage, *([docxtpl.Subdoc] if hasattr(docxtpl, "Subdoc") else []))
_PRINT_THEMSELVES = frozenset((Money, Day))
DRAFT = "0draft"
"""The name under which a program finds whether a missing field may be printed as its name."""
_LONG = 10
"""Steps from which a text is charged when it is printed: it is another text than the value, and a block may keep it."""
_REFUSED_FILTERS = ("safe", "random", "pprint", "urlize", "xmlattr")
"""They print unescaped XML or HTML, or differ from run to run."""


def printed(value: Any) -> Any:
    """The value as it may be printed, before escaping; whatever would print as nothing or as Python is refused."""
    if isinstance(value, str):
        if value.isprintable() and len(value) < MAX_TEXT:
            return value
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
    if isinstance(value, Several) and any(map(_only_has_repr, value)):
        raise NotTextError
    if (
        value is None
        or isinstance(value, Nothing)
        or (isinstance(value, (float, Decimal)) and not math.isfinite(value))
    ):
        raise MissingValueError
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if isinstance(value, bool) or _only_has_repr(value) or isinstance(value, (bytes, bytearray)):
        raise NotTextError
    return printed(str(value))


def _only_has_repr(value: object) -> bool:
    return type(value).__str__ == object.__str__


class _Generator(CodeGenerator):
    """Jinja's, but for what it does at every value and every loop."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Call our own functions without the sandbox's guard, which is for what the data brings."""
        if not isinstance(node.node, nodes.Name) or node.node.name not in OURS:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.shown(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(", context)")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Jinja would print constants such as `None` while it compiles, past `printed`."""
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


_CALL = 50
"""A call takes as long as this many rounds of a loop."""


_FILTERS = {
    name: found for name, found in bounded_filters(FILTERS | FIELD_FILTERS).items() if name not in _REFUSED_FILTERS
}


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja as templates see it."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, undefined: type[Undefined] = StrictUndefined, finalize: Callable[[Any], Any] = printed) -> None:
        # Nothing is worked out beforehand: a paper's conditions ask its data, and looking for what could be takes long.
        super().__init__(autoescape=True, undefined=undefined, finalize=finalize, optimized=False)
        self.prints_xml = False
        """Whether some document ever got XML from its data or from a macro, so that no proof holds for what is printed."""
        del self.globals["lipsum"]
        self.filters = dict(_FILTERS)

    def shown(self, value: Any, context: Context) -> str:
        """A value as it is printed: finalised and escaped, in one call where there is nothing to do."""
        if (
            type(value) is str
            and len(value) < MAX_TEXT
            and value.isprintable()
            and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value)
        ):
            return value
        if type(value) in _PRINT_THEMSELVES:
            return str(value)
        if isinstance(value, Nothing) and context.parent.get(DRAFT):
            return f"【{value.path}】"
        value = self.finalize(value) if self.finalize else value
        text = escape(value)
        if (made := steps(text)) > _LONG:
            context.parent[SPEND](made)
        if hasattr(value, "__html__") and ("<" in text or "&" in text):
            self.prints_xml = True
        return text

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a mapping before an attribute, so that `row.items` is the row's own."""
        if isinstance(obj, Group):
            return obj.asked[attribute] if attribute in obj.asked else obj.ask(attribute)
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, IN_TREE):
            return member(obj, attribute)
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A key of what has keys, and never, as Jinja has it, an attribute that stands behind it."""
        if isinstance(obj, IN_TREE) and not (isinstance(obj, Several) and isinstance(argument, (int, slice))):
            return member(obj, str(argument))
        if isinstance(argument, str) and hasattr(type(obj), "__getitem__") and not isinstance(obj, (str, list, tuple)):
            try:
                return obj[argument]
            except (LookupError, TypeError, AttributeError):
                return self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Every call is some steps, so that macros cannot call themselves without end."""
        if isinstance(__obj, IN_TREE):
            raise ForbiddenError(say("{field} 是字段，后面不能加括号", field=__obj.path))
        spend = __context.parent[SPEND]
        spend(_CALL)
        result = super().call(__context, __obj, *bounded_call(__obj, args, kwargs), **kwargs)
        if (made := steps(result)) > 1:
            spend(made)
        return result

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic within bounds."""
        check_operation(operator, left, right)
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, (str, list, tuple)):
            context.parent[SPEND](steps(result) + nested_length(result) // 20)
        return result

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """What a macro or a block prints, within bounds."""
        pieces = list(pieces)
        if sum(map(len, pieces)) > MAX_OUTPUT:
            raise ForbiddenError(say("印出的内容太多"))
        return "".join(pieces)
