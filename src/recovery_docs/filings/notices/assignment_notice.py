"""债权转让通知书, to everybody liable: who assigned what to whom, and whom to pay from now on."""

from recovery_docs.case import Assignment, Case
from recovery_docs.case.party import Party
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.notices.collection_notice import which_loan
from recovery_docs.filings.prose.contract_terms import guarantee_contract, security_contract, verb
from recovery_docs.filings.prose.letter_parts import consequences, deadline, letter, you
from recovery_docs.filings.prose.paper import paper
from recovery_docs.filings.prose.written_amounts import day, spelled, until
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.liable_parties import Standing
from recovery_docs.prerequisites.matter import Matter

PLAIN, DEMANDING = "债权转让通知书", "债权转让通知暨催收通知书"


def assignment_notices(matter: Matter) -> tuple[Document, ...]:
    """One notice for each borrower, guarantor and owner of collateral."""
    return tuple(_notice(matter, standing) for standing in matter.obligors)


def _notice(matter: Matter, standing: Standing) -> Document:
    case, to = matter.case, standing.party
    overdue = matter.statement.overdue_from is not None
    title = DEMANDING if overdue else PLAIN
    last = case.assignments[-1]
    context = letter(matter, title, to) | {
        "opening": [
            *which_loan(case, to),
            *_hands(case),
            _whom_to_pay(case, to),
            *_data(case, to),
            _figures(matter),
        ],
        "demands": [*_promises(case, standing), *(_demands(matter, to) if overdue else ())],
        "assignor": last.assignor.name,
        "assignor_signs": _signs(last.assignor),
        "assignee_signs": _signs(case.creditor),
    }
    return paper(matter, "assignment-notice", title, context, subject=to.name)


def _hands(case: Case) -> list[str]:
    """Each hand of the chain, with what passed."""
    return [_hand(case, index, hand) for index, hand in enumerate(case.assignments)]


def _hand(case: Case, index: int, hand: Assignment) -> str:
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
        f"{hand.assignor.name}已{signed}与{assignee.name}{contract}将上述合同项下的全部债权及担保等从权利"
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
    late = matter.statement.overdue_from
    since = f"上述借款自{day(late)}起已经逾期。" if late else ""
    return f"{since}截至{until(matter.statement)}，{'欠款' if late else '尚未清偿的款项'}如下："


def _promises(case: Case, standing: Standing) -> list[str]:
    """What remains of the reader's own promise of security."""
    to = standing.party
    kept = [
        f"请{you(to)}依照{guarantee_contract(one)}继续向{case.creditor.name}承担保证责任。"
        for one in case.guarantees
        if one.guarantor.name == to.name and one.released_on is None
    ]
    kept += [
        f"{you(to)}依照{security_contract(one)}提供的{verb(one)}担保随同债权一并转移，继续有效。"
        for one in case.security_interests
        if one.owner.name == to.name and one.waived_on is None
    ]
    return kept


def _demands(matter: Matter, to: Party) -> list[str]:
    case, statement = matter.case, matter.statement
    running = [f"此后，{statement.runs_on}，亦应一并清偿。"] if statement.accrues else []
    if to not in case.borrowers:
        return [*running, consequences(matter, to)]
    return [*running, f"请{you(to)}{deadline(case)}清偿上述全部欠款。", consequences(matter, to)]


def _signs(party: Party) -> str:
    return "签名" if party.kind == "person" else "盖章"


def _excuse(matter: Matter) -> Message | None:
    return None if matter.case.assignments else say("本案的债权没有转让")


register(
    Filing(
        id="assignment-notice",
        title=DEMANDING,
        folder="notices",
        prerequisites=rule_codes("PTY005 INT006 ASG001 ASG003 NOT002 NOT003 NOT004 NOT005 NOT007 NOT008 INT004 LIM001"),
        documents=assignment_notices,
        templates=("assignment-notice",),
        excuse=_excuse,
        subjects=lambda matter: tuple(standing.name for standing in matter.obligors),
    )
)
