"""The complaint: on what conditions a court accepts a suit, what the paper must state (民事诉讼法 122, 124)."""

from collections.abc import Iterator

from recovery_docs.case import Case
from recovery_docs.case.loan import RECOURSE_CAUSES
from recovery_docs.case.party import Organisation, Person
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import Particular, complete, identity, particular
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Limb, Verdict
from recovery_docs.prerequisites.forbidden_words import found_terms
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_met, rule, undetermined


@rule("CMP001", say("原告与本案没有直接利害关系"), cite("civil_procedure_law", 122, item=1))
def direct_interest(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法122（一）：原告是与本案有直接利害关系的公民、法人和其他组织。

    贷款人以自己的合同起诉；受让人须从贷款人起，每一手的受让方就是下一手的转让方，最后一手是原告（民法典545、547）；
    追偿的，须已经代偿（民法典700）。
    """
    case = matter.case
    if case.loan.cause in RECOURSE_CAUSES:
        yield _recourse(case)
    elif not case.assignments:
        what = say("出租人") if case.loan.cause == "finance_lease" else say("出借人")
        yield met(
            say("{creditor}是{what}，以自己的债权起诉", creditor=case.creditor.name, what=what),
            *facts(case, "creditor.name"),
        )
    else:
        yield _chain(case)


def _recourse(case: Case) -> Verdict:
    seen = facts(case, "loan.recourse.paid_on", "loan.recourse.amount")
    if case.loan.recourse is not None and case.loan.recourse.advances:
        seen = facts(case, "loan.recourse.advances[0].paid_on", "loan.recourse.advances[0].amount")
    if case.loan.recourse is None:
        return undetermined(
            say("{creditor}主张追偿，但没有写明哪一天代偿了多少", creditor=case.creditor.name),
            *seen,
            hint=say("在 loan.recourse 填写代偿日期和金额，并附代偿凭证"),
        )
    recourse = case.loan.recourse
    creditor, paid_on, amount = case.creditor.name, recourse.first_paid_on, recourse.total
    paid = say("{creditor}于{paid_on}代偿{amount}元，有权追偿", creditor=creditor, paid_on=paid_on, amount=amount)
    if times := len(recourse.advances):
        paid = say(
            "{creditor}自{paid_on}起{times}次代偿，共{amount}元，有权追偿",
            creditor=creditor,
            paid_on=paid_on,
            times=times,
            amount=amount,
        )
    return met(paid, *seen)


def _chain(case: Case) -> Verdict:
    """Each assignee is the next assignor; the last is the creditor."""
    hands = case.assignments
    for index, hand in enumerate(hands):
        last = index + 1 == len(hands)
        follower = case.creditor.name if last else hands[index + 1].assignor.name
        assignee = hand.assignee.name if hand.assignee else follower
        if assignee != follower:
            return not_met(
                say(
                    "第{hand}次转让的受让方是{assignee}，而下一个权利人是{follower}，转让链条断了",
                    hand=index + 1,
                    assignee=assignee,
                    follower=follower,
                ),
                *facts(case, f"assignments[{index}].assignor.name", f"assignments[{index}].assignee.name"),
                hint=say("补上中间的转让协议，或者由{assignee}作原告", assignee=assignee),
            )
    return met(
        say(
            "债权由{lender}经{hands}次转让到{creditor}，前后相接",
            lender=case.lender.name,
            hands=len(hands),
            creditor=case.creditor.name,
        ),
        *facts(case, "creditor.name", *(f"assignments[{index}].assignor.name" for index in range(len(hands)))),
    )


@rule(
    "CMP002",
    say("被告不明确"),
    cite("civil_procedure_law", 122, item=2),
    cite("civil_procedure_interpretation", 209),
)
def identified_defendant(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法122（二）：有明确的被告。解释209：姓名或者名称、住所等信息具体明确，足以与他人相区别的，即为明确；
    不足的先补正，补正后仍不能确定的，不予受理。不要求送达地址一定有人。
    """
    for standing in matter.defendants:
        yield complete(
            matter.case,
            identity(standing.party, standing.path),
            done=say("被告{name}的身份和住所已经写明，足以与他人区别", name=standing.name),
            of=say("被告{name}", name=standing.name),
            subject=standing.name,
        )


@rule("CMP003", say("没有具体的诉讼请求和事实、理由"), cite("civil_procedure_law", 122, item=3))
def specific_claim(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法122（三）：有具体的诉讼请求和事实、理由。

    请求具体：数额大于零并可以算出。事实：有合同，款项已经放出。理由：借款人已经违约，或者债务已经到期。
    """
    case, statement = matter.case, matter.statement
    contract = case.loan.contract
    has_contract = bool(contract.title or contract.number or contract.signed_on)
    paid_out = bool(case.loan.disbursements or case.loan.card or case.loan.recourse or case.loan.lease)
    in_default = statement.overdue_from is not None or statement.matured
    limbs = (
        Limb(say("请求的数额具体"), statement.claim > 0),
        Limb(say("写明了合同"), has_contract or None),
        Limb(say("写明了放款（透支、代偿）"), paid_out or None),
        Limb(say("已经违约或者到期"), in_default),
    )
    seen = facts(case, "loan.contract.number", "loan.contract.signed_on", "loan.disbursements[0].paid_on")
    if statement.claim <= 0 or not in_default:
        yield not_met(
            say("截至{as_of}没有到期未还的款项，没有可以请求的数额", as_of=matter.as_of),
            *seen,
            hint=say("核对到期日、还款记录和截至日；约定可以提前到期的，先发提前到期通知"),
            limbs=limbs,
        )
    elif not (has_contract and paid_out):
        yield undetermined(
            say("没有写明请求所根据的合同或者放款"),
            *seen,
            hint=say("补写 loan.contract 的名称、编号、签订日期和 loan.disbursements 的放款"),
            limbs=limbs,
        )
    else:
        yield met(
            say("请求{claim}元，有合同、放款和违约事实可说", claim=matter.claimed),
            *seen,
            limbs=limbs,
        )


@rule("CMP004", say("起诉状没有写全原告的情况"), cite("civil_procedure_law", 124, item=1))
def plaintiff_particulars(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法124（一）：原告的姓名、性别、年龄、民族、职业、工作单位、住所、联系方式，法人或者其他组织的名称、
    住所和法定代表人或者主要负责人的姓名、职务、联系方式。没有工作单位的写职业，反之亦然。
    """
    case = matter.case
    yield complete(
        case,
        _plaintiff(case.creditor),
        done=say("原告{name}的情况已经写全", name=case.creditor.name),
        of=say("原告{name}", name=case.creditor.name),
    )


def _plaintiff(creditor: Person | Organisation) -> tuple[Particular, ...]:
    if isinstance(creditor, Person):
        return (
            particular(say("性别"), "creditor.resident_id", "creditor.sex_if_no_id"),
            particular(say("出生日期"), "creditor.resident_id", "creditor.born_on_if_no_id"),
            particular(say("民族"), "creditor.ethnicity"),
            particular(say("工作单位或者职业"), "creditor.employer", "creditor.occupation"),
            particular(say("住所地"), "creditor.address", "creditor.habitual_residence"),
            particular(say("联系电话"), "creditor.phones"),
        )
    head = "creditor.legal_representative" if creditor.legal_representative else "creditor.responsible_person"
    return (
        particular(say("住所地"), "creditor.address"),
        particular(say("法定代表人或者负责人的姓名"), f"{head}.name"),
        particular(say("法定代表人或者负责人的职务"), f"{head}.title"),
        particular(say("联系电话"), "creditor.phones", f"{head}.phone"),
    )


@rule("CMP005", say("起诉状没有写全被告的情况"), cite("civil_procedure_law", 124, item=2))
def defendant_particulars(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法124（二）：被告的姓名、性别、工作单位、住所等信息，法人或者其他组织的名称、住所等信息。
    不要求年龄和民族；工作单位不详的可以不写。
    """
    for standing in matter.defendants:
        path = standing.path
        wanted = [particular(say("住所地"), f"{path}.address", f"{path}.habitual_residence")]
        if standing.party.kind == "person":
            wanted.insert(0, particular(say("性别"), f"{path}.resident_id", f"{path}.sex_if_no_id"))
        else:
            wanted = [particular(say("住所地"), f"{path}.address")]
        yield complete(
            matter.case,
            wanted,
            done=say("被告{name}的情况已经写全", name=standing.name),
            of=say("被告{name}", name=standing.name),
            subject=standing.name,
        )


@rule("CMP006", say("起诉状有谩骂和人身攻击之辞"), cite("civil_procedure_interpretation", 210))
def no_abuse(matter: Matter) -> Iterator[Verdict]:
    """民诉法解释210：原告在起诉状中有谩骂和人身攻击之辞的，人民法院应当告知其修改后提起诉讼。"""
    case = matter.case
    texts = {"request.facts_text": case.request.facts_text}
    texts |= {f"request.other_claims[{index}]": text for index, text in enumerate(case.request.other_claims)}
    for path, text in texts.items():
        if terms := found_terms("abuse", text):
            yield not_met(
                say("诉状里有“{terms}”这样的话", terms=terms),
                fact(case, path),
                hint=say("改成平实的说法：{path}", path=path),
            )
            return
    yield met(say("诉状补充的文字没有谩骂和人身攻击"), *(fact(case, path) for path in texts))
