"""The application for enforcement as an official element form, from the title that a proceeding ended with."""

from datetime import timedelta

from recovery_docs.case import Case, Proceeding, Repayment, Title
from recovery_docs.case.party import Party
from recovery_docs.case.words import told, word
from recovery_docs.filings.court.element.boxes import Values, blanks, box, paragraphs, yes_no
from recovery_docs.filings.court.element.complaint_form import signature
from recovery_docs.filings.court.element.party_blocks import agent_blocks, side
from recovery_docs.filings.filing import Document
from recovery_docs.filings.prose.contract_terms import collateral_words
from recovery_docs.filings.prose.paper import paper
from recovery_docs.filings.prose.party_names import joined_names
from recovery_docs.filings.prose.written_amounts import day, spelled, yuan
from recovery_docs.law.parameters import parameter
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.money import ZERO
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.title_balance import TitleBalance, late_since, performed, title_balance

TEMPLATE, TITLE = "enforcement-application", "强制执行申请书"

_SPECIAL = ("payment_order", "judicial_confirmation", "collateral_auction")
_CIVIL = ("judgment", "ruling", "payment_order", "notarised_instrument")
_PRESERVATIONS = ("pre_action_preservation", "preservation")


def enforcement_document(matter: Matter) -> Document:
    """The application on the latest title of the case."""
    return paper(matter, TEMPLATE, TITLE, enforcement_context(matter))


def enforceable(case: Case) -> Proceeding | None:
    """The last proceeding that ended with a title to enforce; a preservation ruling is none."""
    return next((one for one in reversed(case.proceedings) if one.title and one.kind not in _PRESERVATIONS), None)


def enforcement_context(matter: Matter) -> Values:
    """Every field of the form in final words."""
    case, proceeding = matter.case, enforceable(matter.case)
    title = proceeding.title if proceeding else None
    against = respondents(matter, proceeding)
    return {
        "applicants": side([case.creditor], account=case.request.enforcement_account),
        "agents": agent_blocks(case.agents),
        "respondents": side(against),
        "instrument": _instrument(case, proceeding, title),
        "items": _items(matter, title),
        "narrative": paragraphs(*_narrative(matter, proceeding, title, against)),
        "preserved": _preserved(case),
        "clues": paragraphs(*_clues(case)),
        "signature": signature(case.creditor),
    }


def respondents(matter: Matter, proceeding: Proceeding | None) -> list[Party]:
    """Those whom the title binds."""
    if proceeding is None or not proceeding.against:
        return [one.party for one in matter.defendants]
    case = matter.case
    return [one for one in case.parties if any(case.concerns(name, one) for name in proceeding.against)]


def _instrument(case: Case, proceeding: Proceeding | None, title: Title | None) -> Values:
    document = title.document if title else None
    arbitral = proceeding is not None and proceeding.kind == "arbitration"
    boxes: Values = {name: box(document == name) for name in _CIVIL}
    boxes |= {
        "award": box(document == "award"),
        "mediation": box(document == "mediation" and not arbitral),
        "arbitral_mediation": box(document == "mediation" and arbitral),
    }
    special = told("proceeding_kind", proceeding.kind) if proceeding and proceeding.kind in _SPECIAL else None
    issued_by = (title and title.issued_by) or (proceeding and proceeding.institution)
    number = (title and title.number) or (proceeding and proceeding.number)
    return boxes | {
        "other": "",
        "issued_by": issued_by or "",
        "cause": special or word("cause", case.loan.cause),
        "number": number or "",
        "effective": blanks(title.effective_on if title else None),
        "operative_part": (title and title.operative_part) or "",
    }


def _items(matter: Matter, title: Title | None) -> Values:
    """What is left of what the title orders; interest for delay runs by law from the day after the last day to perform."""
    left = title_balance(matter.case, title, matter.as_of) if title else None
    principal = left.principal if left and (left.received or (title and title.principal)) else None
    interest = _ordinary_interest(title, left)
    costs = left.costs if left else None
    delay = _delay(matter, title, left)
    acts, things, others = (_ordered(title, kind) for kind in ("act", "thing", "other"))
    other = "；".join((*_other_money(title, left), *others, *limits(matter, title)))
    return {
        "money": box(bool(principal or interest or costs or (left and left.other))),
        "principal": box(bool(principal)),
        "principal_amount": yuan(principal) if principal else "",
        "interest": box(bool(interest)),
        "interest_amount": interest,
        "delay": box(bool(delay)),
        "delay_text": delay,
        "costs": box(bool(costs)),
        "costs_amount": yuan(costs) if costs else "",
        "act_box": box(bool(acts)),
        "act": "；".join(acts),
        "thing_box": box(bool(things)),
        "thing": "；".join(things),
        "other_box": box(bool(other)),
        "other": other,
    }


def _ordered(title: Title | None, kind: str) -> list[str]:
    """What the title orders of one kind that is no money."""
    return [one.text for one in (title.other if title else ()) if one.kind == kind]


def _other_money(title: Title | None, left: TitleBalance | None) -> list[str]:
    """Money of other kinds, each with its amount, and what is left where some was received."""
    if title is None or left is None or not left.other:
        return []
    said = [f"{one.text}{yuan(one.amount)}" for one in title.other if one.amount is not None]
    return [*said, f"以上已受偿{yuan(left.to_other)}，余{yuan(left.other)}"] if left.to_other else said


