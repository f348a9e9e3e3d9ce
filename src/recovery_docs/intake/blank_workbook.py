"""An empty workbook to fill in: drop-downs, notes on the headings, one example row, numbers kept as text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.case.words import offered
from recovery_docs.intake.case_sheets import COMMON
from recovery_docs.intake.headings import Column, Group, book

CHOICES = "选项"
GUARANTORS = 2
"""Guarantors for whom a flat sheet has columns from the start; more are added by writing 担保人3名称 and so on."""
_LAST_ROW = 20_000
_TEXT_KINDS = ("label", "account", "identity", "phones", "text", "name", "texts", "guarantee_period", "rate")
_HEAD = PatternFill("solid", fgColor="FFDCE6F1")
_NEEDED = PatternFill("solid", fgColor="FFFCE4D6")
_SAMPLE = Font(italic=True, color="FF7F7F7F")
_FIRST_SHEETS = {"linked": "案件", "flat": "台账"}
_HELP = (
    "一、带橙色标题的必须填写；标题可以换成通行的说法，认不出的会逐一指出。",
    "二、示例行（灰色斜体）在读取时跳过，可以删去。",
    "三、“共同信息”只写一行，对每一案都有效；某一案不同的，在该案的行里另加同名的列。",
    "四、证件号码、合同编号、账号按文本录入，不要让表格软件变成数字。",
    "五、不知道的不要填，空着；系统会指出缺什么、影响哪一份文书。",
    "六、不想读取的列，在标题前加“备注”。",
)


def blank_workbook(shape: Literal["linked", "flat"]) -> Workbook:
    """A workbook of the shape, with its example row, for the caller to save."""
    workbook = Workbook()
    first: Worksheet = workbook.active  # type: ignore[assignment]
    first.title = _FIRST_SHEETS[shape]
    lists = _Lists(workbook)
    _fill(first, list(_main_columns(shape)), lists)
    _fill(workbook.create_sheet(COMMON[0]), [("备注", _EXAMPLE_MARK), *_common_columns()], lists)
    if shape == "linked":
        for group in book().groups.values():
            columns = [column for column in group.columns if "linked" in column.new]
            facts = [column for column in columns if not column.fact.startswith(f"{group.party}.")]
            if group.sheets and facts and group.name not in ("case", "borrower"):
                named = [(_own_title(column, group), column) for column in columns]
                _fill(workbook.create_sheet(group.sheets[0]), [_key(), *named], lists)
    _help(workbook.create_sheet("填写说明"))
    lists.finish()
    workbook.properties.creator = "recovery-docs"
    return workbook


_EXAMPLE_MARK = Column("", "", "label", ("备注",), example="示例行（可删除）")


def _main_columns(shape: Literal["linked", "flat"]) -> Iterator[tuple[str, Column]]:
    groups = book().groups
    case, borrower = groups["case"], groups["borrower"]
    yield _key()
    yield from ((column.title, column) for column in borrower.columns if shape in column.new)
    yield from ((column.title, column) for column in case.columns[1:] if shape in column.new)
    if shape == "flat":
        yield from ((column.title, column) for column in groups["disbursement"].columns if shape in column.new)
        for number in range(1, GUARANTORS + 1):
            yield from _numbered(groups["guarantee"], number)
        yield from _numbered(groups["mortgage"], None)


def _numbered(group: Group, number: int | None) -> Iterator[tuple[str, Column]]:
    for column in group.columns:
        if "flat" not in column.new or (
            group.name == "mortgage" and re.search(r"identity|phones|address", column.fact)
        ):
            continue
        column = column if number in (None, 1) else replace(column, example=None)
        stem = next((stem for stem in group.stems if column.title.startswith(stem)), None)
        if number is None:
            yield column.title, column
        elif stem and not column.title.startswith("保证合同"):
            yield f"{stem}{number}{column.title.removeprefix(stem)}", column
        elif "保证" in column.title and column.fact in ("kind", "period"):
            yield f"{group.stems[0]}{number}{column.title}", column
        else:
            yield f"{column.title}{number}", column


def _common_columns() -> Iterator[tuple[str, Column]]:
    groups = book().groups
    for column in groups["creditor"].columns:
        if {"flat", "common"} & set(column.new):
            yield column.title, column
    yield from ((column.title, column) for column in groups["case"].columns if "common" in column.new)


def _key() -> tuple[str, Column]:
    key = book().groups["case"].columns[0]
    return key.title, key


def _own_title(column: Column, group: Group) -> str:
    """On its own sheet a column goes by its short name, unless it tells parties apart."""
    return column.short[0] if column.short else column.title


def _fill(sheet: Worksheet, columns: list[tuple[str, Column]], lists: "_Lists") -> None:
    for index, (title, column) in enumerate(columns, start=1):
        letter = get_column_letter(index)
        head = sheet.cell(1, index, title)
        head.font = Font(bold=True)
        head.fill = _NEEDED if column.required else _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="center")
        if column.note:
            head.comment = Comment(column.note, "recovery-docs", height=80, width=260)
        dimension = sheet.column_dimensions[letter]
        dimension.width = max(12, min(2 * len(title) + 4, 30))
        style = "@" if column.kind in _TEXT_KINDS else "yyyy-mm-dd" if column.kind == "day" else "General"
        style = "#,##0.00" if column.kind == "amount" else style
        dimension.number_format = style
        sample = sheet.cell(2, index, _sample(column))
        sample.number_format = style
        sample.font = _SAMPLE
        lists.offer(sheet, letter, column)
    sheet.freeze_panes = "B2"
    sheet.row_dimensions[1].height = 32


def _sample(column: Column) -> Any:
    if column.kind == "day" and column.example:
        return date.fromisoformat(column.example)
    return column.example


def _help(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 100
    for row, line in enumerate(_HELP, start=1):
        sheet.cell(row, 1, line)


class _Lists:
    """The words of the drop-downs, on a hidden sheet: Excel allows only 255 characters of them in the cell itself."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._columns: dict[str, str] = {}
        self._sheet: Worksheet = workbook.create_sheet(CHOICES)

    def offer(self, sheet: Worksheet, letter: str, column: Column) -> None:
        """Put the drop-down of a column on its cells; other words of the same meaning stay allowed."""
        table = "bool" if column.kind == "bool" else column.words
        if table is None:
            return
        validation = DataValidation("list", formula1=self._reference(table), allow_blank=True, errorStyle="warning")
        validation.error = "不在选项中；同义的写法可以使用，认不出的会指出"
        validation.add(f"{letter}2:{letter}{_LAST_ROW}")
        sheet.add_data_validation(validation)

    def _reference(self, table: str) -> str:
        if table not in self._columns:
            letter = get_column_letter(len(self._columns) + 1)
            words = offered(table)
            for row, word in enumerate(words, start=1):
                self._sheet[f"{letter}{row}"] = word
            self._columns[table] = f"{CHOICES}!${letter}$1:${letter}${len(words)}"
        return self._columns[table]

    def finish(self) -> None:
        """Hide the sheet and put it last."""
        self._sheet.sheet_state = "hidden"
        self._workbook.move_sheet(self._sheet, len(self._workbook.sheetnames))
