"""What of a case, or of another, still stands in a template that was an old letter: nothing of it may go unanswered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from recovery_docs.authoring.learning.case_values import Value
from recovery_docs.authoring.learning.spellings import spaced, written_in
from recovery_docs.case import Case
from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, say
from recovery_docs.rendering.check_document.personal_numbers import bare, numbers_in_attributes, personal_numbers, plain
from recovery_docs.rendering.engine.dialect import TAG
from recovery_docs.rendering.word.archive import read_parts
from recovery_docs.rendering.word.passage import paragraphs
from recovery_docs.rendering.word.text_parts import text_parts

_NAMES = frozenset(
    (
        "name",
        "holder",
        "bank",
        "address",
        "service_address",
        "habitual_residence",
        "sent_to",
        "employer",
        "location",
        "spouse",
        "guardian",
        "firm",
        "court",
        "committee",
        "authority",
        "head_office",
        "occupied_by",
        "paid_to",
    )
)
"""Facts whose words are somebody's, or of this case alone."""
_NOT_OF_PEOPLE = frozenset(("exhibits", "clauses", "scope_text", "text", "proves"))
_HAS_NUMBER = re.compile(r"\d[\d \-]{2,}\d")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_USUAL = re.compile("股份有限公司|有限责任公司|有限公司|分公司|公司|支行|分行|银行|合作社")
_NUMBERED = re.compile(r"[\u4e00-\u9fff]{1,8}[〔\[(（]?(?:19|20)\d\d[〕\])）]?[\u4e00-\u9fff]{0,4}第?[\d-]+号")
_SHORT_DAY = re.compile(r"(?<!\d)(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?<!\d)\d{4}年\d{1,2}月(?![0-9 ]*日)")
_TIMES = re.compile(r"第 ?[0-9一二三四五六七八九十]+ ?次")
_OF_LAW = re.compile("^(?:.*(?:法释|法发|法办|银发|银监|银保监|金规|国发|国办|令))|^法[〔(（]")
_PART = 4
_SHORTEST = 2
_LEAST = Decimal(100)


@dataclass(frozen=True)
class Facts:
    """The words, amounts and days by which a case can be told from another."""

    words: Mapping[str, re.Pattern[str]]
    amounts: frozenset[Decimal]
    days: frozenset[date]
    debtors: tuple[str, ...]

    @classmethod
    def of(cls, case: Case, values: Iterable[Value]) -> "Facts":
        words: set[str] = set()
        amounts: set[Decimal] = set()
        days: set[date] = set()
        for key, fact in (*_facts(case.model_dump(), ""), *((one.leaf, one.value) for one in values)):
            if isinstance(fact, Decimal):
                amounts.add(abs(Decimal(fact)).normalize())
            elif isinstance(fact, date):
                days.add(date(fact.year, fact.month, fact.day))
            elif isinstance(fact, str) and _tells(key, fact):
                words.add(fact)
        ordered = sorted(words, key=len, reverse=True)
        patterns = {one: spaced(one, number=_HAS_NUMBER.search(one) is not None) for one in ordered}
        debtors = (*(one.name for one in case.borrowers), *(one.guarantor.name for one in case.guarantees))
        return cls(patterns, frozenset(amounts), frozenset(days), tuple(dict.fromkeys(debtors)))


def _tells(key: str, text: str) -> bool:
    if len(text) < _SHORTEST or _ISO_DAY.fullmatch(text) or ("年" in text and "日" in text):
        return False
    return key in _NAMES or _HAS_NUMBER.search(text) is not None


def _facts(value: Any, key: str) -> Iterator[tuple[str, Any]]:
    if key in _NOT_OF_PEOPLE:
        return
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from _facts(one, name)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from _facts(one, key)
    elif isinstance(value, (str, Decimal, date)):
        yield key, value


