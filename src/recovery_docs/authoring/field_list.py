"""The dictionary of fields as rows, as a workbook, as a Word file: each with its meaning and an example."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import docx
from docx.shared import Cm
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.roots import DICTIONARY, names
from recovery_docs.filings.declared import RECIPIENTS
from recovery_docs.messages import Language, say
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.tree.dictionary import Entry
from recovery_docs.tree.group import Group, group_of, member
from recovery_docs.tree.leaf import Nothing, Several

HEADINGS = (say("字段"), say("含义"), say("是什么"), say("例子"), say("也叫"))
_WIDTHS = (30, 48, 8, 40, 24)
_GROUPS = ("一组", "几项")


@dataclass(frozen=True)
class FieldRow:
    """A field as the list shows it."""

    path: str
    meaning: str
    kind: str
    example: str
    also: str

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.path, self.meaning, self.kind, self.example, self.also)


def field_rows(matter: Matter | None = None) -> tuple[FieldRow, ...]:
    """Every field; with a matter, the values of the case stand in the place of the examples."""
    shown, told_before = _without_repeats()
    trees = [] if matter is None else [names(one) for one in _occasions(matter)]
    return tuple(
        FieldRow(
            one.path,
            one.field.meaning + (f"；各项同 {like}" if (like := told_before.get(one.path)) else ""),
            one.kind,
            one.field.example if not trees else next((text for tree in trees if (text := _value(tree, one.path))), ""),
            "、".join(one.field.also),
        )
        for one in shown
    )


def _without_repeats() -> tuple[list[Entry], dict[str, str]]:
    """The fields with those of a group told once, and for each later place of the group where that was."""
    groups = [(group_of(one.field.kind), one.path) for one in DICTIONARY.entries]
    first: dict[object, str] = {}
    for inner, path in sorted(groups, key=lambda each: each[1].count(".")):
        first.setdefault(inner, path)
    again = {path: first[inner] for inner, path in groups if inner and first[inner] != path}
    return [one for one in DICTIONARY.entries if not any(one.path.startswith(f"{path}.") for path in again)], again


def _occasions(matter: Matter) -> list[Occasion]:
    """The first guarantor's letter, the first borrower's, and a paper of the whole case: whichever has a value shows it."""
    found = []
    for to in ("guarantor", "borrower", "case"):
        found += [one.occasion for one in list(RECIPIENTS[to](matter))[:1]]
    return found


def _value(tree: Mapping[str, Any], path: str) -> str:
    """What a field prints in this case, of the first where there are several; nothing where the case has none."""
    first, *steps = path.split(".")
    value = tree[first]
    for step in steps:
        value = member(value[0] if isinstance(value, Several) else value, step)
    if isinstance(value, Nothing):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Several):
        texts = [one.printed() if isinstance(one, Group) else str(one) for one in value]
        return "、".join(text for text in texts if text)
    return value.printed() if isinstance(value, Group) else str(value)


def fields_workbook(rows: tuple[FieldRow, ...], language: Language) -> bytes:
    """The list as a workbook, with a filter over its headings."""
    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = say("字段").in_language(language)
    sheet.append([heading.in_language(language) for heading in HEADINGS])
    for row in rows:
        sheet.append(list(row.cells))
    for column, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
        sheet[f"{column}1"].font = Font(bold=True)
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s"  # 以等号开头的也是文字，不是公式
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def fields_document(rows: tuple[FieldRow, ...], language: Language) -> bytes:
    """The list as a Word file, a table for each name that a template may start with; what stands there is copied whole."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading(say("模板可以用的字段").in_language(language), level=0)
    for root in dict.fromkeys(row.path.split(".")[0] for row in rows):
        own = [row for row in rows if row.path.split(".")[0] == root]
        document.add_heading(f"{root}：{own[0].meaning}", level=2)
        table = document.add_table(rows=1, cols=4, style="Table Grid")
        for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=False):
            cell.text = heading.in_language(language)
        for row in own:
            cells = table.add_row().cells
            cells[0].text = row.path if row.kind in _GROUPS else f"{{{{ {row.path} }}}}"
            for cell, text in zip(cells[1:], row.cells[1:4], strict=True):
                cell.text = text
        for column, width in zip(table.columns, (6.5, 9, 1.8, 7), strict=True):
            for cell in column.cells:
                cell.width = Cm(width)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
