"""The clocks of security: each guarantor's period, the guarantor's own debt, each registered security interest."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.clocks.clock import Clock, State, Step, together
from recovery_docs.prerequisites.guarantee.exercise_within_period import State as Standing
from recovery_docs.prerequisites.guarantee.guarantors_in_time import REACH_THE_GUARANTOR, SUE_THE_DEBTOR
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.security.exercise_in_time import held_in_hand

_STATES: dict[Standing, State] = {
    "exercised": "exercised",
    "running": "running",
    "contested": "undetermined",
    "undetermined": "undetermined",
    "expired": "expired",
}
_SECURITY = (cite("civil_code", 419), cite("security_interpretation", 44))
_SECURITY_BY_TITLE = (*_SECURITY, cite("civil_procedure_law", 250))


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
            state="exercised" if standing.name in matter.judged else _STATES[standing.state],
            last_day=first.period.last_day if first else None,
            computed=first.period.computed if first else say("还缺：{missing}", missing=found.missing),
            stopped_by=SUE_THE_DEBTOR if standing.kind.kind == "general" else REACH_THE_GUARANTOR,
            citations=tuple(dict.fromkeys((*(standing.of_its_time or (cite("civil_code", 693),)), *found.citations))),
            chain=tuple(chain),
            caution=together(cautions),
        )
        if standing.limitation:
            yield standing.limitation


def security_clocks(matter: Matter) -> Iterator[Clock]:
    """民法典419：在主债权诉讼时效期间行使抵押权；担保制度解释44：判决后在申请执行期间内；动产质权、留置权不同。"""
    for thing in matter.collateral:
        if thing.interest.waived_on is None and not held_in_hand(thing):
            found = matter.security_exercises[thing.path]
            yield Clock(
                right="mortgage",
                subject=thing.name,
                state=found.state,
                last_day=found.last_day,
                computed=found.computed,
                stopped_by=say("申请执行生效文书；没有判决的，申请实现担保物权，或者起诉时一并主张优先受偿")
                if found.by_title
                else say("申请实现担保物权，或者起诉时一并主张优先受偿"),
                citations=_SECURITY_BY_TITLE if found.by_title else _SECURITY,
                chain=found.chain,
                caution=found.caution,
            )
