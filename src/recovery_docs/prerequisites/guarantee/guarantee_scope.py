"""How far a guarantor answers: the scope, the cap, the maximum amount, and changes that he did not agree to."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recovery_docs.case import Amendment, Case, Guarantee
from recovery_docs.ledger.statement import Statement
from recovery_docs.messages import Message, say

_PARTS = {
    "principal": "principal",
    "interest": "interest",
    "penalty_interest": "penalty_interest",
    "compound_interest": "compound_interest",
    "damages": "liquidated_damages",
    "costs": "costs",
}


@dataclass(frozen=True, slots=True)
class Secured:
    """What a guarantor answers for, in yuan, out of what the debtor owes; `why` says what limits it."""

    amount: Decimal
    owed: Decimal
    why: Message

    @property
    def limited(self) -> bool:
        """Whether the guarantor answers for less than everything."""
        return self.amount < self.owed


def secured(statement: Statement, guarantee: Guarantee, outside: Collection[str] = ()) -> Secured:
    """The amount for which the guarantor answers on the day of the statement; for the notes `outside`, not at all.

    民法典691：主债权及其利息、违约金、损害赔偿金和实现债权的费用，另有约定的按照约定。690、担保制度解释15：最高额包括
    主债权及其利息等全部债权，约定只限本金的除外。
    """
    owed = statement.claim
    in_scope = _in_scope(statement, guarantee) - _of_notes(statement, guarantee, outside)
    limit, why = in_scope, say("按约定的保证范围") if guarantee.scope else say("按法定的保证范围")
    if outside:
        why = say("对最高额担保范围以外的借据{notes}不承担责任，", notes=list(outside))
    if guarantee.cap is not None and guarantee.cap < limit:
        limit, why = guarantee.cap, say("以约定的限额{cap}元为限", cap=guarantee.cap)
    maximum = guarantee.maximum
    if maximum is not None and maximum.limit_is_principal:
        most = in_scope - max(statement.principal - maximum.limit, Decimal(0))
    else:
        most = maximum.limit if maximum is not None else limit
    if maximum is not None and most < limit:
        limit, why = most, say("以最高债权额{limit}元为限", limit=maximum.limit)
    return Secured(limit, owed, why)


def heavier_changes(case: Case, guarantee: Guarantee, as_of: date) -> Iterator[tuple[int, Amendment]]:
    """Changes by the day, other than extensions, to which the guarantor did not agree in writing (民法典695①)."""
    for index, amendment in enumerate(case.loan.amendments):
        later = guarantee.contract_signed_on is None or guarantee.contract_signed_on <= amendment.signed_on
        agreed = guarantee.guarantor.name in amendment.consented_by
        if later and not agreed and amendment.kind != "extension" and amendment.signed_on <= as_of:
            yield index, amendment


def _of_notes(statement: Statement, guarantee: Guarantee, notes: Collection[str]) -> Decimal:
    """What is owed on these notes, of the kinds that the guarantee covers."""
    wanted = {_PARTS[item] for item in guarantee.scope} if guarantee.scope else set(_PARTS.values())
    kinds = wanted.intersection(
        ("principal", "interest", "penalty_interest", "compound_interest", "liquidated_damages")
    )
    owed = (getattr(one, kind) for one in statement.balances if one.note in notes for kind in sorted(kinds))
    return sum(owed, Decimal(0))


def _in_scope(statement: Statement, guarantee: Guarantee) -> Decimal:
    if not guarantee.scope:
        return statement.claim
    parts = [getattr(statement, name) for item, name in _PARTS.items() if item in guarantee.scope]
    return sum(parts, Decimal(0)) + statement.fees
