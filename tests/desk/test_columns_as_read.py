"""The headings of a ledger, corrected on the page: the profile that comes of it is the command line's own."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from benchmarks.guarantee_ledger import SHEET, guarantee_ledger
from click.testing import CliRunner
from openpyxl import load_workbook

from recovery_docs.cli import group
from recovery_docs.desk.headings.columns import NOT_READ, BookColumns, ColumnRow, book_columns
from recovery_docs.desk.headings.constants import constant_fields
from recovery_docs.desk.headings.corrections import Corrections, Layout, corrected, saved, with_layout
from recovery_docs.desk.headings.options import options
from recovery_docs.desk.headings.profiles import profile_path, start_from
from recovery_docs.errors import InputError
from recovery_docs.filings import FILINGS
from recovery_docs.intake import profile_for, read_workbook
from recovery_docs.intake.profile.fact_names import heading_named
from recovery_docs.intake.profile.profile import ADDED, NOTHING_SAID, Profile

TODAY = date(2026, 11, 27)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILLED = {"案件.案由": "追偿权纠纷", "债权人.名称": "示例融资担保有限公司"}


def _columns(path: Path, profile: Profile = NOTHING_SAID) -> BookColumns:
    return book_columns(path, profile, (FILINGS["collection-notice"],), TODAY)


def _rows(columns: BookColumns) -> dict[str, ColumnRow]:
    return {row.heading: row for sheet in columns.main for row in sheet.rows}


def _chosen(columns: BookColumns, **other: str) -> dict[str, str]:
    return {heading: row.chosen for heading, row in _rows(columns).items()} | other


def _saved(path: Path, **other: str) -> Path:
    target = profile_path(path.parent.parent / "方案", path)
    corrections = Corrections(Layout(), _chosen(_columns(path), **other), FILLED)
    saved(path, corrected(NOTHING_SAID, corrections, target.name), target)
    return target


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    (tmp_path / "台账").mkdir()
    return guarantee_ledger(tmp_path / "台账" / "代偿台账.xlsx")


def test_two_selects_make_two_hundred_cases_of_a_ledger_never_seen(ledger: Path) -> None:
    assert all(row.loaded is None for row in read_workbook(ledger))
    target = _saved(ledger, 企业主="借款人.姓名", 垫款结存="案件.本金余额")
    cases = [row.loaded.case for row in read_workbook(ledger, target) if row.loaded]
    assert len(cases) == 200
    first = cases[0]
    assert (first.borrowers[0].name, first.creditor.name) == ("钱示例", "示例融资担保有限公司")
    assert first.bank_statement is not None
    # 代偿 100,100 元，已还 10 元，结存 100,090 元
    assert (first.loan.recourse and first.loan.recourse.total, first.bank_statement.principal) == (100100, 100090)


def test_the_command_line_understands_the_book_by_the_same_profile(ledger: Path, tmp_path: Path) -> None:
    target = _saved(ledger, 企业主="借款人.姓名", 垫款结存="案件.本金余额")
    written = tmp_path / "again.toml"
    done = CliRunner().invoke(
        group, ["workbook", "read", str(ledger), "--profile", str(target), "--write-profile", str(written)]
    )
    assert "企业主 → 借款人.姓名" in done.output
    assert "垫款结存 → 案件.本金余额（元）" in done.output
    ours, theirs = (tomllib.loads(path.read_text("utf-8")) for path in (target, written))
    assert ours == theirs
    shown = {heading: row.chosen for heading, row in _rows(_columns(ledger, profile_for(ledger, target))).items()}
    assert {heading: fact for heading, fact in shown.items() if fact not in ("", NOT_READ)} == ours["列"]


def test_what_a_profile_says_beyond_the_page_is_kept_when_it_is_saved_again(ledger: Path) -> None:
    target = _saved(ledger, 企业主="借款人.姓名", 垫款结存="案件.本金余额")
    said = target.read_text("utf-8").replace(
        '["列"]', '"函号格式" = "示催〔{年}〕{序号:03}号"\n"文书" = ["催收通知书"]\n["列"]'
    )
    said = said.replace('["跳过的行"]', '["跳过的行"]\n"经办" = ["乙"]\n').replace(
        '["固定"]', '["固定"]\n"收款账号" = "12345678"'
    )
    target.write_text(said, "utf-8")
    heeded = profile_for(ledger, target)
    columns = _columns(ledger, heeded)
    filled = {one.name: one.value for one in constant_fields(columns)} | {"案件.受诉法院": "海宁市人民法院"}
    again = corrected(heeded, Corrections(Layout(), _chosen(columns, 居住地=NOT_READ), filled), target.name)
    saved(ledger, again, target)
    data = tomllib.loads(target.read_text("utf-8"))
    assert (data["函号格式"], data["文书"], data["跳过的行"]) == (
        "示催〔{年}〕{序号:03}号",
        ["催收通知书"],
        {"经办": ["乙"]},
    )
    assert data["固定"]["案件.收款账号"] == "12345678"
    assert data["固定"]["案件.受诉法院"] == "海宁市人民法院"
    assert "居住地" in data["不读的列"]
    assert "居住地" not in data["列"]


def test_one_fact_from_two_columns_is_refused_at_both_and_parts_are_added_up(ledger: Path) -> None:
    with pytest.raises(InputError) as refused:
        _saved(ledger, 企业主="借款人.姓名", 垫款结存="案件.本金余额", 已还垫款="案件.本金余额")
    assert {fault.place.heading for fault in refused.value.faults} <= {"垫款结存", "已还垫款"}
    part = f"案件.本金余额{ADDED}"
    target = _saved(ledger, 企业主="借款人.姓名", 垫款结存=part, 已还垫款=part)
    first = next(row.loaded for row in read_workbook(ledger, target) if row.loaded)
    assert first.case.bank_statement is not None
    assert first.case.bank_statement.principal == Decimal(100090) + Decimal(10)


def test_columns_that_changed_since_last_month_stand_on_top(ledger: Path, tmp_path: Path) -> None:
    target = _saved(ledger, 企业主="借款人.姓名", 垫款结存="案件.本金余额")
    book = load_workbook(ledger)
    book[SHEET]["C3"] = "经营者"
    book[SHEET]["P3"] = "区域"
    book[SHEET]["P4"] = "东片"
    book.save(ledger)
    heeded = profile_for(ledger, target)
    columns = _columns(ledger, heeded)
    (sheet,) = columns.main
    assert columns.gone == (("企业主", "借款人.姓名"),)
    assert {row.heading for row in sheet.on_top} >= {"经营者", "区域"}
    assert "手机" in {row.heading for row in sheet.as_before}
    renamed = Corrections(Layout(), _chosen(columns), gone={"企业主": "经营者"})
    saved(ledger, corrected(heeded, renamed, target.name), target)
    assert len([row for row in read_workbook(ledger, target) if row.loaded]) == 200
    assert "企业主" not in tomllib.loads(target.read_text("utf-8"))["列"]


def test_a_new_months_book_starts_from_the_profile_of_the_last(ledger: Path, tmp_path: Path) -> None:
    profiles = tmp_path / "方案"
    assert start_from(profiles, ledger) is None
    target = _saved(ledger, 企业主="借款人.姓名", 垫款结存="案件.本金余额")
    assert start_from(profiles, ledger) == target
    assert start_from(profiles, guarantee_ledger(ledger.with_name("十二月.xlsx"), 3)) == target
    assert start_from(profiles, EXAMPLES / "workbook-flat.xlsx") is None


def test_a_column_of_the_profile_that_nobody_spoke_of_is_still_asked_about(ledger: Path) -> None:
    target = _saved(ledger, 企业主="借款人.姓名", 垫款结存="案件.本金余额")
    book = load_workbook(ledger)
    book[SHEET]["L3"] = "旧账"
    book.save(ledger)
    heeded = profile_for(ledger, target)
    saved(ledger, corrected(heeded, Corrections(Layout(), _chosen(_columns(ledger, heeded))), target.name), target)
    assert _columns(ledger, profile_for(ledger, target)).gone == (("垫款结存", "案件.本金余额"),)
    assert all(row.loaded is None for row in read_workbook(ledger, target))


def test_the_sheet_and_the_row_of_headings_can_be_said_where_nothing_is_recognised(tmp_path: Path) -> None:
    path = guarantee_ledger(tmp_path / "台账.xlsx", 3)
    book = load_workbook(path)
    for cell, heading in zip(book[SHEET][3], "甲乙丙丁戊己庚辛壬癸子丑寅卯辰", strict=True):
        cell.value = f"{heading}栏"
    book.save(path)
    with pytest.raises(InputError):
        _columns(path)
    profile = with_layout(NOTHING_SAID, Layout((SHEET,), (3,)))
    columns = _columns(path, profile)
    assert _rows(columns)["丙栏"].samples == ("钱示例", "孙示范", "李示文")
    chosen = {"乙栏": "案件.案件编号", "丙栏": "借款人.姓名", "壬栏": "代偿.代偿日期", "癸栏": "代偿.代偿金额"}
    corrections = Corrections(Layout((SHEET,), (3,)), _chosen(columns, **chosen), FILLED)
    saved(path, corrected(profile, corrections, "x.toml"), tmp_path / "x.toml")
    assert [row.case_id for row in read_workbook(path, tmp_path / "x.toml")] == ["DC0001", "DC0002", "DC0003"]


def test_a_column_that_is_watched_stays_watched_unless_it_is_set_aside(tmp_path: Path) -> None:
    path = guarantee_ledger(tmp_path / "台账.xlsx", 2)
    book = load_workbook(path)
    book[SHEET]["P3"], book[SHEET]["P4"], book[SHEET]["P5"] = "状态", "已结清", "逾期"
    book.save(path)
    columns = _columns(path)
    assert _rows(columns)["状态"].watched
    chosen = _chosen(columns, 企业主="借款人.姓名", 垫款结存="案件.本金余额")
    for state, cases in ((chosen["状态"], 1), (NOT_READ, 2)):
        corrections = Corrections(Layout(), chosen | {"状态": state}, FILLED)
        saved(path, corrected(NOTHING_SAID, corrections, "y.toml"), tmp_path / "y.toml")
        assert len([row for row in read_workbook(path, tmp_path / "y.toml") if row.loaded]) == cases


def test_a_wrong_value_for_every_case_is_told_at_its_field(ledger: Path) -> None:
    columns = _columns(ledger)
    wrong = FILLED | {"案件.截至日": "2026-02-30", "债权人.是否金融机构": "大概"}
    with pytest.raises(InputError) as refused:
        corrected(NOTHING_SAID, Corrections(Layout(), _chosen(columns), wrong), "方案.toml")
    assert {str(fault.place.passage) for fault in refused.value.faults} == {
        "［固定］案件.截至日",
        "［固定］债权人.是否金融机构",
    }


def test_every_option_of_the_select_is_a_fact_that_a_profile_may_name() -> None:
    (usual, common), *groups = options()
    names = [name for _, group_names in groups for name in group_names]
    assert len(names) == len(set(names)) > 600
    assert usual == "常用"
    assert {"借款人.姓名", "案件.本金余额"} <= set(common) <= set(names)
    assert [name for name in names if heading_named(name.removesuffix(ADDED)) is None] == []
