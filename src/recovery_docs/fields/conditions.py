"""Conditions on the fields of a case, as a `.toml` beside a template writes them: 借款.信用卡, not 转让."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from recovery_docs.tree.leaf import in_tree, member


class _Conditions(ImmutableSandboxedEnvironment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        return member(obj, attribute) if in_tree(obj) else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return member(obj, str(argument)) if in_tree(obj) else super().getitem(obj, argument)


_ENVIRONMENT = _Conditions()


@cache
def _compiled(condition: str) -> tuple[Callable[..., Any], frozenset[str]]:
    """The condition, and the names that it starts with."""
    asked = find_undeclared_variables(_ENVIRONMENT.parse(f"{{{{ {condition} }}}}"))
    return _ENVIRONMENT.compile_expression(condition), frozenset(asked)


def holds(condition: str, names: Mapping[str, Any]) -> bool:
    """Whether a condition is met; `jinja2.TemplateSyntaxError` where it cannot be read."""
    compiled, asked = _compiled(condition)
    return bool(compiled(**{name: names[name] for name in asked if name in names}))
