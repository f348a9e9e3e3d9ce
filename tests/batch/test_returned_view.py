"""The workbook given back opens with what became of each case in sight, can be filtered, and prints on landscape pages."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table

from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.report import Run
from recovery_docs.batch.returned.fault_marks import GOOD_COLOUR, WARNING_COLOUR
from recovery_docs.batch.returned.returned_workbook import write_returned
from recovery_docs.batch.unit import Settings
from recovery_docs.errors import Fault, Place
from recovery_docs.intake.workbook import read_workbook
from recovery_docs.messages import say
from recovery_docs.packet.packet import Source

HEADINGS = ["序号", "借据号", "借款人姓名", *[f"备注{number}" for number in range(20)], "本金余额"]


def _ledger(folder: Path) -> Path:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = "台账"
    sheet.append(["逾期贷款台账"])
    sheet.append(HEADINGS)
    for number in (1, 2):
        sheet.append([number, f"JJ{number}", "李示例", *[""] * 20, 1000 * number])
    workbook.save(folder / "台账.xlsx")
    return folder / "台账.xlsx"


def _returned(source: Path, *outcomes: CaseOutcome, beside: bool = True) -> Any:
    settings = Settings(source.parent, ("collection-notice",), date(2023, 2, 10), Source(source.name, "0" * 64))
    run = Run(settings, headings=read_workbook(source).headings, results_beside=beside)
    for row, outcome in enumerate(outcomes or (CaseOutcome(0, "JJ1", "made"),), start=3):
        run.add(replace(outcome, place=Place(file=source.name, sheet="台账", row=row)))
    return load_workbook(write_returned(run, source))["台账"]


def _column(sheet: Any, heading: str) -> int:
    return next(cell.column for cell in sheet[2] if cell.value == heading)


def test_it_opens_with_the_results_beside_the_case_number(tmp_path: Path) -> None:
    sheet = _returned(_ledger(tmp_path))
    pane = sheet.sheet_view.pane
    assert (pane.state, pane.xSplit, pane.ySplit) == ("frozen", 2, 2)  # 序号、借据号；标题在第二行
    assert pane.topLeftCell == f"{get_column_letter(_column(sheet, '处理结果'))}3"


def test_it_opens_as_it_stands_where_the_profile_says_so(tmp_path: Path) -> None:
    pane = _returned(_ledger(tmp_path), beside=False).sheet_view.pane
    assert (pane.xSplit, pane.ySplit, pane.topLeftCell) == (None, 2, "A3")


def test_it_can_be_filtered_by_result_and_prints_on_landscape_pages(tmp_path: Path) -> None:
    sheet = _returned(_ledger(tmp_path))
    assert sheet.auto_filter.ref == f"A2:{get_column_letter(sheet.max_column)}4"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_panes_and_filters_of_the_officer_stay(tmp_path: Path) -> None:
    source = _ledger(tmp_path)
    workbook = load_workbook(source)
    workbook.active.freeze_panes = "D3"
    workbook.active.auto_filter.ref = "A2:C4"
    workbook.save(source)
    sheet = _returned(source)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D3", "A2:C4")


def test_a_sheet_with_a_table_gets_no_second_filter(tmp_path: Path) -> None:
    source = _ledger(tmp_path)
    workbook = load_workbook(source)
    workbook.active.add_table(Table(displayName="表1", ref=f"A2:{get_column_letter(len(HEADINGS))}4"))
    workbook.save(source)
    assert _returned(source).auto_filter.ref is None


@pytest.mark.parametrize(("warned", "colour"), [(True, WARNING_COLOUR), (False, GOOD_COLOUR)])
def test_a_case_that_was_made_with_a_remark_is_amber(tmp_path: Path, warned: bool, colour: str) -> None:
    doubt = Fault(Place(), say("放款日期早于签订日期"), say("核对"), severity="warning")
    sheet = _returned(_ledger(tmp_path), CaseOutcome(0, "JJ1", "made", faults=(doubt,) if warned else ()))
    assert sheet.cell(3, _column(sheet, "处理结果")).fill.start_color.rgb == colour


def test_the_second_round_opens_the_same(tmp_path: Path) -> None:
    source = _ledger(tmp_path)
    first = _returned(source)
    again = tmp_path / "台账_已处理.xlsx"
    second = _returned(again)
    assert second.sheet_view.pane.topLeftCell == first.sheet_view.pane.topLeftCell
    assert [cell.value for cell in second[2]].count("处理结果") == 1
