"""Letters to the debtor: a debt that is due, an addressee within reach, figures and particulars complete."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.forbidden_words import found_terms, full_number
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule("NOT001", say("没有到期未还的款项"), cite("civil_code", 675), cite("civil_code", 676))
def debt_due(matter: Matter) -> Iterator[Verdict]:
    """民法典675：借款人应当按照约定的期限返还借款；676：未按照约定的期限返还的，应当支付逾期利息。没有到期的不能催收。"""
    statement = matter.statement
    seen = facts(matter.case, "loan.disbursements[0].due_on", "request.default_on")
    if all(one.name in matter.judged for one in matter.addressees):
        yield not_applicable(say("已有生效文书，到期没有以文书为准"), *facts(matter.case, "proceedings"))
        return
    overdue = statement.overdue_from is not None and statement.overdue_from <= matter.as_of
    if matter.to_be_demanded:
        yield _first_demand(matter)
    elif overdue and statement.total > 0:
        yield met(
            say(
                "自{overdue_from}起逾期，截至{as_of}欠{total}元",
                overdue_from=statement.overdue_from,
                as_of=matter.as_of,
                total=statement.total,
            ),
            *seen,
        )
    else:
        yield not_met(
            say("截至{as_of}没有到期未还的款项，不能发催收函", as_of=matter.as_of),
            *seen,
            hint=say("核对到期日和还款记录；约定可以提前到期的，先发提前到期通知"),
        )


def _first_demand(matter: Matter) -> Verdict:
    """675：对借款期限没有约定的，贷款人可以催告借款人在合理期限内返还；通知就是催告，所以要给期限。"""
    letter = matter.case.request.letter
    seen = facts(
        matter.case,
        "loan.disbursements[0].no_due_date",
        "request.letter.pay_by",
        "request.letter.pay_within_days",
    )
    if letter is not None and (letter.pay_by or letter.pay_within_days):
        return met(say("没有约定还款期限，本通知就是催告，并给了还款的期限"), *seen)
    return not_met(
        say("没有约定还款期限，催告要给借款人合理期限"),
        *seen,
        hint=say("在 request.letter.pay_within_days 或者 pay_by 写明还款的合理期限；送达后记入 events，期限届满即到期"),
    )


@rule("NOT002", say("收件人的地址或者电话不全"), cite("limitation_provisions", 8), cite("civil_code", 137))
def addressee_reachable(matter: Matter) -> Iterator[Verdict]:
    """诉讼时效规定8（一）（二）：送交主张权利文书，对方签收或者能证明到达；以信件、数据电文主张权利，到达或者应当到达。
    民法典137：意思表示到达相对人时生效。没有地址和电话，函件到不了。
    """
    for standing in matter.addressees:
        path = standing.path
        addresses = [f"{path}.service_address", f"{path}.address"]
        if standing.party.kind == "person":
            addresses.append(f"{path}.habitual_residence")
        phones = [f"{path}.phones"]
        if standing.party.kind == "organisation":
            phones += [f"{path}.legal_representative.phone", f"{path}.responsible_person.phone"]
        yield complete(
            matter.case,
            (particular(say("地址"), *addresses), particular(say("电话"), *phones)),
            done=say("{name}的地址和电话齐全", name=standing.name),
            of=say("收件人{name}", name=standing.name),
            subject=standing.name,
        )


@rule("NOT003", say("地址、电话没有核对"), cite("limitation_provisions", 8), severity="warning")
def address_checked(matter: Matter) -> Iterator[Verdict]:
    """诉讼时效规定8（二）：函件“到达或者应当到达”才中断时效。寄往合同约定的地址，退回、拒收也可以主张应当到达；
    不是约定地址的，寄出前核对，退回过的地址不再用。
    """
    case = matter.case
    for standing in matter.addressees:
        name, path = standing.name, standing.path
        theirs = [
            (event.on, index, event)
            for index, event in enumerate(case.events)
            if event.on <= matter.as_of and case.concerns(event.to, standing.party)
        ]
        checks = [one for one in theirs if one[2].kind == "address_checked"]
        returned = [one for one in theirs if one[2].outcome == "returned"]
        seen = (
            fact(case, f"{path}.address_agreed"),
            *(fact(case, f"events[{index}].outcome") for _, index, _ in (*checks, *returned)),
        )
        if standing.party.address_agreed:
            yield met(say("{name}的送达地址是合同约定的", name=name), *seen, subject=name)
        elif returned and (not checks or max(checks)[0] <= max(returned)[0]):
            yield not_met(
                say("寄给{name}的函件{on}被退回，此后没有重新核对地址", name=name, on=max(returned)[0]),
                *seen,
                hint=say("电话或者上门核对新地址，记入事件 address_checked"),
                subject=name,
            )
        elif checks:
            yield met(say("{name}的地址、电话于{on}核对过", name=name, on=max(checks)[0]), *seen, subject=name)
        else:
            yield undetermined(
                say("没有核对过{name}的地址和电话", name=name),
                *seen,
                hint=say("核对后记入事件 address_checked；合同约定了送达地址的写 {path}.address_agreed", path=path),
                subject=name,
            )


@rule("NOT004", say("没有写明欠的是哪一笔债"), cite("limitation_provisions", 8), cite("civil_code", 195))
def debt_identified(matter: Matter) -> Iterator[Verdict]:
    """民法典195（一）、诉讼时效规定8：有主张权利内容的文书才算请求履行。收件人要能看出是哪份合同、哪天借的、欠多少；
    写了合同编号的，没有放款记录的台账也看得出是哪份合同项下的债。
    """
    yield complete(
        matter.case,
        (
            particular(say("合同编号或者名称"), "loan.contract.number", "loan.contract.title"),
            particular(
                say("放款、透支或者代偿"),
                "loan.disbursements",
                "loan.card.last4",
                "loan.recourse.paid_on",
                "loan.recourse.advances",
                "loan.lease.rents",
                "loan.contract.number",
            ),
        ),
        done=say("写明了是哪份合同、哪笔借款"),
        of=say("函件所催的债"),
    )


@rule(
    "NOT005",
    say("函件要写的内容不全"),
    cite("card_supervision_measures", 68, grade="S"),
    cite("collection_guideline_2026"),
)
def letter_particulars(matter: Matter) -> Iterator[Verdict]:
    """信用卡业务监督管理办法68等（二手引文）：催收函载明姓名与欠款余额、催收事由、权利义务、查询和还款途径、异议途径、
    发卡行联系方式，加盖业务公章。期限、账户、联系人、异议渠道只有债权人能定。
    """
    yield complete(
        matter.case,
        (
            particular(say("还款期限"), "request.letter.pay_by", "request.letter.pay_within_days"),
            particular(say("收款账户"), "request.account.number"),
            particular(say("联系电话"), "request.contact.phone", "creditor.phones"),
            particular(say("异议渠道"), "request.contact.objections"),
        ),
        done=say("还款期限、账户、联系方式和异议渠道已经写明"),
        of=say("催收函"),
    )


@rule("NOT006", say("还款期限已经过了"), cite("civil_code", 511, item=4), severity="warning")
def time_to_pay(matter: Matter) -> Iterator[Verdict]:
    """民法典511（四）：债权人可以随时请求履行，但是应当给对方必要的准备时间。函件所定的期限要在文书日期之后。"""
    request = matter.case.request
    seen = facts(matter.case, "request.letter.pay_by", "request.letter.pay_within_days", "request.filed_on")
    letter, written_on = request.letter, request.filed_on or matter.as_of
    if letter is None or (letter.pay_by is None and letter.pay_within_days is None):
        yield undetermined(
            say("没有写明要求哪一天之前还款"), *seen, hint=say("填写 request.letter.pay_by 或者 pay_within_days")
        )
    elif letter.pay_by is not None and letter.pay_by <= written_on:
        yield not_met(
            say("要求{pay_by}前还款，而函件{written_on}才写", pay_by=letter.pay_by, written_on=written_on),
            *seen,
            hint=say("改成文书日期之后的日子"),
        )
    elif letter.pay_by is not None:
        yield met(say("要求{pay_by}前还款", pay_by=letter.pay_by), *seen)
    else:
        yield met(say("要求自收到之日起{days}日内还款", days=letter.pay_within_days), *seen)


@rule(
    "NOT007",
    say("委托催收没有告知受托人或者委托"),
    cite("personal_information_law", 21),
    cite("collection_guideline_2026"),
)
def trustee_shown(matter: Matter) -> Iterator[Verdict]:
    """个人信息保护法21：委托处理个人信息的，应当与受托人约定目的、期限、方式、种类、保护措施和双方权利义务并监督；
    未经同意不得转委托。函件写明受托机构、委托日期和联系方式，收件人才能核实（催收工作指引，二手引文）。
    """
    letter = matter.case.request.letter
    if letter is None or letter.trustee is None:
        yield not_applicable(say("没有委托催收机构"), fact(matter.case, "request.letter.trustee"))
        return
    yield complete(
        matter.case,
        (
            particular(say("委托日期"), "request.letter.trustee_commissioned_on"),
            particular(say("受托机构的电话"), "request.letter.trustee.phones"),
        ),
        done=say("受托机构{trustee}的委托和联系方式已经写明", trustee=letter.trustee.name),
        of=say("受托机构{trustee}", trustee=letter.trustee.name),
    )


@rule("NOT008", say("信封上看得出欠债"), cite("civil_code", 1032), cite("civil_code", 1033, item=6), severity="warning")
def plain_envelope(matter: Matter) -> Iterator[Verdict]:
    """民法典1032、1033：不得以其他方式侵害他人的隐私权。信封外不得显示欠款内容（条文没有直接规定，为审慎要求）。"""
    letter = matter.case.request.letter
    envelope = letter.envelope if letter else None
    seen = fact(matter.case, "request.letter.envelope")
    if envelope is None:
        yield not_applicable(say("信封上只有收件人和寄件人，没有其他字样"), seen)
    elif (terms := found_terms("disclosure", envelope)) or full_number(envelope):
        yield not_met(
            say("信封上写着“{terms}”，别人一看就知道欠债", terms=terms or [say("完整号码")]),
            seen,
            hint=say("信封上只写收件人、寄件人和地址"),
        )
    else:
        yield met(say("信封上看不出欠债"), seen)
