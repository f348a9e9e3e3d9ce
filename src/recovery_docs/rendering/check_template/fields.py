"""The dotted paths that a template asks of its context, resolved through loops, `set` and filters.

>>> from jinja2 import Environment
>>> program = Environment().parse("{% for g in loan.guarantors %}{{ g.name }}{% endfor %}")
>>> sorted(use.path for use in field_uses(program))
['loan.guarantors', 'loan.guarantors.name']
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.defaults import DEFAULT_NAMESPACE

Scope = Mapping[str, str | None]
"""Names that the template itself gives, and the path that each stands for, if it can be told."""

_SELF_GIVEN = frozenset(DEFAULT_NAMESPACE) | {"loop", "self", "caller", "varargs", "kwargs"}
_SAME_PATH = frozenset(
    [
        "batch",
        "default",
        "d",
        "first",
        "last",
        "list",
        "reject",
        "rejectattr",
        "reverse",
        "select",
        "selectattr",
        "slice",
        "sort",
        "unique",
    ]
)
"""Filters whose result, or whose items, are found under the same path."""
_NAMES_ATTRIBUTE = frozenset(
    ["groupby", "rejectattr", "selectattr", "sort", "unique", "map", "join", "sum", "min", "max"]
)
_READS_KEY = "get"


@dataclass(frozen=True, slots=True)
class FieldUse:
    """One place where a template asks for a field."""

    path: str
    line: int
    said: str = ""
    """As the template has it, by the name that a loop gives to each item: `g.name`."""


def field_uses(program: nodes.Template) -> tuple[FieldUse, ...]:
    """Every use of the context, in the order of the template. An item of a list has the list's path."""
    return tuple(_Walk({}).block(program.body))


PathOf = Callable[[nodes.Node | None], tuple[str, str]]
"""The path of a field, and how much of it the name stands for that a loop gives to an item; empty where it is none."""


def look_at(program: nodes.Template, look: Callable[[nodes.Node, PathOf], None]) -> None:
    """Show every statement and expression, in the order of the template, with the paths of what stands there."""
    deque(_Walk({}, look).block(program.body), maxlen=0)


class _Walk:
    def __init__(self, scope: Scope, look: Callable[[nodes.Node, PathOf], None] | None = None) -> None:
        self._scope = dict(scope)
        self._look = look

    def _inner(self, names: Scope) -> "_Walk":
        return _Walk({**self._scope, **names}, self._look)

    def _path_and_start(self, node: nodes.Node | None) -> tuple[str, str]:
        named = node
        while isinstance(named, (nodes.Getattr, nodes.Getitem)):
            named = named.node
        start = self._scope.get(named.name) if isinstance(named, nodes.Name) else None
        return self._path(node) or "", start or ""

    def block(self, body: Iterable[nodes.Node]) -> Iterator[FieldUse]:
        for node in body:
            yield from self.statement(node)

    def statement(self, node: nodes.Node) -> Iterator[FieldUse]:
        if self._look is not None and not isinstance(node, nodes.Expr):
            self._look(node, self._path_and_start)
        match node:
            case nodes.For():
                yield from self._uses(node.iter)
                inner = self._inner(_targets(node.target, self._items(node.iter)))
                yield from inner._uses(node.test)
                yield from inner.block(node.body)
                yield from self.block(node.else_)
            case nodes.Assign():
                yield from self._uses(node.node)
                self._scope.update(_targets(node.target, self._path(node.node)))
            case nodes.AssignBlock():
                yield from self._inner({}).block(node.body)
                self._scope.update(_targets(node.target, None))
            case nodes.With():
                for value in node.values:
                    yield from self._uses(value)
                names: dict[str, str | None] = {}
                for target, value in zip(node.targets, node.values, strict=True):
                    names |= _targets(target, self._path(value))
                yield from self._inner(names).block(node.body)
            case nodes.Macro() | nodes.CallBlock():
                if isinstance(node, nodes.Macro):
                    self._scope[node.name] = None
                else:
                    yield from self._uses(node.call)
                for default in node.defaults:
                    yield from self._uses(default)
                yield from self._inner({arg.name: None for arg in node.args}).block(node.body)
            case nodes.Expr():
                yield from self._uses(node)
            case _:
                yield from self.block(node.iter_child_nodes())

    def _uses(self, node: nodes.Node | None) -> Iterator[FieldUse]:
        """The longest paths that an expression reads."""
        if node is None:
            return
        if self._look is not None:
            self._look(node, self._path_and_start)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
            called = self._path(node) if node.node.attr == _READS_KEY else self._path(node.node.node)
            if called:
                yield FieldUse(called, node.lineno)
            else:
                yield from self._uses(node.node.node)
            for argument in (*node.args, *node.kwargs):
                yield from self._uses(argument)
            return
        if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)) and (path := self._path(node)):
            yield FieldUse(path, node.lineno, _said(node))
            if isinstance(node, nodes.Getitem):
                yield from self._uses(node.arg)
            return
        if isinstance(node, nodes.Filter) and (attribute := _attribute(node)) and (path := self._path(node.node)):
            yield FieldUse(f"{path}.{attribute}", node.lineno)
        for child in node.iter_child_nodes():
            yield from self._uses(child)

    def _path(self, node: nodes.Node | None) -> str | None:
        match node:
            case nodes.Name(name=name):
                if name in self._scope:
                    return self._scope[name]
                return None if name in _SELF_GIVEN else name
            case (
                nodes.Getattr(node=owner, attr=attribute) | nodes.Getitem(node=owner, arg=nodes.Const(value=attribute))
            ):
                if not (path := self._path(owner)):
                    return None
                return f"{path}.{attribute}" if isinstance(attribute, str) else path
            case nodes.Getitem(node=owner):
                return self._path(owner)
            case nodes.Filter(node=inner, name=name) if name in _SAME_PATH:
                return self._path(inner)
            case nodes.Call(node=nodes.Getattr(node=owner, attr="get"), args=[nodes.Const(value=str(key)), *_]):
                return f"{path}.{key}" if (path := self._path(owner)) else None
            case nodes.Or(left=left) | nodes.CondExpr(expr1=left):
                return self._path(left)
        return None

    def _items(self, node: nodes.Node) -> str | None:
        """The path of what a loop runs over; a mapping's values are found under the mapping's."""
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
            return self._path(node.node.node) if node.node.attr in ("items", "values") else None
        return self._path(node)


def _said(node: nodes.Node) -> str:
    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(node=owner, attr=attribute) | nodes.Getitem(node=owner, arg=nodes.Const(value=attribute)):
            return f"{_said(owner)}.{attribute}" if isinstance(attribute, str) else _said(owner)
        case nodes.Getitem(node=owner):
            return _said(owner)
    return ""


def _targets(target: nodes.Node, path: str | None) -> dict[str, str | None]:
    match target:
        case nodes.Name(name=name):
            return {name: path}
        case nodes.Tuple(items=items):
            return {item.name: None for item in items if isinstance(item, nodes.Name)}
    return {}


def _attribute(node: nodes.Filter) -> str | None:
    """The field that a filter such as `sort(attribute="name")` or `selectattr("name")` reads of each item."""
    if node.name not in _NAMES_ATTRIBUTE:
        return None
    for keyword in node.kwargs:
        if keyword.key == "attribute" and isinstance(keyword.value, nodes.Const):
            return str(keyword.value.value)
    if node.name in ("groupby", "selectattr", "rejectattr") and node.args and isinstance(node.args[0], nodes.Const):
        return str(node.args[0].value)
    return None
