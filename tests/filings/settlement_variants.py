"""Examples changed so that every condition of settlements, visits, messages and annexes is met once and fails once."""

from collections.abc import Mapping
from typing import Any

Variant = tuple[str, Mapping[str, Any]]

_AGREEMENT = "proceedings.0.agreement"
_SALE = {"name": "小型普通客车一辆", "owner": "顾长风", "value": "80000", "how": "sell_and_pay"}
_PLAN = [{"pay_on": "2026-12-20", "amount": "50000"}]
_VISIT = {"kind": "demand", "to": "borrower", "channel": "visit", "officers": ["章予安"]}


def _settled(changes: Mapping[str, Any]) -> Variant:
    return "settled-in-mediation", changes


def _visited(on: str, **more: Any) -> Variant:
    return _settled({"events": [_VISIT | {"on": on} | more], "request.filed_on": on, "request.as_of": on})


_INSTALMENTS = {
    "rate": {"annual": "6%"},
    "schedule": {"method": "level_instalment", "periods": 12},
    "disbursements": [{"paid_on": "2025-01-10", "amount": "120000", "due_on": "2026-01-10"}],
}
_CAPPED = {
    "rate": {"annual": "18%"},
    "penalty": {"surcharge": "50%"},
    "total_ceiling": "24%",
    "disbursements": [{"paid_on": "2022-01-10", "amount": "100000", "due_on": "2023-01-10"}],
}


def _lent(loan: Mapping[str, Any], on: str, repayments: list[Mapping[str, Any]]) -> Variant:
    request = {"request.as_of": on, "request.filed_on": on, "request.accelerate": None, "events": []}
    return "two-notes-published", request | {"loan": {"cause": "financial_loan"} | dict(loan), "repayments": repayments}


SETTLEMENT_VARIANTS: tuple[Variant, ...] = (
    # two sides; nothing but things, all of them sold or all taken, of which little is known
    _settled({"guarantees": [], "request.settlement.assets": [_SALE], "request.account": None}),
    _settled({"request.settlement": {"assets": [{"name": "茶叶一批", "how": "transfer"}]}}),
    _settled({"request.settlement": {"plan": _PLAN}, "loan.contract.disputes": None}),
    # an agreement of which the case says little
    _settled(
        {f"{_AGREEMENT}.text": None, f"{_AGREEMENT}.terms": [], "agents": [], "request.settlement": {"plan": _PLAN}}
    ),
    # visits on their own day: nobody there, refused, nobody named, before anything is late, on a judgment
    _visited("2026-07-20", outcome="unanswered"),
    _visited("2026-07-20", outcome="refused", claims_payment="true"),
    _visited("2026-02-20", outcome="unknown"),
    ("enforced-judgment", {"events": [_VISIT | {"on": "2026-11-20", "outcome": "answered"}]}),
    # nobody to ring up
    ("credit-card", {"creditor.phones": [], "request.contact": None}),
    # a guarantor whom no letter reaches
    (
        "entrusted-guaranteed",
        {f"guarantees.0.guarantor.{key}": None for key in ("address", "service_address", "habitual_residence")}
        | {"guarantees.0.guarantor.phones": []},
    ),
    # money that came early, and more than is owed; a ceiling that holds; rents without any penalty
    _lent(_INSTALMENTS, "2025-02-12", [{"paid_on": "2025-02-08", "amount": "11000"}]),
    ("two-notes-published", {"repayments": [{"paid_on": "2024-10-01", "amount": "1000000"}]}),
    _lent(_CAPPED, "2023-04-11", []),
    ("finance-lease", {"loan.penalty": None}),
)
