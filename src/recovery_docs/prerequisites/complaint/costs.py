"""Costs of realising the claim: agreed, and really incurred (民法典 561, 389, 691)."""

from collections.abc import Iterator

from recovery_docs.case import Cost
from recovery_docs.case.words import word
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Limb, Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

# 诉讼中的费用由法院依职权或者按办法分担，不靠合同约定。
_COURT_COSTS = ("preservation_fee", "announcement_fee", "appraisal_fee")


@rule(
    "CMP027",
    say("费用没有约定或者没有实际发生"),
    cite("civil_code", 561, item=1),
    cite("civil_code", 691),
    cite("civil_code", 389),
    severity="warning",
)
def costs_agreed_and_paid(matter: Matter) -> Iterator[Verdict]:
    """民法典561（一）、389、691：实现债权的有关费用可以主张；律师费等须合同约定由债务人负担，并已实际发生
    （合同、发票、付款凭证）。保全责任险保费原则上不由违约方负担，合同明确约定且必要合理的除外（法答网第5批问3）。
    """
    costs = matter.case.request.costs
    if not costs:
        yield not_applicable(say("没有主张实现债权的费用"))
    for index, cost in enumerate(costs):
        yield _cost(matter, index, cost)


def _cost(matter: Matter, index: int, cost: Cost) -> Verdict:
    path = f"request.costs[{index}]"
    seen = facts(matter.case, f"{path}.kind", f"{path}.amount", f"{path}.agreed", f"{path}.paid", f"{path}.exhibit")
    what = word("cost_kind", cost.kind)
    agreed = True if cost.kind in _COURT_COSTS else cost.agreed
    limbs = (Limb(say("合同约定由债务人负担，或者属于诉讼中的费用"), agreed), Limb(say("已经实际支付"), cost.paid))
    if agreed is False:
        return not_met(
            say("{what}{amount}元，合同没有约定由债务人负担", what=what, amount=cost.amount),
            *seen,
            hint=say("没有约定的一般不获支持，可以不主张"),
            limbs=limbs,
        )
    if cost.paid is False:
        return not_met(
            say("{what}{amount}元还没有实际支付", what=what, amount=cost.amount),
            *seen,
            hint=say("付款后附合同、发票和付款凭证；多数法院不支持没有发生的费用"),
            limbs=limbs,
        )
    if agreed is None or cost.paid is None:
        return undetermined(
            say("没有写明{what}{amount}元是否约定、是否已付", what=what, amount=cost.amount),
            *seen,
            hint=say("填写 {path}.agreed 和 paid", path=path),
            limbs=limbs,
        )
    if cost.exhibit is None:
        text = say("{what}{amount}元可以主张，发票、付款凭证还没有列入证据", what=what, amount=cost.amount)
        return met(text, *seen, limbs=limbs)
    return met(say("{what}{amount}元可以主张", what=what, amount=cost.amount), *seen, limbs=limbs)
