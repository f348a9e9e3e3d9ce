"""Agreements that settle the debt: paying by instalments, or with assets (合同编通则解释27, 28; 民法典401, 695)."""

from collections.abc import Iterator
from datetime import date

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.forbidden_words import found_terms
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "SET001",
    say("债务到期以前约定以资抵债"),
    cite("contract_interpretation", 27),
    cite("contract_interpretation", 28),
    cite("civil_code", 401),
)
def after_maturity(matter: Matter) -> Iterator[Verdict]:
    """合同编通则解释27：履行期限届满后达成的以物抵债协议，意思表示一致时生效。28：届满前达成的，约定到期不履行财产归债权人所有的
    无效，债权人可以请求拍卖、变卖、折价；没有转移权利的，不能优先受偿。
    """
    settlement = matter.case.request.settlement
    seen = facts(
        matter.case, "request.settlement.assets", "request.settlement.agreed_on", "loan.disbursements[0].due_on"
    )
    if settlement is None or not settlement.assets:
        yield undetermined(
            say("没有写明用什么财产清偿"), *seen, hint=say("在 request.settlement.assets 逐项填写财产、作价和方式")
        )
        return
    overdue_from = matter.statement.overdue_from
    signed_on = settlement.agreed_on or matter.case.request.filed_on or matter.as_of
    if overdue_from is not None and overdue_from <= signed_on:
        yield met(say("债务自{on}逾期，协议在到期之后达成", on=overdue_from), *seen)
    elif all(asset.how == "sell_and_pay" for asset in settlement.assets):
        yield met(say("债务没有到期，但约定的是变卖后清偿，不是财产归债权人所有"), *seen)
    else:
        yield not_met(
            say("{on}达成协议时债务没有到期，约定财产作价归债权人的无效", on=signed_on),
            *seen,
            hint=say("到期后再签，或者改为变卖后以价款清偿（sell_and_pay）"),
        )


@rule("SET002", say("抵偿的财产没有写全"), cite("contract_interpretation", 27), cite("civil_code", 410))
def assets_described(matter: Matter) -> Iterator[Verdict]:
    """抵债要能履行：哪一件财产、谁的、作价多少、何时交付或者变卖，写明白了才谈得上意思表示一致（合同编通则解释27）。"""
    settlement = matter.case.request.settlement
    for index, asset in enumerate(settlement.assets if settlement else ()):
        path = f"request.settlement.assets[{index}]"
        yield complete(
            matter.case,
            (
                particular(say("所有人"), f"{path}.owner"),
                particular(say("作价"), f"{path}.value"),
                particular(say("权属证号或者所在地"), f"{path}.certificate", f"{path}.location"),
                particular(say("交付或者变卖期限"), f"{path}.deliver_on"),
            ),
            done=say("{asset}已经写明", asset=asset.name),
            of=say("抵偿财产{asset}", asset=asset.name),
        )


@rule(
    "SET003",
    say("抵偿的财产不是签约人的"),
    cite("contract_interpretation", 27, paragraph=4),
    cite("contract_interpretation", 19, paragraph=1),
    severity="warning",
)
def owners_sign(matter: Matter) -> Iterator[Verdict]:
    """合同编通则解释27④：以自己不享有所有权或者处分权的财产权利订立以物抵债协议的，依据19处理。19①：协议不因没有处分权而无效；
    真正权利人不同意或者没有取得处分权，财产不能转移的，可以解除并请求赔偿损失。所以先取得所有人的同意。
    """
    settlement = matter.case.request.settlement
    known = {party.name for party in matter.case.parties} - {matter.case.creditor.name}
    for index, asset in enumerate(settlement.assets if settlement else ()):
        seen = facts(matter.case, f"request.settlement.assets[{index}].owner")
        if asset.owner is None:
            yield undetermined(
                say("没有写明{asset}是谁的", asset=asset.name),
                *seen,
                hint=say("对照权属证书填写 request.settlement.assets[{index}].owner", index=index),
            )
        elif asset.owner in known:
            yield met(say("{asset}是当事人{owner}的", asset=asset.name, owner=asset.owner), *seen)
        else:
            yield not_met(
                say(
                    "{asset}的所有人{owner}不是本案当事人；协议不因此无效，但{owner}不同意的，财产转移不了",
                    asset=asset.name,
                    owner=asset.owner,
                ),
                *seen,
                hint=say("取得{owner}的书面同意，或者写入 third_persons 并在协议上签字", owner=asset.owner),
            )


@rule("SET004", say("协议写了财产直接归债权人"), cite("civil_code", 401), cite("contract_interpretation", 28))
def no_forfeiture(matter: Matter) -> Iterator[Verdict]:
    """民法典401：到期前约定不履行时抵押财产归债权人所有的，只能就抵押财产优先受偿。协议经调解书确认也不直接变动物权。"""
    settlement = matter.case.request.settlement
    seen = facts(matter.case, "request.settlement.text")
    terms = found_terms("ownership", settlement.text if settlement else None)
    if terms:
        yield not_met(
            say("协议写了“{terms}”", terms=terms), *seen, hint=say("改为变卖后清偿，或者办理过户时财产才转移")
        )
    else:
        yield met(say("协议没有约定财产当然归债权人"), *seen)


