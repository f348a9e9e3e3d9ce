"""Limitation warns and never stops a filing: courts accept a suit out of time, and only the debtor may plead it."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Absent, Verdict
from recovery_docs.prerequisites.letters.arrival import arrival
from recovery_docs.prerequisites.limitation.limitation_period import NO_DUE_DAY, NOT_DEMANDED, Limitation
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "LIM001",
    say("诉讼时效已经届满"),
    cite("civil_code", 188),
    cite("civil_code", 192),
    cite("civil_code", 193),
    cite("civil_procedure_interpretation", 219),
    severity="warning",
)
def in_time(matter: Matter) -> Iterator[Verdict]:
    """民法典188：向人民法院请求保护民事权利的诉讼时效期间为三年。192：届满的，义务人可以提出不履行义务的抗辩。
    193：人民法院不得主动适用。民诉法解释219：超过时效起诉的应予受理；抗辩成立的，判决驳回诉讼请求。
    """
    found = matter.limitation
    seen = facts(matter.case, "loan.disbursements[0].due_on", *(one.path for one in found.used))
    if found.computed is NOT_DEMANDED:
        # 诉讼时效规定4：不能确定履行期限的，从债权人要求履行的宽限期届满之日起计算
        yield met(NOT_DEMANDED, *seen, *facts(matter.case, "loan.disbursements[0].no_due_date"))
    elif found.last_day is None:
        yield undetermined(NO_DUE_DAY, *seen, hint=say("填写放款的到期日：loan.disbursements[].due_on"))
    elif found.state == "exercised":
        yield met(say("已经起诉或者已有生效文书，不再计算诉讼时效"), *seen)
    elif found.state == "running":
        left = (found.last_day - matter.tested_on).days
        yield met(_time_left(found, left), *seen)
    elif found.state == "undetermined":
        yield undetermined(
            say("{computed}；另有是否到达的争议，最晚到{latest}", computed=found.computed, latest=found.latest)
            if not found.doubts
            else say(
                "{computed}；{doubts}，都算的话到{latest}",
                computed=found.computed,
                doubts=list(found.doubts),
                latest=found.latest,
            ),
            *seen,
            hint=say(
                "补充催收到达继承人、遗产管理人的证据，在 events[].to 写其姓名；还在最后一日以前的，尽快向他们催收"
            )
            if found.doubts
            else say("补充催收到达的证据，填写 events[].outcome、signature、address_agreed"),
        )
    else:
        yield not_met(
            say("{computed}，对方可以抗辩", computed=found.computed),
            *seen,
            hint=say("找期间内催收、还款、承认的证据记入案件；争取债务人书面同意履行（民法典192②）"),
        )


def _time_left(found: Limitation, days: int) -> Message:
    """How long is left; what was asserted again and again runs beyond the twenty years (指导性案例249号)."""
    if found.past_longest is None:
        return say("{computed}，还有{left}日", computed=found.computed, left=days)
    return say(
        "{computed}，还有{left}日；二十年到{on}届满，不断主张的才不受其限（指导性案例249号），每次中断都要有证据",
        computed=found.computed,
        left=days,
        on=found.past_longest,
    )


@rule(
    "LIM002",
    say("时效中断没有证据"),
    cite("limitation_provisions", 8),
    cite("civil_procedure_interpretation", 90),
    severity="warning",
)
def interruptions_proved(matter: Matter) -> Iterator[Verdict]:
    """诉讼时效规定8、民诉法解释90：主张中断的一方举证；每一次催收要有签收、妥投、存证或者录音。"""
    found = matter.limitation
    seen = facts(matter.case, *(path.rpartition(".")[0] + ".exhibit" for path in found.unproved))
    if not found.used:
        yield not_applicable(say("没有中断时效的事件"))
    elif found.unproved:
        yield not_met(
            say("{days}中断时效的事件没有列入证据", days=[one.on for one in found.used if one.path in found.unproved]),
            *seen,
            hint=say("在 exhibits 列入凭证，并把证据编号写在：{paths}", paths=[one.path for one in seen]),
            absent=tuple(
                Absent(say("{day}中断时效的凭证", day=one.on), (), f"{one.path.rpartition('.')[0]}.exhibit")
                for one in found.used
                if one.path in found.unproved
            ),
        )
    else:
        yield met(say("每次中断都列有证据"), *seen)


@rule(
    "LIM003",
    say("时效届满后的签收不等于同意履行"),
    cite("civil_code", 192, paragraph=2),
    cite("limitation_provisions", 19),
    cite("notice_signature_reply"),
    severity="warning",
)
def signed_after_expiry(matter: Matter) -> Iterator[Verdict]:
    """民法典192②：届满后义务人同意履行的，不得再抗辩；诉讼时效规定19、法释〔1999〕7号：在催收通知单上签字盖章，能够认定
    同意履行的，放弃抗辩。只写“收到”的有争议；对保证人、抵押人不恢复（民法典701、担保制度解释34②）。
    """
    case, found = matter.case, matter.limitation
    late = [
        (index, event, lapse.ran_out)
        for index, event in enumerate(case.events)
        for lapse in found.lapses
        if event.kind == "demand"
        and any((got := arrival(case, event, party)) and lapse.covers(got.on) for party in case.borrowers)
    ]
    if not late:
        yield not_applicable(say("没有时效届满以后的催收"))
    for index, event, ran_out in late:
        seen = facts(case, f"events[{index}].on", f"events[{index}].agrees_to_pay", f"events[{index}].text")
        if event.agrees_to_pay:
            yield met(say("{on}债务人同意履行，不得再提时效抗辩；不及于担保人", on=event.on), *seen)
        elif event.agrees_to_pay is None and event.signature is not None:
            yield undetermined(
                say(
                    "{on}债务人签收催收函时，时效已于{ran_out}届满，没有写明是否同意履行", on=event.on, ran_out=ran_out
                ),
                *seen,
                hint=say("看签收的文字：写了同意还款的填 events[{index}].agrees_to_pay: true", index=index),
            )
        else:
            yield not_met(
                say("{on}的催收在时效届满（{ran_out}）以后，不能恢复时效", on=event.on, ran_out=ran_out),
                *seen,
                hint=say("争取债务人书面同意履行，或者自愿还款"),
            )
