"""What may be changed: comparisons, and/or, not, plus and minus, numbers, verdicts, parties, articles cited."""

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
_SIGNS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}
_ENDS = {"min": "max", "max": "min"}
VERDICTS = ("met", "not_met")
_ROLES = {
    "原告": "被告",
    "被告": "原告",
    "申请人": "被申请人",
    "被申请人": "申请人",
    "plaintiff": "defendant",
    "defendant": "plaintiff",
    "borrower": "guarantor",
    "guarantor": "borrower",
}
_ROLE = re.compile(rf"(?<!{{)({'|'.join(sorted(_ROLES, key=len, reverse=True))})")
"""Not the name of a placeholder: without its value a sentence fails of itself."""
_ARTICLE_IN_WORDS = re.compile(r"(?<=[第十百零])[一二三四五六七八九](?=条)")
_NUMERALS = "一二三四五六七八九一"
_SIZES = {"lru_cache"}
"""Calls whose numbers change nothing but speed."""
_TYPES = {"annotation", "returns"}


@dataclass(frozen=True)
class Place:
    """Where a change is made: the outermost function as its code object names it, and the innermost statement.

    Outside functions, what runs on import, `function` is empty.
    """

    function: str = ""
    first_line: int = 0
    statement: int = 0


@dataclass(frozen=True)
class Edit:
    """One change to a syntax tree: what stands in a field of a node, and what may stand there instead."""

    owner: ast.AST
    field: str
    position: int | None
    old: Any
    new: Any
    place: Place

    def put(self, value: object) -> str:
        """Let this stand there; the owner's first line as it then reads."""
        if self.position is None:
            setattr(self.owner, self.field, value)
        else:
            getattr(self.owner, self.field)[self.position] = value
        return ast.unparse(self.owner).partition("\n")[0]


@dataclass(frozen=True)
class Mutant:
    """One change to one file: the `number`th that can be made to it."""

    file: Path
    number: int
    line: int
    place: Place
    before: str
    after: str

    @property
    def room(self) -> str:
        """The folder of the house that it changes."""
        return self.file.parts[self.file.parts.index("recovery_docs") + 1]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.place.function}\n    {self.before}\n  → {self.after}"


def mutants(file: Path) -> list[Mutant]:
    """Every mutant of a file."""
    found = []
    for number, edit in enumerate(_edits(_read(file), Place(), "")):
        after, before = edit.put(edit.new), edit.put(edit.old)
        line = getattr(edit.old, "lineno", edit.place.statement)
        found.append(Mutant(file, number, line, edit.place, before, after))
    return found


def mutated(mutant: Mutant) -> ast.Module:
    """The syntax tree of the file with the change made."""
    tree = _read(mutant.file)
    edit = list(_edits(tree, Place(), ""))[mutant.number]
    edit.put(edit.new)
    return ast.fix_missing_locations(tree)


def _read(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _edits(node: ast.AST, place: Place, classes: str) -> Iterator[Edit]:
    """Every change below a node that stands there, within these classes."""
    if isinstance(node, ast.stmt):
        place = replace(place, statement=node.lineno)
    if isinstance(node, ast.AugAssign) and type(node.op) in _SIGNS:
        yield Edit(node, "op", None, node.op, _SIGNS[type(node.op)](), place)
    for field, position, child in _children(node):
        below, within = place, classes
        if isinstance(node, ast.FunctionDef) and field == "body" and not place.function:
            first_line = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            below = Place(f"{classes}{node.name}", first_line, place.statement)
        if isinstance(node, ast.ClassDef) and not place.function:
            within = f"{classes}{node.name}."
        if isinstance(child, ast.expr):
            yield from (Edit(node, field, position, child, new, below) for new in _instead_of(child, node))
        yield from _edits(child, below, within)


def _children(node: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    """What stands below a node and may change: no type, no docstring, no size of a cache."""
    if _is_call(node, _SIZES) or (isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"):
        return
    for field, value in ast.iter_fields(node):
        if field in _TYPES:
            continue
        if isinstance(value, ast.AST):
            yield field, None, value
        elif isinstance(value, list):
            for position, child in enumerate(value):
                if isinstance(child, ast.AST) and not _is_docstring(child):
                    yield field, position, child


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_call(node: ast.AST, names: set[str] | dict[str, str]) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def _instead_of(node: ast.expr, owner: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.Compare():
            for position, operator in enumerate(node.ops):
                if type(operator) in _COMPARISONS:
                    yield _with(node, ops=_replaced(node.ops, position, _COMPARISONS[type(operator)]()))
        case ast.BoolOp():
            yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp() if type(node.op) in _SIGNS:
            yield _with(node, op=_SIGNS[type(node.op)]())
        case ast.Constant():
            yield from (_with(node, value=value) for value in _other_values(node.value, owner))
        case ast.Call(func=ast.Name(id=name)):
            yield from _other_calls(node, name)


def _other_values(value: object, owner: ast.AST) -> Iterator[object]:
    """A number one more and one less (an article cited: one more, which is as wrong); a party changed for the other."""
    if isinstance(value, bool):
        return
    if isinstance(value, int):
        yield value + 1
        if not _is_call(owner, {"cite"}) and not isinstance(owner, ast.keyword):
            yield value - 1
    elif isinstance(value, str):
        if _is_call(owner, {"Decimal"}) and value[-1:].isdigit():
            yield value[:-1] + str((int(value[-1]) + 1) % 10)
        if _is_call(owner, {"cite"}) and value[-1:].isdigit():
            yield value[:-1] + str(int(value[-1]) + 1)
        for other in (
            _ROLE.sub(lambda role: _ROLES[role[0]], value),
            _ARTICLE_IN_WORDS.sub(lambda last: _NUMERALS[_NUMERALS.index(last[0]) + 1], value),
        ):
            if other != value:
                yield other


def _other_calls(node: ast.Call, name: str) -> Iterator[ast.expr]:
    if name in _ENDS:
        yield _with(node, func=ast.Name(_ENDS[name], ast.Load()))
    if name == "met":
        hint = ast.keyword("hint", node.args[0])
        yield _with(node, func=ast.Name("not_met", ast.Load()), keywords=[*node.keywords, hint])
    if name == "not_met":
        kept = [keyword for keyword in node.keywords if keyword.arg != "hint"]
        yield _with(node, func=ast.Name("met", ast.Load()), keywords=kept)
    if name == "timedelta":
        for keyword in node.keywords:
            if keyword.arg == "days" and not isinstance(keyword.value, ast.Constant):
                later = ast.BinOp(keyword.value, ast.Add(), ast.Constant(1))
                yield _with(node, keywords=[ast.keyword("days", later)])


def _with(node: ast.expr, **fields: object) -> ast.expr:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _replaced(items: list[ast.cmpop], position: int, item: ast.cmpop) -> list[ast.cmpop]:
    return [*items[:position], item, *items[position + 1 :]]
