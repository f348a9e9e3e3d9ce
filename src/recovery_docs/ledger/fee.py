"""Court fees, each with the sum that anybody can do again.

诉讼费用交纳办法 13 to 16. Amounts are kept to the fen; half of the courts charge whole yuan, which `Fee.in_yuan` gives.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recovery_docs.errors import Fault, LedgerError, Place
from recovery_docs.law.citation import Citation, cite
from recovery_docs.law.figures import Parameter
from recovery_docs.law.parameters import parameter
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.messages import Message, joined, say
from recovery_docs.money import round_fen, round_yuan

FILED = "申请日"


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee in yuan, kept to the fen, with its sum in words and the articles it rests on."""

    amount: Decimal
    reason: Message
    citations: tuple[Citation, ...]
    exact: Decimal | None = None
    """The fee before any rounding, where it has more decimals."""

    @property
    def in_yuan(self) -> Decimal:
        """The fee as courts charge it that round to the whole yuan; rounded once, not from the fen."""
        return round_yuan(self.amount if self.exact is None else self.exact)


def acceptance_fee(amount: Decimal, *, on: date) -> Fee:
    """财产案件按诉讼请求的金额分段累计交纳案件受理费（诉讼费用交纳办法13（一））.

    290,799.11 yuan: 290,799.11 × 1.5 % + 1,300 = 5,661.99.
    """
    return _by_tier("fee.acceptance", amount, on, (cite("litigation_fee_measures", 13, None, 1),))


def halved_acceptance_fee(amount: Decimal, *, on: date) -> Fee:
    """适用简易程序，或者调解结案、撤诉的，减半交纳案件受理费（诉讼费用交纳办法15、16）；减半不叠加."""
    whole = acceptance_fee(amount, on=on)
    half = parameter("fee.halved", on=on, role=FILED)
    exact = (whole.exact or whole.amount) * half.value
    fee = round_fen(exact)
    return Fee(
        fee,
        joined([whole.reason, say("；减半，{fee}", fee=fee)]),
        (*whole.citations, cite("litigation_fee_measures", 15), cite("litigation_fee_measures", 16)),
        exact,
    )


def payment_order_fee(amount: Decimal, *, on: date) -> Fee:
    """依法申请支付令的，比照财产案件受理费标准的三分之一交纳（诉讼费用交纳办法14（三））."""
    whole = acceptance_fee(amount, on=on)
    divisor = parameter("fee.payment_order_divisor", on=on, role=FILED)
    exact = (whole.exact or whole.amount) / divisor.value
    fee = round_fen(exact)
    return Fee(
        fee,
        joined([whole.reason, say("；÷ {divisor} = {fee}", divisor=divisor.whole, fee=fee)]),
        (*whole.citations, cite("litigation_fee_measures", 14, None, 3)),
        exact,
    )


def preservation_fee(amount: Decimal, *, on: date) -> Fee:
    """申请保全措施的，按实际保全的财产数额分段交纳，最多不超过5000元（诉讼费用交纳办法14（二））."""
    citations = (cite("litigation_fee_measures", 14, None, 2),)
    fee = _by_tier("fee.preservation", amount, on, citations)
    most = parameter("fee.preservation_most", on=on, role=FILED).value
    if fee.amount <= most:
        return fee
    return Fee(round_fen(most), joined([fee.reason, say("；最多交纳{most}", most=most)]), citations)


def enforcement_fee(amount: Decimal, *, on: date) -> Fee:
    """申请执行的，按执行金额分段交纳，执行后由被执行人负担，不预交（诉讼费用交纳办法14（一）2、20②、38①）."""
    citations = (
        cite("litigation_fee_measures", 14, None, 1),
        cite("litigation_fee_measures", 20, 2),
        cite("litigation_fee_measures", 38, 1),
    )
    return _by_tier("fee.enforcement", amount, on, citations)


def collateral_auction_fee(courts_own: Decimal | None) -> Fee | None:
    """实现担保物权案件交纳申请费，全国没有统一标准（民诉法解释204）: the court's own figure, or nothing at all."""
    if courts_own is None:
        return None
    return Fee(
        round_fen(courts_own),
        say("按受理法院的标准：{fee}", fee=round_fen(courts_own)),
        (cite("civil_procedure_interpretation", 204),),
    )


def _by_tier(name: str, amount: Decimal, on: date, citations: tuple[Citation, ...]) -> Fee:
    if amount < 0:
        raise LedgerError(Fault(Place(), say("金额不能为负数"), say("按元填写请求的金额")))
    most, rate, added = _tier(parameter(name, on=on, role=FILED), amount)
    exact = amount * rate + added
    fee = round_fen(exact)
    if rate == 0:
        reason = say("不超过{most}元的，交纳{fee}", most=most, fee=fee)
    elif added < 0:
        reason = say("{amount} × {rate}% － {less} = {fee}", amount=amount, rate=percent(rate), less=-added, fee=fee)
    else:
        reason = say("{amount} × {rate}% ＋ {more} = {fee}", amount=amount, rate=percent(rate), more=added, fee=fee)
    return Fee(fee, reason, citations, exact)


def _tier(tariff: Parameter, amount: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """The tier of the amount; its upper bound belongs to it (民法典1259: 以下包括本数)."""
    return next(tier for tier in tariff.tiers if amount <= tier[0])
