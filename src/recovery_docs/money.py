"""Amounts of money: `Decimal` yuan, rounded once, half up to the fen."""

from decimal import ROUND_HALF_UP, Decimal

import lazy_loader

cn2an = lazy_loader.load("cn2an")
FEN = Decimal("0.01")
ZERO = Decimal("0.00")
_QIAN, _WAN, _YI = 10**3, 10**4, 10**8


def round_fen(amount: Decimal) -> Decimal:
    """Half up to the fen, the one rounding that every line of the ledger gets.

    >>> round_fen(Decimal("766.665"))
    Decimal('766.67')
    """
    return amount.quantize(FEN, rounding=ROUND_HALF_UP)


def round_yuan(amount: Decimal) -> Decimal:
    """Half up to the whole yuan, as many courts charge their fees."""
    return amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def figures(amount: Decimal) -> str:
    """An amount as filings write it in figures, always with its fen.

    >>> figures(Decimal("1000000"))
    '1,000,000.00'
    """
    return f"{round_fen(amount):,}"


def capitals(amount: Decimal) -> str:
    """An amount in capitals for documents, after the payment-instrument rules.

    Source: 支付结算办法（银发〔1997〕393号）附一《正确填写票据和结算凭证的基本规定》 四、五. Where those rules allow
    two forms, the first one printed there is used.

    >>> capitals(Decimal("1409.50"))
    '人民币壹仟肆佰零玖元伍角'
    >>> capitals(Decimal("1680.32"))
    '人民币壹仟陆佰捌拾元零叁角贰分'
    """
    amount = round_fen(amount)
    if amount < 0:
        raise ValueError("an amount in capitals cannot be negative")
    words: str = cn2an.an2cn(str(amount), "rmb")
    yuan, jiao = int(amount), int(amount * 10) % 10
    # 元位是0而角位不是0的，先写“零”的一式在规定中排在前面；cn2an 写的是另一式。
    if yuan and yuan % 10 == 0 and jiao:
        words = words.replace("元", "元零", 1)
    if yuan >= _YI and _QIAN <= yuan % _YI < _WAN:  # 万位一级全为0的，亿与仟之间要写“零”；cn2an 不写
        words = words.replace("亿", "亿零", 1)
    return f"人民币{words}"
