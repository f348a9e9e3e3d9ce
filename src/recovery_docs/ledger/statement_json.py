"""The statement as data: what `ledger --format json` prints. Keys are added, never renamed, while `format` stays 1.

Amounts and rates are text, so that no reader turns them into binary fractions; days are ISO dates.
"""

from dataclasses import fields
from datetime import date
from decimal import Decimal

from recovery_docs.case import Case
from recovery_docs.ledger.entry import KINDS, Applied, Balance, Line
from recovery_docs.ledger.reconcile import Reconciliation, reconcile
from recovery_docs.ledger.statement import Statement
from recovery_docs.messages import Language, Message

Data = dict[str, object]


def ledger_report(case: Case, statement: Statement, language: Language) -> Data:
    """The whole answer for one case."""
    owed: Data = {kind: str(getattr(statement, kind)) for kind in KINDS}
    return {
        "format": 1,
        "case": case.id,
        "as_of": statement.as_of.isoformat(),
        "source": statement.source,
        "owed": owed | {"total": str(statement.total), "claim": str(statement.claim)},
        "credit": str(statement.credit),
        **_ceiling(statement),
        "daily_accrual": str(statement.daily_accrual),
        "runs_on": statement.runs_on.in_language(language) if statement.accrues else None,
        "overdue_from": statement.overdue_from and statement.overdue_from.isoformat(),
        "matured": statement.matured,
        "repaid": {"principal": str(statement.repaid_principal), "interest": str(statement.repaid_interest)},
        "interest_paid_until": statement.interest_paid_until and statement.interest_paid_until.isoformat(),
        "balances": [_flat(balance, language) for balance in statement.balances],
        "lines": [_flat(line, language) for line in statement.lines],
        "repayments": [_applied(applied, language) for applied in statement.applied],
        "notices": [notice.in_language(language) for notice in statement.notices],
        "bank": _bank(reconcile(case, statement), language),
    }


def _ceiling(statement: Statement) -> Data:
    """The ceiling of the whole and what was cut, where one was agreed or is claimed."""
    if statement.total_ceiling is None:
        return {}
    return {"total_ceiling": f"{statement.total_ceiling:f}", "above_ceiling": str(statement.above_ceiling)}


def _flat(entry: Balance | Line, language: Language) -> Data:
    return {one.name: _plain(getattr(entry, one.name), language) for one in fields(entry)}


def _plain(value: object, language: Language) -> object:
    match value:
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case Message():
            return value.in_language(language)
        case _:
            return value


def _applied(applied: Applied, language: Language) -> Data:
    return {
        "paid_on": applied.paid_on.isoformat(),
        "amount": str(applied.amount),
        "to": [{"kind": kind, "note": note, "amount": str(amount)} for kind, note, amount in applied.to],
        "surplus": str(applied.surplus),
        "waiting": str(applied.waiting),
        "reason": applied.reason.in_language(language),
    }


def _bank(found: Reconciliation, language: Language) -> Data | None:
    if found.as_of is None:
        return None
    return {
        "as_of": found.as_of.isoformat(),
        "equal": found.equal,
        "differences": [
            {"kind": one.kind, "ours": str(one.ours), "banks": str(one.banks)} for one in found.differences
        ],
        "explanation": found.explanation and found.explanation.how.in_language(language),
        "message": found.message().in_language(language),
    }
