"""Examples changed so that every condition of the court papers and of the mediation application is met once and fails once."""

from collections.abc import Mapping
from typing import Any

Variant = tuple[str, Mapping[str, Any]]

_BY_NOTARY = {"channel": "notary", "tracking_number": "（2026）浙样证民字第1号", "to": "borrower"}
_CALLED_IN = {"kind": "acceleration", "on": "2026-09-01", "effective_on": "2026-09-10"}
_OPEN = {"paid_on": "2022-01-10", "amount": "100000", "no_due_date": "true"}
_DEMANDED = {
    "kind": "demand",
    "on": "2023-02-25",
    "received_on": "2023-03-01",
    "to": "borrower",
    "pay_within_days": "30",
}
_OLDER = {"paid_on": "2020-08-19", "amount": "80000", "due_on": "2021-08-19"}
_INSTALMENTS = {"paid_on": "2025-01-10", "amount": "120000", "due_on": "2026-01-10"}
_SHORTER = [
    {"paid_on": "2025-02-10", "amount": "10327.97"},
    {"paid_on": "2025-02-10", "amount": "60000", "principal": "60000", "reschedules": "shorter_term"},
]
_HEIR = {"kind": "person", "name": "何小示", "address": "杭州市示例路8号", "phones": ["13800000099"]}
_OTHER = {"kind": "person", "name": "乔示例", "address": "四川省成都市武侯区样本里4幢802室"}


def _lent(loan: Mapping[str, Any], on: str, **more: Any) -> Variant:
    """The loan of the published case, lent otherwise."""
    request = {"request.as_of": on, "request.filed_on": on, "request.accelerate": None, "bank_statement": None}
    told = {"loan.schedule": None, "loan.rate": {"annual": "6%"}, "repayments": [], "events": []}
    return "two-notes-published", request | told | dict(loan) | more


def _shortened(count: int) -> Variant:
    notes = [_INSTALMENTS | {"note": f"B{number}"} for number in range(count)]
    schedule = {"method": "level_instalment", "periods": "12"}
    loan = {"loan.schedule": schedule, "loan.disbursements": notes}
    return _lent(loan, "2025-10-20", repayments=[one | {"note": "B0"} for one in _SHORTER])


COURT_VARIANTS: tuple[Variant, ...] = (
    # terms of which little was written
    ("working-capital", {"loan.facility": {"amount": "3000000"}}),
    ("entrusted-guaranteed", {"loan.recourse.grace_days": "0"}),
    (
        "credit-card",
        {
            "loan.card.statements": [],
            "bank_statement": {"as_of": "2026-11-20", "principal": "18920", "interest": "2503.28"},
            "request.figures": "bank",
        },
    ),
    # one mortgage seized behind another
    ("housing-loan", {"mortgages.0.collateral.seizures": [{"court": "杭州市上城区人民法院"}]}),
    # by a notary, and several notices; a lease called in
    ("assigned-claim", {"events": [_BY_NOTARY | {"kind": "assignment_notice", "on": "2024-08-01"}]}),
    (
        "housing-loan",
        {
            "events": [
                _CALLED_IN | _BY_NOTARY,
                _CALLED_IN | {"to": "贺知远"},
                _BY_NOTARY | {"kind": "demand", "on": "2026-06-01"},
            ]
        },
    ),
    ("finance-lease", {"events": [_CALLED_IN | {"to": "borrower"}]}),
    # the guarantor alone, with and without what runs on
    *(
        ("working-capital", {"request.defendants": ["周一凡"], "request.to_actual_payment": runs})
        for runs in ("true", "false")
    ),
    ("housing-loan", {"request.claim_court_fees": "false"}),
    ("finance-lease", {"request.rescind": "true", "request.accelerate": None}),
    ("private-loan", {"request.total_ceiling": "12%"}),
    # one of two borrowers is dead
    (
        "housing-loan",
        {"borrowers.0.died_on": "2026-08-01", "borrowers.0.heirs": ["何小示"], "third_persons": [_HEIR]},
    ),
    ("credit-card", {"borrowers": [_OTHER, _OTHER | {"name": "乔样本"}]}),
    # no exhibit at all
    ("two-notes-published", {"exhibits": []}),
    # money of others
    (
        "housing-loan",
        {
            "repayments": [
                {"paid_on": "2026-05-01", "amount": "100", "payer": "戴示例", "how": "offset"},
                {"paid_on": "2026-05-02", "amount": "100", "payer": "戴示例", "how": "enforced"},
            ]
        },
    ),
    # without a due day; shortened; under the ceiling of an older rule
    *(
        _lent({"loan.disbursements": [_OPEN] * count}, "2023-06-01", events=[_DEMANDED], proceedings=[])
        for count in (1, 2)
    ),
    *(_shortened(count) for count in (1, 2)),
    (
        "private-loan",
        {
            "loan.contract.signed_on": "2020-08-19",
            "loan.disbursements": [_OLDER],
            "loan.rate": {"annual": "30%"},
            "loan.penalty": None,
            "loan.schedule": None,
            "repayments": [],
            "bank_statement": None,
        },
    ),
    # a person asks for preservation, and gives no security yet
    (
        "private-loan",
        {
            "request.preservation": {
                "stage": "in_action",
                "case_number": "（2026）浙0203民初1号",
                "reason": "正在转移存款",
            }
        },
    ),
)
