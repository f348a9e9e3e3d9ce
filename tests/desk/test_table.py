"""The table of cases: what a row says of a right that lives, ends soon, or is dead, and what the filters count."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ledger_of_days import write_ledger

from recovery_docs.answers.clock_data import clocks_report
from recovery_docs.desk.folder import Folder
from recovery_docs.desk.table.book import Book
from recovery_docs.desk.table.books import Books
from recovery_docs.desk.table.facets import Question, answered
from recovery_docs.desk.table.line import Debt, Ending, Line, bands_of, line_of, with_debt
from recovery_docs.intake import Row, Rows, read_case, read_workbook

TODAY = date(2026, 11, 27)
EXAMPLES = Path(__file__).parents[2] / "examples"
# 诉讼时效三年（民法典188），自到期日起算：2023-11-27 到期的，到 2026-11-27 届满，当天还在
DUE = {
    "A1": date(2023, 11, 27),  # 今天是最后一日
    "A2": date(2023, 11, 26),  # 昨天届满
    "A3": date(2023, 12, 27),  # 还有 30 天
    "A4": date(2023, 12, 28),  # 还有 31 天
    "A5": date(2024, 11, 27),  # 2027-11-27，还有 365 天
    "A6": date(2024, 11, 28),
    "A7": date(2024, 6, 30),
}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "清收")
    folder.lay_out()
    return folder


@pytest.fixture
def book(folder: Folder) -> Book:
    write_ledger(folder.ledgers / "台账.xlsx", DUE, balance_on=date(2026, 10, 31), broken=["A7"])
    found = _books(folder).book("台账.xlsx")
    assert found is not None
    return found


def _books(folder: Folder, today: Callable[[], date] = lambda: TODAY) -> Books:
    return Books(folder, today, lambda event, value: None)


def _listed(book: Book, **asked: Any) -> list[str | None]:
    return [line.number for line in answered(book.lines, book.marks, Question(**asked)).found]


@pytest.mark.parametrize(
    ("band", "numbers"),
    [
        ("expired", ["A2"]),
        ("month", ["A1", "A3"]),
        ("quarter", ["A4"]),
        ("year", ["A5"]),
        ("later", ["A6"]),
        ("unknown", []),
        ("none", []),
    ],
)
def test_a_right_belongs_to_the_band_of_its_last_day(book: Book, band: str, numbers: list[str]) -> None:
    assert _listed(book, bands=frozenset({band})) == numbers


def test_what_ends_first_stands_first_and_what_is_dead_after_it(book: Book) -> None:
    assert _listed(book) == ["A1", "A3", "A4", "A5", "A6", "A2", "A7"]
    assert _listed(book, order="dead")[0] == "A2"
    assert _listed(book, order="book") == list(DUE)


def test_a_dead_right_is_said_with_its_day(book: Book) -> None:
    line = book.line("A2")
    assert line is not None
    assert line.debt is not None
    assert (line.debt.soonest, [(one.right, one.last_day) for one in line.debt.dead]) == (
        None,
        [("诉讼时效", date(2026, 11, 26))],
    )


def test_a_right_that_can_still_be_kept_is_not_hidden_by_one_that_is_dead() -> None:
    alive = Ending("保证期间", TODAY + timedelta(10), "王示例")
    dead = Ending("诉讼时效", TODAY - timedelta(1), "李示例")
    line = Line(0, "A1", "李示例", "", debt=Debt(TODAY, Decimal(1), soonest=alive, dead=(dead,), unknown=("抵押",)))
    assert bands_of(line, TODAY) == {"expired", "month", "unknown"}


def test_a_row_that_is_no_case_says_why_and_is_counted(book: Book) -> None:
    line = book.line("A7")
    assert line is not None
    assert (line.debt, line.readiness) == (None, None)
    assert "本金余额" in line.errors[0]
    assert _listed(book, data=frozenset({"errors"})) == ["A7"]
    assert book.is_settled


def test_a_filter_counts_what_ticking_it_would_show(book: Book) -> None:
    counts = answered(book.lines, book.marks, Question(bands=frozenset({"month"}))).counts
    assert counts["ready"]["collection-notice"] == 2  # 只算 30 日内的 A1、A3
    assert (counts["bands"]["month"], counts["bands"]["expired"], counts["bands"]["quarter"]) == (2, 1, 1)


def test_a_case_is_found_by_a_part_of_its_number_or_of_a_name(book: Book) -> None:
    assert _listed(book, find="a3") == ["A3"]
    assert _listed(book, find="李示例A5") == ["A5"]
    assert _listed(book, find="李示例") == ["A1", "A3", "A4", "A5", "A6", "A2"]


def test_debt_and_readiness_are_those_of_the_command_line(book: Book) -> None:
    line = book.line("A1")
    assert line is not None
    assert line.debt is not None
    # 余额 100000 元，按 6% 上浮 50% 即年 9%，截至日就是余额的日期，没有新的利息
    assert (line.debt.as_of, line.debt.total) == (date(2026, 10, 31), Decimal(100000))
    assert line.readiness is not None
    assert line.readiness["collection-notice"] == "ready"
    assert line.readiness["guarantor-demand"] == "not_applicable"


@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.glob("*.yaml")))
def test_endings_are_those_that_clocks_tells_of_today(example: str) -> None:
    loaded = read_case(EXAMPLES / example)
    row = Row(loaded, (), None, loaded.case.id)
    told = clocks_report(Rows(iter((row,)), 1), as_of=TODAY, today=TODAY, language="zh").cases[0].clocks
    line, _ = with_debt(line_of(0, row, TODAY), loaded.case, TODAY)
    assert line.debt is not None
    alive = [
        one
        for one in told
        if one.state in ("running", "undetermined") and one.days_left is not None and one.days_left >= 0
    ]
    dead = {(one.name, one.last_day) for one in told if one.state == "expired"}
    assert {(one.right, one.last_day) for one in line.debt.dead} == dead
    soonest = line.debt.soonest
    assert (soonest and soonest.last_day) == (alive[0].last_day if alive else None)


def test_a_book_changed_on_disk_is_read_again_and_says_so(folder: Folder) -> None:
    path = folder.ledgers / "台账.xlsx"
    write_ledger(path, {"A1": DUE["A1"]}, balance_on=date(2026, 10, 31))
    books = _books(folder)
    first = books.book("台账.xlsx")
    assert first is not None
    assert (len(first.lines), first.changed, books.book("台账.xlsx")) == (1, False, first)
    write_ledger(path, DUE, balance_on=date(2026, 10, 31))
    again = books.book("台账.xlsx")
    assert again is not None
    assert (len(again.lines), again.changed) == (7, True)


def test_the_next_day_rights_are_asked_of_that_day(folder: Folder) -> None:
    write_ledger(folder.ledgers / "台账.xlsx", {"A1": DUE["A1"]}, balance_on=date(2026, 10, 31))
    days = [TODAY]
    books = _books(folder, lambda: days[0])
    today = books.book("台账.xlsx")
    assert today is not None
    assert _listed(today, bands=frozenset({"month"})) == ["A1"]
    days[0] += timedelta(days=1)
    tomorrow = books.book("台账.xlsx")
    assert tomorrow is not None
    assert _listed(tomorrow, bands=frozenset({"expired"})) == ["A1"]


def test_a_case_comes_back_whole_with_the_places_of_its_facts(book: Book, folder: Folder) -> None:
    row = book.row("A3")
    read = next(row for row in read_workbook(folder.ledgers / "台账.xlsx") if row.case_id == "A3")
    assert row is not None
    assert row.loaded is not None
    assert read.loaded is not None
    assert (row.loaded.case, row.loaded.places) == (read.loaded.case, read.loaded.places)
    assert book.row("没有这一案") is None


def test_folders_and_single_files_are_books_too(folder: Folder) -> None:
    inside = folder.ledgers / "个贷案件"
    inside.mkdir()
    for name in ("credit-card.yaml", "housing-loan.yaml"):
        shutil.copy(EXAMPLES / name, inside)
    shutil.copy(EXAMPLES / "private-loan.yaml", folder.ledgers)
    (folder.ledgers / "空文件夹").mkdir()
    books = _books(folder)
    assert [source.name for source in books.sources()] == ["private-loan.yaml", "个贷案件"]
    both, alone = books.book("个贷案件"), books.book("private-loan.yaml")
    assert both is not None
    assert alone is not None
    assert (len(both.lines), len(alone.lines), alone.source.is_case) == (2, 1, True)


def test_a_file_that_is_no_workbook_says_so(folder: Folder) -> None:
    (folder.ledgers / "坏的.xlsx").write_bytes(b"PK\x03\x04 nothing")
    book = _books(folder).book("坏的.xlsx")
    assert book is not None
    assert (book.lines, book.is_read, bool(book.broken)) == ([], True, True)


def test_one_book_more_than_are_kept_open_lets_the_oldest_go(folder: Folder) -> None:
    for number in range(5):
        write_ledger(folder.ledgers / f"{number}.xlsx", {"A1": DUE["A1"]}, balance_on=date(2026, 10, 31))
    books = _books(folder)
    for number in range(5):
        assert books.book(f"{number}.xlsx") is not None
    assert books.known("0.xlsx") is None
    assert books.known("1.xlsx") is not None
