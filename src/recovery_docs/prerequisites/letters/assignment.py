"""Passing the claim on: may it be assigned, does the chain hold, has the debtor been told (民法典545–548)."""

from collections.abc import Iterator
from datetime import date

from recovery_docs.case import Case
from recovery_docs.case.loan import RECOURSE_CAUSES
from recovery_docs.law.citation import cite
from recovery_docs.ledger.entry import INTERESTS
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.accrued_since import accrued_since
from recovery_docs.prerequisites.complaint.conditions import direct_interest
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.execution.executed_title import applying_assignors, executed_title
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Outcome, Verdict
from recovery_docs.prerequisites.letters.arrival import arrival, tells_of_the_last_hand
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.title_debt import title_debt
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule("ASG001", say("债权转让没有写清楚"), cite("civil_code", 545), cite("civil_code", 546), cite("civil_code", 547))
def assignment_stated(matter: Matter) -> Iterator[Verdict]:
    """民法典545：债权人可以转让债权，金钱债权的禁止转让约定不得对抗第三人；546：未通知债务人的，对债务人不发生效力；547：从权利
    随同转让。通知要让债务人看得出是谁、把哪一笔、转让给了谁，每一手前后相接。
    """
    case = matter.case
    if not case.assignments:
        yield not_applicable(say("债权没有转让"), *facts(case, "assignments"))
        return
    chain = next(iter(direct_interest(matter)))
    if chain.outcome is not Outcome.MET and case.loan.cause not in RECOURSE_CAUSES:
        yield chain
        return
    for index, hand in enumerate(case.assignments):
        path = f"assignments[{index}]"
        yield complete(
            case,
            (
                particular(say("转让协议"), f"{path}.contract"),
                particular(say("签订日期或者基准日"), f"{path}.signed_on", f"{path}.base_on"),
            ),
            done=say("{assignor}的转让已经写清楚", assignor=hand.assignor.name),
            of=say("{assignor}的转让", assignor=hand.assignor.name),
        )


@rule(
    "ASG002",
    say("债权转让没有通知债务人"),
    cite("civil_code", 546, paragraph=1),
    cite("contract_interpretation", 48),
    severity="warning",
)
def debtor_told(matter: Matter) -> Iterator[Verdict]:
    """民法典546①：未通知债务人的，对债务人不发生效力。合同编通则解释48：受让人直接起诉的，自起诉状副本送达时发生效力，因此增加
    的费用可以扣减。转让不止一次的，通知的应当是最后一次。登报不当然算通知（法释〔2001〕12号已经废止），合同约定登报有效的从约定。
    """
    case = matter.case
    if not case.assignments:
        yield not_applicable(say("债权没有转让"), *facts(case, "assignments"))
        return
    notices = [
        (index, event)
        for index, event in enumerate(case.events)
        if event.kind == "assignment_notice" and tells_of_the_last_hand(case, event)
    ]
    older = [event for event in case.events if event.kind == "assignment_notice"] if not notices else []
    for place, party in enumerate(case.borrowers):
        told = [found for _, event in notices if (found := arrival(case, event, party))]
        seen = facts(case, f"borrowers[{place}].name", *(f"events[{index}].outcome" for index, _ in notices))
        printed = [event.on for _, event in notices if event.channel == "newspaper"]
        sure = [found.on for found in told if found.certain and found.on <= matter.as_of]
        if sure:
            yield met(say("转让通知于{on}到达{name}", on=min(sure), name=party.name), *seen, subject=party.name)
        elif told:
            yield undetermined(
                say("转让通知是否到达{name}有争议", name=party.name),
                *seen,
                hint=say("补充签收、妥投凭证"),
                subject=party.name,
            )
        elif printed:
            yield not_met(
                say("只在{on}登报，没有证据证明通知到达{name}", on=printed[0], name=party.name),
                *seen,
                hint=say("另行寄送转让通知；合同约定登报有效的，附条款说明"),
                subject=party.name,
            )
        else:
            yield not_met(
                say("{on}的通知早于最后一次转让，最后一次转让没有通知{name}", on=older[-1].on, name=party.name)
                if older
                else say("没有转让通知到达{name}的记录", name=party.name),
                *seen,
                hint=say("寄送债权转让通知；直接起诉的，自起诉状副本送达时生效，增加的费用可能由受让人承担"),
                subject=party.name,
            )


