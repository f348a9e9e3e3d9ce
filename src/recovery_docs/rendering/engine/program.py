"""One part of a template as a compiled Jinja program."""

from copy import copy
from itertools import islice, pairwise
from types import TracebackType
from typing import Any, cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from recovery_docs.messages import say
from recovery_docs.rendering.engine.budget import COMPARED, CONCATENATE, HELD, MAX_OUTPUT, SPAN, WITHIN
from recovery_docs.rendering.engine.dialect import delimiters_restored
from recovery_docs.rendering.engine.limits import ForbiddenError
from recovery_docs.rendering.engine.sandbox import TemplateEnvironment

COMPILED = "<template>"
"""What Jinja calls the file of a program that was compiled from memory."""

_BEFORE_SPAN = '<w:gridSpan w:val="'

_PIECES = 500
"""Pieces joined at a time: enough for an ordinary document at once, few enough to stop an endless one."""


class Program:
    """Prints one part for each context given."""

    def __init__(self, environment: TemplateEnvironment, template: nodes.Template) -> None:
        bounding = _Bounding()
        self._code = environment.compile(bounding.visit(template))
        self._put_into(environment)
        self.own_text = frozenset(bounding.texts)
        """Every text of the template itself that `pieces` may give, to the letter."""

    def _put_into(self, environment: TemplateEnvironment) -> None:
        self._environment = environment
        globals_ = environment.make_globals(None)
        self._compiled = environment.template_class.from_code(environment, self._code, globals_)

    def within(self, environment: TemplateEnvironment) -> "Program":
        """The same program in another environment that has the same filters."""
        same = copy(self)
        same._put_into(environment)
        return same

    def pieces(self, names: dict[str, Any]) -> list[str]:
        """What the part is made of, the template's texts and the values in turn; whatever Jinja or the sandbox raises
        comes through.

        `names` holds the data and the environment's globals, and is shared by the programs of one document.
        """
        environment, compiled = self._environment, self._compiled
        context = environment.context_class(environment, names, None, compiled.blocks)
        printing = compiled.root_render_func(context)
        pieces: list[str] = []
        length = 0
        while chunk := list(islice(printing, _PIECES)):
            pieces += chunk
            length += sum(map(len, chunk))
            if length > MAX_OUTPUT:
                raise ForbiddenError(say("印出的内容太多"))
        return pieces

    def render(self, names: dict[str, Any]) -> str:
        """The part's text."""
        return "".join(self.pieces(names))

    def line(self, python_line: int) -> int:
        """The line of the source from which a line of the compiled program was made."""
        return self._compiled.get_corresponding_lineno(python_line)

    def failed_at(self, trace: TracebackType | None) -> int:
        """The line of the source at which an exception left the program, 0 if it never entered."""
        line = 0
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == COMPILED:
                line = self.line(trace.tb_lineno)
            trace = trace.tb_next
        return line


class _Bounding(NodeTransformer):
    """Puts loops and joints under the budget, docxtpl's escaped delimiters back, and the breaks before tags away."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        """What the template itself prints, each piece as it is printed."""
        self._length = 0

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        before = self._length
        self.generic_visit(node)
        weight = self._length - before
        node.iter = called(WITHIN, cast(nodes.Expr, node.iter), nodes.Const(weight))
        return node

    def visit_List(self, node: nodes.List) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return node if all(isinstance(item, nodes.Const) for item in node.items) else called(HELD, node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        given = node.ctx == "load" and not all(isinstance(item, nodes.Const) for item in node.items)
        return called(HELD, node) if given else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return called(HELD, node)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Getitem:  # noqa: N802
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = called(COMPARED, node.node)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802
        self.generic_visit(node)
        for operand in node.ops:
            searches = operand.op in ("in", "notin")
            if searches or not (isinstance(node.expr, nodes.Const) or isinstance(operand.expr, nodes.Const)):
                operand.expr = called(COMPARED, operand.expr)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Call:  # noqa: N802
        self.generic_visit(node)
        first, *rest = node.nodes
        return called(CONCATENATE, first, *rest)

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        """Jinja prints neighbouring texts as one; where only a comment stood between them they are made one here."""
        self.generic_visit(node)
        together: list[nodes.Expr] = []
        for child in node.nodes:
            if together and isinstance(child, nodes.TemplateData) and isinstance(together[-1], nodes.TemplateData):
                together[-1].data += child.data
            else:
                together.append(child)
        node.nodes = together
        for index, (before, value) in enumerate(pairwise(node.nodes), 1):
            if isinstance(before, nodes.TemplateData) and before.data.endswith(_BEFORE_SPAN):
                node.nodes[index] = called(SPAN, value)
        self.texts.update(child.data for child in node.nodes if isinstance(child, nodes.TemplateData))
        naming = [_named(child) for child in node.nodes if not isinstance(child, nodes.TemplateData)]
        # For each block around it Jinja goes through what is printed, to see which names and filters it uses.
        node.iter_child_nodes = lambda *_, **__: iter(naming)  # type: ignore[method-assign]
        return node

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.TemplateData:  # noqa: N802
        node.data = delimiters_restored(node.data.replace("\n", ""))
        self._length += len(node.data)
        return node

    def visit_Const(self, node: nodes.Const) -> nodes.Const:  # noqa: N802
        if isinstance(node.value, str):
            node.value = delimiters_restored(node.value)
        return node


def _named(value: nodes.Expr) -> nodes.Node:
    """What there is to know of the names in a value: of `案.被告.姓名` the first."""
    named: nodes.Node = value
    while isinstance(named, nodes.Getattr):
        named = named.node
    return named


def called(name: str, first: nodes.Expr, *rest: nodes.Expr) -> nodes.Call:
    """A call of one of our own functions, on the line of what it is given."""
    call = nodes.Call(nodes.Name(name, "load"), [first, *rest], [], None, None)
    call.set_lineno(first.lineno)
    return call
