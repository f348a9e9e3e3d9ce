"""The register as data and as a workbook: a row a number."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from recovery_docs.answers.answer_sheet import answer_sheet, packed, words_at
from recovery_docs.case.words import word
from recovery_docs.filings import FILINGS
from recovery_docs.messages import Language, Message, listed, say
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
    (Message("SHA-256"), 70),
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
    return [heading.in_language(language) for heading, _ in _COLUMNS]


def register_workbook(letters: Sequence[Registered], language: Language) -> bytes:
    """The workbook as bytes."""
    book, sheet = answer_sheet(say("函件登记簿"), _COLUMNS, language)
    for row, letter in enumerate(letters, start=2):
        for column, value in enumerate(register_row(letter, language), start=1):
            if isinstance(value, date):
                sheet.cell(row, column, value).number_format = "yyyy-mm-dd"
            else:
                words_at(sheet, row, column, value or "")
    sheet.freeze_panes = "B2"
    return packed(book, sheet)
