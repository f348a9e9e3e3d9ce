"""恢复执行: an enforcement to resume, a ground that holds, in time, with property to show (民事诉讼法241, 265)."""

from collections.abc import Iterator
from datetime import date

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.execution.executed_title import executed_title, execution
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Fact, Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.enforcement_period import enforcement_period
from recovery_docs.prerequisites.procedures.title_in_force import TitleInForce
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_GROUND = "request.resumption.ground"


@rule("ENF011", say("没有写明执行案件"), cite("civil_procedure_law", 235), cite("civil_procedure_law", 250))
def execution_named(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法235、250：生效法律文书由执行法院执行，当事人可以申请。执行中的申请向执行法院提出，要写明法院和执行案号。"""
    found = execution(matter.case)
    if found is None:
        yield not_met(
            say("没有申请过执行"),
            *facts(matter.case, "proceedings"),
            hint=say("先用《强制执行申请书》申请执行；已经申请的，在 proceedings 写 kind: enforcement"),
        )
        return
    path = f"proceedings[{found[0]}]"
    yield complete(
        matter.case,
        (particular(say("执行法院"), f"{path}.institution"), particular(say("执行案号"), f"{path}.number")),
        done=say("写明了执行法院和执行案号"),
        of=say("执行案件"),
    )


@rule(
    "ENF012",
    say("恢复执行的事由不成立"),
    cite("civil_procedure_law", 241, paragraph=2),
    cite("execution_settlement_provisions", 9),
    cite("execution_settlement_provisions", 11),
    cite("civil_procedure_law", 265),
)
def ground_holds(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法241②、执行和解规定9：不履行执行和解协议的，可以申请恢复执行原生效法律文书。规定11：协议已经履行完毕的、约定的履行期限
    尚未届至或者条件尚未成就的（民法典578除外）、被执行人正在按约履行的，裁定不予恢复执行。民事诉讼法265：发现被执行人有其他财产的，
    可以随时请求人民法院执行。
    """
    asked, found = matter.case.request.resumption, execution(matter.case)
    if asked is None:
        yield undetermined(
            say("没有写明恢复执行的事由"),
            *facts(matter.case, _GROUND),
            hint=say("在 request.resumption.ground 写 settlement_broken 或者 property_found"),
        )
    elif asked.ground == "settlement_broken":
        yield _broken(matter)
    elif found is None or found[1].outcome is None:
        yield undetermined(
            say("没有写明执行是否已经裁定终结本次执行程序"),
            *facts(matter.case, "proceedings"),
            hint=say("在执行一项写 outcome: terminated 和 ended_on"),
        )
    elif found[1].outcome == "terminated":
        yield met(say("已经裁定终结本次执行程序，发现财产可以申请恢复执行"), *facts(matter.case, _GROUND))
    else:
        yield not_met(
            say("执行没有裁定终结本次执行程序，不需要恢复"),
            *facts(matter.case, _GROUND, f"proceedings[{found[0]}].outcome"),
            hint=say("还在执行的，直接向执行法院提供财产线索；已经执行完毕的，不能恢复"),
        )


def _broken(matter: Matter) -> Verdict:
    path, asked = "request.resumption.settlement", matter.case.request.resumption
    agreed = asked.settlement if asked else None
    seen = facts(matter.case, f"{path}.signed_on", f"{path}.perform_by", f"{path}.performance")
    if agreed is None or agreed.performance is None or agreed.perform_by is None:
        return undetermined(
            say("没有写明执行和解协议何时应当履行、履行了没有"),
            *seen,
            hint=say("填写 {path}.perform_by 和 performance", path=path),
        )
    if agreed.performance == "fulfilled":
        return not_met(say("执行和解协议已经履行完毕"), *seen, hint=say("因迟延、瑕疵履行受损失的，另行起诉"))
    if agreed.performance == "being_performed":
        return not_met(say("被执行人正在按照执行和解协议履行"), *seen, hint=say("不履行以后再申请恢复"))
    if agreed.performance == "refused":
        return met(say("被执行人明确表示不再履行执行和解协议（民法典578），不用等到履行期限届满"), *seen)
    if agreed.perform_by >= matter.tested_on:
        return not_met(
            say("执行和解协议约定的履行期限{on}才届满", on=agreed.perform_by),
            *seen,
            hint=say(
                "届满次日起再申请；对方明确表示不再履行的（民法典578），在 {path}.performance 写 refused，附证据",
                path=path,
            ),
        )
    return met(say("执行和解协议的履行期限已于{on}届满，没有履行完毕", on=agreed.perform_by), *seen)


@rule(
    "ENF013",
    say("申请恢复执行的期间已经届满"),
    cite("execution_settlement_provisions", 10),
    cite("civil_procedure_law", 250),
    cite("civil_procedure_interpretation", 517, paragraph=2, grade="S"),
    severity="warning",
)
def resumed_in_time(matter: Matter) -> Iterator[Verdict]:
    """执行和解规定10：申请恢复执行适用申请执行期间的规定（民事诉讼法250：二年），自执行和解协议约定履行期间的最后一日起计算。
    民诉法解释517②：终结本次执行程序以后发现财产再次申请执行的，不受申请执行时效期间的限制。
    """
    asked, executed = matter.case.request.resumption, executed_title(matter.case)
    agreed = asked.settlement if asked else None
    seen = facts(matter.case, _GROUND, "request.resumption.settlement.perform_by")
    if asked is None or asked.ground == "property_found":
        yield not_applicable(say("不是因为不履行执行和解协议，不受申请执行期间的限制"), *seen)
    elif executed is None or agreed is None or agreed.perform_by is None:
        yield undetermined(
            say("没有写明执行依据，或者执行和解协议约定履行期间的最后一日"),
            *seen,
            hint=say("填写 proceedings[].title 和 request.resumption.settlement.perform_by"),
        )
    else:
        yield _in_time(matter, agreed.perform_by, executed, seen)


def _in_time(matter: Matter, start: date, executed: TitleInForce, seen: tuple[Fact, ...]) -> Verdict:
    """The two years from the settlement's last day; what came after it renews them as those of the title."""
    found = enforcement_period(matter.case, executed.proceeding, start, matter.tested_on)
    proof = say("找期间内要求履行、对方同意履行的证据，记入 events")
    if found.last_day is None or found.latest is None:
        return undetermined(found.computed, *seen, hint=say("核对 request.resumption.settlement.perform_by"))
    if matter.tested_on <= found.last_day:
        return met(found.computed, *seen)
    if matter.tested_on <= found.latest:
        return undetermined(
            say("{computed}，此后的催收、承诺算不算中断有争议", computed=found.computed), *seen, hint=proof
        )
    return not_met(say("{computed}，对方可以提出异议", computed=found.computed), *seen, hint=proof)


@rule(
    "ENF014",
    say("没有写明可供执行的财产"),
    cite("civil_procedure_law", 265),
    cite("civil_procedure_interpretation", 517, paragraph=2, grade="S"),
)
def property_shown(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法265：债权人发现被执行人有其他财产的，可以随时请求人民法院执行。民诉法解释517②：终结本次执行程序以后，申请执行人发现
    被执行人有可供执行财产的，可以再次申请执行。财产或者线索要具体到法院能够查找。
    """
    asked = matter.case.request.resumption
    seen = facts(matter.case, "request.resumption.property")
    if asked is None or asked.ground == "settlement_broken":
        yield not_applicable(say("不是因为发现财产"), *seen)
    elif asked.property:
        yield met(say("写明了可供执行的财产{count}项", count=len(asked.property)), *seen)
    else:
        yield undetermined(
            say("没有写明发现了什么财产"), *seen, hint=say("在 request.resumption.property 逐项写所有人和财产")
        )
