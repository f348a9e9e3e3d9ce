"""A case written down as a person would write it: YAML that reads back as the same case."""

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any

import yaml
from pydantic.fields import FieldInfo
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from recovery_docs.case.case import Case
from recovery_docs.case.fact import Facts
from recovery_docs.case.schema.kinds import Kind, kind_of

_TAG = "tag:yaml.org,2002:"
_ONE_LINE = 88
"""As wide as a group may be that stands on one line; a Chinese character is two wide."""
_RATE_UNITS = {None: (2, "%"), "annual": (2, "%"), "monthly": (3, "‰"), "daily": (4, "‱")}
_RESOLVER: Any = yaml.resolver.Resolver()
"""What a reader who tells kinds of values apart would take a plain text for."""
_BREAKS = ("\x85", "\u2028", "\u2029")


class _Writer(yaml.SafeDumper):
    """Items of a list stand under their key, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def write_case(case: Case) -> str:
    """The case as a case file: `read_case` of it gives an equal case. Rates have their units, days are 2023-02-10."""
    return yaml_text(_group(case))


def yaml_text(node: Node) -> str:
    """The text of a node, a line for each fact however long."""
    return str(yaml.serialize(node, Dumper=_Writer, allow_unicode=True, width=1 << 20))


def written(value: object, kind: Kind | None = None) -> str:
    """One fact as a case file has it; `kind` says what a `Decimal` is.

    >>> written(Decimal("0.0435"), Kind("rate", "annual")), written(Decimal("0.0005"), Kind("rate", "daily"))
    ('4.35%', '5‱')
    >>> written(Decimal("30001.50")), written(True), written(time(9, 30))
    ('30001.50', 'true', '09:30')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal() if kind is not None and kind.name == "rate":
            places, unit = _RATE_UNITS[kind.period]
            figures = f"{value.scaleb(places):f}"
            return (figures.rstrip("0").rstrip(".") if "." in figures else figures) + unit
        case Decimal():
            return f"{value:f}"
        case time():
            return value.isoformat("minutes" if not (value.second or value.microsecond) else "auto")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def node_of(value: object, kind: Kind | None = None) -> Node:
    """A fact, several facts or a group as YAML; keys of a mapping stand as they are."""
    match value:
        case Facts():
            return _group(value)
        case tuple() | list():
            items = [node_of(one, kind) for one in value]
            return SequenceNode(f"{_TAG}seq", items, flow_style=_fits(items))
        case dict():
            return mapping((key, node_of(one)) for key, one in value.items())
        case str():
            return _text(value)
        case _:
            shown = written(value, kind)
            plain = isinstance(value, bool | int | date | Decimal) and not shown.endswith(("%", "‰", "‱"))
            return ScalarNode(_detected(shown), shown) if plain else _text(shown)


def mapping(entries: Iterable[tuple[str, Node]], *, one_line: bool = True) -> MappingNode:
    """A mapping, on one line where all of it is short."""
    pairs: list[tuple[Node, Node]] = [(_key(key), node) for key, node in entries]
    flow = one_line and _fits([node for pair in pairs for node in pair])
    return MappingNode(f"{_TAG}map", pairs, flow_style=flow or not pairs)


def said(group: Facts) -> dict[str, tuple[Any, FieldInfo]]:
    """What a group says, with the field of each: what was written, and what is not as it would be if nothing were."""
    found = {}
    for name, field in type(group).model_fields.items():
        value = getattr(group, name)
        default = field.get_default(call_default_factory=True)
        if value is None or value == () or (value == default and name not in group.model_fields_set):
            continue
        if isinstance(value, Facts) and value == default and not said(value):
            continue
        found[name] = (value, field)
    return found


def _group(group: Facts) -> MappingNode:
    entries = [(name, node_of(value, kind_of(field))) for name, (value, field) in said(group).items()]
    return mapping(entries, one_line=not isinstance(group, Case))


def _key(name: str) -> ScalarNode:
    """A key is the word that stands there, `on` too; no reader of ours takes it for a truth value."""
    detected = _detected(name)
    return ScalarNode(detected if name.isascii() and name.isalpha() else f"{_TAG}str", name)


def _text(value: str) -> ScalarNode:
    lines = "\n" in value and not any(one in value for one in _BREAKS)
    looks_otherwise = _detected(value) != f"{_TAG}str"
    return ScalarNode(f"{_TAG}str", value, style="|" if lines else '"' if looks_otherwise else None)


def _detected(value: str) -> str:
    return str(_RESOLVER.resolve(ScalarNode, value, (True, False)))


def _fits(nodes: list[Node]) -> bool:
    if any(not isinstance(node, ScalarNode) or node.style == "|" for node in nodes):
        return False
    return sum(len(node.value) + sum(not one.isascii() for one in node.value) + 2 for node in nodes) <= _ONE_LINE
