"""One part of a template as a compiled Jinja program."""

from itertools import islice
from typing import Any, cast

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.visitor import NodeTransformer

from recovery_docs.rendering.dialect import delimiters_restored
from recovery_docs.rendering.sandbox import CONCATENATE, MAX_OUTPUT, WITHIN, TemplateEnvironment

_PIECES = 500
"""Pieces joined at a time: enough for an ordinary document at once, few enough to stop an endless one."""


class Program:
    """Prints one part for each context given."""

    def __init__(self, environment: TemplateEnvironment, template: nodes.Template) -> None:
        self._environment = environment
        self._compiled = environment.from_string(_Bounding().visit(template))

    def render(self, names: dict[str, Any]) -> str:
        """The part's text; whatever Jinja or the sandbox raises comes through.

        `names` holds the data and the environment's globals, and is shared by the programs of one document.
        """
        environment, compiled = self._environment, self._compiled
        context = environment.context_class(environment, names, None, compiled.blocks)
        pieces = compiled.root_render_func(context)
        text = ""
        while chunk := list(islice(pieces, _PIECES)):
            text += "".join(chunk)
            if len(text) > MAX_OUTPUT:
                raise SecurityError("the template prints too much")
        return text


class _Bounding(NodeTransformer):
    """Puts loops and joints under the budget, and docxtpl's escaped delimiters back."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        self.generic_visit(node)
        weight = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        node.iter = _call(WITHIN, cast(nodes.Expr, node.iter), nodes.Const(weight))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Call:  # noqa: N802
        self.generic_visit(node)
        first, *rest = node.nodes
        return _call(CONCATENATE, first, *rest)

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.TemplateData:  # noqa: N802
        node.data = delimiters_restored(node.data)
        return node

    def visit_Const(self, node: nodes.Const) -> nodes.Const:  # noqa: N802
        if isinstance(node.value, str):
            node.value = delimiters_restored(node.value)
        return node


def _call(name: str, first: nodes.Expr, *rest: nodes.Expr) -> nodes.Call:
    called = nodes.Call(nodes.Name(name, "load"), [first, *rest], [], None, None)
    called.set_lineno(first.lineno)
    return called
