"""The official element form of the complaint: its questions, which only the plaintiff can answer (法〔2025〕82号)."""

from collections.abc import Iterator

from recovery_docs.case import Case
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import Particular, complete, particular
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import not_applicable, not_met, rule


@rule("CMP028", say("要素式诉状有没有回答的项目"), cite("element_form_notice"), severity="warning")
def element_form_answered(matter: Matter) -> Iterator[Verdict]:
    """法〔2025〕82号（2025年7月14日起）：金融借款、信用卡、民间借贷、融资租赁、保证保险等纠纷有要素式起诉状的示范文本，应填尽填，不改变要素和格式。
    示范文本不是立案的条件，法院不得以没有使用为由不予立案，所以只提醒。
    提前还款（加速到期）与解除合同二选一；是否主张担保权利、是否了解和考虑先行调解，由原告选择，程序不代答。
    """
    case = matter.case
    if case.loan.cause == "recourse":
        yield not_applicable(say("追偿权纠纷没有对应的要素式起诉状"))
        return
    if case.loan.lease is not None and case.loan.cause == "finance_lease":
        yield complete(case, _of_a_lease(case), done=say("要素式诉状的选择项都已回答"), of=say("要素式起诉状"))
        return
    if case.request.accelerate and case.request.rescind:
        yield not_met(
            say("同时请求提前还款和解除合同，表格只能选一项"),
            *facts(case, "request.accelerate", "request.rescind"),
            hint=say("只保留一项；解除合同后担保人仍然承担担保责任（民法典566③）"),
        )
        return
    wanted = _of_every_form()
    if case.loan.cause == "guarantee_insurance":
        wanted.insert(0, particular(say("是否提示、说明主要条款"), "loan.insurance.notice_given"))
    elif case.loan.cause != "credit_card":
        wanted.insert(0, particular(say("是否请求提前还款或者解除合同"), "request.accelerate", "request.rescind"))
    if case.guarantees or case.security_interests:
        wanted.insert(0, particular(say("是否主张担保权利"), "request.claim_security"))
    yield complete(case, wanted, done=say("要素式诉状的选择项都已回答"), of=say("要素式起诉状"))


def _of_every_form() -> list[Particular]:
    return [
        particular(say("争议解决约定"), "loan.contract.disputes"),
        particular(say("是否了解调解"), "request.mediation.knows_mediation"),
        particular(say("是否了解先行调解的好处"), "request.mediation.knows_benefits"),
        particular(say("是否考虑先行调解"), "request.mediation.willing"),
    ]


def _of_a_lease(case: Case) -> list[Particular]:
    """What the form for leases asks and only the lessor can say; that one of both is chosen is another rule's."""
    wanted = [
        particular(say("租赁物"), "loan.lease.thing"),
        particular(say("租金支付方式"), "loan.lease.paid_by"),
        particular(say("租赁期满日"), "loan.lease.until_on"),
        particular(say("租赁物交付日"), "loan.lease.delivered_on"),
        particular(say("租赁物质量是否符合约定"), "loan.lease.fit"),
        particular(say("期满后租赁物归属"), "loan.lease.owner_at_end"),
        particular(say("收回租赁物的条件"), "loan.lease.recovery_terms"),
        particular(say("解除合同的条件"), "loan.lease.rescission_terms"),
        particular(say("是否请求确认租赁物归原告所有"), "request.claim_ownership"),
        *_of_every_form(),
    ]
    if case.guarantees or case.security_interests:
        wanted.insert(0, particular(say("是否主张担保权利"), "request.claim_security"))
    return wanted
