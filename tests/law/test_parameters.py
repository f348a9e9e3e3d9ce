"""Figures of law on the days on which they change, in pairs: the last day of one, the first of the next."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from recovery_docs.errors import LawError
from recovery_docs.law import parameters
from recovery_docs.law.figures import figures
from recovery_docs.law.parameters import governed, law_sha256, lpr, parameter
from recovery_docs.law.published_lpr import publications

DAY = timedelta(days=1)
ALL = figures()


@pytest.mark.parametrize(
    ("name", "day", "before", "on"),
    [
        ("limitation.general", date(2017, 10, 1), "2", "3"),  # 民法通则135 二年，民法总则188 三年
        ("guarantee.period_until_repaid", date(2021, 1, 1), "24", "6"),  # 担保法解释32② 二年，担保制度解释32 六个月
        ("guarantee.limitation", date(2017, 10, 1), "2", "3"),
    ],
)
def test_a_figure_changes_on_its_day(name: str, day: date, before: str, on: str) -> None:
    assert parameter(name, on=day - DAY, role="签订日").value == Decimal(before)
    assert parameter(name, on=day, role="签订日").value == Decimal(on)


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_figure_has_a_source_and_no_day_has_two(name: str) -> None:
    values = ALL[name]
    for value in values:
        assert value.source
        assert value.tiers or value.value.is_finite()
    for older, newer in pairwise(values):
        assert older.effective_until is not None
        assert older.effective_until <= newer.effective_from


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_figure_is_refused_before_its_first_day_and_after_its_last(name: str) -> None:
    known = parameters.values_of(name)
    first, last = known[0], known[-1]
    assert parameter(name, on=first.effective_from, role="试验日") is first
    assert governed(name, first.effective_from)
    assert not governed(name, first.effective_from - DAY)
    with pytest.raises(LawError) as caught:
        parameter(name, on=first.effective_from - DAY, role="试验日")
    assert name in str(caught.value)
    assert "试验日" in str(caught.value)
    if last.effective_until:
        assert parameter(name, on=last.effective_until - DAY, role="试验日") is last
        assert governed(name, last.effective_until - DAY)
        assert not governed(name, last.effective_until)
        with pytest.raises(LawError):
            parameter(name, on=last.effective_until, role="试验日")


def test_a_refused_day_is_told_which_days_have_a_figure() -> None:
    with pytest.raises(LawError, match="有的是：1987-01-01～2017-10-01、2017-10-01～）"):
        parameter("limitation.general", on=date(1986, 12, 31), role="到期日")


def test_a_figure_that_nobody_registered_is_refused() -> None:
    assert not governed("no.such", date(2026, 1, 1))
    with pytest.raises(LawError):
        parameter("no.such", on=date(2026, 1, 1), role="试验日")


@pytest.mark.parametrize(
    ("on", "one_year", "five_years"),
    [
        (date(2019, 8, 20), "0.0425", "0.0485"),
        (date(2019, 9, 19), "0.0425", "0.0485"),
        (date(2019, 9, 20), "0.0420", "0.0485"),
        (date(2019, 11, 19), "0.0420", "0.0485"),
        (date(2019, 11, 20), "0.0415", "0.0480"),
    ],
)
def test_the_loan_prime_rate_holds_from_its_publication_to_the_next(on: date, one_year: str, five_years: str) -> None:
    assert lpr("1y", on=on, role="放款日").rate == Decimal(one_year)
    assert lpr("5y", on=on, role="放款日").rate == Decimal(five_years)


def test_there_is_no_loan_prime_rate_before_the_first() -> None:
    assert lpr("1y", on=date(2019, 8, 20), role="放款日").verified
    with pytest.raises(LawError) as caught:
        lpr("1y", on=date(2019, 8, 19), role="放款日")
    assert "放款日2019年8月19日时还没有贷款市场报价利率（自2019年8月20日起公布）" in str(caught.value)


def test_past_the_last_publication_that_was_read_a_rate_is_marked_unverified() -> None:
    last = publications()[-1]
    last_covered = last.published_on + timedelta(days=40)
    assert lpr("1y", on=last_covered, role="放款日").verified
    after = lpr("1y", on=last_covered + DAY, role="放款日")
    assert not after.verified
    assert after.rate == last.one_year
    assert after.published_on == last.published_on


def test_the_last_publication_shipped_is_of_september_2026() -> None:
    newest = lpr("5y", on=date(2026, 9, 20), role="放款日")
    assert (newest.published_on, newest.rate) == (date(2026, 9, 20), Decimal("0.035"))
    assert not lpr("1y", on=date(2026, 11, 20), role="放款日").verified


def test_every_month_since_the_first_has_one_publication_in_order() -> None:
    known = publications()
    months = [one.published_on.year * 12 + one.published_on.month for one in known]
    assert months == list(range(months[0], months[0] + len(months)))
    assert all(0 < one.one_year <= one.five_years < Decimal("0.1") for one in known)


def test_the_fingerprint_of_the_law_is_that_of_its_files() -> None:
    assert law_sha256() == law_sha256()
    assert len(law_sha256()) == 64
