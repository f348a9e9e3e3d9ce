"""The section 事实与理由 of a credit card: the card, its terms, what was repaid, how the holder was called on to pay."""

from decimal import Decimal

from recovery_docs.case import Card, Case
from recovery_docs.fields.phrases.contract_terms import dressed
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.written_amounts import day, yuan
from recovery_docs.filings.court.element.boxes import Values, box, yes_no
from recovery_docs.filings.court.element.loan_grounds import contract_words, overdue
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.matter import Matter


def card_facts(matter: Matter) -> Values:
    """Items 1 to 6 of the form for credit cards."""
    case, card = matter.case, matter.case.loan.card
    demanded = any(one.kind == "demand" and one.on <= matter.as_of for one in case.events)
    notice = card.notice_given if card else None
    default = case.loan.contract.clauses.default
    return {
        "borrowers": joined_names(party.name for party in case.borrowers),
        "overdue": overdue(matter),
        "card": {
            "opened": _opened(case, card),
            "limit": _limit(matter, card),
            "rates": _rates(card),
            "default": f"见合约{dressed(default)}" if default else "",
            "rescission": "",
            "notice_yes": box(notice),
            "notice_no": box(notice is False),
            "notice_how": (card.notice_how if card else None) or "",
            "repaid": figures(_repaid(matter)),
        },
        "demands": yes_no(True if demanded else None),
    }


def _opened(case: Case, card: Card | None) -> str:
    if card is None:
        return contract_words(case)
    said = [
        f"信用卡卡号{card.number}" if card.number else f"信用卡卡号末四位{card.last4}",
        f"登记权利人{joined_names(party.name for party in case.borrowers)}",
        f"办卡时间{day(card.opened_on)}" if card.opened_on else None,
        f"办卡行{card.branch or case.lender.name}",
        contract_words(case),
    ]
    return "，".join(part for part in said if part)


def _limit(matter: Matter, card: Card | None) -> str:
    limit = f"（授信额度{yuan(card.limit)}）" if card and card.limit is not None else ""
    return f"{yuan(matter.statement.principal)}{limit}"


def _rates(card: Card | None) -> str:
    if card is None:
        return ""
    said = []
    if card.daily_rate is not None:
        said.append(f"透支利率为每日{percent(card.daily_rate)}%")
    if card.damages_rate is not None:
        least = f"，最低{yuan(card.damages_minimum)}" if card.damages_minimum is not None else ""
        said.append(f"违约金为最低还款额未还部分的{percent(card.damages_rate)}%{least}")
    return "；".join(said)


def _repaid(matter: Matter) -> Decimal:
    """What came in since the first day of default."""
    since = matter.case.request.default_on or matter.statement.overdue_from
    if since is None:
        return ZERO
    paid = (one.amount for one in matter.case.repayments if since <= one.paid_on <= matter.as_of)
    return sum(paid, ZERO)
