"""What people type into cells: days, amounts, rates, numbers, and the damage that Excel does to them."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from workbook_files import flat, read

from recovery_docs.case import Penalty
from recovery_docs.errors import FactError
from recovery_docs.intake.values import cell_text as cells
from recovery_docs.intake.values import names
from recovery_docs.intake.values.phones import phones
from recovery_docs.intake.values.quantities import amount, day, guarantee_period, loan_rate, looks_slipped, rate


@pytest.mark.parametrize(
    "written",
    [
        date(2023, 2, 10),
        datetime(2023, 2, 10, 9, 30),
        "2023-2-10",
        "2023-02-10",
        "2023/2/10",
        "2023.2.10",
        "2023年2月10日",
        "2023 年2 月 10日",
        "20230210",
        20230210.0,
        "２０２３－２－１０",
        "\u200b2023-02-10\u00a0",
        "2023-02-10 00:00:00",
    ],
)
def test_a_day_is_read_however_it_is_written(written: object) -> None:
    assert day(written) == date(2023, 2, 10)


@pytest.mark.parametrize("written", ["2021-02-30", "2023年13月1日", "20230229"])
def test_a_day_that_no_calendar_has_is_refused_in_those_words(written: str) -> None:
    with pytest.raises(FactError, match="日历上没有这一天"):
        day(written)


@pytest.mark.parametrize("written", ["2023-02", "2023年", "45000", 45000.0, "2月10日", "2021.8.18-2022.7.15", True])
def test_half_a_day_or_two_days_are_asked_about(written: object) -> None:
    with pytest.raises(FactError, match="不是完整的日期"):
        day(written)


def test_the_last_day_of_february_in_a_leap_year_and_the_year_after() -> None:
    assert day("2024-2-29") == date(2024, 2, 29)
    with pytest.raises(FactError):
        day("2025-2-29")


@pytest.mark.parametrize(
    "written",
    [
        1_000_000.0,
        "1000000",
        "1,000,000.00",
        "1，000，000",
        "１，０００，０００．００",
        "￥1,000,000元",
        "100万元",
        "100万",
        "0.01亿元",
        "人民币壹佰万元整",
        "壹佰万圆正",
        "一百万元",
        "壹佰万元整（1,000,000.00）",
    ],
)
def test_a_million_is_a_million(written: object) -> None:
    assert amount(written) == Decimal(1_000_000)


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("壹仟肆佰零玖元伍角", "1409.5"),
        ("人民币壹仟陆佰捌拾元零叁角贰分", "1680.32"),
        ("壹万陆仟肆佰零玖元零贰分", "16409.02"),
        ("伍角叁分", "0.53"),
        ("零元伍角", "0.5"),
        (0.1 + 0.2, "0.3"),  # a sum of Excel's: 0.30000000000000004
        (1234.56, "1234.56"),
    ],
)
def test_jiao_fen_and_binary_fractions(written: object, yuan: str) -> None:
    assert amount(written) == Decimal(yuan)


def test_the_heading_gives_the_unit_only_to_figures_without_one() -> None:
    assert amount(20.0, "万元") == amount("20", "万元") == Decimal(200_000)
    assert amount("20元", "万元") == Decimal(20)


def test_capitals_that_contradict_the_figures_are_refused() -> None:
    # 壹拾万 is 100,000; the paper said 10,000
    with pytest.raises(FactError, match="不一致"):
        amount("壹拾万圆正（10，000、）")


@pytest.mark.parametrize("written", ["约20万", "标的额的10%", "式拾万", "", "12,34", "200000/150000", True])
def test_what_is_no_amount_is_asked_about(written: object) -> None:
    with pytest.raises(FactError, match="不是金额"):
        amount(written)


@pytest.mark.parametrize(
    ("written", "unit", "fraction"),
    [
        ("6%", "", "0.06"),
        ("６％", "", "0.06"),
        ("百分之6", "", "0.06"),
        ("16%/年", "", "0.16"),
        ("年息6%", "", "0.06"),
        (6.0, "%", "0.06"),
        ("6", "%", "0.06"),
        ("6%", "‰", "0.06"),
    ],
)
def test_a_rate_with_its_unit(written: object, unit: str, fraction: str) -> None:
    assert rate(written, unit, "annual") == Decimal(fraction)


def test_the_words_of_the_cell_say_the_period_where_the_heading_does_not() -> None:
    assert loan_rate("月息5‰") == {"monthly": Decimal("0.005")}
    assert loan_rate("月6.6375‰") == {"monthly": Decimal("0.0066375")}
    assert loan_rate("日万分之五") == {"daily": Decimal("0.0005")}
    assert loan_rate("一年期LPR加115个基点") == {"lpr": "1y", "spread_bp": Decimal(115)}
    with pytest.raises(FactError, match="没有写明是年利率、月利率还是日利率"):
        loan_rate("6%")


@pytest.mark.parametrize("written", [6.0, "6", 0.06, "0.06"])
def test_a_bare_number_without_a_unit_anywhere_is_asked_about(written: object) -> None:
    with pytest.raises(FactError, match="没有写明单位"):
        rate(written, "", "annual")


def test_a_cell_shown_as_a_percentage_has_said_its_unit() -> None:
    assert rate(0.06, "", "annual", percent_cell=True) == Decimal("0.06")


def test_a_fraction_under_a_heading_in_percent_is_asked_about() -> None:
    # 0.06 under 年利率（%） would be six hundredths of a percent a year
    with pytest.raises(FactError, match="不合常理"):
        rate(0.06, "%", "annual")
    assert rate(0.3, "%", "annual") == Decimal("0.003")  # the edge: 0.3 %


def test_a_monthly_rate_under_a_yearly_heading_is_refused() -> None:
    with pytest.raises(FactError, match="写的是月利率，这里应填年利率"):
        rate("月息5‰", "", "annual")


@pytest.mark.parametrize("written", ["47%/年或0.13%/日", "LPR+115BP", "六厘"])
def test_two_rates_or_none_are_asked_about(written: str) -> None:
    with pytest.raises(FactError, match="不是一个带单位的比率"):
        rate(written)


def test_percent_for_per_mille_is_noticed() -> None:
    # 月利率6.726% is 80.712 % a year; 6.726‰ is 8.0712 %
    assert looks_slipped(Decimal("0.06726"), "monthly") == Decimal("0.80712")
    assert looks_slipped(Decimal("0.006726"), "monthly") is None


@pytest.mark.parametrize(
    ("written", "facts"),
    [
        ("2年", {"months": 24}),
        ("两年", {"months": 24}),
        ("三年", {"months": 36}),
        ("24个月", {"months": 24}),
        ("6个月", {"months": 6}),
        ("半年", {"months": 6}),
        ("没有约定", {"not_agreed": True}),
        ("直至本息还清为止", {"until_repaid": True}),
        ("2026-07-15", {"until_on": date(2026, 7, 15)}),
        (date(2026, 7, 15), {"until_on": date(2026, 7, 15)}),
        ("主债务履行期届满之日起三年", {"months": 36, "text": "主债务履行期届满之日起三年"}),
    ],
)
def test_a_guarantee_period_in_words(written: object, facts: dict[str, object]) -> None:
    assert guarantee_period(written) == facts


def test_a_bare_guarantee_period_needs_the_unit_of_its_heading() -> None:
    assert guarantee_period(24.0, "月") == {"months": 24}
    assert guarantee_period("2", "年") == {"months": 24}
    for written in (24.0, "2", "按合同约定", "一年或者两年"):
        with pytest.raises(FactError, match="看不出保证期间"):
            guarantee_period(written)


def test_stray_spaces_and_wide_digits_go_and_wide_brackets_stay() -> None:
    assert cells.text("　示例（海宁）有限公司\u00a0\u200b") == "示例（海宁）有限公司"
    assert cells.label("示借字２０２１第\u00a01号 ") == "示借字2021第 1号"
    assert cells.identity(" 3304 8119 8503 1200 1x ") == "33048119850312001X"


@pytest.mark.parametrize(
    "mark", ["\u202e", "\u202a", "\u202d", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c", "\u2064"]
)
def test_marks_that_turn_the_direction_of_writing_go_like_all_that_nobody_sees(mark: str) -> None:
    assert cells.label(f"2026-{mark}0001{mark}") == "2026-0001"
    assert cells.identity(f"{mark}330481198503120016") == "330481198503120016"
    assert cells.is_blank(mark)


def test_letters_with_marks_are_one_character_each() -> None:
    assert cells.label("Cafe\u0301-01") == cells.label("Caf\u00e9-01") == "Caf\u00e9-01"
    assert cells.label("示例㍻①") == "示例㍻①"  # compatibility characters stay as they are written


def test_a_name_spread_over_a_column_is_joined_and_nobody_is_nobody() -> None:
    assert names.name("李　明") == "李明"
    assert names.name("无") is None


def test_a_number_of_more_than_fifteen_digits_is_lost_and_said_to_be() -> None:
    assert cells.account(123456789012345.0) == "123456789012345"  # 15 digits are whole
    for damaged in (1234567890123456.0, 330481198503120000.0, "3.30481E+17"):
        with pytest.raises(FactError, match="15 位有效数字"):
            cells.identity(damaged)


@pytest.mark.parametrize("written", ["62×××75", "6259********", "138****0115"])
def test_a_masked_number_is_no_number(written: str) -> None:
    with pytest.raises(FactError, match="被遮盖"):
        cells.account(written)


def test_several_telephones_in_one_cell() -> None:
    assert phones("13800000001，0573-80000000、13800000002") == ("13800000001", "0573-80000000", "13800000002")
    assert phones(13800000001.0) == ("13800000001",)


def test_a_message_never_shows_a_whole_number_or_name() -> None:
    assert cells.shortened("330481198503120016", "identity") == "330…0016"
    assert cells.shortened(330481198503120000.0, "identity") == "330…0000"
    assert cells.shortened("李示例", "name") == "李**"
    assert cells.shortened("电话13800000001", "text") == "电话1…0001"


def test_yes_and_no_are_said_in_many_ways() -> None:
    assert [cells.truth(one) for one in (True, "是", "有", "√", "Y")] == [True] * 5
    assert [cells.truth(one) for one in (False, "否", "没有", "×", "0")] == [False] * 5


@pytest.mark.parametrize(
    ("written", "penalty"),
    [
        ("1年期LPR+150BP", {"pegged": {"lpr": "1y", "spread_bp": "150"}}),
        ("一年期LPR的1.5倍", {"pegged": {"lpr": "1y", "times": "1.5"}}),
        ("5年期以上LPR上浮30%", {"pegged": {"lpr": "5y", "times": "1.3"}}),
        ("同期同档次贷款基准利率的1.5倍", {"pegged": {"benchmark": "by_term", "times": "1.5"}}),
        ("在贷款利率基础上上浮50%", {"surcharge": "50%"}),
        ("按合同利率加收50%计收罚息", {"surcharge": "50%"}),
        ("上浮50%", {"surcharge": "50%"}),
        ("合同利率的1.5倍", {"surcharge": "50%"}),
        ("借款利率的150%", {"surcharge": "50%"}),
        ("年利率9%", {"annual": "9%"}),
        ("月息1分", {"annual": "12%"}),
        ("日万分之五", {"daily": "5‱"}),
    ],
)
def test_a_column_of_late_rates_takes_what_a_contract_says(
    tmp_path: Path, written: str, penalty: dict[str, Any]
) -> None:
    (row,) = read(flat(tmp_path, {"逾期利率": written}))
    assert row.loaded is not None, [str(fault) for fault in row.faults]
    assert row.loaded.case.loan.penalty == Penalty.model_validate(penalty)


@pytest.mark.parametrize("written", ["LPR+150BP", "LPR的1.5倍", "9%", "合同利率的50%", "按规定"])
def test_a_late_rate_that_says_too_little_is_asked_about(tmp_path: Path, written: str) -> None:
    (row,) = read(flat(tmp_path, {"逾期利率": written}))
    assert row.loaded is None
    (fault,) = row.faults
    assert fault.seen is not None
    assert (fault.place.sheet, fault.place.row) == ("台账", 2)
