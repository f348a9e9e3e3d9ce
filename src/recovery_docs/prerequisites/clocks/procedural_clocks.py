"""The clocks of procedure: judicial confirmation, enforcement, suit after preservation, renewal, court fees."""

from collections.abc import Iterator
from datetime import date, timedelta

from recovery_docs.case import Proceeding, Title
from recovery_docs.law.citation import Citation, cite
from recovery_docs.law.parameters import parameter
from recovery_docs.law.periods import period, plus_months, procedural_period
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.clocks.clock import Clock, Right, State, Step, together
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.enforcement_period import (
    CITATIONS,
    enforcement_period,
    enforcement_starts,
    older_instalments,
)

_YEARS = {
    "deposit": "preservation.deposit_years",
    "movable": "preservation.movable_years",
    "real_estate_or_other": "preservation.other_years",
}


def confirmation_clocks(matter: Matter) -> Iterator[Clock]:
    """人民调解法33、民事诉讼法205：自调解协议生效之日起三十日内共同申请司法确认。"""
    for one in matter.case.proceedings:
        agreement = one.agreement
        if agreement is None:
            continue
        effective_on = agreement.effective_on or agreement.signed_on
        applied = _later(matter, ("judicial_confirmation",), effective_on)
        right: Right = "judicial_confirmation"
        stopped = say("双方共同向有管辖权的法院申请司法确认")
        citations = (cite("peoples_mediation_law", 33), cite("civil_procedure_law", 205))
        name = agreement.number or one.institution or "—"
        if effective_on is None:
            yield _unknown(right, name, say("没有写明调解协议的生效日期：agreement.effective_on"), stopped, *citations)
            continue
        days = parameter("judicial_confirmation.days", on=effective_on, role="调解协议生效日").whole
        end = period(effective_on, days=days)
        state = _state(matter, end.last_day, done=any(filed <= end.last_day for filed in applied))
        yield Clock(
            right,
            name,
            state,
            end.last_day,
            end.computed,
            stopped,
            citations,
            (Step(effective_on, say("调解协议生效")),),
        )


def enforcement_clocks(matter: Matter) -> Iterator[Clock]:
    """民事诉讼法250：申请执行的期间为二年，从文书规定履行期间的最后一日起；分期履行的，从最后一期履行期限届满之日起；未规定
    的，从文书生效之日起。公证债权文书执行规定9：分期履行的自每次履行期间的最后一日起，取最早的一次。
    """
    for one in matter.case.proceedings:
        if one.title is not None:
            yield _enforcement(matter, one, one.title)


def _enforcement(matter: Matter, one: Proceeding, title: Title) -> Clock:
    stopped = say("申请执行；达成和解、提出履行请求或者对方同意履行的，重新计算")
    name = title.number or one.number or one.institution or "—"
    found = enforcement_period(matter.case, one, enforcement_starts(title), matter.tested_on)
    cautions = []
    if found.latest != found.last_day:
        cautions.append(say("有的催收、承诺是否中断有争议，都算的话到{latest}", latest=found.latest))
    if title.document == "notarised_instrument" and len(title.terms) > 1:
        cautions.append(say("公证债权文书分期履行的，自每次履行期间届满起算，与民事诉讼法250不一致，取最早的一期"))
    older = older_instalments(matter.case, one, matter.tested_on) if found.state != "expired" else ()
    lost = [day for day, each in older if each.state in ("expired", "undetermined")]
    if lost and title.document != "notarised_instrument":
        cautions.append(
            say("2022年以前，分期履行的从每次履行期间的最后一日起算；{days}届满的各期照那样算可能已经超过", days=lost)
        )
    caution = together(cautions)
    return Clock(
        "enforcement", name, found.state, found.last_day, found.computed, stopped, CITATIONS, found.steps, caution
    )


