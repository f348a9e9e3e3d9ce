"""The facts of a case told in order of time, as a complaint tells them, each with the exhibit that proves it."""

from collections.abc import Iterator
from decimal import Decimal

from recovery_docs.case import Amendment, Appropriation, Case, Disbursement, Event, Facility, Resolution
from recovery_docs.case.words import word
from recovery_docs.fields.phrases.contract_terms import (
    SecurityInterest,
    advances_words,
    called_in_early_words,
    card_words,
    ceiling_words,
    clause,
    collateral_words,
    due_words,
    guarantee_contract,
    holiday_words,
    lease_words,
    loan_contract,
    maximum_words,
    method_words,
    penalty_words,
    period_words,
    proof,
    rate_words,
    recourse_words,
    registration_words,
    scope_words,
    security_contract,
    verb,
)
from recovery_docs.fields.phrases.sides import Sides, sides
from recovery_docs.fields.phrases.written_amounts import KIND_NAMES, day, kind_names, parts, spelled, until, yuan
from recovery_docs.filings.prose.event_stories import all_borrowers, demand_story, in_brackets, number_of, whom
from recovery_docs.filings.prose.law_in_story import estate_story, older_ceiling
from recovery_docs.ledger.entry import Kind
from recovery_docs.ledger.terms_at_day import last_due_on, note_of
from recovery_docs.money import ZERO
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.matter import Matter


def narrative(matter: Matter, on: Sides | None = None) -> tuple[str, ...]:
    """The paragraphs from the contract to what is still owed, without the closing prayer."""
    told = on or sides(matter, "原告", "被告")
    return tuple(_paragraphs(matter, told))


def _paragraphs(matter: Matter, on: Sides) -> Iterator[str]:
    case = matter.case
    yield contract_story(case, on)
    if case.guarantees or case.security_interests:
        yield from security_story(matter, on)
    yield from payout_story(case, on)
    yield from _assignments(case, on)
    yield from estate_story(matter, on)
    yield default_story(matter, on)
    if demands := demand_story(matter, on):
        yield demands
    yield from older_ceiling(matter)
    if case.request.facts_text:
        yield case.request.facts_text


def contract_story(case: Case, on: Sides) -> str:
    """Who signed what, when, and on what terms."""
    loan, clauses = case.loan, case.loan.contract.clauses
    signed = f"{day(loan.contract.signed_on)}，" if loan.contract.signed_on else ""
    where = f"在{loan.contract.signed_at}" if loan.contract.signed_at else ""
    sentence = (
        f"{signed}{on.of(case.lender)}与{all_borrowers(case, on)}{where}签订{loan_contract(case)}"
        f"{proof(case, loan.contract.exhibit)}"
    )
    facility = loan.facility
    terms = [
        _facility(facility) if facility else None,
        f"借款金额{yuan(loan.amount)}" if loan.amount is not None and not facility else None,
        f"借款期限自{day(loan.from_on)}至{day(loan.until_on)}" if loan.from_on and loan.until_on else None,
        f"借款用途为{loan.purpose}" if loan.purpose else None,
        _with_clause(rate_words(loan.rate), clauses.interest),
        f"还款方式为{method}" if (method := method_words(loan)) else None,
        lease_words(loan.lease),
        holiday_words(loan),
        _with_clause(
            penalty_words(loan.penalty, kind_names(case)["penalty_interest"]), clauses.penalty or clauses.default
        ),
        ceiling_words(loan.total_ceiling),
        _with_clause(card_words(loan.card), clauses.interest),
        _with_clause(recourse_words(loan.recourse), clauses.interest),
        called_in_early_words(case),
        f"还款依次抵充{_order(loan.appropriation)}{clause(clauses.appropriation)}" if loan.appropriation else None,
        f"实现债权的费用由{'承租人' if loan.lease else '借款人'}承担{clause(clauses.costs)}" if clauses.costs else None,
    ]
    said = [term for term in terms if term]
    entrusted = ""
    if loan.entrusted_by:
        entrusted = f"该笔借款为委托贷款，委托人为{loan.entrusted_by.name}。"
    told = f"{sentence}，约定：{'；'.join(said)}。" if said else f"{sentence}。"
    return told + entrusted + "".join(_changed(one) for one in loan.amendments)