def limits(matter: Matter, title: Title | None) -> list[str]:
    """How far each debtor answers: 被执行人某在500,000.00元范围内承担连带清偿责任."""
    found = []
    for one in title.liabilities if title else ():
        paid = performed(matter.case, title, one, matter.as_of)
        within = f"在{yuan(one.cap)}范围内" if one.cap is not None else ""
        rest = f"（其已履行{yuan(paid)}，余{yuan(max(one.cap - paid, ZERO))}）" if one.cap is not None and paid else ""
        found.append(f"被执行人{one.name}{within}{one.text or '承担连带清偿责任'}{rest}")
    return found


def _ordinary_interest(title: Title | None, left: TitleBalance | None) -> str:
    if title is None or left is None:
        return ""
    amount = yuan(left.interest) if left.interest else ""
    runs = title.ordinary_interest_text
    if left.received and left.running is not None:
        on = left.running
        runs = f"自{day(on.from_on)}起至实际清偿之日止，以{yuan(on.base)}为基数按年利率{percent(on.rate)}%计算"
        runs = runs if on.base else ""
    return "，".join(part for part in (amount, runs) if part)


def _delay(matter: Matter, title: Title | None, left: TitleBalance | None) -> str:
    """民事诉讼法264；迟延履行利息解释1、3、7：加倍部分债务利息 on the money other than ordinary interest.

    By the day since 2014-08-01; before that twice the benchmark on the debt without court costs (法释〔2009〕6号).
    """
    if title is None or left is None or title.perform_by is None or title.perform_by >= matter.as_of:
        return ""
    since = late_since(title, matter.as_of)
    base = left.principal + left.costs + left.bears_doubled
    if since is None or (not base and not left.doubled):
        return ""
    rate = percent(parameter("delayed_interest.daily", on=matter.as_of, role="截至日").value)
    start = title.perform_by + timedelta(days=1)
    said = []
    if start < since:
        until, debt = since - timedelta(days=1), (title.principal or ZERO) + (title.ordinary_interest or ZERO)
        said.append(
            f"自{day(start)}起至{day(until)}止，以{yuan(debt)}为基数，按中国人民银行同期贷款基准利率的二倍计算迟延履行期间的债务利息"
        )
    said += [
        f"自{day(one.from_on)}起至{day(one.to_on - timedelta(days=1))}止，以{yuan(one.base)}为基数，按每日{rate}%计算"
        f"{one.days}日，加倍部分债务利息为{yuan(one.amount)}"
        for one in left.doubled
    ]
    runs_from = left.doubled[-1].to_on if left.doubled else since
    if base:
        said.append(f"自{day(runs_from)}起至实际履行之日止，以{yuan(base)}为基数，按每日{rate}%计算加倍部分债务利息")
    return "；".join(said)


def _narrative(matter: Matter, proceeding: Proceeding | None, title: Title | None, against: list[Party]) -> list[str]:
    if proceeding is None or title is None:
        return []
    case, left = matter.case, title_balance(matter.case, title, matter.as_of)
    names = joined_names(one.name for one in against)
    issued_by = title.issued_by or proceeding.institution or ""
    number = title.number or proceeding.number or ""
    effective = f"于{day(title.effective_on)}" if title.effective_on else "已"
    due = f"履行期限于{day(title.perform_by)}届满，" if title.perform_by else ""
    since = _received(left)
    in_full = "全部" if since else ""
    told = (
        f"申请执行人{case.creditor.name}与被执行人{names}{word('cause', case.loan.cause)}一案，{issued_by}{number}"
        f"{effective}发生法律效力。{due}被执行人未{in_full}履行生效法律文书确定的给付义务，特申请强制执行。"
    )
    within = limits(matter, title)
    return [told, *since, *([f"{'；'.join(within)}。"] if within else [])]


def _received(left: TitleBalance) -> list[str]:
    """What came in since the title, where it went by law, and what is left."""
    if not left.received:
        return []
    sums = [f"{day(one.paid_on)}{_how(one)}{yuan(one.amount)}" for one in left.received]
    went = [("费用", left.to_costs), ("利息", left.to_interest), ("本金", left.to_principal), ("其他", left.to_other)]
    rest = [("本金", left.principal), ("利息", left.interest), ("费用", left.costs), ("其他", left.other)]
    text = (
        f"上述文书作出后，被执行人已于{'、'.join(sums)}，共{yuan(left.sum_received)}，依照法定顺序先后抵充"
        f"{spelled([each for each in went if each[1]])}。本次申请执行的是余下的{spelled([each for each in rest if each[1]])}"
        "及此后的利息。"
    )
    return [text]


def _how(one: Repayment) -> str:
    return {"enforced": "执行到位", "deducted": "被扣收", "offset": "抵销"}.get(one.how or "", "履行")


def _preserved(case: Case) -> Values:
    made = [one for one in case.proceedings if one.kind in _PRESERVATIONS and one.outcome in (None, "ruled", "pending")]
    until = min((one.preserved_until for one in made if one.preserved_until), default=None)
    number = "、".join(one.number for one in made if one.number)
    return yes_no(bool(made)) | {"number": number, "until": blanks(until)}


def _clues(case: Case) -> list[str]:
    said = [f"{interest.owner.name}提供担保的{collateral_words(interest)}" for interest in case.security_interests]
    asked_for = case.request.preservation.assets if case.request.preservation else ()
    said += [f"{asset.owner}：{asset.text}" for asset in asked_for]
    return list(dict.fromkeys(said))
