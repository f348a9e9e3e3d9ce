"""Where values of the case stand in a paragraph, and which field each of them is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from recovery_docs.authoring.learning.case_values import NUMBERS, Value
from recovery_docs.authoring.learning.cues import SURE, Setting, alike, needs_words, rank, score, speaks_against
from recovery_docs.authoring.learning.spellings import (
    Written,
    same_capitals,
    short_name,
    spaced,
    without_region,
    written_in,
)
from recovery_docs.money import figures
from recovery_docs.rendering.engine.dialect import TAG

_TITLES = ("合同.名称", "协议")
_BESIDE_ITS_WORDS = ("用途", "末四位", "利率", "部门", "机构")
"""Values that may also be words of the letter: only where their own words stand beside them."""
_COUNTS = {
    "次数": "第 ?{} ?次",
    "还款天数": r"(?<![0-9月]){} ?个?(?:工作)?[日天](?:之|以)?内",
}
_ADDRESSES = frozenset(("住址", "地址", "坐落"))
_DAY_IN_WORDS = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_OF_A_PARTY = ("姓名", "证件号码", "信用代码")
_YOU = re.compile("您|贵公司|贵单位")
_FEW = 4
_STYLES = {"%Y-%m-%d": "横线", "%Y.%m.%d": "点", "%Y/%m/%d": "斜线"}
_LEFT_OUT = (("截至日", "（含当日）"), ("利率", "年利率"), ("利率", "在合同利率基础上"))


@dataclass(frozen=True)
class Found:
    """A passage of a paragraph that a field takes the place of."""

    start: int
    end: int
    text: str
    tag: str
    value: Value
    others: tuple[Value, ...] = ()
    """Fields that may be meant instead; none where the words beside it decide."""
    guessed: bool = False
    """An amount or a day of which nothing beside it says what it is."""

    @property
    def mark(self) -> str:
        """What a comment in the template asks whoever looks it over."""
        if self.others:
            return f"{{# 也可能是 {'、'.join(dict.fromkeys(other.expression for other in self.others))} #}}"
        return "{# 旁边的字没有说是哪一项，请核对 #}" if self.guessed else ""


@dataclass(frozen=True)
class _Candidate:
    start: int
    end: int
    text: str
    choices: tuple[tuple[Value, str], ...]
    needs_words: bool = False


class Reader:
    """Knows the values of one case, and finds them in paragraphs."""

    def __init__(self, values: Iterable[Value], to: str, keep: Iterable[str] = ()) -> None:
        self._to, self._kept = to, tuple(keep)
        self._amounts: dict[Decimal, list[Value]] = {}
        self._days: dict[date, list[Value]] = {}
        self._texts: dict[str, list[Value]] = {}
        self._counts: list[Value] = []
        for one in values:
            self._keep(one)
        self._patterns = {
            text: short_name(text)
            if _is_short_name(text, fields)
            else spaced(text, number=any(one.leaf in NUMBERS for one in fields))
            for text, fields in self._texts.items()
        }

    def _keep(self, one: Value) -> None:
        if isinstance(one.value, Decimal):
            self._amounts.setdefault(Decimal(one.value).normalize(), []).append(one)
        elif isinstance(one.value, date):
            self._days.setdefault(one.value, []).append(one)
        elif one.leaf in _COUNTS:
            self._counts.append(one)
        elif isinstance(one.value, str):
            self._texts.setdefault(one.value, []).append(one)
            for shorter in _shorter(one):
                self._texts.setdefault(shorter, []).append(one)
            if day := _DAY_IN_WORDS.fullmatch(one.value):
                self._days.setdefault(date(*map(int, day.groups())), []).append(one)

    def found_in(self, text: str, beside: Setting) -> list[Found]:
        """The values in a paragraph, in their order; the longest first where they overlap."""
        taken = [found.span() for found in TAG.finditer(text)]
        kept = [found.span() for one in self._kept for found in re.finditer(re.escape(one), text)]
        accepted: list[_Candidate] = []
        for one in sorted(self._candidates(text), key=lambda one: (one.start - one.end, one.start)):
            if any(start < one.end and one.start < end and not _within(start, end, one) for start, end in kept):
                continue
            if not any(start < one.end and one.start < end for start, end in taken):
                taken.append((one.start, one.end))
                accepted.append(one)
        result: list[Found] = []
        owner, since = "", 0
        for one in sorted(accepted, key=lambda one: one.start):
            between = text[since : one.start]
            if _YOU.search(between):
                owner = "收件人"
            elif re.search("[。；]", between):
                owner = ""
            here = replace(beside, before=beside.before + text[: one.start], after=text[one.end :], owner=owner)
            if (found := self._chosen(one, here)) is not None:
                result.append(found)
                if found.value.leaf in _OF_A_PARTY:
                    owner, since = found.value.path.rpartition(".")[0], one.end
        return result

    def _chosen(self, one: _Candidate, beside: Setting) -> Found | None:
        scored = sorted(
            ((score(value, beside), value, tag) for value, tag in one.choices),
            key=lambda each: (-each[0], rank(each[1])),
        )
        scored = [each for each in scored if not speaks_against(each[1], beside)]
        scored = [each for each in scored if each[0] or not needs_words(each[1])] or scored
        if not scored or (one.needs_words and not scored[0][0]):
            return None
        best, value, tag = scored[0]
        others = tuple(
            dict.fromkeys(
                other for points, other, _ in scored[1:] if best - points < SURE and not alike(value, other, self._to)
            )
        )
        guessed = not best and isinstance(value.value, (Decimal, date))
        return Found(one.start, one.end, one.text, tag, value, others, guessed)

    def _candidates(self, text: str) -> Iterator[_Candidate]:
        for words, pattern in self._patterns.items():
            for found in pattern.finditer(text):
                fields = [one for one in self._texts[words] if _fits(one, text, found.span())]
                if fields:
                    needs = all(one.leaf in _BESIDE_ITS_WORDS and one.leaf not in words for one in fields)
                    yield _Candidate(
                        *found.span(), found[0], tuple((one, _words_tag(one, words)) for one in fields), needs
                    )
        for one in self._counts:
            for found in re.finditer(_COUNTS[one.leaf].format(one.value), text):
                start = found.start() + found[0].index(str(one.value))
                yield _Candidate(start, start + len(str(one.value)), str(one.value), ((one, _tag(one.expression)),))
        for written in written_in(text):
            yield from self._written(written)

    def _written(self, written: Written) -> Iterator[_Candidate]:
        span, text = (written.start, written.end), written.text
        if written.kind == "day":
            fields = self._days.get(written.value, []) if isinstance(written.value, date) else []
            fields = [one for one in fields if isinstance(one.value, date)] or fields
            choices = tuple((one, _day_tag(one, written)) for one in fields)
        elif written.kind in ("amount", "capitals") and isinstance(written.value, Decimal):
            fields = self._amounts.get(written.value.normalize(), [])
            choices = tuple((one, _amount_tag(one, written)) for one in fields)
        else:
            return
        if choices:
            few = written.kind == "amount" and sum(map(str.isdigit, text)) < _FEW and "万" not in text
            yield _Candidate(*span, text, choices, few)


def _within(start: int, end: int, one: _Candidate) -> bool:
    """Whether what is kept is a part of a longer value: a short name within the whole."""
    return one.start <= start and end <= one.end and end - start < one.end - one.start


def _is_short_name(text: str, fields: Iterable[Value]) -> bool:
    """A name of two characters may be a word, or a part of one."""
    return len(text) == 2 and any(one.leaf == "姓名" for one in fields)


def _fits(one: Value, text: str, span: tuple[int, int]) -> bool:
    """The name of a contract is a word of the trade but between its marks."""
    if one.path.endswith(_TITLES):
        return text[: span[0]].endswith("《") and text[span[1] :].startswith("》")
    return True


def _tag(expression: str) -> str:
    return f"{{{{ {expression} }}}}"


def _shorter(one: Value) -> Iterator[str]:
    """What letters leave out of a value: （含当日） of a day, 年利率 of a rate, the province of an address."""
    if one.leaf in _ADDRESSES:
        yield from without_region(one.value)
    for leaf, left_out in _LEFT_OUT:
        if one.leaf == leaf and left_out in one.value:
            yield one.value.replace(left_out, "")


def _words_tag(one: Value, words: str) -> str:
    for _, left_out in _LEFT_OUT:
        if words != one.value and one.value.replace(left_out, "") == words:
            return _tag(f"{one.expression}|replace('{left_out}', '')")
    return _tag(one.expression)


def _day_tag(one: Value, written: Written) -> str:
    day = one.value
    if written.text == str(day) or isinstance(day, str):
        return _tag(one.expression)
    for pattern, style in _STYLES.items():
        sign = pattern[2]
        if sign in written.text:
            return _tag(one.with_filter(f"日期('{style}')"))
    return _tag(one.expression)


def _amount_tag(one: Value, written: Written) -> str:
    """The field as the letter writes its amount, if it can be; else as filings do, which the comparison tells."""
    amount, text = Decimal(one.value), written.text
    if written.kind == "capitals":
        bare = not text.startswith("人民币") and same_capitals(text, amount)
        return _tag(one.with_filter("大写|replace('人民币', '')" if bare or not text.startswith("人民币") else "大写"))
    plain = figures(amount).replace(",", "")
    if text in (plain, f"{plain}元") and "," in figures(amount):
        return _tag(one.with_filter("数字|replace(',', '')")) + text[len(plain) :]
    return _tag(one.expression if written.unit else one.with_filter("数字"))
