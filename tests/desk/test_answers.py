"""Answers sent from the page of a case: kept beside the ledger, the case looked at again, faults at their fields."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from ledger_of_days import write_ledger
from starlette.testclient import TestClient

from open_cases import FILES
from recovery_docs.desk.asked.questions import questions
from recovery_docs.desk.asked.sections import form_of
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.one_case.lacking import lacking
from recovery_docs.desk.rendered import _environment
from recovery_docs.desk.table.worker import every_filing
from recovery_docs.filings import on_their_own
from recovery_docs.filings.assessment import assess_all
from recovery_docs.intake import read_case, read_workbook
from recovery_docs.intake.supplement.supplement import supplement_path
from recovery_docs.prerequisites.matter import Matter

BOOK = "十一月台账.xlsx"
ADDRESS = f"/books/{quote(BOOK)}/cases/A1/answers"


@pytest.fixture
def ledger(desk: Desk) -> Path:
    path = desk.folder.ledgers / BOOK
    write_ledger(path, {"A1": date(2023, 11, 30), "A2": date(2024, 6, 30)}, balance_on=date(2026, 10, 31))
    return path


def _sent(client: TestClient, answers: Any, address: str = ADDRESS) -> Any:
    return client.post(address, json=answers, headers={"accept": "application/json"})


def test_an_answer_is_kept_and_the_case_looked_at_again(client: TestClient, desk: Desk, ledger: Path) -> None:
    client.get(f"/books/{quote(BOOK)}")
    book = desk.books.book(BOOK)
    assert book
    before = book.row("A1")
    assert before
    assert before.loaded
    asked = lacking(
        before.loaded, Matter.on(before.loaded.case, desk.today()), every_filing(desk.folder.templates)
    ).asked
    alone = (one.ways[0] for one in (*asked.blocking, *asked.others) if len(one.ways[0]) == 1)
    key = next(field.key for (field,) in alone if field.kind == "text")
    bytes_before = ledger.read_bytes()
    answer = _sent(client, {key: "浙江省海宁市示例路1号"})
    assert answer.status_code == 200, answer.text
    left = answer.json()
    assert left["blocking"] + left["others"] != asked.count
    assert desk.books.book(BOOK) is book  # 没有整本重读
    now = book.row("A1")
    assert now
    assert now.loaded
    (again,) = [row.loaded for row in read_workbook(ledger) if row.case_id == "A1"]
    assert again
    assert now.loaded.case == again.case
    assert now.loaded.case != before.loaded.case
    assert ledger.read_bytes() == bytes_before
    assert book.is_settled


def test_what_cannot_be_so_is_answered_field_by_field(client: TestClient, desk: Desk, ledger: Path) -> None:
    answer = _sent(client, {"request.letter.pay_by": "下个月", "loan.purpose": "购买原材料"})
    assert answer.status_code == 200
    assert list(answer.json()["faults"]) == ["request.letter.pay_by"]
    assert "例如" in answer.json()["faults"]["request.letter.pay_by"]
    assert not supplement_path(ledger).exists()
    for wrong in ({}, [], {"loan.purpose": 3}):
        assert _sent(client, wrong).status_code == 422
    assert _sent(client, {"loan.purpose": "甲"}, ADDRESS.replace("A1", "A9")).status_code == 404
    assert _sent(client, {"loan.purpose": "甲"}, "/books/x.xlsx/cases/A1/answers").status_code == 404


def test_the_file_of_an_exhibit_is_put_beside_the_book_and_never_over_another(client: TestClient, ledger: Path) -> None:
    address = f"/books/{quote(BOOK)}/exhibits/"
    assert client.put(address + quote("合同.pdf"), content=b"%PDF-1").json() == {"name": "合同.pdf"}
    assert ledger.with_name("合同.pdf").read_bytes() == b"%PDF-1"
    assert client.put(address + quote("合同.pdf"), content=b"%PDF-2").status_code == 409
    assert ledger.with_name("合同.pdf").read_bytes() == b"%PDF-1"
    assert client.put(address + quote("../合同2.pdf", safe=""), content=b"%PDF-1").json() == {"name": "合同2.pdf"}
    assert client.put(address + quote("台账.xlsx"), content=b"PK").status_code == 422
    assert client.put("/books/x.xlsx/exhibits/a.pdf", content=b"%PDF").status_code == 404
    assert sorted(one.name for one in ledger.parent.iterdir()) == sorted((BOOK, "合同.pdf", "合同2.pdf"))


class _Controls(HTMLParser):
    """The names of controls, those that have a label, and what else an id points at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.named: dict[str, str] = {}
        self.labelled: set[str] = set()
        self.described: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        self.ids += [said["id"]] if "id" in said else []
        if tag in ("input", "select", "textarea") and said.get("type") != "hidden":
            self.named[said["id"]] = said.get("name", "")
            self.described |= set(said.get("aria-describedby", "").split())
        if tag == "label":
            self.labelled.add(said["for"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_control_of_every_example_has_a_label_and_help(file: Path) -> None:
    loaded = read_case(file)
    day = loaded.case.request.as_of
    assert day
    asked = questions(loaded.case, assess_all(Matter.on(loaded.case, day), on_their_own()), loaded.places)
    adding = form_of(loaded.case, loaded.places).addable[-1][0]
    form = form_of(loaded.case, loaded.places, adding)
    assert form.adding
    rendered = {
        "_case_questions.html": {"asked": asked, "answers": "/answers"},
        "_case_facts.html": {"form": form, "answers": "/answers", "here": "/case", "here_values": (("tab", "facts"),)},
    }
    for page, values in rendered.items():
        controls = _Controls(_environment().get_template(page).render(**values))
        assert set(controls.named) <= controls.labelled
        assert controls.described <= set(controls.ids)
        assert len(controls.ids) == len(set(controls.ids))
        if page == "_case_facts.html":
            assert len(controls.named) > 50
