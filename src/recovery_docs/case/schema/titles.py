"""What every fact of a case is called: a key path as a person says it, 借款人 · 李示例 · 送达地址."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from recovery_docs.case.schema.paths import Steps, field_at, name_among, steps_of, value_in
from recovery_docs.messages import chinese_date

DOT = " · "


def title(path: str, facts: Any = None) -> str:
    """The titles from the outside in, an item of a list by its name in the `facts`; empty where there is no such fact.

    >>> title("request.letter.pay_by"), title("loan.disbursements[1].due_on")
    ('请求 · 函件 · 要求还款的期限', '借款 · 放款 · 第2项 · 到期日')
    """
    return DOT.join(titles(steps_of(path), facts))


def titles(steps: Sequence[str | int], facts: Any = None) -> tuple[str, ...]:
    """The titles of a path one by one."""
    found: list[str] = []
    for end, step in enumerate(steps, start=1):
        field = field_at(steps[:end], facts)
        if field is None or not field.title:
            return ()
        found += _item(tuple(steps[: end - 1]), step, facts) if isinstance(step, int) else [field.title]
    return tuple(found)


def item_name(items: Sequence[Any], index: int) -> str | None:
    """What an item of a list is called, its day where it has no name."""
    if index >= len(items):
        return None
    name = name_among(items, index)
    days = (value_in(items[index], key) for key in ("on", "paid_on"))
    day = next((day for day in days if isinstance(day, date) and day.isoformat() == name), None)
    return chinese_date(day) if day else name


def _item(to: Steps, index: int, facts: Any) -> list[str]:
    items = value_in(facts, *to) or ()
    name = item_name(items, index)
    if name is not None:
        return [name]
    return [] if index == 0 and len(items) < 2 else [f"第{index + 1}项"]
