"""The ground that every fact of a case stands on: frozen models, and the kinds of value that a case file may hold.

Values are facts as somebody wrote them. What follows from them is said elsewhere (`ledger`, `prerequisites`).
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from recovery_docs.case import grammar
from recovery_docs.errors import FactError
from recovery_docs.messages import say


class Facts(BaseModel):
    """A group of facts: immutable, and closed to keys that nobody declared."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        validate_default=False,
        json_schema_extra=lambda schema: schema.pop("description", None),
    )
    """An editor shows the Chinese title of a field; what we say of a group among ourselves is no description of it."""


class Worded(Facts):
    """A group of facts that may also be written as one text (`rate: 月息5‰`), which `in_words` takes apart."""

    @classmethod
    def in_words(cls, written: str) -> dict[str, Any]:
        """The facts that the text says; raises `FactError` where it cannot be understood."""
        raise NotImplementedError

    @model_validator(mode="before")
    @classmethod
    def _taken_apart(cls, value: Any) -> Any:
        return cls.in_words(value) if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = handler(core)
        definition = handler.resolve_ref_schema(reference)
        facts = dict(definition)
        definition.clear()
        definition |= {"anyOf": [facts, {"type": "string"}]}
        return reference


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


def _words(value: Any) -> str:
    """The text that a grammar is to read; of a list or a group there is none."""
    return str(value) if isinstance(value, str | int | float | Decimal) else ""


def _written(*examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "examples": list(examples)})


def _number_or_words(*examples: int | str) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}], "examples": list(examples)})


def _amount(value: Any) -> Decimal:
    if isinstance(value, bool | float):
        raise FactError(say("金额不能是浮点数"), say('按元填写，最多两位小数，例如 1000000 或 "1000000.00"'))
    return grammar.checked_amount(value) if isinstance(value, Decimal) else grammar.amount(_words(value))


Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    _number_or_words(300000, "300,000.00", "100万元", "人民币壹佰万元整"),
]
"""Yuan, at most two decimals, never negative, never a float."""


def _rate(period: grammar.RatePeriod | None) -> BeforeValidator:
    """What reads a rate of this period, or a mere share; a `Decimal` is a fraction, as no text can be one."""

    def read(value: Any) -> Decimal:
        if isinstance(value, Decimal) and value.is_finite() and value >= 0:
            return value
        return grammar.rate_of(_words(value), period)

    return BeforeValidator(read)


Share = Annotated[Decimal, _rate(None), _written("50%", "5‰")]
"""A share as a fraction (`"6%"` is `Decimal("0.06")`); the unit is always written, so 6 and 0.06 cannot be confused."""
AnnualRate = Annotated[Decimal, _rate("annual"), _written("6%", "年利率6%")]
MonthlyRate = Annotated[Decimal, _rate("monthly"), _written("5‰", "月息5‰")]
DailyRate = Annotated[Decimal, _rate("daily"), _written("5‱", "日万分之五")]


def _points(value: Any) -> Decimal:
    return value if isinstance(value, Decimal) else grammar.basis_points(_words(value))


BasisPoints = Annotated[Decimal, BeforeValidator(_points), _number_or_words(115, "-20BP")]
Times = Annotated[
    Decimal,
    BeforeValidator(lambda value: value if isinstance(value, Decimal) else grammar.times(_words(value))),
    _number_or_words("1.3", "1.3倍", "上浮30%"),
]
"""How many times a published rate."""
Months = Annotated[
    int, BeforeValidator(lambda value: grammar.months(_words(value))), _number_or_words(24, "24个月", "2年")
]


def _day(value: Any) -> Any:
    """A day as people write it. A bare number is never a time stamp."""
    return grammar.checked_day(value) if isinstance(value, date) else grammar.day(_words(value))


Day = Annotated[date, BeforeValidator(_day), _written("2023-02-10", "2023年2月10日")]
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
