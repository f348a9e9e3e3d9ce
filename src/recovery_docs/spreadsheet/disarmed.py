"""What was taken out of the copy because it reached out of the workbook, kept to be told."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from recovery_docs.messages import Message, say
from recovery_docs.spreadsheet.external_references import reaches_out
from recovery_docs.spreadsheet.markup import main

FORMULA = say("公式，已改成文字")
NAME = say("名称，已改成文字")
FORMAT = say("条件格式，已去掉")
VALIDATION = say("数据有效性，已去掉")
SPARKLINE = say("迷你图，已去掉")
TABLE = say("表格的列公式，已去掉")
REFRESH = say("打开时刷新，已关闭")
EXCHANGE = say("与其他程序交换数据，已去掉")
_HOLDERS = {"cfRule": FORMAT, "dataValidation": VALIDATION, "sparkline": SPARKLINE}
_GROUPS = (
    *("conditionalFormatting", "conditionalFormattings", "dataValidations", "sparklines", "sparklineGroup"),
    *("sparklineGroups", "ext", "extLst"),
)
_IN_NAME = 255
"""Characters of words in a formula (Microsoft, Excel specifications and limits)."""


class Disarmed:
    """Counts by kind and place; a place is a sheet, a table, a name."""

    def __init__(self) -> None:
        self._counts: dict[tuple[Message, str], int] = {}
        self._first: dict[tuple[Message, str], str] = {}

    def __iter__(self) -> Iterator[tuple[Message, str, int]]:
        """What, where, how many."""
        for (what, where), count in self._counts.items():
            first = self._first[what, where]
            yield what, f"{where}!{first}" if first else where, count

    def add(self, what: Message, where: str, cell: str = "") -> None:
        """Note one."""
        self._first.setdefault((what, where), cell)
        self._counts[what, where] = self._counts.get((what, where), 0) + 1


def disarm_outline(root: Any, sheet: str, disarmed: Disarmed) -> bool:
    """Take conditional formats, validations and sparklines that reach out away from what stands around a sheet's rows."""
    found = [
        entry
        for entry in root.iter(etree.Element)
        if _local(entry) in ("formula", "formula1", "formula2", "f") and reaches_out("".join(entry.itertext()))
    ]
    for entry in found:
        holder = next((one for one in entry.iterancestors() if _local(one) in _HOLDERS), None)
        if holder is not None and holder.getparent() is not None:
            disarmed.add(_HOLDERS[_local(holder)], sheet)
            _take_away(holder)
    return bool(found)


def disarm_names(book: Any, disarmed: Disarmed) -> None:
    """Names whose formula reaches out come to mean the words of that formula."""
    for entry in book.iter(main("definedName")):
        if reaches_out(entry.text or ""):
            disarmed.add(NAME, entry.get("name", ""))
            entry.text = name_as_words(entry.text)


def disarm_table(table: Any, disarmed: Disarmed) -> bool:
    """Columns of a table whose formula reaches out no longer fill new rows with it."""
    found = [one for one in table.iter(main("calculatedColumnFormula")) if reaches_out(one.text or "")]
    for entry in found:
        disarmed.add(TABLE, table.get("displayName", ""))
        entry.getparent().remove(entry)
    return bool(found)


def name_as_words(formula: str) -> str:
    """A formula as a formula that is nothing but its words."""
    shown = formula[: _IN_NAME // 2].replace('"', '""')
    return f'"{shown}"'


def _local(entry: Any) -> str:
    return str(etree.QName(entry).localname)


def _take_away(entry: Any) -> None:
    """Remove an entry; a group that is left with none of its kind goes too."""
    kind, parent = entry.tag, entry.getparent()
    parent.remove(entry)
    left = [one for one in parent if one.tag == kind]
    if not left and _local(parent) in _GROUPS and parent.getparent() is not None:
        _take_away(parent)
    elif parent.get("count") is not None:
        parent.set("count", str(len(left)))