@rule("SET005", say("还款计划没有写全"), cite("civil_code", 543), cite("limitation_provisions", 14))
def plan_covers_debt(matter: Matter) -> Iterator[Verdict]:
    """民法典543：当事人协商一致，可以变更合同。还款计划要写明每期日期和金额，各期之和加减免额不少于欠款；
    债务人制定清偿计划的，是同意履行，中断时效（诉讼时效规定14）。
    """
    settlement = matter.case.request.settlement
    paths = ("plan", "waived_interest", "assets")
    seen = facts(matter.case, *(f"request.settlement.{key}" for key in paths))
    if settlement is None or not settlement.plan:
        yield undetermined(say("没有写明还款计划"), *seen, hint=say("在 request.settlement.plan 逐期填写还款日和金额"))
        return
    promised = sum(payment.amount for payment in settlement.plan)
    total = matter.statement.total
    if promised + (settlement.waived_interest or 0) < total and not settlement.assets:
        yield not_met(
            say("各期共{promised}元，比欠款{total}元少，余下的没有写明", promised=promised, total=total),
            *seen,
            hint=say("补上余款的还款日，或者在 waived_interest 写明减免多少"),
        )
    else:
        yield met(say("各期共{promised}元，欠款{total}元", promised=promised, total=total), *seen)


@rule("SET006", say("还款日的顺序不对"), cite("civil_code", 543), severity="warning")
def plan_in_order(matter: Matter) -> Iterator[Verdict]:
    """还款日应当在签订之后，先后有序；已经过去的日子不能作为还款日。"""
    settlement = matter.case.request.settlement
    if settlement is None or not settlement.plan:
        yield not_applicable(say("没有还款计划"), *facts(matter.case, "request.settlement.plan"))
        return
    days: list[date] = [payment.pay_on for payment in settlement.plan]
    start = settlement.agreed_on or matter.as_of
    seen = facts(matter.case, *(f"request.settlement.plan[{index}].pay_on" for index in range(len(days))))
    early = [day for day in days if day < start]
    if early:
        yield not_met(
            say("还款日{early}早于签订日{start}", early=early, start=start), *seen, hint=say("改为签订以后的日子")
        )
    elif days != sorted(set(days)):
        yield not_met(say("还款日没有先后次序或者重复"), *seen, hint=say("按日期先后填写，每日一期"))
    else:
        yield met(say("各期还款日在签订以后，先后有序"), *seen)


@rule(
    "SET007",
    say("变更还款期限没有保证人书面同意"),
    cite("civil_code", 695, paragraph=2),
    severity="warning",
)
def guarantors_consent(matter: Matter) -> Iterator[Verdict]:
    """民法典695②：变更主债权债务合同的履行期限，未经保证人书面同意的，保证期间不受影响：仍从原到期日起算。"""
    settlement = matter.case.request.settlement
    if settlement is None or not settlement.plan or not matter.called_upon:
        yield not_applicable(say("没有还款计划或者没有保证人"), *facts(matter.case, "request.settlement.plan"))
        return
    for standing in matter.called_upon:
        yield not_met(
            say("还款计划改变履行期限，{name}的保证期间仍从原到期日起算", name=standing.name),
            *facts(matter.case, f"{standing.path}.guarantor.name", "request.settlement.plan"),
            hint=say("请{name}一并签字同意并继续担保；否则在原保证期间内向其主张", name=standing.name),
            subject=standing.name,
        )


@rule("SET008", say("协议的各处说法不一致"), cite("civil_procedure_interpretation", 358), severity="warning")
def agreement_of_one_piece(matter: Matter) -> Iterator[Verdict]:
    """解释358：内容不明确的调解协议，不予确认。债务算到签订以后的，协议写不了；还款计划与已经签字的协议不同的，以签字的为准。"""
    settlement = matter.case.request.settlement
    seen = facts(matter.case, "request.settlement.agreed_on", "request.settlement.plan", "request.as_of")
    if settlement is None:
        yield not_applicable(say("没有和解、还款方案"), *seen)
        return
    signed = [one.agreement for one in matter.case.proceedings if one.kind == "mediation" and one.agreement]
    terms = [(one.due_on, one.amount) for one in signed[-1].terms] if signed else []
    plan = [(one.pay_on, one.amount) for one in settlement.plan]
    agreed_on = settlement.agreed_on
    if agreed_on is not None and agreed_on < matter.statement.counted_until:
        yield not_met(
            say(
                "{on}达成的协议，债务却算到{until}",
                on=agreed_on,
                until=matter.statement.counted_until,
            ),
            *seen,
            hint=say("截至日改为达成协议之日：request.as_of；或者改正 request.settlement.agreed_on"),
        )
    elif terms and plan and terms != plan:
        yield not_met(
            say("还款计划与调解协议约定的履行期限和金额不一致"),
            *seen,
            *facts(matter.case, "proceedings"),
            hint=say("对照签字的协议，改正 request.settlement.plan 或者 proceedings[].agreement.terms"),
        )
    else:
        yield met(say("债务的截至日、还款计划与协议一致"), *seen)
