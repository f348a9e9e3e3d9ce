"""Which procedure a suit may take: summary procedure, small claims by force of law, small claims by agreement."""

from collections.abc import Iterator
from decimal import Decimal

from recovery_docs.errors import LawError
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import parameter
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Fact, Verdict
from recovery_docs.prerequisites.jurisdiction.court_area import level_of
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "CMP018",
    say("不能适用简易程序"),
    cite("civil_procedure_law", 160),
    cite("civil_procedure_interpretation", 257),
    severity="warning",
)
def summary_procedure(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法160：基层人民法院审理事实清楚、权利义务关系明确、争议不大的简单案件，适用简易程序。
    解释257（一）：起诉时被告下落不明的，不适用；140：简易程序不适用公告送达。
    """
    case = matter.case
    court = case.request.court
    sued = matter.defendants
    seen = facts(case, "request.court", *(f"{standing.path}.whereabouts" for standing in sued))
    missing = [standing.name for standing in sued if standing.missing]
    unknown = [f"{standing.path}.whereabouts" for standing in sued if standing.party.whereabouts is None]
    if court is not None and level_of(court) != "basic":
        yield not_met(say("{court}不是基层人民法院，适用普通程序", court=court), *seen, hint=say("按普通程序准备"))
    elif missing:
        yield not_met(
            say("{missing}下落不明，不能适用简易程序", missing=missing), *seen, hint=say("按普通程序准备，申请公告送达")
        )
    elif unknown or court is None:
        yield undetermined(
            say("不知道能不能适用简易程序"),
            *seen,
            hint=say("填写：{paths}", paths=[*unknown, *([] if court else ["request.court"])]),
        )
    else:
        yield met(say("基层人民法院受理，被告都有下落，可以适用简易程序"), *seen)


def excluded(matter: Matter) -> tuple[Verdict | None, tuple[Fact, ...]]:
    """Why small claims is out of the question (民事诉讼法166): a party abroad, or a defendant who cannot be found."""
    case = matter.case
    sued = matter.defendants
    seen = facts(case, "request.average_wage", "request.court", *(f"{one.path}.whereabouts" for one in sued))
    abroad = [one.name for one in sued if one.party.kind == "person" and one.party.abroad]
    missing = [one.name for one in sued if one.missing]
    if abroad or missing:
        return not_met(
            say("{who}在境外或者下落不明，不能适用小额诉讼程序", who=[*abroad, *missing]),
            *seen,
            hint=say("按普通程序准备"),
        ), seen
    return None, seen


@rule(
    "CMP019",
    say("不适用小额诉讼程序"),
    cite("civil_procedure_law", 165, paragraph=1),
    cite("civil_procedure_law", 166),
    cite("civil_procedure_interpretation", 272),
    severity="warning",
)
def small_claims(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法165①：基层人民法院审理简单金钱给付案件，标的额为各省上年度就业人员年平均工资百分之五十以下（含）的，
    适用小额诉讼程序，一审终审。166：涉外、需要评估鉴定、一方下落不明、提出反诉等不适用。解释272：当年尚未公布的用最近一年。
    """
    yield _by_amount(
        matter, "small_claims.mandatory_share", say("双方约定的，二倍以下也可以适用；否则按简易程序或者普通程序")
    )


@rule(
    "CMP020",
    say("不能约定适用小额诉讼程序"),
    cite("civil_procedure_law", 165, paragraph=2),
    cite("civil_procedure_law", 166),
    severity="warning",
)
def agreed_small_claims(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法165②：标的额超过上年度就业人员年平均工资百分之五十但在二倍以下（含）的，双方可以约定适用小额诉讼程序。"""
    case = matter.case
    seen = facts(case, "request.small_claims_agreed")
    if case.request.small_claims_agreed is None:
        yield undetermined(
            say("没有写明双方是否约定适用小额诉讼程序"), *seen, hint=say("填写 request.small_claims_agreed")
        )
    elif case.request.small_claims_agreed is False:
        yield not_applicable(say("双方没有约定适用小额诉讼程序"), *seen)
    else:
        yield _by_amount(matter, "small_claims.agreed_multiple", say("按简易程序或者普通程序"))


def _by_amount(matter: Matter, name: str, instead: Message) -> Verdict:
    out, seen = excluded(matter)
    wage, claim = matter.case.request.average_wage, matter.claimed
    if out is not None:
        return out
    if wage is None:
        return undetermined(
            say("没有写明受诉法院所在省上年度就业人员年平均工资，无法判断{claim}元是否小额", claim=claim),
            *seen,
            hint=say("查省统计局公布的数字（当年未公布的用最近一年），填写 request.average_wage"),
        )
    try:
        share = parameter(name, on=matter.as_of, role="起诉日").value
    except LawError:
        return undetermined(
            say("{as_of}时的小额诉讼标准没有收录", as_of=matter.as_of), *seen, hint=say("按起诉当时的规定人工核对")
        )
    most = wage * Decimal(share)
    if claim <= most:
        return met(say("请求{claim}元，不超过{most}元，适用小额诉讼程序，一审终审", claim=claim, most=most), *seen)
    return not_met(
        say("请求{claim}元，超过{most}元", claim=claim, most=most),
        *seen,
        hint=instead,
    )
