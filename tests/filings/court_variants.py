"""Examples changed so that every condition of the court papers and of the story that they tell is met once and fails once."""

from collections.abc import Mapping
from typing import Any

from example_cases import facts_of

Variant = tuple[str, Mapping[str, Any]]

_CLASSIC = {"request.complaint_form": "classic"}
_PERSON = {"kind": "person", "address": "浙江省嘉兴市样本街道5号", "phones": ["13800000069"]}
_HEIR = _PERSON | {"name": "顾小示"}
_SECOND = _PERSON | {"name": "顾大示"}
_OPEN = {"paid_on": "2022-01-10", "amount": "100000", "no_due_date": "true"}
_DEMAND = {
    "kind": "demand",
    "on": "2023-02-25",
    "to": "borrower",
    "channel": "ems",
    "outcome": "signed",
    "received_on": "2023-03-01",
    "pay_within_days": "30",
}
_OTHER_MONEY = {"proceedings.1.title.other": [{"text": "逾期付款违约金", "amount": "5000"}]}
_CALLED_IN = {
    "kind": "acceleration",
    "on": "2026-11-02",
    "to": "borrower",
    "channel": "notary",
    "tracking_number": "1号",
}
_SHORTENED = {
    "rate": {"annual": "6%"},
    "schedule": {"method": "level_instalment", "periods": 12},
}
_INSTALMENT = {"paid_on": "2025-02-10", "amount": "10327.97"}
_PREPAID = {"paid_on": "2025-02-10", "amount": "60000", "principal": "60000", "reschedules": "shorter_term"}


def _open(*disbursements: Mapping[str, Any]) -> Variant:
    loan = {"cause": "financial_loan", "rate": {"annual": "6%"}, "disbursements": list(disbursements)}
    request = {"request.as_of": "2023-06-01", "request.filed_on": "2023-06-01", "events": [_DEMAND], "repayments": []}
    return "two-notes-published", request | _CLASSIC | {"loan": loan}


def _shortened(*notes: str) -> Variant:
    loan = {"cause": "financial_loan"} | _SHORTENED
    paid = [{"note": note, "paid_on": "2025-01-10", "amount": "120000", "due_on": "2026-01-10"} for note in notes]
    came = [_INSTALMENT | {"note": notes[0]}, _PREPAID | {"note": notes[0]}]
    request = {"request.as_of": "2025-06-01", "request.filed_on": "2025-06-01", "events": []}
    return "two-notes-published", request | _CLASSIC | {"loan": loan | {"disbursements": paid}, "repayments": came}


def _older_rule() -> Variant:
    (note,) = facts_of("private-loan")["loan"]["disbursements"]
    signed = note | {"paid_on": "2020-08-19", "due_on": "2021-08-19", "interest_paid_until": None}
    changes = {"loan.contract.signed_on": "2020-08-19", "loan.disbursements": [signed], "loan.rate": {"annual": "30%"}}
    nothing = dict.fromkeys(("loan.penalty", "loan.schedule", "bank_statement"))
    return "private-loan", changes | nothing | {"repayments": []} | _CLASSIC


