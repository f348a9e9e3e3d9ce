"""The guarantors to whom a demand goes or who are sued: does the guarantee period still stand, and will this paper help."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from recovery_docs.case.words import word
from recovery_docs.law.citation import cite
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.clocks.clock import together
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Fact, Verdict
from recovery_docs.prerequisites.guarantee.exercise_within_period import ClaimStanding
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

SUE_THE_DEBTOR = say("在最后一日之前对债务人起诉或者申请仲裁，把保证人一并列为被告；发函不算")
REACH_THE_GUARANTOR = say("在最后一日之前让书面主张到达保证人并留下签收凭证，或者起诉保证人")


@rule(
    "GUA001",
    say("保证期间已经届满"),
    cite("civil_code", 692),
    cite("civil_code", 693),
    cite("security_interpretation", 34),
)
def period_stands(matter: Matter) -> Iterator[Verdict]:
    """民法典693：一般保证的债权人未在保证期间对债务人提起诉讼或者申请仲裁的，连带责任保证的债权人未在保证期间请求保证人
    承担保证责任的，保证人不再承担保证责任。担保制度解释34：保证期间由法院查明；届满后保证人在催收函上签字盖章，不恢复责任。
    """
    if not matter.called_upon:
        yield not_applicable(say("没有对本债权人负责的保证人"))
    for standing in matter.called_upon:
        if (found := matter.judged.get(standing.name)) is not None:
            decided = say("{number}已经确定{name}的责任，不再看保证期间", number=found.number, name=standing.name)
            yield met(decided, *facts(matter.case, f"proceedings[{found.index}].title.number"), subject=standing.name)
        else:
            yield replace(_period(matter, standing), citations=standing.of_its_time)


def _period(matter: Matter, standing: GuaranteeStanding) -> Verdict:
    name, seen = standing.name, _seen(standing)
    first = standing.most_urgent
    if first is None:
        return undetermined(
            say("无法计算保证人{name}的保证期间", name=name),
            *seen,
            hint=say("对照保证合同填写：{missing}", missing=standing.period.missing),
            subject=name,
        )
    last_day, computed = first.period.last_day, first.period.computed
    match first.state:
        case "exercised" if first.act is not None:
            return met(
                say("保证人{name}：{computed}；{act}，在期间内", name=name, computed=computed, act=first.act.what),
                *seen,
                subject=name,
            )
        case "running":
            left = (last_day - matter.tested_on).days
            return met(
                say("保证人{name}：{computed}，还有{left}日", name=name, computed=computed, left=left),
                *seen,
                subject=name,
            )
        case "contested" if first.unproved or (first.period.unsettled and matter.tested_on > first.period.latest):
            return undetermined(
                _open(name, first),
                *seen,
                hint=_prove(standing),
                subject=name,
                asks=True,
            )
        case "contested":
            return met(
                say("保证人{name}：{computed}；有争议，但可以主张没有届满", name=name, computed=computed),
                *seen,
                subject=name,
            )
        case "undetermined":
            return undetermined(
                say(
                    "保证人{name}：{computed}；没有写明保证方式，不知道期间内的行为算不算", name=name, computed=computed
                ),
                *seen,
                hint=say("对照合同填写 guarantees[{index}].kind", index=standing.index),
                subject=name,
            )
        case _:
            return not_met(
                say(
                    "保证人{name}：{computed}，期间内没有{acting}，保证责任已经消灭",
                    name=name,
                    computed=computed,
                    acting=say("对债务人起诉或者申请仲裁")
                    if standing.kind.kind == "general"
                    else say("能够证明到达保证人的主张"),
                ),
                *seen,
                hint=say("{prove}；没有的，届满后签收也不恢复，只有另签新的保证合同", prove=_prove(standing)),
                subject=name,
            )


def _open(name: str, claim: ClaimStanding) -> Message:
    """Why nobody can say whether the period was used: an act that is not proved, or an end that no article tells."""
    computed = claim.period.computed
    if claim.act is not None:
        return say("保证人{name}：{computed}；{act}，不能肯定算数", name=name, computed=computed, act=claim.act.what)
    return together([say("保证人{name}：{computed}", name=name, computed=computed), *claim.period.cautions]) or computed


def _prove(standing: GuaranteeStanding) -> Message:
    """What to bring against the period's end: a letter is worth nothing against a general guarantor."""
    if standing.kind.kind == "general":
        return say("期间内对债务人起诉或者申请仲裁过的，记入 proceedings 并附证据")
    return say("期间内起诉过或者有到达保证人的催收的，记入 proceedings、events，录音、签收等证据列入 exhibits")


@rule(
    "GUA002",
    say("保证期间有争议，或者部分借据的保证期间已经届满"),
    cite("civil_code", 692),
    cite("time_effect_provisions", 27),
    severity="warning",
)
def period_beyond_dispute(matter: Matter) -> Iterator[Verdict]:
    """分期、提前到期后从哪天起算没有明文，旧法下“直至还清”而民法典施行后到期的也有争议：取较早的一日。每笔借据各自计算。"""
    for standing in _undecided(matter):
        yield from (replace(one, citations=standing.of_its_time) for one in _beyond_dispute(standing))


def _undecided(matter: Matter) -> tuple[GuaranteeStanding, ...]:
    """The guarantors on whom no judgment has decided yet."""
    return tuple(one for one in matter.called_upon if one.name not in matter.judged)


