"""Sheets as other people lay them out: titles, headings over two rows, units above, merged cells, rows that are no cases."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from workbook_files import FLAT, book, case_of, only, read, resident_id

from recovery_docs.intake.workbook import read_workbook

COMMON = [["债权人名称", "案由"], ["示例银行股份有限公司海宁支行", "金融借款合同纠纷"]]
BANK = [
    "借据号",
    "借款人姓名",
    "身份证号",
    "借款合同编号",
    "放款日期",
    "到期日",
    "借款金额",
    "本金余额",
    "欠息",
    "罚息",
    "截至日",
]
ROW = [
    "JJ001",
    "李示例",
    resident_id(),
    "示借字第001号",
    "2024-01-15",
    "2026-01-15",
    50000,
    30001.5,
    1500,
    500,
    "2026-10-31",
]
OTHER = [
    "JJ002",
    "孙范文",
    resident_id(2),
    "示借字第002号",
    "2024-01-15",
    "2026-01-15",
    50000,
    30002.5,
    1500,
    500,
    "2026-10-31",
]


def _book(folder: Path, *rows: Sequence[Any], name: str = "台账") -> Path:
    return book(folder / "台账.xlsx", {name: rows, "共同信息": COMMON})


def _changed(path: Path, change: Callable[[Any], None]) -> Path:
    workbook = load_workbook(path)
    change(workbook.worksheets[0])
    workbook.save(path)
    return path


def _owed(path: Path) -> Decimal:
    bank = case_of(path).bank_statement
    assert bank is not None
    return Decimal(bank.added)


def test_a_sum_that_may_hold_penalty_interest_is_asked_about_beside_interest(tmp_path: Path) -> None:
    headings, row = [*BANK[:9], "截至日", "利罚息合计"], [*ROW[:9], "2026-10-31", 2500]
    path = _book(tmp_path, headings, row)
    assert "可能少要钱" in " ".join(str(fault) for fault in only(path).faults)
    # 罚息另有一列的，合计只是相加
    assert _owed(_book(tmp_path, [*BANK, "利罚息合计"], [*ROW, 2000])) == Decimal("32001.50")


# --- headings over two rows ----------------------------------------------------------------------------------------

GROUPS = [None, "借款人", None, None, None, None, None, "欠款", None, None, None, "担保人", None, "担保人", None]
BELOW = [
    "借据号",
    "姓名",
    "证件号码",
    "借款合同编号",
    "放款日期",
    "到期日",
    "借款金额",
    "本金",
    "利息",
    "罚息",
    "截至日",
    "姓名",
    "证件号码",
    "保证方式",
    "地址",
]
GUARANTEED = [*ROW, "褚试样", resident_id(3), "连带责任保证", "浙江省海宁市示例街道51号"]


@pytest.mark.parametrize("merged", [True, False])
def test_the_same_word_under_two_people_is_two_people(tmp_path: Path, merged: bool) -> None:
    def merge(sheet: Any) -> None:
        for cells in ("B1:G1", "H1:K1", "L1:M1", "N1:O1") if merged else ():
            sheet.merge_cells(cells)

    path = _changed(_book(tmp_path, GROUPS, BELOW, GUARANTEED), merge)
    case = case_of(path)
    assert [one.name for one in case.borrowers] == ["李示例"]
    assert [one.guarantor.name for one in case.guarantees] == ["褚试样"]
    assert case.guarantees[0].guarantor.address == "浙江省海宁市示例街道51号"
    assert case.borrowers[0].address is None


def test_a_heading_merged_over_both_rows_is_not_lost(tmp_path: Path) -> None:
    upper = ["借据号", "借款人信息", None, "合同信息", None, None, None, "欠款", None, "罚息", None]
    lower = [None, *BANK[1:9], None, "截至日"]

    def merge(sheet: Any) -> None:
        for cells in ("A1:A2", "B1:C1", "D1:G1", "H1:I1", "J1:J2"):
            sheet.merge_cells(cells)

    # 30,001.50 + 1,500 + 500
    assert _owed(_changed(_book(tmp_path, upper, lower, ROW), merge)) == Decimal("32001.50")


@pytest.mark.parametrize("whose", ["配偶", "联系人", "原债权人", "股东"])
def test_a_name_under_somebody_nobody_knows_is_not_the_borrower(tmp_path: Path, whose: str) -> None:
    upper = [*["借款人信息"] * 2, whose, *["合同信息"] * 9]
    lower = ["借款人姓名", "身份证号", "姓名", "借据号", *BANK[3:]]
    values = [ROW[1], ROW[2], "陈示范", ROW[0], *ROW[3:]]
    case = case_of(_book(tmp_path, upper, lower, values))
    assert [one.name for one in case.borrowers] == ["李示例"]


@pytest.mark.parametrize("whose", ["担保人", "抵押物", "判决", "上月"])
def test_a_date_or_a_balance_under_another_word_is_not_taken_for_the_loan_s(tmp_path: Path, whose: str) -> None:
    upper = [*["借款"] * 11, whose, whose]
    lower = [*BANK, "合同签订日期", "复利"]
    case = case_of(_book(tmp_path, upper, lower, [*ROW, "2020-02-02", 7]))
    assert case.loan.contract.signed_on is None
    assert case.bank_statement is not None
    assert not case.bank_statement.compound_interest


def test_a_row_of_units_below_the_headings_is_read_with_them(tmp_path: Path) -> None:
    units = [None] * 6 + ["（万元）", "（万元）", "（元）", "（元）", None]
    path = _book(tmp_path, BANK, units, [*ROW[:6], 5, 3, 1500, 500, ROW[10]])
    assert _owed(path) == Decimal(32_000)


# --- units and currencies ------------------------------------------------------------------------------------------

IN_WAN = [*ROW[:6], 5, 3, 0.15, 0.05, ROW[10]]


@pytest.mark.parametrize(
    ("line", "values", "owed"),
    [
        (["示例银行逾期贷款台账（单位：万元）"], IN_WAN, 32_000),
        (["示例银行逾期贷款台账", None, "金额单位：人民币万元"], IN_WAN, 32_000),
        (["单位:千元"], [*ROW[:6], 50, 30, 1.5, 0.5, ROW[10]], 32_000),
        (["单位：元"], ROW, Decimal("32001.50")),
        (["单位：示例银行海宁支行"], ROW, Decimal("32001.50")),
    ],
)
def test_a_unit_above_the_table_holds_for_its_amounts(
    tmp_path: Path, line: list[Any], values: list[Any], owed: Decimal
) -> None:
    assert _owed(_book(tmp_path, line, BANK, values)) == owed


def test_a_unit_in_the_name_of_the_sheet_and_over_a_group_of_headings(tmp_path: Path) -> None:
    assert _owed(_book(tmp_path, BANK, IN_WAN, name="不良贷款（万元）")) == 32_000
    upper = [*["合同"] * 7, *["欠款（万元）"] * 3, "截至"]
    assert _owed(_book(tmp_path, upper, BANK, [*ROW[:7], *IN_WAN[7:]])) == 32_000


def test_a_heading_with_a_unit_of_its_own_keeps_it(tmp_path: Path) -> None:
    headings = [*BANK[:8], "欠息（元）", "罚息（元）", "截至日"]
    assert _owed(_book(tmp_path, ["单位：万元"], headings, [*IN_WAN[:8], 1500, 500, ROW[10]])) == 32_000
    headings = [*BANK[:7], "本金余额/千元", *BANK[8:]]
    assert _owed(_book(tmp_path, headings, [*ROW[:7], 30, 1500, 500, ROW[10]])) == 32_000


@pytest.mark.parametrize(
    ("lines", "headings", "why"),
    [
        ([["单位：万元"], ["（单位：元）"]], BANK, "单位写了几种"),
        ([["单位：美元"]], BANK, "不是人民币"),
        ([["贷款台账", "币种：港币"]], BANK, "不是人民币"),
        ([["（千美元）"]], BANK, "不是人民币"),
        ([], [*BANK[:7], "本金余额（美元）", *BANK[8:]], "不是人民币"),
    ],
)
def test_no_letter_where_the_unit_is_not_clear_or_not_yuan(
    tmp_path: Path, lines: list[list[Any]], headings: list[str], why: str
) -> None:
    rows = read_workbook(_book(tmp_path, *lines, headings, ROW, OTHER))
    assert any(why in str(fault.problem) for fault in rows.take_faults())
    assert [row.loaded for row in rows] == [None, None]


def test_a_row_in_another_currency_is_refused_and_the_others_are_not(tmp_path: Path) -> None:
    rows = [[*ROW, "USD"], [*OTHER, "人民币"]]
    first, second = read(_book(tmp_path, [*BANK, "币种"], *rows))
    assert first.loaded is None
    assert [fault.place.cell for fault in first.faults] == ["L2"]
    assert second.loaded is not None


def test_loans_of_a_few_yuan_are_asked_about(tmp_path: Path) -> None:
    rows = read_workbook(_book(tmp_path, BANK, IN_WAN))
    assert "万元" in str(rows.take_faults()[0])
    assert next(rows).loaded is None


# --- where the table ends ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        ["合计", *[None] * 5, 100000, 60004],
        ["城东支行小计", *[None] * 5, 100000, 60004],
        ["制表人：王示例", None, None, "复核：赵示例", None, "2026年10月31日"],
        ["填表日期：2026-10-31"],
        ["注：本表数据截至2026年10月31日"],
        ["说明：罚息按合同约定计收。"],
        ["逾期贷款台账"],
        BANK,
    ],
)
def test_what_stands_below_or_between_the_cases_is_no_case(tmp_path: Path, line: list[Any]) -> None:
    found = read(_book(tmp_path, ["逾期贷款台账"], BANK, ROW, line, OTHER))
    assert [row.case_id for row in found] == ["JJ001", "JJ002"]
    assert all(row.loaded for row in found)


def test_a_case_whose_first_words_look_like_a_note_stays_a_case(tmp_path: Path) -> None:
    headings = ["情况说明", *BANK]
    assert [row.case_id for row in read(_book(tmp_path, headings, ["备注：已电话联系", *ROW]))] == ["JJ001"]


# --- what is not shown, struck through, without a heading ----------------------------------------------------------


def _hide(sheet: Any) -> None:
    sheet.row_dimensions[2].hidden = True


def _filter(sheet: Any) -> None:
    sheet.auto_filter.ref = "A1:K3"
    sheet.auto_filter.add_filter_column(0, ["JJ002"])
    sheet.row_dimensions[2].hidden = True


def _strike(sheet: Any) -> None:
    for cell in sheet[2]:
        cell.font = Font(strike=True)


@pytest.mark.parametrize(("change", "word"), [(_hide, "隐藏"), (_filter, "筛选掉"), (_strike, "删除线")])
def test_a_row_that_is_not_shown_or_struck_through_is_told_and_left_out(
    tmp_path: Path, change: Callable[[Any], None], word: str
) -> None:
    rows = read_workbook(_changed(_book(tmp_path, BANK, ROW, OTHER), change))
    (fault,) = rows.take_faults()
    assert (fault.severity, word in str(fault), "第2行" in str(fault)) == ("warning", True, True)
    assert [row.case_id for row in rows] == ["JJ002"]


def test_numbers_under_no_heading_stop_the_row_and_words_are_named(tmp_path: Path) -> None:
    rows = read_workbook(_book(tmp_path, [*BANK[:9], None, "截至日"], ROW))
    (fault,) = rows.take_faults()
    assert (fault.severity, fault.place.cell) == ("error", "J1")
    assert "500" in str(fault)
    assert next(rows).loaded is None
    words = only(_book(tmp_path, [*BANK, None], [*ROW, "已电话联系"]))
    assert words.loaded is not None
    assert [(fault.severity, fault.place.cell) for fault in words.faults] == [("warning", "L1")]


def test_a_column_that_only_numbers_the_rows_needs_no_heading(tmp_path: Path) -> None:
    found = read(_book(tmp_path, [None, *BANK], [1, *ROW], [2, *OTHER]))
    assert [row.faults for row in found] == [(), ()]


def test_an_unknown_amount_beside_the_principal_alone_stops_the_row(tmp_path: Path) -> None:
    headings, values = [*BANK[:8], "截至日", "息罚合计数"], [*ROW[:8], ROW[10], 2000]
    assert only(_book(tmp_path, headings, values)).loaded is None
    # 利息另有一列的，不拦
    assert only(_book(tmp_path, [*BANK, "息罚合计数"], [*ROW, 2000])).loaded is not None


# --- several rows of one case --------------------------------------------------------------------------------------

GUARANTOR = ["担保人", "担保人证件号码", "保证方式"]


@pytest.mark.parametrize("below", ["merged", "empty", "again"])
def test_one_row_for_each_guarantor_is_one_case(tmp_path: Path, below: str) -> None:
    first = [*ROW, "褚试样", resident_id(3), "连带责任保证"]
    second = [*(ROW if below == "again" else [None] * 11), "卫示例", resident_id(4), "连带责任保证"]

    def merge(sheet: Any) -> None:
        for letter in "ABCDEFGHIJK" if below == "merged" else "":
            sheet.merge_cells(f"{letter}2:{letter}3")

    path = _changed(_book(tmp_path, [*BANK, *GUARANTOR], first, second, [*OTHER, None, None, None]), merge)
    case, other = (row.loaded for row in read(path))
    assert case is not None
    assert other is not None
    assert [one.guarantor.name for one in case.case.guarantees] == ["褚试样", "卫示例"]
    assert case.case.bank_statement is not None
    assert case.case.bank_statement.added == Decimal("32001.50")
    assert other.case.guarantees == ()


def _two_notes(folder: Path, *principals: int) -> Path:
    rows = [["B01", *ROW], [None, "JJ009", None, None, None, *ROW[4:6], 20000, principals[1], 300, 100, ROW[10]]]
    rows[0][8] = principals[0]

    def merge(sheet: Any) -> None:
        for letter in "ACDE":
            sheet.merge_cells(f"{letter}2:{letter}3")

    return _changed(_book(folder, ["案件编号", *BANK], *rows), merge)


def test_two_notes_merged_under_one_borrower_are_one_case_and_their_balances_add_up(tmp_path: Path) -> None:
    case = case_of(_two_notes(tmp_path, 30000, 20000))
    assert [(one.note, one.amount) for one in case.loan.disbursements] == [("JJ001", 50000), ("JJ009", 20000)]
    bank = case.bank_statement
    assert bank is not None
    # 本金 30,000 + 20,000，利息 1,500 + 300，罚息 500 + 100
    assert (bank.principal, bank.interest, bank.penalty_interest) == (50000, 1800, 600)


def test_a_balance_above_its_own_note_may_be_that_of_both_and_is_asked_about(tmp_path: Path) -> None:
    row = only(_two_notes(tmp_path, 50000, 50000))
    assert row.loaded is None
    assert any("同一案" in str(fault) for fault in row.faults)


def test_one_borrower_merged_over_two_contracts_is_two_cases(tmp_path: Path) -> None:
    second = [OTHER[0], None, None, *OTHER[3:]]

    def merge(sheet: Any) -> None:
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("C2:C3")

    found = read(_changed(_book(tmp_path, BANK, ROW, second), merge))
    assert [row.loaded and row.loaded.case.borrowers[0].name for row in found] == ["李示例", "李示例"]
    assert [row.case_id for row in found] == ["JJ001", "JJ002"]


def test_the_same_number_over_two_borrowers_is_still_refused(tmp_path: Path) -> None:
    headings, values = list(FLAT), list(FLAT.values())
    other = [*values[:3], "孙范文", resident_id(2), *values[5:]]
    first, second = read(book(tmp_path / "台账.xlsx", {"台账": [headings, values, other]}))
    assert first.loaded is not None
    assert len(first.loaded.case.borrowers) == 1
    assert "与第2行的案件编号相同" in str(second.faults[0])


def test_a_sheet_of_contracts_without_a_borrower_says_what_it_lacks(tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", {"Sheet1": [["合同号", "本金余额", "利率"], ["H1", 30000, "6%"]]})
    rows = read_workbook(path)
    told = " ".join(map(str, rows.take_faults()))
    assert all(title in told for title in ("借款人名称", "债权人名称", "案由"))
    assert next(rows).loaded is None


def test_a_workbook_without_any_such_column_says_what_was_understood(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["管辖法院", "重量", "颜色"])
    workbook.active.append(["海宁市人民法院", 1, "红"])
    workbook.save(tmp_path / "台账.xlsx")
    with pytest.raises(Exception, match="认出的标题只有：管辖法院"):
        read_workbook(tmp_path / "台账.xlsx")
