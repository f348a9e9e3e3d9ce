"""Why a document could not be made: every value that is missing or unfit, with its place in the template.

Looked for only after a document has failed: all parts are gone through once more, noting what is wrong and going on.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from jinja2.exceptions import SecurityError, TemplateError

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, quoted, say
from recovery_docs.rendering.check_template.fields import field_uses
from recovery_docs.rendering.engine.budget import MAX_COLUMNS
from recovery_docs.rendering.engine.limits import ForbiddenError, MissingPieceError
from recovery_docs.rendering.engine.noting import UNFIT, Notes, NotingBudget, NotingEnvironment, is_plain
from recovery_docs.rendering.engine.program import Program
from recovery_docs.rendering.engine.sandbox import FOR_DOCXTPL, FORBIDDEN
from recovery_docs.rendering.engine.template_parts import ReadPart
from recovery_docs.rendering.engine.unprintable import (
    ForbiddenCharacterError,
    MissingValueError,
    NeedsDocxtplError,
    NotSpanError,
    NotTextError,
    OtherFileError,
    StrayWordsError,
)
from recovery_docs.tree.group import IN_TREE, member
from recovery_docs.tree.leaf import Nothing

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
    NotSpanError: (
        say("不是可以合并的列数"),
        say("colspan 后面写 1 到 {most} 之间的整数", most=MAX_COLUMNS),
    ),
    OtherFileError: (
        say("是为另一个 Word 文件做的子文档，它的图片和格式不在这个文件里"),
        say("改成一个函数，用给它的 DocxTemplate 做子文档"),
    ),
    StrayWordsError: (
        say("印在了段落之外，打开时看不到"),
        say("整段、整行的标签只能印富文本或者子文档；普通文字去掉标签里的 r、p、tr、tc"),
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


def _faults_of(part: ReadPart, context: Mapping[str, Any], file: str, placing: bool) -> Iterator[Fault]:
    where = part.whereabouts(file)
    notes = Notes(placing, where)
    environment = NotingEnvironment(notes)
    notes.program = program = Program(environment, environment.parse(part.numbered))
    failed: Iterator[Fault] = iter(())
    try:
        program.render({**environment.globals, **context, **NotingBudget(notes).names()})
    except FAILURES as error:
        failed = iter((Fault(where.place(program.failed_at(error.__traceback__)), *_broken(error)),))
    asked: dict[int, list[str]] = {}
    for use in field_uses(environment.parse(part.numbered)):
        asked.setdefault(use.line, []).append(use.path)
    for (line, kind), times in sorted(notes.found.items(), key=lambda each: each[0][0]):
        problem, remedy = _SEEN[kind]
        for name in _names(asked.get(line, []), context, kind, times):
            said = (
                say("字段 {field} {problem}", field=name, problem=problem)
                if name
                else say("这里的值{problem}", problem=problem)
            )
            if name and (nothing := _nothing(name, context)) is not None:
                said, remedy = _of_the_tree(nothing, said)
            yield Fault(where.place(line), said, remedy)
    yield from failed


def _names(paths: list[str], context: Mapping[str, Any], kind: type[Exception], times: int) -> Iterable[str]:
    """The fields to blame, with the item of the list where that is certain."""
    unfit = [
        (path, name) for path in dict.fromkeys(paths) for name, value in _found(path, context) if _is_unfit(value, kind)
    ]
    if unfit and len(unfit) == times:
        return [name for _, name in unfit]
    return dict.fromkeys(path for path, _ in unfit) or ["、".join(dict.fromkeys(paths))]


def _is_unfit(value: Any, kind: type[Exception]) -> bool:
    if kind is MissingValueError:
        return (
            value is _ABSENT
            or value is None
            or isinstance(value, Nothing)
            or (isinstance(value, (float, Decimal)) and not math.isfinite(value))
        )
    if kind is ForbiddenCharacterError:
        return isinstance(value, str) and FORBIDDEN.search(value) is not None
    if kind is StrayWordsError:
        return is_plain(value)
    if kind is NotSpanError:
        return not str(value).isdecimal() or int(value) > MAX_COLUMNS
    if kind in (NeedsDocxtplError, OtherFileError):
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


def _nothing(name: str, context: Mapping[str, Any]) -> Nothing | None:
    """The field of the tree that has no value, under a name as `_names` gives it."""
    path = re.sub(r"\[\d+\]", "", name)
    return next((value for found, value in _found(path, context) if found == name and isinstance(value, Nothing)), None)


def _of_the_tree(nothing: Nothing, said: Message) -> tuple[Message, Message]:
    """What is missing behind a field, by the fact to add; or that there is no such field, and which may be meant."""
    if not nothing.known:
        near = "、".join(nothing.near)
        meant = say("是不是 {names}？用 templates fields 查看全部字段", names=near) if near else None
        return say("没有字段 {field}", field=nothing.path), meant or say("用 templates fields 查看全部字段")
    if nothing.fact:
        return said, say("在案件资料里补上 {fact}；本来可以不写的，请在模板里加上条件", fact=nothing.fact)
    return said, say("这一项由案件资料得出，现在得不出；本来可以不写的，请在模板里加上条件")


def _member(owner: Any, step: str) -> Any:
    if isinstance(owner, IN_TREE):
        return member(owner, step)
    if isinstance(owner, Mapping):
        return owner.get(step, _ABSENT)
    return getattr(owner, step, _ABSENT) if owner is not _ABSENT else _ABSENT


def _broken(error: Exception) -> tuple[Message, Message]:
    if isinstance(error, SecurityError):
        return (
            say(
                "模板要做的事不被允许：{reason}",
                reason=error.reason if isinstance(error, ForbiddenError) else quoted(error),
            ),
            say("模板只能印出字段、判断条件和循环；删去其他写法"),
        )
    if isinstance(error, MissingPieceError):
        return _SEEN[MissingValueError]
    if isinstance(error, RecursionError):
        return say("模板嵌套太深"), say("把模板拆开，减少嵌套")
    return say("标签算不出来：{reason}", reason=quoted(error)), say(
        "检查标签的写法，以及所用字段是文字、数字还是一组内容"
    )
