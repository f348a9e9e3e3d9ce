"""Why a document could not be made: every value that is missing or unfit, with its place in the template.

Looked for only after a document has failed: all parts are gone through once more, noting what is wrong and going on.
"""

import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2.exceptions import SecurityError, TemplateError
from jinja2.runtime import Undefined

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, say
from recovery_docs.rendering.fields import field_uses
from recovery_docs.rendering.limits import MissingPieceError
from recovery_docs.rendering.program import COMPILED, Program
from recovery_docs.rendering.read import ReadPart
from recovery_docs.rendering.sandbox import (
    CONCATENATE,
    FOR_DOCXTPL,
    FORBIDDEN,
    Budget,
    ForbiddenCharacterError,
    MissingValueError,
    NeedsDocxtplError,
    NotTextError,
    TemplateEnvironment,
    concatenated,
    printed,
)

UNFIT = (MissingValueError, NotTextError, ForbiddenCharacterError, NeedsDocxtplError)
FAILURES = (*UNFIT, TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError)
"""What a program raises for the template's or the data's fault; anything else is a defect of ours."""

_ABSENT = object()
_SEEN: Mapping[type[Exception], tuple[Message, Message]] = {
    MissingValueError: (say("没有值"), say("在案件资料里补上；本来可以不写的，请在模板里加上条件")),
    NotTextError: (say("不是文字，不能直接印出"), say("一组内容用循环逐项印出，是或者否用条件写明要印的字")),
    ForbiddenCharacterError: (say("含有 Word 文档不能保存的控制字符"), say("在原资料里删去这个字符后重新输入")),
    NeedsDocxtplError: (
        say("是图片或者子文档，这个模板没有声明"),
        say("在模板旁的 .toml 里把这个字段写成 kind = 'picture'"),
    ),
}


def faults(
    parts: Iterable[ReadPart], context: Mapping[str, Any], file: str, *, placing: bool = False
) -> tuple[Fault, ...]:
    """Every fault of one document, part by part; with `placing`, pictures and sub-documents are none."""
    return tuple(dict.fromkeys(fault for part in parts for fault in _faults_of(part, context, file, placing)))


def unexplained(error: Exception, file: str) -> Fault:
    """A failure that did not happen again; one that is explained already, or is a defect of ours, goes on as it is."""
    if not isinstance(error, (*UNFIT, RecursionError)):
        raise error
    return Fault(Place(file=file), *_broken(error))


