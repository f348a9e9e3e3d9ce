"""A posting list that came back: each row tied to its envelope, and what it tells of it, or what is wrong and where."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from recovery_docs.case.grammar.text import compact
from recovery_docs.delivery.mailing import Mailing, Posting
from recovery_docs.delivery.results.returned_words import Outcome, headings, outcome, signature
from recovery_docs.delivery.results.waybill import waybill
from recovery_docs.errors import FactError, Fault, InputError, Place
from recovery_docs.intake.values import cell_text, quantities
from recovery_docs.messages import say
from recovery_docs.packages import PackageError
from recovery_docs.spreadsheet.column_letters import letters_of
from recovery_docs.spreadsheet.reading.sheet import Sheet, sheets_of

_SEARCHED = 10
"""Rows in which the headings are looked for: people put a title above them."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one envelope. `signature` as keys of a case; `place` is the row that tells it."""

    mailing: Mailing
    waybill: str
    posted_on: date
    outcome: Outcome
    on: date
    signature: Mapping[str, Any] | None = None
    reason: str = ""
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Sent:
    """An envelope that has a waybill, whatever became of it."""

    mailing: Mailing
    waybill: str
    posted_on: date


@dataclass
class ReturnedList:
    """The results of a list, and all that it shows as sent; how many rows tell none yet; what is asked, what is wrong."""

    results: list[Result] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    waiting: int = 0
    asked: list[Fault] = field(default_factory=list)
    wrong: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the list: what each known heading holds, and its place."""

    mailing: Mailing
    place: Place
    cells: Mapping[str, tuple[Any, Place]]

    def at(self, meaning: str) -> Place:
        return self.cells[meaning][1] if meaning in self.cells else self.place

    def raw(self, meaning: str) -> Any:
        return self.cells[meaning][0] if meaning in self.cells else ""

    def text(self, meaning: str) -> str:
        return cell_text.text(self.raw(meaning)).strip()


def read_returned(path: Path, posting: Posting, own: Path, today: date) -> ReturnedList:
    """Every result of the list; raises `InputError` where it cannot be read as one.

    A list of the post office's has no codes of ours: its rows are known by the waybills in `own`, the list as it went out.
    """
    found = ReturnedList()
    by_waybill = _waybills(own, posting) if own.is_file() and own.resolve() != path.resolve() else {}
    lines = [*_lines(path, posting, by_waybill, found)]
    twice = _twice(lines, found)
    for line in lines:
        if line.place.row in twice:
            continue
        try:
            result = _result(line, posting, today, found)
        except _ToldError:
            continue
        if result is None:
            found.waiting += 1
        else:
            found.results.append(result)
    return found


class _ToldError(Exception):
    """What is amiss of a row has been told."""


def _waybills(own: Path, posting: Posting) -> Mapping[str, Mailing]:
    return {
        number: line.mailing
        for line in _lines(own, posting, {}, ReturnedList())
        if (number := compact(line.text("waybill")).upper())
    }


def _lines(path: Path, posting: Posting, by_waybill: Mapping[str, Mailing], found: ReturnedList) -> Iterator[_Line]:
    by_code = {mailing.code: mailing for mailing in posting.mailings}
    for sheet, header, meanings in _tables(path):
        for number, cells in sheet.rows():
            if number <= header or all(cell_text.is_blank(cell) for cell in cells):
                continue
            place = Place(file=path.name, sheet=sheet.name, row=number)
            held = {
                meaning: (cells[at], replace(place, heading=heading, cell=f"{letters_of(sheet.left + at + 1)}{number}"))
                for at, (meaning, heading) in meanings.items()
            }
            said = {cell.strip().upper() for cell in cells if isinstance(cell, str)}
            mailings = [by_code[code] for code in said & by_code.keys()]
            if not mailings and (known := by_waybill.get(compact(cell_text.text(held["waybill"][0])).upper())):
                mailings = [known]
            if len(mailings) == 1:
                yield _Line(mailings[0], place, held)
                continue
            problem = say("一行里有两份函件的代码") if mailings else say("不是这次交寄的函件")
            remedy = say("看看是不是别的批次的清单；函件代码照交寄清单原样，不要改")
            found.wrong.append(Fault(place, problem, remedy))


def _tables(path: Path) -> Iterator[tuple[Sheet, int, Mapping[int, tuple[str, str]]]]:
    """The sheets with a row of headings: its number, and by column what it means."""
    try:
        sheets = sheets_of(path).visible
    except PackageError as error:
        raise InputError(Fault(Place(file=path.name), error.problem, error.remedy)) from error
    there = False
    for sheet in sheets:
        for number, cells in sheet.rows():
            known = {at: compact(cell) for at, cell in enumerate(cells) if isinstance(cell, str)}
            meanings = {at: (headings()[text], text) for at, text in known.items() if text in headings()}
            if {"waybill", "result"} <= {meaning for meaning, _ in meanings.values()}:
                there = True
                yield sheet, number, meanings
                break
            if number >= _SEARCHED:
                break
    if not there:
        problem, remedy = (
            say("没有找到“邮件号”和“投递结果”两列"),
            say("用 posting 做的交寄清单，或者把邮局查询结果的标题改成这样"),
        )
        raise InputError(Fault(Place(file=path.name), problem, remedy))


def _twice(lines: list[_Line], found: ReturnedList) -> set[int | None]:
    """The rows that share an envelope or a waybill with another row, each told."""
    rows: set[int | None] = set()
    for meaning, problem in (("", say("同一份函件写了两行")), ("waybill", say("同一个邮件号写在两份函件上"))):
        by_key: dict[str, list[_Line]] = defaultdict(list)
        for line in lines:
            key = line.mailing.code if not meaning else compact(line.text(meaning)).upper()
            if key:
                by_key[key].append(line)
        for same in by_key.values():
            if len(same) > 1:
                rows |= {line.place.row for line in same}
                others = [line.place.row for line in same]
                found.wrong += [
                    Fault(
                        line.at(meaning),
                        problem,
                        say("行号：{rows}；对照邮件详情单，只留对的", rows=[str(row) for row in others]),
                    )
                    for line in same
                ]
    return rows


def _result(line: _Line, posting: Posting, today: date, found: ReturnedList) -> Result | None:
    to = line.mailing.to
    if "name" in line.cells and compact(line.text("name")) != compact(to.name):
        seen = cell_text.shortened(line.text("name"), "name")
        problem = say("收件人与交寄时的不同")
        found.wrong.append(Fault(line.at("name"), problem, say("看看有没有错行；排序要整行一起排"), seen))
        raise _ToldError
    told, blank = line.text("result"), cell_text.is_blank(line.raw("waybill"))
    number = "" if blank else _reading(line, "waybill", found, lambda: waybill(cell_text.label(line.raw("waybill"))))
    posted_on = posting.posted_on if cell_text.is_blank(line.raw("posted_on")) else _day(line, "posted_on", found)
    if number:
        found.sent.append(Sent(line.mailing, number, posted_on))
    end = _asking(line, "result", found, lambda: outcome(told))
    if end is None:
        return None
    if not number:
        found.asked.append(Fault(line.at("waybill"), say("有结果，没有邮件号"), say("按邮件详情单填写")))
        raise _ToldError
    on = _day(line, "result_on", found)
    if not posted_on <= on <= today:
        problem = say("结果日期早于交寄日期") if on < posted_on else say("结果日期还没有到")
        found.wrong.append(Fault(line.at("result_on"), problem, say("对照邮局的查询结果改正")))
        raise _ToldError
    signed = None
    if end == "delivered":
        words = (line.text("signer"), line.text("capacity"))
        signed = _asking(line, "capacity" if words[1] else "signer", found, lambda: signature(to, told, *words))
    return Result(line.mailing, number, posted_on, end, on, signed, line.text("reason"), line.place)


def _day(line: _Line, meaning: str, found: ReturnedList) -> date:
    if cell_text.is_blank(line.raw(meaning)):
        found.asked.append(Fault(line.at(meaning), say("有结果，没有日期"), say("按邮局的查询结果填写")))
        raise _ToldError
    day: date = _reading(line, meaning, found, lambda: quantities.day(line.raw(meaning)))
    return day


def _reading(line: _Line, meaning: str, found: ReturnedList, read: Any) -> Any:
    return _or_told(line, meaning, found.wrong, read)


def _asking(line: _Line, meaning: str, found: ReturnedList, read: Any) -> Any:
    return _or_told(line, meaning, found.asked, read)


def _or_told(line: _Line, meaning: str, where: list[Fault], read: Any) -> Any:
    try:
        return read()
    except FactError as error:
        seen = cell_text.shortened(line.raw(meaning), "text") or None
        where.append(Fault(line.at(meaning), error.problem, error.remedy, seen))
        raise _ToldError from None
