"""Counting periods: the first day is not counted, a month ends where it has days, a court's period on a working day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_docs.law.periods import days_between, next_working_day, period, plus_months, procedural_period

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),  # no 31 February: the last day of the month (民法典202)
        (date(2023, 8, 31), 6, date(2024, 2, 29)),  # a leap year has one day more
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2023, 6, 30), 36, date(2026, 6, 30)),
        (date(2023, 2, 28), 6, date(2023, 8, 28)),  # the corresponding day, not the month's last
        (date(2023, 12, 31), 1, date(2024, 1, 31)),
        (date(2023, 12, 15), 0, date(2023, 12, 15)),
    ],
)
def test_a_period_of_months_ends_on_the_corresponding_day(start: date, months: int, last: date) -> None:
    assert plus_months(start, months) == last


@given(days, st.integers(min_value=0, max_value=480))
def test_a_period_of_months_never_leaves_its_month(start: date, months: int) -> None:
    last = plus_months(start, months)
    assert last.year * 12 + last.month == start.year * 12 + start.month + months
    assert last.day <= start.day
    assert last.day == start.day or (last + timedelta(days=1)).day == 1


def test_a_civil_period_is_not_moved_by_a_holiday() -> None:
    # 2026-10-01 is a national holiday; the guarantee period still ends on it.
    found = period(date(2026, 4, 1), months=6)
    assert found.last_day == date(2026, 10, 1)
    assert str(found.computed) == "自2026年4月1日起6个月，至2026年10月1日届满"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        ({"months": 36}, "自2023年6月30日起3年，至2026年6月30日届满"),
        ({"months": 240}, "自2023年6月30日起20年，至2043年6月30日届满"),
        ({"months": 18}, "自2023年6月30日起18个月，至2024年12月30日届满"),
        ({"days": 30}, "自2023年6月30日起30日，至2023年7月30日届满"),
    ],
)
def test_a_period_says_how_long_it_is_and_when_it_ends(length: dict[str, int], words: str) -> None:
    assert str(period(date(2023, 6, 30), **length).computed) == words


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2026, 11, 2), 7, date(2026, 11, 9)),  # Monday to Monday
        (date(2026, 11, 6), 1, date(2026, 11, 9)),  # Friday and one day: Saturday moves to Monday
        (date(2026, 9, 24), 7, date(2026, 10, 8)),  # 1 October opens the national holiday, which ends on the 7th
        (date(2026, 1, 31), 15, date(2026, 2, 24)),  # 15 February opens the Spring Festival of 2026, through the 23rd
        (date(2026, 2, 13), 1, date(2026, 2, 14)),  # a Saturday that is worked for the holiday is a working day
    ],
)
def test_a_period_of_procedure_ends_on_a_working_day(start: date, count: int, last: date) -> None:
    found = procedural_period(start, count)
    assert found.last_day == last
    assert found.certain
    assert ("顺延至" in str(found.computed)) is (last != start + timedelta(days=count))


def test_where_the_holidays_are_not_known_yet_the_end_is_not_certain() -> None:
    found = procedural_period(date(2098, 5, 1), 7)
    assert found.last_day == date(2098, 5, 8)
    assert not found.certain


@given(st.dates(min_value=date(2010, 1, 1), max_value=date(2025, 12, 1)))
def test_the_next_working_day_is_one_and_is_near(day: date) -> None:
    moved, certain = next_working_day(day)
    assert certain
    assert day <= moved <= day + timedelta(days=10)
    assert next_working_day(moved) == (moved, True)


@pytest.mark.parametrize(
    ("first", "last", "both", "count"),
    [
        (date(2024, 9, 19), date(2024, 12, 18), False, 90),  # 11 of September, 31, 30, 18 less the last
        (date(2024, 9, 5), date(2024, 12, 18), False, 104),
        (date(2024, 9, 19), date(2024, 12, 18), True, 91),
        (date(2024, 9, 19), date(2024, 9, 19), False, 0),
        (date(2024, 9, 19), date(2024, 9, 18), False, 0),
    ],
)
def test_days_are_counted_with_the_first_and_without_the_last(first: date, last: date, both: bool, count: int) -> None:
    assert days_between(first, last, count_last=both) == count
