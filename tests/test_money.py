"""Amounts in figures and capitals, and the one rounding."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_docs.money import capitals, figures, round_fen, round_yuan

DIGITS = dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True))
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("amount", "fen"),
    [
        ("0.005", "0.01"),
        ("0.0049", "0.00"),
        ("766.665", "766.67"),
        ("2.675", "2.68"),
        ("1.995", "2.00"),
        ("-0.005", "-0.01"),
    ],
)
def test_half_a_fen_goes_up(amount: str, fen: str) -> None:
    assert round_fen(Decimal(amount)) == Decimal(fen)


@pytest.mark.parametrize(("amount", "yuan"), [("5661.5", "5662"), ("5661.49", "5661")])
def test_half_a_yuan_goes_up(amount: str, yuan: str) -> None:
    assert round_yuan(Decimal(amount)) == Decimal(yuan)


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("0", "0.00"),
        ("1000000", "1,000,000.00"),
        ("290799.11", "290,799.11"),
        ("999.995", "1,000.00"),
        ("1E+6", "1,000,000.00"),
    ],
)
def test_figures_always_have_their_fen(amount: str, printed: str) -> None:
    assert figures(Decimal(amount)) == printed


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        # 支付结算办法附一 五 prints these four.
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("0", "零元整"),
        ("0.01", "壹分"),
        ("0.10", "壹角"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("10000", "壹万元整"),
        ("1000000", "壹佰万元整"),
        ("290799.11", "贰拾玖万零柒佰玖拾玖元壹角壹分"),
        ("100000000", "壹亿元整"),
        ("100001000", "壹亿零壹仟元整"),
        ("100010000", "壹亿零壹万元整"),
        ("1010101010.10", "壹拾亿壹仟零壹拾万壹仟零壹拾元零壹角"),
    ],
)
def test_capitals_as_the_payment_rules_print_them(amount: str, words: str) -> None:
    written = capitals(Decimal(amount)).removeprefix("人民币")
    assert written == words


def test_a_negative_amount_has_no_capitals() -> None:
    with pytest.raises(ValueError, match="negative"):
        capitals(Decimal("-0.01"))


def _section(words: str) -> int:
    total, digit = 0, 0
    for word in words:
        if word in DIGITS:
            digit = DIGITS[word]
        else:
            total, digit = total + (digit or 1) * UNITS[word], 0
    return total + digit


def read_back(words: str) -> Decimal:
    """The amount that capitals say, read by a second pair of eyes."""
    yuan, _, rest = words.removeprefix("人民币").rpartition("元")
    hundred_million, _, yuan = yuan.rpartition("亿")
    ten_thousand, _, units = yuan.rpartition("万")
    whole = _section(hundred_million) * 10**8 + _section(ten_thousand) * 10**4 + _section(units)
    fen = 0
    for word, following in pairwise(rest):
        fen += DIGITS.get(word, 0) * {"角": 10, "分": 1}.get(following, 0)
    return Decimal(whole) + Decimal(fen) / 100


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_capitals_say_what_figures_say(fen: int) -> None:
    amount = Decimal(fen) / 100
    words = capitals(amount)
    assert read_back(words) == amount
    assert "零零" not in words
    assert words.endswith("整") is (fen % 100 == 0)
