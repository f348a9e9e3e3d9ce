"""Who must, may and cannot be a defendant: general guarantors, givers of security, the dead, spouses."""

from collections.abc import Iterator
from datetime import date

from recovery_docs.case.party import Organisation, Person
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import governed, parameter
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Fact, Verdict
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.legal_standing import gone
from recovery_docs.prerequisites.liable_parties import Standing
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "CMP013",
    say("只起诉了一般保证人"),
    cite("civil_procedure_interpretation", 66),
    cite("security_interpretation", 26),
    cite("civil_code", 687, paragraph=2),
)
def general_guarantor_sued_with_debtor(matter: Matter) -> Iterator[Verdict]:
    """担保制度解释26：一般保证中，债权人仅起诉保证人的，驳回起诉；一并起诉债务人和保证人的可以受理，判决写明补充责任。
    民诉法解释66说的是法院通知被保证人作为共同被告，两者不一致；26在后，又是专门规定，按26。

    民法典687②但书四种情形可以直接请求一般保证人：债务人下落不明且无财产可供执行；法院已经受理债务人破产案件；
    有证据证明债务人财产不足或者丧失履行能力；保证人书面放弃先诉抗辩权。
    """
    case = matter.case
    borrower_sued = any(borrower.name in matter.sued for borrower in case.borrowers)
    guarantees = [one for one in matter.guarantees if one.name in matter.sued]
    if not guarantees:
        yield not_applicable(say("没有起诉保证人"))
    for one in guarantees:
        seen = facts(case, f"{one.path}.kind", f"{one.path}.waived_defence", "request.defendants")
        if borrower_sued:
            yield met(say("保证人{name}与借款人一并起诉", name=one.name), *seen, subject=one.name)
        else:
            yield _alone(matter, one, seen)


def _alone(matter: Matter, standing: GuaranteeStanding, seen: tuple[Fact, ...]) -> Verdict:
    case, name, kind = matter.case, standing.name, standing.kind.kind
    bankrupt = any(
        isinstance(one, Organisation) and one.bankruptcy_accepted_on and one.bankruptcy_accepted_on <= matter.as_of
        for one in case.borrowers
    )
    if kind is None:
        return undetermined(
            say("只起诉保证人{name}，但没有写明保证方式", name=name),
            *seen,
            hint=say("对照合同填写 {path}.kind；没有约定的写 not_agreed 并写签订日期", path=standing.path),
            subject=name,
        )
    if kind == "joint_and_several":
        return met(say("{name}是连带责任保证人，可以单独起诉", name=name), *seen, subject=name)
    if standing.guarantee.waived_defence or bankrupt:
        return met(say("{name}是一般保证人，但已不享有先诉抗辩权，可以单独起诉", name=name), *seen, subject=name)
    if any(borrower.whereabouts == "missing" for borrower in case.borrowers):
        return undetermined(
            say("{name}是一般保证人；借款人下落不明，还要证明没有财产可供执行", name=name),
            *seen,
            hint=say("有财产查询结果的作为证据提交；否则把借款人一并列为被告（公告送达）"),
            subject=name,
        )
    return not_met(
        say("{name}是一般保证人，单独起诉会被驳回", name=name),
        *seen,
        hint=say("把借款人一并列为被告，请求{name}承担补充责任", name=name),
        subject=name,
    )


@rule("CMP014", say("行使担保物权没有以债务人和担保人为共同被告"), cite("security_interpretation", 45, paragraph=3))
def security_givers_sued_with_debtor(matter: Matter) -> Iterator[Verdict]:
    """担保制度解释45③：债权人以诉讼方式行使担保物权的，应当以债务人和担保人作为共同被告。"""
    case = matter.case
    interests = [
        *(("mortgages", index, one) for index, one in enumerate(case.mortgages) if one.waived_on is None),
        *(("pledges", index, one) for index, one in enumerate(case.pledges) if one.waived_on is None),
    ]
    claim = fact(case, "request.claim_security")
    if not interests or case.request.claim_security is False:
        yield not_applicable(say("本案不主张担保物权"), claim)
        return
    sued = matter.sued
    wanted = [*case.borrowers, *(one.owner for _, _, one in interests)]
    absent = sorted({party.name for party in wanted} - sued)
    seen = (claim, *(fact(case, f"{group}[{index}].owner.name") for group, index, _ in interests))
    if case.request.claim_security is None:
        yield undetermined(
            say("有抵押、质押，但没有写明是否主张担保权利"),
            *seen,
            hint=say("在 request.claim_security 写 true 或者 false；写 false 的本次判决不处理担保物权"),
        )
    elif absent:
        yield not_met(
            say("主张担保物权，但{absent}没有列为被告", absent=absent),
            *seen,
            hint=say("在 request.defendants 加上{absent}", absent=absent),
        )
    else:
        yield met(say("借款人和担保财产的所有人都是被告"), *seen)


