"""诉讼费用交纳办法 13–16."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from recovery_docs.errors import LawError, LedgerError
from recovery_docs.ledger.fee import (
    Fee,
    acceptance_fee,
    collateral_auction_fee,
    enforcement_fee,
    halved_acceptance_fee,
    payment_order_fee,
    preservation_fee,
)

ON = date(2026, 3, 2)


def yuan(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    ("claim", "accepted", "halved", "order", "enforced", "preserved"),
    [
        ("50000", "1050.00", "525.00", "350.00", "650.00", "520.00"),
        ("100000", "2300.00", "1150.00", "766.67", "1400.00", "1020.00"),
        ("200000", "4300.00", "2150.00", "1433.33", "2900.00", "1520.00"),
        ("500000", "8800.00", "4400.00", "2933.33", "7400.00", "3020.00"),
        ("1000000", "13800.00", "6900.00", "4600.00", "12400.00", "5000.00"),
        ("5000000", "46800.00", "23400.00", "15600.00", "52400.00", "5000.00"),
        ("10000000", "81800.00", "40900.00", "27266.67", "77400.00", "5000.00"),
        ("20000000", "141800.00", "70900.00", "47266.67", "87400.00", "5000.00"),
    ],
)
def test_the_tariff_for_round_amounts(
    claim: str, accepted: str, halved: str, order: str, enforced: str, preserved: str
) -> None:
    assert acceptance_fee(yuan(claim), on=ON).amount == yuan(accepted)
    assert halved_acceptance_fee(yuan(claim), on=ON).amount == yuan(halved)
    assert payment_order_fee(yuan(claim), on=ON).amount == yuan(order)
    assert enforcement_fee(yuan(claim), on=ON).amount == yuan(enforced)
    assert preservation_fee(yuan(claim), on=ON).amount == yuan(preserved)


@pytest.mark.parametrize(
    ("claim", "fee"),
    [
        ("5000", "50"),
        ("50000", "1050"),
        ("150000", "3300"),
        ("300000", "5800"),
        ("800000", "11800"),
        ("15000000", "111800"),
        ("50000000", "291800"),
        ("260000", "5200"),
    ],
)
def test_acceptance_fees_that_calculators_and_judgments_publish(claim: str, fee: str) -> None:
    assert acceptance_fee(yuan(claim), on=ON).amount == yuan(fee)


@pytest.mark.parametrize(
    ("at", "fee", "over", "fee_over"),
    [
        ("10000", "50.00", "10040", "51.00"),  # 10,040 × 2.5 % − 200
        ("100000", "2300.00", "100050", "2301.00"),  # 100,050 × 2 % + 300
        ("200000", "4300.00", "200100", "4301.50"),  # 200,100 × 1.5 % + 1,300
        ("500000", "8800.00", "500100", "8801.00"),  # 500,100 × 1 % + 3,800
        ("1000000", "13800.00", "1000100", "13800.90"),  # × 0.9 % + 4,800
        ("2000000", "22800.00", "2000100", "22800.80"),  # × 0.8 % + 6,800
        ("5000000", "46800.00", "5000100", "46800.70"),  # × 0.7 % + 11,800
        ("10000000", "81800.00", "10000100", "81800.60"),  # × 0.6 % + 21,800
        ("20000000", "141800.00", "20000100", "141800.50"),  # × 0.5 % + 41,800
    ],
)
def test_a_tier_includes_its_upper_bound(at: str, fee: str, over: str, fee_over: str) -> None:
    assert acceptance_fee(yuan(at), on=ON).amount == yuan(fee)
    assert acceptance_fee(yuan(over), on=ON).amount == yuan(fee_over)


def test_the_preservation_fee_is_capped_from_896000_on() -> None:
    assert preservation_fee(yuan("895998"), on=ON).amount == yuan("4999.99")  # 895,998 × 0.5 % + 520
    assert preservation_fee(yuan("896000"), on=ON).amount == yuan("5000.00")
    assert preservation_fee(yuan("896002"), on=ON).amount == yuan("5000.00")


@pytest.mark.parametrize(
    ("amount", "fee"), [("1000", "30"), ("1001", "30.01"), ("100000", "1020"), ("100002", "1020.01")]
)
def test_the_preservation_fee_at_its_bounds(amount: str, fee: str) -> None:
    assert preservation_fee(yuan(amount), on=ON).amount == yuan(fee)


@pytest.mark.parametrize(
    ("amount", "fee"), [("10000", "50"), ("10002", "50.03"), ("500000", "7400"), ("10000000", "77400")]
)
def test_the_enforcement_fee_at_its_bounds(amount: str, fee: str) -> None:
    assert enforcement_fee(yuan(amount), on=ON).amount == yuan(fee)


@pytest.mark.parametrize(
    ("base", "preserved", "whole_yuan", "halved"),
    [
        ("240924", "1724.62", None, "2456.93"),
        ("223988", "1639.94", "4660", None),
        ("277594", "1907.97", "5464", None),
        ("206136", "1550.68", None, "2196.02"),
        ("555384", "3296.92", None, None),
        ("556494.77", None, None, "4682.47"),
    ],
)
def test_preservation_and_acceptance_fees_of_one_judgment_rest_on_one_base(
    base: str, preserved: str | None, whole_yuan: str | None, halved: str | None
) -> None:
    if preserved:
        assert preservation_fee(yuan(base), on=ON).amount == yuan(preserved)
    if whole_yuan:
        assert acceptance_fee(yuan(base), on=ON).in_yuan == yuan(whole_yuan)
    if halved:
        assert halved_acceptance_fee(yuan(base), on=ON).amount == yuan(halved)


@pytest.mark.parametrize(
    ("claim", "fee"),
    [
        ("46191939.31", "272760"),  # 272,759.70
        ("612528", "9925"),  # 9,925.28
        ("1326202.26", "16736"),  # 16,735.82
        ("290799.11", "5662"),  # 5,661.99
    ],
)
def test_courts_that_charge_whole_yuan_round_half_up(claim: str, fee: str) -> None:
    assert acceptance_fee(yuan(claim), on=ON).in_yuan == yuan(fee)


@pytest.mark.parametrize(("claim", "fee"), [("114142.70", "1291"), ("80769.68", "910"), ("78400", "880")])
def test_half_fees_of_simplified_procedure_in_whole_yuan(claim: str, fee: str) -> None:
    assert halved_acceptance_fee(yuan(claim), on=ON).in_yuan == yuan(fee)


def test_whole_yuan_are_rounded_once() -> None:
    # 60,019.84 × 2.5 % − 200 = 1,300.496: 1,300.50 to the fen, yet 1,300 and not 1,301 to the yuan.
    fee = acceptance_fee(yuan("60019.84"), on=ON)
    assert (fee.amount, fee.in_yuan) == (yuan("1300.50"), yuan("1300"))


def test_the_sum_is_shown_and_the_article_named() -> None:
    fee = acceptance_fee(yuan("290799.11"), on=ON)
    assert str(fee.reason) == "290,799.11 × 1.5% ＋ 1,300.00 = 5,661.99"
    assert fee.citations[0].short() == "诉讼费用交纳办法第十三条第（一）项"


def test_no_tariff_before_the_measures_came_into_force() -> None:
    assert acceptance_fee(yuan("100000"), on=date(2007, 4, 1)).amount == yuan("2300")
    with pytest.raises(LawError):
        acceptance_fee(yuan("100000"), on=date(2007, 3, 31))


def test_a_negative_claim_is_refused() -> None:
    with pytest.raises(LedgerError):
        acceptance_fee(yuan("-1"), on=ON)


def test_the_auction_request_has_no_fee_unless_the_court_says_so() -> None:
    assert collateral_auction_fee(None) is None
    named = collateral_auction_fee(yuan("400"))
    assert isinstance(named, Fee)
    assert named.amount == yuan("400.00")


@pytest.mark.parametrize(
    ("fee", "articles"),
    [
        (acceptance_fee, ["第十三条第（一）项"]),
        (halved_acceptance_fee, ["第十三条第（一）项", "第十五条", "第十六条"]),
        (payment_order_fee, ["第十三条第（一）项", "第十四条第（三）项"]),
        (preservation_fee, ["第十四条第（二）项"]),
        (enforcement_fee, ["第十四条第（一）项", "第二十条第二款", "第三十八条第一款"]),
    ],
)
def test_the_articles_of_a_fee(fee: Callable[..., Fee], articles: list[str]) -> None:
    for amount in ("10000", "5000000"):
        assert [one.short() for one in fee(yuan(amount), on=ON).citations] == [
            f"诉讼费用交纳办法{article}" for article in articles
        ]


# 10,000元是“不超过1万元”；多一分起按2.5%。
@pytest.mark.parametrize(("amount", "reason"), [("10000.00", "不超过10,000.00元"), ("10000.01", "× 2.5%")])
def test_a_tier_holds_its_upper_bound(amount: str, reason: str) -> None:
    assert reason in str(acceptance_fee(yuan(amount), on=ON).reason)
