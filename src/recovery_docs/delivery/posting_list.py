"""The posting list: a row for each envelope in the post office's columns, then our own, in which the results come back."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.case.words import offered
from recovery_docs.delivery.mailing import Mailing
from recovery_docs.delivery.post_columns import VALUES, PostColumn
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import say
from recovery_docs.spreadsheet.cell_markup import put_words

LETTERS_LIST = "交寄清单.xlsx"
SHEET = "交寄清单"
ORDER, CODE, CASE, LETTER, POSTED_ON, RESULT, RESULT_ON, SIGNER, CAPACITY, REASON = (
    "序号",
    "函件代码",
    "案件编号",
    "函件",
    "交寄日期",
    "投递结果",
    "结果日期",
    "签收人",
    "签收人身份",
    "退回、拒收原因",
)
OWN = (ORDER, CODE, CASE, LETTER, POSTED_ON, RESULT, RESULT_ON, SIGNER, CAPACITY, REASON)
"""Our own columns, behind those of the post office."""
RESULTS = ("妥投", "拒收", "退回")
_WIDTHS = {
    "waybill": 16,
    "code": 13,
    "name": 16,
    "sender_name": 26,
    "company": 26,
    "sender_phone": 15,
    "phone": 15,
    "sender_address": 30,
    "address": 36,
    "contents": 60,
    "number": 18,
    ORDER: 6,
    CODE: 13,
    CASE: 14,
    LETTER: 26,
    CAPACITY: 16,
    REASON: 20,
}
_POSTS, _OURS = PatternFill("solid", fgColor="DDEBF7"), PatternFill("solid", fgColor="E2EFDA")
_NOTES = {
    CODE: "由程序填写，不要改；退回的结果按它找到函件",
    RESULT: "邮局系统里的说法可以照抄，例如 已妥投：本人签收；还在路上的不填",
    RESULT_ON: "妥投、拒收的日期；退回的，退回的日期",
    CAPACITY: "不是收件人本人签收的必须写",
}
_WHEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def posting_list(mailings: Sequence[Mailing], columns: Sequence[PostColumn], posted_on: date) -> bytes:
    """The workbook, the same bytes for the same letters; `InputError` where a cell is empty that the post office needs."""
    _refuse_gaps(mailings, columns)
    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = SHEET
    headings = (*(column.heading for column in columns), *OWN)
    for number, heading in enumerate(headings, start=1):
        ours = number > len(columns)
        _head(sheet, number, heading, _WIDTHS.get(heading if ours else columns[number - 1].holds or "", 12), ours=ours)
    for row, mailing in enumerate(mailings, start=2):
        held = [VALUES[column.holds](mailing) if column.holds else None for column in columns]
        for number, value in enumerate((*held, *_own(row - 1, mailing, posted_on)), start=1):
            _put(sheet, row, number, value)
        sheet.row_dimensions[row].height = 15 * max(2, -(-2 * len(mailing.contents) // _WIDTHS["contents"]))
    _choices(sheet, len(columns), len(mailings) + 1)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    book.properties.creator = "recovery-docs"
    packed = io.BytesIO()
    book.save(packed)
    return _steady(packed.getvalue(), posted_on)


def _own(order: int, mailing: Mailing, posted_on: date) -> tuple[str | int | date | None, ...]:
    cases = "、".join(dict.fromkeys(letter.case for letter in mailing.letters))
    titles = "、".join(dict.fromkeys(letter.title for letter in mailing.letters))
    return (order, mailing.code, cases, titles, posted_on, *(None for _ in OWN[5:]))


def _refuse_gaps(mailings: Sequence[Mailing], columns: Sequence[PostColumn]) -> None:
    needed = [column for column in columns if column.required and column.holds]
    faults = [
        Fault(
            Place(file=letter.folder, heading=column.heading),
            say("邮局要求必须填写，资料里没有"),
            say("在台账里补上，再运行一次 batch 和 posting"),
        )
        for column in needed
        for mailing in mailings
        if VALUES[str(column.holds)](mailing) in (None, "")
        for letter in mailing.letters[:1]
    ]
    if faults:
        raise InputError(*faults)


def _head(sheet: Worksheet, number: int, heading: str, width: int, *, ours: bool) -> None:
    cell = sheet.cell(1, number, heading)
    cell.font = Font(bold=True)
    cell.fill = _OURS if ours else _POSTS
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    if ours and heading in _NOTES:
        cell.comment = Comment(_NOTES[heading], "recovery-docs", height=80, width=240)
    sheet.column_dimensions[get_column_letter(number)].width = width


def _put(sheet: Worksheet, row: int, number: int, value: str | int | date | None) -> None:
    cell = sheet.cell(row, number)
    assert isinstance(cell, Cell)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.number_format = "@"  # 邮件号、电话输入以后不变成数字
    if isinstance(value, str):
        put_words(cell, value)
    elif value is not None:
        cell.value = value
        cell.number_format = "yyyy-mm-dd" if isinstance(value, date) else "0"


def _choices(sheet: Worksheet, before: int, last: int) -> None:
    """Drop-downs of results and capacities; other words of the same meaning stay allowed."""
    for heading, words in ((RESULT, RESULTS), (CAPACITY, offered("capacity"))):
        validation = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, errorStyle="warning")
        validation.error = "不在选项中；同义的写法可以使用，认不出的会指出"
        letter = get_column_letter(before + OWN.index(heading) + 1)
        validation.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(validation)


def _steady(packed: bytes, on: date) -> bytes:
    """The package without the moment at which it was written."""
    steady = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "docProps/core.xml":
                data = _WHEN.sub(rb"\g<1>" + f"{on.isoformat()}T00:00:00Z".encode(), data)
            new.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return steady.getvalue()
