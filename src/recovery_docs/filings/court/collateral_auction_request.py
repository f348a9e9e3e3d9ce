"""申请书（申请实现担保物权用）: to have the collateral sold, and to be paid first from what it brings."""

from recovery_docs.case import Case, Mortgage, Seizure
from recovery_docs.fields.phrases.contract_terms import collateral_words, limit_words, verb
from recovery_docs.fields.phrases.legal_basis import enumerated, filing_day
from recovery_docs.fields.phrases.party_names import agent_lines, lines
from recovery_docs.fields.phrases.sides import Sides, claimed_interests, sides
from recovery_docs.fields.phrases.written_amounts import day, numbered, parts, spelled, until, yuan, yuan_in_full
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.prose.narrative import contract_story, default_story, payout_story, security_story
from recovery_docs.filings.prose.paper import paper
from recovery_docs.law.citation import cite
from recovery_docs.ledger.fee import collateral_auction_fee
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.matter import Matter

TITLE = "申请书"
MATERIALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("证明担保物权存在的材料（主合同、担保合同、登记证明等）", ("loan_contract", "security_contract", "registration")),
    (
        "证明实现担保物权条件成就的材料",
        ("disbursement_proof", "repayment_record", "statement_of_account", "demand", "acceleration_notice"),
    ),
    ("担保财产现状的说明", ("collateral_condition",)),
)


def collateral_auction_request(matter: Matter) -> tuple[Document, ...]:
    """The request against the owners of the collateral; a borrower who owns none of it is named as debtor."""
    case = matter.case
    on = _sides(matter)
    parties = [*lines(on.creditor), *agent_lines(case.agents)]
    for role in on.others:
        parties += lines(role)
    owners = {interest.owner.name for interest in case.security_interests}
    parties += [f"债务人：{one.name}。" for one in case.borrowers if one.name not in owners]
    context = {
        "parties": parties,
        "requests": numbered(_requests(matter, on)),
        "facts": [
            contract_story(case, on),
            *security_story(matter, on),
            *payout_story(case, on),
            default_story(matter, on),
            *_conditions(case, on),
        ],
        "closing": _prayer(matter, on),
        "court": case.request.court or "",
        "materials": materials(case),
    }
    return (paper(matter, "collateral-auction-request", TITLE, context, name="实现担保物权申请书"),)


def _owners(matter: Matter) -> tuple[str, ...]:
    return tuple(one.owner.name for one in matter.case.security_interests if one.waived_on is None)


def _sides(matter: Matter) -> Sides:
    # 抵押人同时是借款人或者保证人的，用写在前面的那一份资料，各文书写法一致
    known = {standing.name: standing for standing in matter.obligors}
    owners = dict.fromkeys(_owners(matter))
    return sides(matter, "申请人", "被申请人", tuple(known[name] for name in owners))


def _requests(matter: Matter, on: Sides) -> list[str]:
    case, statement = matter.case, matter.statement
    interests = claimed_interests(case, on)
    found = [
        f"准许拍卖、变卖{on.of(interest.owner)}的{collateral_words(interest, registered=True)}"
        for interest in interests
    ]
    debt = f"{spelled(parts(matter))}，合计{yuan_in_full(statement.total)}，暂计至{until(statement)}"
    running = f"，以及{statement.runs_on}" if statement.accrues else ""
    costs = f"，以及实现债权的费用{yuan(statement.costs)}" if statement.costs else ""
    limits = [f"{one.collateral.name}在{limit_words(one.maximum)}范围内" for one in interests if one.maximum]
    within = f"（{'；'.join(limits)}）" if limits else ""
    found.append(f"申请人对上述财产拍卖、变卖所得的价款，就{debt}{running}{costs}优先受偿{within}")
    fee = collateral_auction_fee(case.request.auction_fee)
    found.append(f"申请费{yuan(fee.amount) if fee else ''}由{on.everybody()}负担")
    return found


def _conditions(case: Case, on: Sides) -> list[str]:
    """How the collateral stands today: possession, lease, seizures, rank."""
    found = []
    for interest in claimed_interests(case, on):
        thing = interest.collateral
        said = [
            f"现由{thing.occupied_by}占有使用" if thing.occupied_by else None,
            f"租赁情况：{thing.lease}" if thing.lease else None,
            *(_seized(seizure) for seizure in thing.seizures),
            f"申请人为第{interest.rank}顺位{verb(interest)}权人" if interest.rank else None,
            f"先顺位担保债权数额{yuan(interest.prior_claims)}" if interest.prior_claims else None,
            f"评估或者约定价值{yuan(thing.value)}" if thing.value is not None else None,
            thing.condition,
        ]
        if words := "，".join(part.rstrip("。") for part in said if part):
            found.append(f"担保财产{thing.name}的现状：{words}。")
        if thing.built_after_mortgage:
            found.append(
                f"抵押后，{thing.name}所在土地上有新增的建筑物，不属于抵押财产，依法一并处分，申请人对其价款不主张优先受偿"
                "（《民法典》第四百一十七条）。"
            )
    return found


def _seized(seizure: Seizure) -> str:
    on = f"于{day(seizure.on)}" if seizure.on else ""
    case = f"在{seizure.number}案中" if seizure.number else ""
    return f"{seizure.court}{on}{case}查封{'（首封）' if seizure.first else ''}"


def _prayer(matter: Matter, on: Sides) -> str:
    code = {386}
    for interest in claimed_interests(matter.case, on):
        if isinstance(interest, Mortgage):
            code |= {394, 410}
        else:  # 权利质权没有规定的，适用动产质权的规定（民法典446）
            code |= {425, 436} if interest.right == "movable" else {436, 440, 446}
    articles = [cite("civil_code", article) for article in sorted(code)]
    articles += [cite("civil_procedure_law", article) for article in (207, 208)]
    cited = enumerated(articles, filing_day(matter))
    return f"主债权已经到期而债务人没有履行，实现担保物权的条件已经成就。申请人依照{cited}的规定提出申请，请予准许。"


def materials(case: Case) -> list[str]:
    """The materials in the order in which the courts ask for them, with the exhibits that make each up."""
    found = []
    for label, kinds in MATERIALS:
        numbers = [f"证据{exhibit.number}" for exhibit in case.exhibits if exhibit.kind in kinds]
        found.append(f"{label}：{'、'.join(numbers)}" if numbers else label)
    used = {kind for _, kinds in MATERIALS for kind in kinds}
    rest = [f"证据{exhibit.number}" for exhibit in case.exhibits if exhibit.kind not in used]
    if rest:
        found.append(f"其他材料：{'、'.join(rest)}")
    return [
        f"{number}. {text}；" if number < len(found) else f"{number}. {text}。" for number, text in enumerate(found, 1)
    ]


def _excuse(matter: Matter) -> Message | None:
    return None if matter.case.security_interests else say("本案没有抵押、质押")


register(
    Filing(
        id="collateral-auction-request",
        title="实现担保物权申请书",
        folder="court",
        prerequisites=rule_codes(
            "PTY005 INT006 SEC001 SEC012 SEC002 SEC003 SEC010 SEC004 SEC005 SEC007 SEC006 SEC009 SEC008 SEC011 SEC014 SEC015 "
            "GUA019"
        ),
        documents=collateral_auction_request,
        annexes=("debt-statement", "evidence-list", "legal-representative-certificate", "power-of-attorney"),
        templates=("collateral-auction-request",),
        excuse=_excuse,
        names=lambda matter: tuple(
            one.name for one in matter.obligors if one.capacity != "guarantor" or one.name in _owners(matter)
        ),
    )
)
