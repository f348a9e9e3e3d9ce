"""The ground that every fact of a case stands on: frozen models, and the kinds of value that a case file may hold.

Values are facts as somebody wrote them. What follows from them is said elsewhere (`ledger`, `prerequisites`).
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from recovery_docs.messages import Message, say


class FactError(ValueError):
    """A value that a case may not hold, with what is wrong and what to do; `intake` adds the place."""

    def __init__(self, problem: Message, remedy: Message) -> None:
        super().__init__(str(problem))
        self.problem = problem
        self.remedy = remedy


class Facts(BaseModel):
    """A group of facts: immutable, and closed to keys that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, validate_default=False)


# XML 1.0 (§2.2) has no place for these, so no Word file has either; a lone surrogate is no character at all.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\ufeff]")


def _printable(text: str) -> str:
    if found := _UNPRINTABLE.search(text):
        raise FactError(
            say("文字中有无法显示的字符 U+{code}", code=f"{ord(found[0]):04X}"),
            say("删去该字符后重新录入，常见于从网页或 PDF 复制的内容"),
        )
    if not text:
        raise FactError(say("内容为空"), say("填写内容，或者删去这一项"))
    return text


Text = Annotated[str, AfterValidator(_printable)]
"""Words as written; any character that a Word file can hold, line breaks included."""


def _amount(value: Any) -> Decimal:
    if isinstance(value, bool | float):
        raise FactError(say("金额不能是浮点数"), say('按元填写，最多两位小数，例如 1000000 或 "1000000.00"'))
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        amount = Decimal("NaN")
    exponent = amount.normalize().as_tuple().exponent if amount.is_finite() else None
    if not isinstance(exponent, int):
        raise FactError(say("不是金额"), say("按元填写阿拉伯数字，最多两位小数"))
    if exponent < -2:
        raise FactError(say("金额精确到分，不能多于两位小数"), say("核对原始凭证后填写到分"))
    if amount < 0:
        raise FactError(say("金额不能为负数"), say("填写正数；退款、冲正另行记入还款"))
    return amount


Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^\d+(\.\d{1,2})?$"}]}),
]
"""Yuan, at most two decimals, never negative, never a float."""

_RATE_UNITS = {"%": Decimal("0.01"), "％": Decimal("0.01"), "‰": Decimal("0.001"), "‱": Decimal("0.0001")}


def _rate(value: Any) -> Decimal:
    text = str(value).replace(" ", "")
    unit = _RATE_UNITS.get(text[-1:])
    if text.startswith("万分之"):
        text, unit = f"{text.removeprefix('万分之')}‱", _RATE_UNITS["‱"]
    try:
        rate = Decimal(text[:-1]) * unit if unit else None
    except InvalidOperation:
        rate = None
    if isinstance(value, Decimal) and value.is_finite() and value >= 0:
        return value  # a fraction that intake has already understood from its heading
    if rate is None or not rate.is_finite() or rate < 0:
        raise FactError(say("不是带单位的比率"), say('写明单位，例如 "6%"、"5‰" 或 "万分之五" 写作 "5‱"'))
    return rate


Rate = Annotated[
    Decimal,
    BeforeValidator(_rate),
    WithJsonSchema({"type": "string", "pattern": r"^(万分之)?\d+(\.\d+)?\s*[%％‰‱]?$", "examples": ["6%", "5‰"]}),
]
"""A share as a fraction (`"6%"` is `Decimal("0.06")`); the unit is always written, so 6 and 0.06 cannot be confused."""


def _month_count(value: int) -> int:
    if not 0 < value <= 1200:
        raise FactError(say("月数应在 1 到 1200 之间"), say("核对合同约定的月数"))
    return value


Months = Annotated[int, AfterValidator(_month_count)]


_WRITTEN_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")


def _day(value: Any) -> Any:
    """A day as people write it: 2023-02-10, 2023.2.10, 2023年2月10日, 20230210. A bare number is never a time stamp."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return value
    written = _WRITTEN_DAY.fullmatch(value.strip())
    if written is None:
        raise FactError(say("不是日期"), say("按“年-月-日”填写，例如 2023-02-10"))
    year, month, day = (int(part) for part in written.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        raise FactError(say("没有这一天"), say("对照原件核对年月日")) from None


def _plausible(day: date) -> date:
    if not 1949 <= day.year <= 2200:
        raise FactError(say("年份不合理"), say("按“年-月-日”填写，例如 2023-02-10"))
    return day


Day = Annotated[
    date,
    BeforeValidator(_day),
    AfterValidator(_plausible),
    WithJsonSchema({"type": "string", "examples": ["2023-02-10", "2023年2月10日"]}),
]
"""A calendar day; the name of the field says whose day it is."""


def titled(title: str, description: str | None = None, **options: Any) -> Any:
    """A field with its Chinese title, and a description where the title does not say it all."""
    return Field(title=title, description=description, **options)


def optional(title: str, description: str | None = None, **options: Any) -> Any:
    """A field that may be unknown: a missing fact is a finding later, never a default."""
    return Field(default=None, title=title, description=description, **options)


def listed(title: str, description: str | None = None) -> Any:
    """A field of several values, none unless written."""
    return Field(default=(), title=title, description=description)
