"""One flat sheet, as banks keep it: every row a case, or every fault of it at its cell."""

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from stdnum.cn import uscc
from workbook_files import FLAT, book, case_of, credit_code, flat, only, read, resident_id, the_fault

from recovery_docs.errors import InputError
from recovery_docs.intake.workbook import read_workbook


def test_a_row_is_a_case_and_every_fact_has_its_cell(tmp_path: Path) -> None:
    row = only(flat(tmp_path))
    assert row.loaded is not None
    case = row.loaded.case
    assert case.borrowers[0].name == "李示例"
    assert case.loan.disbursements[0].amount == Decimal(200000)
    place = row.loaded.places["loan.disbursements[0].amount"]
    assert (place.file, place.sheet, place.row, place.heading, place.cell) == ("台账.xlsx", "台账", 2, "放款金额", "G2")
    assert row.loaded.source == "台账.xlsx"
    assert len(row.loaded.sha256) == 64


def test_headings_need_not_stand_in_the_first_row_nor_column(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet["B1"] = "示例银行不良贷款台账"
    for column, (heading, value) in enumerate(FLAT.items(), start=2):
        sheet.cell(4, column, heading)
        sheet.cell(6, column, value)
    sheet.cell(7, 2, "合计")
    sheet.cell(7, 11, 150000)
    workbook.save(tmp_path / "台账.xlsx")
    row = only(tmp_path / "台账.xlsx")
    assert row.loaded is not None
    assert row.place is not None
    assert row.place.row == 6
    assert row.loaded.places["borrowers[0].name"].cell == "E6"


def test_terms_of_the_loan_have_columns(tmp_path: Path) -> None:
    row = {
        "综合上限": "24%",
        "还款日遇休息日": "顺延计息",
        "还款方式": "等额本息",
        "各期利息": "按实际天数",
        "主张上限": "15.4%",
    }
    case = case_of(flat(tmp_path, row))
    assert (case.loan.total_ceiling, case.request.total_ceiling) == (Decimal("0.24"), Decimal("0.154"))
    assert case.loan.due_on_holiday == "moved_with_interest"
    assert case.loan.schedule is not None
    assert (case.loan.schedule.method, case.loan.schedule.interest) == ("level_instalment", "by_days")


def test_a_due_day_may_be_missing_where_the_row_says_that_none_was_agreed(tmp_path: Path) -> None:
    case = case_of(flat(tmp_path, {"到期日": None, "未约定还款期限": "是"}))
    (disbursement,) = case.loan.disbursements
    assert (disbursement.due_on, disbursement.no_due_date) == (None, True)
    doubtful = flat(tmp_path, {"到期日": None, "未约定还款期限": "否"}, without=("本金余额", "利息", "截至日"))
    fault = the_fault(doubtful)
    assert (fault.place.heading, str(fault.problem)) == ("到期日", "没有填写")


def test_without_disbursement_details_the_bank_s_balances_stand(tmp_path: Path) -> None:
    case = case_of(flat(tmp_path, {"罚息": "8,000.00"}, without=("放款日期", "到期日")))
    assert case.loan.disbursements == ()
    assert case.loan.amount == Decimal(200000)  # the amount is a fact all the same
    assert case.request.figures == "bank"
    assert case.request.as_of == case.bank_statement.as_of == date(2023, 2, 10)
    assert case.bank_statement.penalty_interest == Decimal(8000)
    assert case.bank_statement.compound_interest == 0


def test_the_program_computes_where_the_row_says_so(tmp_path: Path) -> None:
    assert case_of(flat(tmp_path, {"采用的金额": "计算"})).request.figures == "computed"


def test_with_a_disbursement_but_no_rate_the_bank_s_balances_stand(tmp_path: Path) -> None:
    assert case_of(flat(tmp_path, without=("年利率",))).request.figures == "bank"


def test_balances_without_their_day_or_their_principal_are_not_used(tmp_path: Path) -> None:
    assert the_fault(flat(tmp_path, {"本金余额": None})).place.cell == "J2"
    row = only(flat(tmp_path, without=("截至日",)))
    assert row.loaded is None
    assert "没有“截至日”" in str(row.faults[0])


def test_a_day_alone_is_the_day_of_the_request(tmp_path: Path) -> None:
    case = case_of(flat(tmp_path, without=("本金余额", "利息")))
    assert case.bank_statement is None
    assert case.request.as_of == date(2023, 2, 10)


def test_two_guarantors_each_with_their_own_columns(tmp_path: Path) -> None:
    case = case_of(
        flat(
            tmp_path,
            {
                "担保人1": "赵示例",
                "担保人1身份证号": resident_id(2),
                "担保人2": "示例纺织有限公司",
                "担保人2证件号码": credit_code(2),
                "担保人2法定代表人": "钱示例",
                "保证方式": "连带责任",
                "保证期间（年）": 2,
            },
        )
    )
    first, second = case.guarantees
    assert (first.guarantor.kind, first.guarantor.resident_id) == ("person", resident_id(2))
    assert (second.guarantor.kind, second.guarantor.uscc) == ("organisation", credit_code(2))
    assert second.guarantor.legal_representative.name == "钱示例"
    # a column without a number holds for both
    assert {one.kind for one in case.guarantees} == {"joint_and_several"}
    assert {one.period.months for one in case.guarantees} == {24}


def test_an_empty_first_guarantor_does_not_leave_a_gap(tmp_path: Path) -> None:
    row = only(flat(tmp_path, {"担保人1": "无", "担保人2": "赵示例", "担保人2身份证号": resident_id(2)}))
    assert row.loaded is not None
    (guarantee,) = row.loaded.case.guarantees
    assert guarantee.guarantor.name == "赵示例"
    assert row.loaded.places["guarantees[0].guarantor.name"].heading == "担保人2"


def test_missing_facts_stay_missing(tmp_path: Path) -> None:
    case = case_of(flat(tmp_path, {"担保人1": "赵示例", "罚息上浮比例": None, "是否计收复利": "-"}))
    assert case.loan.penalty is None
    assert case.guarantees[0].kind is None
    assert case.guarantees[0].period is None


def test_a_mortgagor_who_is_the_borrower_is_the_same_person(tmp_path: Path) -> None:
    case = case_of(
        flat(
            tmp_path, {"抵押人": "李示例", "抵押物类型": "住宅", "抵押物名称": "住宅一套", "抵押登记日期": "2021.8.12"}
        )
    )
    assert case.mortgages[0].owner == case.borrowers[0]
    assert case.mortgages[0].registration.kind == "formal"


def test_a_mortgagor_of_another_number_is_somebody_else(tmp_path: Path) -> None:
    case = case_of(
        flat(
            tmp_path,
            {"抵押人": "李示例", "抵押人身份证号": resident_id(3), "抵押物类型": "住宅", "抵押物名称": "住宅一套"},
        )
    )
    assert case.mortgages[0].owner.resident_id == resident_id(3)
    assert case.borrowers[0].resident_id == resident_id(1)


def test_a_wrong_check_digit_is_named_at_its_cell_and_not_shown_whole(tmp_path: Path) -> None:
    wrong = resident_id()[:17] + ("0" if resident_id()[17] != "0" else "1")
    fault = the_fault(flat(tmp_path, {"身份证号码": wrong}))
    assert (fault.place.row, fault.place.heading, fault.place.cell) == (2, "身份证号码", "E2")
    assert "校验位不符" in str(fault)
    assert wrong not in str(fault)


def test_an_identity_number_that_a_spreadsheet_program_rounded_is_refused_in_those_words(tmp_path: Path) -> None:
    fault = the_fault(flat(tmp_path, {"身份证号码": float(resident_id()[:15] + "000")}))
    assert "表格软件只保留 15 位有效数字" in str(fault)
    assert "文本" in str(fault.remedy)
    assert (fault.place.sheet, fault.place.heading, fault.place.cell) == ("台账", "身份证号码", "E2")
    as_text = the_fault(flat(tmp_path, {"身份证号码": "330481198503120000"}))
    assert "表格软件把长数字截成了 15 位" in str(as_text)
    assert as_text.place.cell == "E2"


def test_every_fault_of_every_row_comes_in_one_run(tmp_path: Path) -> None:
    rows = read(
        flat(
            tmp_path,
            {"放款日期": "2021-02-30", "本金余额": "约15万"},
            {"案件编号": "2026-0002"},
            {"案件编号": "2026-0003", "年利率": 0.06, "借款人姓名": None},
        )
    )
    assert [row.loaded is None for row in rows] == [True, False, True]
    assert {fault.place.cell for fault in rows[0].faults} == {"F2", "J2"}
    assert {fault.place.cell for fault in rows[2].faults} == {"I4", "D4"}


def test_an_unknown_heading_is_named_once_and_stops_nothing(tmp_path: Path) -> None:
    rows = read(flat(tmp_path, {"客户风险标签": "关注"}, {"案件编号": "2026-0002"}))
    assert all(row.loaded for row in rows)
    (fault,) = rows[0].faults
    assert (fault.severity, fault.place.heading, fault.place.cell) == ("warning", "客户风险标签", "M1")
    assert rows[1].faults == ()


def test_two_columns_for_one_fact_are_never_chosen_between(tmp_path: Path) -> None:
    (row,) = read(flat(tmp_path, {"剩余本金": 140000}))
    assert row.loaded is None
    heading = next(fault for fault in row.faults if fault.place.row == 1)
    assert "本金余额（J 列）" in str(heading)
    assert {fault.place.cell for fault in row.faults} == {"M1", "J2", "M2"}


def test_two_columns_of_telephones_are_all_telephones(tmp_path: Path) -> None:
    case = case_of(flat(tmp_path, {"联系电话": "13800000001", "手机号": "13800000001,13800000002"}))
    assert case.borrowers[0].phones == ("13800000001", "13800000002")


def test_two_rows_of_one_number_are_not_both_made(tmp_path: Path) -> None:
    first, second = read(flat(tmp_path, {}, {}))
    assert first.loaded is not None
    assert "与第2行的案件编号相同" in str(second.faults[0])


@pytest.mark.parametrize(("one", "other"), [("2026-\u202e1000", "2026-1000"), ("E\u0301-1", "\u00c9-1")])
def test_two_numbers_that_look_alike_are_one(tmp_path: Path, one: str, other: str) -> None:
    first, second = read(flat(tmp_path, {"案件编号": one}, {"案件编号": other}))
    assert first.loaded is not None
    assert first.loaded.case.id == other
    assert "与第2行的案件编号相同" in str(second.faults[0])


def test_without_a_case_number_the_note_names_the_case(tmp_path: Path) -> None:
    case = case_of(flat(tmp_path, {"借据号": "JJ0001", "合同编号": "HT0001"}, without=("案件编号",)))
    assert case.id == "JJ0001"


def test_a_rate_in_a_column_of_percent(tmp_path: Path) -> None:
    case = case_of(flat(tmp_path, {"年利率（%）": 6}, without=("年利率",)))
    assert case.loan.rate.annual == Decimal("0.06")


def test_a_cell_formatted_as_a_percentage_reads_as_it_looks(tmp_path: Path) -> None:
    path = flat(tmp_path, {"年利率": 0.06}, {"案件编号": "2026-0002", "年利率": 0.06})
    workbook = load_workbook(path)
    workbook["台账"]["I2"].number_format = "0.00%"
    workbook.save(path)
    formatted, bare = read(path)
    assert formatted.loaded is not None
    assert formatted.loaded.case.loan.rate is not None
    assert formatted.loaded.case.loan.rate.annual == Decimal("0.06")  # the cell reads 6.00%
    assert bare.loaded is None


@pytest.mark.parametrize(("written", "key"), [("年利率6%", "annual"), ("月息5‰", "monthly"), ("日5‱", "daily")])
def test_a_column_of_rates_takes_the_period_from_the_cell(tmp_path: Path, written: str, key: str) -> None:
    rate = case_of(flat(tmp_path, {"利率": written}, without=("年利率",))).loan.rate
    assert [name for name in ("annual", "monthly", "daily") if getattr(rate, name) is not None] == [key]


def test_a_slip_of_per_mille_is_pointed_out(tmp_path: Path) -> None:
    row = only(flat(tmp_path, {"月利率": "6.726%"}, without=("年利率",)))
    assert row.loaded is not None
    assert "80.71%" in str(row.loaded.warnings[0])


def test_what_holds_for_every_case_is_written_once_and_a_row_may_differ(tmp_path: Path) -> None:
    headings = [name for name in FLAT if not name.startswith("债权人")]
    own = [*headings, "管辖法院"]
    lines = [[FLAT[name] for name in headings] + [None], [FLAT[name] for name in headings] + ["示例县人民法院"]]
    lines[1][0] = "2026-0002"
    path = book(
        tmp_path / "台账.xlsx",
        {"台账": [own, *lines], "共同信息": [["债权人名称", "管辖法院"], ["示例银行股份有限公司", "海宁市人民法院"]]},
    )
    first, second = (row.loaded for row in read(path))
    assert first is not None
    assert second is not None
    assert first.case.creditor.name == "示例银行股份有限公司"
    assert first.places["creditor.name"].sheet == "共同信息"
    assert (first.case.request.court, second.case.request.court) == ("海宁市人民法院", "示例县人民法院")


def test_a_missing_creditor_names_the_column_to_add(tmp_path: Path) -> None:
    rows = read_workbook(flat(tmp_path, {}, {"案件编号": "2026-0002"}, without=("债权人名称", "案由")))
    faults = rows.take_faults()
    assert [(fault.severity, fault.place.row) for fault in faults] == [("error", 1)]
    assert "没有“案由”、“债权人名称”" in str(faults[0].problem)
    # what to do is said once; that they lack it is said of both
    for row in rows:
        assert row.loaded is None
        assert [str(fault.problem) for fault in row.faults] == ["缺少整列：案由、债权人名称"]


def test_a_name_that_tells_nothing_is_asked_about(tmp_path: Path) -> None:
    path = flat(tmp_path, {"借款人姓名": "示例一二三四五", "身份证号码": None})
    assert "看不出是自然人还是单位" in str(the_fault(path))
    assert case_of(flat(tmp_path, {"借款人姓名": "示例一二三四五", "身份证号码": None, "借款人类别": "单位"}))


@pytest.mark.parametrize(
    ("name", "number", "asked"),
    [
        # 末位应为 2，录成 A：恰好是统一社会信用代码的校验码
        ("示例一二三四五", "33048119850312003A", "看不出是自然人还是单位"),
        ("李示例", "33048119850312003A", "校验位不符"),
        # 末位应为 2，录成 5
        ("李示例", "110104196001011235", "校验位不符"),
    ],
)
def test_a_resident_number_is_no_credit_code_by_one_wrong_character(
    tmp_path: Path, name: str, number: str, asked: str
) -> None:
    assert uscc.is_valid(number)
    headings = {"借款人姓名": name, "身份证号码": None, "证件号码": number}
    assert asked in str(the_fault(flat(tmp_path, headings, without=("身份证号码",))))


@pytest.mark.parametrize("day", ["19850231", "19851332"])
def test_a_credit_code_of_digits_with_no_birthday_in_it_is_an_organisation(tmp_path: Path, day: str) -> None:
    body = f"513304{day}001"
    headings = {"借款人姓名": "示例一二三四五", "身份证号码": None, "证件号码": body + uscc.calc_check_digit(body)}
    assert case_of(flat(tmp_path, headings, without=("身份证号码",))).borrowers[0].kind == "organisation"


def test_a_passport_is_another_number(tmp_path: Path) -> None:
    case = case_of(
        flat(tmp_path, {"身份证号码": None, "证件号码": "E00000000", "证件类型": "护照"}, without=("身份证号码",))
    )
    assert case.borrowers[0].other_id.type == "护照"


def test_example_rows_and_hidden_sheets_are_not_cases(tmp_path: Path) -> None:
    path = flat(tmp_path, {"案件编号": "示例行，可删除"}, {})
    workbook = load_workbook(path)
    workbook.copy_worksheet(workbook["台账"]).sheet_state = "hidden"
    workbook.save(path)
    row = only(path)
    assert row.loaded is not None
    (fault,) = row.faults
    assert (fault.severity, fault.place.sheet) == ("warning", "台账 Copy")
    assert "这张工作表是隐藏的，没有读取" in str(fault)


def test_what_is_no_workbook_or_holds_no_cases_is_refused_whole(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK not a workbook")
    with pytest.raises(InputError, match="工作簿打不开"):
        read(tmp_path / "坏.xlsx")
    with pytest.raises(InputError, match="没有找到写案件的工作表"):
        read(book(tmp_path / "空.xlsx", {"Sheet1": [["说明"], ["无"]]}))


def test_rows_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    rows = read_workbook(flat(tmp_path, *({"案件编号": f"2026-{number:04d}"} for number in range(50))))
    first = next(rows)
    assert first.loaded is not None
    assert first.loaded.case.id == "2026-0000"
    assert sum(1 for _ in rows) == 49


@pytest.mark.parametrize("heading", ["借款人姓名", "借款用途", "合同编号"])
@pytest.mark.parametrize("code", ["0001", "0007", "000B", "000C", "001B", "001F", "007F", "FFFE"])
def test_a_character_that_no_paper_can_hold_is_refused_at_its_sheet_row_and_heading(
    tmp_path: Path, heading: str, code: str
) -> None:
    # Word would not open the paper; docxtpl takes the character out and says nothing
    path = flat(tmp_path, {"案件编号": "2026-0002"}, {heading: "李MARK示例"})
    good, bad = read(_with_character(path, code))
    assert good.loaded is not None
    assert bad.loaded is None
    (fault,) = bad.faults
    place = fault.place
    assert (place.file, place.sheet, place.row, place.heading) == ("台账.xlsx", "台账", 3, heading)
    assert f"U+{code}" in str(fault)
    assert str(fault).startswith(f"台账.xlsx 工作表“台账” 第3行 “{heading}”列 单元格{place.cell}：")


def _with_character(path: Path, code: str) -> Path:
    """The workbook with the character as Excel writes it into the file; openpyxl itself refuses to."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    written = f"_x{code}_" if code < "0020" else f"&#x{code};"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(b"MARK", written.encode()))
    return path
