"""申请书（申请支付令用）: for a sum that is due and certain, against borrowers alone, where nobody gave security."""

from recovery_docs.case import Case
from recovery_docs.fields.phrases.legal_basis import enumerated, filing_day
from recovery_docs.fields.phrases.party_names import agent_lines, lines
from recovery_docs.fields.phrases.sides import Sides, sides
from recovery_docs.fields.phrases.written_amounts import numbered, parts, spelled, until, yuan_in_full
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.prose.narrative import contract_story, default_story, payout_story
from recovery_docs.filings.prose.paper import paper
from recovery_docs.law.citation import cite
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.matter import Matter

TITLE, NAME = "申请书", "支付令申请书"
_OVER = ("withdrawn", "not_accepted", "dismissed", "rejected", "lapsed")


def payment_order_application(matter: Matter) -> tuple[Document, ...]:
    """The application against the borrowers."""
    case = matter.case
    on = sides(matter, "申请人", "被申请人", matter.borrowers)
    parties = [*lines(on.creditor), *agent_lines(case.agents)]
    for role in on.others:
        parties += lines(role)
    context = {
        "parties": parties,
        "requests": numbered(_requests(matter, on)),
        "facts": [
            contract_story(case, on),
            *payout_story(case, on),
            default_story(matter, on),
            _conditions(matter, on),
        ],
        "closing": _prayer(matter),
        "court": case.request.court or "",
        "attached": _attached(case),
    }
    return (paper(matter, "payment-order-application", TITLE, context, name=NAME),)


def _requests(matter: Matter, on: Sides) -> list[str]:
    """解释428（四）：数额不确定的驳回. The sum stops at the day of the statement."""
    case, statement = matter.case, matter.statement
    together = "共同" if len(case.borrowers) > 1 else ""
    debt = f"{spelled(parts(matter))}，计算至{until(statement)}，合计{yuan_in_full(statement.total)}"
    return [
        f"请求向{on.borrowers(case)}发出支付令，督促其{together}给付申请人{debt}",
        f"申请费由{on.everybody()}负担",
    ]


def _conditions(matter: Matter, on: Sides) -> str:
    """解释427: each of its limbs, as the rules have found them."""
    debtor = on.everybody()
    return (
        f"上述债务已经到期，数额确定。申请人没有对待给付义务，与{debtor}没有其他债务纠纷；{debtor}在我国境内且没有下落不明，"
        "支付令能够送达；申请人没有申请诉前保全。"
    )


def _prayer(matter: Matter) -> str:
    cited = enumerated(
        [cite("civil_procedure_law", 225), cite("civil_procedure_interpretation", 427)], filing_day(matter)
    )
    return f"申请人依照{cited}的规定提出申请，请予准许。"


def _attached(case: Case) -> str:
    return f"证据{len(case.exhibits)}份" if case.exhibits else "证明债权债务关系的材料"


def _excuse(matter: Matter) -> Message | None:
    case = matter.case
    secured = any(one.released_on is None for one in case.guarantees)
    if secured or any(one.waived_on is None for one in case.security_interests):
        return say("本案有担保，支付令对担保人没有拘束力，不申请支付令")
    elsewhere = ("suit", "arbitration", "payment_order", "mediation", "judicial_confirmation", "enforcement")
    if any(one.kind in elsewhere and one.outcome not in _OVER for one in case.proceedings):
        return say("本案已经走别的程序")
    asked = case.request.preservation
    if asked is not None and asked.stage == "before_action":
        return say("本案申请诉前保全，不能再申请支付令")
    if any(one.missing for one in matter.borrowers):
        return say("债务人下落不明，不能申请支付令")
    return None if matter.statement.matured else say("债务没有全部到期")


register(
    Filing(
        id="payment-order-application",
        title=NAME,
        folder="court",
        prerequisites=rule_codes(
            "PTY005 INT006 PAY001 PAY006 PAY002 PAY003 PAY004 PAY005 PAY007 PAY008 CMP002 CMP021 PTY001 LIM001 INT001"
        ),
        documents=payment_order_application,
        annexes=("debt-statement", "evidence-list", "legal-representative-certificate", "power-of-attorney"),
        templates=("payment-order-application",),
        excuse=_excuse,
        asked_only=True,
        names=lambda matter: tuple(one.name for one in matter.borrowers),
    )
)
