"""A folder of ledgers is one batch; whoever asks for a paper that some cases have no use for is told of no failure."""

import json
from pathlib import Path
from typing import Any

import pytest
from batch_runs import Ran, run
from openpyxl import Workbook, load_workbook
from stdnum.cn import ric

BANK = [
    "借据号",
    "借款人姓名",
    "身份证号",
    "联系电话",
    "地址",
    "借款合同编号",
    "放款日期",
    "到期日",
    "借款金额",
    "本金余额",
    "欠息",
    "罚息",
    "截至日",
]
COMMON = [
    ["债权人名称", "债权人联系电话", "案由"],
    ["示例银行股份有限公司海宁支行", "0573-80000000", "金融借款合同纠纷"],
]


def _row(number: int, **other: Any) -> list[Any]:
    body = f"330481198503120{number:02d}"
    values = dict(
        zip(
            BANK,
            [
                *(f"JJ{number:03d}", "李示例", body + ric.calc_check_digit(body + "0"), "13800000001"),
                *("浙江省海宁市示例街道1号", f"H{number}", "2024-01-15", "2026-01-15", 50000),
                *(30001.5, 1500, 500, "2026-10-31"),
            ],
            strict=True,
        )
    )
    return list({**values, **other}.values())


def _ledger(path: Path, *rows: list[Any], headings: list[str] | None = None) -> Path:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = "台账"
    for row in (headings or BANK, *rows):
        sheet.append(row)
    common: Any = workbook.create_sheet("共同信息")
    for line in COMMON:
        common.append(line)
    path.parent.mkdir(exist_ok=True)
    workbook.save(path)
    return path


def _run(path: Path, out: Path, *arguments: str) -> Ran:
    return run(path, out, "--filing", "催收通知书", "--as-of", "2026年10月31日", *arguments)


def test_a_folder_of_workbooks_is_a_batch_and_each_is_given_back(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    _ledger(folder / "一季度.xlsx", _row(1), _row(2))
    _ledger(folder / "二季度.xlsx", _row(3))
    ran = _run(folder, tmp_path / "out")
    assert ran.result.exit_code == 0, ran.result.output
    report = json.loads((ran.out / "report.json").read_text(encoding="utf-8"))
    assert [case["case"] for case in report["cases"]] == ["JJ001", "JJ002", "JJ003"]
    for name, cases in (("一季度", 2), ("二季度", 1)):
        sheet = load_workbook(ran.out / f"{name}_已处理.xlsx")["台账"]
        head = [cell.value for cell in sheet[1]]
        results = [row[head.index("处理结果")].value for row in sheet.iter_rows(min_row=2)]
        assert results == ["已制作"] * cases
    # 再运行一次，退回的工作簿不在输入之列，什么也不重做
    again = _run(folder, tmp_path / "out")
    assert "无变化：3" in again.result.output, again.result.output


def test_one_number_in_two_workbooks_is_one_case_too_many(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    _ledger(folder / "甲.xlsx", _row(1))
    _ledger(folder / "乙.xlsx", _row(1))
    ran = _run(folder, tmp_path / "out")
    assert ran.result.exit_code == 2
    assert "中一案的案件编号相同（JJ001）" in ran.result.output


def test_a_workbook_that_cannot_be_read_stops_none_of_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    _ledger(folder / "甲.xlsx", _row(1))
    (folder / "乙.xlsx").write_bytes(b"nothing")
    ran = _run(folder, tmp_path / "out")
    assert ran.result.exit_code == 2
    assert "乙.xlsx" in ran.result.output
    assert list((ran.out / "JJ001").glob("*.docx"))


def test_a_profile_of_the_folder_holds_for_every_workbook_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    other = [{"本金余额": "结余数"}.get(one, one) for one in BANK]
    _ledger(folder / "甲.xlsx", _row(1), headings=other)
    (folder / "台账方案.toml").write_text('文书 = ["催收通知书"]\n[列]\n结余数 = "案件.本金余额"\n', encoding="utf-8")
    ran = run(folder, tmp_path / "out")
    assert ran.result.exit_code == 0, ran.result.output
    assert list((ran.out / "JJ001").glob("*催收通知书.docx"))


def test_a_changed_profile_makes_the_cases_anew(tmp_path: Path) -> None:
    source = _ledger(tmp_path / "台账" / "甲.xlsx", _row(1))
    assert _run(source, tmp_path / "out").result.exit_code == 0
    (source.parent / "台账方案.toml").write_text('单位 = "元"\n[固定]\n合同名称 = "个人借款合同"\n', encoding="utf-8")
    assert "已制作：1" in _run(source, tmp_path / "out").result.output


@pytest.mark.parametrize(("filing", "code"), [("guarantor-demand", 0), ("civil-complaint", 1)])
def test_a_paper_that_no_case_has_a_use_for_is_no_failure(tmp_path: Path, filing: str, code: int) -> None:
    source = _ledger(tmp_path / "甲.xlsx", _row(1))
    ran = run(source, tmp_path / "out", "--filing", filing, "--as-of", "2026/10/31")
    assert ran.result.exit_code == code, ran.result.output
