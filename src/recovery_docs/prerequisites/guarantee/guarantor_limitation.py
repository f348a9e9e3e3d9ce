"""The limitation of the guarantor's own debt, once he has been asked within the guarantee period (民法典694)."""

from collections.abc import Iterator

from recovery_docs.case import Guarantee
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.clocks.clock import Clock, State
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.guarantee.exercise_within_period import guarantee_standing
from recovery_docs.prerequisites.guarantee.guarantors_in_time import ours
from recovery_docs.prerequisites.letters.arrival import arrival
from recovery_docs.prerequisites.limitation.interruption import Interruption, run
from recovery_docs.prerequisites.rule import Matter, met, not_applicable, not_met, rule, undetermined

CITATIONS = (cite("civil_code", 694), cite("security_interpretation", 28))
STOPPED_BY = say("到达保证人的催收、保证人同意承担、起诉或者申请仲裁、申请执行")


def guarantee_limitation(matter: Matter, guarantee: Guarantee) -> Clock | None:
    """The clock of the guarantor's debt; nothing while the guarantee period has not been used.

    民法典694②：连带责任保证，自债权人请求保证人承担保证责任之日起计算诉讼时效；①：一般保证，自保证人拒绝承担保证责任的权利
    消灭之日起。主债务的中断不当然及于保证债务，没有明文，只计对保证人的中断。
    """
    standing = guarantee_standing(matter, guarantee)
    first = standing.most_urgent
    if first is None or first.state != "exercised" or first.act is None:
        return None
    name = guarantee.guarantor.name
    if standing.kind.kind == "general":
        return Clock(
            "guarantee_limitation",
            name,
            "undetermined",
            None,
            say("一般保证，自执行债务人财产无效果、先诉抗辩权消灭之日起算"),
            say("执行终结本次程序裁定送达后，或者申请执行满一年后，三年内向保证人主张"),
            CITATIONS,
        )
    ran = run(first.act.on, _interruptions(matter, guarantee))
    state: State = "running" if matter.as_of <= ran.last_day else "expired"
    if ran.held or _titled(matter, guarantee):
        state = "exercised"
    computed = say("自{on}请求保证人承担责任起三年，至{last_day}届满", on=first.act.on, last_day=ran.last_day)
    if ran.used and ran.used[-1].on > first.act.on:
        computed = say("最后一次中断：{what}，至{last_day}届满", what=ran.used[-1].what, last_day=ran.last_day)
    return Clock(
        "guarantee_limitation",
        name,
        state,
        ran.last_day,
        computed,
        STOPPED_BY,
        CITATIONS,
        ran.steps,
        say("主债务时效的中断是否及于连带保证人没有明文，这里只计对保证人的中断"),
    )


def _interruptions(matter: Matter, guarantee: Guarantee) -> Iterator[Interruption]:
    case, party = matter.case, guarantee.guarantor
    for index, event in enumerate(case.events):
        if event.on > matter.as_of or not case.concerns(event.to, party):
            continue
        path = f"events[{index}].on"
        if event.kind in ("acknowledgement", "repayment_promise"):
            yield Interruption(
                event.on, say("{on}保证人同意承担", on=event.on), True, path, event.exhibit, revives=True
            )
        elif (found := arrival(case, event, party)) and found.certain:
            yield Interruption(found.on, say("{on}向保证人催收", on=found.on), True, path, event.exhibit)
    for index, repayment in enumerate(case.repayments):
        if repayment.payer == party.name and repayment.amount > 0 and repayment.paid_on <= matter.as_of:
            what = say("{on}保证人代偿", on=repayment.paid_on)
            yield Interruption(repayment.paid_on, what, True, f"repayments[{index}].paid_on")
    for index, one in enumerate(case.proceedings):
        named = not one.against or any(case.concerns(name, party) for name in one.against)
        if one.kind in ("suit", "arbitration") and named and one.filed_on and one.filed_on <= matter.as_of:
            pending = one.outcome in (None, "pending") and one.ended_on is None
            what = say("{on}起诉", on=one.filed_on)
            path = f"proceedings[{index}].filed_on"
            yield Interruption(one.filed_on, what, True, path, one.exhibit, runs_from=one.ended_on, pending=pending)


def _titled(matter: Matter, guarantee: Guarantee) -> bool:
    case, party = matter.case, guarantee.guarantor
    return any(
        one.title is not None and (not one.against or any(case.concerns(name, party) for name in one.against))
        for one in case.proceedings
    )


@rule(
    "GUA015",
    say("保证债务的诉讼时效已经届满"),
    cite("civil_code", 694),
    cite("security_interpretation", 28),
    severity="warning",
)
def guarantors_debt_in_time(matter: Matter) -> Iterator[Verdict]:
    """民法典694②：连带责任保证的债权人在保证期间届满前请求保证人承担保证责任的，从请求之日起，开始计算保证债务的诉讼时效。"""
    found = [(index, one, guarantee_limitation(matter, one)) for index, one in ours(matter.case)]
    if not any(clock for _, _, clock in found):
        yield not_applicable(say("没有开始计算保证债务的诉讼时效"))
    for index, guarantee, clock in found:
        if clock is None:
            continue
        name, seen = guarantee.guarantor.name, facts(matter.case, f"guarantees[{index}].kind", "events")
        if clock.state == "undetermined":
            yield undetermined(
                say("{name}：{computed}", name=name, computed=clock.computed),
                *seen,
                hint=say("在 proceedings 写明执行的提交日、结果和终结日"),
                subject=name,
            )
        elif clock.state == "expired":
            yield not_met(
                say("{name}：{computed}，对方可以抗辩", name=name, computed=clock.computed),
                *seen,
                hint=say("找此后到达{name}的催收证据记入 events", name=name),
                subject=name,
            )
        else:
            yield met(say("{name}：{computed}", name=name, computed=clock.computed), *seen, subject=name)
