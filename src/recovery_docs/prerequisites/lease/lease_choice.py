"""融资租赁: all rents, or the contract rescinded and the thing taken back; either only after a demand (民法典752)."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.law.periods import days_between
from recovery_docs.ledger.terms_at_day import rents_not_asked
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.lease.lease_sums import later_rents_counted
from recovery_docs.prerequisites.letters.arrival import arrival
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "INT013",
    say("没有在支付全部租金和解除合同之间选择"),
    cite("civil_code", 752),
    cite("finance_lease_interpretation", 10),
)
def one_of_both(matter: Matter) -> Iterator[Verdict]:
    """民法典752：承租人经催告后在合理期限内仍不支付租金的，出租人可以请求支付全部租金；也可以解除合同，收回租赁物。

    两项只能选一项：融资租赁解释10①，同时请求的，人民法院告知作出选择；②判令支付全部租金后没有履行的，可以再诉请解除、收回租赁物。
    两项都不选的，只请求到期未付的租金。
    """
    case, request = matter.case, matter.case.request
    seen = facts(case, "request.accelerate", "request.rescind")
    if case.loan.cause != "finance_lease":
        yield not_applicable(say("不是融资租赁"), *seen)
    elif request.accelerate and request.rescind:
        yield not_met(
            say("既请求支付全部租金，又请求解除合同、收回租赁物，只能选择一项"),
            *seen,
            hint=say("request.accelerate 和 request.rescind 只保留一项；判令支付全部租金后仍不履行的，可以再诉请解除"),
        )
    elif request.accelerate:
        yield met(say("请求支付全部租金"), *seen)
    elif request.rescind and case.loan.lease is not None and case.loan.lease.thing is None:
        yield undetermined(
            say("请求解除合同、收回租赁物，没有写明租赁物"),
            *seen,
            *facts(case, "loan.lease.thing"),
            hint=say("在 loan.lease.thing 写明租赁物的名称、数量、型号和所在地"),
        )
    elif request.rescind:
        yield met(say("请求解除合同、收回租赁物"), *seen)
    else:
        yield met(say("只请求到期未付的租金"), *seen)


@rule("INT014", say("没有催告承租人支付租金"), cite("civil_code", 752), severity="warning")
def demanded(matter: Matter) -> Iterator[Verdict]:
    """民法典752：经催告后在合理期限内仍不支付，才可以请求全部租金或者解除合同。多久算合理没有明文。"""
    case, request = matter.case, matter.case.request
    seen = facts(case, "request.accelerate", "request.rescind")
    if case.loan.cause != "finance_lease" or not (request.accelerate or request.rescind):
        yield not_applicable(say("没有请求全部租金，也没有请求解除融资租赁合同"), *seen)
        return
    for index, party in enumerate(case.borrowers):
        told = (*seen, *facts(case, f"borrowers[{index}].name", "events"))
        reached = [
            found for event in case.events if (found := arrival(case, event, party)) and found.on <= matter.as_of
        ]
        sure = [found.on for found in reached if found.certain]
        if sure:
            days = days_between(min(sure), matter.as_of, count_last=False)
            yield met(
                say(
                    "催告于{on}到达{name}，到{as_of}已经{days}日",
                    on=min(sure),
                    name=party.name,
                    as_of=matter.as_of,
                    days=days,
                ),
                *told,
                subject=party.name,
            )
        elif reached:
            yield undetermined(
                say("催告是否到达{name}有争议", name=party.name),
                *told,
                hint=say("补充签收、妥投凭证，填写 events[].outcome、signature"),
                subject=party.name,
            )
        else:
            yield not_met(
                say("没有催告到达{name}的记录", name=party.name),
                *told,
                hint=say("先发催收通知并写明付款期限，期满仍不支付的再请求全部租金或者解除合同"),
                subject=party.name,
            )


@rule(
    "INT018",
    say("把没有到期的租金算作到期"),
    cite("civil_code", 752),
    cite("finance_lease_interpretation", 11),
)
def only_rents_due(matter: Matter) -> Iterator[Verdict]:
    """民法典752：可以请求支付全部租金，也可以解除合同、收回租赁物。融资租赁解释11：解除合同的，没有到期的租金只能作为损失主张，并且要减去
    租赁物的价值。两样都不请求的，只有到期租金。
    """
    case, statement = matter.case, matter.statement
    if case.loan.lease is None:
        return
    asked = ("request.accelerate", "request.rescind", "request.claim_losses")
    seen = facts(case, "request.figures", "bank_statement.principal", *asked)
    if not rents_not_asked(case, statement.as_of) or matter.lease_sums is not None:
        yield not_applicable(say("请求全部租金，或者请求解除合同的损失"), *seen)
    elif later_rents_counted(case, statement):
        yield not_met(
            say(
                "对账单的租金{amount}元里有没有到期的，而没有请求全部租金，也没有请求赔偿损失",
                amount=statement.principal,
            ),
            *seen,
            hint=say(
                "对账单的 principal 只写到期未付的租金，或者 request.figures 写 computed；请求全部租金的写 request.accelerate，"
                "解除合同并请求损失的写 request.claim_losses"
            ),
        )
    else:
        yield met(say("欠付的租金{amount}元没有把未到期的算作到期", amount=statement.principal), *seen)
