"""A column of what is owed that is the sum of others: read beside them, it would be asked twice."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice

from recovery_docs.errors import FactError
from recovery_docs.intake.layout.units import scale
from recovery_docs.intake.table import Barred, Placed, Table
from recovery_docs.intake.values.quantities import bare_number
from recovery_docs.messages import say

_OWED = frozenset(
    f"bank_statement.{kind}"
    for kind in ("principal", "interest", "penalty_interest", "compound_interest", "liquidated_damages", "fees")
)
_SAMPLE, _ENOUGH = 200, 2
"""Rows that are looked at, and rows in which a sum of at least two parts is no chance."""
_Row = Sequence[Decimal]


def sum_columns(table: Table) -> list[Barred]:
    """The columns that come to the sum of the same others in every row, each with the question."""
    owed = [one for one in table.columns if one.column.group == "case" and one.column.fact in _OWED]
    if table.group is not None or len(owed) <= _ENOUGH:
        return []
    rows = [[_amount(cells[one.position], one) for one in owed] for _, cells in islice(table.rows(), _SAMPLE)]
    return [
        Barred(owed[at].position, owed[at].letter, owed[at].text, _asked(owed[at], [owed[part] for part in parts]))
        for at in range(len(owed))
        if (parts := next(_parts(rows, at), None)) is not None
    ]


def _parts(rows: Sequence[_Row], at: int) -> Iterator[tuple[int, ...]]:
    """The other columns whose sum the column is."""
    written = [row for row in rows if row[at]]
    others = [other for other in range(len(rows[0]) if rows else 0) if other != at]
    for size in range(2, len(others) + 1):
        for parts in combinations(others, size):
            telling = sum(all(row[part] for part in parts) for row in written)
            if telling >= _ENOUGH and all(row[at] == sum(row[part] for part in parts) for row in written):
                yield parts


def _amount(value: object, placed: Placed) -> Decimal:
    return (bare_number(value) or Decimal(0)) * scale(placed.heading.unit or "元")


def _asked(placed: Placed, parts: Sequence[Placed]) -> FactError:
    return FactError(
        say(
            "“{text}”每一行都等于{parts}之和，一并读取会重复计算",
            text=placed.text,
            parts=tuple(f"“{one.text}”" for one in parts),
        ),
        say("是合计的，在标题前写“备注”，或者在方案的“不读的列”里写上；不是的，核对各列的金额"),
    )