def _changed(amendment: Amendment) -> str:
    """What was agreed later of the rate and the amount."""
    changed = [
        f"利率变更为{words}" if (words := rate_words(amendment.new_rate)) else None,
        f"借款金额变更为{yuan(amendment.new_amount)}" if amendment.new_amount is not None else None,
    ]
    if not any(changed):
        return ""
    since = f"自{day(amendment.effective_on)}起" if amendment.effective_on else ""
    return f"{day(amendment.signed_on)}，双方约定{since}{'，'.join(one for one in changed if one)}。"


def _facility(facility: Facility) -> str:
    period = (
        f"，额度期限自{day(facility.from_on)}至{day(facility.until_on)}"
        if facility.from_on and facility.until_on
        else ""
    )
    return f"授信额度{yuan(facility.amount)}{period}{'，可循环使用' if facility.revolving else ''}"


def _order(appropriation: Appropriation) -> str:
    return "、".join(KIND_NAMES[kind] for kind in appropriation.order)


def _with_clause(text: str | None, number: str | None) -> str | None:
    return f"{text}{clause(number)}" if text else None


def security_story(matter: Matter, on: Sides) -> Iterator[str]:
    """One paragraph for each guarantee, mortgage and pledge."""
    for standing in matter.guarantees:
        yield _guarantee(standing, on)
    for interest in matter.case.security_interests:
        yield _interest(matter.case, interest, on)


def _guarantee(standing: GuaranteeStanding, on: Sides) -> str:
    case, guarantee, kind = standing.case, standing.guarantee, standing.kind.kind
    signed_on = guarantee.contract_signed_on
    signed = f"{day(signed_on)}，" if signed_on else ""
    facing = next(
        (one.guarantor for one in case.guarantees if one.guarantor.name == guarantee.counter_for), case.lender
    )
    what = f"为{on.of(facing)}的担保提供反担保" if guarantee.counter_for else "为上述债务提供保证担保"
    said = [
        f"保证方式为{word('guarantee_kind', kind)}"
        if guarantee.kind in ("joint_and_several", "general") and kind
        else None,
        maximum_words(guarantee.maximum),
        f"保证限额{yuan(guarantee.cap)}" if guarantee.cap is not None else None,
        f"保证份额为{guarantee.share}" if guarantee.share else None,
        period_words(guarantee.period),
        f"保证范围为{scope_words(guarantee.scope, guarantee.scope_text)}"
        if guarantee.scope or guarantee.scope_text
        else None,
    ]
    agreed = "，".join(part for part in said if part)
    released = guarantee.released_on
    return (
        f"{signed}{on.of(guarantee.guarantor)}与{on.of(facing)}签订{guarantee_contract(guarantee)}"
        f"{proof(case, guarantee.contract.exhibit)}，{what}"
        + (f"，约定{agreed}。" if agreed else "。")
        + _resolved(case, guarantee.resolution, on.of(guarantee.guarantor))
        + (f"该保证责任已于{day(released)}免除。" if released else "")
    )


def _interest(case: Case, interest: SecurityInterest, on: Sides) -> str:
    signed = f"{day(interest.contract_signed_on)}，" if interest.contract_signed_on else ""
    said = [
        maximum_words(interest.maximum),
        f"担保范围为{scope_words(interest.scope, interest.scope_text)}"
        if interest.scope or interest.scope_text
        else None,
    ]
    agreed = "，".join(part for part in said if part)
    registered = ""
    if interest.registration:
        registered = f"双方{registration_words(interest.registration, verb(interest))}。"
    return (
        f"{signed}{on.of(interest.owner)}与{on.of(case.lender)}签订{security_contract(interest)}"
        f"{proof(case, interest.contract.exhibit)}，以{collateral_words(interest)}为上述债务提供{verb(interest)}担保"
        + (f"，约定{agreed}。" if agreed else "。")
        + _resolved(case, interest.resolution, on.of(interest.owner))
        + registered
    )


