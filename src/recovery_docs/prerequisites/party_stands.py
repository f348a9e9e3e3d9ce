"""Whether those whom a paper addresses or names can receive it or be sued: asked of every filing alike."""

from collections.abc import Iterator

from recovery_docs.case.party import Organisation, Person
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import governed, parameter
from recovery_docs.law.periods import plus_months
from recovery_docs.ledger.entry import Kind
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO
from recovery_docs.prerequisites.accrued_since import accrued_since
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.legal_standing import gone
from recovery_docs.prerequisites.liable_parties import Standing, in_place_of
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_PENALTIES: tuple[Kind, ...] = ("penalty_interest", "compound_interest", "liquidated_damages")


@rule(
    "PTY005",
    say("当事人已经死亡、注销、破产或者没有行为能力"),
    cite("civil_code", 13),
    cite("civil_code", 21),
    cite("civil_code", 59),
    cite("civil_code", 1145),
    cite("civil_code", 1161),
    cite("civil_procedure_interpretation", 64),
    cite("security_interpretation", 23),
    cite("enterprise_bankruptcy_law", 16),
)
def everybody_stands(matter: Matter) -> Iterator[Verdict]:
    """民法典13：自然人的民事权利能力到死亡时终止；59：法人的民事权利能力和民事行为能力，到法人终止时消灭。此后不能收函，不能作
    当事人。1145、1161：向继承人、遗产管理人主张，以
    遗产实际价值为限；民诉法解释64：未经清算即注销的，向股东、发起人或者出资人主张。21：无民事行为能力人由其法定代理人代理。
    担保制度解释23：破产申请已经受理的，向管理人申报债权；企业破产法16：此后对个别债权人的清偿无效。
    """
    named = {one.name: one for one in (*matter.addressees, *matter.obligors, *matter.defendants)}
    fallen = [verdict for one in named.values() if (verdict := _stands(matter, one))]
    if not fallen:
        yield met(say("没有当事人死亡、注销、破产或者没有行为能力的记录"))
    yield from fallen


@rule(
    "PTY006", say("债务人死亡以后的罚息有争议"), cite("civil_code", 1161), cite("civil_code", 676), severity="warning"
)
def penalty_after_death(matter: Matter) -> Iterator[Verdict]:
    """民法典1161：继承人以所得遗产实际价值为限清偿被继承人的债务；676：逾期的支付逾期利息。债务人死亡以后的罚息、复利能不能向
    继承人主张没有定论，有法院不予支持；还有别的借款人的，对其照算。
    """
    dead = {one.name: one.party for one in matter.borrowers if gone(one.party, matter.tested_on)}
    died_on = [party.died_on for party in dead.values() if isinstance(party, Person) and party.died_on is not None]
    if not died_on or len(dead) < len(matter.borrowers):
        yield not_applicable(say("没有全体借款人死亡的情形"))
        return
    since = max(died_on)
    seen = facts(matter.case, *(f"{one.path}.died_on" for one in matter.borrowers))
    split = accrued_since(matter, since, *_PENALTIES)
    late = split[1] if split is not None else sum((matter.statement.owed(kind) for kind in _PENALTIES), ZERO)
    if not late:
        yield met(say("{on}以后没有罚息、复利", on=since), *seen)
        return
    amount = say("{late}元", late=late) if split is not None else say("若干")
    yield undetermined(
        say("{on}借款人死亡以后的罚息、复利、违约金{amount}，能不能向继承人主张没有定论", on=since, amount=amount),
        *seen,
        hint=say("把死亡以前和以后的数额分开列明，准备法院只支持前一部分"),
    )


def _stands(matter: Matter, one: Standing) -> Verdict | None:
    party = one.party
    if isinstance(party, Organisation):
        return _dissolved(matter, one, party) or _bankrupt(matter, one, party)
    return _dead(matter, one, party) or _incapable(matter, one, party)


def _dead(matter: Matter, one: Standing, person: Person) -> Verdict | None:
    if person.died_on is None or person.died_on > matter.tested_on:
        return None
    if in_place_of(matter.case, one, matter.tested_on) != (one,):
        hint = say(
            "催收函、调解申请和起诉状已经以{heirs}为对方，以所得遗产的实际价值为限；还款协议由他们自己签署；已有执行依据的，申请"
            "变更他们为被执行人（变更追加规定10）；支付令数额不确定，改为起诉",
            heirs=person.heirs,
        )
    elif person.heirs:
        hint = say(
            "在 third_persons 写明{heirs}的住所、电话：催收函发给他们，调解申请、起诉状以他们为对方，以所得遗产的实际价值为限",
            heirs=person.heirs,
        )
    else:
        hint = say("查明继承人或者遗产管理人，填写 {path}.heirs；没有继承人的，申请指定遗产管理人", path=one.path)
    return not_met(
        say("{name}已于{died_on}死亡，不能再向其发函、起诉或者申请", name=person.name, died_on=person.died_on),
        *facts(matter.case, f"{one.path}.died_on", f"{one.path}.heirs"),
        hint=hint,
        subject=one.name,
    )


def _incapable(matter: Matter, one: Standing, person: Person) -> Verdict | None:
    why = _why_incapable(matter, person)
    if why is None or person.guardian is not None:
        return None
    return not_met(
        say("{why}，函件由法定代理人收，诉讼由法定代理人代理", why=why),
        *facts(matter.case, f"{one.path}.incapable_on", f"{one.path}.resident_id", f"{one.path}.guardian"),
        hint=say("查明监护人，填写 {path}.guardian", path=one.path),
        subject=one.name,
    )


def _why_incapable(matter: Matter, person: Person) -> Message | None:
    day = matter.tested_on
    if person.incapable_on is not None and person.incapable_on <= day:
        return say("{name}于{on}被认定无、限制民事行为能力", name=person.name, on=person.incapable_on)
    if person.born_on is None or not governed("person.adult_years", day):
        return None
    years = parameter("person.adult_years", on=day, role="文书日期").whole
    if plus_months(person.born_on, 12 * years) <= day:
        return None
    return say("{name}不满{years}周岁", name=person.name, years=years)


def _dissolved(matter: Matter, one: Standing, party: Organisation) -> Verdict | None:
    if party.deregistered_on is None or party.deregistered_on > matter.tested_on:
        return None
    return not_met(
        say("{name}已于{on}注销，不能再向其发函、起诉或者申请", name=party.name, on=party.deregistered_on),
        *facts(matter.case, f"{one.path}.deregistered_on"),
        hint=say("查清算情况，改向清算义务人、股东或者承诺承担债务的人主张；注销登记已撤销的删去 deregistered_on"),
        subject=one.name,
    )


def _bankrupt(matter: Matter, one: Standing, party: Organisation) -> Verdict | None:
    if party.bankruptcy_accepted_on is None or party.bankruptcy_accepted_on > matter.tested_on:
        return None
    return not_met(
        say("法院已于{on}受理{name}的破产申请，不能再要求其单独清偿", on=party.bankruptcy_accepted_on, name=party.name),
        *facts(matter.case, f"{one.path}.bankruptcy_accepted_on", f"{one.path}.administrator"),
        hint=say(
            "向{administrator}申报债权；只向其他人主张的，在 request.defendants 写其余的人",
            administrator=party.administrator or say("管理人"),
        ),
        subject=one.name,
    )
