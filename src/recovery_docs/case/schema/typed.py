"""What a person types for one fact, read as the case reads it: 3.5万, 2025年3月1日, 是, 年利率4.35%."""

import re
from datetime import time
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from recovery_docs.case.fact import Facts
from recovery_docs.case.grammar.text import cleaned, compact
from recovery_docs.case.schema.kinds import Kind, kind_of
from recovery_docs.case.schema.paths import Steps, field_at
from recovery_docs.case.words import value_of
from recovery_docs.errors import FactError
from recovery_docs.messages import say

_SEVERAL = re.compile(r"[\n；;]")
_COUNT = re.compile(r"(\d{1,6})(?:天|日|次|期|份|页)?", re.ASCII)
_CLOCK = re.compile(r"(上午|下午|晚上|早上)?(\d{1,2})(?:[:：时点](?:(\d{1,2})分?|(半))?)(?:[:：](\d{1,2}))?", re.ASCII)


def typed(steps: Steps, text: str, facts: Any = None) -> Any:
    """The value of the fact at a path, from what was typed; raises `FactError` with what is wrong and what to do.

    `facts` say whether a person or an organisation stands there. Several values stand on lines of their own. A choice may be
    typed by its value or by its word.
    """
    field = field_at(steps, facts)
    kind = kind_of(field) if field else None
    if field is None or kind is None:
        raise FactError(say("这里不能直接填写"), say("填写它下面的各项"))
    value: Any = [_one(one, kind) for one in _SEVERAL.split(text) if cleaned(one)] if kind.several else _one(text, kind)
    of: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    try:
        return TypeAdapter(of).validate_python(value)
    except ValidationError as error:
        raise _refusal(error) from None


def _one(text: str, kind: Kind) -> Any:
    match kind.name:
        case "words":
            return value_of(text, kind.words or "")
        case "bool":
            return value_of(text, "bool") == "true"
        case "count":
            found = _COUNT.fullmatch(compact(text))
            if not found:
                raise FactError(say("不是数字"), say("填写阿拉伯数字"))
            return int(found[1])
        case "time":
            return _time(compact(text))
        case _:
            return cleaned(text)


def _time(text: str) -> time:
    """A time of day: 09:30, 9点半, 下午3时."""
    found = _CLOCK.fullmatch(text)
    if found:
        hour, minute = int(found[2]), 30 if found[4] else int(found[3] or 0)
        if found[1] in ("下午", "晚上") and hour < 12:
            hour += 12
        if hour < 24 and minute < 60 and int(found[5] or 0) < 60:
            return time(hour, minute, int(found[5] or 0))
    raise FactError(say("不是时间"), say("按“时:分”填写，例如 09:30"))


def _refusal(error: ValidationError) -> FactError:
    """The first thing wrong, in the words of the case's own grammar where these have any."""
    for detail in error.errors():
        wrong = detail.get("ctx", {}).get("error")
        if isinstance(wrong, FactError):
            return wrong
        if detail["type"] in ("greater_than_equal", "less_than_equal"):
            return FactError(say("数值超出范围"), say("核对后重新填写"))
    return FactError(say("填写的内容不合要求"), say("照旁边的例子重新填写"))


def plain(value: Any) -> Any:
    """A value as the facts of a case hold it before they are one: groups as mappings, several as a list."""
    if isinstance(value, Facts):
        return {name: plain(getattr(value, name)) for name in value.model_fields_set}
    return [plain(one) for one in value] if isinstance(value, tuple | list) else value