@rule(
    "CMP015",
    say("死者的继承人没有列全"),
    cite("civil_code", 1159),
    cite("civil_code", 1161),
    cite("civil_code", 1145),
    cite("civil_procedure_law", 122, item=2),
    severity="warning",
)
def heirs_of_the_dead(matter: Matter) -> Iterator[Verdict]:
    """民法典1161：继承人以所得遗产实际价值为限清偿被继承人的债务，放弃继承的可以不负清偿责任；1145：遗产管理人；1159：分割遗产
    应当清偿债务。死者不能作被告（PTY005），被告是继承人或者遗产管理人。
    """
    dead = [
        (standing, standing.party)
        for standing in matter.obligors
        if isinstance(standing.party, Person) and gone(standing.party, matter.tested_on)
    ]
    if not dead:
        yield not_applicable(say("没有借款人、担保人死亡的记录"))
    for standing, person in dead:
        yield _estate(matter, standing, person)


def _estate(matter: Matter, standing: Standing, person: Person) -> Verdict:
    name, heirs = person.name, person.heirs
    sued = {one.name for one in matter.defendants}
    absent = [one for one in heirs if one not in sued]
    seen = facts(matter.case, f"{standing.path}.died_on", f"{standing.path}.heirs", "request.defendants")
    if not sued.intersection(heirs):
        return not_applicable(say("没有起诉{name}的继承人、遗产管理人", name=name), *seen, subject=name)
    if absent:
        return not_met(
            say("{name}的继承人{absent}没有列为被告", name=name, absent=absent),
            *seen,
            hint=say("放弃继承的，附放弃继承的书面材料；没有放弃的，在 third_persons 写明其情况"),
            subject=name,
        )
    return met(say("{name}已经死亡，由{heirs}以所得遗产为限负责", name=name, heirs=heirs), *seen, subject=name)


@rule("CMP016", say("没有根据请求配偶承担责任"), cite("civil_code", 1064), severity="warning")
def spouse_liable(matter: Matter) -> Iterator[Verdict]:
    """民法典1064：夫妻双方共同签名或者一方事后追认，以及一方以个人名义为家庭日常生活需要所负的债务，是共同债务；
    超出家庭日常生活需要的，债权人应当证明用于夫妻共同生活、共同生产经营或者基于共同意思表示。
    """
    case = matter.case
    spouses = {person.spouse: person for person in case.borrowers if isinstance(person, Person) and person.spouse}
    sued = [standing for standing in matter.defendants if standing.name in spouses]
    if not sued:
        yield not_applicable(say("没有把借款人的配偶列为被告"))
    for standing in sued:
        yield _spouse(matter, standing)


def _spouse(matter: Matter, standing: Standing) -> Verdict:
    case, name = matter.case, standing.name
    seen = facts(case, f"{standing.path}.name", "loan.consumer", "loan.purpose")
    if not standing.path.startswith("third_persons"):
        return met(say("{name}自己签了合同", name=name), *seen, subject=name)
    if standing.capacity != "third_person":
        return met(say("{name}作为继承人以所得遗产为限负责", name=name), *seen, subject=name)
    ratified = [
        event
        for event in case.events
        if event.to == name and event.kind in ("acknowledgement", "repayment_promise") and event.on <= matter.as_of
    ]
    if ratified:
        return met(say("{name}于{on}追认了这笔债务", name=name, on=ratified[0].on), *seen, subject=name)
    if case.loan.consumer is False:
        return not_met(
            say("{name}没有签字或者追认，借款也不是个人消费，由我方证明用于共同生活或者共同经营", name=name),
            *seen,
            hint=say("提交款项去向、共同经营或者共同还款的证据；没有的不列{name}为被告", name=name),
            subject=name,
        )
    return undetermined(
        say("{name}没有签字或者追认，要看借款是否用于家庭日常生活", name=name),
        *seen,
        hint=say("写明 loan.purpose、loan.consumer，并提交用途和婚姻登记时间的证据"),
        subject=name,
    )


@rule(
    "CMP017",
    say("要公告送达"),
    cite("civil_procedure_law", 95),
    cite("civil_procedure_interpretation", 138),
    severity="warning",
)
def service_without_announcement(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法95：受送达人下落不明，或者用其他方式无法送达的，公告送达，自发出公告之日起经过三十日视为送达。
    合同明确约定送达地址用于诉讼文书的，可以作为送达地址（法发〔2016〕21号三，二手引文）。
    """
    case = matter.case
    for standing in matter.defendants:
        party, path = standing.party, standing.path
        seen = facts(case, f"{path}.whereabouts", f"{path}.service_address", f"{path}.address_agreed")
        if party.service_address and party.address_agreed:
            yield met(say("{name}约定了送达地址", name=standing.name), *seen, subject=standing.name)
        elif standing.missing:
            yield not_met(
                _announced(standing.name, matter.as_of),
                *seen,
                hint=say("一并提交下落不明的证明和公告送达申请；不能用简易程序、小额诉讼和支付令"),
                subject=standing.name,
            )
        elif party.whereabouts is None:
            yield undetermined(
                say("没有写明{name}的下落", name=standing.name),
                *seen,
                hint=say("核实后在 {path}.whereabouts 写 known 或者 missing", path=path),
                subject=standing.name,
            )
        else:
            yield met(say("{name}可以直接或者邮寄送达", name=standing.name), *seen, subject=standing.name)


def _announced(name: str, on: date) -> Message:
    """How long an announcement runs, where the register holds the figure of that day."""
    if not governed("announcement.days", on):
        return say("{name}下落不明又没有约定送达地址，要公告期满才算送达", name=name)
    days = parameter("announcement.days", on=on, role="起诉日").whole
    return say("{name}下落不明又没有约定送达地址，要公告{days}日才算送达", name=name, days=days)
