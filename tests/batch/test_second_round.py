"""Layouts of real ledgers: nothing at the first try but one answer, letters at the second with three lines put right."""

import json
from pathlib import Path
from typing import Any

import pytest
from batch_runs import run
from click.testing import CliRunner
from docx import Document
from openpyxl import Workbook
from stdnum.cn import ric, uscc

from recovery_docs.cli import group

_CODE = "91330481MA0000001"
CREDITOR = (
    f'"债权人" = {{ "名称" = "示例银行股份有限公司海宁支行", "统一社会信用代码" = "{_CODE}{uscc.calc_check_digit(_CODE)}", '
    '"住所地" = "浙江省海宁市示例路1号", "联系电话" = "0573-80000000" }'
)
AS_OF = '"案件.截至日" = "2026-10-31"'


def _id(number: int) -> str:
    body = f"330481198503120{number:02d}"
    return body + ric.calc_check_digit(body + "0")


BANK = {
    "客户名称": "李示例",
    "客户编号": "C0001",
    "身份证号码": _id(1),
    "手机号码": "13800000100",
    "通讯地址": "浙江省海宁市示例街道1号",
    "本金余额": 30000.5,
    "利息余额": 1500,
    "逾期天数": 90,
    "合同编号": "示借字第0001号",
    "约定管辖法院": "海宁市人民法院",
    "备注": "示例",
}
CARD = {
    "个案序列号": "SEQ001",
    "委案金额": 32001.5,
    "催收手别": None,
    "姓名": "钱示例",
    "卡号": "6222020000001234",
    "证件号": _id(2),
    "本人手机": "13800000001",
    "户籍地址": "浙江省海宁市示例街道1号",
    "账号": "6222020000000001",
    "本金": 50000,
    "贷款利率": "6.5%",
    "剩余本金": 30001.5,
    "贷款日期": "2024-01-15",
    "贷款截止日": "2026-01-15",
    "逾期日": "2026-01-16",
    "账单日": None,
    "最低还款额": None,
    "逾期本金": 30001.5,
    "逾期利息": 1500,
    "逾期罚息": 500,
    "违约金": 0,
    "币种": "人民币",
    "联系人1姓名": "王范文",
    "联系人1手机": "13800000099",
}
"""A collection agency's list of credit cards: three principals, two numbers of accounts, a rate that does not say of what."""


def _ledger(path: Path, *rows: dict[str, Any]) -> Path:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    workbook.save(path)
    return path


def _first_round(path: Path) -> tuple[str, list[str]]:
    """What the command answers, and the profile that it writes."""
    result = CliRunner().invoke(group, ["workbook", "read", str(path), "--as", "toml"])
    assert result.exit_code == 1
    return result.output, path.with_name("台账方案.toml").read_text(encoding="utf-8").splitlines()


def _second_round(path: Path, profile: list[str], *corrections: str) -> list[str]:
    """The letters after some lines of the profile were put right, each as one text."""
    assert len(corrections) <= 3
    for line in corrections:
        start = line.partition(" = ")[0]
        (at,) = (index for index, one in enumerate(profile) if one.startswith(f"{start} = "))
        profile[at] = line
    path.with_name("台账方案.toml").write_text("\n".join(profile), encoding="utf-8")
    ran = run(path, path.parent / "out", "--filing", "催收通知书", "--as-of", "2026-10-31")
    assert ran.result.exit_code == 0, ran.result.output
    report = json.loads((ran.out / "report.json").read_text(encoding="utf-8"))
    papers = [ran.out / case["folder"] / case["papers"][0] for case in report["cases"]]
    return [_text(paper) for paper in papers]


def _text(paper: Path) -> str:
    document = Document(str(paper))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_bank_s_list_of_balances(tmp_path: Path) -> None:
    other = {**BANK, "客户名称": "孙范文", "身份证号码": _id(3), "合同编号": "示借字第0002号", "本金余额": 30002.5}
    path = _ledger(tmp_path / "台账.xlsx", BANK, other)
    told, profile = _first_round(path)
    assert all(title in told for title in ("债权人.名称", "案件.截至日", "案件.案由"))
    first, second = _second_round(path, profile, CREDITOR, AS_OF)
    # 30,000.50 + 1,500；逾期 90 日，到 2026 年 10 月 31 日
    assert "31,500.50" in first
    assert "2026年8月3日起已经逾期" in first
    assert "孙范文" in second
    assert "31,502.50" in second


def test_an_agency_s_list_of_cards(tmp_path: Path) -> None:
    path = _ledger(tmp_path / "委案.xlsx", CARD)
    _, profile = _first_round(path)
    (letter,) = _second_round(path, profile, CREDITOR, AS_OF, '"案件.借款合同名称" = "信用卡领用合约"')
    # 30,001.50 + 1,500 + 500；不是 50,000
    assert "32,001.50" in letter
    assert "50,000" not in letter
    assert "卡号末四位1234" in letter
    assert "王范文" not in letter


def test_the_next_month_needs_nothing(tmp_path: Path) -> None:
    path = _ledger(tmp_path / "台账10月.xlsx", BANK)
    _, profile = _first_round(path)
    _second_round(path, profile, CREDITOR, AS_OF)
    later = _ledger(tmp_path / "台账11月.xlsx", {**BANK, "本金余额": 29000.5, "客户经理": "赵示例"})
    ran = run(later, tmp_path / "out11", "--filing", "催收通知书", "--as-of", "2026-10-31")
    assert ran.result.exit_code == 0, ran.result.output


@pytest.mark.parametrize("rate", ["0.65%", "0.05%", "48%"])
def test_a_rate_that_may_be_of_a_month_is_not_proposed_as_one_of_a_year(tmp_path: Path, rate: str) -> None:
    _, profile = _first_round(_ledger(tmp_path / "委案.xlsx", {**CARD, "贷款利率": rate}))
    assert '"贷款利率" = "案件.利率"' in profile
