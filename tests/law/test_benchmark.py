"""The benchmark rates of the People's Bank on the days on which they change, and the bands of loans."""

from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

import pytest

from recovery_docs.errors import LawError
from recovery_docs.law.benchmark import BAND_NAMES, Band, band_of, benchmark, benchmark_changes

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "band", "before", "on"),
    [
        (date(2004, 10, 29), "y5", "0.0558", "0.0585"),
        (date(2008, 10, 9), "y1", "0.0720", "0.0693"),
        (date(2012, 7, 6), "y1", "0.0631", "0.0600"),
        (date(2014, 11, 22), "m6", "0.0560", "0.0560"),  # three bands only from this day
        (date(2014, 11, 22), "y3", "0.0615", "0.0600"),
        (date(2015, 10, 24), "over5", "0.0515", "0.0490"),
    ],
)
def test_a_benchmark_changes_on_its_day(day: date, band: Band, before: str, on: str) -> None:
    assert benchmark(band, on=day - DAY, role="放款日").rate == Decimal(before)
    assert benchmark(band, on=day, role="放款日").rate == Decimal(on)


def test_the_days_that_the_table_covers() -> None:
    assert benchmark("y1", on=date(1998, 7, 1), role="放款日").rate == Decimal("0.0693")
    assert benchmark("y1", on=date(2019, 8, 19), role="放款日").effective_on == date(2015, 10, 24)
    for day in (date(1998, 6, 30), date(2019, 8, 20)):
        with pytest.raises(LawError, match=f"放款日{day.year}年{day.month}月{day.day}日没有收录贷款基准利率"):
            benchmark("y1", on=day, role="放款日")


def test_every_rate_has_a_source_and_longer_loans_are_not_cheaper() -> None:
    for day in [date(1998, 7, 1), *benchmark_changes(date(1998, 7, 1), date(2030, 1, 1))]:
        found = [benchmark(band, on=day, role="试验日") for band in get_args(Band)]
        assert all(one.source and one.grade == "V2" and one.effective_on == day for one in found)
        assert [one.rate for one in found] == sorted(one.rate for one in found)
    assert set(BAND_NAMES) == set(get_args(Band))


@pytest.mark.parametrize(
    ("due_on", "band"),
    [
        (date(2014, 11, 1), "m6"),
        (date(2014, 11, 2), "y1"),
        (date(2017, 5, 1), "y3"),
        (date(2017, 5, 2), "y5"),
        (date(2019, 5, 1), "y5"),
        (date(2019, 5, 2), "over5"),
    ],
)
def test_a_band_holds_its_last_day(due_on: date, band: Band) -> None:
    assert band_of(date(2014, 5, 1), due_on) == band
