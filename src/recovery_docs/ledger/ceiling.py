"""What the law allows a private lender a year, by the day of the contract and of the suit (民间借贷规定 and what was before).

Banks and their like are not bound by it (1②).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from recovery_docs.case import Case, Disbursement, Person
from recovery_docs.errors import LawError
from recovery_docs.law.benchmark import BAND_NAMES, band_of, benchmark
from recovery_docs.law.citation import Citation, cite
from recovery_docs.law.parameters import LprRate, governed, lpr, parameter, values_of
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.accounts.published_rate import agreed_end
from recovery_docs.ledger.accounts.rate import Ceilings
from recovery_docs.messages import Message, say

_BENCHMARK = "private_lending.benchmark_multiple"
_FIXED = "private_lending.before_2020"
_LPR = "private_lending.lpr_multiple"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most a year from a day on, and the article that says so."""

    from_on: date
    rate: Decimal
    cited: Citation


def bound(case: Case) -> bool:
    """Whether the ceilings apply: private lending, and no financial institution lent."""
    lender = case.lender
    return case.loan.cause == "private_loan" and not (
        lender.kind == "organisation" and lender.financial_institution is True
    )


def total_ceiling(case: Case) -> Decimal | None:
    """What interest, penalty and compound interest may come to a year, as a fraction: the lower of agreed and claimed."""
    named = [rate for rate in (case.loan.total_ceiling, case.request.total_ceiling) if rate is not None]
    return min(named, default=None)


def without_total_ceiling(case: Case) -> Case:
    """The same case as if no ceiling were agreed or claimed for the whole."""
    return case.model_copy(
        update={
            "loan": case.loan.model_copy(update={"total_ceiling": None}),
            "request": case.request.model_copy(update={"total_ceiling": None}),
        }
    )


def ceilings(case: Case, disbursement: Disbursement, as_of: date) -> Ceilings:
    """The ceilings as days and rates; a day on which the rate stays the same is left out."""
    found: list[tuple[date, Decimal]] = []
    for one in lawful_ceilings(case, disbursement, as_of):
        if not found or found[-1][1] != one.rate:
            found.append((one.from_on, one.rate))
    return tuple(found)


def lawful_ceilings(case: Case, disbursement: Disbursement, as_of: date) -> tuple[Ceiling, ...]:
    """出借人请求按约定利率支付利息的，应予支持，但超过合同成立时一年期 LPR 四倍的除外（民间借贷规定25）.

    What was agreed before a rule bears the rule of its time until the day before, and from that day on the new one if
    the suit was filed under it (31②): four times the bank rate for like loans, of the day of the contract
    (法（民）发〔1991〕21号6), to 2015-08-31; 24 % to 2020-08-19; then four times the LPR of the day of filing.
    Interest, penalty, damages and fees count together (29).
    """
    if not bound(case):
        return ()
    formed_on = _formed_on(case, disbursement)
    filed_on = max(case.request.filed_on or as_of, formed_on)
    found: list[Ceiling] = []
    for name in (_BENCHMARK, _FIXED, _LPR):
        values = values_of(name)
        first, until = values[0].effective_from, values[-1].effective_until
        if first > filed_on or (until is not None and formed_on >= until):
            continue
        try:
            rate, cited = _rate(name, disbursement, formed_on, filed_on)
        except LawError:
            continue  # 1998年7月1日以前的基准利率没有收录，由 uncovered 说明
        found.append(Ceiling(max(formed_on, first), rate, cited))
    return tuple(found)


def _rate(name: str, disbursement: Disbursement, formed_on: date, filed_on: date) -> tuple[Decimal, Citation]:
    cap = cite("private_lending_provisions", 25)
    if name == _BENCHMARK:
        multiple = parameter(name, on=formed_on, role="合同成立日").value
        rate = benchmark(band_of(disbursement.paid_on, agreed_end(disbursement)), on=formed_on, role="合同成立日").rate
        return multiple * rate, cite("private_lending_opinions", 6)
    if name == _FIXED:
        fixed = values_of(name)[0]
        return fixed.value, cap.for_day(fixed.effective_from)
    multiple = parameter(name, on=filed_on, role="起诉日").value
    return _lpr(formed_on, filed_on).rate * multiple, cap.for_day(filed_on)


def _lpr(formed_on: date, filed_on: date) -> LprRate:
    return lpr("1y", on=formed_on if governed(_LPR, formed_on) else filed_on, role="合同成立日或者起诉日")


