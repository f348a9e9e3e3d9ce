"""Figures that an office adds: after those shipped, marked as its own, part of the fingerprint, and wrong ones refused."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from recovery_docs.errors import InputError
from recovery_docs.law.citation import Grade
from recovery_docs.law.office import law_folder
from recovery_docs.law.parameters import every_figure, law_sha256, lpr, parameter, read_law_again
from recovery_docs.law.published_lpr import add_publication, publications, superseded

NAME = "card.principal_first_from_day"
HEAD = "published_on,lpr_1y,lpr_5y,source\n"
Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Write a file of the office's folder, which is not there until then."""
    folder = tmp_path / "law"
    monkeypatch.setenv("RECOVERY_DOCS_LAW", str(folder))
    read_law_again()

    def put(name: str, text: str) -> None:
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        read_law_again()

    yield put
    monkeypatch.undo()
    read_law_again()


def add(day: str, one_year: str, five_years: str, source: str = "全国银行间同业拆借中心") -> None:
    add_publication(date.fromisoformat(day), one_year, five_years, source)
    read_law_again()


def value(on: str, amount: str, source: str = "本行核对") -> str:
    group, _, name = NAME.partition(".")
    return f'[{group}.{name}]\nvalue = [{{ from = {on}, is = "{amount}", source = "{source}" }}]\n'


def test_a_publication_that_was_added_holds_from_its_day(write: Write) -> None:
    before = law_sha256()
    add("2026-11-20", "2.90", "3.40")
    assert lpr("1y", on=date(2026, 11, 19), role="起诉日").rate == Decimal("0.03")
    assert lpr("1y", on=date(2026, 11, 20), role="起诉日").rate == Decimal("0.029")
    assert lpr("5y", on=date(2026, 11, 20), role="起诉日").verified
    assert [one.own for one in publications()[-2:]] == [False, True]
    assert law_sha256() != before


def test_a_month_that_nobody_added_stays_unverified(write: Write) -> None:
    add("2026-11-20", "3.00", "3.50")  # nothing of October 2026: 2026-09-20 holds for forty days
    assert lpr("1y", on=date(2026, 10, 30), role="起诉日").verified
    assert not lpr("1y", on=date(2026, 10, 31), role="起诉日").verified


def test_months_are_added_one_after_another(write: Write) -> None:
    add("2026-10-20", "3.00", "3.50%")
    add("2026-11-20", "2.9", "3.4", source="中国货币网，2026-11-20，“贷款市场报价利率”")
    assert (law_folder() / "lpr.csv").read_text(encoding="utf-8").splitlines() == [
        "published_on,lpr_1y,lpr_5y,source",
        "2026-10-20,3.00,3.50,全国银行间同业拆借中心",
        "2026-11-20,2.90,3.40,中国货币网，2026-11-20，“贷款市场报价利率”",
    ]


@pytest.mark.parametrize(
    ("day", "one_year", "five_years", "source", "told"),
    [
        ("2026-12-20", "300", "3.50", "x", "300.00%不像贷款市场报价利率"),
        ("2026-12-20", "3.00", "4.51", "x", "4.51%不像贷款市场报价利率，上一期是3.50%"),
        ("2026-12-20", "0", "3.50", "x", "0.00%不像"),
        ("2026-12-20", "abc", "3.50", "x", "“abc”读不懂"),
        ("2026-12-20", "-3", "3.50", "x", "“-3”读不懂"),
        ("2026-12-20", "3.00", "3.50", " ", "没有写明出处"),
        ("2026-11-20", "3.00", "3.50", "x", "2026年11月20日的报价已经有了"),
        ("2026-11-19", "3.00", "3.50", "x", "早于已有的最后一期2026年11月20日"),
        ("2062-12-20", "3.00", "3.50", "x", "超过一年"),
    ],
)
def test_what_is_no_next_publication_is_refused(
    write: Write, day: str, one_year: str, five_years: str, source: str, told: str
) -> None:
    add("2026-11-20", "3.00", "3.50")
    before = law_sha256()
    with pytest.raises(InputError, match=told):
        add(day, one_year, five_years, source)
    read_law_again()
    assert law_sha256() == before