def left_standing(data: bytes, file: str, facts: Facts, keep: Iterable[str]) -> tuple[Fault, ...]:
    """Everything that stands in the Word file and belongs to a case, but for what is kept; percentages are warnings."""
    parts = read_parts(data, file)
    kept = tuple(map(plain, keep))
    found: list[Fault] = []
    for part in text_parts(parts, file):
        for paragraph in paragraphs(part):
            text = plain(TAG.sub(lambda tag: "\n" * len(tag[0]), paragraph.text))
            for seen, problem, error in _told(text, facts, sums=part.kind != "properties"):
                if any(seen.strip() in one for one in kept):
                    continue
                place = Place(file=file, passage=paragraph.passage)
                found.append(Fault(place, problem, _remedy(seen), seen.strip(), "error" if error else "warning"))
    hidden = frozenset().union(*map(numbers_in_attributes, parts.values()))
    for number in sorted(hidden):
        if not any(number in bare(one) for one in kept):
            problem = say("看不见的地方（图片说明、链接、设置）留有号码")
            found.append(Fault(Place(file=file), problem, _remedy(number), number))
    return tuple(dict.fromkeys(found))


def _remedy(seen: str) -> Message:
    return say("在旧函里改好；确实每个案件都一样的，加上 --keep '{text}'", text=seen.strip())


def _told(text: str, facts: Facts, *, sums: bool) -> Iterator[tuple[str, Message, bool]]:
    """What a paragraph still says of a case; longer passages first, and each passage once."""
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        if any(first < end and start < last for first, last in taken):
            return False
        taken.append((start, end))
        return True

    for pattern in facts.words.values():
        for found in pattern.finditer(text):
            if free(*found.span()):
                yield found[0], say("本案的资料还留在模板里"), True
    for one in written_in(text) if sums else ():
        whole = bool(one.unit) or "." in one.text or "," in one.text or "，" in one.text
        if one.kind == "day" and free(one.start, one.end):
            ours = one.value in facts.days
            yield (
                one.text,
                say("本案的日期还留在模板里") if ours else say("这个日期不是本案资料里的，别的案件里不会对"),
                True,
            )
        elif one.kind == "percent" and free(one.start, one.end):
            yield one.text, say("这个比率写死在模板里，别的案件里不一定对"), False
        elif one.kind in ("amount", "capitals") and isinstance(one.value, Decimal):
            ours = one.value.normalize() in facts.amounts and one.value >= _LEAST
            if (ours or (whole or one.kind == "capitals")) and free(one.start, one.end):
                yield (
                    one.text,
                    say("本案的金额还留在模板里") if ours else say("这个金额不是本案资料里的，别的案件里不会对"),
                    True,
                )
    for found in _SHORT_DAY.finditer(text) if sums else ():
        if free(*found.span()):
            yield found[0], say("这个日期写死在模板里，别的案件里不会对"), True
    for found in _TIMES.finditer(text):
        if free(*found.span()):
            yield found[0], say("次数写死在模板里，别的案件里不一定对"), False
    for found in _NUMBERED.finditer(text):
        if not _OF_LAW.search(found[0]) and free(*found.span()):
            yield found[0], say("像是合同编号、文号或者案号"), True
    rest = "".join("\n" if any(start <= at < end for start, end in taken) else sign for at, sign in enumerate(text))
    for number in sorted(personal_numbers(rest)):
        yield number, say("像是别人的证件号码、电话、账号或者邮箱"), True
    for name in facts.debtors:
        yield from ((part, say("像是本案当事人的简称"), True) for part in _parts_of(name, rest))


def _parts_of(name: str, text: str) -> Iterator[str]:
    """What is left of a name: 样本纺织 of a company's, 周先生 of a person's."""
    if len(name) <= _PART:
        found = re.search(f"{name[0]}(?:某某?|先生|女士)", text)
        if found:
            yield found[0]
        return
    own = _USUAL.sub("", name)
    for length in range(len(own), _PART - 1, -1):
        for start in range(len(own) - length + 1):
            if own[start : start + length] in text:
                yield own[start : start + length]
                return
