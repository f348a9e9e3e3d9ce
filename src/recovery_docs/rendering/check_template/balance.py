"""A proof, once per template, that whatever the data, the XML printed is well-formed.

Values are escaped, so only the template's own text can unbalance the elements. Every way through the program is followed
with the elements open at each point: the ways that part at a condition must meet with the same ones open, and a loop must
leave those it found.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jinja2 import nodes

_ELEMENT = re.compile(r"<(?P<end>/?)(?P<name>[\w:.-]+)(?:\s+[\w:.-]+=(?:\"[^\"<]*\"|'[^'<]*'))*\s*(?P<empty>/?)>")
_MARKUP = re.compile(r"<!--.*?-->|<\?.*?\?>|<(?!!--|\?)[^>]*>|<", re.DOTALL)
"""Asides and tags of XML; a `<` by itself begins one whose end has not come yet."""


class UnbalancedError(Exception):
    """The proof fails; `line` is where in the program."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class _State:
    open: tuple[str, ...] = ()
    begun: str = ""
    """A tag whose end has not come yet, because a value or condition stands in one of its attributes."""


def prove_balanced(program: nodes.Template) -> None:
    """Raise `UnbalancedError` if some way through the program might print elements that do not match."""
    _require(_through(program.body, _State()) == _State(), program)


def _through(body: Iterable[nodes.Node], state: _State) -> _State:
    for node in body:
        state = _after(node, state)
    return state


def _after(node: nodes.Node, state: _State) -> _State:
    match node:
        case nodes.Output(nodes=children):
            for child in children:
                if isinstance(child, nodes.TemplateData):
                    state = _printed(child, state)
                else:
                    _require(not state.begun or state.begun.count('"') % 2 == 1, child)
            return state
        case nodes.If():
            return _met(node, (node.body, *(branch.body for branch in node.elif_), node.else_), state)
        case nodes.For():
            return _met(node, (node.body, node.else_, ()), state)
        case nodes.With() | nodes.Scope() | nodes.Block():
            return _through(node.body, state)
        case nodes.Macro() | nodes.CallBlock() | nodes.AssignBlock():
            _require(_through(node.body, _State()) == _State(), node)
            return state
        case nodes.Assign():
            return state
    raise UnbalancedError(node.lineno)


def _met(node: nodes.Node, ways: Iterable[Iterable[nodes.Node]], state: _State) -> _State:
    """What is open where the ways meet again."""
    ends = {_through(way, state) for way in ways}
    if state.begun:
        for end in ends:
            _require(end.open == state.open and not set(end.begun[len(state.begun) :]) & set("<>\"'"), node)
        return state
    _require(len(ends) == 1, node)
    return ends.pop()


def _printed(data: nodes.TemplateData, state: _State) -> _State:
    text, open_ = state.begun + data.data, list(state.open)
    for found in _MARKUP.finditer(text):
        markup = found.group()
        if markup == "<":
            return _State(tuple(open_), text[found.start() :])
        if markup.startswith(("<!--", "<?")):
            continue
        _require((element := _element(markup)) is not None, data)
        match element:
            case (name, "opens"):
                open_.append(name)
            case (name, "closes"):
                _require(bool(open_) and open_.pop() == name, data)
    return _State(tuple(open_))


@lru_cache(maxsize=5_000)
def _element(markup: str) -> tuple[str, Literal["opens", "closes", "empty"]] | None:
    """What a tag of XML opens or closes; a template has the same few again and again."""
    if not (found := _ELEMENT.fullmatch(markup)):
        return None
    return found["name"], "empty" if found["empty"] else "closes" if found["end"] else "opens"


def _require(holds: bool, node: nodes.Node) -> None:
    if not holds:
        raise UnbalancedError(node.lineno)
