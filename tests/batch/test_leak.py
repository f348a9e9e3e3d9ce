"""Two thousand cases of random identities: no paper holds a word of another case."""

import re
from datetime import date
from pathlib import Path

from benchmarks.workbook import SHARED, write_workbook

from recovery_docs.batch.run import run_batch
from recovery_docs.batch.unit import Settings
from recovery_docs.case import Person
from recovery_docs.intake import read_workbook
from recovery_docs.packet.packet import Source
from recovery_docs.rendering.scan import document_text

CASES = 2000
_TOKEN = re.compile(r"\d{17}[\dX]|(?<!\d)13\d{9}(?!\d)|示借字第\d{6}号|示例街道\d+号|BM\d{6}")


def test_no_document_holds_a_token_of_another_case(tmp_path: Path) -> None:
    book = tmp_path / "cases.xlsx"
    write_workbook(book, CASES)
    rows = [row.loaded.case for row in read_workbook(book) if row.loaded]
    settings = Settings(
        out=tmp_path / "out", filings=("collection-notice",), as_of=date(2023, 2, 10), source=Source("cases.xlsx", "0")
    )
    outcomes = list(run_batch(read_workbook(book), settings, workers=2))
    assert [outcome.status for outcome in outcomes] == ["made"] * CASES
    shared = set(_TOKEN.findall(" ".join(SHARED.values())))
    for case, outcome in zip(rows, outcomes, strict=True):
        borrower = case.borrowers[0]
        assert isinstance(borrower, Person)
        own = {
            case.id,
            borrower.resident_id,
            *borrower.phones,
            case.loan.contract.number,
            *_TOKEN.findall(borrower.address or ""),
        }
        folder = settings.out / str(outcome.folder)
        words = "\n".join(document_text(file.read_bytes()) for file in folder.glob("*.docx"))
        assert set(_TOKEN.findall(words)) <= own | shared
        assert case.loan.contract.number in words
