"""What several columns of a row say together: since when, of whom, for whom; and headings that others explain."""

from pathlib import Path
from typing import Any

import pytest
from workbook_files import FLAT, case_of, credit_code, flat, only, resident_id, the_fault

from recovery_docs.ledger import draw_up

MANAGER = {"债权人名称": "样本资产管理股份有限公司浙江省分公司", "债权人金融机构种类": "金融资产管理公司"}
GUARANTOR = {"债权人名称": "示例融资担保有限公司", "债权人统一社会信用代码": credit_code(7), "案由": "追偿权纠纷"}


def _late_since(path: Path) -> str:
    case = case_of(path)
    return str(draw_up(case, case.request.as_of).overdue_from)


def test_overdue_days_count_to_the_day_of_the_figures(tmp_path: Path) -> None:
    # 2023-02-10 逾期第 1 天，2023-02-09 到期；逾期 210 天：2023-02-10 − 210 + 1 = 2022-07-16
    assert _late_since(flat(tmp_path, {"逾期天数": 1})) == "2023-02-10"
    assert _late_since(flat(tmp_path, {"逾期天数": 210})) == "2022-07-16"
    assert _late_since(flat(tmp_path, {"逾期天数": 90, "逾期日期": "2022-07-16"})) == "2022-07-16"


@pytest.mark.parametrize("more", [{}, {"还款方式": "按月计息到期还本"}, {"结息方式": "按月", "结息日": 20}])
def test_without_repayments_no_rate_column_moves_the_day_of_default(tmp_path: Path, more: dict[str, Any]) -> None:
    # 2022-07-15 到期：自次日起逾期，不因为头一期利息没有列还款就早于到期
    assert _late_since(flat(tmp_path, more)) == "2022-07-16"


def test_where_nothing_tells_since_when_nothing_is_said(tmp_path: Path) -> None:
    assert _late_since(flat(tmp_path, {"到期日": "2030-07-15", "还款方式": "等额本息", "差异已核对": "是"})) == "None"


def test_an_asset_manager_without_the_former_creditor_is_asked(tmp_path: Path) -> None:
    assert "没有写债权从哪里受让" in str(the_fault(flat(tmp_path, MANAGER)).problem)
    assert case_of(flat(tmp_path, {**MANAGER, "是否受让取得": "否"})).assignments == ()


def test_the_columns_of_an_assignment_are_read(tmp_path: Path) -> None:
    more = {"原债权人": "示例银行股份有限公司海宁支行", "债权转让日期": "2022-12-30", "基准日": "2022-11-30"}
    (assignment,) = case_of(flat(tmp_path, {**MANAGER, **more})).assignments
    assert assignment.assignor.name == "示例银行股份有限公司海宁支行"
    assert (str(assignment.signed_on), str(assignment.base_on)) == ("2022-12-30", "2022-11-30")


@pytest.mark.parametrize("heading", ["贷款行", "放款银行", "贷款银行"])
def test_the_bank_beside_the_creditor_is_the_one_who_assigned(tmp_path: Path, heading: str) -> None:
    row = {**MANAGER, heading: "示例银行股份有限公司海宁支行"}
    case = case_of(flat(tmp_path, row))
    assert case.creditor.name == MANAGER["债权人名称"]
    assert [one.assignor.name for one in case.assignments] == ["示例银行股份有限公司海宁支行"]


def test_the_bank_beside_a_payment_by_a_guarantor_is_the_one_that_was_paid(tmp_path: Path) -> None:
    row = {**GUARANTOR, "代偿日期": "2022-09-01", "代偿金额": 200000, "贷款银行": "示例银行股份有限公司海宁支行"}
    case = case_of(flat(tmp_path, row))
    assert (case.loan.recourse.paid_to, case.creditor.name) == ("示例银行股份有限公司海宁支行", GUARANTOR["债权人名称"])


def test_a_counter_guarantor_stands_behind_the_guarantor(tmp_path: Path) -> None:
    row = {
        **GUARANTOR,
        "代偿日期": "2022-09-01",
        "代偿金额": 200000,
        "反担保人": "褚试样",
        "反担保人身份证号": resident_id(9),
    }
    (guarantee,) = case_of(flat(tmp_path, row)).guarantees
    assert (guarantee.guarantor.name, guarantee.counter_for) == ("褚试样", GUARANTOR["债权人名称"])
    bank = {"担保人": "示例融资担保有限公司", "担保人统一社会信用代码": credit_code(7), **dict(list(row.items())[5:])}
    first, second = case_of(flat(tmp_path, bank)).guarantees
    assert (first.counter_for, second.counter_for) == (None, "示例融资担保有限公司")


