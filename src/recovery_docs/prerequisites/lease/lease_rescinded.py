"""融资租赁 rescinded: on what ground, and what the lessor loses by it (融资租赁解释5, 11, 12)."""

from collections.abc import Iterator
from decimal import Decimal

from recovery_docs.case import Lease
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import parameter
from recovery_docs.messages import say
from recovery_docs.money import ZERO
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

NONE_AGREED = ("无", "没有", "没有约定", "未约定")


@rule("INT015", say("不够解除融资租赁合同的条件"), cite("finance_lease_interpretation", 5), severity="warning")
def may_rescind(matter: Matter) -> Iterator[Verdict]:
    """融资租赁解释5：经催告后在合理期限内仍不支付，并且（一）符合合同约定的解除条件；或者（二）合同没有明确约定，欠付租金达到两期
    以上，或者数额达到全部租金百分之十五以上；（三）违反约定致使合同目的不能实现的其他情形。催告另见 INT014。
    约定的解除条件是否成就，程序不判断。
    """
    case, lease = matter.case, matter.case.loan.lease
    seen = facts(case, "request.rescind", "loan.lease.rescission_terms", "loan.lease.rents")
    if lease is None or not case.request.rescind:
        yield not_applicable(say("没有请求解除融资租赁合同"), *seen)
        return
    if lease.rescission_terms and lease.rescission_terms not in NONE_AGREED:
        yield met(say("合同约定了解除条件：{terms}，请核对已经成就", terms=lease.rescission_terms), *seen)
        return
    behind = rents_behind(lease, matter.statement.principal, matter)
    share = matter.statement.principal / lease.total if lease.total else ZERO
    least = parameter("lease.rescission_share", on=matter.as_of, role="截至日").value
    periods = parameter("lease.rescission_periods", on=matter.as_of, role="截至日").whole
    said = say(
        "欠付租金{count}期共{amount}元，占全部租金{share}%",
        count=behind,
        amount=matter.statement.principal,
        share=(share * 100).quantize(Decimal("0.01")),
    )
    if behind >= periods or share >= least:
        yield met(said, *seen)
    else:
        yield not_met(
            said,
            *seen,
            hint=say("合同约定了解除条件的，填写 loan.lease.rescission_terms；否则只请求到期租金，或者请求全部租金"),
        )


def rents_behind(lease: Lease, unpaid: Decimal, matter: Matter) -> int:
    """How many of the rents that fell due are unpaid, in whole or in part: payments satisfy the oldest first."""
    count = 0
    for rent in reversed([one for one in lease.in_order if one.due_on < matter.as_of]):
        if unpaid <= 0:
            break
        count, unpaid = count + 1, unpaid - rent.amount
    return count


@rule(
    "INT016",
    say("解除融资租赁合同的损失没有算清楚"),
    cite("finance_lease_interpretation", 11),
    cite("finance_lease_interpretation", 12),
    severity="warning",
)
def losses_reckoned(matter: Matter) -> Iterator[Verdict]:
    """融资租赁解释11：解除合同的，可以同时请求收回租赁物并赔偿损失；损失为全部未付租金及其他费用与收回租赁物价值的差额，约定期满
    归出租人的，还包括期满残值。7：只请求解除，没有主张归属和损失的，法院可以释明。12：价值有争议的，按合同约定；没有约定的，
    参照约定的折旧和残值；严重偏离的，可以请求评估或者拍卖。
    """
    case, lease, request = matter.case, matter.case.loan.lease, matter.case.request
    seen = facts(case, "request.rescind", "request.claim_losses", "loan.lease.value", "loan.lease.residual")
    if lease is None or not request.rescind or request.accelerate:
        yield not_applicable(say("没有请求解除融资租赁合同"), *seen)
    elif request.claim_losses is None:
        yield undetermined(
            say("没有写明是否请求赔偿解除合同的损失"),
            *seen,
            hint=say("填写 request.claim_losses；不主张的只请求到期租金，法院可能释明"),
        )
    elif not request.claim_losses:
        yield met(say("不请求赔偿损失，只请求到期租金"), *seen)
    elif lease.value is None:
        yield undetermined(
            say("请求赔偿损失，没有写明收回的租赁物值多少，起诉状写以折价或者拍卖、变卖所得抵扣"),
            *seen,
            hint=say("合同约定了价值或者折旧的，填写 loan.lease.value 和 value_basis；没有的，申请评估"),
        )
    elif lease.owner_at_end == "lessor" and lease.residual is None:
        yield undetermined(
            say("约定期满后租赁物归出租人，没有写明期满残值，损失少算了"),
            *seen,
            hint=say("填写 loan.lease.residual"),
        )
    else:
        loss = matter.lease_sums.loss if matter.lease_sums else ZERO
        yield met(say("损失{loss}元，已经减去租赁物价值{value}元", loss=loss, value=lease.value), *seen)
