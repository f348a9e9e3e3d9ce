"""Ledgers of those who are no bank with a loan: card departments, guarantee companies, asset managers."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from workbook_files import book, case_of, read, resident_id

from recovery_docs.filings import FILINGS, Document
from recovery_docs.intake.layout.reading import SheetReading, read_layout
from recovery_docs.intake.profile.fact_names import heading_named
from recovery_docs.intake.profile.write_profile import profile_text
from recovery_docs.intake.workbook import read_workbook
from recovery_docs.ledger import draw_up
from recovery_docs.prerequisites.matter import Matter

CARD: dict[str, Any] = {
    "客户姓名": "李示例",
    "身份证号": resident_id(),
    "卡号": "6222020200001234",
    "账单日": 5,
    "还款日": 25,
    "最低还款额": 1200,
    "透支本金": 20000,
    "利息": 500,
    "违约金": 300,
    "截至日": "2026-10-31",
}


def _ledger(folder: Path, row: Mapping[str, Any]) -> Path:
    return book(folder / "台账.xlsx", {"台账": [list(row), list(row.values())]})


def _sheet(folder: Path, row: Mapping[str, Any]) -> SheetReading:
    return read_layout(_ledger(folder, row)).main[0]


def _taken(folder: Path, row: Mapping[str, Any]) -> dict[str, str]:
    return {one.heading: one.fact for one in _sheet(folder, row).of("read")}


def _said(path: Path) -> str:
    rows = read_workbook(path)
    return "\n".join(str(fault) for fault in (*rows.faults, *(fault for row in rows for fault in row.faults)))


def test_the_due_day_of_a_card_is_that_of_its_statement(tmp_path: Path) -> None:
    path = _ledger(tmp_path, CARD)
    assert "还款方式" not in _said(path)
    assert "账单日（D）、还款日（E）、最低还款额（F） 一案可以有几项，写在“账单”表里" in _said(path)
    assert all(not one.could_be for one in read_layout(path).main[0].columns)


@pytest.mark.parametrize("beside", ["还款方式", "放款日期"])
def test_a_loan_has_its_day_of_each_instalment_though_a_card_number_stands_beside(tmp_path: Path, beside: str) -> None:
    loan = {"借款人": "李示例", "身份证号": resident_id(), "卡号": "6222020200001234", "还款日": 25, beside: None}
    assert _taken(tmp_path, loan)["还款日"] == "案件.每期还款日"


def test_what_tells_cases_apart_is_never_offered_as_the_same_for_all(tmp_path: Path) -> None:
    path = _ledger(tmp_path, {key: value for key, value in CARD.items() if key != "卡号"})
    (asked,) = [fault for fault in read_workbook(path).faults if "案件编号" in str(fault.problem)]
    assert "［列］" in str(asked.remedy)
    assert "加上“案件编号”一列" in str(asked.remedy)
    assert "共同信息" not in str(asked.remedy)
    assert "［固定］" not in str(asked.remedy)
    assert [row.loaded for row in read(path)] == [None]


GUARANTEE: dict[str, Any] = {
    "案件编号": "G1",
    "债权人名称": "示例融资担保有限公司",
    "案由": "追偿权纠纷",
    "被担保人": "李示例",
    "被担保人身份证号": resident_id(),
    "被担保人地址": "浙江省海宁市示例路1号",
    "借款合同编号": "示委字1号",
    "合作银行": "示例银行股份有限公司",
    "第一次代偿日期": "2026-01-05",
    "第一次代偿金额": 100000,
    "第二次代偿日期": "2026-03-05",
    "第二次代偿金额": 50000,
}


@pytest.mark.parametrize("second", ["第二次代偿", "第2笔代偿"])
def test_a_guarantee_company_lists_its_payments_by_their_number(tmp_path: Path, second: str) -> None:
    row = {key.replace("第二次代偿", second): value for key, value in GUARANTEE.items()}
    case = case_of(_ledger(tmp_path, row))
    assert [one.amount for one in case.loan.recourse.advances] == [100000, 50000]
    assert case.loan.recourse.total == 150000
    assert case.borrowers[0].address == "浙江省海宁市示例路1号"
    assert "逐笔代偿2.代偿日期" in _taken(tmp_path, row).values()


def test_a_second_payment_that_is_empty_is_none(tmp_path: Path) -> None:
    row = GUARANTEE | {"第二次代偿日期": None, "第二次代偿金额": None}
    assert case_of(_ledger(tmp_path, row)).loan.recourse.total == 100000


def test_what_is_left_of_the_payments_is_the_principal_and_not_passed_over(tmp_path: Path) -> None:
    case = case_of(_ledger(tmp_path, GUARANTEE | {"代偿余额（万元）": 12, "利息": 0, "截至日": "2026-10-31"}))
    assert case.bank_statement.principal == 120000
    assert "只有本金余额" in _said(_ledger(tmp_path, GUARANTEE | {"代偿余额": 120000, "截至日": "2026-10-31"}))
    assert "代偿余额" not in {one.heading for one in _sheet(tmp_path, CARD | {"代偿余额": 1}).of("read")}


def test_payments_of_which_nothing_was_repaid_are_computed_without_asking_for_interest(tmp_path: Path) -> None:
    row = GUARANTEE | {"代偿余额（万元）": 15, "资金占用费日利率": "万分之五", "截至日": "2026-10-31"}
    case = case_of(_ledger(tmp_path, row))
    assert (case.bank_statement, case.request.figures) == (None, "computed")
    # 100,000 × 0.05% × 299 天（1月5日至10月30日）＋ 50,000 × 0.05% × 240 天（3月5日至10月30日）
    assert draw_up(case, date(2026, 10, 31)).arrears == Decimal("14950.00") + Decimal("6000.00")
    assert "只有本金余额" in _said(_ledger(tmp_path, row | {"代偿余额（万元）": 14.99}))
    own = case_of(_ledger(tmp_path, row | {"利息": 500}))
    assert (own.request.figures, own.bank_statement.interest) == ("bank", 500)


PAID_AT_TIMES = {key: value for key, value in GUARANTEE.items() if "次代偿" not in key} | {"代偿金额": 150000}


@pytest.mark.parametrize("last", ["最近代偿日期", "最后一次代偿时间", "末次代偿日期"])
def test_the_first_and_the_last_payment_on_one_day_are_one_payment(tmp_path: Path, last: str) -> None:
    row = PAID_AT_TIMES | {"首次代偿日期": "2026-01-05", last: "2026-01-05"}
    recourse = case_of(_ledger(tmp_path, row)).loan.recourse
    assert [(one.paid_on, one.paid) for one in recourse.payments] == [(date(2026, 1, 5), 150000)]


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        ({"首次代偿日期": "2026-01-05", "最近代偿日期": "2026-01-06"}, "代偿不止一次（2026年1月5日、2026年1月6日）"),
        ({"代偿日期": "2026-01-05", "最近代偿日期": "2026-03-05"}, "代偿不止一次（2026年1月5日、2026年3月5日）"),
        ({"首次代偿日期": "2026-01-05"}, "只写了“首次代偿日期”，不知道是不是只代偿了一次"),
        ({"首次代偿日期": None, "最近代偿日期": "2026-01-05"}, "只写了“最近代偿日期”，不知道是不是只代偿了一次"),
    ],
)
def test_the_days_of_several_payments_are_asked_for_and_never_guessed(
    tmp_path: Path, days: Mapping[str, Any], asked: str
) -> None:
    (row,) = read(_ledger(tmp_path, PAID_AT_TIMES | days))
    (fault,) = row.faults
    assert asked in str(fault.problem)
    assert "第一次代偿日期" in str(fault.remedy)


def test_listed_payments_are_held_to_the_first_and_the_last_day(tmp_path: Path) -> None:
    told = GUARANTEE | {"首次代偿日期": "2026-01-05", "最近代偿日期": "2026-03-05"}
    assert len(case_of(_ledger(tmp_path, told)).loan.recourse.payments) == 2
    (row,) = read(_ledger(tmp_path, told | {"最近代偿日期": "2026-04-05"}))
    assert [str(fault.problem) for fault in row.faults] == [
        "逐笔代偿的日期从 2026年1月5日 到 2026年3月5日，与这里写的不同"
    ]


def test_the_premium_of_a_guarantee_company_is_no_fee_of_the_loan(tmp_path: Path) -> None:
    case = case_of(_ledger(tmp_path, GUARANTEE | {"未付担保费": 3000}))
    assert case.loan.recourse.premium_owed == 3000
    row = GUARANTEE | {"担保费": 3000}
    assert {one.heading for one in _sheet(tmp_path, row).of("asked")} == {"担保费"}
    assert '"担保费" = "案件.欠付担保费"  # 请核对' in profile_text(read_layout(_ledger(tmp_path, row)))


def test_an_amount_vouched_for_is_asked_about_unless_a_guarantor_stands_there(tmp_path: Path) -> None:
    row = GUARANTEE | {"担保金额": 200000}
    (asked,) = _sheet(tmp_path, row).of("asked")
    assert [fact for fact, _ in asked.could_be] == ["担保人.保证限额", "案件.合同金额"]
    assert "担保人名称" not in _said(_ledger(tmp_path, row))
    assert _taken(tmp_path, row | {"担保人": "孙范文"})["担保金额"] == "担保人.保证限额"


def test_the_cause_proposed_for_payments_of_a_guarantor_is_recourse(tmp_path: Path) -> None:
    row = {key: value for key, value in GUARANTEE.items() if key != "案由"}
    assert '"案件.案由" = "追偿权纠纷"' in profile_text(read_layout(_ledger(tmp_path, row)))
    loan = {key: value for key, value in row.items() if "次代偿" not in key and key != "合作银行"}
    assert '"案件.案由" = "金融借款合同纠纷"' in profile_text(read_layout(_ledger(tmp_path, loan)))


def test_the_counter_security_is_asked_about(tmp_path: Path) -> None:
    (asked,) = _sheet(tmp_path, GUARANTEE | {"反担保方式": "保证"}).of("asked")
    assert [fact for fact, _ in asked.could_be] == ["反担保人.反担保保证方式", "抵押物.抵押物种类"]


ASSIGNED: dict[str, Any] = {
    "案件编号": "Z1",
    "债权人名称": "示例资产管理有限公司",
    "案由": "金融借款合同纠纷",
    "借款人": "李示例",
    "身份证号": resident_id(),
    "合同编号": "示借1号",
    "原债权人": "示例银行股份有限公司海宁支行",
    "转让日期": "2025-06-01",
    "公告日期": "2025-07-01",
    "公告报纸": "浙江日报",
    "基准日": "2025-05-31",
    "基准日本金": 200000,
    "基准日利息": 5000,
}


def test_what_an_asset_manager_bought_is_owed_as_of_the_base_day(tmp_path: Path) -> None:
    case = case_of(_ledger(tmp_path, ASSIGNED))
    assert (case.bank_statement.principal, case.bank_statement.interest) == (200000, 5000)
    assert str(case.bank_statement.as_of) == "2025-05-31"
    (notice,) = case.events
    assert (notice.kind, notice.channel, str(notice.on), notice.text) == (
        "assignment_notice",
        "newspaper",
        "2025-07-01",
        "浙江日报",
    )


def test_beside_a_balance_of_today_the_figures_of_the_base_day_are_those_of_the_assignment(tmp_path: Path) -> None:
    now = {"本金余额": 150000, "利息": 9000, "截至日": "2026-10-31"}
    case = case_of(_ledger(tmp_path, ASSIGNED | now))
    assert (case.bank_statement.principal, case.bank_statement.interest) == (150000, 9000)
    (assignment,) = case.assignments
    assert (assignment.principal, assignment.interest, str(assignment.base_on)) == (200000, 5000, "2025-05-31")


def test_a_newspaper_without_its_day_asks_for_the_day_alone(tmp_path: Path) -> None:
    said = _said(_ledger(tmp_path, ASSIGNED | {"公告日期": None}))
    assert "对照原件填写“公告日期”" in said
    assert "事件" not in said


def test_a_day_of_announcement_is_asked_about_where_no_newspaper_stands(tmp_path: Path) -> None:
    row = {key: value for key, value in ASSIGNED.items() if key != "公告报纸"}
    (asked,) = _sheet(tmp_path, row).of("asked")
    assert asked.heading == "公告日期"
    assert [fact for fact, _ in asked.could_be] == ["转让公告.转让公告日期"]


def test_whoever_passed_the_claim_on_is_called_so(tmp_path: Path) -> None:
    row = ASSIGNED | {"抵押人": "孙范文", "原债权人统一社会信用代码": None}
    taken = _taken(tmp_path, row)
    assert taken["原债权人"] == "债权转让.原债权人"
    assert taken["抵押人"] == "抵押物.抵押人"
    for name in (*taken.values(), "债权转让.姓名"):
        assert heading_named(name) is not None
    assert heading_named("债权转让.姓名") == heading_named("债权转让.原债权人")


LOAN: dict[str, Any] = {
    "债权人名称": "示例银行股份有限公司海宁支行",
    "案由": "金融借款合同纠纷",
    "借款人姓名": "李示例",
    "身份证号": resident_id(),
    "借据号": "JJ001",
    "合同编号": "示借1号",
    "放款日期": "2024-01-15",
    "放款金额": 50000,
    "到期日": "2026-01-15",
    "年利率": "6%",
}
OTHER = LOAN | {"借款人姓名": "孙范文", "身份证号": resident_id(2), "借据号": "JJ002", "合同编号": "示借2号"}


def _repaid(folder: Path, by: str, name: str, *cases: Mapping[str, Any]) -> list[list[int] | None]:
    rows = [list(cases[0]), *(list(case.values()) for case in cases)]
    repayments = [[by, "还款日期", "还款金额"], [name, "2025-01-15", 1000]]
    path = book(folder / "台账.xlsx", {"台账": rows, "还款明细": repayments})
    return [row.loaded and [int(one.amount) for one in row.loaded.case.repayments] for row in read(path)]


@pytest.mark.parametrize(
    ("by", "name"), [("借据号", "JJ002"), ("贷款账号", "JJ002"), ("合同编号", "示借2号"), ("借款合同编号", "示借2号")]
)
def test_a_repayment_names_its_case_by_note_or_contract(tmp_path: Path, by: str, name: str) -> None:
    assert _repaid(tmp_path, by, name, LOAN, OTHER) == [[], [1000]]


@pytest.mark.parametrize(("by", "name"), [("借据号", "JJ009"), ("合同编号", "示借9号")])
def test_a_repayment_of_no_case_is_a_fault_of_its_own(tmp_path: Path, by: str, name: str) -> None:
    assert _repaid(tmp_path, by, name, LOAN, OTHER) == [[], [], None]


@pytest.mark.parametrize(("by", "name"), [("借据号", "JJ002"), ("借款合同编号", "示借2号")])
@pytest.mark.parametrize(
    ("sheet", "headings", "values", "into"),
    [
        ("催收记录", ["类型", "日期", "对象"], ["催收", "2026-02-01", "借款人"], "events"),
        ("证据", ["编号", "证据名称"], [1, "借款合同"], "exhibits"),
        ("担保人", ["姓名", "保证方式"], ["王范文", "连带责任保证"], "guarantees"),
    ],
)
def test_a_row_of_any_sheet_names_its_case_by_note_or_contract(
    tmp_path: Path, by: str, name: str, sheet: str, headings: list[str], values: list[Any], into: str
) -> None:
    rows = [list(LOAN), *(list(case.values()) for case in (LOAN, OTHER))]
    path = book(tmp_path / "台账.xlsx", {"台账": rows, sheet: [[by, *headings], [name, *values]]})
    found = [row.loaded.case for row in read(path) if row.loaded]
    assert [len(getattr(case, into)) for case in found] == [0, 1]
    assert [len(case.loan.disbursements) for case in found] == [1, 1]


def test_a_demand_names_its_case_where_the_number_of_the_case_stands_too(tmp_path: Path) -> None:
    rows = [["案件编号", *LOAN], ["A1", *LOAN.values()], ["A2", *OTHER.values()]]
    demands = [["案件编号", "借据号", "类型", "日期", "对象"], ["A1", "JJ001", "催收", "2026-02-01", "借款人"]]
    path = book(tmp_path / "台账.xlsx", {"台账": rows, "催收记录": demands})
    assert [(len(case.events), len(case.loan.disbursements)) for case in (row.loaded.case for row in read(path))] == [
        (1, 1),
        (0, 1),
    ]


def test_payments_of_a_guarantor_name_their_case_by_its_contract(tmp_path: Path) -> None:
    rows = [list(PAID_AT_TIMES), list(PAID_AT_TIMES.values())]
    advances = [
        ["借款合同编号", "代偿日期", "代偿金额"],
        ["示委字1号", "2026-01-05", 100000],
        ["示委字1号", "2026-03-05", 50000],
    ]
    path = book(tmp_path / "台账.xlsx", {"台账": rows, "代偿明细": advances})
    assert [one.paid for one in case_of(path).loan.recourse.payments] == [100000, 50000]


def test_a_loan_paid_out_in_parts_is_listed_by_contract(tmp_path: Path) -> None:
    kept = {key: value for key, value in LOAN.items() if key not in ("借据号", "放款日期", "放款金额", "到期日")}
    parts = [
        ["合同编号", "借据号", "放款日期", "放款金额", "到期日"],
        ["示借1号", "JJ1", "2024-01-15", 30000, "2026-01-15"],
        ["示借1号", "JJ2", "2024-02-15", 20000, "2026-01-15"],
    ]
    path = book(tmp_path / "台账.xlsx", {"台账": [list(kept), list(kept.values())], "放款": parts})
    assert [one.note for one in case_of(path).loan.disbursements] == ["JJ1", "JJ2"]


def test_a_repayment_of_a_contract_that_two_cases_have_is_given_to_neither(tmp_path: Path) -> None:
    assert _repaid(tmp_path, "合同编号", "示借1号", LOAN, OTHER | {"合同编号": "示借1号"}) == [[], [], None]


NOTES = [
    LOAN | {"案件编号": "A1", "本金余额": 50000, "利息": 100, "截至日": "2026-10-31"},
    LOAN
    | {"案件编号": "A1", "借据号": "JJ002", "放款日期": "2024-06-02", "到期日": "2026-06-01"}
    | {"本金余额": 40000, "利息": 50, "截至日": "2026-10-31"},
]


def _notes(folder: Path, *late: Mapping[str, Any]) -> Path:
    cases = [note | of_note for note, of_note in zip(NOTES, late, strict=True)]
    return book(folder / "台账.xlsx", {"台账": [list(cases[0]), *(list(case.values()) for case in cases)]})


@pytest.mark.parametrize(
    "late",
    [
        [{"逾期日期": "2026-01-16"}, {"逾期日期": "2026-06-02"}],
        [{"逾期日期": "2026-06-02"}, {"逾期日期": "2026-01-16"}],
        [{"逾期天数": 289}, {"逾期天数": 152}],  # 10月31日往前数：289 天为1月16日
    ],
)
def test_notes_late_since_days_of_their_own_are_late_since_the_earliest(
    tmp_path: Path, late: list[Mapping[str, Any]], said: Callable[[Document], str]
) -> None:
    case = case_of(_notes(tmp_path, *late))
    assert [one.note for one in case.loan.disbursements] == ["JJ001", "JJ002"]
    assert case.request.default_on == date(2026, 1, 16)
    assert case.bank_statement.principal == 90000  # 50,000 + 40,000
    (notice,) = FILINGS["collection-notice"].documents(Matter.on(case, date(2026, 10, 31)))
    assert "最早自2026年1月16日起已经逾期" in said(notice)


def test_notes_due_on_one_day_and_late_since_two_are_asked_about(
    tmp_path: Path, said: Callable[[Document], str]
) -> None:
    same = {"到期日": "2026-01-15"}
    path = _notes(tmp_path, same | {"逾期日期": "2026-01-16"}, same | {"逾期日期": "2026-02-16"})
    (asked,) = read(path)
    assert asked.loaded is None
    assert "与第2行是同一案，这一项却不同" in str(asked.faults[0])
    (row,) = read(_notes(tmp_path, same | {"逾期日期": "2026-01-16"}, same | {"逾期日期": "2026-01-16"}))
    (notice,) = FILINGS["collection-notice"].documents(Matter.on(row.loaded.case, date(2026, 10, 31)))
    assert "上述借款自2026年1月16日起已经逾期" in said(notice)
