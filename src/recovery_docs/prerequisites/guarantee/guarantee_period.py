"""The guarantee period of one guarantor: never suspended, interrupted or extended (民法典692).

Which law applies turns on the day on which the guarantee was signed. Where the law is unsettled the earlier last day is
given as `last_day`, the later one as `latest`, and `cautions` says why they differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from recovery_docs.case import Case, Guarantee
from recovery_docs.law.citation import Citation, cite
from recovery_docs.law.parameters import parameter
from recovery_docs.law.periods import period, plus_months
from recovery_docs.ledger.accounts.appropriation import fixed_on
from recovery_docs.ledger.terms_at_day import last_day_to_pay
from recovery_docs.messages import Message, joined, say
from recovery_docs.prerequisites.guarantee.guarantee_kind import CIVIL_CODE_ON, guarantee_kind, under_old_law
from recovery_docs.prerequisites.limitation.maturity import MainClaim, extensions, not_demanded, not_secured


@dataclass(frozen=True, slots=True)
class ClaimPeriod:
    """The guarantee period for one main claim."""

    claim: str
    starts_on: date
    last_day: date
    latest: date
    computed: Message
    cautions: tuple[Message, ...]
    unsettled: bool = False
    """Whether no article says when it ends, so that nobody can say for certain that it has."""


@dataclass(frozen=True, slots=True)
class GuaranteePeriodFound:
    """The period of one guarantor. `missing` names the facts without which it cannot be told; then `of_claims` is empty."""

    of_claims: tuple[ClaimPeriod, ...]
    missing: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class _Length:
    """How long, or until when. `longer` is what can be argued instead."""

    why: Message
    citations: tuple[Citation, ...]
    months: int = 0
    until_on: date | None = None
    longer: int | None = None
    caution: Message | None = None

    @property
    def agreed_end(self) -> bool:
        return self.until_on is not None


def guarantee_period(case: Case, index: int, claims: tuple[MainClaim, ...], as_of: date) -> GuaranteePeriodFound:
    """The guarantee period of the guarantee at a place in `guarantees`, each main claim that it secures apart.

    民法典692②：没有约定或者约定不明确的，为主债务履行期限届满之日起六个月；约定早于或者等于主债务履行期限的，视为没有约定。
    695②：变更履行期限未经保证人书面同意的，保证期间不受影响。担保制度解释30：最高额保证；32：直至主债务本息还清。
    """
    guarantee = case.guarantees[index]
    missing = tuple(_missing(case, guarantee, claims, f"guarantees[{index}]", as_of))
    if missing:
        return GuaranteePeriodFound((), missing, (cite("civil_code", 692),))
    if guarantee.maximum and (guarantee.period is None or not guarantee.period.months):
        found = [_maximum(case, guarantee, claims, as_of)]
    else:
        found = [_ordinary(case, guarantee, claim, as_of) for claim in claims]
    citations = {citation: None for _, cited in found for citation in cited}
    return GuaranteePeriodFound(tuple(each for each, _ in found), (), tuple(citations))


def _missing(case: Case, guarantee: Guarantee, claims: tuple[MainClaim, ...], path: str, as_of: date) -> Iterator[str]:
    if not claims and not_secured(case, guarantee.maximum):
        yield f"{path}.maximum.until_on"
    elif not claims:
        # 民法典692③：对主债务履行期限没有约定的，自债权人请求履行的宽限期届满之日起计算
        yield "events" if not_demanded(case, as_of) else "loan.disbursements[0].due_on"
    if guarantee.period is None:
        yield f"{path}.period"
    elif guarantee.period.until_repaid and guarantee.contract_signed_on is None:
        yield f"{path}.contract.signed_on"
    plain = guarantee.period and (guarantee.period.months or guarantee.period.until_on)
    if guarantee.maximum and guarantee.period and not plain and fixed_on(guarantee.maximum, as_of) is None:
        yield f"{path}.maximum.fixed_on"


def _ordinary(
    case: Case, guarantee: Guarantee, claim: MainClaim, as_of: date
) -> tuple[ClaimPeriod, tuple[Citation, ...]]:
    due_on, about_due, cited = _due_for(case, guarantee, claim, as_of)
    length = _length(guarantee, due_on)
    written = guarantee.period
    starts = {due_on}
    cautions: list[Message] = []
    if claim.accelerated_on and claim.accelerated_on < due_on and not length.agreed_end:
        if written and written.from_acceleration:
            starts = {claim.accelerated_on}
        else:
            starts.add(claim.accelerated_on)
            cautions.append(
                say(
                    "提前到期后保证期间从哪天起算，法律没有明文：从提前到期日{early}或者从原到期日{due_on}，取早的",
                    early=claim.accelerated_on,
                    due_on=due_on,
                )
            )
    if written and written.each_instalment and claim.by_instalments and not length.agreed_end:
        starts.add(claim.first_unpaid_on or claim.instalments[0])
        cautions.append(say("约定分期债务逐期计算，各期分别届满，这里是最早的一期"))
    elif claim.by_instalments and not length.agreed_end:
        cautions.append(say("分期履行的同一债务按最后一期起算，没有明文"))
    return _after_signing(guarantee, due_on, starts, length, claim.name, about_due, cautions), (
        *length.citations,
        *cited,
    )


def _after_signing(
    guarantee: Guarantee,
    due_on: date,
    starts: set[date],
    length: _Length,
    name: str,
    about: tuple[Message, ...],
    cautions: list[Message],
) -> ClaimPeriod:
    """The period; of a guarantee signed after the debt fell due it does not run before the signing.

    民法典692②以到期时已有保证为前提，到期以后才签的没有明文。约定了月数的，自到期日起算在签订时还没有届满的照算，晚的算法自
    签订之日起；其余的自签订之日起算，不能肯定已经届满。
    """
    signed_on, months = guarantee.contract_signed_on, guarantee.period.months if guarantee.period else None
    if signed_on is None or length.agreed_end or min(starts) >= signed_on:
        return _period(name, starts, length, [*about], cautions)
    kept = {start for start in starts if start >= signed_on or (months and plus_months(start, months) > signed_on)}
    said = say(
        "保证合同{signed_on}才签订，债务已于{due_on}到期，保证期间从哪天起算没有明文，不早于签订之日",
        signed_on=signed_on,
        due_on=min(due_on, *starts),
    )
    found = _period(name, kept | {signed_on}, length, [*about], [*cautions, said])
    return replace(found, unsettled=not kept)


def _maximum(
    case: Case, guarantee: Guarantee, claims: tuple[MainClaim, ...], as_of: date
) -> tuple[ClaimPeriod, tuple[Citation, ...]]:
    """担保制度解释30：期间的计算没有约定的，债权确定时均已届满的自债权确定之日起，尚未届满的自最后到期债权届满之日起。"""
    fixed = fixed_on(guarantee.maximum, as_of) if guarantee.maximum else None
    last = max(claims, key=lambda claim: claim.due_on)
    due_on, about_due, cited = _due_for(case, guarantee, last, as_of)
    length = _length(guarantee, due_on)
    cited = (*length.citations, cite("security_interpretation", 30), *cited)
    if length.agreed_end or fixed is None:
        return _period(last.name, {due_on}, length, [*about_due], []), cited
    starts, cautions = {max(fixed, due_on)}, []
    if last.accelerated_on and max(fixed, last.accelerated_on) < max(fixed, due_on):
        starts.add(max(fixed, last.accelerated_on))
        cautions.append(say("提前到期后保证期间从哪天起算，法律没有明文，取早的"))
    about = say("最高额保证，债权于{fixed}确定，最后一笔{due_on}到期；", fixed=fixed, due_on=due_on)
    return _period(last.name, starts, length, [*about_due, about], cautions), cited


def _period(
    name: str, starts: set[date], length: _Length, about: list[Message], cautions: list[Message]
) -> ClaimPeriod:
    first, last = min(starts), max(starts)
    if length.until_on is not None:
        computed = joined([*about, length.why])
        return ClaimPeriod(name, first, length.until_on, length.until_on, computed, tuple(cautions))
    earliest = period(first, months=length.months)
    latest = period(last, months=length.longer or length.months)
    if length.caution:
        cautions = [*cautions, length.caution]
    if latest.last_day > earliest.last_day:
        cautions = [*cautions, say("按较晚的算法到{latest}", latest=latest.last_day)]
    computed = joined([*about, length.why, earliest.computed])
    return ClaimPeriod(name, first, earliest.last_day, latest.last_day, computed, tuple(cautions))


def _due_for(
    case: Case, guarantee: Guarantee, claim: MainClaim, as_of: date
) -> tuple[date, tuple[Message, ...], tuple[Citation, ...]]:
    """The due day that binds this guarantor: extensions count only with written consent, or if signed before (695②)."""
    due_on, refused = claim.due_on, False
    for _, amendment in extensions(case, as_of):
        agreed = guarantee.guarantor.name in amendment.consented_by
        later = guarantee.contract_signed_on is not None and guarantee.contract_signed_on > amendment.signed_on
        if agreed or later:
            due_on = max(due_on, last_day_to_pay(case, amendment.new_due_on or due_on))
        else:
            refused = True
    if not refused or due_on >= claim.extended_on:
        return due_on, (), ()
    about = say("展期没有{name}的书面同意，仍从原到期日{due_on}起算；", name=guarantee.guarantor.name, due_on=due_on)
    signed_on = guarantee.contract_signed_on
    if signed_on is not None and under_old_law(signed_on):
        return due_on, (about,), (cite("guarantee_law_interpretation", 30),)
    return due_on, (about,), (cite("civil_code", 695, paragraph=2),)


def binding_due_on(case: Case, guarantee: Guarantee, claims: tuple[MainClaim, ...], as_of: date) -> date:
    """The last day on which a debt falls due for the guarantor, extensions to which he agreed included."""
    return max(_due_for(case, guarantee, one, as_of)[0] for one in claims)


def of_its_time(guarantee: Guarantee, due_on: date) -> tuple[Citation, ...]:
    """The articles on the period of a guarantee signed and due before the Civil Code; none of a later one (时间效力规定1)."""
    signed_on = guarantee.contract_signed_on
    if signed_on is None or not under_old_law(signed_on) or due_on >= CIVIL_CODE_ON:
        return ()
    kind = guarantee_kind(guarantee).kind
    return tuple(
        cite("guarantee_law", article)
        for article, of in ((25, "general"), (26, "joint_and_several"))
        if kind in (of, None)
    )


def _length(guarantee: Guarantee, due_on: date) -> _Length:
    written = guarantee.period
    cited = of_its_time(guarantee, due_on) or (cite("civil_code", 692, paragraph=2),)
    if written is not None and written.months:
        why = say("约定的保证期间为{months}个月，", months=written.months)
        return _Length(why, cited, written.months)
    begins_on = max(due_on, guarantee.contract_signed_on or due_on)
    if written is not None and written.until_on is not None and written.until_on > begins_on:
        why = say("约定的保证期间到{until_on}", until_on=written.until_on)
        return _Length(why, cited, until_on=written.until_on)
    if written is not None and written.until_repaid and guarantee.contract_signed_on is not None:
        return _until_repaid(guarantee.contract_signed_on, due_on)
    months = parameter("guarantee.period_not_agreed", on=due_on, role="主债务到期日").whole
    if written is not None and written.until_on is not None:
        why = say("约定的保证期间{until_on}不晚于主债务到期日，视为没有约定，", until_on=written.until_on)
        if written.until_on > due_on:
            why = say("约定的保证期间{until_on}不晚于签订之日，视为没有约定，", until_on=written.until_on)
        return _Length(why, cited, months)
    return _Length(say("没有约定保证期间，"), cited, months)


def _until_repaid(signed_on: date, due_on: date) -> _Length:
    """担保法解释32②、时间效力27：2021年前订立的为二年；担保制度解释32：以后订立的视为约定不明，六个月。"""
    new = parameter("guarantee.period_until_repaid", on=max(signed_on, CIVIL_CODE_ON), role="保证合同签订日").whole
    if not under_old_law(signed_on):
        why = say("约定保证到主债务还清为止，视为约定不明，")
        return _Length(why, (cite("security_interpretation", 32),), new)
    interpretation = cite("guarantee_law_interpretation", 32, paragraph=2)
    known_from = max(signed_on, interpretation.instrument.in_force_on)
    old = parameter("guarantee.period_until_repaid", on=known_from, role="保证合同签订日").whole
    cited = (interpretation, cite("time_effect_provisions", 27))
    why = say("{signed_on}订立的保证合同约定保证到主债务还清为止，", signed_on=signed_on)
    if due_on < CIVIL_CODE_ON:
        return _Length(why, cited, old)
    caution = say("旧法下约定“直至还清”而主债务在民法典施行后才到期的，多数裁判按二年，没有明文，取短的")
    return _Length(why, cited, new, longer=old, caution=caution)
