"""Words that XML would take for its own come back as they were written: in cells, comments, links and the summary."""

from pathlib import Path
from typing import Any

import pytest
from batch_runs import EXAMPLES, Ran, run
from openpyxl import load_workbook

ODD, ID = "A<b>&\"c'&lt;", "R&D'0002"
NAME = "A<b>\"c'"
"""A name with such signs; & and ; stand between two people."""
FAULTY = "L5"


def run_on(folder: Path, as_of: str, **cells: str) -> Ran:
    """A run over the linked example, in which the second case has an odd number and the named cells of a sheet others."""
    book = load_workbook(EXAMPLES / "workbook-linked.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "2026-0002":
                    cell.value = ID
    for sheet_name, reference in cells.items():
        book[sheet_name][reference] = NAME if sheet_name == "催收记录" else ODD
    book.save(folder / "台账.xlsx")
    return run(folder / "台账.xlsx", folder / "out", "--filing", "collection-notice", "--as-of", as_of)


@pytest.fixture(scope="module")
def odd_number(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """On a day on which the limitation of every demand of 3 August 2022 is about to end."""
    return run_on(tmp_path_factory.mktemp("number"), "2025-07-20")


@pytest.fixture(scope="module")
def odd_words(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """With an amount and a name full of XML's own signs."""
    return run_on(tmp_path_factory.mktemp("words"), "2023-02-10", 案件=FAULTY, 催收记录="D2")


def _under(sheet: Any, heading: str, row: int) -> Any:
    column = next(cell.column for cell in sheet[1] if cell.value == heading)
    return sheet.cell(row, column)


def test_the_cell_itself_is_as_the_officer_wrote_it_and_the_problem_quotes_it(odd_words: Ran) -> None:
    sheet = load_workbook(odd_words.returned)["案件"]

    assert sheet[FAULTY].value == ODD
    assert ODD in _under(sheet, "问题", 5).value


def test_the_comment_at_a_faulty_name_says_what_is_wrong_and_the_cell_stays(odd_words: Ran) -> None:
    cell = load_workbook(odd_words.returned)["催收记录"]["D2"]

    assert cell.value == NAME
    assert "“A<b>\"c'”不是本案的当事人" in cell.comment.text


def test_a_link_leads_to_the_paper_of_a_case_with_such_a_number(odd_number: Ran) -> None:
    sheet = load_workbook(odd_number.returned)["案件"]
    row = next(cell.row for cell in sheet["A"] if cell.value == ID)
    target = _under(sheet, "文书1", row).hyperlink.target

    assert target.startswith("R&D'0002/")
    assert (odd_number.out / target).is_file()


def test_the_summary_names_a_case_with_such_a_number_whose_right_ends_soon(odd_number: Ran) -> None:
    summary = load_workbook(odd_number.returned)["处理汇总"]

    assert [row[0] for row in summary.iter_rows(values_only=True) if row[2] == ID] == ["诉讼时效"]