@rule("ASG003", say("转让前没有审查个人信息的提供"), cite("personal_information_law", 23), severity="warning")
def data_passed_on(matter: Matter) -> Iterator[Verdict]:
    """个人信息保护法23：向其他处理者提供个人信息，告知接收方的名称、联系方式、处理目的和方式、个人信息的种类，并取得单独同意；
    债权转让实践中以履行合同所必需等为依据（没有明文）。通知里写明受让人的名称和联系方式。
    """
    case = matter.case
    persons = [party for party in case.borrowers if party.kind == "person"]
    if not case.assignments or not persons:
        yield not_applicable(say("没有向他人转让个人借款人的债权"), *facts(case, "assignments"))
        return
    yield complete(
        case,
        (
            particular(say("受让人名称"), "creditor.name"),
            particular(say("受让人联系方式"), "request.contact.phone", "creditor.phones"),
        ),
        done=say("写明了受让人的名称和联系方式"),
        of=say("受让人"),
    )


@rule(
    "ASG004",
    say("受让以后的利息有争议"),
    cite("npl_conference_minutes", "9"),
    cite("civil_code", 547),
    severity="warning",
)
def interest_after_assignment(matter: Matter) -> Iterator[Verdict]:
    """法发〔2009〕19号九（二手引文）：受让不良债权的非金融机构，向国有企业债务人主张受让日以后的利息的，不予支持；后来的答复、裁判有的
    推及其他债务人，有的支持，有的以一年期LPR四倍为限，没有定论。金融资产管理公司可以主张。把受让以前和以后的利息分开列明。
    """
    case = matter.case
    lender = case.lender
    bank = lender.kind == "organisation" and (
        bool(lender.financial_institution or lender.institution)
        or (lender.financial_institution is None and case.loan.cause in ("financial_loan", "credit_card"))
    )
    if not case.assignments or not bank:
        yield not_applicable(say("不是受让的金融债权"), *facts(case, "assignments"))
        return
    buyer = case.creditor
    seen = facts(case, "creditor.financial_institution", "creditor.institution", "assignments[0].base_on")
    if buyer.kind == "organisation" and (buyer.financial_institution or buyer.institution):
        yield met(say("{name}是金融机构，受让以后的利息可以主张", name=buyer.name), *seen)
    elif buyer.kind == "organisation" and buyer.financial_institution is None:
        yield undetermined(
            say("没有写明{name}是不是金融机构，受让以后的利息能不能主张看不出来", name=buyer.name),
            *seen,
            hint=say("填写 creditor.financial_institution；资产管理公司写 creditor.institution"),
        )
    else:
        yield not_met(
            _split(matter, buyer.name),
            *seen,
            hint=say("起诉状和清单把受让以前和以后的利息分开列明，准备受让以后的部分不被支持"),
        )


def _left_the_banks(case: Case) -> date | None:
    """The day from which the claim is in hands that are no financial institution."""
    hands = case.assignments
    for index, hand in enumerate(hands):
        after = hands[index + 1].assignor if index + 1 < len(hands) else case.creditor
        buyer = hand.assignee or after
        if buyer.kind == "person" or not (buyer.financial_institution or buyer.institution):
            return hand.base_on or hand.signed_on
    return None


def _split(matter: Matter, buyer: str) -> Message:
    """The interest up to the assignment and since, where they can be told apart."""
    on = _left_the_banks(matter.case)
    split = accrued_since(matter, on, *INTERESTS) if on is not None and on < matter.as_of else None
    if split is None:
        return say("{buyer}不是金融机构，受让以后的利息能不能主张没有定论", buyer=buyer)
    return say(
        "{buyer}不是金融机构：到{on}受让为止的利息、罚息、复利{before}元，以后的{since}元能不能主张没有定论",
        buyer=buyer,
        on=on,
        before=split[0],
        since=split[1],
    )


@rule("ASG005", say("请求超出受让的部分"), cite("civil_code", 545, paragraph=1))
def within_the_part(matter: Matter) -> Iterator[Verdict]:
    """民法典545①：债权人可以将债权的全部或者部分转让给第三人。受让一部分的，只能就这一部分请求。"""
    case, found = matter.case, executed_title(matter.case)
    title = found.title if found else None
    asked = title_debt(case, title, matter.as_of).left.principal if title else matter.statement.owed("principal")
    for index, hand in enumerate(case.assignments):
        path = f"assignments[{index}]"
        seen = facts(case, f"{path}.part", f"{path}.principal")
        if hand.part is None or hand in applying_assignors(case):
            continue
        if hand.principal is None:
            yield undetermined(
                say("没有写明{assignor}转让的部分是多少本金", assignor=hand.assignor.name),
                *seen,
                hint=say("填写 {path}.principal", path=path),
            )
        elif asked > hand.principal:
            yield not_met(
                say("只受让了本金{principal}元，请求的本金却是{asked}元", principal=hand.principal, asked=asked),
                *seen,
                hint=say("借款、对账单和判项只写受让的部分；整体转让的删去 {path}.part", path=path),
            )
        else:
            yield met(say("请求的本金{asked}元不超过受让的{principal}元", asked=asked, principal=hand.principal), *seen)
