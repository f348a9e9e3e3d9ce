"""The register as data and as a workbook: a row a number."""

import io
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.answers.clock_workbook import put_text
from recovery_docs.case.words import word
from recovery_docs.filings import FILINGS
from recovery_docs.messages import Language, listed, say
from recovery_docs.register.letter import LETTER_STATES, Dispatch, Registered

_COLUMNS = (
    (say("文号"), 28),
    (say("状态"), 16),
    (say("案件编号"), 18),
    (say("文书"), 28),
    (say("收件人"), 28),
    (say("文书日期"), 12),
    (say("取号日期"), 12),
    (say("制作日期"), 12),
    (say("发出"), 40),
    (say("作废"), 30),
    ("SHA-256", 70),
)


def register_data(letters: Sequence[Registered]) -> dict[str, Any]:
    """The numbers as JSON has them; keys are added, never renamed, while `format` stays 1."""
    return {"format": 1, "letters": [asdict(one) for one in letters]}


def register_row(letter: Registered, language: Language) -> tuple[str | date | None, ...]:
    """What is said of a number, by the columns of the list."""
    filing = FILINGS.get(letter.filing)
    return (
        letter.number,
        LETTER_STATES[letter.state].in_language(language),
        letter.case,
        filing.title if filing else letter.filing,
        letter.recipient,
        letter.dated,
        letter.allotted_on,
        letter.made_on,
        listed(map(sent, letter.dispatches), language),
        f"{letter.voided_on} {letter.void_reason}" if letter.voided_on else None,
        letter.sha256,
    )


def sent(dispatch: Dispatch) -> str:
    """How a letter went out, in one phrase."""
    return " ".join(filter(None, (str(dispatch.sent_on), word("channel", dispatch.channel), dispatch.waybill)))


def register_headings(language: Language) -> list[str]:
    """The names of the columns."""
    return [heading if isinstance(heading, str) else heading.in_language(language) for heading, _ in _COLUMNS]


def register_workbook(letters: Sequence[Registered], language: Language) -> bytes:
    """The workbook as bytes."""
    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = say("函件登记簿").in_language(language)
    for column, (heading, (_, width)) in enumerate(zip(register_headings(language), _COLUMNS, strict=True), start=1):
        sheet.cell(1, column, heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, letter in enumerate(letters, start=2):
        for column, value in enumerate(register_row(letter, language), start=1):
            cell = sheet.cell(row, column)
            if isinstance(value, date):
                cell.value, cell.number_format = value, "yyyy-mm-dd"
            else:
                put_text(cell, value or "")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    book.properties.creator = "recovery-docs"
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()
