"""Which level of court, and which court online: by the amount and the day (民事诉讼法18–21)."""

from collections.abc import Iterator

from recovery_docs.errors import LawError
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import parameter
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.jurisdiction.competent_court import in_force
from recovery_docs.prerequisites.jurisdiction.court_area import (
    court_province,
    level_of,
    province_of_party,
)
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "JUR005",
    say("受诉法院的级别不对"),
    cite("level_jurisdiction_notice"),
)
def level(matter: Matter) -> Iterator[Verdict]:
    """法发〔2021〕27号（2021年10月1日起）：当事人住所地均在或者均不在受理法院所处省级行政辖区的，诉讼标的额五亿元以上；
    当事人一方住所地不在的，一亿元以上，由中级人民法院管辖第一审；以下的由基层人民法院管辖。涉外、海事、知识产权除外。
    """
    case = matter.case
    court = case.request.court
    claim = matter.claimed
    parties = [case.creditor, *(standing.party for standing in matter.defendants)]
    provinces = {party.name: province_of_party(party) for party in parties}
    seen = facts(case, "request.court", "request.court_province", "creditor.province")
    if court is None:
        yield undetermined(say("没有写明受诉法院"), *seen, hint=say("填写 request.court"))
        return
    if any(party.kind == "person" and party.abroad for party in parties):
        yield not_applicable(say("有当事人在境外，级别管辖另有标准"), *seen)
        return
    try:
        same = parameter("jurisdiction.intermediate_same_province", on=matter.as_of, role="起诉日").value
        cross = parameter("jurisdiction.intermediate_cross_province", on=matter.as_of, role="起诉日").value
    except LawError:
        yield undetermined(
            say("{as_of}时的级别管辖标准没有收录", as_of=matter.as_of), *seen, hint=say("按起诉当时的标准人工核对")
        )
        return
    here = court_province(case)
    unknown = [name for name, province in provinces.items() if province is None]
    if cross <= claim < same and (here is None or unknown):
        yield undetermined(
            say("标的额{claim}元，归哪一级法院要看各方住所是否同省", claim=claim),
            *seen,
            hint=say("填写 request.court_province，以及这些当事人的 province：{names}", names=unknown)
            if unknown
            else say("填写 request.court_province"),
        )
        return
    inside = {province == here for province in provinces.values()}
    least = same if len(inside) == 1 else cross
    wanted = "intermediate" if claim >= least else "basic"
    if level_of(court) == wanted:
        yield met(say("标的额{claim}元，由{court}这一级法院管辖", claim=claim, court=court), *seen)
    else:
        yield not_met(
            say(
                "标的额{claim}元（中级人民法院的起点是{least}元），{court}的级别不对",
                claim=claim,
                least=least,
                court=court,
            ),
            *seen,
            hint=say("向中级人民法院起诉") if wanted == "intermediate" else say("向基层人民法院起诉"),
        )


@rule(
    "JUR006",
    say("互联网法院不再受理此类案件"),
    cite("internet_court_provisions_2025", 1),
)
def internet_court(matter: Matter) -> Iterator[Verdict]:
    """法释〔2025〕14号1（2025年11月1日起）：网上签订、履行的金融借款合同纠纷、小额借款合同纠纷不再由互联网法院管辖，
    按一般地域管辖到基层人民法院；此前已经受理的继续审理。
    """
    court = matter.case.request.court
    seen = facts(matter.case, "request.court", "loan.cause")
    if court is None or "互联网法院" not in court:
        yield (
            met(say("不是向互联网法院起诉"), *seen)
            if court
            else undetermined(say("没有写明受诉法院"), *seen, hint=say("填写 request.court"))
        )
    elif in_force(cite("internet_court_provisions_2025", 1), matter):
        yield not_met(
            say("{court}自2025年11月1日起不再受理借款合同纠纷", court=court),
            *seen,
            hint=say("向被告住所地或者合同履行地的基层人民法院起诉"),
        )
    else:
        yield not_applicable(say("{as_of}时互联网法院的管辖按原规定", as_of=matter.as_of), *seen)
