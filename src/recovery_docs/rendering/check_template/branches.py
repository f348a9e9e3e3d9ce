"""Branch coverage of a template over any number of documents: which conditions were met and which were not.

A template is tested when every condition was met once and failed once, and every loop ran and stayed empty.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sized
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from jinja2.visitor import NodeTransformer

from recovery_docs.messages import Message
from recovery_docs.rendering.engine.budget import Budget
from recovery_docs.rendering.engine.placing import printed_or_placed
from recovery_docs.rendering.engine.program import Program, called
from recovery_docs.rendering.engine.sandbox import TemplateEnvironment
from recovery_docs.rendering.engine.template_parts import taken_apart
from recovery_docs.rendering.word.clauses import Clauses

_SEEN = "0seen"


@dataclass(frozen=True, slots=True)
class Branch:
    """One condition or loop, where it stands, and one of its two ways."""

    passage: Message | None
    tag: str | None
    taken: bool

    def __str__(self) -> str:
        return f"{self.passage} {self.tag} → {'有' if self.taken else '无'}"


class Branches:
    """Watches a template while documents are made from it.

    `watch` goes through the template with a context, and raises what Jinja raises; `missed` says what is still untried.
    """

    def __init__(self, source: Path | bytes, name: str = "template.docx", clauses: Clauses | None = None) -> None:
        data = source if isinstance(source, bytes) else source.read_bytes()
        self._environment = TemplateEnvironment(finalize=printed_or_placed)
        self._programs = []
        self._asked: set[str] = set()
        self._branches: dict[tuple[str, int, int], Branch] = {}
        self._ways: defaultdict[tuple[str, int, int], set[bool]] = defaultdict(set)
        for part in taken_apart(data, name, clauses).read:
            if not part.has_tags:
                continue
            watching = _Watching(part.part.name)
            parsed = self._environment.parse(part.numbered)
            self._asked |= find_undeclared_variables(parsed)
            program = watching.visit(parsed)
            self._programs.append(Program(self._environment, program))
            where = part.whereabouts(name)
            for key in watching.keys:
                place = where.place(key[1])
                self._branches[key] = Branch(place.passage, place.tag, True)

    def watch(self, context: Mapping[str, Any]) -> None:
        """Go through the template once."""
        asked = {name: context[name] for name in self._asked if name in context}
        names = {**self._environment.globals, **asked, **Budget().names(), _SEEN: self._seen}
        for program in self._programs:
            program.render(names)

    def missed(self) -> Iterator[Branch]:
        """Every way that no context has taken, in the order of the template."""
        for key, branch in self._branches.items():
            for taken in (True, False):
                if taken not in self._ways[key]:
                    yield Branch(branch.passage, branch.tag, taken)

    def tried(self) -> Iterator[Branch]:
        """Every way that some context has taken."""
        for key, branch in self._branches.items():
            for taken in self._ways[key]:
                yield Branch(branch.passage, branch.tag, taken)

    def _seen(self, part: str, line: int, place: int, value: Any) -> Any:
        self._ways[part, line, place].add(len(value) > 0 if isinstance(value, Sized) else bool(value))
        return value


class _Watching(NodeTransformer):
    def __init__(self, part: str) -> None:
        self._part = part
        self.keys: list[tuple[str, int, int]] = []

    def _watched(self, tested: nodes.Expr) -> nodes.Expr:
        key = (self._part, tested.lineno, len(self.keys))
        self.keys.append(key)
        return called(_SEEN, *(nodes.Const(each, lineno=tested.lineno) for each in key), tested)

    def visit_If(self, node: nodes.If) -> nodes.If:  # noqa: N802
        node.test = self._watched(cast(nodes.Expr, node.test))
        self.generic_visit(node)
        return node

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.CondExpr:  # noqa: N802
        node.test = self._watched(node.test)
        self.generic_visit(node)
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        node.iter = self._watched(cast(nodes.Expr, node.iter))
        self.generic_visit(node)
        return node
