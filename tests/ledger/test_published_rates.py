"""Rates that follow a published one: times the LPR, the old benchmark, the provident fund, the working day before."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from recovery_docs.case import Case, LoanRate
from recovery_docs.fields.phrases.contract_terms import late_rate_words, rate_words
from recovery_docs.ledger import Statement, draw_up
from recovery_docs.ledger.accounts.published_rate import in_band, published

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]


def lent(lend: Lend, rate: Any, paid_on: str, due_on: str, **more: Any) -> Case:
    return lend(disbursements=[{"paid_on": paid_on, "due_on": due_on, "amount": 100000}], rate=rate, **more)


def rates(case: Case, on: date) -> list[Decimal]:
    return [line.rate * 100 for line in draw_up(case, on).lines if line.accrues]


@pytest.mark.parametrize(
    ("written", "rate"),
    [  # 2024-01-22 公布的一年期 LPR 3.45 %、五年期以上 4.20 %
        ("1年期LPR的1.3倍", "0.04485"),
        ("一年期LPR的1.5倍", "0.05175"),
        ("4倍一年期LPR", "0.138"),
        ("5年期以上LPR上浮10%", "0.0462"),
        ({"lpr": "1y", "times": "1.3", "spread_bp": 20}, "0.04685"),
    ],
)
def test_so_many_times_the_lpr(written: Any, rate: str) -> None:
    assert published(LoanRate.model_validate(written), date(2024, 1, 25)).rate == Decimal(rate)


def test_a_multiple_of_the_lpr_is_charged(lend: Lend, owed: Owed) -> None:
    # 100,000 × 4.485 % ÷ 360 × 100 = 1,245.83
    case = lent(lend, "1年期LPR的1.3倍", "2024-01-25", "2025-01-25")

    assert owed(draw_up(case, date(2024, 5, 4)))["interest"] == "1245.83"


def test_a_penalty_of_four_times_the_lpr_is_read_on_the_first_day_of_default(lend: Lend, owed: Owed) -> None:
    # 2025-01-26 时一年期 LPR 3.10 %，四倍 12.40 %；100,000 × 12.4 % ÷ 360 × 10 = 344.44
    case = lent(lend, {"annual": "6%"}, "2024-01-25", "2025-01-25", penalty={"pegged": "1年期LPR的4倍"})

    assert owed(draw_up(case, date(2025, 2, 5)))["penalty_interest"] == "344.44"


def test_a_penalty_that_follows_what_is_published_changes_with_it(lend: Lend) -> None:
    # 2025-05-20 公布 3.00 %，以前是 3.10 %
    pegged = {"lpr": "1y", "times": 4, "reprice": "as_published"}
    case = lent(lend, {"annual": "6%"}, "2024-01-25", "2025-01-25", penalty={"pegged": pegged})

    assert rates(case, date(2025, 7, 1)) == [Decimal(6), Decimal("12.4"), Decimal(12)]


@pytest.mark.parametrize(
    ("paid_on", "due_on", "rate"),
    [  # 2012-07-06 起：六个月 5.60，一年 6.00，三年 6.15，五年 6.40，五年以上 6.55；上浮 30%
        ("2013-01-10", "2013-07-10", "0.0728"),
        ("2013-01-10", "2014-01-10", "0.078"),
        ("2013-01-10", "2014-01-11", "0.07995"),
        ("2013-01-10", "2018-01-10", "0.0832"),
        ("2013-01-10", "2018-01-11", "0.08515"),
    ],
)
def test_the_benchmark_of_the_loans_own_length_with_an_uplift(paid_on: str, due_on: str, rate: str) -> None:
    first, last = date.fromisoformat(paid_on), date.fromisoformat(due_on)
    agreed = in_band(LoanRate.model_validate("同期同档次贷款基准利率上浮30%"), first, last)

    assert published(agreed, first).rate == Decimal(rate)


def test_a_benchmark_loan_is_charged(lend: Lend, owed: Owed) -> None:
    # 100,000 × 7.8 % ÷ 360 × 100 = 2,166.67
    case = lent(lend, "同期同档次贷款基准利率上浮30%", "2013-01-10", "2014-01-10")

    assert owed(draw_up(case, date(2013, 4, 20)))["interest"] == "2166.67"


@pytest.mark.parametrize(("day", "superseded"), [(date(2019, 8, 19), False), (date(2019, 8, 20), True)])
def test_a_benchmark_after_the_last_one_is_told(day: date, superseded: bool) -> None:
    found = published(LoanRate.model_validate({"benchmark": "y1"}), day)

    assert (found.rate, found.superseded) == (Decimal("0.0435"), superseded)


def test_a_reader_is_told_that_the_benchmark_is_over(lend: Lend) -> None:
    case = lent(lend, {"benchmark": "over5", "reprice": "yearly"}, "2015-01-10", "2035-01-10")

    assert not any("取代" in str(one) for one in draw_up(case, date(2019, 6, 1)).notices)
    assert any("取代" in str(one) for one in draw_up(case, date(2021, 6, 1)).notices)


@pytest.mark.parametrize(("benchmark", "rate"), [("provident_to5", "0.0275"), ("provident_over5", "0.0325")])
def test_the_provident_fund(benchmark: str, rate: str) -> None:
    assert published(LoanRate.model_validate({"benchmark": benchmark}), date(2016, 1, 1)).rate == Decimal(rate)


@pytest.mark.parametrize(
    ("priced", "rate"),
    [("same_day", "0.0385"), ("working_day_before", "0.0405")],  # 2020-04-20 从 4.05 % 降为 3.85 %
)
def test_the_working_day_before_the_day_of_pricing(priced: str, rate: str) -> None:
    agreed = LoanRate.model_validate({"lpr": "1y", "priced": priced})

    assert published(agreed, date(2020, 4, 20)).rate == Decimal(rate)  # 星期一；前一工作日是 4 月 17 日


def test_the_occupation_fee_of_a_guarantor_may_follow_the_lpr(lend: Lend, owed: Owed) -> None:
    # 一年期 LPR 3.45 %：100,000 × 3.45 % ÷ 360 × 100 = 958.33；四倍 3,833.33
    def recourse(rate: str) -> Case:
        paid = {"paid_on": "2024-01-25", "amount": 100000, "occupation_rate": rate}
        return lend(cause="recourse", recourse=paid)

    assert owed(draw_up(recourse("1年期LPR"), date(2024, 5, 4)))["interest"] == "958.33"
    assert owed(draw_up(recourse("1年期LPR的4倍"), date(2024, 5, 4)))["interest"] == "3833.33"


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        ("1年期LPR的1.3倍", "按一年期贷款市场报价利率（LPR）的1.3倍计算年利率"),
        ("同期同档次贷款基准利率上浮30%", "按同期同档次人民银行贷款基准利率上浮30%计算年利率"),
        ({"lpr": "1y", "priced": "working_day_before"}, "按定价日前一工作日的一年期贷款市场报价利率（LPR）计算年利率"),
        ({"benchmark": "provident_over5", "times": "1.1"}, "按公积金五年以上贷款利率上浮10%计算年利率"),
    ],
)
def test_papers_say_what_the_rate_follows(rate: Any, words: str) -> None:
    assert rate_words(LoanRate.model_validate(rate)) == words


def test_papers_say_what_a_late_payment_bears(lend: Lend) -> None:
    case = lend(penalty={"pegged": "1年期LPR的4倍"})

    assert late_rate_words(case.loan.penalty) == "按一年期贷款市场报价利率（LPR）的4倍计算年利率"
