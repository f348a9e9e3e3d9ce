"""Words that XML would take for its own come back as they were written: in cells, comments, links and the summary."""

from typing import Any

import pytest
from batch_runs import EXAMPLES, Ran, run
from openpyxl import load_workbook

ODD, ID = "A<b>&\"c'&lt;", "R&D'0002"
FAULTY = "L5"


@pytest.fixture(scope="module")
def odd_run(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The linked example with an amount and a name full of XML's own signs, and a case whose number holds some."""
    folder = tmp_path_factory.mktemp("odd")
    book = load_workbook(EXAMPLES / "workbook-linked.xlsx")
    book["案件"][FAULTY] = ODD
    book["催收记录"]["D2"] = ODD
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "2026-0002":
                    cell.value = ID
    book.save(folder / "台账.xlsx")
    return run(folder / "台账.xlsx", folder / "out", "--filing", "collection-notice", "--as-of", "2023-02-10")


@pytest.fixture(scope="module")
def sheet(odd_run: Ran) -> Any:
    return load_workbook(odd_run.returned)["案件"]


def _under(sheet: Any, heading: str, row: int) -> Any:
    column = next(cell.column for cell in sheet[1] if cell.value == heading)
    return sheet.cell(row, column)


def test_the_cell_itself_is_as_the_officer_wrote_it(sheet: Any) -> None:
    assert sheet[FAULTY].value == ODD


def test_the_problem_quotes_it_to_the_letter(sheet: Any) -> None:
    assert ODD in _under(sheet, "问题", 5).value


def test_the_comment_at_a_faulty_cell_quotes_it_to_the_letter(odd_run: Ran) -> None:
    comment = load_workbook(odd_run.returned)["催收记录"]["D2"].comment

    assert f"“{ODD}”不是本案的当事人" in comment.text


def test_a_link_leads_to_the_paper_of_a_case_with_such_a_number(odd_run: Ran, sheet: Any) -> None:
    row = next(cell.row for cell in sheet["A"] if cell.value == ID)
    target = _under(sheet, "文书1", row).hyperlink.target

    assert target.startswith("R&D'0002/")
    assert (odd_run.out / target).is_file()
