"""限制消费、失信被执行人名单: a notice that was not heeded, a ground, and nobody who may not be listed."""

from collections.abc import Iterator

from recovery_docs.case.party import Person
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import parameter
from recovery_docs.law.periods import plus_months
from recovery_docs.messages import say
from recovery_docs.prerequisites.execution.executed_title import bound_by_title, executed_title, execution
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.liable_parties import Standing
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_PATH = "request.consumption_limit"


def limited(matter: Matter) -> tuple[Standing, ...]:
    """The judgment debtors named; all whom the title binds where nobody is named."""
    asked, bound, case = matter.case.request.consumption_limit, bound_by_title(matter), matter.case
    if asked is None or not asked.against:
        return bound
    return tuple(one for one in bound if any(case.concerns(name, one.party) for name in asked.against))


def to_be_listed(matter: Matter) -> tuple[Standing, ...]:
    """Those of them who are to be put on the list; all of them where nobody is named."""
    asked, found, case = matter.case.request.consumption_limit, limited(matter), matter.case
    if asked is None or not asked.listed:
        return found
    return tuple(one for one in found if any(case.concerns(name, one.party) for name in asked.listed))


@rule("ENF015", say("执行通知书指定的期间还没有届满"), cite("consumption_limit_provisions", 1))
def notice_passed(matter: Matter) -> Iterator[Verdict]:
    """限制消费规定1（二手引文）：被执行人未按执行通知书指定的期间履行生效法律文书确定的给付义务的，人民法院可以采取限制消费措施；
    纳入失信被执行人名单的，应当采取。
    """
    found = execution(matter.case)
    if found is None or found[1].notice_until is None:
        path = f"proceedings[{found[0]}]" if found else "proceedings"
        yield undetermined(
            say("没有写明执行通知书指定的期间"),
            *facts(matter.case, f"{path}.notice_until" if found else path),
            hint=say("在 {path} 写执行通知书指定期间的最后一日", path=f"{path}.notice_until" if found else path),
        )
        return
    index, one = found
    seen = facts(matter.case, f"proceedings[{index}].notice_served_on", f"proceedings[{index}].notice_until")
    if one.notice_until is not None and one.notice_until >= matter.tested_on:
        yield not_met(say("执行通知书指定的期间{on}才届满", on=one.notice_until), *seen, hint=say("届满次日起再申请"))
    else:
        yield met(say("执行通知书指定的期间已于{on}届满", on=one.notice_until), *seen)


@rule("ENF016", say("申请限制消费的不是被执行人"), cite("consumption_limit_provisions", 1))
def against_debtors(matter: Matter) -> Iterator[Verdict]:
    """限制消费规定1、3（二手引文）：限制的是被执行人；被执行人是单位的，单位和它的法定代表人、主要负责人、影响债务履行的直接责任人员、
    实际控制人。没有被文书约束的人不是被执行人。
    """
    asked, bound = matter.case.request.consumption_limit, [one.party for one in bound_by_title(matter)]
    seen = facts(matter.case, f"{_PATH}.against", "proceedings")
    named = asked.against if asked else ()
    strangers = [name for name in named if not any(matter.case.concerns(name, one) for one in bound)]
    if executed_title(matter.case) is None:
        yield undetermined(
            say("没有写明执行依据，不知道谁是被执行人"),
            *seen,
            hint=say("在 proceedings 写明文书和它约束的被告、被申请人"),
        )
    elif strangers:
        yield not_met(
            say("{names}不受生效文书约束，不是被执行人", names=strangers),
            *seen,
            hint=say("从 {path}.against 删去，或者先追加为被执行人", path=_PATH),
        )
    else:
        yield met(say("{names}是被执行人", names=[one.name for one in limited(matter)]), *seen)


@rule(
    "ENF017",
    say("不得纳入失信被执行人名单"),
    cite("dishonest_list_provisions", 3),
    cite("dishonest_list_provisions", 4),
)
def listing_not_excluded(matter: Matter) -> Iterator[Verdict]:
    """失信名单规定3（二手引文）：提供了充分有效担保的，已被查封、扣押、冻结的财产足以清偿的，履行顺序在后、对其依法不应强制执行的，其他
    不属于有履行能力而拒不履行的，不得依第一条第一项纳入。4：被执行人为未成年人的，不得纳入。
    """
    asked = matter.case.request.consumption_limit
    if asked is None or asked.list_ground is None:
        yield not_applicable(say("没有申请纳入失信被执行人名单"), *facts(matter.case, f"{_PATH}.list_ground"))
        return
    seen = facts(matter.case, f"{_PATH}.list_ground", f"{_PATH}.list_excluded")
    minors = [found for one in to_be_listed(matter) if (found := _still_a_minor(matter, one))]
    if minors:
        yield from minors
        return
    if asked.list_ground != "able":
        yield met(say("不是依第一条第一项申请，第三条不适用"), *seen)
    elif asked.list_excluded is None:
        yield undetermined(
            say("没有核对有没有不得纳入的情形"),
            *seen,
            hint=say("核对担保、已查封的财产、履行顺序，写在 {path}.list_excluded；没有的写 none", path=_PATH),
        )
    elif asked.list_excluded == "none":
        yield met(say("没有不得纳入的情形"), *seen)
    else:
        yield not_met(
            say("有不得依“有履行能力而拒不履行”纳入的情形"),
            *seen,
            hint=say("不以这一情形申请；有第一条第二项至第六项情形的，改写 {path}.list_ground", path=_PATH),
        )


def _still_a_minor(matter: Matter, one: Standing) -> Verdict | None:
    party = one.party
    if not isinstance(party, Person) or party.born_on is None:
        return None
    years = parameter("person.adult_years", on=matter.tested_on, role="文书日期").whole
    grown_on = plus_months(party.born_on, 12 * years)
    if grown_on <= matter.tested_on:
        return None
    return not_met(
        say("{name}{on}才满十八周岁", name=party.name, on=grown_on),
        *facts(matter.case, f"{one.path}.resident_id"),
        hint=say("未成年人不申请纳入名单"),
    )


@rule(
    "ENF018",
    say("没有写明失信的具体事实"),
    cite("dishonest_list_provisions", 1),
    cite("dishonest_list_provisions", 5, paragraph=2),
)
def listing_grounded(matter: Matter) -> Iterator[Verdict]:
    """失信名单规定5②（二手引文）：申请执行人认为被执行人具有第一条规定情形之一的，可以向人民法院申请将其纳入失信被执行人名单；人民法院
    自收到申请之日起十五日内审查决定。申请要写明是哪一种情形、有什么事实。
    """
    asked = matter.case.request.consumption_limit
    seen = facts(matter.case, f"{_PATH}.list_ground", f"{_PATH}.facts_text")
    if asked is None or asked.list_ground is None:
        yield not_applicable(say("没有申请纳入失信被执行人名单"), *seen)
    elif asked.facts_text is None:
        yield undetermined(
            say("没有写明失信的具体事实"), *seen, hint=say("在 {path}.facts_text 写时间、行为和证据", path=_PATH)
        )
    else:
        yield met(say("写明了失信的情形和事实"), *seen)
