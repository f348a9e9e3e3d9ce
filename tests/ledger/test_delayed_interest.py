"""迟延履行期间的债务利息: 法释〔2014〕8号 from 2014-08-01 on, 法释〔2009〕6号 before."""

from datetime import date
from decimal import Decimal

import pytest

from recovery_docs.errors import LawError
from recovery_docs.ledger.delayed_interest import delayed_interest


def yuan(text: str) -> Decimal:
    return Decimal(text)


def test_doubled_interest_is_base_times_rate_times_days() -> None:
    # 100,000 × 0.0175 % × 100 days = 1,750.00; the last day, 2026-04-11, is not counted
    assert delayed_interest(yuan("100000"), date(2026, 1, 1), date(2026, 4, 11)).amount == yuan("1750.00")
    counted = delayed_interest(yuan("100000"), date(2026, 1, 1), date(2026, 4, 11), count_last=True)
    assert counted.amount == yuan("1767.50")


def test_doubled_interest_runs_on_what_is_left_of_the_base() -> None:
    # 100,000 × 0.0175 % × 40 = 700.00, then 60,000 × 0.0175 % × 60 = 630.00
    paid = [(date(2026, 2, 10), yuan("40000"))]
    fee = delayed_interest(yuan("100000"), date(2026, 1, 1), date(2026, 4, 11), paid)
    assert fee.amount == yuan("1330.00")


def test_payments_before_the_period_ended_lower_the_base_from_the_start() -> None:
    paid = [(date(2025, 12, 1), yuan("40000"))]
    assert delayed_interest(yuan("100000"), date(2026, 1, 1), date(2026, 4, 11), paid).amount == yuan("1050.00")


def test_nothing_is_doubled_without_delay() -> None:
    assert delayed_interest(yuan("100000"), date(2026, 1, 1), date(2026, 1, 1)).amount == 0


def test_a_delay_across_1_august_2014_is_split_there() -> None:
    # 100,000 × 6 % × 2 ÷ 360 × 577 = 19,233.33; 100,000 × 0.0175 % × 153 = 2,677.50
    fee = delayed_interest(yuan("100000"), date(2013, 1, 1), date(2014, 12, 31), count_last=True)
    assert fee.amount == yuan("21910.83")
    assert "× 577天 = 19,233.33" in str(fee.reason)
    assert "× 153天 = 2,677.50" in str(fee.reason)


def test_the_last_day_of_the_old_rule_and_the_first_of_the_new() -> None:
    # a day of the old: 1,000,000 × 6 % × 2 ÷ 360 = 333.33; of the new: 1,000,000 × 0.0175 % = 175.00
    million = yuan("1000000")
    assert delayed_interest(million, date(2014, 7, 31), date(2014, 7, 31), count_last=True).amount == yuan("333.33")
    assert delayed_interest(million, date(2014, 7, 31), date(2014, 8, 1)).amount == yuan("333.33")
    assert delayed_interest(million, date(2014, 7, 31), date(2014, 8, 1), count_last=True).amount == yuan("508.33")
    assert delayed_interest(million, date(2014, 8, 1), date(2014, 8, 1), count_last=True).amount == yuan("175.00")


def test_the_old_rule_follows_the_benchmark_of_each_day() -> None:
    # 285,000 from 2011-12-17: 174 days at 6.56 %, 28 at 6.31 %, 756 at 6.00 %, doubled
    old = delayed_interest(yuan("285000"), date(2011, 12, 17), date(2014, 8, 1))
    assert old.amount == yuan("92690.23")
    # the band of one to three years: 6.65 %, 6.40 %, 6.15 %
    longer = delayed_interest(yuan("285000"), date(2011, 12, 17), date(2014, 8, 1), band="y3")
    assert longer.amount == yuan("94773.58")
    assert "一至三年贷款基准利率6.65%" in str(longer.reason)


def test_the_two_rules_may_count_on_different_sums() -> None:
    # the old on 110,000 with the interest the title gave, the new on 100,000 without it
    fee = delayed_interest(yuan("100000"), date(2014, 7, 22), date(2014, 8, 11), base_before=yuan("110000"))
    # 110,000 × 6 % × 2 ÷ 360 × 10 = 366.67; 100,000 × 0.0175 % × 10 = 175.00
    assert fee.amount == yuan("541.67")


def test_a_payment_under_the_old_rule_goes_to_debt_and_interest_in_proportion() -> None:
    # 2013-01-01 to 2013-06-30: 180 days at 6 % doubled bear 6 fen a yuan; 53,000 pay 50,000 of the debt with its 3,000
    paid = [(date(2013, 6, 30), yuan("53000"))]
    fee = delayed_interest(yuan("100000"), date(2013, 1, 1), date(2013, 12, 27), paid)
    # 6,000.00 on the whole, then 50,000 × 6 % × 2 ÷ 360 × 180 = 3,000.00
    assert fee.amount == yuan("9000.00")
    assert "50,000.00 × 六个月至一年" in str(fee.reason)


def test_a_delay_of_before_the_reply_of_2009_is_refused_with_its_day() -> None:
    assert delayed_interest(yuan("100000"), date(2009, 5, 18), date(2009, 5, 19)).amount == yuan("29.50")
    with pytest.raises(LawError, match="2009年5月17日"):
        delayed_interest(yuan("100000"), date(2009, 5, 17), date(2009, 6, 1))