def test_a_payment_by_a_guarantor_in_a_case_of_another_cause_is_asked_about(tmp_path: Path) -> None:
    fault = the_fault(flat(tmp_path, {"代偿日期": "2022-09-01", "代偿金额": 200000}))
    assert "案由却不是追偿权纠纷" in str(fault.problem)


def test_a_card_number_is_cut_to_its_last_four_digits_and_a_limit_makes_no_card_of_a_loan(tmp_path: Path) -> None:
    card = {"卡号": "6222020000001234", "信用额度": 50000}
    assert case_of(flat(tmp_path, card)).loan.card is None
    found = case_of(flat(tmp_path, {**card, "案由": "信用卡纠纷"})).loan.card
    assert (found.last4, found.limit) == ("1234", 50000)
    assert "不是卡号" in str(only(flat(tmp_path, {**card, "案由": "信用卡纠纷", "卡号": "主卡"})).faults[0].problem)


def test_the_columns_of_a_judgment_and_of_its_enforcement(tmp_path: Path) -> None:
    row = {
        "判决书编号": "（2022）浙0481民初1号",
        "判决日期": "2022-10-10",
        "判决生效日期": "2022-10-26",
        "判决本金": 200000,
        "执行案号": "（2022）浙0481执2号",
        "申请执行日期": "2022-11-15",
        "执行法院": "海宁市人民法院",
    }
    suit, enforcement = case_of(flat(tmp_path, row)).proceedings
    assert (suit.kind, suit.outcome, suit.title.number) == ("suit", "judgment", row["判决书编号"])
    assert (str(suit.title.effective_on), suit.title.principal) == ("2022-10-26", 200000)
    assert (enforcement.kind, enforcement.number, str(enforcement.filed_on)) == (
        "enforcement",
        row["执行案号"],
        "2022-11-15",
    )


def test_nothing_written_in_a_column_of_a_suit_makes_no_suit(tmp_path: Path) -> None:
    assert case_of(flat(tmp_path, {"诉讼案号": "无", "执行案号": "/"})).proceedings == ()


def test_the_court_that_seized_the_collateral_is_read(tmp_path: Path) -> None:
    row = {"抵押物": "住宅一套", "抵押物种类": "住宅", "抵押人": "李示例", "抵押人身份证号": FLAT["身份证号码"]}
    row |= {"首封法院": "杭州市上城区人民法院", "查封日期": "2022-12-01", "是否首封": "否"}
    (mortgage,) = case_of(flat(tmp_path, row)).mortgages
    (seizure,) = mortgage.collateral.seizures
    assert (seizure.court, str(seizure.on), seizure.first) == ("杭州市上城区人民法院", "2022-12-01", False)


def test_sex_and_birthday_are_those_of_the_number_where_there_is_one(tmp_path: Path) -> None:
    (borrower,) = case_of(flat(tmp_path, {"性别": "女", "出生日期": "1990-01-01"})).borrowers
    assert (borrower.sex_if_no_id, borrower.sex) == (None, "male" if int(FLAT["身份证号码"][16]) % 2 else "female")


def test_beside_what_is_left_the_bare_principal_and_its_overdue_part_are_not_read_for_it(tmp_path: Path) -> None:
    # 本金 200,000.00 是放款，剩余本金 150,000.00 是欠款，逾期本金 20,000.00 是其中到期的部分
    case = case_of(flat(tmp_path, {"本金": 200000, "剩余本金": 150000, "逾期本金": 20000}, without=("本金余额",)))
    assert case.bank_statement.principal == 150000
    alone = case_of(flat(tmp_path, {"逾期本金": 20000}, without=("本金余额",)))
    assert alone.bank_statement.principal == 20000


def test_an_account_beside_a_card_is_not_the_card(tmp_path: Path) -> None:
    row = {"案由": "信用卡纠纷", "卡号": "6222020000001234", "账号": "3300001234567890123", "信用额度": 50000}
    assert case_of(flat(tmp_path, row)).loan.card.last4 == "1234"
