"""Ledgers as clerks keep them: each kind of layout that once gave a wrong letter, or a question nobody could answer."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from workbook_files import FLAT, book, case_of, flat, only, read, resident_id

from recovery_docs.answers.wanted_facts import read_for
from recovery_docs.filings import FILINGS
from recovery_docs.intake.headings import Heading, Unread
from recovery_docs.intake.headings import book as headings
from recovery_docs.intake.layout.reading import read_layout
from recovery_docs.intake.profile.read_profile import read_profile
from recovery_docs.intake.profile.write_profile import profile_text
from recovery_docs.intake.workbook import read_workbook

LATER = {"到期日": "2030-07-15"}


def _said(path: Path) -> str:
    return "\n".join(str(fault) for row in read_workbook(path) for fault in row.faults)


def _fact(title: str) -> str:
    found = headings().meaning(title)
    return f"{found.column.group}.{found.column.title}" if isinstance(found, Heading) else ""


# --- what falls due later is not dunned -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        LATER,
        LATER | {"逾期本金": 5000},
        {"到期日": None, "逾期本金": 5000, "放款日期": None},
        LATER | {"是否宣布提前到期": "否"},
    ],
)
def test_a_balance_of_which_a_part_falls_due_later_is_asked_about(tmp_path: Path, row: Mapping[str, Any]) -> None:
    assert "没有到期的本金" in _said(flat(tmp_path, row))


@pytest.mark.parametrize(
    "row",
    [
        {"逾期本金": 5000},
        LATER | {"提前到期日": "2023-01-10"},
        LATER | {"差异已核对": "是"},
        LATER | {"判决书号": "（2022）浙0481民初1号", "判决法院": "海宁市人民法院", "判决日期": "2022-12-01"},
        {"到期日": None, "逾期本金": 200000},
        LATER | {"案由": "信用卡纠纷", "合同编号": "1"},
    ],
)
def test_a_balance_that_is_due_as_a_whole_is_not(tmp_path: Path, row: Mapping[str, Any]) -> None:
    assert "没有到期的本金" not in _said(flat(tmp_path, row))


def test_the_last_day_of_the_loan_is_due_and_the_next_is_not(tmp_path: Path) -> None:
    assert only(flat(tmp_path, {"到期日": FLAT["截至日"]})).loaded is not None
    assert only(flat(tmp_path, {"到期日": "2023-02-11"})).loaded is None


def test_a_column_of_what_is_late_is_due_whatever_the_day(tmp_path: Path) -> None:
    case = case_of(flat(tmp_path, LATER | {"逾期本金": 5000}, without=["本金余额"]))
    assert case.bank_statement.principal == 5000


# --- words against a letter -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("催收标签", "勿扰"),
        ("客户标签", "免打扰"),
        ("备注", "请勿联系本人"),
        ("账户状态", "已核销"),
        ("账户状态", "代偿"),
        ("是否已诉", "是"),
    ],
)
def test_words_of_any_kind_against_a_letter_are_asked_about(tmp_path: Path, heading: str, word: str) -> None:
    assert "先核实还能不能发函" in _said(flat(tmp_path, {heading: word}))


def test_what_every_row_of_a_guarantee_company_says_is_no_question(tmp_path: Path) -> None:
    paid = {"案由": "追偿权纠纷", "代偿日期": "2022-08-01", "代偿金额": 200000, "状态": "已代偿"}
    assert "先核实" not in _said(flat(tmp_path, paid))


# --- what is owed is never passed over ------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["欠息（含复利）", "应收未结息", "本年应计息"])
def test_a_heading_of_interest_that_nobody_understands_is_asked_about(tmp_path: Path, heading: str) -> None:
    row = {"罚息": 20, heading: 1200}
    assert "照此做出的函件可能少要钱" in _said(flat(tmp_path, row, without=["利息"]))
    assert only(flat(tmp_path, {"罚息": 20, "已收息": 1200})).loaded is not None


def test_a_heading_changed_on_one_of_two_sheets_is_asked_about(tmp_path: Path) -> None:
    row = {**FLAT, "保证人姓名": "孙范文"}
    other = row | {"案件编号": "2026-0002", "借款人姓名": "孙范文", "身份证号码": resident_id(2)}
    sheets = {"个人": [list(row), list(row.values())], "对公": [list(other), list(other.values())]}
    path = book(tmp_path / "台账.xlsx", sheets)
    (tmp_path / "台账方案.toml").write_text(profile_text(read_layout(path)), encoding="utf-8")
    profile = read_profile(tmp_path / "台账方案.toml")
    assert [row.loaded is not None for row in read_workbook(path, profile)] == [True, True]
    changed = {name: [[*rows[0]], rows[1]] for name, rows in sheets.items()}
    changed["对公"][0][list(row).index("保证人姓名")] = "保证人姓名列表"
    rows = read_workbook(book(path, changed), profile)
    (asked,) = [one for one in rows.faults if one.severity == "error"]
    assert "是不是“保证人姓名列表”" in str(asked.problem)
    assert asked.place.sheet == "对公"
    assert [row.loaded for row in rows] == [None, None]


def test_interest_under_a_changed_heading_is_one_question(tmp_path: Path) -> None:
    path = flat(tmp_path, {"罚息": 20})
    (tmp_path / "台账方案.toml").write_text(profile_text(read_layout(path)), encoding="utf-8")
    later = flat(tmp_path, {"罚息": 20, "利息（含复利）": 1200, "客户评级": "A"}, without=["利息"])
    faults = read_workbook(later, read_profile(tmp_path / "台账方案.toml")).faults
    (asked,) = [one for one in faults if one.severity == "error"]
    assert "是不是“利息（含复利）”" in str(asked.problem)


# --- where the day and the unit stand -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("above", "sheet"),
    [
        (["逾期台账", "截至日期：2023-02-10"], "台账"),
        (["余额截至：", "2023年2月10日"], "台账"),
        (["统计时点：2023.2.10"], "台账"),
        (["基准日：2023年2月10日"], "台账"),
        ([date(2023, 2, 10), "截止日："], "台账截至20230210"),
        ([], "小贷逾期20230210"),
    ],
)
def test_the_day_is_found_wherever_it_is_written(tmp_path: Path, above: list[Any], sheet: str) -> None:
    names = [name for name in FLAT if name != "截至日"]
    path = book(tmp_path / "台账.xlsx", {sheet: [above, names, [FLAT[name] for name in names]]})
    assert read_layout(path).main[0].as_of == "2023-02-10"


def test_a_heading_may_begin_with_its_day(tmp_path: Path) -> None:
    path = flat(tmp_path, {"截至2023年2月10日贷款余额": 200000}, without=["本金余额", "截至日"])
    (sheet,) = read_layout(path).main
    assert (sheet.as_of, [one.fact for one in sheet.columns if "贷款余额" in one.heading]) == (
        "2023-02-10",
        ["案件.本金余额"],
    )


@pytest.mark.parametrize("title", ["对公逾期（RMB万元）", "单位：CNY万元", "金额单位：人民币万元、%", "￥万元"])
def test_the_unit_is_found_behind_any_name_of_the_yuan(tmp_path: Path, title: str) -> None:
    row = FLAT | {"放款金额": 20, "本金余额": 15.5, "利息": 0.3}
    path = book(tmp_path / "台账.xlsx", {"台账": [[title], list(row), list(row.values())]})
    assert read_layout(path).main[0].unit == "万元"


# --- headings in groups ---------------------------------------------------------------------------------------------


def _under(tmp_path: Path, over: str, *below: str) -> list[str]:
    names = list(FLAT)
    rows = [[*names, over], [*(None for _ in names), *below], list(FLAT.values())]
    rows[0] += [None] * (len(below) - 1)
    path = book(tmp_path / "台账.xlsx", {"台账": rows})
    return [one.fact for one in read_layout(path).main[0].columns[len(names) :]]


@pytest.mark.parametrize(
    ("over", "below", "facts"),
    [
        ("担保信息", ["保证人", "保证人证件号码"], ["担保人.姓名", "担保人.证件号码"]),
        ("反担保信息", ["保证人"], ["反担保人.姓名"]),
        ("上月", ["本金余额"], [""]),
    ],
)
def test_a_word_that_names_somebody_is_his_under_any_group(
    tmp_path: Path, over: str, below: list[str], facts: list[str]
) -> None:
    assert _under(tmp_path, over, *below, "备注")[: len(below)] == facts


def test_from_and_until_under_one_word_are_the_days_of_it(tmp_path: Path) -> None:
    rest = {key: value for key, value in FLAT.items() if key not in ("放款日期", "到期日")}
    rows = [
        [*rest, "贷款起止日期", None],
        [*(None for _ in rest), "起", "止"],
        [*rest.values(), "2021-08-18", "2022-07-15"],
    ]
    case = case_of(book(tmp_path / "台账.xlsx", {"台账": rows}))
    assert [str(case.loan.disbursements[0].paid_on), str(case.loan.disbursements[0].due_on)] == [
        "2021-08-18",
        "2022-07-15",
    ]


# --- headings that are easily mistaken ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "could_be"),
    [
        ("止息日", {"到期日", "截至日"}),
        ("交割日", {"转让日期", "转让基准日", "截至日"}),
        ("约定还款日", {"每期还款日", "到期日"}),
        ("利息、罚息、复利", {"利息", "罚息", "复利"}),
        ("利息罚息复利合计", {"利息", "罚息", "复利"}),
        ("借款人单位", {"借款人名称", "借款人工作单位"}),
        ("借款人/担保人", {"借款人名称", "担保人名称"}),
    ],
)
def test_what_may_be_two_things_is_asked(heading: str, could_be: set[str]) -> None:
    found = headings().meaning(heading)
    assert isinstance(found, Unread)
    assert {_fact(title) for title in found.could_be} == {_fact(title) for title in could_be}


@pytest.mark.parametrize("heading", ["更新时间", "激活日期"])
def test_a_day_of_the_record_or_of_the_card_is_no_day_of_the_debt(heading: str) -> None:
    assert not isinstance(headings().meaning(heading), Heading)


@pytest.mark.parametrize("heading", ["借款人/共同借款人", "借款人及共同借款人", "借款人（债务人）", "借款人（主）"])
def test_two_names_of_one_person_are_that_person(heading: str) -> None:
    assert _fact(heading) == "borrower.借款人名称"


def test_the_phone_on_the_sheet_of_pledges_is_the_pledgor_s() -> None:
    found = headings().meaning("出质人电话")
    assert isinstance(found, Unread)
    assert found.elsewhere is not None
    assert found.elsewhere.fact == "owner.phones"


def test_the_name_of_a_firm_is_the_borrower_s_where_nobody_else_s_is_there(tmp_path: Path) -> None:
    named = {"企业名称": "示例纺织有限公司", "身份证号码": None}
    assert case_of(flat(tmp_path, named, without=["借款人姓名", "身份证号码"])).borrowers[0].name == "示例纺织有限公司"
    both = read_layout(flat(tmp_path, named)).main[0]
    assert [one.taken for one in both.columns if one.heading == "企业名称"] == ["asked"]


def test_totals_of_the_base_day_are_not_those_of_today(tmp_path: Path) -> None:
    old = {
        "原债权人": "示例银行",
        "转让日期": "2022-12-01",
        "基准日债权本金": 1,
        "基准日债权利息": 2,
        "基准日债权合计": 3,
    }
    case = case_of(flat(tmp_path, old))
    assert (case.bank_statement.total, case.assignments[0].principal, case.assignments[0].interest) == (None, 1, 2)


# --- how cells are written ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "day"), [("24.1.31", "2024-01-31"), ("24年1月31日", "2024-01-31"), ("12.1.24", None)]
)
def test_a_year_of_two_figures_is_read_where_it_can_be_nothing_else(
    tmp_path: Path, written: str, day: str | None
) -> None:
    (row,) = read(flat(tmp_path, {"逾期日期": written}))
    assert (str(row.loaded.case.request.default_on) if row.loaded else None) == day


@pytest.mark.parametrize(
    ("written", "monthly"), [("1分2", "0.012"), ("1.2分", "0.012"), ("8厘", "0.008"), ("1分", "0.010")]
)
def test_interest_in_fen_under_a_heading_of_monthly_interest(tmp_path: Path, written: str, monthly: str) -> None:
    assert str(case_of(flat(tmp_path, {"月息": written}, without=["年利率"])).loan.rate.monthly) == monthly


@pytest.mark.parametrize("written", ["+86 138-0000-0001", "86-138-0000-0001"])
def test_a_country_s_number_before_a_number_in_parts(tmp_path: Path, written: str) -> None:
    assert case_of(flat(tmp_path, {"联系电话": written})).borrowers[0].phones == ("13800000001",)


def test_a_card_without_a_number_of_the_case_is_called_by_its_holder_and_its_end(tmp_path: Path) -> None:
    card = {"案由": "信用卡纠纷", "信用卡卡号": "6222020200001234"}
    other = card | {"借款人姓名": "孙范文", "身份证号码": resident_id(2)}
    path = flat(tmp_path, card, other, without=["案件编号", "放款日期", "放款金额", "到期日", "年利率"])
    assert [row.loaded.case.id for row in read(path) if row.loaded] == ["李示例1234", "孙范文1234"]


def test_a_thing_of_which_one_word_is_written_has_its_kind_and_its_name(tmp_path: Path) -> None:
    owner = {"抵押人": "李示例", "抵押人证件号码": resident_id()}
    (named,) = case_of(flat(tmp_path, owner | {"抵押物": "工业厂房"})).mortgages
    (of_kind,) = case_of(flat(tmp_path, owner | {"抵押物种类": "房产"})).mortgages
    assert (named.collateral.kind, of_kind.collateral.name) == ("building", "住宅")
    assert "［固定］里写“抵押物.抵押物种类”" in _said(flat(tmp_path, owner | {"抵押物坐落": "海宁市示例路1号"}))


# --- what the profile proposes, and what is still asked -------------------------------------------------------------


def test_rates_and_balances_that_can_be_but_one_thing_are_proposed(tmp_path: Path) -> None:
    row = {"执行利率(%)": 4.35, "逾期利率": "6.525%", "余额": 150000}
    text = profile_text(read_layout(flat(tmp_path, row, without=["年利率", "本金余额"])))
    for line in ('"执行利率(%)" = "案件.年利率"', '"逾期利率" = "案件.逾期年利率"', '"余额" = "案件.本金余额"'):
        assert f"{line}  # 请核对" in text


def test_one_question_for_several_columns_is_told_once(tmp_path: Path) -> None:
    small = {"放款金额": 20, "本金余额": 15.5, "利息": 0.3}
    _, wanted = read_for(flat(tmp_path, small), [FILINGS["collection-notice"]], today=date(2023, 2, 10))
    assert len([one for one in wanted if "多半是以万元写的" in one.title]) == 1


def test_a_case_whose_debt_cannot_be_computed_is_told_in_the_first_round(tmp_path: Path) -> None:
    path = flat(tmp_path, without=["年利率", "本金余额", "利息", "截至日"])
    _, wanted = read_for(path, [FILINGS["collection-notice"]], today=date(2023, 2, 10))
    (asked,) = [one for one in wanted if "没有写明利率" in one.title]
    assert "“本金余额”列" in asked.hint