class _Notes:
    """What was wrong, by the line of the program and the kind of fault."""

    def __init__(self, placing: bool) -> None:
        self._placing = placing
        self.program: Program | None = None
        self.found: Counter[tuple[int, type[Exception]]] = Counter()

    def note(self, kind: type[Exception]) -> None:
        frame = sys._getframe(1)
        while frame.f_code.co_filename != COMPILED:
            if frame.f_back is None:
                raise kind  # Jinja tries out constants while it compiles; it leaves this one for later
            frame = frame.f_back
        if self.program is not None:
            self.found[self.program.line(frame.f_lineno), kind] += 1

    def printed(self, value: Any) -> Any:
        if self._placing and not isinstance(value, Undefined) and (callable(value) or isinstance(value, FOR_DOCXTPL)):
            return ""
        try:
            return printed(value)
        except UNFIT as error:
            self.note(type(error))
            return ""

    def going_on(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The filter, which notes a missing value and goes on as if it were empty."""

        @wraps(function)
        def noting(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except MissingPieceError:
                self.note(MissingValueError)
                return ""

        return noting


class _NotingBudget(Budget):
    __slots__ = ("_notes",)

    def __init__(self, notes: _Notes) -> None:
        super().__init__()
        self._notes = notes

    def within(self, iterable: Any, weight: int) -> Iterable[Any]:
        try:
            return super().within(iterable, weight)
        except MissingValueError:
            self._notes.note(MissingValueError)
            return ()

    def names(self) -> dict[str, Any]:
        return {**super().names(), CONCATENATE: self._notes.going_on(concatenated)}


def _faults_of(part: ReadPart, context: Mapping[str, Any], file: str, placing: bool) -> Iterator[Fault]:
    notes = _Notes(placing)
    environment = TemplateEnvironment(_noting_undefined(notes.note), notes.printed)
    environment.filters = {name: notes.going_on(each) for name, each in environment.filters.items()}
    notes.program = program = Program(environment, environment.parse(part.numbered))
    where = part.whereabouts(file)
    failed: Iterator[Fault] = iter(())
    try:
        program.render({**environment.globals, **context, **_NotingBudget(notes).names()})
    except FAILURES as error:
        failed = iter((Fault(where.place(program.failed_at(error.__traceback__)), *_broken(error)),))
    asked: dict[int, list[str]] = {}
    for use in field_uses(environment.parse(part.numbered)):
        asked.setdefault(use.line, []).append(use.path)
    for (line, kind), times in sorted(notes.found.items(), key=lambda each: each[0][0]):
        problem, remedy = _SEEN[kind]
        for name in _names(asked.get(line, []), context, kind, times):
            yield Fault(where.place(line), say("字段 {field} {problem}", field=name, problem=problem), remedy)
    yield from failed


def _names(paths: list[str], context: Mapping[str, Any], kind: type[Exception], times: int) -> Iterable[str]:
    """The fields to blame, with the item of the list where that is certain."""
    unfit = [
        (path, name) for path in dict.fromkeys(paths) for name, value in _found(path, context) if _is_unfit(value, kind)
    ]
    if unfit and len(unfit) == times:
        return [name for _, name in unfit]
    return dict.fromkeys(path for path, _ in unfit) or ["、".join(dict.fromkeys(paths)) or "?"]


def _is_unfit(value: Any, kind: type[Exception]) -> bool:
    if kind is MissingValueError:
        return value is _ABSENT or value is None or (isinstance(value, (float, Decimal)) and not math.isfinite(value))
    if kind is ForbiddenCharacterError:
        return isinstance(value, str) and FORBIDDEN.search(value) is not None
    if kind is NeedsDocxtplError:
        return isinstance(value, FOR_DOCXTPL)
    return isinstance(value, bool) or (
        not isinstance(value, (str, int, float, Decimal, *FOR_DOCXTPL)) and value not in (_ABSENT, None)
    )


def _found(path: str, context: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The values that stand under a path, each with its name; every item of a list has one of its own."""
    found: list[tuple[str, Any]] = [("", context)]
    for step in path.split("."):
        spread = [each for name, owner in found for each in _items(name, owner)]
        found = [(f"{name}.{step}" if name else step, _member(owner, step)) for name, owner in spread]
    yield from found


def _items(name: str, owner: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(owner, (list, tuple)):
        return [(f"{name}[{index}]", item) for index, item in enumerate(owner)]
    return [(name, owner)]


def _member(owner: Any, step: str) -> Any:
    if isinstance(owner, Mapping):
        return owner.get(step, _ABSENT)
    return getattr(owner, step, _ABSENT) if owner is not _ABSENT else _ABSENT


def _broken(error: Exception) -> tuple[Message, Message]:
    if isinstance(error, SecurityError):
        return (
            say("模板要做的事不被允许：{reason}", reason=str(error)),
            say("模板只能印出字段、判断条件和循环；删去其他写法"),
        )
    if isinstance(error, MissingPieceError):
        return _SEEN[MissingValueError]
    if isinstance(error, RecursionError):
        return say("模板嵌套太深"), say("把模板拆开，减少嵌套")
    return say("标签算不出来：{reason}", reason=str(error)), say("检查标签的写法，以及所用字段是文字、数字还是一组内容")


def _noting_undefined(note: Callable[[type[Exception]], None]) -> type[Undefined]:
    """An undefined value that notes each use and goes on, as if it were empty."""

    def noted(result: Callable[[Any], Any]) -> Callable[..., Any]:
        def method(self: Any, *_: Any, **__: Any) -> Any:
            if self._undefined_exception is SecurityError:
                self._fail_with_undefined_error()
            note(MissingValueError)
            return result(self)

        return method

    itself, nothing = noted(lambda self: self), noted(lambda self: False)

    def member(self: Any, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return itself(self)

    methods: dict[str, Any] = dict.fromkeys(("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__bool__"), nothing)
    methods |= dict.fromkeys(
        f"__{side}{name}__" for side in ("", "r") for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow")
    )
    methods = {name: method or itself for name, method in methods.items()}
    methods |= {
        "__slots__": (),
        "__str__": noted(lambda _: ""),
        "__iter__": noted(lambda _: iter(())),
        "__len__": noted(lambda _: 0),
        "__contains__": nothing,
        "__hash__": lambda self: id(type(self)),
        "__getattr__": member,
        "__getitem__": itself,
        "__call__": itself,
    }
    return type("NotingUndefined", (Undefined,), methods)
