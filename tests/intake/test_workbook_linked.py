"""Linked sheets: one row a case, and sheets keyed by its number."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from workbook_files import book, case_of, credit_code, read, resident_id

from recovery_docs.case import LoanRate

CASES = [
    ["案件编号", "债权人名称", "案由", "借款人姓名", "借款人身份证号", "年利率", "截至日"],
    ["2026-0001", "示例银行股份有限公司", "金融借款合同纠纷", "李示例", resident_id(), "6%", "2023-02-10"],
]
NOTES = [
    ["案件编号", "借据号", "放款日期", "放款金额", "到期日"],
    ["2026-0001", "JJ1", "2021-08-18", "20万元", "2022-07-15"],
]


def linked(folder: Path, **sheets: list[list[Any]]) -> Path:
    return book(folder / "案件.xlsx", {"案件": CASES, "放款": NOTES, **sheets})


def test_every_sheet_brings_its_facts_with_their_cells(tmp_path: Path) -> None:
    path = linked(
        tmp_path,
        担保人=[
            ["案件编号", "姓名", "证件号码", "保证方式", "保证期间", "签订日期"],
            ["2026-0001", "示例纺织有限公司", credit_code(2), "一般保证", "6个月", date(2021, 8, 10)],
            ["2026-0001", "赵示例", resident_id(2), "连带", "直至本息还清为止", "2021年8月10日"],
        ],
        抵押物=[
            ["案件编号", "抵押人", "种类", "名称", "登记证明号", "登记日期", "顺位"],
            ["2026-0001", "李示例", "住宅", "住宅一套", "浙（2021）示例证明第1号", "2021.8.12", 1],
        ],
        还款=[["案件编号", "日期", "金额", "方式"], ["2026-0001", "2022/3/21", "1,000.00", "扣收"]],
        催收记录=[
            ["案件编号", "事件", "日期", "对象", "方式", "结果", "签收人", "签收人身份"],
            ["2026-0001", "催收", "2022-8-1", "借款人", "EMS", "签收", "李示例", "本人"],
            ["2026-0001", "催收", "2022-8-2", "赵示例", "短信", "已发送", None, None],
        ],
        证据=[["案件编号", "编号", "名称", "种类"], ["2026-0001", 1, "借款合同", "借款合同"]],
    )
    (row,) = read(path)
    assert row.faults == ()
    assert row.loaded is not None
    case, places = row.loaded.case, row.loaded.places
    assert [one.kind for one in case.guarantees] == ["general", "joint_and_several"]
    assert case.guarantees[0].contract_signed_on == case.guarantees[1].contract_signed_on == date(2021, 8, 10)
    assert case.guarantees[1].period is not None
    assert case.guarantees[1].period.until_repaid
    assert case.mortgages[0].owner == case.borrowers[0]
    assert case.repayments[0].amount == Decimal(1000)
    assert [event.to for event in case.events] == ["borrower", "赵示例"]
    assert case.events[0].signature is not None
    assert case.events[0].signature.capacity == "self"
    assert case.exhibits[0].kind == "loan_contract"
    assert (places["guarantees[1].guarantor.name"].sheet, places["guarantees[1].guarantor.name"].cell) == (
        "担保人",
        "B3",
    )
    assert places["loan.disbursements[0].amount"].heading == "放款金额"
    assert places["events[1]"].row == 3


def test_the_rows_of_a_case_need_not_stand_together(tmp_path: Path) -> None:
    second = ["2026-0002", *CASES[1][1:]]
    notes = [NOTES[0], ["2026-0002", "JJ2", *NOTES[1][2:]], NOTES[1], ["2026-0002", "JJ3", *NOTES[1][2:]]]
    path = book(tmp_path / "案件.xlsx", {"案件": [*CASES, second], "放款": notes})
    assert [[one.note for one in row.loaded.case.loan.disbursements] for row in read(path) if row.loaded] == [
        ["JJ1"],
        ["JJ2", "JJ3"],
    ]


def test_a_number_in_a_cell_and_the_same_as_text_are_one_case(tmp_path: Path) -> None:
    cases = [CASES[0], [20260001, *CASES[1][1:]]]
    notes = [NOTES[0], ["20260001", *NOTES[1][1:]]]
    assert len(case_of(book(tmp_path / "案件.xlsx", {"案件": cases, "放款": notes})).loan.disbursements) == 1


def test_a_row_of_no_case_is_reported_last_and_by_its_place(tmp_path: Path) -> None:
    good, orphan = read(linked(tmp_path, 还款=[["案件编号", "日期", "金额"], ["2026-0009", "2022-03-21", 1000]]))
    assert good.loaded is not None
    assert orphan.loaded is None
    assert orphan.place is not None
    assert (orphan.place.sheet, orphan.place.row) == ("还款", 2)
    assert "没有编号为“2026-0009”的案件" in str(orphan.faults[0])


def test_a_row_without_a_number_is_a_fault_of_its_own(tmp_path: Path) -> None:
    good, stray = read(linked(tmp_path, 还款=[["案件编号", "日期", "金额"], [None, "2022-03-21", 1000]]))
    assert good.loaded is not None
    assert stray.loaded is None
    assert stray.place is not None
    assert stray.place.row == 2
    assert [str(fault.problem) for fault in stray.faults] == ["没有写是哪一案"]


def test_what_holds_for_every_case_has_one_row_only(tmp_path: Path) -> None:
    good, second = read(linked(tmp_path, 共同信息=[["管辖法院"], ["海宁市人民法院"], ["示例县人民法院"]]))
    assert good.loaded is not None
    assert good.loaded.case.request.court == "海宁市人民法院"
    assert "共同信息只能有一行" in str(second.faults[0])


def test_a_fault_of_another_sheet_refuses_the_case_at_that_sheet_s_cell(tmp_path: Path) -> None:
    (row,) = read(
        linked(
            tmp_path,
            还款=[["案件编号", "日期", "金额"], ["2026-0001", "2022-02-29", None]],
            催收记录=[["案件编号", "事件", "日期", "对象"], ["2026-0001", "催收", "2022-08-01", "路人甲"]],
        )
    )
    assert row.loaded is None
    places = {(fault.place.sheet, fault.place.cell) for fault in row.faults}
    assert places == {("还款", "B2"), ("还款", "C2"), ("催收记录", "D2")}


def test_a_disbursement_due_before_it_was_paid_out_is_a_fault_of_its_row(tmp_path: Path) -> None:
    notes = [NOTES[0], ["2026-0001", "JJ1", "2021-08-18", 200000, "2021-08-18"]]
    (row,) = read(book(tmp_path / "案件.xlsx", {"案件": CASES, "放款": notes}))
    (fault,) = row.faults
    assert (fault.place.sheet, fault.place.row) == ("放款", 2)
    assert "到期日不晚于放款日" in str(fault)


def test_further_borrowers_have_a_sheet_of_their_own(tmp_path: Path) -> None:
    case = case_of(
        linked(tmp_path, 共同借款人=[["案件编号", "姓名", "身份证号"], ["2026-0001", "孙示例", resident_id(5)]])
    )
    assert [party.name for party in case.borrowers] == ["李示例", "孙示例"]


def test_a_sheet_that_belongs_to_nothing_is_pointed_out(tmp_path: Path) -> None:
    other = [["放款日期", "放款金额", "到期日", "合同编号"], ["2021-08-18", 1, "2022-08-18", "x"]]
    (row,) = read(linked(tmp_path, Sheet9=other))
    assert row.loaded is not None
    (fault,) = row.faults
    assert (fault.severity, fault.place.sheet) == ("warning", "Sheet9")


def test_a_repayment_after_the_day_of_the_debt_or_before_the_loan_is_doubted(tmp_path: Path) -> None:
    days = ["2023-02-10", "2023-02-11", "2021-08-18", "2021-08-17"]  # as of 2023-02-10, paid out on 2021-08-18
    rows = [["2026-0001", day, 1000] for day in days]
    (row,) = read(linked(tmp_path, 还款=[["案件编号", "日期", "金额"], *rows]))
    assert row.loaded is not None
    on_its_day = row.loaded.doubts(row.loaded.case.request.as_of)
    assert {fault.place.cell for fault in on_its_day} == {"B3", "B5"}
    a_day_later = row.loaded.doubts(date(2023, 2, 11))  # the day asked of counts, not the one that is written
    assert {fault.place.cell for fault in a_day_later} == {"B5"}


@pytest.mark.parametrize("name", ["代偿", "代偿明细", "逐笔代偿"])
def test_a_payment_for_the_debtor_a_row_each(tmp_path: Path, name: str) -> None:
    headings = [
        "案件编号",
        "债权人名称",
        "案由",
        "借款人姓名",
        "身份证号码",
        "代偿宽限天数",
        "欠付担保费",
        "资金占用费利率",
    ]
    case = ["A-1", "范例融资担保有限公司", "追偿权纠纷", "李示例", resident_id(), 0, 600, "1年期LPR的4倍"]
    sheet = [
        ["案件编号", "代偿日期", "代偿金额", "代偿本金", "代偿利息"],
        ["A-1", "2024-01-01", 100000, 92000, 8000],
        ["A-1", "2024-03-01", 50000, None, None],
    ]
    (row,) = read(book(tmp_path / "追偿.xlsx", {"案件": [headings, case], name: sheet}))
    assert row.loaded is not None
    recourse = row.loaded.case.loan.recourse
    assert recourse is not None
    assert [(str(one.paid_on), one.paid) for one in recourse.payments] == [
        ("2024-01-01", 100000),
        ("2024-03-01", 50000),
    ]
    assert (recourse.payments[0].parts, recourse.premium_owed, recourse.grace_days) == (
        (("本金", 92000), ("利息", 8000)),
        600,
        0,
    )
    assert recourse.occupation_rate == LoanRate.model_validate("1年期LPR的4倍")


def test_the_only_payment_stands_in_the_row_of_the_case(tmp_path: Path) -> None:
    headings = ["案件编号", "债权人名称", "案由", "借款人姓名", "身份证号码", "代偿日期", "代偿本金", "代偿利息"]
    case = ["A-1", "范例融资担保有限公司", "追偿权纠纷", "李示例", resident_id(), "2024-01-01", 92000, 8000]
    (row,) = read(book(tmp_path / "追偿.xlsx", {"案件": [headings, case]}))
    assert row.loaded is not None
    recourse = row.loaded.case.loan.recourse
    assert recourse is not None
    assert (str(recourse.first_paid_on), recourse.total) == ("2024-01-01", 100000)


def test_a_payment_that_is_not_the_sum_of_its_parts_is_told_at_its_row(tmp_path: Path) -> None:
    headings = ["案件编号", "债权人名称", "案由", "借款人姓名", "身份证号码"]
    case = ["A-1", "范例融资担保有限公司", "追偿权纠纷", "李示例", resident_id()]
    sheet = [["案件编号", "代偿日期", "代偿金额", "代偿本金"], ["A-1", "2024-01-01", 100000, 92000]]
    (row,) = read(book(tmp_path / "追偿.xlsx", {"案件": [headings, case], "逐笔代偿": sheet}))
    assert row.loaded is None
    (fault,) = row.faults
    assert "不等于各部分之和92,000.00元" in str(fault.problem)
    assert (fault.place.sheet, fault.place.row) == ("逐笔代偿", 2)


def test_rents_of_a_lease_a_row_each(tmp_path: Path) -> None:
    headings = ["案件编号", "债权人名称", "案由", "借款人姓名", "身份证号码", "租赁物", "逾期日利率"]
    case = ["A-1", "范例融资租赁有限公司", "融资租赁合同纠纷", "李示例", resident_id(), "挖掘机一台", "0.05%"]
    rents = [["案件编号", "应付日", "应付租金"], ["A-1", "2024-01-15", 10000], ["A-1", "2024-02-15", 10000]]
    (row,) = read(book(tmp_path / "租赁.xlsx", {"案件": [headings, case], "租金表": rents}))
    assert row.loaded is not None
    lease = row.loaded.case.loan.lease
    assert lease is not None
    assert (lease.thing, lease.total, str(lease.in_order[-1].due_on)) == ("挖掘机一台", 20000, "2024-02-15")


def test_sheets_say_what_is_asked_of_the_court_that_enforces(tmp_path: Path) -> None:
    path = linked(
        tmp_path,
        执行=[
            ["案件编号", "程序", "受理机构", "案号", "执行通知书送达日期", "执行通知书指定期间的最后一日"],
            ["2026-0001", "强制执行", "海宁市人民法院", "（2023）浙0481执1号", "2023-01-03", "2023-01-13"],
        ],
        恢复执行=[
            ["案件编号", "恢复事由", "执行和解日期", "执行和解履行期限", "履行情况"],
            ["2026-0001", "不履行执行和解协议", "2022-10-01", "2022-12-31", "没有全部履行"],
        ],
        执行财产线索=[["案件编号", "权利人", "线索", "价值"], ["2026-0001", "李示例", "轿车一辆", "8万元"]],
        失信名单=[["案件编号", "失信情形", "失信事实"], ["2026-0001", "违反财产报告制度", "没有报告车辆"]],
        参与分配=[
            ["案件编号", "执行法院", "执行案号", "被执行人", "财产是否已经执行终结", "优先受偿权利"],
            ["2026-0001", "桐乡市人民法院", "（2023）浙0483执2号", "李示例", "否", "质押、抵押"],
        ],
    )
    case = case_of(path)
    (enforced,), asked = case.proceedings, case.request
    assert (enforced.notice_served_on, enforced.notice_until) == (date(2023, 1, 3), date(2023, 1, 13))
    assert asked.resumption is not None
    assert asked.resumption.settlement is not None
    assert (asked.resumption.ground, asked.resumption.settlement.performance) == ("settlement_broken", "part")
    assert asked.resumption.settlement.perform_by == date(2022, 12, 31)
    assert [one.amount for one in asked.resumption.property] == [Decimal("80000.00")]
    assert asked.consumption_limit is not None
    assert asked.consumption_limit.list_ground == "hides_property"
    assert asked.distribution is not None
    assert (asked.distribution.over, asked.distribution.priority) == (False, "secured")
