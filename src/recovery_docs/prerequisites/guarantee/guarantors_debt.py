"""Whether the guarantor, once asked, may still be sued: the limitation of his own debt (民法典694)."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "GUA015",
    say("保证债务的诉讼时效已经届满"),
    cite("civil_code", 694),
    cite("security_interpretation", 28),
    severity="warning",
)
def guarantors_debt_in_time(matter: Matter) -> Iterator[Verdict]:
    """民法典694②：连带责任保证的债权人在保证期间届满前请求保证人承担保证责任的，从请求之日起，开始计算保证债务的诉讼时效。"""
    if not any(one.limitation for one in matter.called_upon):
        yield not_applicable(say("没有开始计算保证债务的诉讼时效"))
    for one in matter.called_upon:
        clock, name = one.limitation, one.name
        if clock is None:
            continue
        seen = facts(matter.case, f"{one.path}.kind", "events")
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
