"""The filters that templates in Chinese use on values: capitals, figures, days, and words around what may be missing."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import Undefined
from markupsafe import Markup, escape

from recovery_docs.messages import say
from recovery_docs.money import capitals, figures
from recovery_docs.tree.leaf import Nothing

_GAP = re.compile("[…⋯]+|\\.{2,}|。{2,}|·{3,}")
DAY_STYLES = {"横线": "%Y-%m-%d", "点": "%Y.%m.%d", "斜线": "%Y/%m/%d"}


NO_GAP = say("“写”的文字里没有省略号“…”，值没有地方印")


def is_missing(value: Any) -> bool:
    """Whether there is nothing to print: no value, or one without a letter."""
    return value is None or isinstance(value, (Undefined, Nothing)) or (isinstance(value, str) and not value.strip())


def written(value: Any, pattern: str = "…") -> Any:
    """`|写('于…')`: the pattern with the value in place of its dots; nothing at all without a value."""
    if is_missing(value) or (isinstance(value, list) and not value):
        return ""
    before, after = split_pattern(pattern)
    words = value if isinstance(value, Markup) else str(value)
    if after is None:
        raise TemplateRuntimeError(str(NO_GAP))
    if isinstance(words, Markup):
        return escape(before) + words + escape(after)
    return f"{before}{words}{after}"


@lru_cache(maxsize=1024)
def split_pattern(pattern: str) -> tuple[str, str | None]:
    """What stands before the dots and after them; nothing after where there are no dots."""
    before, *after = _GAP.split(pattern, maxsplit=1)
    return before, after[0] if after else None


def optional(value: Any) -> Any:
    """`|可空`: the value, and nothing where there is none."""
    return "" if is_missing(value) else value


def default(value: Any, otherwise: Any = "", boolean: bool = False) -> Any:
    """Jinja's `default`, for which a fact that is missing, `None` or empty is the same."""
    return otherwise if is_missing(value) or (boolean and not value) else value


def in_capitals(value: Any) -> str:
    """`|大写`: 人民币贰拾万元整."""
    return capitals(_amount(value))


def in_figures(value: Any) -> str:
    """`|数字`: 200,000.00."""
    return figures(_amount(value))


def in_yuan(value: Any) -> str:
    """`|元`: 200,000.00元."""
    return f"{figures(_amount(value))}元"


def as_day(value: Any, style: str = "横线") -> str:
    """`|日期('横线')`: 2023-02-10; 点 and 斜线 likewise."""
    if not isinstance(value, date) or style not in DAY_STYLES:
        raise TemplateRuntimeError(str(say("日期只用在日期上，写法有：{styles}", styles="、".join(DAY_STYLES))))
    return value.strftime(DAY_STYLES[style])


def _amount(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        raise TemplateRuntimeError(str(say("大写、数字、元只用在金额上")))
    return Decimal(value)


def ticked(value: Any, choice: str | None = None) -> str:
    """`|勾`: ☑ for what is so, □ for what is not or is not known; `|勾('保证')`: ☑ where the value is that choice."""
    if is_missing(value) or value is False:
        return "□"
    if choice is None:
        return "☑" if value else "□"
    return "☑" if choice in (list(map(str, value)) if isinstance(value, list) else [str(value)]) else "□"


FIELD_FILTERS = {
    "写": written,
    "可空": optional,
    "default": default,
    "d": default,
    "大写": in_capitals,
    "数字": in_figures,
    "元": in_yuan,
    "日期": as_day,
    "勾": ticked,
}
