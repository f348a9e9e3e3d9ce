"""The clocks of security: each guarantor's period, the guarantor's own debt, each registered security interest."""

from collections.abc import Iterator

from recovery_docs.case import Pledge
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.clocks.clock import Clock, State, Step, together
from recovery_docs.prerequisites.guarantee.exercise_within_period import State as Standing
from recovery_docs.prerequisites.guarantee.guarantors_in_time import REACH_THE_GUARANTOR, SUE_THE_DEBTOR
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.security.collateral import Thing

_STATES: dict[Standing, State] = {
    "exercised": "exercised",
    "running": "running",
    "contested": "undetermined",
    "undetermined": "undetermined",
    "expired": "expired",
}
_POSSESSED = ("movable", "bill", "deposit")


def guarantee_clocks(matter: Matter) -> Iterator[Clock]:
    """One clock a guarantor for the guarantee period, another for the limitation of his debt once it runs."""
    for standing in matter.called_upon:
        found, first = standing.period, standing.most_urgent
        chain = [Step(act.on, act.what, act.exhibit) for act in standing.acts]
        cautions = list(first.period.cautions) if first else []
        if standing.lost and standing.state != "expired":
            cautions.append(say("借据{lost}的保证期间已经届满", lost=standing.lost))
        if len(standing.claims) > 1 and first:
            cautions.append(say("各借据分别计算，这里是借据{claim}", claim=first.period.claim))
        if first:
            chain.insert(0, Step(first.period.starts_on, say("保证期间起算")))
        yield Clock(
            right="guarantee_period",
            subject=standing.name,
            state=_STATES[standing.state],
            last_day=first.period.last_day if first else None,
            computed=first.period.computed if first else say("还缺：{missing}", missing=found.missing),
            stopped_by=SUE_THE_DEBTOR if standing.kind.kind == "general" else REACH_THE_GUARANTOR,
            citations=(cite("civil_code", 693), *found.citations),
            chain=tuple(chain),
            caution=together(cautions),
        )
        if standing.limitation:
            yield standing.limitation


def security_clocks(matter: Matter) -> Iterator[Clock]:
    """民法典419：在主债权诉讼时效期间行使抵押权；担保制度解释44：以登记作为公示方式的权利质权同，动产质权、留置权不同。

    主债务人在时效届满后重新同意履行的，不及于抵押人，所以取第一次届满之日。
    """
    for thing in matter.collateral:
        if thing.interest.waived_on is None and not _held_in_hand(thing):
            yield _security_clock(matter, thing)


def _held_in_hand(thing: Thing) -> bool:
    return isinstance(thing.interest, Pledge) and thing.interest.right in _POSSESSED


def _security_clock(matter: Matter, thing: Thing) -> Clock:
    found = matter.limitation
    begun = any(one.kind == "collateral_auction" and one.outcome != "withdrawn" for one in matter.case.proceedings)
    last_day = found.first_last_day
    state: State = found.state
    if begun:
        state = "exercised"
    elif found.state == "exercised":
        # 只起诉债务人的，须在胜诉后的申请执行期间内申请执行（担保制度解释44①）。
        state = "exercised"
    elif last_day is not None and matter.as_of > last_day and found.state == "running":
        state = "expired"
    return Clock(
        right="mortgage",
        subject=thing.name,
        state=state,
        last_day=last_day,
        computed=say("主债权诉讼时效期间：{computed}", computed=found.computed)
        if last_day == found.last_day
        else say("主债权的诉讼时效已于{last_day}第一次届满，以后的同意履行不及于担保人", last_day=last_day),
        stopped_by=say("申请实现担保物权，或者起诉时一并主张优先受偿"),
        citations=(cite("civil_code", 419), cite("security_interpretation", 44)),
        chain=found.chain,
        caution=found.caution,
    )
