"""The right letter with another person's data: rows that have shifted by one are refused, and nothing of them is written.

In one city 85 people got a notice with a neighbour's data. The notices here hold a name and sums, no identity number, so
that it is the name that tells; `tests/batch/test_leak.py` looks through two thousand packets for tokens of other cases.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.run import outcomes_of
from recovery_docs.batch.unit import Settings
from recovery_docs.case import Case
from recovery_docs.errors import Place
from recovery_docs.filings import FILINGS
from recovery_docs.filings.filing import Document
from recovery_docs.intake import Loaded, Row
from recovery_docs.packet.packet import Source
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text

Example = Callable[[str], dict[str, Any]]
NAMES = ("示例甲", "示例乙", "示例丙")


def _rows(facts: dict[str, Any]) -> list[Row]:
    rows = []
    for number, name in enumerate(NAMES, start=1):
        facts["id"] = f"A{number}"
        facts["borrowers"][0]["name"] = name
        rows.append(Row(Loaded(Case.model_validate(facts), "案件", "0" * 64), (), Place(file="案件", row=number)))
    return rows


def _run(out: Path, facts: dict[str, Any]) -> list[CaseOutcome]:
    settings = Settings(out, ("collection-notice",), date(2023, 2, 10), Source("案件", "0" * 64))
    return list(outcomes_of(_rows(facts), settings, workers=1))


def _whole(own: Document, neighbours: Document) -> Document:
    return neighbours


def _words(own: Document, neighbours: Document) -> Document:
    return replace(own, context=neighbours.context)


@pytest.mark.parametrize("shift", [_whole, _words])
def test_a_neighbours_letter_does_not_go_into_this_cases_packet(
    tmp_path: Path, example: Example, monkeypatch: pytest.MonkeyPatch, shift: Callable[[Document, Document], Document]
) -> None:
    notices = FILINGS["collection-notice"]
    before: list[Document] = []

    def shifted(matter: Matter) -> tuple[Document, ...]:
        (own,) = notices.documents(matter)
        before.append(own)
        return (shift(own, before[-2]),) if len(before) > 1 else (own,)

    monkeypatch.setitem(FILINGS, "collection-notice", replace(notices, documents=shifted))
    first, *others = _run(tmp_path, example("two-notes-published"))
    assert first.status == "made"
    assert [outcome.status for outcome in others] == ["failed", "failed"]
    for outcome in others:
        assert "没有收件人的姓名，或者收件人不是本案的当事人" in str(outcome.faults[0])
        assert not any(name in str(outcome.faults[0]) for name in NAMES)
    assert [folder.name for folder in tmp_path.glob("[!.]*")] == ["A1"]


def test_without_a_shift_each_letter_names_its_own_reader_and_no_other(tmp_path: Path, example: Example) -> None:
    assert [outcome.status for outcome in _run(tmp_path, example("two-notes-published"))] == ["made"] * 3
    for number, own in enumerate(NAMES, start=1):
        text = "\n".join(document_text(file.read_bytes()) for file in (tmp_path / f"A{number}").glob("*通知书*.docx"))
        assert [name for name in NAMES if name in text] == [own]