def test_a_change_of_one_point_is_the_most(write: Write) -> None:
    add("2026-12-20", "4.00", "4.50")
    assert lpr("1y", on=date(2026, 12, 20), role="起诉日").rate == Decimal("0.04")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("日期,一年\n2026-11-20,3.00\n", "lpr.csv 第1行：第一行不是 published_on,lpr_1y,lpr_5y,source"),
        (HEAD + "2026-11-20,3.00,3.50,甲\n2026-11-20,3.00,3.50,甲\n", "lpr.csv 第3行：2026年11月20日的报价已经有了"),
        (HEAD + "2026-11-20,30,3.50,甲\n", "lpr.csv 第2行：30.00%不像"),
        (HEAD + "2026/11/20,3.00,3.50,甲\n", "“2026/11/20”读不懂"),
        (HEAD + "2026-11-20,3.00\n", "lpr.csv 第2行"),
    ],
)
def test_a_file_with_a_wrong_line_is_refused_at_the_line(write: Write, text: str, told: str) -> None:
    write("lpr.csv", text)
    with pytest.raises(InputError) as caught:
        publications()
    assert told in str(caught.value)


def test_what_the_program_has_caught_up_with_is_left_out_and_told(write: Write) -> None:
    write("lpr.csv", HEAD + "2026-09-20,2.00,2.50,甲\n2026-10-20,3.00,3.50,甲\n")
    assert lpr("1y", on=date(2026, 9, 20), role="起诉日").rate == Decimal("0.03")
    assert [one.published_on for one in superseded()] == [date(2026, 9, 20)]
    assert publications()[-1].published_on == date(2026, 10, 20)


def test_a_file_from_excel_with_its_mark_is_read(write: Write) -> None:
    write("lpr.csv", "\ufeff" + HEAD + "2026-10-20,3.00,3.50,甲\n")
    assert publications()[-1].own


def test_a_figure_of_the_office_ends_the_one_before(write: Write) -> None:
    before = law_sha256()
    write("parameters.toml", value("2026-10-01", "61"))
    assert parameter(NAME, on=date(2026, 9, 30), role="逾期之日").whole == 91
    own = parameter(NAME, on=date(2026, 10, 1), role="逾期之日")
    assert (own.whole, own.grade, own.source) == (61, Grade.OWN, "本行核对")
    assert [one for one in every_figure() if one.own] == [own]
    assert law_sha256() != before


def test_a_figure_older_than_the_newest_shipped_changes_nothing(write: Write) -> None:
    write("parameters.toml", value("2011-01-13", "61"))
    assert parameter(NAME, on=date(2026, 10, 1), role="逾期之日").whole == 91


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (value("2026-10-01", "61").replace("principal", "capital"), "没有叫 card.capital_first_from_day 的参数"),
        (value("2026-10-01", "六十一"), "读不懂"),
        (value("2026-10-01", "61", source=""), "has no source"),
        ('[card.principal_first_from_day]\nvalue = [{ from = 2026-10-01, source = "甲" }]\n', "is = None"),
        ('[card.principal_first_from_day]\nvalue = [{ is = "61", source = "甲" }]\n', "读不懂"),
        ("[card.principal_first_from_day\n", "读不懂"),
        (
            value("2026-10-01", "61").replace("}]", '}, { from = 2026-10-01, is = "62", source = "乙" }]'),
            "有两个自2026年10月1日起的数值",
        ),
        (
            '[cost.total_most]\nvalue = [{ from = 2026-10-01, is = "24", source = "甲" }]\n',
            "一向是比例（0.24），不会是24",
        ),
    ],
)
def test_a_figure_that_is_none_is_refused(write: Write, text: str, told: str) -> None:
    write("parameters.toml", text)
    with pytest.raises(InputError) as caught:
        every_figure()
    assert "parameters.toml：" in str(caught.value)
    assert told in str(caught.value)


def test_a_folder_that_is_not_there_adds_nothing(write: Write) -> None:
    shipped = law_sha256()
    write("other.txt", "x")
    assert law_sha256() == shipped
