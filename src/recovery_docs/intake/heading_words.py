"""What a sentence calls by its key in a case file, said by column, sheet and word for those who never see a case file."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from recovery_docs.case import Case
from recovery_docs.case.schema.kinds import kind_of, models_within
from recovery_docs.case.schema.paths import field_at, steps_of
from recovery_docs.case.schema.titles import DOT, title
from recovery_docs.case.words import tables
from recovery_docs.errors import Fault, Place
from recovery_docs.intake.headings import Column, book
from recovery_docs.messages import Message

_STEP = r"[a-z]+[a-z0-9_]*(?:\[\d*\])?"
_NAMED = re.compile(
    rf"(?<![\w.{{-])(\.?{_STEP}(?:\.{_STEP})*)(?:[:：] ?(\"[^\"]*\"|[a-z0-9_]+)(?![\w.]))?(?![\w-])", re.ASCII
)
"""A key path or a single key, and the value that a case file would give it."""
_INDEX = re.compile(r"\[(\d+)\]")
_NUMBERS = ("resident_id", "uscc", "other_id.number")
"""Facts that one column of a workbook holds, whichever of them it is."""
_CHOICES = {"kind": ("proceeding_kind", "disputes_kind", "party_kind"), "outcome": ("proceeding_outcome", "outcome")}
"""Keys that many groups have, with the choices that a sentence may mean by them where it does not say of what."""
_TELLING = 5
"""Letters of a value that is no word of a Chinese sentence by chance."""
_SAID = {"true": "是", "false": "否", "borrower": "借款人"}


@lru_cache(maxsize=4096)
def in_headings(text: str) -> str:
    """A sentence with every key, and every value of a case file, said as a clerk calls it.

    >>> in_headings("对照原件补写：borrowers[0].address、request.letter.envelope，并在 exhibits 列入")
    '对照原件补写：“借款人住所地”列、“信封上显示的文字”列，并在 “证据”表 列入'
    >>> in_headings("采用银行数额的写 request.figures: bank")
    '采用银行数额的写 “采用的金额”列“银行”'
    >>> in_headings("写在 request.consumption_limit.list_excluded；没有的写 none")
    '写在 “限制消费”表的“不得纳入失信名单的情形”列；没有的写 “没有”'
    """
    if text.isascii():  # 英文句子里的 borrower、true 是英文，不是案件文件的写法
        return _NAMED.sub(lambda found: (_fact(found[1]) or found[0]) if "." in found[1] else found[0], text)
    return _in_words(text, _fact)


def in_titles(text: str, facts: Any = None) -> str:
    """A sentence with every key said by its titles, as a page with a field for each fact calls it.

    >>> in_titles("填写 request.letter.pay_by 或者 pay_within_days")
    '填写 “请求 · 函件 · 要求还款的期限” 或者 “要求还款的天数”'
    """

    def called(path: str) -> str | None:
        whole = title(path.replace("[]", "[0]"), facts)
        last = path.rpartition(".")[2]
        return f"“{whole}”" if whole else f"“{_titles()[last]}”" if last in _titles() and "_" in last else _fact(path)

    return _in_words(text, called)


def fault_in_headings(fault: Fault) -> Fault:
    """The fault with the key paths among its values said as columns and sheets."""
    return replace(fault, problem=_message(fault.problem), remedy=_message(fault.remedy))


def _message(message: Message) -> Message:
    """The sentence with its keys renamed, both in its own words and in its values."""
    values = tuple((name, _value(value)) for name, value in message.values)
    return Message(in_headings(message.text), values)


def fault_at_row(fault: Fault, place: Place | None) -> Fault:
    """A fault of a case as its row in a workbook tells it; as it stands, where the case is from a case file."""
    if place is None or place.sheet is None:
        return fault
    said = fault_in_headings(fault)
    return said if said.place.row is not None or said.place.case is not None else replace(said, place=place)


def _value(value: object) -> object:
    match value:
        case str():
            return in_headings(value)
        case tuple() | list():
            return tuple(_value(one) for one in value)
        case Message():
            return _message(value)
        case _:
            return value


def _in_words(text: str, called: Callable[[str], str | None]) -> str:
    """The sentence with its keys as they are `called`; a word alone is a value, or a neighbour, of the key before it."""
    last = ""

    def renamed(found: re.Match[str]) -> str:
        nonlocal last
        path = found[1]
        if found[2] is None and "." not in path and last:
            if path not in _SAID and (value := _value_of(last, path)):
                return f"“{value}”"
            beside = f"{last.rpartition('.')[0]}.{path}".lstrip(".")
            if "." in last and path not in _SAID and _titled(beside):
                said = _renamed(found[0], beside, None, called)
                return f"“{said.rpartition(DOT)[2]}" if DOT in said else said
        if _titled(path):
            last = path
        return _renamed(found[0], path, found[2], called)

    return _NAMED.sub(renamed, text)


def _titled(path: str) -> str:
    return title(_INDEX.sub("[0]", path.lstrip(".")))


def _value_of(path: str, value: str) -> str | None:
    """The word of a value of the fact at a key path, where it is one of a few."""
    field = field_at(steps_of(_INDEX.sub("[0]", path)))
    kind = kind_of(field) if field else None
    words = tables()[kind.words].get(value) if kind and kind.words else None
    return words[0] if words else None


def _renamed(written: str, path: str, value: str | None, called: Callable[[str], str | None]) -> str:
    if value is not None and path in _CHOICES:
        return f"“{_choice(path, value)}”"
    if value is None and (word := _SAID.get(path) or (_word(path) if len(path) >= _TELLING else None)):
        return word
    named = called(path.lstrip("."))
    if named is None:
        return written
    if value is None:
        return named
    said = _SAID.get(value) or _word(value) or value.strip('"')
    return f"{named}“{said}”"


@lru_cache(maxsize=4096)
def _fact(path: str) -> str | None:
    """A fact by its column; a group by its sheet, or by the first of its columns; else by its title in the schema."""
    index = _INDEX.search(path)
    which = f"（第{int(index[1]) + 1}个）" if index and index[1] != "0" else ""
    bare = _INDEX.sub("[]", path)
    if column := _columns().get(bare):
        return f"{_called(column)}{which}"
    into = bare.removesuffix("[]")
    if sheet := _sheets().get(into):
        return f"“{sheet}”表{which}"
    held = [(fact, column) for fact, column in _columns().items() if fact.startswith(f"{into}.")]
    if held:
        return f"{_called(min(held, key=lambda one: one[0].endswith('.as_of'))[1])}{which}"
    ends = {column.title: column for fact, column in _columns().items() if fact.endswith(f".{bare}")}
    if len(ends) > 1:
        ends = {title: column for title, column in ends.items() if column.group == "case"}
    if len(ends) == 1 and ("_" in bare or "." in bare):
        return f"{_called(*ends.values())}{which}"
    steps = into.replace("[]", "").split(".")
    if all(step in _titles() for step in steps) and ("_" in into or "." in into or len(into) >= _TELLING):
        return f"“{_titles()[steps[-1]]}”{which}"
    return None


def _called(column: Column) -> str:
    group = book().groups[column.group]
    return f"“{column.title}”列" if group.main or not group.sheets else f"“{group.sheets[0]}”表的“{column.title}”列"


def _choice(key: str, value: str) -> str:
    return next((tables()[name][value][0] for name in _CHOICES[key] if value in tables()[name]), value)


def _word(value: str) -> str | None:
    """The word for a value of some choice, if it can be nothing else than that: a value of two words."""
    return _words().get(value)


@cache
def _words() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for table in tables().values():
        for value, words in table.items():
            found.setdefault(value, set()).add(words[0])
    return {value: words.pop() for value, words in found.items() if len(words) == 1 and not value.isdigit()}


@cache
def _sheets() -> dict[str, str]:
    """Of every group that has a sheet of its own, the name of that sheet by where the group stands in a case."""
    named = [group for group in book().groups.values() if group.into and group.sheets]
    return {group.into: group.sheets[0] for group in reversed(named)}


@cache
def _columns() -> dict[str, Column]:
    """Key path without numbers to its column, that of the sheet of cases before that of a sheet of its own."""
    found: dict[str, Column] = {}
    for group in sorted(book().groups.values(), key=lambda group: not group.main):
        into = f"{group.into}{'[]' if group.many else ''}"
        for column in group.columns:
            for fact in _facts(column.fact):
                found.setdefault(f"{into}.{fact}".strip("."), column)
    return found


def _facts(fact: str) -> Iterator[str]:
    party, _, last = fact.rpartition("identity")
    if fact.endswith("identity") and not last:
        yield from (f"{party}{number}" for number in _NUMBERS)
    else:
        yield _INDEX.sub("[]", fact)


@cache
def _titles() -> dict[str, str]:
    """Every key of the schema with its title; where several facts share a key, that of the outermost."""
    found: dict[str, str] = {}
    for model in models_within(Case):
        for name, field in model.model_fields.items():
            found.setdefault(name, field.title or name)
    return found
