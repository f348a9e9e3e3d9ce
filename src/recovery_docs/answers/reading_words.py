"""A reading in words, for a person to look at: what was understood of each sheet, what is asked, what is missing."""

from collections.abc import Iterator, Sequence

from recovery_docs.answers.wanted_facts import WantedFact
from recovery_docs.errors import Fault
from recovery_docs.intake.layout.left_out import spans
from recovery_docs.intake.layout.reading import ColumnReading, Reading, SheetReading
from recovery_docs.messages import Language, Message, say

_INDENT = "    "
_SAMPLES = 2
"""Values of a column that fit on its line."""


def reading_lines(reading: Reading, wanted: Sequence[WantedFact], language: Language = "zh") -> Iterator[str]:
    """The reading line by line."""
    for message, indent in _messages(reading, wanted):
        yield _INDENT * indent + message.in_language(language)


def _messages(reading: Reading, wanted: Sequence[WantedFact]) -> Iterator[tuple[Message, int]]:
    if reading.profile:
        yield say("按方案“{profile}”读取", profile=reading.profile), 0
    if reading.supplement:
        answers = reading.supplement.answers
        count = sum(map(len, answers.values()))
        yield (
            say("照“{file}”补充：{cases}案{count}项", file=reading.supplement.file, cases=len(answers), count=count),
            0,
        )
    for sheet in reading.sheets:
        yield from _sheet(sheet)
    if reading.constants:
        yield say("各案相同的："), 0
        for fact, value in reading.constants:
            yield say("{fact} = {value}", fact=fact, value=value), 1
    yield from _wanted(wanted)
    asked = {one.heading for sheet in reading.sheets for one in sheet.of("asked")}
    told = [fault for fault in reading.faults if fault.severity == "error" or fault.place.heading not in asked]
    if told:
        yield say("要看一看的："), 0
        for fault in told:
            yield _fault(fault), 1


def _fault(fault: Fault) -> Message:
    sign = say("【问】") if fault.severity == "error" else say("【提示】")
    if fault.place.heading and fault.place.heading not in fault.problem.in_language("zh"):
        name = fault.place.heading
        return say(
            "{sign}“{name}”{problem}。{remedy}。", sign=sign, name=name, problem=fault.problem, remedy=fault.remedy
        )
    return say("{sign}{problem}。{remedy}。", sign=sign, problem=fault.problem, remedy=fault.remedy)


def _sheet(sheet: SheetReading) -> Iterator[tuple[Message, int]]:
    first, last = sheet.header_rows
    rows = say("第{row}行", row=first) if first == last else say("第{first}—{last}行", first=first, last=last)
    yield (
        say(
            "工作表“{name}”（{kind}）：标题在{rows}，下面 {cases} 行",
            name=sheet.name,
            kind=sheet.kind,
            rows=rows,
            cases=sheet.cases,
        ),
        0,
    )
    if sheet.cases:
        yield say("内容从第{first}行到第{last}行", first=sheet.rows[0], last=sheet.rows[1]), 1
    if sheet.unit:
        yield say("金额单位：{unit}（见“{words}”）", unit=sheet.unit, words=sheet.unit_words), 1
    if sheet.as_of:
        yield say("表上写着截至 {day}；是余额的日期的，写在方案［固定］的“案件.截至日”", day=sheet.as_of), 1
    for why, numbers in sheet.left_out.items():
        yield say("不算案件的 {number} 行（{why}）：{rows}", number=len(numbers), why=why, rows=spans(numbers)), 1
    yield from _columns(sheet)


def _columns(sheet: SheetReading) -> Iterator[tuple[Message, int]]:
    for one in sheet.of("read", "profile"):
        unit = f"（{one.unit}）" if one.unit else ""
        yield (
            say(
                "{letter}　{heading} → {fact}{unit}　{samples}",
                letter=one.letter,
                heading=one.heading,
                fact=one.fact,
                unit=unit,
                samples=_samples(one),
            ),
            1,
        )
    for one in sheet.of("asked", "unknown"):
        if one.could_be or one.taken == "asked":
            likely = tuple(f"{fact}（{sure:.0%}）" for fact, sure in one.could_be) or ("？",)
            yield (
                say(
                    "{letter}　{heading} → 待确认：{likely}　{samples}",
                    letter=one.letter,
                    heading=one.heading or "（没有标题）",
                    likely=likely,
                    samples=_samples(one),
                ),
                1,
            )
    aside = [f"{one.heading}（{one.letter}）" for one in sheet.columns if one.is_aside and one.heading]
    if names := [f"{one.heading or '没有标题'}（{one.letter}）" for one in sheet.of("watched")]:
        yield (
            say(
                "只看有没有不能发函的话（已结清、已诉、勿催、外币）的 {number} 列：{names}",
                number=len(names),
                names=names,
            ),
            1,
        )
    if aside:
        yield say("没有用到的 {number} 列：{names}", number=len(aside), names=aside), 1


def _samples(one: ColumnReading) -> str:
    return f"［{'｜'.join(one.samples[:_SAMPLES])}］".replace("\n", "⏎") if one.samples else ""


def _wanted(wanted: Sequence[WantedFact]) -> Iterator[tuple[Message, int]]:
    if not wanted:
        yield say("要做的文书不缺整列的事实"), 0
        return
    yield say("还缺："), 0
    for one in wanted:
        if one.headings:
            yield say("{title}：可以用这些标题：{headings}", title=one.title, headings=one.headings), 1
            continue
        asked = "。".join(part for part in (one.title, one.hint) if part)
        if one.filing:
            asked = f"{one.filing}：{asked}"
        yield (
            say("{asked}（前 {looked_at} 案中 {cases} 案）", asked=asked, looked_at=one.looked_at, cases=one.cases),
            1,
        )