def _resolved(case: Case, resolution: Resolution | None, company: str) -> str:
    """公司法15: who decided that the company gives security, and when."""
    if resolution is None:
        return ""
    body = word("resolving_body", resolution.body)
    passed_on = f"于{day(resolution.passed_on)}" if resolution.passed_on else ""
    return f"{company}的{body}{passed_on}决议同意提供该担保{proof(case, resolution.exhibit)}。"


def payout_story(case: Case, on: Sides) -> Iterator[str]:
    """What was paid out, or spent on the card, or paid in the debtor's stead."""
    if case.loan.disbursements:
        paid = [_payout(case, one) for one in case.loan.disbursements]
        yield f"合同签订后，{on.of(case.lender)}依约向{all_borrowers(case, on)}发放借款：{'；'.join(paid)}。"
    if (card := case.loan.card) is not None:
        opened = f"于{day(card.opened_on)}" if card.opened_on else ""
        by = f"在{card.branch}" if card.branch else ""
        spent = sum((one.spent for one in card.statements), ZERO)
        used = f"，并持卡消费透支，账单所列透支本金合计{yuan(spent)}" if spent else "，并持卡透支消费"
        yield f"{all_borrowers(case, on)}{opened}{by}申领信用卡（卡号末四位{card.last4}）{used}。"
    if (lease := case.loan.lease) is not None:
        thing = f"租赁物（{lease.thing}）" if lease.thing else "租赁物"
        proved = proof(case, *(one.number for one in case.exhibits if one.kind == "disbursement_proof"))
        yield f"合同签订后，{on.of(case.lender)}依约向{all_borrowers(case, on)}提供{thing}{proved}。"
    if (recourse := case.loan.recourse) is not None:
        proved = proof(case, *(one.exhibit for one in recourse.payments))
        premium = (
            f"{all_borrowers(case, on)}另应支付担保费{yuan(recourse.premium_owed)}。" if recourse.premium_owed else ""
        )
        yield f"因{all_borrowers(case, on)}未按约还款，{on.of(case.creditor)}{advances_words(recourse)}{proved}。{premium}"


def _payout(case: Case, one: Disbursement) -> str:
    note = f"（借据号：{one.note}）" if one.note else ""
    withheld = f"，其中预先扣除利息{yuan(one.withheld_interest)}" if one.withheld_interest else ""
    rate = f"，{words}" if (words := rate_words(one.rate)) else ""
    return (
        f"{day(one.paid_on)}发放{yuan(one.amount)}{note}{withheld}{rate}，{due_words(case, one.due_on)}"
        f"{proof(case, one.exhibit)}"
    )


def _assignments(case: Case, on: Sides) -> Iterator[str]:
    for index, hand in enumerate(case.assignments):
        last = index + 1 == len(case.assignments)
        assignee = hand.assignee or (case.creditor if last else case.assignments[index + 1].assignor)
        signed = f"{day(hand.signed_on)}，" if hand.signed_on else ""
        contract = f"签订《{hand.contract}》，" if hand.contract else ""
        yield (
            f"{signed}{on.of(hand.assignor)}与{on.of(assignee)}{contract}将上述债权及其从权利转让给"
            f"{on.of(assignee)}{proof(case, hand.exhibit)}。"
        )
    for event in case.events:
        if event.kind == "assignment_notice":
            arrived = f"，{day(event.received_on)}到达" if event.received_on else ""
            yield (
                f"{day(event.on)}，上述债权转让的事实已通知{whom(case, event, on)}{in_brackets(number_of(event))}{arrived}"
                f"{proof(case, event.exhibit)}。"
            )


