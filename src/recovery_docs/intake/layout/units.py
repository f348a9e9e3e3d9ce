"""Units and currencies as titles, lines above a table, names of sheets and headings say them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from recovery_docs.errors import FactError
from recovery_docs.intake.headings import plain
from recovery_docs.messages import say

_YUAN = r"(?:人民币|RMB|CNY|[¥￥])?:?(千万元|百万元|十万元|亿元|万元|千元|百元|元|千万|百万|亿|万|千)"
_FOREIGN = (
    r"美元|美金|港币|港元|港幣|欧元|日元|日圆|英镑|澳元|加元|加币|瑞士法郎|新加坡元|新元|澳门元|台币|韩元|卢布|泰铢"
    r"|USD|HKD|EUR|JPY|GBP|AUD|CAD|CHF|SGD|[$€£]"
)
_FOREIGN_UNIT = re.compile(rf"(?:千万|百万|十万|亿|万|千|百)?(?:{_FOREIGN})")
_SAID = re.compile(rf"(?:金额|货币|计量)?单位(?:为|是)?[::]?\(?{_YUAN}(?![A-Z\u4e00-\u9fff])")
_SAID_FOREIGN = re.compile(rf"(?:(?:金额|货币|计量)?单位|币种|币别|货币)(?:为|是)?[::]?\(?({_FOREIGN_UNIT.pattern})")
_BRACKETED = re.compile(rf"[(\[【,]{_YUAN}[)\]】,]")
_BRACKETED_FOREIGN = re.compile(rf"[(\[【,](?:单位:?|折)?({_FOREIGN_UNIT.pattern})[)\]】,]")
_ALONE = re.compile(_YUAN)
_SUFFIX = re.compile(
    r"(.*?[^(\[【百千十])[(\[【/:·-]?(?:金额)?(?:单位:?)?(?:人民币|RMB|CNY)?(千万元|百万元|十万元|亿元|万元|千元|百元)[)\]】]?"
)
_SCALES = {"千": 1_000, "百": 100, "十": 10, "": 1}
_IS_YUAN = frozenset(("人民币", "人民币元", "RMB", "CNY", "元", "¥", "156", "01", "1", "本币", "CNH", "人民币(元)"))


@dataclass(frozen=True, slots=True)
class Said:
    """A unit, or a currency that is not yuan, and the words in which it was found."""

    unit: str
    words: str
    foreign: bool = False


NO_UNIT = Said("", "")


def scale(unit: str) -> int:
    """By how much an amount of this unit is multiplied to be one in yuan.

    >>> scale("万元"), scale("百万元"), scale("千元"), scale("元")
    (10000, 1000000, 1000, 1)
    """
    written = unit.removesuffix("元")
    thousands = {"亿": 100_000_000, "万": 10_000}.get(written[-1:], 1)
    return _SCALES[written.rstrip("亿万")] * thousands


def said_above(texts: Iterable[str]) -> list[Said]:
    """What titles and lines above a table, or the name of the sheet, say of units and currencies.

    >>> [one.unit for one in said_above(["逾期贷款台账（单位：万元）", "币种：美元"])]
    ['万元', '美元']
    """
    found = []
    for text in texts:
        words = plain(text)
        foreign = _SAID_FOREIGN.search(words) or _BRACKETED_FOREIGN.search(words)
        if foreign:
            found.append(Said(foreign[1], text, foreign=True))
        elif (unit := _SAID.search(words) or _BRACKETED.search(words)) or (unit := _ALONE.fullmatch(words)):
            found.append(Said(_full(unit[1]), text))
    return found


def own_unit(heading: str) -> tuple[str, str]:
    """A heading without the unit that it ends in, and that unit; empty where it has none that headings.toml leaves open.

    >>> own_unit("本金余额/千元"), own_unit("本金余额")
    (('本金余额', '千元'), ('本金余额', ''))
    """
    if found := _SUFFIX.fullmatch(plain(heading)):
        return found[1], _full(found[2])
    return heading, ""


def foreign_heading(heading: str) -> str | None:
    """The currency that a heading names, where it is not yuan.

    >>> foreign_heading("本金余额（美元）"), foreign_heading("美元余额"), foreign_heading("本金余额（元）")
    ('美元', '美元', None)
    """
    words = plain(heading)
    found = _BRACKETED_FOREIGN.search(words) or re.match(rf"({_FOREIGN})", words) or re.search(rf"({_FOREIGN})$", words)
    return found[1] if found else None


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else, as it stands in a row of its own below headings."""
    return (
        re.fullmatch(
            r"\(?(?:单位:?)?(?:人民币|RMB|CNY)?(?:[十百千]?[万亿]?元|千元|百元|%|‰|‱|年|月|天|个月|BP)\)?", plain(text)
        )
        is not None
    )


def check_currency(value: object) -> None:
    """Refuse a row whose currency is not yuan."""
    written = plain(str(value))
    if written and written not in _IS_YUAN:
        raise FactError(
            say("币种不是人民币，金额没有按人民币读"),
            say("按合同约定折合成人民币，以元填写，币种写人民币；不催收这一案的，删去这一行"),
        )


def _full(unit: str) -> str:
    return unit if unit.endswith("元") else f"{unit}元"
