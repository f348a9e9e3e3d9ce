"""The sheet that sums up, and the column of problems: what changed, what ends soon, what was too long."""

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from batch_runs import EXAMPLES, Ran, run
from openpyxl import load_workbook

from recovery_docs.batch.outcome import CaseOutcome, Refusal
from recovery_docs.batch.report import Run
from recovery_docs.batch.returned.added_columns import problems_of
from recovery_docs.batch.returned.returned_workbook import write_returned
from recovery_docs.batch.unit import Settings
from recovery_docs.errors import Fault, Place
from recovery_docs.intake.workbook import read_workbook
from recovery_docs.messages import say
from recovery_docs.packet.packet import Source

SHEET = "不良贷款台账"
AS_OF_COLUMN = 19


def _ended(book: Any) -> list[tuple[Any, ...]]:
    """The lines below the heading of the rights that end soon, up to the next empty line."""
    lines = list(book["处理汇总"].iter_rows(max_col=3, values_only=True))
    start = next(at for at, line in enumerate(lines) if line[0] == "30日内届满的权利")
    below = lines[start + 1 :]
    return below[: next((at for at, line in enumerate(below) if line[0] is None), len(below))]


def test_rights_that_end_within_thirty_days_are_listed_by_their_day(tmp_path: Path) -> None:
    # 保证期间24个月，自履行期限届满之日2022年7月15日起：最后一日2024年7月15日（民法典692条）
    days = {2: "2024-06-15", 4: "2024-06-14", 6: "2024-07-15", 8: "2024-07-16"}  # 差30日、31日、当日、已过
    book = load_workbook(EXAMPLES / "workbook-linked.xlsx")
    for row, as_of in days.items():
        book["案件"].cell(row, AS_OF_COLUMN).value = as_of
    book.save(tmp_path / "台账.xlsx")
    ran = run(tmp_path / "台账.xlsx", tmp_path / "out", "--filing", "collection-notice")
    last_day = datetime(2024, 7, 15)
    assert [line for line in _ended(load_workbook(ran.returned)) if line[0] == "保证期间"] == [
        ("保证期间", last_day, "2026-0001"),
        ("保证期间", last_day, "2026-0005"),
    ]


def _returned(tmp_path: Path, *outcomes: CaseOutcome) -> Any:
    source = Path(shutil.copy(EXAMPLES / "workbook-flat.xlsx", tmp_path / "台账.xlsx"))
    settings = Settings(tmp_path, ("collection-notice",), date(2023, 2, 10), Source("台账.xlsx", "0" * 64))
    one_run = Run(settings, headings=read_workbook(source).headings)
    for row, outcome in enumerate(outcomes, start=3):
        one_run.add(replace(outcome, order=row, place=Place(sheet=SHEET, row=row)))
    return load_workbook(write_returned(one_run, source))


def _problems(book: Any, row: int) -> Any:
    column = next(cell.column for cell in book[SHEET][2] if cell.value == "问题")
    return book[SHEET].cell(row, column).value


def test_what_changed_since_the_last_packet_is_said_last_and_counted(tmp_path: Path) -> None:
    warning = Fault(Place(sheet=SHEET, row=3), say("金额很大"), say("请核对"), severity="warning")
    book = _returned(
        tmp_path,
        CaseOutcome(0, "甲", "made", faults=(warning,), changed=("loan", "as_of")),
        CaseOutcome(1, "乙", "made"),
        CaseOutcome(2, "丙", "unchanged"),
    )
    assert _problems(book, 3).splitlines()[-1] == "与上次相比有变：借款、截至日"
    assert "金额很大" in _problems(book, 3)
    assert (_problems(book, 4), _problems(book, 5)) == (None, None)
    lines = {row[0]: row[1] for row in book["处理汇总"].iter_rows(values_only=True) if row[0]}
    assert (lines["已制作"], lines["　其中因有变重做的"]) == (2, 1)


def test_each_reason_for_refusing_stands_with_the_number_of_its_cases(tmp_path: Path) -> None:
    short = Refusal("collection-notice", "NOT001", say("没有到期的款项"), None)
    other = Refusal("collection-notice", "NOT002", say("缺住所地"), None)
    book = _returned(
        tmp_path,
        CaseOutcome(0, "甲", "refused", refusals=(short,)),
        CaseOutcome(1, "乙", "refused", refusals=(short, short, other)),
    )
    lines = [row[1:4] for row in book["处理汇总"].iter_rows(values_only=True)]
    assert lines.index((2, "NOT001", "没有到期的款项")) < lines.index((1, "NOT002", "缺住所地"))


def test_more_problems_than_a_cell_holds_end_with_where_the_rest_is(tmp_path: Path) -> None:
    faults = tuple(Fault(Place(sheet=SHEET, row=3), say("不是金额" * 20), say("改正")) for _ in range(500))
    book = _returned(tmp_path, CaseOutcome(0, "甲", "bad_input", faults=faults))
    assert _problems(book, 3).endswith("…其余见 report.json")
    assert len(_problems(book, 3)) <= 32_767


def test_what_changed_is_said_in_english_too() -> None:
    outcome = CaseOutcome(0, "甲", "made", changed=("as_of",))
    assert problems_of(outcome, "en").startswith("Changed since last time: ")


def test_a_run_without_such_a_right_says_that_there_is_none(linked_run: Ran) -> None:
    sheet = load_workbook(linked_run.returned)["处理汇总"]
    said = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert said[said.index("30日内届满的权利") + 1] == "没有"
