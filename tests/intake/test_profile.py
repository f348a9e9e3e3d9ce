"""A profile: written from what was understood, corrected in a few lines, used again next month."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from workbook_files import book, credit_code, resident_id

from recovery_docs.batch.whole_run import run_batch
from recovery_docs.cli import group
from recovery_docs.errors import InputError
from recovery_docs.filings import FILINGS
from recovery_docs.intake import profile_for
from recovery_docs.intake.layout.reading import read_layout
from recovery_docs.intake.loaded_case import Rows
from recovery_docs.intake.profile.fact_names import fact_name, fact_names, heading_named
from recovery_docs.intake.profile.profile import Profile
from recovery_docs.intake.profile.read_profile import BESIDE, read_profile
from recovery_docs.intake.profile.write_profile import profile_text
from recovery_docs.intake.workbook import read_workbook
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.register.register import Register
from recovery_docs.rendering.check_document.scan import document_text
from recovery_docs.rendering.engine.library import TemplateLibrary

HEADINGS = [
    "客户名称",
    "身份证号码",
    "手机号码",
    "通讯地址",
    "合同编号",
    "贷款发放日",
    "贷款到期日",
    "贷款金额",
    "尚欠数",
    "欠息",
    "状态",
]
FIRST = [
    "李示例",
    resident_id(),
    "13800000001",
    "浙江省海宁市示例街道1号",
    "H1",
    "2024-01-15",
    "2026-01-15",
    50000,
    30001.5,
    1500,
    "逾期",
]
SECOND = [
    "孙范文",
    resident_id(2),
    "13800000002",
    "浙江省海宁市示例街道2号",
    "H2",
    "2024-01-15",
    "2026-01-15",
    50000,
    30002.5,
    1500,
    "转出",
]
CREDITOR = f'"债权人" = {{ "名称" = "示例银行股份有限公司海宁支行", "统一社会信用代码" = "{credit_code()}" }}'


def _ledger(folder: Path, *rows: list[Any], headings: list[str] | None = None, name: str = "台账.xlsx") -> Path:
    folder.mkdir(exist_ok=True)
    return book(folder / name, {"Sheet1": [headings or HEADINGS, *(rows or (FIRST,))]})


def _profile(path: Path, text: str) -> Profile:
    file = path.with_name(BESIDE)
    file.write_text(text, encoding="utf-8")
    return read_profile(file)


def _corrected(text: str, changes: Mapping[str, str]) -> str:
    """The profile with whole lines replaced, as an officer would."""
    lines = text.splitlines()
    for start, line in changes.items():
        (at,) = (index for index, one in enumerate(lines) if one.startswith(start))
        lines[at] = line
    return "\n".join(lines)


def _written(path: Path) -> str:
    """The profile that the command writes, put right in three lines."""
    return _corrected(
        profile_text(read_layout(path)),
        {
            '"债权人"': CREDITOR,
            '"案件.截至日"': '"案件.截至日" = "2026-10-31"',
            '["列"]': '["列"]\n"尚欠数" = "案件.本金余额"',
        },
    )


def _cases(rows: Rows) -> list[str]:
    assert [str(one) for one in rows.take_faults() if one.severity == "error"] == []
    return [row.case_id or "" for row in rows if row.loaded]


def test_a_profile_as_written_and_put_right_in_three_lines_makes_the_cases(tmp_path: Path) -> None:
    path = _ledger(tmp_path)
    assert next(read_workbook(path)).loaded is None
    row = next(read_workbook(path, _profile(path, _written(path))))
    assert row.loaded is not None, [str(one) for one in row.faults]
    case = row.loaded.case
    assert (case.creditor.name, case.loan.cause) == ("示例银行股份有限公司海宁支行", "financial_loan")
    assert case.bank_statement is not None
    assert (case.bank_statement.principal, str(case.bank_statement.as_of)) == (
        case.bank_statement.principal,
        "2026-10-31",
    )


def test_a_profile_as_written_still_asks_about_the_dead_the_settled_and_foreign_money(tmp_path: Path) -> None:
    headings = [*HEADINGS, "备注", "币种"]
    rows = ([*FIRST, None, "人民币"], [*SECOND[:-1], "勿催", None, None], [*SECOND[:-1], "逾期", "已死亡", None])
    path = _ledger(tmp_path, *rows, [*SECOND[:-1], "逾期", None, "美元"], headings=headings)
    data = tomllib.loads(profile_text(read_layout(path)))
    assert data["不读的列"] == []
    _, *asked = read_workbook(path, _profile(path, _written(path)))
    assert [row.loaded for row in asked] == [None, None, None]
    for row, said in zip(asked, ("勿催", "死亡", "币种不是人民币"), strict=True):
        assert any(said in str(fault) for fault in row.faults)


def test_words_under_no_heading_are_looked_at_too(tmp_path: Path) -> None:
    path = _ledger(tmp_path, [*FIRST, "已死亡"], [*SECOND[:-1], "逾期", "承诺月底还"], headings=[*HEADINGS, ""])
    first, second = read_workbook(path, _profile(path, _written(path)))
    assert first.loaded is None
    assert any("死亡" in str(fault) for fault in first.faults)
    assert second.loaded is not None


@pytest.mark.parametrize(
    ("heading", "owed", "yuan"),
    [
        ("尚欠数（万元）", 3.2, 32_000),
        ("尚欠数(千元)", 3.2, 3_200),
        ("尚欠数/万元", 320.5, 3_205_000),
        ("尚欠数", 3200, 3_200),
    ],
)
def test_a_heading_that_the_profile_names_keeps_the_unit_that_it_is_written_with(
    tmp_path: Path, heading: str, owed: float, yuan: int
) -> None:
    headings = [{"尚欠数": heading, "贷款金额": "贷款金额（万元）"}.get(one, one) for one in HEADINGS]
    path = _ledger(tmp_path, [*FIRST[:7], 900, owed, *FIRST[9:]], headings=headings)
    text = _written(path).replace('"尚欠数" =', f'"{heading}" =')
    row = next(read_workbook(path, _profile(path, text)))
    assert row.loaded is not None, [str(one) for one in row.faults]
    statement = row.loaded.case.bank_statement
    assert statement is not None
    assert (statement.principal, statement.interest) == (yuan, 1500)
    assert row.loaded.case.loan.disbursements[0].amount == 9_000_000


def test_a_rate_that_the_profile_names_keeps_its_percent_sign(tmp_path: Path) -> None:
    path = _ledger(tmp_path, [*FIRST, 6], headings=[*HEADINGS, "年利率(%)"])
    row = next(read_workbook(path, _profile(path, _written(path))))
    assert row.loaded is not None, [str(one) for one in row.faults]


def test_nothing_unsure_is_used_before_it_is_confirmed(tmp_path: Path) -> None:
    text = profile_text(read_layout(_ledger(tmp_path)))
    data = tomllib.loads(text)
    assert "尚欠数" not in data["列"]
    assert data["固定"]["案件.截至日"] == ""


def test_no_name_and_no_number_of_a_person_is_written_into_a_profile(tmp_path: Path) -> None:
    headings = [*HEADINGS, "担保人甲", "联系人证件"]
    text = profile_text(read_layout(_ledger(tmp_path, [*FIRST, "褚试样", resident_id(5)], headings=headings)))
    for personal in ("李示例", "褚试样", resident_id(), resident_id(5), "13800000001"):
        assert personal not in text


def test_next_month_needs_nothing_and_the_profile_of_the_folder_is_found(tmp_path: Path) -> None:
    path = _ledger(tmp_path)
    (tmp_path / BESIDE).write_text(_written(path), encoding="utf-8")
    later = _ledger(tmp_path, FIRST, SECOND, name="台账11月.xlsx")
    assert _cases(read_workbook(later, profile_for(later))) == ["H1", "H2"]


def test_a_renamed_heading_is_one_question_and_stops_every_row(tmp_path: Path) -> None:
    path = _ledger(tmp_path)
    profile = _profile(path, _written(path))
    renamed = [{"尚欠数": "现欠数"}.get(one, one) for one in HEADINGS]
    later = _ledger(tmp_path, [*FIRST, "关注"], headings=[*renamed, "风险标签"], name="台账11月.xlsx")
    rows = read_workbook(later, profile)
    (question,) = [one for one in rows.take_faults() if one.severity == "error"]
    assert "上次的“尚欠数”（案件.本金余额）现在没有" in str(question)
    assert '"现欠数" = "案件.本金余额"' in str(question.remedy)
    assert [row.loaded for row in rows] == [None]
    answered = _profile(path, _written(path).replace('"尚欠数" =', '"现欠数" ='))
    assert _cases(read_workbook(later, answered)) == ["H1"]


def test_a_title_of_another_day_than_the_profile_is_one_question_and_stops_every_row(tmp_path: Path) -> None:
    october, november = (
        book(tmp_path / f"{month}月.xlsx", {"Sheet1": [[f"逾期台账（截至2026年{day}日）"], HEADINGS, FIRST]})
        for month, day in ((10, "10月31"), (11, "11月30"))
    )
    profile = _profile(october, _written(october))
    rows = read_workbook(november, profile)
    (question,) = [one for one in rows.take_faults() if one.severity == "error"]
    assert "表上写着截至 2026-11-30，方案里的截至日却是 2026-10-31" in str(question)
    assert [row.loaded for row in rows] == [None]
    assert _cases(read_workbook(october, profile)) == ["H1"]


@pytest.mark.parametrize(("as_of", "made"), [("2026-11-27", True), ("2026-11-28", False)])
def test_the_day_of_last_month_left_in_a_profile_makes_no_letter(tmp_path: Path, as_of: str, made: bool) -> None:
    path = _ledger(tmp_path / "十一月")
    path.with_name(BESIDE).write_text(_written(path), encoding="utf-8")
    told = [
        "batch",
        str(path),
        "--filing",
        "催收通知书",
        "--as-of",
        as_of,
        "--workers",
        "1",
        "--out",
        str(tmp_path / "out"),
    ]
    result = CliRunner().invoke(group, told)
    assert isinstance(result.exception, InputError) is not made, result.output
    assert (tmp_path / "out" / "H1").exists() is made


def test_what_a_profile_says_of_every_case_is_shown_in_words(tmp_path: Path) -> None:
    path = _ledger(tmp_path)
    text = _written(path).replace('"债权人" = {', '"债权人" = { "联系电话" = "0573-80000001",')
    shown = dict(read_layout(path, _profile(path, text)).of_profile)
    assert (shown["案件.案由"], shown["债权人.联系电话"]) == ("金融借款合同纠纷", "0573-80000001")


def test_a_heading_renamed_into_one_that_is_understood_is_told_and_read(tmp_path: Path) -> None:
    path = _ledger(tmp_path)
    profile = _profile(path, _written(path))
    renamed = [*({"客户名称": "借款人姓名"}.get(one, one) for one in HEADINGS), "风险标签"]
    later = _ledger(tmp_path, [*SECOND, "关注"], headings=renamed, name="台账11月.xlsx")
    (told,) = [str(one) for one in read_workbook(later, profile).faults if "上次的" in str(one)]
    assert "上次的“客户名称”（借款人.姓名）现在没有，新的“借款人姓名”读作这一项" in told
    assert _cases(read_workbook(later, profile)) == ["H2"]
    answered = _profile(path, _written(path).replace('"客户名称" =', '"借款人姓名" ='))
    assert "上次的" not in "".join(map(str, read_workbook(later, answered).faults))


def test_a_column_left_unread_last_month_is_not_read_in_the_place_of_another_unasked(tmp_path: Path) -> None:
    headings, row = [*HEADINGS, "本金余额"], [*FIRST, 49999]
    path = _ledger(tmp_path, row, headings=headings)
    text = _written(path)
    profile = _profile(path, text.replace('\n"本金余额" =', '\n# "本金余额" ='))
    assert _cases(read_workbook(path, profile)) == ["H1"]
    gone = [one for one in headings if one != "尚欠数"]
    later = _ledger(tmp_path, [value for value in row if value != 30001.5], headings=gone, name="台账11月.xlsx")
    rows = read_workbook(later, profile)
    (question,) = [one for one in rows.take_faults() if one.severity == "error"]
    assert "“本金余额”上次就有而没有读，这次会读作这一项" in str(question)
    assert [one.loaded for one in rows] == [None]


INTEREST = {"正常利息": 1200.35, "挂息": 300.65}


def _in_parts(folder: Path, *kept: str, amounts: Mapping[str, float] = INTEREST) -> Path:
    headings = [*(one for one in HEADINGS if one != "欠息"), *kept]
    return _ledger(folder, [*(value for value in FIRST if value != 1500), *map(amounts.get, kept)], headings=headings)


def test_interest_in_the_books_and_off_them_is_proposed_to_be_added(tmp_path: Path) -> None:
    both = {"表内欠息": 1200.35, "表外欠息": 300.65}
    path = _in_parts(tmp_path, *both, amounts=both)
    text = _written(path)
    assert '"表外欠息" = "案件.利息（相加）"  # 请核对' in text
    rows = [row.loaded for row in read_workbook(path, _profile(path, text))]
    # 1,200.35 + 300.65
    assert [str(row.case.bank_statement.interest) for row in rows if row] == ["1501.00"]


def test_a_heading_written_twice_is_said_so(tmp_path: Path) -> None:
    path = _ledger(tmp_path)
    text = _written(path).replace('["列"]', '["列"]\n"户名" = "借款人.姓名"\n"户名" = "担保人.姓名"')
    with pytest.raises(InputError, match="前面已经写过"):
        _profile(path, text)


@pytest.mark.parametrize("signs", ["（相加）", "(相加)", " （相加）"])
def test_columns_of_one_fact_are_added_where_the_profile_says_so(tmp_path: Path, signs: str) -> None:
    path = _in_parts(tmp_path, *INTEREST)
    asked = [str(one) for one in read_workbook(path).faults if "同一项" in str(one)]
    assert '每一列都写 "案件.利息（相加）"' in asked[0]
    said = "".join(f'\n"{heading}" = "案件.利息{signs}"' for heading in INTEREST)
    rows = list(read_workbook(path, _profile(path, _written(path).replace('["列"]', f'["列"]{said}'))))
    # 1,200.35 + 300.65
    assert [str(row.loaded.case.bank_statement.interest) for row in rows if row.loaded] == ["1501.00"]


def test_a_part_that_is_gone_is_asked_for_though_another_part_is_there(tmp_path: Path) -> None:
    path = _in_parts(tmp_path, *INTEREST)
    said = "".join(f'\n"{heading}" = "案件.利息（相加）"' for heading in INTEREST)
    profile = _profile(path, _written(path).replace('["列"]', f'["列"]{said}'))
    rows = read_workbook(_in_parts(tmp_path / "后", "正常利息"), profile)
    (question,) = [one for one in rows.take_faults() if one.severity == "error"]
    assert "上次的“挂息”（案件.利息（相加））现在没有" in str(question)
    assert [row.loaded for row in rows] == [None]


def test_one_part_said_to_be_added_and_one_not_is_asked_about(tmp_path: Path) -> None:
    path = _in_parts(tmp_path, *INTEREST)
    said = '["列"]\n"正常利息" = "案件.利息（相加）"\n"挂息" = "案件.利息"'
    rows = read_workbook(path, _profile(path, _written(path).replace('["列"]', said)))
    assert any("同一项" in str(one) for one in rows.faults)
    assert [row.loaded for row in rows] == [None]


def test_a_profile_of_the_folder_for_another_layout_is_told_and_not_used(tmp_path: Path) -> None:
    path = _ledger(tmp_path)
    (tmp_path / BESIDE).write_text(_written(path), encoding="utf-8")
    other = book(
        tmp_path / "放款.xlsx", {"台账": [["案件编号", "债权人名称", "案由"], ["1", "示例银行", "金融借款合同纠纷"]]}
    )
    rows = read_workbook(other, profile_for(other))
    assert "不是为这本工作簿写的" in str(rows.take_faults()[0])
    assert rows.profile.file == ""


@pytest.mark.parametrize(
    ("line", "cases"),
    [
        ('["跳过的行"]\n"状态" = ["转出"]', ["H1"]),
        ('["跳过的行"]\n"状态" = "核销"', ["H1", "H2"]),
    ],
)
def test_rows_with_a_value_are_left_out(tmp_path: Path, line: str, cases: list[str]) -> None:
    path = _ledger(tmp_path, FIRST, SECOND)
    text = _corrected(_written(path), {'["跳过的行"]': line})
    assert _cases(read_workbook(path, _profile(path, text))) == cases


@pytest.mark.parametrize(("word", "cases"), [("读取", ["H1", "H2"]), ("不读", ["H2"])])
def test_hidden_rows_are_read_where_the_profile_says_so(tmp_path: Path, word: str, cases: list[str]) -> None:
    path = _ledger(tmp_path, FIRST, SECOND)
    workbook = load_workbook(path)
    workbook.active.row_dimensions[2].hidden = True
    workbook.save(path)
    text = _corrected(_written(path), {'"隐藏的行"': f'"隐藏的行" = "{word}"'})
    assert _cases(read_workbook(path, _profile(path, text))) == cases


def test_several_people_in_one_cell_are_told_apart_by_the_signs_of_the_profile(tmp_path: Path) -> None:
    names, numbers = "李示例，示例纺织有限公司", f"{resident_id()}、{credit_code(2)}"
    path = _ledger(tmp_path, [names, numbers, *FIRST[2:]])
    text = _corrected(_written(path), {'# "借款人" =': '"借款人" = "、，"'})
    row = next(read_workbook(path, _profile(path, text)))
    assert row.loaded is not None, [str(one) for one in row.faults]
    first, second = row.loaded.case.borrowers
    assert (first.name, first.kind, second.name, second.kind) == (
        "李示例",
        "person",
        "示例纺织有限公司",
        "organisation",
    )
    assert (first.address, second.address) == (None, None)
    assert (first.service_address, second.service_address) == ("浙江省海宁市示例街道1号", None)


def test_one_number_for_two_names_is_asked_about(tmp_path: Path) -> None:
    path = _ledger(tmp_path, ["李示例、孙范文", *FIRST[1:]])
    text = _corrected(_written(path), {'# "借款人" =': '"借款人" = "、"'})
    row = next(read_workbook(path, _profile(path, text)))
    assert row.loaded is None
    assert [one.place.cell for one in row.faults] == ["B2"]


def test_letters_are_numbered_as_the_profile_says(tmp_path: Path) -> None:
    path = _ledger(tmp_path, FIRST, SECOND)
    text = _corrected(_written(path), {'# "函号格式"': '"函号格式" = "示银催〔{年}〕{序号:03}号"'})
    (tmp_path / BESIDE).write_text(text, encoding="utf-8")
    run_batch(path, tmp_path / "out", ("collection-notice",), today=date(2026, 11, 27))
    letters = [
        (one.number, one.recipient, one.state) for one in Register.open(str(tmp_path / "register.sqlite")).letters()
    ]
    assert letters == [("示银催〔2026〕001号", "李示例", "made"), ("示银催〔2026〕002号", "孙范文", "made")]


def test_a_number_in_the_row_that_the_register_gave_to_another_is_told(tmp_path: Path) -> None:
    path = _ledger(tmp_path, [*FIRST, "示银催〔2026〕001号"], [*SECOND, ""], headings=[*HEADINGS, "函件编号"])
    text = _corrected(_written(path), {'# "函号格式"': '"函号格式" = "示银催〔{年}〕{序号:03}号"'})
    (tmp_path / BESIDE).write_text(text, encoding="utf-8")
    batch = run_batch(path, tmp_path / "out", ("collection-notice",), today=date(2026, 11, 27))
    assert batch.exit_code == 2
    (told,) = (one for one in batch.run.of_sheets if "登记簿" in str(one))
    assert told.place.row == 2


def test_a_number_in_the_row_goes_before_those_of_the_profile(tmp_path: Path) -> None:
    path = _ledger(tmp_path, [*FIRST, "示催〔2026〕77号"], [*SECOND, ""], headings=[*HEADINGS, "函件编号"])
    text = _corrected(_written(path), {'# "函号格式"': '"函号格式" = "示银催〔{年}〕{序号:03}号"'})
    (tmp_path / BESIDE).write_text(text, encoding="utf-8")
    run_batch(path, tmp_path / "out", ("collection-notice",), today=date(2026, 11, 27))
    assert [one.recipient for one in Register.open(str(tmp_path / "register.sqlite")).letters()] == ["孙范文"]


def test_columns_that_the_profile_names_stand_on_the_letter_as_they_are(tmp_path: Path) -> None:
    path = _ledger(tmp_path, [*FIRST, 289, "可疑类"], [*SECOND, "", None], headings=[*HEADINGS, "拖欠天数", "风险档"])
    text = _corrected(_written(path), {'# "信上照列的列"': '"信上照列的列" = ["拖欠天数", "风险档", "不存在"]'})
    rows = read_workbook(path, _profile(path, text))
    told = [str(one) for one in rows.take_faults()]
    assert sum("“不存在”" in one for one in told) == 1
    assert not any("拖欠天数" in one for one in told)
    first, second = (row.loaded.case for row in rows if row.loaded)
    assert first.request.letter is not None
    assert [(one.title, one.text) for one in first.request.letter.shown] == [("拖欠天数", "289"), ("风险档", "可疑类")]
    assert second.request.letter is None
    notice = FILINGS["collection-notice"].documents(Matter.on(first, date(2026, 10, 31)))[0]
    text = document_text(TemplateLibrary().compiled(notice.template).render(notice.context))
    assert "台账另列：拖欠天数：289；风险档：可疑类。" in text.splitlines()


def test_what_the_row_says_goes_before_what_the_profile_says(tmp_path: Path) -> None:
    path = _ledger(tmp_path, [*FIRST, "2026-09-30"], headings=[*HEADINGS, "截至日"])
    text = _written_for(path).replace('["固定"]', '["固定"]\n"截至日" = "2026-10-31"', 1)
    row = next(read_workbook(path, _profile(path, text)))
    assert row.loaded is not None, [str(one) for one in row.faults]
    assert row.loaded.case.bank_statement is not None
    assert str(row.loaded.case.bank_statement.as_of) == "2026-09-30"


def _written_for(path: Path) -> str:
    return _corrected(
        profile_text(read_layout(path)), {'"债权人"': CREDITOR, '["列"]': '["列"]\n"尚欠数" = "案件.本金余额"'}
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('工作簿 = "Sheet1"', "是不是“工作表”"),
        ('[列]\n户名 = "借款人.性命"', "借款人."),
        ('[固定]\n按由 = "金融借款合同纠纷"', "案由"),
        ('[固定]\n截至日 = "2026-02-30"', "日历上没有这一天"),
        ('[固定]\n案由 = "无此案由"', "［固定］案由"),
        ('标题行 = "第二行"', "标题行 = 2"),
        ('单位 = "美元"', "万元"),
        ('隐藏的行 = "删除"', "读取"),
        ('函号格式 = "{号}"', "序号"),
        ('函号格式 = "示催〔{年}〕1号"', "要有 {序号}"),
        ('函号格式 = "{序号.real.__class__}{序号}"', "要有 {序号}"),
        ("单位 = 万元", "不合格式"),
        ('[列]\n户名 = "借款人.姓名（相加）"', "只有金额可以相加"),
        (
            '不读的列 = ["网点", "欠 息"]\n[列]\n欠息 = "案件.利息"',
            "“欠 息”写在“不读的列”里，［列］里又写着 “欠息” = “案件.利息”",
        ),
    ],
)
def test_what_is_wrong_with_a_profile_is_told_with_the_nearest_that_is_right(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(InputError) as refused:
        _profile(tmp_path / "台账.xlsx", text)
    assert said in str(refused.value)
    assert BESIDE in str(refused.value)


@pytest.mark.parametrize(
    "text", ['单位 = "万元"', "单位 = “万元”", '"单位"="万元"', "单位＝“万元”", '\ufeff单位 = "万元"  # “注”']
)
def test_a_profile_is_read_as_people_type_it(tmp_path: Path, text: str) -> None:
    assert _profile(tmp_path / "台账.xlsx", text).unit == "万元"


def test_a_sheet_that_the_profile_names_and_the_book_lacks(tmp_path: Path) -> None:
    path = _ledger(tmp_path)
    with pytest.raises(InputError, match="没有方案里写的工作表 台账"):
        read_workbook(path, _profile(path, '工作表 = ["台账"]'))


def test_every_fact_is_called_by_a_name_that_means_it() -> None:
    for name in fact_names():
        meaning = heading_named(name)
        assert meaning is not None, name
        assert fact_name(meaning) == name


def test_a_mapping_sheet_says_the_same_as_the_file_of_text(tmp_path: Path) -> None:
    path = _ledger(tmp_path, FIRST, SECOND)
    target = tmp_path / "方案.xlsx"
    result = CliRunner().invoke(group, ["workbook", "read", str(path), "--write-profile", str(target)])
    assert result.exit_code == 1  # 还缺债权人等
    workbook = load_workbook(target)
    sheet, fixed = workbook["列"], workbook["固定和设置"]
    assert sheet.data_validations.dataValidation[0].sqref.ranges
    for row in sheet.iter_rows(min_row=2):
        if row[1].value == "尚欠数":
            row[2].value = "案件.本金余额"
    for name, value in fixed.iter_rows(min_row=2):
        if name.value == "固定：债权人.名称":
            value.value = "示例银行股份有限公司海宁支行"
        if name.value == "固定：案件.截至日":
            value.value = "2026-10-31"
    fixed.append(["跳过的行：状态", "转出"])
    workbook.save(target)
    assert _cases(read_workbook(path, read_profile(target))) == ["H1"]


def test_the_command_writes_a_profile_beside_the_workbook_and_never_over_one(tmp_path: Path) -> None:
    path = _ledger(tmp_path)
    run = CliRunner()
    result = run.invoke(group, ["workbook", "read", str(path), "--as", "toml"])
    assert result.exit_code == 1
    assert (tmp_path / BESIDE).is_file()
    again = run.invoke(group, ["workbook", "read", str(path), "--as", "toml"])
    assert again.exit_code == 2
    assert "已经存在" in again.output


@pytest.mark.parametrize("name", ["workbook-flat.xlsx", "workbook-linked.xlsx"])
def test_a_profile_that_corrects_nothing_changes_no_case(name: str, tmp_path: Path) -> None:
    path = Path(__file__).resolve().parents[2] / "examples" / name
    target = tmp_path / "方案.toml"
    target.write_text(profile_text(read_layout(path)), encoding="utf-8")
    before, after = (
        [row.loaded.case if row.loaded else row.faults for row in read_workbook(path, profile)]
        for profile in (Profile(), read_profile(target))
    )
    assert before == after


def test_settings_of_a_profile_outlive_its_being_written_again(tmp_path: Path) -> None:
    path = _ledger(tmp_path)
    first = tmp_path / "方案.toml"
    first.write_text(
        '"文书" = ["催收通知书"]\n"函号格式" = "示催{序号}"\n["列"]\n"尚欠数" = "案件.本金余额"\n"旧列" = "放款.借据号"\n'
        '["固定"]\n"收款账号" = "12345678"\n["多人分隔"]\n"借款人" = "、"\n["跳过的行"]\n"状态" = ["已结清"]\n',
        encoding="utf-8",
    )
    heeded = read_profile(first)
    written = tomllib.loads(profile_text(read_layout(path, heeded), heeded))
    assert (written["文书"], written["函号格式"]) == (["催收通知书"], "示催{序号}")
    assert (written["列"]["尚欠数"], written["列"]["旧列"]) == ("案件.本金余额", "放款.借据号")
    assert written["固定"]["案件.收款账号"] == "12345678"
    assert (written["多人分隔"], written["跳过的行"]) == ({"借款人": "、"}, {"状态": ["已结清"]})
