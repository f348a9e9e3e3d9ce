"""The mediation agreement: free of charge, and saying all that it must."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Limb, Outcome, Verdict
from recovery_docs.prerequisites.forbidden_words import found_terms
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_met, rule, undetermined


@rule("MED008", say("人民调解收费"), cite("peoples_mediation_law", 4), cite("mediation_committee_regulation", 11))
def free_of_charge(matter: Matter) -> Iterator[Verdict]:
    """人民调解法4：人民调解委员会调解民间纠纷，不收取任何费用。请求和协议里不得出现调解费。"""
    request = matter.case.request
    texts = {
        "request.facts_text": request.facts_text,
        "request.settlement.text": request.settlement.text if request.settlement else None,
        **{f"request.other_claims[{index}]": text for index, text in enumerate(request.other_claims)},
    }
    for path, text in texts.items():
        if terms := found_terms("mediation_fee", text):
            yield not_met(
                say("写了“{terms}”，人民调解不收费", terms=terms),
                fact(matter.case, path),
                hint=say("删去这一项：{path}", path=path),
            )
            return
    yield met(say("请求和协议里没有调解收费"), *facts(matter.case, "request.other_claims"))


@rule("MED010", say("调解协议没有写全"), cite("peoples_mediation_law", 29, paragraph=1))
def agreement_content(matter: Matter) -> Iterator[Verdict]:
    """人民调解法29①：调解协议书可以载明当事人的基本情况；纠纷的主要事实、争议事项以及各方责任；
    协议的内容、履行的方式和期限。金额和期限写不明白的，法院不予确认（解释358）。
    """
    case = matter.case
    settlement = case.request.settlement
    seen = facts(case, "request.settlement.plan", "request.settlement.assets", "request.settlement.agreed_on")
    if settlement is None or not (settlement.plan or settlement.assets):
        yield undetermined(
            say("没有写明双方同意怎样履行"),
            *seen,
            hint=say("在 request.settlement.plan 逐期填写还款日和金额，或者在 assets 填写抵偿的财产"),
        )
        return
    promised = sum(payment.amount for payment in settlement.plan)
    waived = settlement.waived_interest or 0
    covered = promised + waived >= matter.statement.total or bool(settlement.assets)
    limbs = (
        Limb(say("写明了还款日和金额，或者抵偿的财产"), True),
        Limb(say("各期之和加减免额不少于欠款，没有漏掉的部分"), covered),
    )
    if covered:
        yield met(say("协议的内容、履行方式和期限已经写明"), *seen, limbs=limbs)
    else:
        yield Verdict(
            Outcome.NOT_MET,
            say(
                "各期共{promised}元，比截至{as_of}的欠款{total}元少，余下的怎么办没有写明",
                promised=promised,
                as_of=matter.as_of,
                total=matter.statement.total,
            ),
            say("补上余款的还款日，或者在 waived_interest 写明减免多少"),
            None,
            seen,
            limbs,
        )
