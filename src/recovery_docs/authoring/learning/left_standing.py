"""What of a case, or of another, still stands in a template that was an old letter: nothing of it may go unanswered."""

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

from recovery_docs.authoring.learning.case_values import Value
from recovery_docs.authoring.learning.looks_of_a_case import looks_of_a_case
from recovery_docs.authoring.learning.shortened_names import shortened, shortened_office
from recovery_docs.authoring.learning.spellings import spaced, without_region, written_in
from recovery_docs.case import Case
from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, say
from recovery_docs.rendering.check_document.disguised_numbers import disguised_numbers
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
_ADDRESSES = frozenset(
    ("address", "service_address", "habitual_residence", "sent_to", "location", "住址", "地址", "坐落")
)
_NOT_OF_PEOPLE = frozenset(("exhibits", "clauses", "scope_text", "text", "proves"))
_HAS_NUMBER = re.compile(r"\d[\d \-]{2,}\d")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHORTEST = 2
_LEAST = Decimal(100)
_HAN = re.compile("[\u4e00-\u9fff]")
_SEEN_IN_XML = 3
"""A shorter name may be a part of any word."""


@dataclass(frozen=True)
class Facts:
    """The words, amounts and days by which a case can be told from another."""

    words: Mapping[str, re.Pattern[str]]
    amounts: frozenset[Decimal]
    days: frozenset[date]
    debtors: tuple[str, ...]
    creditors: tuple[str, ...] = ()
    """Who lent and whose the claim was."""

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
                words |= set(without_region(fact)) if key in _ADDRESSES else set()
        ordered = sorted(words, key=len, reverse=True)
        patterns = {one: spaced(one, number=_HAS_NUMBER.search(one) is not None) for one in ordered}
        debtors = [one.name for one in case.borrowers]
        debtors += [one.guarantor.name for one in case.guarantees]
        debtors += [one.owner.name for one in (*case.mortgages, *case.pledges)]
        creditors = [case.creditor.name, *(one.assignor.name for one in case.assignments)]
        return cls(
            patterns,
            frozenset(amounts),
            frozenset(days),
            tuple(dict.fromkeys(debtors)),
            tuple(dict.fromkeys(creditors)),
        )


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
    found += _hidden(parts, file, facts, kept, {one.seen for one in found if one.seen})
    return tuple(dict.fromkeys(found))


def _hidden(
    parts: Mapping[str, bytes], file: str, facts: Facts, kept: tuple[str, ...], told: Collection[str]
) -> Iterator[Fault]:
    """Numbers and names where nobody sees them: descriptions of pictures, links, lists to choose from, settings, comments."""
    place, problem = Place(file=file), say("看不见的地方（图片说明、链接、控件、书签、设置、批注的作者）留有资料")
    for number in sorted(frozenset().union(*map(numbers_in_attributes, parts.values()))):
        if not any(number in bare(one) for one in kept):
            yield Fault(place, problem, _remedy(number), number)
    texts = [html.unescape(unquote(data.decode("utf-8", "replace"))) for name, data in parts.items() if _is_xml(name)]
    for words in facts.words:
        if len(words) < _SEEN_IN_XML or not _HAN.search(words) or words in told or any(words in one for one in kept):
            continue
        if any(words in text for text in texts):
            yield Fault(place, problem, _remedy(words), words)


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


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
    for look, problem, error in looks_of_a_case(text, sums=sums):
        if free(*look.span()):
            yield look[0], problem, error
    rest = "".join("\n" if any(start <= at < end for start, end in taken) else sign for at, sign in enumerate(text))
    for number in sorted(personal_numbers(rest) | disguised_numbers(rest)):
        yield number, say("像是别人的证件号码、电话、账号或者邮箱"), True
    yield from ((part, say("像是本案当事人的简称"), True) for part in shortened(facts.debtors, rest))
    for name in facts.creditors:
        yield from ((part, say("像是债权人的简称，别的债权人不这样叫"), False) for part in shortened_office(name, rest))
