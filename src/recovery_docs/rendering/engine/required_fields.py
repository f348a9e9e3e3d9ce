"""Fields that a form may not leave empty, however the case was written."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import say
from recovery_docs.tree.group import Group, member


def refuse_empty(context: Mapping[str, Any], required: Iterable[str], file: str) -> None:
    """Raise `TemplateError` naming every required field that has no words in this context.

    `required` are dotted names as a template's `.toml` lists them; of a list every item is looked at.
    """
    faults = [
        Fault(
            Place(file=file, key_path=path),
            say("这一项不能空着"),
            say("在案件资料里补上；只想先看样子的，加 --draft"),
        )
        for name in required
        for path in _empty(context, name.split("."), "")
    ]
    if faults:
        raise TemplateError(*faults)


def _empty(value: Any, steps: list[str], path: str) -> Iterator[str]:
    if isinstance(value, list | tuple) and steps:
        for index, item in enumerate(value):
            yield from _empty(item, steps, f"{path}[{index}]")
    elif steps:
        inner = _member(value, steps[0])
        yield from _empty(inner, steps[1:], f"{path}.{steps[0]}".lstrip("."))
    elif not value or (isinstance(value, str) and not value.strip()):
        yield path


def _member(value: Any, step: str) -> Any:
    if isinstance(value, Group):
        return member(value, step)
    return value.get(step) if isinstance(value, Mapping) else getattr(value, step, None)