_SURETY: dict[str, Any] = {
    "request.enforcement_guarantee": {
        "giver": {"kind": "organisation", "name": "某示例公司", "type": "limited_company"},
        "kind": "guarantee",
        "scope": "判决确定的全部金钱债务",
        "stay_from": "2026-12-01",
        "stay_until": "2027-05-31",
        "starts_on": "2027-05-31",
        "ends_on": "2028-05-30",
    }
}
COURT_VARIANTS: tuple[Variant, ...] = (
    # what is asked, of whom
    ("housing-loan", _CLASSIC | {"mortgages.0.maximum": {"limit": "800000", "limit_is_principal": "true"}}),
    ("finance-lease", _CLASSIC | {"request.rescind": "true", "request.accelerate": None, "events": []}),
    ("finance-lease", _CLASSIC | {"events": [_CALLED_IN]}),
    ("working-capital", _CLASSIC | {"request.defendants": ["周一凡"], "request.total_ceiling": "24%"}),
    ("working-capital", _CLASSIC | {"request.defendants": ["周一凡"], "request.to_actual_payment": "false"}),
    (
        "housing-loan",
        _CLASSIC
        | {
            "borrowers.0.died_on": "2026-06-01",
            "borrowers.0.heirs": ["顾小示"],
            "third_persons": [_HEIR],
            "request.claim_court_fees": "false",
        },
    ),
    # what was agreed, and what happened
    ("entrusted-guaranteed", _CLASSIC | {"loan.recourse.grace_days": "0"}),
    (
        "four-defendants",
        _CLASSIC
        | {
            "loan.refinances": "范银海个借字2023第4001号",
            "guarantees.0.guaranteed_old_loan": "true",
            "mortgages.0.scope": ["principal"],
            "mortgages.3.scope": ["principal"],
        },
    ),
    (
        "working-capital",
        _CLASSIC
        | {
            "borrowers.0.deregistered_on": "2026-06-01",
            "borrowers.0.bankruptcy_accepted_on": "2026-05-01",
            "request.defendants": ["周一凡"],
            "events": [{"kind": "acknowledgement", "on": "2026-01-05", "to": "borrower", "amount": "1000000"}],
        },
    ),
    (
        "working-capital",
        _CLASSIC
        | {
            "loan.facility": {"amount": "1000000"},
            "loan.amendments": [{"kind": "rate", "signed_on": "2025-01-05", "new_rate": {"annual": "5%"}}],
            "events": [_CALLED_IN],
            "exhibits": [],
        },
    ),
    (
        "credit-card",
        _CLASSIC
        | {"loan.card.statements": [], "bank_statement": {"as_of": "2026-11-20", "principal": "40000"}}
        | {"request.figures": "bank", "repayments": []},
    ),
    ("two-notes-published", {"events": []}),
    (
        "working-capital",
        {
            "events": [_CALLED_IN, {"kind": "acceleration", "on": "2026-11-05", "to": "borrower"}],
            "repayments": [
                {"paid_on": f"2026-0{month}-10", "amount": "1000", "payer": "周一凡"} | ({"how": how} if how else {})
                for month, how in enumerate(("deducted", "offset", "enforced", None), start=5)
            ],
        },
    ),
    _open(_OPEN),
    _open(_OPEN | {"note": "1"}, _OPEN | {"note": "2"}),
    _shortened("1"),
    _shortened("1", "2"),
    _older_rule(),
    # other procedures
    ("everything", {"mortgages.0.collateral.seizures": [{"court": "杭州市滨江区人民法院", "first": "false"}]}),
    (
        "two-notes-published",
        {"borrowers": [*facts_of("two-notes-published")["borrowers"], _SECOND], "exhibits": [], "proceedings": []},
    ),
    (
        "private-loan",
        {
            "request.preservation": {
                "stage": "in_action",
                "amount": "1000",
                "assets": [{"owner": "顾示例", "kind": "deposit", "text": "存款"}],
            }
        },
    ),
    # enforcement: a settlement was broken, interest in words alone; nothing came in, limits without the list; a mortgage
    # without a title; a surety's share
    (
        "enforcement-resumed",
        {
            "request.resumption": {
                "ground": "settlement_broken",
                "settlement": {"perform_by": "2026-06-30", "performance": "none"},
                "text": "被执行人近期仍在经营",
            },
            "request.consumption_limit.list_ground": None,
            "proceedings.0.title.ordinary_interest_text": "按合同约定计算",
            "repayments": [],
        },
    ),
    (
        "enforcement-resumed",
        {
            "proceedings": [],
            "request.resumption": None,
            "request.consumption_limit": None,
            "request.distribution": {"number": "1号", "debtor": "宋晚亭", "priority": "secured"},
        },
    ),
    (
        "enforcement-resumed",
        {
            "request.distribution.debtor": "桐乡样本服饰有限公司",
            "request.distribution.over": None,
            "proceedings.1.outcome": None,
        },
    ),
    # nobody called on the holder of a card; a loan called in by two notices of which little is known
    ("credit-card", {"events": []}),
    (
        "housing-loan",
        {"events": [{"kind": "acceleration", "on": "2026-09-01", "to": name} for name in ("何清源", "贺知远")]},
    ),
    # a lease that a notice ended, of a thing that nobody valued; one whose thing goes back; its guarantor sued alone
    ("leased-equipment", {"loan.lease.value": None, "request.rescinded_on": "2026-11-01"}),
    ("leased-equipment", {"loan.lease.owner_at_end": "lessor", "loan.lease.residual": "20000"}),
    ("leased-equipment", {"request.defendants": ["祝范例"]}),
    # of which little is known: when the thing was paid, who sold it, whether by a sale and leaseback; a single rent
    ("leased-equipment", {"loan.lease.price_paid_on": None, "loan.penalty": None}),
    ("finance-lease", {"loan.lease.form": None}),
    (
        "finance-lease",
        {
            "loan.lease.form": None,
            "loan.lease.seller": None,
            "loan.lease.rents": [{"due_on": "2026-03-20", "amount": "52000"}],
        },
    ),
    # two more claims, and a card whose contract has no damages
    (
        "credit-card",
        {"request.other_claims": ["判令被告交付账单", "判令被告注销信用卡"], "loan.card.damages_rate": None},
    ),
    # rates as contracts write them: with the working day before, on the bank's or the fund's benchmark, by the day
    ("housing-loan", _CLASSIC | {"loan.rate.priced": "working_day_before", "loan.schedule.interest": "by_days"}),
    ("housing-loan", _CLASSIC | {"loan.rate": {"benchmark": "over5", "times": "1.1", "reprice": "yearly"}}),
    ("housing-loan", _CLASSIC | {"loan.rate": {"benchmark": "provident_over5", "reprice": "yearly"}}),
    ("housing-loan", _CLASSIC | {"loan.penalty": {"pegged": {"lpr": "1y", "times": "4"}}}),
    ("private-loan", _CLASSIC | {"loan.rate": {"daily": "2‱"}}),
    # a company stands surety for a stay, up to an amount, and nobody has agreed; one that the creditor agreed to
    ("assigned-in-enforcement", _SURETY | {"request.enforcement_guarantee.amount": "500000"}),
    (
        "enforcement-resumed",
        _SURETY
        | {"request.enforcement_guarantee.debtor": "宋晚亭", "request.enforcement_guarantee.creditor_agreed": True},
    ),
    # everything that a judgment ordered came in, and the doubled part is left
    (
        "enforced-judgment",
        _OTHER_MONEY | {"repayments": [{"paid_on": "2026-10-20", "amount": "900000", "how": "enforced"}]},
    ),
    # other money was received in part, and property is known; both creditors apply after a part was assigned
    (
        "enforced-judgment",
        _OTHER_MONEY
        | {
            "repayments": [{"paid_on": "2026-09-15", "amount": "172000", "how": "enforced"}],
            "request.preservation": {
                "stage": "in_action",
                "assets": [{"kind": "deposit", "owner": "沈怀远", "text": "样本银行的存款"}],
            },
        },
    ),
    (
        "assigned-in-part",
        {"request.with_assignor": True, "proceedings": facts_of("assigned-in-part")["proceedings"][:1]},
    ),
    # money that came on the day of the figures itself
    ("private-loan", _CLASSIC | {"repayments": [{"paid_on": "2026-11-20", "amount": "1000"}]}),
)
