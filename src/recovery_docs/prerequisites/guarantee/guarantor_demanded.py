"""The demand on a guarantor: a debt that is due, an addressee within reach, the right creditor, the right amount."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from recovery_docs.case import Guarantee
from recovery_docs.case.party import Party
from recovery_docs.law.citation import cite
from recovery_docs.ledger.statement import Statement
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Fact, Outcome, Verdict
from recovery_docs.prerequisites.guarantee.guarantee_scope import secured
from recovery_docs.prerequisites.letters.arrival import arrival, tells_of_the_last_hand
from recovery_docs.prerequisites.liable_parties import Standing, in_place_of, liable_to_creditor
from recovery_docs.prerequisites.limitation.maturity import not_secured, payments_by
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined
from recovery_docs.prerequisites.security.security_interest import established


@rule("GUA009", say("主债务没有到期"), cite("civil_code", 681), cite("civil_code", 687), cite("civil_code", 688))
def debt_due(matter: Matter) -> Iterator[Verdict]:
    """民法典681：债务人不履行到期债务或者发生约定的情形时，保证人履行债务或者承担责任；687①：一般保证人在债务人不能履行时承担；
    688：连带责任保证的债务人不履行到期债务的，债权人可以请求任何一方。没有到期的不能要求代偿。
    """
    statement = matter.statement
    seen = facts(matter.case, "loan.disbursements[0].due_on", "request.default_on", "request.accelerated_on")
    if statement.overdue_from is not None and statement.overdue_from <= matter.as_of and statement.claim > 0:
        yield met(say("债务人自{since}起没有履行到期债务", since=statement.overdue_from), *seen)
    else:
        yield not_met(
            say("截至{as_of}没有到期未还的款项，不能要求保证人承担责任", as_of=matter.as_of),
            *seen,
            hint=say("核对到期日和还款；约定可以提前到期的，先发提前到期通知"),
        )


@rule("GUA010", say("保证人的地址或者电话不全"), cite("civil_code", 137), cite("civil_code", 693, paragraph=2))
def addressee_reachable(matter: Matter) -> Iterator[Verdict]:
    """民法典137：以非对话方式作出的意思表示，到达相对人时生效。693②：须在保证期间内向保证人请求，函件到不了就不算。"""
    for name, party, path in _demand_readers(matter):
        addresses = [f"{path}.service_address", f"{path}.address"]
        phones = [f"{path}.phones"]
        if party.kind == "person":
            addresses.append(f"{path}.habitual_residence")
        else:
            phones += [f"{path}.legal_representative.phone", f"{path}.responsible_person.phone"]
        yield complete(
            matter.case,
            (particular(say("地址"), *addresses), particular(say("电话"), *phones)),
            done=say("{name}的地址和电话齐全", name=party.name),
            of=say("保证人{name}", name=name)
            if party.name == name
            else say("{name}的继承人{heir}", name=name, heir=party.name),
            subject=name,
        )


def _demand_readers(matter: Matter) -> Iterator[tuple[str, Party, str]]:
    """Each guarantor by name, with who gets the demand and under which path: of the dead, each heir that is known."""
    for one in matter.called_upon:
        guarantor = Standing(one.guarantee.guarantor, f"{one.path}.guarantor", "guarantor")
        for reader in in_place_of(matter.case, guarantor, matter.tested_on):
            yield one.name, reader.party, reader.path


@rule(
    "GUA011",
    say("不对本债权人承担保证责任"),
    cite("civil_code", 681),
    cite("civil_code", 689),
    cite("civil_code", 700),
    cite("civil_code", 575),
)
def liable_to_us(matter: Matter) -> Iterator[Verdict]:
    """民法典689、700：反担保人担保的是保证人的追偿权，保证人承担责任后才有权追偿；向反担保人发函的是已经代偿的保证人。
    575：债权人免除债务人部分或者全部债务的，债权债务部分或者全部终止，但是债务人在合理期限内拒绝的除外。
    """
    case = matter.case
    if not case.guarantees:
        yield not_applicable(say("没有保证人"), *facts(case, "guarantees"))
    for index, guarantee in enumerate(case.guarantees):
        yield _liable(matter, index, guarantee)


def _liable(matter: Matter, index: int, guarantee: Guarantee) -> Verdict:
    case = matter.case
    name, path = guarantee.guarantor.name, f"guarantees[{index}]"
    seen = facts(case, f"{path}.counter_for", f"{path}.released_on", "creditor.name", "loan.recourse.paid_on")
    if guarantee.released_on is not None:
        return not_met(
            say("债权人已于{on}免除{name}的保证责任", on=guarantee.released_on, name=name),
            *seen,
            hint=say("不再向{name}主张；日期写错的改正 {path}.released_on", name=name, path=path),
            subject=name,
        )
    outside = not_secured(case, guarantee.maximum)
    if outside and len(outside) == len(case.loan.disbursements):
        return not_met(
            say("借款都不在{name}最高额保证的债权范围内，不受其保证", name=name),
            *seen,
            *facts(case, f"{path}.maximum.until_on", f"{path}.maximum.fixed_on", "loan.disbursements[0].paid_on"),
            hint=say("不再向{name}主张；日期写错的改正 {path}.maximum 和放款日", name=name, path=path),
            subject=name,
        )
    if guarantee.counter_for is None:
        return met(say("{name}对{creditor}承担保证责任", name=name, creditor=case.creditor.name), *seen, subject=name)
    if guarantee.counter_for != case.creditor.name:
        return _behind_a_guarantor(matter, name, guarantee.counter_for, seen)
    if case.loan.recourse is None:
        return undetermined(
            say("{creditor}向反担保人{name}主张，没有写明何时代偿了多少", creditor=case.creditor.name, name=name),
            *seen,
            hint=say("在 loan.recourse 填写代偿日期和金额，并附代偿凭证"),
            subject=name,
        )
    return met(
        say(
            "{creditor}于{on}代偿，{name}承担反担保责任",
            creditor=case.creditor.name,
            on=case.loan.recourse.first_paid_on,
            name=name,
        ),
        *seen,
        subject=name,
    )


def _behind_a_guarantor(matter: Matter, name: str, guarantor: str, seen: tuple[Fact, ...]) -> Verdict:
    paid = payments_by(matter.case, guarantor, matter.as_of)
    seen = (*seen, *facts(matter.case, *(f"repayments[{index}].paid_on" for index, _ in paid)))
    if not paid:
        return not_met(
            say("{name}是{guarantor}的反担保人，{guarantor}还没有代偿，不能向其主张", name=name, guarantor=guarantor),
            *seen,
            hint=say(
                "{guarantor}代偿后，在 repayments 写明代偿日期、金额和 payer，再由{guarantor}发函", guarantor=guarantor
            ),
            subject=name,
        )
    return met(
        say("{guarantor}于{on}代偿，可以由其向反担保人{name}主张", guarantor=guarantor, on=paid[0][1], name=name),
        *seen,
        subject=name,
    )


@rule(
    "GUA012",
    say("要求的金额超过保证范围"),
    cite("civil_code", 691),
    cite("civil_code", 690),
    cite("security_interpretation", 3),
    cite("security_interpretation", 15),
    severity="warning",
)
def within_scope(matter: Matter) -> Iterator[Verdict]:
    """民法典691：保证的范围包括主债权及其利息、违约金、损害赔偿金和实现债权的费用，另有约定的按照约定。690：最高额保证以
    约定的最高债权额为限。担保制度解释3：担保责任不得超出主债务。
    """
    for standing in matter.called_upon:
        guarantee, name, path = standing.guarantee, standing.name, standing.path
        if not liable_to_creditor(matter.case, guarantee):
            continue
        seen = facts(matter.case, f"{path}.scope", f"{path}.cap", f"{path}.maximum.limit")
        found = secured(_as_scopes_say(matter), guarantee, standing.outside)
        if found.limited:
            yield not_met(
                say(
                    "债务共{owed}元，{name}{why}只承担{amount}元",
                    owed=found.owed,
                    name=name,
                    why=found.why,
                    amount=found.amount,
                ),
                *seen,
                hint=say("向{name}只主张{amount}元", name=name, amount=found.amount),
                subject=name,
            )
        else:
            yield met(say("{name}对{owed}元承担责任", name=name, owed=found.owed), *seen, subject=name)


def _as_scopes_say(matter: Matter) -> Statement:
    """The statement in the words of a scope: what late rents of a lease bear is 违约金, and no 罚息."""
    found = matter.statement
    if matter.case.loan.lease is None:
        return found
    damages = found.liquidated_damages + found.penalty_interest
    return replace(found, liquidated_damages=damages, penalty_interest=Decimal(0))


@rule("GUA013", say("债权转让没有通知保证人"), cite("civil_code", 696), severity="warning")
def assignment_notified(matter: Matter) -> Iterator[Verdict]:
    """民法典696：债权转让未通知保证人的，对保证人不发生效力；约定禁止转让而未经保证人书面同意的，保证人不再承担保证责任。"""
    case = matter.case
    if not case.assignments:
        yield not_applicable(say("债权没有转让"), *facts(case, "assignments"))
        return
    for standing in matter.called_upon:
        guarantee, name, path = standing.guarantee, standing.name, standing.path
        notices = [
            (place, found)
            for place, event in enumerate(case.events)
            if event.kind == "assignment_notice"
            and tells_of_the_last_hand(case, event)
            and (found := arrival(case, event, guarantee.guarantor))
        ]
        seen = facts(case, f"{path}.transfer_banned", *(f"events[{place}].outcome" for place, _ in notices))
        sure = [found.on for _, found in notices if found.certain and found.on <= matter.as_of]
        if guarantee.transfer_banned:
            yield not_met(
                say("与{name}约定了禁止债权转让，未经其书面同意转让的，不再承担责任", name=name),
                *seen,
                hint=say("有书面同意的把 {path}.transfer_banned 改为 false", path=path),
                subject=name,
            )
        elif sure:
            yield met(say("转让通知于{on}到达{name}", on=min(sure), name=name), *seen, subject=name)
        elif any(found.on <= matter.as_of for _, found in notices):
            yield undetermined(
                say("转让通知是否到达{name}有争议", name=name),
                *seen,
                hint=say("补充签收、妥投凭证"),
                subject=name,
            )
        else:
            yield not_met(
                say("没有证据证明转让通知到达了{name}", name=name),
                *seen,
                hint=say("在函件中一并通知债权转让，保留签收凭证"),
                subject=name,
            )


def _things_agreed_first(matter: Matter) -> Iterator[Verdict]:
    """The things of others come first only where that was agreed."""
    case = matter.case
    things = [thing for thing in matter.collateral if thing.interest.waived_on is None]
    agreed = [one for one in matter.called_upon if one.guarantee.order == "security_first" and things]
    for standing in agreed:
        yield not_met(
            say("与{name}约定先就物的担保受偿", name=standing.name),
            *facts(case, f"{standing.path}.order"),
            hint=say("同时实现担保物权，对{name}主张不足部分", name=standing.name),
            subject=standing.name,
        )
    if not agreed:
        yield not_applicable(say("债务人自己没有提供物的担保，或者没有设立"))


@rule("GUA014", say("应当先就债务人自己的担保物受偿"), cite("civil_code", 392), severity="warning")
def security_first(matter: Matter) -> Iterator[Verdict]:
    """民法典392：既有物的担保又有人的担保，没有约定或者约定不明确，债务人自己提供物的担保的，应当先就该物的担保实现债权；
    第三人提供物的担保的，可以就物的担保实现债权，也可以请求保证人承担保证责任。
    """
    case = matter.case
    borrowers = {party.name for party in case.borrowers}
    own = [
        (thing, verdict)
        for thing, verdict in zip(matter.collateral, established(matter), strict=True)
        if thing.interest.owner.name in borrowers
        and thing.interest.waived_on is None
        and verdict.outcome is not Outcome.NOT_MET
    ]
    if not own:
        yield from _things_agreed_first(matter)
        return
    unsure = [thing.name for thing, verdict in own if verdict.outcome is Outcome.UNDETERMINED]
    for standing in matter.called_upon:
        guarantee, name, path = standing.guarantee, standing.name, standing.path
        seen = facts(case, f"{path}.order", *(f"{thing.path}.order" for thing, _ in own))
        seen = (*seen, *(each for _, verdict in own for each in verdict.facts))
        if guarantee.order in ("any", "guarantee_first"):
            yield met(say("与{name}约定不受物的担保影响", name=name), *seen, subject=name)
        elif len(unsure) == len(own):
            yield undetermined(
                say("不知道债务人自己的{things}有没有设立担保物权；设立了的，应当先就担保物受偿", things=unsure),
                *seen,
                hint=say("对照登记证明填写 {path}.registration", path=own[0][0].path),
                subject=name,
            )
        else:
            yield not_met(
                say("债务人自己提供了物的担保，没有与{name}约定可以任意选择，应当先就担保物受偿", name=name),
                *seen,
                hint=say(
                    "合同有约定的填写 {path}.order；没有的，同时实现担保物权，对{name}主张不足部分",
                    path=path,
                    name=name,
                ),
                subject=name,
            )
