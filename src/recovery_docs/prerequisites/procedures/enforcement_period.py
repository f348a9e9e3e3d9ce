"""The two years to apply for enforcement of a title, and what makes them run afresh (民事诉讼法250; 执行程序解释20)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from recovery_docs.case import Case, Proceeding, Title
from recovery_docs.case.party import Party
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import governed, parameter
from recovery_docs.law.periods import period, plus_months
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.clocks.clock import State, Step
from recovery_docs.prerequisites.legal_standing import gone, heirs_of
from recovery_docs.prerequisites.letters.arrival import arrival

CITATIONS = (cite("civil_procedure_law", 250), cite("enforcement_procedure_interpretation", 20))
_APPLICATIONS = ("enforcement", "notarised_enforcement")
_TURNED_AWAY = ("not_accepted", "rejected")
_EACH_INSTALMENT = "enforcement.each_instalment"


@dataclass(frozen=True, slots=True)
class EnforcementPeriod:
    """The time to apply for enforcement. `last_day` counts what surely renewed it, `latest` also what can be argued.

    Without a day to count from, both are missing, and `computed` names the fact.
    """

    state: State
    last_day: date | None
    latest: date | None
    computed: Message
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class _Renewal:
    on: date
    what: Message
    certain: bool
    exhibit: int | None = None


def enforcement_starts(title: Title) -> date | None:
    """The day from which the two years to apply for enforcement run."""
    days = [term.due_on for term in title.terms]
    if days:
        return min(days) if title.document == "notarised_instrument" else max(days)
    return title.perform_by or title.effective_on


def enforcement_period(case: Case, one: Proceeding, start: date | None, as_of: date) -> EnforcementPeriod:
    """The period of a title whose time to perform ended on the day `start`.

    民事诉讼法250：申请执行的期间为二年，中止、中断适用诉讼时效的规定。执行程序解释20：因申请执行、和解、一方提出履行要求或者
    同意履行义务而中断，从中断时起重新计算。
    """
    if start is None:
        return EnforcementPeriod("undetermined", None, None, say("没有写明履行期限或者生效日期：title.perform_by"))
    if not governed("enforcement.limitation", start):
        unknown = say("没有{start}时申请执行期间的数值，不能计算", start=start)
        return EnforcementPeriod("undetermined", None, None, unknown)
    months = 12 * parameter("enforcement.limitation", on=start, role="履行期限届满日").whole
    renewals = [each for each in _renewals(case, one) if start < each.on <= as_of]
    strict, steps = _run(start, months, (each for each in renewals if each.certain))
    lenient, _ = _run(start, months, renewals)
    end = period(strict, months=months)
    latest = max(end.last_day, plus_months(lenient, months))
    issued_on = one.title.issued_on if one.title else None
    applied = [day for day in _applied(case, issued_on or start) if day <= as_of]
    if any(day <= end.last_day for day in applied):
        state: State = "exercised"
    elif as_of <= end.last_day:
        state = "running"
    else:
        state = "undetermined" if as_of <= latest or any(day <= latest for day in applied) else "expired"
    return EnforcementPeriod(state, end.last_day, latest, end.computed, steps)


def older_instalments(case: Case, one: Proceeding, as_of: date) -> tuple[tuple[date, EnforcementPeriod], ...]:
    """The instalments whose day passed before 2022, each with its own two years, as the law then counted them.

    民事诉讼法（2017年修正）239②：分期履行的，从规定的每次履行期间的最后一日起计算；2022年1月1日起从最后一期届满之日起计算。
    """
    days = sorted({term.due_on for term in one.title.terms}) if one.title is not None else []
    if len(days) == 1:
        return ()
    return tuple((day, enforcement_period(case, one, day, as_of)) for day in days if governed(_EACH_INSTALMENT, day))


def _run(start: date, months: int, renewals: Iterable[_Renewal]) -> tuple[date, tuple[Step, ...]]:
    """The day from which the period last ran afresh; what came after it had run out renews nothing."""
    last, steps = start, [Step(start, say("履行期限届满"))]
    for each in sorted(renewals, key=lambda one: one.on):
        if each.on <= plus_months(last, months):
            last = each.on
            steps.append(Step(each.on, each.what, each.exhibit))
    return last, tuple(steps)


def bound_by(case: Case, one: Proceeding) -> tuple[Party, ...]:
    """The parties against whom the proceeding went; everybody but the creditor where it names nobody."""
    others = [party for party in case.parties if party.name != case.creditor.name]
    if not one.against:
        return tuple(others)
    return tuple(party for party in others if any(case.concerns(name, party) for name in one.against))


def _renewals(case: Case, one: Proceeding) -> Iterator[_Renewal]:
    bound = bound_by(case, one)
    for event in case.events:
        meant = [party for party in bound if event.to is None or case.concerns(event.to, party)]
        if event.kind in ("acknowledgement", "repayment_promise"):
            heir = any(event.to in heirs_of(party) for party in bound)
            alive = heir or any(gone(party, event.on) is None for party in meant)
            if meant or heir:
                yield _Renewal(event.on, say("同意履行，重新计算"), alive, event.exhibit)
        else:
            reached = [found for party in bound if (found := arrival(case, event, party))]
            if reached:
                found = max(reached, key=lambda each: each.certain)
                yield _Renewal(found.on, say("提出履行要求，重新计算"), found.certain, event.exhibit)
    payers = {name for party in bound for name in (party.name, *heirs_of(party))}
    for repayment in case.repayments:
        if repayment.amount > 0 and (repayment.payer is None or repayment.payer in payers):
            yield _Renewal(repayment.paid_on, say("部分履行，重新计算"), True)
    settlement = case.request.settlement
    if settlement is not None and settlement.agreed_on is not None:
        yield _Renewal(settlement.agreed_on, say("达成和解，重新计算"), True)
    for other in case.proceedings:
        if other.kind in _APPLICATIONS and other.filed_on is not None and other.outcome in ("withdrawn", *_TURNED_AWAY):
            on = other.ended_on or other.filed_on
            yield _Renewal(on, say("申请过执行，重新计算"), other.outcome == "withdrawn", other.exhibit)


def _applied(case: Case, since: date) -> tuple[date, ...]:
    """The days on or after `since` on which enforcement was applied for and the application was not given up."""
    given_up = ("withdrawn", *_TURNED_AWAY)
    return tuple(
        one.filed_on
        for one in case.proceedings
        if one.kind in _APPLICATIONS
        and one.filed_on is not None
        and since <= one.filed_on
        and one.outcome not in given_up
    )
