"""Amounts, days, rates and periods: what is written is read as the same, and what can be read two ways is refused."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from recovery_docs.case import Case, grammar
from recovery_docs.errors import FactError
from recovery_docs.intake import read_case, read_workbook
from recovery_docs.money import capitals, figures

AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2)
Example = Callable[[str], dict[str, Any]]


@given(AMOUNTS)
def test_an_amount_that_a_paper_writes_is_read_as_the_same(amount: Decimal) -> None:
    wide = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
    for written in (
        str(amount),
        figures(amount),
        f"¥{figures(amount)}元",
        figures(amount).translate(wide),
        capitals(amount),
        f"人民币{figures(amount)}元（大写：{capitals(amount)}）",
        f"{amount / 10_000:f}万元",
        f"{amount / 100_000_000:f}亿",
    ):
        assert grammar.amount(written) == amount, written


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        *(
            (text, "不是金额")
            for text in ("1,00", "12,34", "3.2.1", "万", "万元", "1e6", "约20万", "一百块", "100①", "两三万")
        ),
        ("100²", "不是金额"),
        ("-5", "金额不能为负数"),
        ("−1,000.00元", "金额不能为负数"),
        ("0.105", "金额精确到分"),
        ("1.00000001万元", "金额精确到分"),
        ("100美元", "写的不是人民币"),
        ("$100", "写的不是人民币"),
        ("HKD 1,000.00", "写的不是人民币"),
        ("壹拾万元整（10,000）", "两处写的金额不一致：100,000.00 元，10,000.00 元"),
    ],
)
def test_an_amount_that_can_be_read_two_ways_or_not_at_all_is_refused(written: str, problem: str) -> None:
    with pytest.raises(FactError, match=problem):
        grammar.amount(written)


@given(st.dates(min_value=date(1949, 1, 1), max_value=date(2200, 12, 31)))
def test_a_day_is_read_however_it_is_written(day: date) -> None:
    for written in (
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day:%Y-%m-%d} 00:00:00",
    ):
        assert grammar.day(written) == day, written


@pytest.mark.parametrize(
    "written", ["26-10-31", "26年10月31日", "10/31/2026", "2026-10", "261031", "2026年10月31日至11月2日"]
)
def test_a_day_without_its_whole_year_or_two_days_are_refused(written: str) -> None:
    with pytest.raises(FactError, match="不是完整的日期"):
        grammar.day(written)


@given(st.decimals(min_value=Decimal("0.01"), max_value=100, places=4), st.sampled_from(["年", "月", "日"]))
def test_a_rate_is_the_share_that_its_unit_says(figure: Decimal, period: str) -> None:
    known = {"年": "annual", "月": "monthly", "日": "daily"}[period]
    units = {"{}%": 100, "{}‰": 1000, "{}‱": 10_000, "百分之{}": 100, "千分之{}": 1000, "万分之{}": 10_000}
    for words, parts in units.items():
        assert grammar.rate(words.format(figure)) == (figure / parts, None)
        assert grammar.rate(f"{period}利率{words.format(figure)}") == (figure / parts, known)
        assert grammar.rate(f"{words.format(figure)}/{period}") == (figure / parts, known)


@pytest.mark.parametrize(
    ("written", "facts"),
    [
        ("年利率6%", {"annual": Decimal("0.06")}),
        ("月息1分", {"monthly": Decimal("0.01")}),
        ("月息1.5分", {"monthly": Decimal("0.015")}),
        ("月利一分五厘", {"monthly": Decimal("0.015")}),
        ("月息5厘", {"monthly": Decimal("0.005")}),
        ("每日万分之五", {"daily": Decimal("0.0005")}),
        ("1年期LPR+115BP", {"lpr": "1y", "spread_bp": Decimal(115)}),
        ("LPR（5年期以上）-20bp", {"lpr": "5y", "spread_bp": Decimal(-20)}),
        ("五年期以上LPR减20个基点", {"lpr": "5y", "spread_bp": Decimal(-20)}),
    ],
)
def test_a_loan_rate_in_one_text_says_what_it_is_a_rate_of(written: str, facts: dict[str, Any]) -> None:
    assert grammar.loan_rate(written) == facts


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("6", "没有写明单位，可能是 6%，也可能是 6‰"),
        ("0.06", "没有写明单位，可能是 0.06%，也可能是 6%"),
        ("6%", "没有写明是年利率、月利率还是日利率"),
        ("LPR+115BP", "没有写明 LPR 的期限品种"),
        ("年息6厘", "不是一个带单位的比率"),  # a hundredth to some, a thousandth to others
        ("47%/年或0.13%/日", "不是一个带单位的比率"),
        ("月息", "不是一个带单位的比率"),
        ("千分之5%", "不是一个带单位的比率"),
    ],
)
def test_a_rate_that_does_not_say_in_what_is_refused(written: str, problem: str) -> None:
    with pytest.raises(FactError, match=problem):
        grammar.loan_rate(written)


def test_a_rate_stands_where_its_period_belongs_and_a_share_has_none() -> None:
    assert grammar.rate_of("年化6%", "annual") == Decimal("0.06")
    with pytest.raises(FactError, match="写的是日利率，这里应填年利率"):
        grammar.rate_of("日万分之五", "annual")
    with pytest.raises(FactError, match="不是一个带单位的比率"):
        grammar.rate_of("年50%", None)


@given(st.integers(1, 100))
def test_years_are_months_twelve_times(years: int) -> None:
    assert grammar.months(f"{years}年") == grammar.months(f"{12 * years}个月") == grammar.months(str(12 * years))


@pytest.mark.parametrize("written", ["0", "1201", "101年", "两三年", "年", "一年或者两年", "24天"])
def test_what_is_no_number_of_months_is_refused(written: str) -> None:
    with pytest.raises(FactError, match="月数"):
        grammar.months(written)


# --- a case file and a workbook -----------------------------------------------------------------------------------------

HEADINGS = {
    "放款金额": ("loan", "disbursements", 0, "amount"),
    "放款日期": ("loan", "disbursements", 0, "paid_on"),
    "利率": ("loan", "rate"),
    "罚息上浮比例": ("loan", "penalty", "surcharge"),
    "担保人保证期间": ("guarantees", 0, "period"),
}
# 全表本金不足一千元而没有写单位的，工作簿会问是不是万元
_MONEY = AMOUNTS.filter(lambda amount: amount >= 1_000).flatmap(
    lambda amount: st.sampled_from([figures(amount), capitals(amount), f"{amount / 10_000:f}万元", f"¥{amount}"])
)
_DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2024, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), f"{day:%Y/%m/%d}", f"{day.year}年{day.month}月{day.day}日"])
)


@settings(max_examples=25, deadline=None)
@given(
    amount=_MONEY,
    paid_on=_DAYS,
    rate=st.sampled_from(["年利率6%", "月息5‰", "月息1分", "日万分之五", "1年期LPR+115BP"]),
    surcharge=st.sampled_from(["50%", "百分之五十", "５０％"]),
    period=st.sampled_from(["2年", "24个月", "三年", "2030-07-15", "直至本息还清为止", "主债务履行期届满之日起三年"]),
)
def test_the_same_texts_make_the_same_case_of_a_file_and_of_a_workbook(
    tmp_path_factory: pytest.TempPathFactory, amount: str, paid_on: str, rate: str, surcharge: str, period: str
) -> None:
    folder = tmp_path_factory.mktemp("both")
    texts = dict(zip(HEADINGS, (amount, paid_on, rate, surcharge, period), strict=True))
    from_file, from_workbook = _of_file(folder, texts), _of_workbook(folder, texts)
    assert from_file.loan == from_workbook.loan
    assert from_file.guarantees == from_workbook.guarantees


def _of_file(folder: Path, texts: dict[str, str]) -> Case:
    disbursement = {"paid_on": texts["放款日期"], "amount": texts["放款金额"], "due_on": "2025-12-31"}
    facts = {
        "id": "1",
        "creditor": {"kind": "organisation", "name": "示例银行股份有限公司"},
        "borrowers": [{"kind": "person", "name": "李示例"}],
        "loan": {
            "cause": "financial_loan",
            "rate": texts["利率"],
            "penalty": {"surcharge": texts["罚息上浮比例"]},
            "disbursements": [disbursement],
        },
        "guarantees": [{"guarantor": {"kind": "person", "name": "赵示例"}, "period": texts["担保人保证期间"]}],
    }
    path = folder / "case.yaml"
    path.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
    return read_case(path).case


def _of_workbook(folder: Path, texts: dict[str, str]) -> Case:
    row = {
        "案件编号": "1",
        "债权人名称": "示例银行股份有限公司",
        "案由": "金融借款合同纠纷",
        "借款人姓名": "李示例",
        "担保人姓名": "赵示例",
        "到期日": "2025-12-31",
        **texts,
    }
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "台账"
    sheet.append(list(row))
    sheet.append(list(row.values()))
    workbook.save(folder / "book.xlsx")
    (one,) = read_workbook(folder / "book.xlsx")
    assert one.loaded is not None, [str(fault) for fault in one.faults]
    return one.loaded.case
