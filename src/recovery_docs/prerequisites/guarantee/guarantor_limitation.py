"""The limitation of the guarantor's own debt, once he has been asked within the guarantee period (民法典694)."""

from collections.abc import Iterator
from datetime import date

from recovery_docs.case import Case, Guarantee
from recovery_docs.case.party import Party
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.clocks.clock import Clock, State
from recovery_docs.prerequisites.guarantee.guarantee_kind import Kind
from recovery_docs.prerequisites.legal_standing import gone, heirs_of
from recovery_docs.prerequisites.letters.arrival import arrival, provable
from recovery_docs.prerequisites.limitation.interruption import Interruption, run

CITATIONS = (cite("civil_code", 694), cite("security_interpretation", 28))
STOPPED_BY = say("到达保证人的催收、保证人同意承担、起诉或者申请仲裁、申请执行")


def guarantor_limitation(case: Case, guarantee: Guarantee, kind: Kind | None, asked_on: date, as_of: date) -> Clock:
    """The clock of the guarantor's debt, once he was asked within the guarantee period, on the day `asked_on`.

    民法典694②：连带责任保证，自债权人请求保证人承担保证责任之日起计算诉讼时效；①：一般保证，自保证人拒绝承担保证责任的权利
    消灭之日起。主债务的中断不当然及于保证债务，没有明文，只计对保证人的中断。
    """
    name = guarantee.guarantor.name
    if kind == "general":
        return Clock(
            "guarantee_limitation",
            name,
            "undetermined",
            None,
            say("一般保证，自执行债务人财产无效果、先诉抗辩权消灭之日起算"),
            say("执行终结本次程序裁定送达后，或者申请执行满一年后，三年内向保证人主张"),
            CITATIONS,
        )
    ran = run(asked_on, _interruptions(case, guarantee.guarantor, as_of))
    state: State = "running" if as_of <= ran.last_day else "expired"
    if ran.held or _titled(case, guarantee.guarantor):
        state = "exercised"
    computed = say("自{on}请求保证人承担责任起三年，至{last_day}届满", on=asked_on, last_day=ran.last_day)
    if ran.used and ran.used[-1].on > asked_on:
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


def _interruptions(case: Case, party: Party, as_of: date) -> Iterator[Interruption]:
    for index, event in enumerate(case.events):
        if event.on > as_of or not (case.concerns(event.to, party) or event.to in heirs_of(party)):
            continue
        path = f"events[{index}].on"
        if event.kind in ("acknowledgement", "repayment_promise"):
            if event.to not in heirs_of(party) and gone(party, event.on):
                continue
            yield Interruption(
                event.on, say("{on}保证人同意承担", on=event.on), True, path, event.exhibit, revives=True
            )
        elif (found := arrival(case, event, party)) and found.certain and provable(event):
            yield Interruption(found.on, say("{on}向保证人催收", on=found.on), True, path, event.exhibit)
    for index, repayment in enumerate(case.repayments):
        if repayment.payer == party.name and repayment.amount > 0 and repayment.paid_on <= as_of:
            what = say("{on}保证人代偿", on=repayment.paid_on)
            yield Interruption(repayment.paid_on, what, True, f"repayments[{index}].paid_on")
    for index, one in enumerate(case.proceedings):
        named = not one.against or any(case.concerns(name, party) for name in one.against)
        if one.kind in ("suit", "arbitration") and named and one.filed_on and one.filed_on <= as_of:
            pending = one.outcome in (None, "pending") and one.ended_on is None
            what = say("{on}起诉", on=one.filed_on)
            path = f"proceedings[{index}].filed_on"
            yield Interruption(one.filed_on, what, True, path, one.exhibit, runs_from=one.ended_on, pending=pending)


def _titled(case: Case, party: Party) -> bool:
    return any(
        one.title is not None and (not one.against or any(case.concerns(name, party) for name in one.against))
        for one in case.proceedings
    )
