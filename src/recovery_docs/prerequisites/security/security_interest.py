"""Whether a mortgage or pledge exists and binds: who holds it, and how it came to be."""

from collections.abc import Iterator
from datetime import date

from recovery_docs.case import Mortgage, Pledge
from recovery_docs.law.citation import cite
from recovery_docs.ledger.accounts.appropriation import fixed_on
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.complaint.conditions import direct_interest
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Fact, Outcome, Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined
from recovery_docs.prerequisites.security.collateral import Thing

REAL_ESTATE = ("house", "building", "land_use_right", "under_construction")
_BY_DELIVERY = ("movable",)
_BY_DELIVERY_OR_REGISTRATION = ("bill", "deposit")


@rule(
    "SEC001",
    say("申请人不是担保物权人"),
    cite("civil_procedure_law", 207),
    cite("civil_procedure_interpretation", 359),
    cite("civil_code", 547),
    cite("civil_code", 421),
)
def holder(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法207、解释359：由担保物权人以及其他有权请求实现担保物权的人申请。民法典547：债权转让的，受让人取得抵押权等
    从权利，不因没有变更登记而受影响；421：最高额抵押担保的债权确定前部分转让的，抵押权不得转让，但是当事人另有约定的除外。393：放弃的消灭。
    """
    case = matter.case
    if not matter.collateral:
        yield not_met(
            say("没有抵押、质押，不能申请实现担保物权"),
            *facts(case, "mortgages", "pledges"),
            hint=say("有担保的填写 mortgages 或者 pledges；没有的，起诉或者申请支付令"),
        )
    interest = next(iter(direct_interest(matter)))
    for thing in matter.collateral:
        yield _holds(matter, thing, interest)


def _holds(matter: Matter, thing: Thing, interest: Verdict) -> Verdict:
    case, waived_on = matter.case, thing.interest.waived_on
    seen = (*facts(case, f"{thing.path}.waived_on", "creditor.name", "assignments"), *interest.facts)
    if waived_on is not None:
        return not_met(
            say("债权人已于{on}放弃{name}的{right}", on=waived_on, name=thing.name, right=thing.right),
            *seen,
            hint=say("日期写错的改正 {path}.waived_on；没有放弃的删去", path=thing.path),
            subject=thing.name,
        )
    if interest.outcome is not Outcome.MET:
        return Verdict(interest.outcome, interest.message, interest.hint, thing.name, seen)
    maximum = thing.interest.maximum
    if maximum is not None and (day := _assigned_before(matter, fixed_on(maximum, matter.tested_on))):
        return undetermined(
            say("最高额担保的债权确定前已于{on}转让，{name}的担保物权不当然随转", on=day, name=thing.name),
            *seen,
            hint=say(
                "全部转让或者约定随同转让的，附转让协议；债权已经确定的填写 {path}.maximum.fixed_on", path=thing.path
            ),
            subject=thing.name,
        )
    return met(
        say("{creditor}是{name}的担保物权人", creditor=case.creditor.name, name=thing.name), *seen, subject=thing.name
    )


def _assigned_before(matter: Matter, fixed: date | None) -> date | None:
    days = [one.signed_on for one in matter.case.assignments if one.signed_on is not None]
    return next((day for day in days if fixed is None or day < fixed), None)


@rule(
    "SEC003",
    say("担保物权没有设立"),
    cite("civil_code", 402),
    cite("civil_code", 403),
    cite("civil_code", 429),
    cite("civil_code", 441),
    cite("civil_code", 443),
    cite("civil_code", 444),
    cite("civil_code", 445),
    cite("security_interpretation", 52),
)
def established(matter: Matter) -> Iterator[Verdict]:
    """民法典402：不动产抵押权自登记时设立；403：动产抵押权自合同生效时设立，未经登记不得对抗善意第三人；429：质权自交付时
    设立；441—445：汇票、存单等自交付时设立，没有权利凭证的自登记时设立，股权、基金份额、知识产权、应收账款自登记时设立。
    担保制度解释52：抵押预告登记，已经办理首次登记、预告登记没有失效的，自预告登记之日起设立；70：保证金账户须实际控制。
    """
    for thing in matter.collateral:
        interest = thing.interest
        yield _mortgage(matter, thing, interest) if isinstance(interest, Mortgage) else _pledge(matter, thing, interest)


def _mortgage(matter: Matter, thing: Thing, mortgage: Mortgage) -> Verdict:
    registration, path, name = mortgage.registration, thing.path, thing.name
    seen = _registration_facts(matter, thing)
    immovable = mortgage.collateral.kind in REAL_ESTATE
    if registration is None:
        if immovable or mortgage.collateral.kind == "other":
            return undetermined(
                say("没有写明{name}的抵押登记；不动产抵押权自登记时设立", name=name),
                *seen,
                hint=say(
                    "填写 {path}.registration；没有登记的没有抵押权：先请求办理登记，不能登记的才请求赔偿（担保制度解释46）",
                    path=path,
                ),
                subject=name,
            )
        if mortgage.contract.signed_on is None:
            return _lacks(name, say("抵押合同签订日期"), f"{path}.contract.signed_on", seen)
        return met(say("{name}的抵押权自合同生效时设立；没有登记，不得对抗善意第三人", name=name), *seen, subject=name)
    if registration.kind == "provisional" and immovable:
        return _provisional(matter, thing, mortgage)
    if registration.registered_on is None:
        return _lacks(name, say("登记日期"), f"{path}.registration.registered_on", seen)
    return _registered(name, registration.registered_on, seen, matter)


def _provisional(matter: Matter, thing: Thing, mortgage: Mortgage) -> Verdict:
    registration, path, name = mortgage.registration, thing.path, thing.name
    seen = _registration_facts(matter, thing)
    if registration is None or registration.lapsed is None:
        return _lacks(name, say("预告登记是否失效"), f"{path}.registration.lapsed", seen)
    if registration.lapsed:
        return not_met(
            say("{name}的抵押预告登记已经失效，没有优先受偿权", name=name),
            *seen,
            hint=say("请求抵押人办理正式抵押登记，或者起诉请求承担合同责任"),
            subject=name,
        )
    if registration.first_registered_on is None:
        return not_met(
            say("{name}只有抵押预告登记，没有办理房屋首次登记，不能优先受偿", name=name),
            *seen,
            hint=say("办理首次登记后填写 {path}.registration.first_registered_on；或者办理正式抵押登记", path=path),
            subject=name,
        )
    if registration.registered_on is None:
        return _lacks(name, say("预告登记日期"), f"{path}.registration.registered_on", seen)
    return met(
        say("{name}已办首次登记，预告登记没有失效，抵押权自{on}设立", name=name, on=registration.registered_on),
        *seen,
        subject=name,
    )


def _pledge(matter: Matter, thing: Thing, pledge: Pledge) -> Verdict:
    registration, path, name = pledge.registration, thing.path, thing.name
    seen = (
        *_registration_facts(matter, thing),
        *facts(matter.case, f"{path}.delivered_on", f"{path}.receivable_confirmed", f"{path}.account_controlled"),
    )
    registered_on = registration.registered_on if registration else None
    if pledge.right == "margin_account":
        if pledge.account_controlled is None:
            return _lacks(name, say("保证金账户是否由债权人实际控制"), f"{path}.account_controlled", seen)
        if not pledge.account_controlled:
            return not_met(
                say("{name}没有由债权人实际控制，不能优先受偿", name=name),
                *seen,
                hint=say("有专户和控制协议的，更正 {path}.account_controlled 并附证据", path=path),
                subject=name,
            )
        return met(say("{name}是专户并由债权人实际控制", name=name), *seen, subject=name)
    delivered = pledge.right in (*_BY_DELIVERY, *_BY_DELIVERY_OR_REGISTRATION)
    if delivered and pledge.delivered_on is not None and pledge.delivered_on <= matter.tested_on:
        return met(say("{name}的质权自{on}交付时设立", name=name, on=pledge.delivered_on), *seen, subject=name)
    if pledge.right in _BY_DELIVERY:
        return _lacks(name, say("交付日期"), f"{path}.delivered_on", seen)
    if registered_on is None:
        return _lacks(name, say("出质登记日期"), f"{path}.registration.registered_on", seen)
    if pledge.right == "receivables" and not pledge.receivable_confirmed:
        return undetermined(
            say("{name}已于{on}登记，但没有写明应收账款债务人是否确认", name=name, on=registered_on),
            *seen,
            hint=say(
                "附债务人的确认，或者证明登记时应收账款真实存在（担保制度解释61），填写 {path}.receivable_confirmed",
                path=path,
            ),
            subject=name,
        )
    return _registered(name, registered_on, seen, matter)


def _registered(name: str, registered_on: date, seen: tuple[Fact, ...], matter: Matter) -> Verdict:
    if registered_on > matter.tested_on:
        return not_met(
            say("{name}{on}才登记，申请时还没有设立", name=name, on=registered_on),
            *seen,
            hint=say("核对登记日期"),
            subject=name,
        )
    return met(say("{name}的担保物权于{on}登记设立", name=name, on=registered_on), *seen, subject=name)


def _lacks(name: str, what: Message, path: str, seen: tuple[Fact, ...]) -> Verdict:
    return undetermined(
        say("没有写明{name}的{what}", name=name, what=what),
        *seen,
        hint=say("对照登记证明或者合同填写 {path}", path=path),
        subject=name,
    )


def _registration_facts(matter: Matter, thing: Thing) -> tuple[Fact, ...]:
    path = f"{thing.path}.registration"
    return facts(
        matter.case,
        f"{thing.path}.collateral.kind",
        f"{path}.kind",
        f"{path}.number",
        f"{path}.registered_on",
        f"{path}.lapsed",
        f"{path}.first_registered_on",
    )


@rule(
    "SEC016",
    say("主张优先受偿的担保物权没有设立"),
    cite("civil_code", 402),
    cite("civil_code", 410),
    cite("security_interpretation", 46),
    severity="warning",
)
def priority_claimed(matter: Matter) -> Iterator[Verdict]:
    """起诉请求优先受偿，以担保物权已经设立为前提（民法典402等）；不动产抵押没有登记的，担保制度解释46：①先请求抵押人办理
    登记；②因不可归责于抵押人的原因灭失等不能登记的，只在抵押人所得的保险金、赔偿金、补偿金范围内请求；③因抵押人自己的原因不能
    登记的，请求其在约定的担保范围内承担责任，不超过抵押权能够设立时的责任。法院照样受理，所以只提醒。
    """
    if matter.case.request.claim_security is False or not matter.case.security_interests:
        yield not_applicable(say("没有主张优先受偿"), *facts(matter.case, "request.claim_security"))
        return
    yield from established(matter)
