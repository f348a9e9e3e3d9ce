"""债权转让通知书, to everybody liable: who assigned what to whom, and whom to pay from now on."""

from recovery_docs.case import Assignment, Case
from recovery_docs.case.party import Party
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.notices.collection_notice import which_loan
from recovery_docs.filings.notices.title_letter import title_assigned, title_letter
from recovery_docs.filings.prose.contract_terms import guarantee_contract, security_contract, verb
from recovery_docs.filings.prose.letter_parts import (
    consequences,
    deadline,
    estate_words,
    letter,
    part_due,
    since,
    what_to_pay,
    within_estate,
    you,
)
from recovery_docs.filings.prose.paper import paper
from recovery_docs.filings.prose.written_amounts import day, spelled, until
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.liable_parties import Standing, in_place_of
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.title_in_force import TitleInForce

PLAIN, DEMANDING = "债权转让通知书", "债权转让通知暨催收通知书"


def assignment_notices(matter: Matter) -> tuple[Document, ...]:
    """One notice for each borrower, guarantor and owner of collateral, to the heirs of the dead."""
    return tuple(_notice(matter, standing, to) for standing, to in readers(matter))


def readers(matter: Matter) -> tuple[tuple[Standing, Party], ...]:
    """Everybody liable, each with the party that the notice goes to: an heir or administrator for the dead."""
    found: dict[str, tuple[Standing, Party]] = {}
    for standing in matter.obligors:
        for reader in in_place_of(matter.case, standing, matter.tested_on):
            found.setdefault(reader.name, (standing, reader.party))
    return tuple(found.values())


def _notice(matter: Matter, standing: Standing, to: Party) -> Document:
    case = matter.case
    if (found := matter.judged.get(to.name)) is not None and found.title is not None:
        return _on_the_title(matter, standing, to, found)
    overdue = matter.statement.overdue_from is not None
    title = DEMANDING if overdue else PLAIN
    last = case.assignments[-1]
    context = letter(matter, title, to) | {
        "opening": [
            *estate_words(matter, to),
            *which_loan(case, to),
            *_hands(case),
            _whom_to_pay(case, to),
            *_data(case, to),
            _figures(matter),
        ],
        "demands": [*_promises(case, standing, to), *(_demands(matter, standing, to) if overdue else ())],
        "assignor": last.assignor.name,
        "assignor_signs": _signs(last.assignor),
        "assignee_signs": _signs(case.creditor),
    }
    return paper(matter, "assignment-notice", title, context, subject=to.name)


def _on_the_title(matter: Matter, standing: Standing, to: Party, found: TitleInForce) -> Document:
    """The notice of a claim on which there is a judgment: what is left of it, and no suit."""
    case, last = matter.case, matter.case.assignments[-1]
    guarantee = next((one for one in matter.guarantees if one.name == standing.name), None)
    context = title_letter(matter, found, to, guarantee=guarantee, named=DEMANDING)
    *before, figures = context["opening"]
    passed = [*_hands(case, "上述文书确定的"), _whom_to_pay(case, to), *_data(case, to)]
    pays = standing.capacity in ("borrower", "guarantor")
    context |= {
        "demands": context["demands"] if pays else _promises(case, standing, to),
        "opening": [*(one for one in before if one != title_assigned(case)), *passed, figures],
        "assignor": last.assignor.name,
        "assignor_signs": _signs(last.assignor),
        "assignee_signs": _signs(case.creditor),
    }
    return paper(matter, "assignment-notice", DEMANDING, context, subject=to.name)


def _hands(case: Case, what: str = "上述合同项下的") -> list[str]:
    """Each hand of the chain, with what passed."""
    return [_hand(case, index, hand, what) for index, hand in enumerate(case.assignments)]


