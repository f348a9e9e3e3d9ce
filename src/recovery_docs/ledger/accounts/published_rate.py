"""A rate that follows a published one: the LPR, the benchmark of the People's Bank, that of the provident fund."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from recovery_docs.case import Disbursement, LoanRate
from recovery_docs.case.words import word
from recovery_docs.errors import Fault, LawError, Place
from recovery_docs.law.benchmark import band_of, benchmark, benchmark_changes
from recovery_docs.law.parameters import first_lpr, lpr, lpr_days
from recovery_docs.law.periods import plus_months, working_day_before
from recovery_docs.law.provident import provident, provident_changes
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.messages import say

_ROLE = "定价日"
BASIS_POINT = Decimal("0.0001")


class Published(NamedTuple):
    """A yearly rate; whether what was published for the day is known, and whether its benchmark was still published."""

    rate: Decimal
    verified: bool = True
    superseded: bool = False


def published(rate: LoanRate, day: date) -> Published:
    """The contract's rate by what stood published on the day of pricing: so many times it, with so many points.

    1.3 times the one-year LPR of 2024-01-22, 3.45 %, is 4.485 %; with 20 points 4.685 %. `LawError` for a day without any.
    """
    on, known = working_day_before(day) if rate.priced == "working_day_before" else (day, True)
    found = _standing(rate, on)
    agreed = found.rate * (rate.times or 1) + (rate.spread_bp or 0) * BASIS_POINT
    return Published(agreed.normalize(), found.verified and known, found.superseded)


def published_words(rate: LoanRate) -> str:
    """What a rate follows: 一年期贷款市场报价利率（LPR）加115个基点, 同期同档次人民银行贷款基准利率上浮30%."""
    spread = rate.spread_bp or Decimal(0)
    tail = f"{'加' if spread >= 0 else '减'}{abs(spread).normalize():f}个基点" if spread else ""
    before = "定价日前一工作日的" if rate.priced == "working_day_before" else ""
    if rate.lpr is not None:
        times = f"的{rate.times.normalize():f}倍" if rate.times else ""
        return f"{before}{word('lpr', rate.lpr)}贷款市场报价利率（LPR）{times}{tail}"
    share = (rate.times or Decimal(1)) - 1
    times = f"{'上浮' if share > 0 else '下浮'}{percent(abs(share))}%" if share else ""
    band = word("benchmark", rate.benchmark)
    return f"{before}{band}{'贷款利率' if '公积金' in band else '人民银行贷款基准利率'}{times}{tail}"


def _standing(rate: LoanRate, on: date) -> Published:
    if rate.lpr is not None:
        quoted = lpr(rate.lpr, on=on, role=_ROLE)
        return Published(quoted.rate, quoted.verified)
    match rate.benchmark:
        case "provident_to5":
            return Published(provident("to5", on=on, role=_ROLE))
        case "provident_over5":
            return Published(provident("over5", on=on, role=_ROLE))
        case "m6" | "y1" | "y3" | "y5" | "over5" as band:
            last = first_lpr() - timedelta(days=1)
            return Published(benchmark(band, on=min(on, last), role=_ROLE).rate, superseded=on > last)
        case _:
            raise LawError(
                Fault(Place(), say("看不出适用哪一档基准利率"), say("按借款期限写明 benchmark，例如 y3（一至三年）"))
            )


def publication_days(rate: LoanRate, after: date, until: date) -> list[date]:
    """The days between the two on which what the rate follows was published anew."""
    if rate.lpr is not None:
        return lpr_days(after, until)
    if rate.benchmark in ("provident_to5", "provident_over5"):
        return provident_changes(after, until)
    return benchmark_changes(after, until)


def agreed_end(disbursement: Disbursement) -> date:
    """The end of the term by which a published rate is chosen; a loan without one is taken to be of one year."""
    return disbursement.due_on or plus_months(disbursement.paid_on, 12)


def in_band(rate: LoanRate, paid_on: date, due_on: date) -> LoanRate:
    """The rate with its band: 同期同档次 is that of the length of the loan."""
    if rate.benchmark != "by_term":
        return rate
    return rate.model_copy(update={"benchmark": band_of(paid_on, due_on)})
