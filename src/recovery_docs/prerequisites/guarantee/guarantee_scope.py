"""How far a guarantor answers: the scope, the cap, the maximum amount, and changes that he did not agree to."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recovery_docs.case import Amendment, Case, Guarantee
from recovery_docs.case.security import SecuredItem
from recovery_docs.ledger.entry import Kind
from recovery_docs.ledger.statement import Statement
from recovery_docs.messages import Message, say

_PARTS: dict[SecuredItem, Kind] = {
    "principal": "principal",
    "interest": "interest",
    "penalty_interest": "penalty_interest",
    "compound_interest": "compound_interest",
    "damages": "liquidated_damages",
    "costs": "costs",
}
_LATE: tuple[Kind, ...] = ("penalty_interest", "compound_interest")


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


def covered(scope: Collection[SecuredItem]) -> frozenset[Kind]:
    """The kinds of debt that an agreed scope covers; all of them where none was agreed (民法典389, 691).

    A scope that says 利息 and names neither 罚息 nor 复利 means interest of every kind. Fees always go with the debt.
    """
    found: set[Kind] = {_PARTS[item] for item in scope} or set(_PARTS.values())
    if "interest" in found and found.isdisjoint(_LATE):
        found.update(_LATE)
    return frozenset(found | {"fees"})


def heavier_changes(case: Case, guarantee: Guarantee, as_of: date) -> Iterator[tuple[int, Amendment]]:
    """Changes by the day, other than extensions, to which the guarantor did not agree in writing (民法典695①)."""
    for index, amendment in enumerate(case.loan.amendments):
        later = guarantee.contract_signed_on is None or guarantee.contract_signed_on <= amendment.signed_on
        agreed = guarantee.guarantor.name in amendment.consented_by
        if later and not agreed and amendment.kind != "extension" and amendment.signed_on <= as_of:
            yield index, amendment


def _of_notes(statement: Statement, guarantee: Guarantee, notes: Collection[str]) -> Decimal:
    """What is owed on these notes, of the kinds that the guarantee covers."""
    kinds = covered(guarantee.scope).intersection(
        ("principal", "interest", "penalty_interest", "compound_interest", "liquidated_damages")
    )
    owed = (getattr(one, kind) for one in statement.balances if one.note in notes for kind in sorted(kinds))
    return sum(owed, Decimal(0))


def _in_scope(statement: Statement, guarantee: Guarantee) -> Decimal:
    if not guarantee.scope:
        return statement.claim
    return sum((getattr(statement, kind) for kind in covered(guarantee.scope)), Decimal(0))