def _hand(case: Case, index: int, hand: Assignment, what: str) -> str:
    following = case.assignments[index + 1].assignor if index + 1 < len(case.assignments) else case.creditor
    assignee = hand.assignee or following
    signed = f"于{day(hand.signed_on)}" if hand.signed_on else ""
    contract = f"签订《{hand.contract.strip('《》')}》，" if hand.contract else ""
    sums = [(name, sum_) for name, sum_ in (("本金", hand.principal), ("利息", hand.interest)) if sum_]
    details = [
        f"转让基准日为{day(hand.base_on)}" if hand.base_on else None,
        f"截至基准日{spelled(sums)}" if sums else None,
    ]
    said = "，".join(part for part in details if part)
    return (
        f"{hand.assignor.name}已{signed}与{assignee.name}{contract}将{what}全部债权及担保等从权利"
        f"一并转让给{assignee.name}" + (f"（{said}）。" if said else "。")
    )


def _whom_to_pay(case: Case, to: Party) -> str:
    last = case.assignments[-1].assignor.name
    return (
        f"现将上述转让通知{you(to)}。自本通知到达之日起，{case.creditor.name}为上述债权的债权人，原合同的其他内容不变，"
        f"请{you(to)}向{case.creditor.name}履行全部义务，不再向{last}履行。"
    )


def _data(case: Case, to: Party) -> list[str]:
    """个人信息保护法23：接收方的名称、联系方式、处理目的、处理方式和个人信息的种类."""
    if to.kind != "person":
        return []
    return [
        (
            f"为履行合同和管理上述债权，{case.assignments[-1].assignor.name}已将您的身份信息、联系方式以及合同、还款信息随同债权"
            f"资料移交给{case.creditor.name}，{case.creditor.name}仅在上述目的范围内处理，其联系方式见下文。"
        )
    ]


def _figures(matter: Matter) -> str:
    late = since(matter)
    told = f"上述借款{late}起已经逾期。" if late else ""
    return f"{told}截至{until(matter.statement)}，{'欠款' if late else '尚未清偿的款项'}如下："


def _promises(case: Case, standing: Standing, to: Party) -> list[str]:
    """What remains of the reader's own promise of security, or that of the dead in whose place the reader stands."""
    giver = standing.party
    within = "" if to is giver else f"在所继承或者管理的{giver.name}遗产的实际价值范围内"
    kept = [
        f"请{you(to)}{within}依照{guarantee_contract(one)}继续向{case.creditor.name}承担保证责任。"
        for one in case.guarantees
        if one.guarantor.name == giver.name and one.released_on is None
    ]
    kept += [
        f"{you(to) if to is giver else giver.name}依照{security_contract(one)}提供的{verb(one)}担保随同债权一并转移，继续有效。"
        for one in case.security_interests
        if one.owner.name == giver.name and one.waived_on is None
    ]
    return kept


def _demands(matter: Matter, standing: Standing, to: Party) -> list[str]:
    case, statement = matter.case, matter.statement
    running = [f"此后，{statement.runs_on}，亦应一并清偿。"] if statement.accrues else []
    if standing.capacity != "borrower":
        return [*part_due(matter), *running, consequences(matter, to)]
    return [
        *part_due(matter),
        *running,
        f"请{you(to)}{deadline(case)}{within_estate(matter, to)}清偿{what_to_pay(matter)}。",
        consequences(matter, to),
    ]


def _signs(party: Party) -> str:
    return "签名" if party.kind == "person" else "盖章"


def _excuse(matter: Matter) -> Message | None:
    return None if matter.case.assignments else say("本案的债权没有转让")


register(
    Filing(
        id="assignment-notice",
        title=DEMANDING,
        folder="notices",
        prerequisites=rule_codes(
            "PTY005 INT006 NOT010 ASG001 ASG003 ASG004 NOT002 NOT003 NOT004 NOT005 NOT007 NOT008 INT004 LIM001 ENF003"
        ),
        documents=assignment_notices,
        templates=("assignment-notice",),
        excuse=_excuse,
        subjects=lambda matter: tuple(to.name for _, to in readers(matter)),
    )
)