def default_story(matter: Matter, on: Sides) -> str:
    """From the first missed day to what is owed today."""
    case, statement = matter.case, matter.statement
    who = all_borrowers(case, on)
    said = []
    if repaid := spelled((name, amount) for name, amount in _repaid(matter) if amount):
        said.append(f"{who}已偿还{repaid}")
    for note, ends_on in statement.shortened:
        which = f"借据{note}" if statement.balances[1:] else "借款"
        said.append(f"提前还款后，{which}的期限缩短，最后一期于{day(ends_on)}到期")
    for index, one in enumerate(case.loan.disbursements):
        due_on = last_due_on(case, one, matter.as_of)
        if one.no_due_date and due_on < matter.as_of:
            which = f"借据{note_of(one, index)}" if case.loan.disbursements[1:] else "该笔借款"
            said.append(f"{which}没有约定还款期限，经催告，给予的还款期限于{day(due_on)}届满")
    if statement.overdue_from:
        said.append(f"自{day(statement.overdue_from)}起，{who}未按约定履行还款义务，构成违约")
    accelerations = (one for one in case.events if one.kind == "acceleration" and one.on <= matter.as_of)
    said += [_accelerated(case, event, on) for event in accelerations]
    if case.request.accelerate and not statement.matured:
        because = f"因{case.request.acceleration_ground}，" if case.request.acceleration_ground else ""
        said.append(f"{because}{on.of(case.creditor)}有权{_all_of_it(case, who)}")
    if within := ceiling_words(case.request.total_ceiling):
        said.append(f"{on.of(case.creditor)}主张的{within}，超过的部分不再主张")
    owed = f"截至{until(statement)}，{who}尚欠{spelled(parts(matter))}，合计{yuan(statement.total)}"
    exhibit = case.bank_statement.exhibit if case.bank_statement else None
    return "。".join([*said, f"{owed}{proof(case, exhibit)}"]) + "。"


def _all_of_it(case: Case, who: str) -> str:
    if case.loan.lease is not None:
        return f"要求支付全部租金，未到期租金自起诉状副本送达{who}之日起计收逾期违约金，以下数额按送达以前计算"
    return f"宣布借款提前到期，自提前到期通知或者起诉状副本到达{who}之日起发生效力，以下数额按尚未提前到期计算"


def _repaid(matter: Matter) -> Iterator[tuple[str, Decimal]]:
    """What was repaid by kind; of a guarantor's claim and of a card the fees and the damages too."""
    case, statement = matter.case, matter.statement
    with_fees = case.loan.recourse is not None or case.loan.card is not None
    named = kind_names(case) if with_fees else {"principal": "本金", "interest": "利息"}
    if case.loan.lease is not None:
        named = {"principal": "租金", "interest": "逾期违约金"}
    yield named["principal"], statement.repaid_principal
    yield named["interest"], statement.repaid_interest
    kinds: tuple[Kind, ...] = ("fees", "liquidated_damages") if with_fees else ()
    for kind in kinds:
        paid = (amount for one in statement.applied for to, _, amount in one.to if to == kind)
        yield named[kind], sum(paid, ZERO)


def _accelerated(case: Case, event: Event, on: Sides) -> str:
    effective = event.effective_on or event.received_on or event.on
    because = f"因{case.request.acceleration_ground}，" if case.request.acceleration_ground else ""
    called_in = f"宣布借款于{day(effective)}提前到期"
    if case.loan.lease is not None:
        called_in = f"要求支付全部租金，全部租金于{day(effective)}到期"
    return (
        f"{because}{on.of(case.creditor)}于{day(event.on)}发出{'' if case.loan.lease else '提前到期'}通知"
        f"{in_brackets(number_of(event))}，{called_in}{proof(case, event.exhibit)}"
    )
