"""Examples changed so that every condition of the letters and of their clauses is met once and fails once."""

from collections.abc import Mapping
from typing import Any

from example_cases import facts_of

Variant = tuple[str, Mapping[str, Any]]

_TITLE = "proceedings.1.title"
_PERSON = {"kind": "person", "address": "浙江省嘉兴市样本街道5号", "phones": ["13800000069"]}
_HEIR = _PERSON | {"name": "顾小示"}
_WIDOW = _PERSON | {"name": "顾大示"}
_BANK = {"kind": "organisation", "name": "原示例银行股份有限公司"}
_OTHER = {"kind": "organisation", "name": "示例资产管理有限公司"}
_SUED = {"kind": "suit", "institution": "海宁市人民法院", "number": "（2026）浙0481民初1号"}
_NOBODY_KNOWS = {"creditor.phones": [], "request.contact": None}
_OPEN = {"loan.disbursements": [{"paid_on": "2024-01-10", "amount": 100000, "no_due_date": "true"}], "repayments": []}
_OTHER_GUARANTOR = {"guarantor": _WIDOW, "contract": {"title": "保证合同"}, "kind": "joint_and_several"}


def _judged(changes: Mapping[str, Any]) -> Variant:
    return "enforced-judgment", changes


def _limited(changes: Mapping[str, Any]) -> Variant:
    return "enforced-with-limits", changes


def _enforcement(outcome: str) -> Variant:
    applied = {"kind": "enforcement", "filed_on": "2026-09-01", "outcome": outcome}
    return _judged({"proceedings": [*facts_of("enforced-judgment")["proceedings"], applied]})


_INSTALMENTS = dict.fromkeys(f"{_TITLE}.{key}" for key in ("principal", "ordinary_interest", "costs")) | {
    f"{_TITLE}.terms": [{"due_on": day, "amount": 50000} for day in ("2026-09-30", "2026-12-31")],
    f"{_TITLE}.document": "mediation",
    f"{_TITLE}.ordinary_interest_text": None,
}
_ASSIGNED = {"assignments": [{"assignor": _BANK, "signed_on": "2026-09-01", "contract": "《转让协议》"}]}
_DEAD_GUARANTOR = {
    "guarantees.0.guarantor.died_on": "2026-09-01",
    "guarantees.0.guarantor.heirs": ["顾小示"],
    "third_persons": [_HEIR],
}
_OWNER = _PERSON | {"name": "抵示例"}
_MORTGAGE = {"owner": _OWNER, "contract": {"title": "抵押合同"}, "collateral": {"kind": "house", "name": "住宅一套"}}

LETTER_VARIANTS: tuple[Variant, ...] = (
    # a thing given to a guarantor
    ("entrusted-guaranteed", {"mortgages": [_MORTGAGE], "agents.0.kind": "lawyer"}),
    # heirs
    (
        "settled-in-mediation",
        {"borrowers.0.died_on": "2026-06-01", "borrowers.0.heirs": ["顾小示"], "third_persons": [_HEIR]},
    ),
    # no day to repay is agreed, and nobody has asked for it; a court or a tribunal; nobody to ring up
    ("private-loan", _OPEN | _NOBODY_KNOWS | {"events": [], "guarantees": [_OTHER_GUARANTOR]}),
    (
        "working-capital",
        {
            "loan.contract.disputes": {"kind": "arbitration"},
            "request.letter": {"number": "催1号", "shown": [{"title": "风险档", "text": "可疑类"}]},
        },
    ),
    (
        "working-capital",
        {"proceedings": [_SUED | {"filed_on": "2026-03-02", "same_claim": True}], "events": []},
    ),
    # called in on a fixed day, without penalty interest, or before anything is late
    ("overdue-instalments", {"request.accelerated_on": "2026-12-01", "loan.penalty": None}),
    (
        "overdue-instalments",
        {"loan.penalty.compound": "false", "request.as_of": "2026-07-20", "request.filed_on": None},
    ),
    # nothing is late, nothing runs on; a kind of guarantee that nobody knows, a maximum with and without its day
    (
        "working-capital",
        {"guarantees.0.maximum": {"limit": 800000, "limit_is_principal": "true"}},
    ),
    ("private-loan", _OPEN | {"events": [], "assignments": [{"assignor": _BANK}]}),
    (
        "working-capital",
        {
            "loan.rate": {"annual": "0%"},
            "loan.penalty": None,
            "guarantees.0.kind": None,
            "guarantees.0.signed_on": None,
            "guarantees.0.contract.signed_on": None,
            "guarantees.0.maximum": {"limit": 800000},
            "assignments": [
                {"assignor": _BANK, "assignee": _OTHER, "principal": 500000, "base_on": "2024-05-31"},
                {"assignor": _OTHER, "principal": 500000},
            ],
        },
    ),
    ("finance-lease", {"request.accelerate": "false", "events": []}),
    # the judgment: its kinds, what it orders, what came in, who enforces it, whom it binds
    _judged({f"{_TITLE}.document": "notarised_instrument"}),
    _judged(
        dict.fromkeys(f"{_TITLE}.{key}" for key in ("principal", "ordinary_interest", "costs", "effective_on"))
        | {f"{_TITLE}.ordinary_interest_text": None}
    ),
    _judged({f"{_TITLE}.ordinary_interest_text": None}),
    _judged({f"{_TITLE}.document": "mediation"}),
    _judged(_INSTALMENTS),
    _judged({f"{_TITLE}.ordinary_interest_text": "按同期LPR的1.5倍计算；", f"{_TITLE}.document": "mediation"}),
    _judged(
        {
            f"{_TITLE}.issued_on": "2014-03-01",
            f"{_TITLE}.effective_on": "2014-03-20",
            f"{_TITLE}.perform_by": "2014-04-01",
        }
    ),
    _judged({"request.as_of": "2028-09-01", "request.filed_on": "2028-09-01"}),
    _judged({"borrowers.0.died_on": "2026-09-01", "borrowers.0.heirs": ["顾小示"], "third_persons": [_HEIR]}),
    _judged(_ASSIGNED),
    _judged(
        _ASSIGNED
        | {
            "borrowers.0.died_on": "2026-09-01",
            "borrowers.0.heirs": ["顾小示"],
            "third_persons": [_HEIR, _PERSON | {"name": "抵小示"}],
            "guarantees": [_OTHER_GUARANTOR],
            "mortgages": [
                _MORTGAGE,
                _MORTGAGE | {"owner": _OWNER | {"name": "已故抵示例", "died_on": "2026-09-01", "heirs": ["抵小示"]}},
            ],
            "proceedings.1.against": ["borrower", "顾大示", "抵示例", "已故抵示例"],
        }
    ),
    _enforcement("pending"),
    _enforcement("terminated"),
    _limited(
        {
            "guarantees.0.kind": "general",
            f"{_TITLE}.liabilities": [
                {"name": "计样例", "cap": 80000, "text": "承担补充责任"},
                {"name": "宋范文", "cap": 90000},
                {"name": "柏样本"},
            ],
            "repayments": [
                {"paid_on": "2026-09-15", "amount": 30000, "payer": "计样例"},
                {"paid_on": "2026-09-20", "amount": 3000, "payer": "宋范文"},
            ],
        }
    ),
    _limited(_DEAD_GUARANTOR | {f"{_TITLE}.liabilities": [{"name": "宋范文", "text": "清偿全部债务"}]}),
    _limited(_DEAD_GUARANTOR),
    ("working-capital", _DEAD_GUARANTOR | _ASSIGNED),
    _limited(_ASSIGNED),
)