def preservation_clocks(matter: Matter) -> Iterator[Clock]:
    """民事诉讼法104：采取诉前保全措施后三十日内不起诉或者申请仲裁的，解除保全。财产保全规定18：届满七日前申请续行保全。"""
    for one in matter.case.proceedings:
        name = one.number or one.preserved or one.institution or "—"
        if one.kind == "pre_action_preservation":
            yield _suit_after(matter, one, name)
        if one.kind in ("preservation", "pre_action_preservation") and one.outcome in (None, "pending", "ruled"):
            until = preserved_until(one)
            if until is not None:
                yield _renewal(matter, one, name, until)


def preserved_until(one: Proceeding) -> date | None:
    """The day on which a preservation ends: as written, else as long as the law lets such a thing be held (解释485)."""
    start = one.ended_on or one.accepted_on or one.filed_on
    if one.preserved_until is not None or start is None or one.preserved_kind is None:
        return one.preserved_until
    years = parameter(_YEARS[one.preserved_kind], on=start, role="保全裁定日").whole
    return plus_months(start, 12 * years)


def _suit_after(matter: Matter, one: Proceeding, name: str) -> Clock:
    right: Right = "pre_action_suit"
    stopped = say("向有管辖权的法院起诉或者申请仲裁")
    citation = cite("civil_procedure_law", 104)
    taken_on = one.accepted_on or one.filed_on
    if taken_on is None:
        return _unknown(right, name, say("没有写明采取诉前保全的日期：accepted_on"), stopped, citation)
    days = parameter("pre_action_preservation.suit_days", on=taken_on, role="诉前保全日").whole
    end = period(taken_on, days=days)
    done = any(filed <= end.last_day for filed in _later(matter, ("suit", "arbitration"), taken_on))
    return Clock(right, name, _state(matter, end.last_day, done=done), end.last_day, end.computed, stopped, (citation,))


def _renewal(matter: Matter, one: Proceeding, name: str, until: date) -> Clock:
    days = parameter("preservation.renewal_days", on=until, role="保全到期日").whole
    last_day = until - timedelta(days=days)
    computed = say("保全于{until}到期，提前{days}日即{last_day}以前申请续行", until=until, days=days, last_day=last_day)
    citations = (cite("preservation_provisions", 18), cite("civil_procedure_interpretation", 485))
    caution = None if one.preserved_until else say("没有写明保全到期日，按法定最长期限推算，以裁定为准")
    return Clock(
        "preservation_renewal",
        name,
        _state(matter, last_day, done=False),
        last_day,
        computed,
        say("向法院书面申请续行保全"),
        citations,
        caution=caution,
    )


def fee_clocks(matter: Matter) -> Iterator[Clock]:
    """诉讼费用交纳办法22①、民诉法解释213：自接到交费通知次日起七日内预交，不交的按撤诉处理。"""
    for one in matter.case.proceedings:
        if one.fee_notice_on is None:
            continue
        days = parameter("fee.payment_days", on=one.fee_notice_on, role="收到交费通知日").whole
        end = procedural_period(one.fee_notice_on, days)
        done = one.outcome not in (None, "pending")
        yield Clock(
            "filing_fee",
            one.number or one.institution or "—",
            _state(matter, end.last_day, done=done),
            end.last_day,
            end.computed,
            say("预交案件受理费，或者申请缓交、减交"),
            (cite("litigation_fee_measures", 22), cite("civil_procedure_interpretation", 213)),
            caution=None if end.certain else say("该年的放假安排未知，没有顺延"),
        )


def _later(matter: Matter, kinds: tuple[str, ...], start: date | None) -> tuple[date, ...]:
    """The days on or after `start` on which proceedings of these kinds were begun and not given up."""
    given_up = ("withdrawn", "not_accepted", "rejected")
    return tuple(
        one.filed_on
        for one in matter.case.proceedings
        if one.kind in kinds
        and one.filed_on is not None
        and (start is None or start <= one.filed_on)
        and one.filed_on <= matter.tested_on
        and one.outcome not in given_up
    )


def _state(matter: Matter, last_day: date, *, done: bool) -> State:
    if done:
        return "exercised"
    return "running" if matter.tested_on <= last_day else "expired"


def _unknown(right: Right, name: str, why: Message, stopped_by: Message, *citations: Citation) -> Clock:
    return Clock(right, name, "undetermined", None, why, stopped_by, tuple(citations))
