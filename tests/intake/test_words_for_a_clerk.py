"""Whatever is said of a workbook names columns, sheets and words, never a key of a case file."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from workbook_files import FLAT, book, credit_code, flat, read, resident_id

from recovery_docs.errors import LedgerError
from recovery_docs.filings import FILINGS
from recovery_docs.filings.annexes.check_sheet import check_sheet
from recovery_docs.filings.assessment import assess_all
from recovery_docs.intake.heading_words import fault_at_row, in_headings
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text
from recovery_docs.rendering.engine.library import TemplateLibrary

KEY = re.compile(
    r"(?<![\w.])[a-z]+_?[a-z_]*(?:\[\d*\])?\.[a-z_]+|(?<![\w.])[a-z]+_[a-z_]+|[:：] ?[a-z]+\b|(?<![\w.-])[a-z]{5,}(?![\w.])"
)

BARE: dict[str, Any] = {key: FLAT[key] for key in ("案件编号", "债权人名称", "案由", "借款人姓名", "身份证号码")}
CASES: list[dict[str, Any]] = [
    {},
    {"本金余额": 100, "利息": 1, "截至日": "2023-02-10"},
    {
        "担保人": "示例纺织有限公司",
        "担保人统一社会信用代码": credit_code(3),
        "抵押人": "李示例",
        "抵押物": "住宅",
        "抵押物种类": "住宅",
    },
    {"案由": "信用卡纠纷", "卡号": "6222000000001234", "本金余额": 100, "利息": 0, "截至日": "2023-02-10"},
    {
        "案由": "追偿权纠纷",
        "代偿日期": "2022-09-01",
        "代偿金额": 5,
        "反担保人": "褚试样",
        "反担保人证件号码": resident_id(9),
    },
    {
        "原债权人": "示例银行股份有限公司",
        "转让日期": "2022-09-01",
        "判决日期": "2022-10-01",
        "执行案号": "（2022）浙执1号",
    },
    {
        "借款人死亡日期": "2022-11-03",
        "查封法院": "海宁市人民法院",
        "抵押物": "土地",
        "抵押物种类": "土地",
        "抵押人": "李示例",
    },
    {
        "放款日期": "2021-08-18",
        "放款金额": 1000,
        "到期日": "2022-07-15",
        "利率": "月息5‰",
        "还款方式": "等额本息",
        "期数": 11,
    },
]

LIBRARY = TemplateLibrary()


def _said(path: Path) -> Iterator[str]:
    for row in read(path):
        yield from (str(fault) for fault in row.faults)
        if row.loaded is None:
            continue
        case = row.loaded.case
        yield from (str(fault) for fault in row.loaded.warnings)
        on = case.request.as_of or date(2023, 2, 10)
        try:
            matter = Matter.on(case, on)
        except LedgerError as error:
            yield from (str(fault_at_row(fault, row.place)) for fault in error.faults)
            continue
        assessments = assess_all(matter, FILINGS.values())
        sheet = check_sheet(matter, assessments, of_workbook=True)
        yield from document_text(LIBRARY.compiled(sheet.template).render(sheet.context)).splitlines()


@pytest.mark.parametrize("facts", CASES)
@pytest.mark.parametrize("whole", [True, False])
def test_no_key_of_a_case_file_is_said(tmp_path: Path, facts: dict[str, Any], whole: bool) -> None:
    if whole:
        path = flat(tmp_path, facts)
    else:
        row = {**BARE, **facts}
        path = book(tmp_path / "台账.xlsx", {"台账": [list(row), list(row.values())]})
    told = list(_said(path))
    assert told
    assert not [line for line in told if KEY.search(line)]


@pytest.mark.parametrize(
    ("hint", "said"),
    [
        ("写 loan.interest_days.count_last_day: true", "写 “是否首尾均计”列“是”"),
        ("采用银行数额的写 request.figures: bank", "采用银行数额的写 “采用的金额”列“银行”"),
        ("核对后记入事件 address_checked", "核对后记入事件 核对地址"),
        ("在 proceedings[0].same_claim 填写", "在 “程序”表的“是否同一请求”列 填写"),
        ("借款人写 borrower", "借款人写 借款人"),
        ("在 borrowers[0].whereabouts 写 known 或者 missing", "在 “借款人下落”列 写 “下落明确” 或者 “下落不明”"),
        ("写 request.letter.pay_within_days", "写 “要求还款的天数”列"),
        ("并填写 deregistered_on", "并填写 “注销登记日期”"),
        ("没有约定的写 kind: none", "没有约定的写 “未约定”"),
        ("见 guarantees[1].guarantor.phones", "见 “担保人联系电话”列（第2个）"),
        ("网址 www.example.com 和 report.json 不变", "网址 www.example.com 和 report.json 不变"),
    ],
)
def test_keys_and_their_values_are_said_as_columns_and_words(hint: str, said: str) -> None:
    assert in_headings(hint) == said
