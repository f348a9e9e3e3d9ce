"""Marks come and go with the faults, and leave the officer's own colours and comments as they were."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from batch_runs import EXAMPLES, run
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Color, PatternFill
from openpyxl.styles.fills import GradientFill

from recovery_docs.batch.returned.fault_marks import ERROR_COLOUR, fitted
from recovery_docs.batch.returned.returned_workbook import write_marked
from recovery_docs.errors import Fault, Place
from recovery_docs.messages import say
from recovery_docs.spreadsheet.comments import SEPARATOR

NOTICE = ("--filing", "collection-notice", "--as-of", "2023-02-10")
FAULTY, MENDED = "L5", 200000  # “约20万” in the example
FILLS = {
    "yellow": PatternFill("solid", fgColor="FFFFFF00"),
    "theme": PatternFill("solid", fgColor=Color(theme=4, tint=0.7999)),
    "indexed": PatternFill("solid", fgColor=Color(indexed=13)),
    "same as ours": PatternFill("solid", fgColor=ERROR_COLOUR),
    "none": PatternFill(),
}


def _book(path: Path, fill: Any, cell: str = FAULTY) -> Path:
    book = load_workbook(EXAMPLES / "workbook-linked.xlsx")
    book["案件"][cell].fill = fill
    book.save(path)
    return path


def _round(path: Path, out: Path, value: object = None) -> Path:
    """Run; then the officer mends the cell, if he does, and saves."""
    returned = run(path, out, *NOTICE).returned
    book = load_workbook(returned)
    if value is not None:
        book["案件"][FAULTY] = value
    return Path(shutil.copy(returned, path)) if value is None else _saved(book, path)


def _saved(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path


def _colour(cell: Any) -> tuple[object, ...]:
    fill = cell.fill
    if fill.fill_type is None:
        return ()
    return fill.fill_type, fill.fgColor.type, fill.fgColor.value, round(fill.fgColor.tint, 4)


@pytest.mark.parametrize("name", FILLS)
def test_the_officer_s_fill_comes_back_when_the_fault_is_mended(tmp_path: Path, name: str) -> None:
    path = _book(tmp_path / "台账.xlsx", FILLS[name])
    before = _colour(load_workbook(path)["案件"][FAULTY])
    _round(path, tmp_path / "out")
    marked = load_workbook(path)["案件"][FAULTY]
    assert marked.fill.fgColor.rgb == ERROR_COLOUR
    assert "不是金额" in marked.comment.text
    _round(path, tmp_path / "out")  # the fault stays a second time
    _round(path, tmp_path / "out", MENDED)
    _round(path, tmp_path / "out")
    cell = load_workbook(path)["案件"][FAULTY]
    assert cell.comment is None
    assert _colour(cell) == before


@pytest.mark.parametrize(
    "fill", [PatternFill("lightGrid", fgColor="FF00FF00"), GradientFill(stop=("FFFFFF", "000000"))]
)
def test_a_fill_that_no_word_says_is_left_and_only_commented(tmp_path: Path, fill: Any) -> None:
    path = _book(tmp_path / "台账.xlsx", fill)
    _round(path, tmp_path / "out")
    cell = load_workbook(path)["案件"][FAULTY]
    assert cell.fill.fill_type == fill.fill_type
    assert "不是金额" in cell.comment.text


def test_a_colour_that_the_officer_gave_the_cell_since_stays(tmp_path: Path) -> None:
    path = _book(tmp_path / "台账.xlsx", FILLS["yellow"])
    _round(path, tmp_path / "out", MENDED)
    book = load_workbook(path)
    book["案件"][FAULTY].fill = PatternFill("solid", fgColor="FF00B050")
    _saved(book, path)
    _round(path, tmp_path / "out")
    assert load_workbook(path)["案件"][FAULTY].fill.fgColor.rgb == "FF00B050"


def test_a_comment_whose_author_was_lost_in_saving_is_known_as_ours(tmp_path: Path) -> None:
    path = _book(tmp_path / "台账.xlsx", FILLS["yellow"])
    _round(path, tmp_path / "out", MENDED)
    book = load_workbook(path)
    book["案件"][FAULTY].comment.author = ""
    _saved(book, path)
    _round(path, tmp_path / "out")
    cell = load_workbook(path)["案件"][FAULTY]
    assert (cell.comment, cell.fill.fgColor.rgb) == (None, "FFFFFF00")


def test_the_officer_s_own_comment_comes_back_alone(tmp_path: Path) -> None:
    path = _book(tmp_path / "台账.xlsx", FILLS["none"])
    book = load_workbook(path)
    book["案件"][FAULTY].comment = Comment("请客户经理核对", "张示例")
    _saved(book, path)
    _round(path, tmp_path / "out", MENDED)
    assert f"请客户经理核对{SEPARATOR}" in load_workbook(path)["案件"][FAULTY].comment.text
    _round(path, tmp_path / "out")
    assert load_workbook(path)["案件"][FAULTY].comment.text == "请客户经理核对"


def test_an_empty_cell_of_a_coloured_row_or_column_keeps_that_colour(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    book = load_workbook(EXAMPLES / "workbook-linked.xlsx")
    sheet = book["案件"]
    sheet.row_dimensions[6].fill = FILLS["yellow"]
    sheet.column_dimensions["B"].fill = FILLS["theme"]
    for row in (6, 7):
        del sheet._cells[row, 2]  # a borrower without a name
    _saved(book, path)
    _round(path, tmp_path / "out")
    marked = load_workbook(path)["案件"]
    assert "[FFFFFF00]" in marked["B6"].comment.text
    assert "[theme4+0.7999]" in marked["B7"].comment.text


def test_a_workbook_that_check_marked_is_clean_again_with_its_fills(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "台账"
    book.active["B2"] = "约20万"
    book.active["B2"].fill = FILLS["theme"]
    book.save(tmp_path / "台账.xlsx")
    faults = [Fault(Place(sheet="台账", cell="B2"), say("不是金额"), say("改正"))]
    write_marked(tmp_path / "台账.xlsx", tmp_path / "标.xlsx", faults, "zh")
    assert load_workbook(tmp_path / "标.xlsx").active["B2"].fill.fgColor.rgb == ERROR_COLOUR
    write_marked(tmp_path / "标.xlsx", tmp_path / "再标.xlsx", (), "zh")
    cell = load_workbook(tmp_path / "再标.xlsx").active["B2"]
    assert cell.comment is None
    assert _colour(cell) == ("solid", "theme", 4, 0.7999)


@pytest.mark.parametrize("letter", ["字", "𠮷"])  # the second takes two of Excel's characters
def test_words_that_a_cell_cannot_hold_are_cut_and_say_so(letter: str) -> None:
    long = fitted(letter * 40_000, "zh")
    assert long.endswith("…其余见 report.json")
    assert 31_900 < len(long.encode("utf-16-le")) // 2 <= 32_767
    assert fitted(letter * 16_000, "zh") == letter * 16_000
