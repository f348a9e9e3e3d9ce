"""Conditions on the fields of a case, as a `.toml` beside a template writes them: 借款.信用卡, not 转让."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from recovery_docs.tree.group import IN_TREE, member


class _Conditions(ImmutableSandboxedEnvironment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        return member(obj, attribute) if isinstance(obj, IN_TREE) else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return member(obj, str(argument)) if isinstance(obj, IN_TREE) else super().getitem(obj, argument)


_ENVIRONMENT = _Conditions()


_Test = Callable[[Mapping[str, Any]], Any]


def holds(condition: str, names: Mapping[str, Any]) -> bool:
    """Whether a condition is met; `jinja2.TemplateSyntaxError` where it cannot be read."""
    return bool(_test(condition)(names))


@cache
def _test(condition: str) -> _Test:
    """The condition as a function. What is asked for each paper are names with `not`, `and`, `or`: they need no program."""
    body = _ENVIRONMENT.parse(f"{{{{ {condition} }}}}").body
    match body:
        case [nodes.Output(nodes=[asked])]:
            return _plain(asked) or _program(condition)
    return _program(condition)


def _plain(asked: nodes.Node) -> _Test | None:
    match asked:
        case nodes.Name(name=name):
            return lambda names: names.get(name)
        case nodes.Getattr(node=owner, attr=attribute):
            of = _plain(owner)
            return None if of is None else partial(_member, of, attribute)
        case nodes.Not(node=inner):
            of = _plain(inner)
            return None if of is None else partial(_denied, of)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            one, other = _plain(left), _plain(right)
            if one is not None and other is not None:
                return partial(_both if isinstance(asked, nodes.And) else _either, one, other)
    return None


def _member(of: _Test, attribute: str, names: Mapping[str, Any]) -> Any:
    return _ENVIRONMENT.getattr(of(names), attribute)


def _denied(of: _Test, names: Mapping[str, Any]) -> bool:
    return not of(names)


def _both(one: _Test, other: _Test, names: Mapping[str, Any]) -> Any:
    return one(names) and other(names)


def _either(one: _Test, other: _Test, names: Mapping[str, Any]) -> Any:
    return one(names) or other(names)


def _program(condition: str) -> _Test:
    """Any other condition that Jinja knows."""
    names_asked = find_undeclared_variables(_ENVIRONMENT.parse(f"{{{{ {condition} }}}}"))
    compiled = _ENVIRONMENT.compile_expression(condition)
    return lambda names: compiled(**{name: names[name] for name in names_asked if name in names})
