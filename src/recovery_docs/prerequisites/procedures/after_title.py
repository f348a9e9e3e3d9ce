"""Once a title is there, it speaks and no longer the contract: what was received since, and no letter on the old terms."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.limitation.limitation_period import gives_title
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.enforcement import titles
from recovery_docs.prerequisites.procedures.enforcement_period import bound_by
from recovery_docs.prerequisites.procedures.title_balance import title_balance
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_DECIDING = ("suit", "arbitration", "payment_order", "judicial_confirmation", "notarised_enforcement", "mediation")


@rule(
    "ENF007",
    say("没有扣除文书作出后已经受偿的数额"),
    cite("delayed_interest_interpretation", 4),
    cite("delayed_interest_interpretation", 3),
    cite("civil_code", 561),
)
def received_taken_off(matter: Matter) -> Iterator[Verdict]:
    """民法典561：先抵充实现债权的有关费用，再利息，再主债务，另有约定的除外。迟延履行利息解释4：财产不足以清偿全部债务的，先清偿
    生效法律文书确定的金钱债务，再清偿加倍部分债务利息；3：分次履行的，加倍部分计算至每次履行完毕之日。
    """
    for index, _, title in titles(matter):
        path = f"proceedings[{index}].title"
        found = title_balance(matter.case, title, matter.as_of)
        seen = facts(matter.case, "repayments", f"{path}.issued_on", f"{path}.ordinary_interest_text")
        if not found.received:
            yield not_applicable(say("文书作出后没有收到款项"), *seen)
        elif not found.known:
            yield undetermined(
                say("文书作出后收到{sum}元，看不出一般债务利息怎样计算，不知道抵充了多少本金", sum=found.sum_received),
                *seen,
                hint=say(
                    "{path}.ordinary_interest_text 写成“自…年…月…日起，以…元为基数按年利率…%计算”；"
                    "或者在 repayments[].principal、interest 写明各还了多少",
                    path=path,
                ),
            )
        elif found.satisfied:
            yield not_met(
                say("文书作出后收到{sum}元，文书确定的金钱债务已经清偿", sum=found.sum_received),
                *seen,
                hint=say("核对 repayments；只余加倍部分债务利息的，单独计算后申请"),
            )
        else:
            yield met(
                say(
                    "文书作出后收到{sum}元，抵充费用{costs}元、利息{interest}元、本金{principal}元，请求余下的本金{left}元",
                    sum=found.sum_received,
                    costs=found.to_costs,
                    interest=found.to_interest,
                    principal=found.to_principal,
                    left=found.principal,
                ),
                *seen,
            )


@rule(
    "NOT009",
    say("已有生效文书，不能再按合同催收"),
    cite("civil_procedure_law", 247),
    cite("civil_procedure_law", 250),
    cite("civil_procedure_interpretation", 247),
)
def no_letter_on_old_terms(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法247、250：生效的判决、调解书等，由当事人履行；不履行的申请执行。解释247：同一请求不能再次起诉。文书以后欠多少
    以文书为准，不再按合同计算，也不能再说将要起诉。
    """
    case, told = matter.case, set()
    for index, one in enumerate(case.proceedings):
        title = one.title
        effective = title.effective_on if title is not None else one.ended_on
        if one.kind not in _DECIDING or not gives_title(one) or one.same_claim is False:
            continue
        if effective is not None and effective > matter.tested_on:
            continue
        for party in bound_by(case, one):
            if party.name in told:
                continue
            told.add(party.name)
            yield not_met(
                say(
                    "对{name}已有生效文书{number}，欠多少以文书为准，不能再按合同催收",
                    name=party.name,
                    number=(title and title.number) or one.number or one.institution or "",
                ),
                *facts(case, f"proceedings[{index}].title.number", f"proceedings[{index}].title.effective_on"),
                hint=say(
                    "申请强制执行（enforcement-application），文书写在 proceedings[{index}].title；要催促履行的，"
                    "按文书写明文书号、余额和加倍利息另行致函",
                    index=index,
                ),
                subject=party.name,
            )
    if not told:
        yield met(say("没有已经生效的判决、调解书"))