def _beyond_dispute(standing: GuaranteeStanding) -> Iterator[Verdict]:
    name, seen = standing.name, _seen(standing)
    first = standing.most_urgent
    if first is None:
        return
    if standing.state != "expired" and standing.lost:
        yield not_met(
            say("保证人{name}对借据{lost}的保证期间已经届满", name=name, lost=standing.lost),
            *seen,
            hint=say("只就其余借据向{name}主张", name=name),
            subject=name,
        )
    elif first.unproved:
        yield undetermined(
            _disputed(name, first),
            *seen,
            hint=say("补充录音、签收、妥投等证据，写明 events[].exhibit；没有的，准备证人或者当庭询问"),
            subject=name,
        )
    elif first.state == "contested":
        yield not_met(
            _disputed(name, first),
            *seen,
            hint=say("补充期间内主张到达的证据；准备按较晚的算法说理"),
            subject=name,
        )
    elif first.state == "undetermined":
        yield undetermined(
            say("保证人{name}的保证期间按较早的算法已于{on}届满", name=name, on=first.period.last_day),
            *seen,
            hint=say("对照合同填写 guarantees[{index}].kind", index=standing.index),
            subject=name,
        )
    else:
        yield met(say("保证人{name}的保证期间没有争议", name=name), *seen, subject=name)


def _disputed(name: str, claim: ClaimStanding) -> Message:
    """Why the period may have run out: it ends earlier on one reading, or the demand may not have arrived."""
    if claim.act is not None:
        return say("保证人{name}的保证期间内的主张是否有效有争议：{act}", name=name, act=claim.act.what)
    said = say("保证人{name}的保证期间按较早的算法已于{on}届满", name=name, on=claim.period.last_day)
    return together([said, *claim.period.cautions]) or said


@rule(
    "GUA003",
    say("发函保不住一般保证人的责任"),
    cite("civil_code", 693, paragraph=1),
    cite("security_interpretation", 27),
    severity="warning",
)
def letter_helps(matter: Matter) -> Iterator[Verdict]:
    """民法典693①：一般保证，须在保证期间内对债务人提起诉讼或者申请仲裁；只催收、只起诉保证人都不算。
    担保制度解释27：公证债权文书在保证期间内对债务人申请执行的，视同。
    """
    for standing in _undecided(matter):
        yield replace(_letter_helps(matter, standing), citations=standing.of_its_time)


def _letter_helps(matter: Matter, standing: GuaranteeStanding) -> Verdict:
    name, seen = standing.name, _seen(standing)
    kind, why = standing.kind.kind, standing.kind.why
    first = standing.most_urgent
    if kind == "general" and standing.state != "exercised":
        last_day = first.period.latest if first else None
        return not_met(
            say("保证人{name}是一般保证人（{why}），发函不能保住其责任", name=name, why=why),
            *seen,
            hint=_sue_by(standing, last_day, matter.tested_on),
            subject=name,
        )
    if kind == "general":
        return met(say("已经在期间内对债务人起诉或者仲裁，函件可以作为催告"), *seen, subject=name)
    if kind is None:
        return undetermined(
            say("不知道{name}是一般保证还是连带责任保证，不知道发函有没有用", name=name),
            *seen,
            hint=say("对照合同填写 guarantees[{index}].kind", index=standing.index),
            subject=name,
        )
    return met(say("{name}是连带责任保证人，函件在期间内到达即为主张", name=name), *seen, subject=name)


def _sue_by(standing: GuaranteeStanding, last_day: date | None, today: date) -> Message:
    """By when to sue the debtor; a day that has passed is no advice."""
    if last_day is None:
        return say("保证期间届满以前对债务人起诉或者申请仲裁")
    first = min((one.last_day for one in standing.period.of_claims), default=last_day)
    if today <= first:
        return say("{last_day}以前对债务人起诉或者申请仲裁", last_day=first)
    if today <= last_day:
        return say("按较早的算法已经届满；尽快对债务人起诉或者申请仲裁，按较晚的算法到{last_day}", last_day=last_day)
    return say("保证期间已过，不再发函；{prove}", prove=_prove(standing))


@rule("GUA004", say("没有写明保证方式"), cite("civil_code", 686))
def kind_known(matter: Matter) -> Iterator[Verdict]:
    """民法典686：保证的方式包括一般保证和连带责任保证；没有约定或者约定不明确的，按照一般保证。
    2021年1月1日以前订立的，按照连带责任保证（担保法19）。
    """
    for standing in matter.called_upon:
        name, path, found = standing.name, standing.path, standing.kind
        seen = facts(matter.case, f"{path}.kind", f"{path}.wording", f"{path}.contract.signed_on")
        if found.kind is None:
            yield undetermined(
                say("保证人{name}：{why}", name=name, why=found.why),
                *seen,
                hint=say(
                    "填写 guarantees[{index}].kind；没有约定的写 not_agreed，并写 guarantees[{index}].contract.signed_on",
                    index=standing.index,
                ),
                subject=name,
            )
        else:
            verdict = met(
                say("{name}：{kind}，{why}", name=name, kind=word("guarantee_kind", found.kind), why=found.why),
                *seen,
                subject=name,
            )
            yield Verdict(verdict.outcome, verdict.message, None, name, seen, citations=found.citations)


def _seen(standing: GuaranteeStanding) -> tuple[Fact, ...]:
    path = standing.path
    return facts(
        standing.case,
        "loan.disbursements[0].due_on",
        f"{path}.kind",
        f"{path}.contract.signed_on",
        f"{path}.period.months",
        f"{path}.period.until_on",
        f"{path}.period.until_repaid",
        f"{path}.period.not_agreed",
        *(act.path for act in standing.acts),
    )
