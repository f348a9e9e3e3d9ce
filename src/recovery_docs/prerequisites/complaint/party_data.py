"""Particulars of the parties that contradict one another, or cannot belong to somebody who signed such a contract."""

from collections import defaultdict
from collections.abc import Iterator

from recovery_docs.case import Person
from recovery_docs.case.identity import county_is_known
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import parameter
from recovery_docs.law.periods import plus_months
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_met, rule


@rule("PTY001", say("两个人用同一个证件号码"), cite("civil_procedure_interpretation", 209))
def own_number(matter: Matter) -> Iterator[Verdict]:
    """解释209：被告的信息要足以与他人相区别；同一个号码写给两个人，多半是录入串行。"""
    holders: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for standing in matter.obligors:
        party = standing.party
        number, key = (party.resident_id, "resident_id") if isinstance(party, Person) else (party.uscc, "uscc")
        if number is not None:
            holders[number].append((party.name, f"{standing.path}.{key}"))
    shared = [found for found in holders.values() if len({name for name, _ in found}) > 1]
    for found in shared:
        yield not_met(
            say("{names}的证件号码相同", names=[name for name, _ in found]),
            *facts(matter.case, *(path for _, path in found)),
            hint=say("对照证件原件重新录入"),
        )
    if not shared:
        yield met(say("各人的证件号码不同"))


@rule("PTY002", say("签约时不满十八周岁"), cite("civil_code", 17), cite("civil_code", 143), severity="warning")
def of_age(matter: Matter) -> Iterator[Verdict]:
    """民法典17：十八周岁以上的自然人为成年人；143：民事法律行为有效，行为人要具有相应的民事行为能力。"""
    signed_on = matter.case.loan.contract.signed_on or matter.as_of
    years = parameter("person.adult_years", on=signed_on, role="签约日").whole
    for standing in matter.obligors:
        party = standing.party
        if not isinstance(party, Person) or party.born_on is None:
            continue
        seen = facts(matter.case, f"{standing.path}.resident_id", "loan.contract.signed_on")
        if plus_months(party.born_on, 12 * years) > signed_on:
            yield not_met(
                say("{name}在{on}签约时不满{years}周岁", name=party.name, on=signed_on, years=years),
                *seen,
                hint=say("核对证件号码；确属未成年人的，查有没有法定代理人同意"),
                subject=party.name,
            )
        else:
            yield met(say("{name}签约时已经成年", name=party.name), *seen, subject=party.name)


@rule("PTY003", say("身份证号码的行政区划查不到"), cite("civil_procedure_interpretation", 209), severity="warning")
def county_known(matter: Matter) -> Iterator[Verdict]:
    """公民身份号码（GB 11643）前六位是行政区划代码；查不到的可能是已经撤销的旧代码，也可能是录错。"""
    for standing in matter.obligors:
        party = standing.party
        if not isinstance(party, Person) or party.resident_id is None:
            continue
        seen = facts(matter.case, f"{standing.path}.resident_id")
        if county_is_known(party.resident_id):
            yield met(say("{name}的号码地区代码可以查到", name=party.name), *seen, subject=party.name)
        else:
            yield not_met(
                say("{name}的号码前六位查不到行政区划", name=party.name),
                *seen,
                hint=say("对照身份证核对；旧代码的不必改"),
                subject=party.name,
            )
