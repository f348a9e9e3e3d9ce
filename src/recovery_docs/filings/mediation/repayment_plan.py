"""分期还款协议: the debt as admitted, the plan payment by payment, what becomes of default."""

from recovery_docs.fields.phrases.legal_basis import filing_day
from recovery_docs.fields.phrases.sides import Sides
from recovery_docs.fields.phrases.written_amounts import day
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.prose.narrative import contract_story, payout_story
from recovery_docs.filings.prose.paper import paper
from recovery_docs.filings.prose.settlement_parts import (
    account_words,
    admitted,
    agreed_matter,
    clauses,
    contracting,
    default_clause,
    effective,
    introduced,
    own_words,
    plan_words,
    planned,
    security_kept,
    signers,
    terms_of,
    waiver,
)
from recovery_docs.messages import Message, say
from recovery_docs.money import figures
from recovery_docs.prerequisites.matter import Matter

TITLE = "分期还款协议"


def repayment_plan(matter: Matter) -> tuple[Document, ...]:
    """One agreement of all sides."""
    matter = agreed_matter(matter)
    case = matter.case
    on, settlement = contracting(matter), terms_of(matter)
    terms = clauses(_terms(matter, on))
    context = {
        "parties": introduced(case, on),
        "facts": [
            contract_story(case, on),
            *payout_story(case, on),
            *(f"{text}。" for text in (admitted(matter, on), *waiver(matter, on))),
        ],
        "lead": "".join(f"{text}：" for text in plan_words(matter, on)[:1]),
        "payments": [
            {"number": str(number), "day": day(payment.pay_on), "amount": figures(payment.amount)}
            for number, payment in enumerate(settlement.plan, start=1)
        ],
        "plan_total": figures(planned(settlement)),
        "terms": terms[:-1],
        "closing": terms[-1],
        "signers": signers(on),
        "filing_date": day(settlement.agreed_on or filing_day(matter)),
    }
    return (paper(matter, "repayment-plan", TITLE, context),)


def _terms(matter: Matter, on: Sides) -> list[str]:
    case, settlement = matter.case, terms_of(matter)
    return [
        *plan_words(matter, on)[1:],
        *account_words(case),
        *default_clause(matter, on),
        *security_kept(matter, on),
        *own_words(settlement),
        f"原合同与本协议不一致的，以本协议为准；本协议没有约定的，仍按原合同履行。{_disputes(matter)}",
        effective(matter, on),
    ]


def _disputes(matter: Matter) -> str:
    return "争议的解决方式按原合同的约定" if matter.case.loan.contract.disputes else ""


def _excuse(matter: Matter) -> Message | None:
    settlement = matter.case.request.settlement
    return None if settlement and settlement.plan else say("没有写明还款计划")


register(
    Filing(
        id="repayment-plan",
        title=TITLE,
        folder="mediation",
        prerequisites=rule_codes("PTY005 INT006 NOT009 NOT001 INT004 SET005 SET006 SET007"),
        documents=repayment_plan,
        annexes=("debt-statement",),
        templates=("repayment-plan",),
        excuse=_excuse,
    )
)
