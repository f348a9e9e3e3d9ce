"""The answer of `check` as a workbook."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from recovery_docs.answers.check_data import (
    CaseReport,
    CheckReport,
    CitationReport,
    FactReport,
    FaultReport,
    FilingReport,
    FindingReport,
)
from recovery_docs.answers.check_workbook import write_check
from recovery_docs.prerequisites.finding import Outcome


def _finding(**changes: Any) -> FindingReport:
    facts = {
        "code": "CMP001",
        "name": "原告资料",
        "outcome": Outcome.NOT_MET,
        "severity": "blocking",
        "blocks": True,
        "subject": None,
        "message": "=1+1 不是公式",
        "hint": "补写住所地",
        "citations": (
            CitationReport(
                instrument="民事诉讼法", version="2024-01-01", article="第一百二十四条", text="民诉法124", grade="V2"
            ),
        ),
        "facts": (FactReport(path="creditor.address", value=None, place="台账 第2行"),),
        "limbs": (),
    }
    return FindingReport.model_validate({**facts, **changes})


def _written(tmp_path: Path) -> Any:
    filing = FilingReport(
        id="civil-complaint", title="民事起诉状", status="refused", reason="缺住所地", findings=(_finding(),)
    )
    good = CaseReport(
        case="2026-0001",
        place="台账 第2行",
        as_of=date(2023, 2, 10),
        total=Decimal("1234.56"),
        filings=(filing,),
        faults=(),
    )
    fault = FaultReport(place="台账 第3行 单元格D3", problem="不是金额", remedy="改正", seen="约20万", severity="error")
    bad = CaseReport(case=None, place="台账 第3行", as_of=None, total=None, filings=(), faults=(fault,))
    write_check(CheckReport(language="zh", cases=(good, bad)), tmp_path / "结论.xlsx")
    return load_workbook(tmp_path / "结论.xlsx")


def test_every_case_has_a_line_also_one_that_could_not_be_read(tmp_path: Path) -> None:
    sheet = _written(tmp_path)["结论"]
    _, good, bad = sheet.iter_rows(values_only=True)
    assert good[0] == "2026-0001"
    assert good[3:8] == (1234.56, "民事起诉状", "civil-complaint", "不能提交", "缺住所地")
    assert bad[1] == "台账 第3行"
    assert bad[6] == "数据有误，没有检查"


def test_a_finding_carries_its_citation_and_its_facts_and_no_formula(tmp_path: Path) -> None:
    sheet = _written(tmp_path)["检查明细"]
    assert sheet["H2"].value == "=1+1 不是公式"
    assert sheet["H2"].data_type == "s"
    assert (sheet["C2"].value, sheet["E2"].value, sheet["F2"].value) == ("CMP001", "不符合", "是")
    assert sheet["J2"].value == "民诉法124[V2]"
    assert "creditor.address" in sheet["K2"].value


def test_a_fault_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    _, line = _written(tmp_path)["数据问题"].iter_rows(values_only=True)
    assert line == ("台账 第3行", "台账 第3行 单元格D3", "不是金额", "约20万", "改正", "错误")
