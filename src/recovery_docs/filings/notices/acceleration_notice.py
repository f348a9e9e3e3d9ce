"""贷款提前到期通知书, to each borrower: on what ground, from which day, and all that is then owed."""

from collections.abc import Iterator

from recovery_docs.case import Case
from recovery_docs.case.party import Party
from recovery_docs.fields.phrases.contract_terms import ceiling_words
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.written_amounts import day, until
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.notices.collection_notice import which_claim
from recovery_docs.filings.prose.letter_parts import consequences, deadline, estate_words, letter, within_estate, you
from recovery_docs.filings.prose.paper import paper
from recovery_docs.ledger.ceiling import total_ceiling
from recovery_docs.ledger.terms_at_day import last_due_on
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.legal_standing import gone
from recovery_docs.prerequisites.letters.arrival import arrival
from recovery_docs.prerequisites.liable_parties import in_place_of
from recovery_docs.prerequisites.matter import Matter

TITLE = "贷款提前到期通知书"


def acceleration_notices(matter: Matter) -> tuple[Document, ...]:
    """One notice for each borrower, to the heirs of a dead one, copied to everybody who gave security."""
    return tuple(_notice(matter, standing.party) for standing in matter.addressees)


def _notice(matter: Matter, to: Party) -> Document:
    case, reader = matter.case, you(to)
    context = letter(matter, TITLE, to) | {
        "opening": [*estate_words(matter, to), *which_claim(case, to), _ground(matter, to), _declared(matter)],
        "demands": [
            _running(case),
            f"请{reader}{deadline(case)}{within_estate(matter, to)}清偿上述全部款项。",
            consequences(matter, to),
            "本通知不影响我方依照法律和合同享有的其他权利。",
        ],
        "copied_to": joined_names(_copied_to(matter)),
    }
    return paper(matter, "acceleration-notice", TITLE, context, subject=to.name)


def _copied_to(matter: Matter) -> Iterator[str]:
    """Everybody who gave security, the heirs of the dead; nobody who is gone."""
    for standing in matter.obligors:
        if standing.capacity != "borrower":
            readers = in_place_of(matter.case, standing, matter.tested_on)
            yield from (one.name for one in readers if gone(one.party, matter.tested_on) is None)


def _ground(matter: Matter, to: Party) -> str:
    """What happened, and under which clause it lets the lender call the loan in."""
    case, statement = matter.case, matter.statement
    said = []
    if statement.overdue_from and statement.overdue_from <= matter.as_of:
        debtor = you(to) if to in case.borrowers else joined_names(one.name for one in case.borrowers)
        said.append(f"自{day(statement.overdue_from)}起，{debtor}没有按约还款")
    if ground := case.request.acceleration_ground:
        said.append(ground.rstrip("。"))
    clause = case.loan.contract.clauses.acceleration
    under = f"合同第{clause}条" if clause else "法律规定"
    return f"{'，'.join(said)}。根据{under}，我方有权宣布借款提前到期。"


def _running(case: Case) -> str:
    """How the debt runs on: in words only, for the whole of it is late from the day on which the notice arrives."""
    penalties = [case.loan.penalty, *(one.penalty for one in case.loan.disbursements)]
    agreed = [penalty for penalty in penalties if penalty is not None]
    if not agreed:
        return "自上述日期起至实际清偿之日止，未清偿的本金按合同约定继续计算利息，亦应一并清偿。"
    compound = "，未支付的利息按合同约定计收复利" if any(penalty.compound for penalty in agreed) else ""
    within = f"{found}。" if (found := ceiling_words(total_ceiling(case))) else ""
    return (
        f"自提前到期之日起至实际清偿之日止，未清偿的本金按合同约定的逾期利率计收罚息{compound}；提前到期以前的利息、罚息按"
        f"合同约定计算。{within}以上款项亦应一并清偿。"
    )


def _declared(matter: Matter) -> str:
    fixed = matter.case.request.accelerated_on
    on = f"于{day(fixed)}" if fixed else "自本通知到达之日起"
    return f"我方现宣布，上述合同项下全部借款{on}提前到期。截至{until(matter.statement)}，尚未清偿的全部款项如下："


def _excuse(matter: Matter) -> Message | None:
    case = matter.case
    if not case.request.accelerate:
        return say("本案没有要求宣布提前到期")
    if case.loan.lease is not None:  # 民法典752：催告后起诉请求全部租金
        return say("融资租赁先用催收通知催告，再起诉请求支付全部租金")
    dues = [last_due_on(case, one, matter.as_of) for one in case.loan.disbursements]
    if dues and max(dues) < matter.as_of:
        return say("全部款项已经到期，不需要宣布提前到期")
    if all(_told(case, party, matter) for party in case.borrowers):
        return say("提前到期通知已经到达全部借款人")
    return None


def _told(case: Case, party: Party, matter: Matter) -> bool:
    reached = (arrival(case, event, party) for event in case.events if event.kind == "acceleration")
    return any(one is not None and one.certain and one.on <= matter.as_of for one in reached)


register(
    Filing(
        id="acceleration-notice",
        title=TITLE,
        folder="notices",
        prerequisites=rule_codes(
            "PTY005 INT006 NOT009 ACC001 ACC003 NOT002 NOT003 NOT004 NOT005 NOT006 NOT007 NOT008 INT004"
        ),
        documents=acceleration_notices,
        templates=("acceleration-notice",),
        excuse=_excuse,
        subjects=lambda matter: tuple(standing.name for standing in matter.addressees),
    )
)
