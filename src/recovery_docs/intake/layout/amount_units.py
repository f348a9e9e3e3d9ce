"""In which unit the amounts of a table are written, where their headings leave it open; asked where that is unclear."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from recovery_docs.errors import FactError
from recovery_docs.intake.headings import Heading
from recovery_docs.intake.layout.units import NO_UNIT, Said, said_above, scale
from recovery_docs.intake.values.quantities import bare_number
from recovery_docs.messages import say

_LENT = frozenset(("amount", "loan.amount", "bank_statement.principal"))
"""What was lent, or is left of it."""
_SMALL, _LARGE = Decimal(1_000), Decimal(100_000_000)
"""Yuan. No book has loans of hundreds of yuan only; one of hundreds of millions only is worth a question."""


def table_unit(above: Iterable[str], sheet: str, chosen: str) -> Said:
    """The unit of a table; raises `FactError` where it is not yuan, or where two are said."""
    if chosen:
        return Said(chosen, say("方案的“单位”").in_language())
    said = said_above((*above, sheet))
    foreign = next((one for one in said if one.foreign), None)
    if foreign:
        raise FactError(
            say("“{words}”写明金额是{unit}，不是人民币，没有读取", words=foreign.words, unit=foreign.unit),
            say('按合同约定折合成人民币，以元填写；其实是人民币的，在方案里写 单位 = "元"'),
        )
    units = dict.fromkeys(one.unit for one in said)
    if len(units) > 1:
        raise FactError(
            say("金额的单位写了几种（{units}），不知道按哪一种", units=tuple(units)),
            say('只留一种，或者在方案里写明，例如 单位 = "万元"'),
        )
    return said[0] if said else NO_UNIT


def check_size(unit: str, meanings: Sequence[Heading], values: Sequence[Sequence[object]]) -> None:
    """Ask about a unit with which every loan of the table comes to a few yuan, or to hundreds of millions."""
    lent = [
        number * scale(heading.unit or unit or "元")
        for heading, column in zip(meanings, values, strict=True)
        if heading.column.fact in _LENT
        for value in column
        if (number := bare_number(value)) is not None and number > 0
    ]
    if not lent:
        return
    written = all(heading.unit for heading in meanings if heading.column.fact in _LENT)
    if not unit and not written and max(lent) < _SMALL:
        raise FactError(
            say("本金最多的一案只有 {most} 元，多半是以万元写的", most=max(lent)),
            say('在标题后写明单位，例如“本金余额（万元）”或者“本金余额（元）”，或者在方案里写 单位 = "万元"'),
        )
    if unit not in ("", "元") and min(lent) >= _LARGE:
        raise FactError(
            say("按“{unit}”算，本金最少的一案也有 {least} 元", unit=unit, least=f"{min(lent):f}"),
            say(
                '核对单位：确实如此的，在标题后写明，例如“本金余额（{unit}）”；是元的，在方案里写 单位 = "元"',
                unit=unit,
            ),
        )


def in_unit(heading: Heading, unit: str) -> Heading:
    """The heading of an amount with the unit of its table, where it has none of its own."""
    return replace(heading, unit=unit) if heading.column.kind == "amount" and not heading.unit and unit else heading