def unpublished(case: Case, disbursement: Disbursement, as_of: date) -> bool:
    """Whether a ceiling is read on a day that the last publication of the LPR does not reach."""
    formed_on = _formed_on(case, disbursement)
    filed_on = max(case.request.filed_on or as_of, formed_on)
    return bound(case) and governed(_LPR, filed_on) and not _lpr(formed_on, filed_on).verified


def uncovered(case: Case, disbursement: Disbursement, as_of: date) -> bool:
    """Whether there are days of the contract for which no ceiling is on record."""
    found = lawful_ceilings(case, disbursement, as_of)
    return bound(case) and (not found or found[0].from_on > _formed_on(case, disbursement))


def by_two_rules(case: Case, disbursement: Disbursement, as_of: date) -> bool:
    """Whether the days before 2020-08-20 bear the rule of their time, as far as the plaintiff asks for it (31②)."""
    found, changed_on = lawful_ceilings(case, disbursement, as_of), values_of(_LPR)[0].effective_from
    return bool(found) and found[0].from_on < changed_on <= found[-1].from_on


def changed_on() -> date:
    """The first day of the ceiling by the LPR; the days before bear the rule of their time."""
    return values_of(_LPR)[0].effective_from


def transition_notices(case: Case, disbursement: Disbursement, as_of: date, note: str) -> Iterator[Message]:
    """What a reader must know of a rate that an older rule holds down: which rule, until when, and what it asks of him."""
    found = lawful_ceilings(case, disbursement, as_of)
    old = {one.cited.instrument.id: one for one in found}.get("private_lending_opinions")
    if old is not None:
        yield say(
            "借据{note}的合同成立于{on}，到{last}为止的利率上限按当时{band}贷款基准利率的四倍{rate}%计算（{cited}，二手引文），"
            "期限档次请核对",
            note=note,
            on=_formed_on(case, disbursement),
            last=values_of(_FIXED)[0].effective_from - timedelta(days=1),
            band=BAND_NAMES[band_of(disbursement.paid_on, agreed_end(disbursement))],
            rate=percent(old.rate),
            cited=old.cited.short(),
        )
    changed_on = values_of(_LPR)[0].effective_from
    if by_two_rules(case, disbursement, as_of):
        yield say(
            "借据{note}的合同成立于{changed}以前：到前一日为止适用当时的规定，以当事人请求为前提，起诉状要写明；"
            "其后按起诉时的标准（民间借贷规定第三十一条第二款）",
            note=note,
            changed=changed_on,
        )
    if case.repayments and any(one.rate == values_of(_FIXED)[0].value for one in found):
        void = values_of("private_lending.void_above")[0]
        yield say(
            "借据{note}在{changed}以前已经自愿支付的利息，年利率{void}%以内的不能要求返还，超过的可以（{cited}）；"
            "本清单一律按上限抵充，请核对",
            note=note,
            changed=void.effective_until,
            void=percent(void.value),
            cited=cite("private_lending_provisions", 25).for_day(void.effective_from).short(),
        )


def late_rate_not_agreed(overdue_on: date) -> tuple[Decimal, Citation] | None:
    """既未约定借期内利率，也未约定逾期利率的，自逾期之日起参照当时一年期 LPR 承担责任（民间借贷规定28②（一））；2020-08-20
    以前逾期的按年利率6%（2015年规定29②（一））. Nothing where the debt was late before 2015-09-01.
    """
    article = cite("private_lending_provisions", 28, paragraph=2, item=1)
    name = "private_lending.no_rate_agreed"
    if governed(name, overdue_on):
        return parameter(name, on=overdue_on, role="逾期之日").value, article.for_day(overdue_on)
    if overdue_on < values_of(name)[0].effective_from:
        return None
    return lpr("1y", on=overdue_on, role="逾期之日").rate, article.for_day(overdue_on)


def _formed_on(case: Case, disbursement: Disbursement) -> date:
    """自然人之间的借款合同，自贷款人提供借款时成立（民法典679）."""
    signed_on = case.loan.contract.signed_on
    between_persons = isinstance(case.lender, Person) and all(isinstance(one, Person) for one in case.borrowers)
    if signed_on is None or between_persons:
        return disbursement.paid_on
    return min(signed_on, disbursement.paid_on)
