"""A loan of 1,000,000 yuan paid out on 2022-07-16 and due on 2023-07-15, of which a test changes what it is about."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.ledger import draw_up
from recovery_docs.prerequisites.finding import Finding
from recovery_docs.prerequisites.rule import Matter, examine

Facts = dict[str, Any]
Make = Callable[..., Matter]
Examine = Callable[..., tuple[Finding, ...]]

_BANK: Facts = {
    "kind": "organisation",
    "name": "示例银行股份有限公司海宁支行",
    "address": "浙江省海宁市示例路1号",
    "phones": ["0573-00000000"],
    "legal_representative": {"name": "王示例", "title": "行长"},
    "financial_institution": True,
    "institution": "commercial_bank",
}
_BASE: Facts = {
    "id": "T-1",
    "creditor": _BANK,
    "borrowers": [
        {
            "kind": "person",
            "name": "李示例",
            "sex_if_no_id": "male",
            "address": "浙江省海宁市示例镇2号",
            "phones": ["13800000001"],
            "whereabouts": "known",
        }
    ],
    "loan": {
        "cause": "financial_loan",
        "contract": {"title": "借款合同", "number": "示例借字1号", "signed_on": "2022-07-16"},
        "disbursements": [{"note": "1", "paid_on": "2022-07-16", "amount": 1000000, "due_on": "2023-07-15"}],
        "rate": {"annual": "6%"},
        "penalty": {"surcharge": "50%"},
        "schedule": {"method": "at_maturity"},
    },
}


@pytest.fixture
def guarantee() -> Callable[..., Facts]:
    """A joint and several guarantee of 张示例 for 24 months, signed on 2022-07-16, with changes."""

    def build(**changes: Any) -> Facts:
        facts: Facts = {
            "guarantor": {
                "kind": "person",
                "name": "张示例",
                "address": "浙江省海宁市示例镇3号",
                "phones": ["13800000002"],
            },
            "contract": {"title": "保证合同", "signed_on": "2022-07-16"},
            "kind": "joint_and_several",
            "period": {"months": 24},
        }
        return facts | changes

    return build


@pytest.fixture
def mortgage() -> Callable[..., Facts]:
    """A formally registered mortgage of the borrower's flat in Haining, with changes."""

    def build(**changes: Any) -> Facts:
        facts: Facts = {
            "owner": {"kind": "person", "name": "李示例", "address": "浙江省海宁市示例镇2号"},
            "contract": {"title": "抵押合同", "number": "示例抵字1号", "signed_on": "2022-07-16"},
            "collateral": {
                "kind": "house",
                "name": "住宅一套",
                "location": "浙江省海宁市示例镇9号",
                "certificate": "浙（2020）海宁市不动产权第0000001号",
                "condition": "抵押人自住",
                "lease": "无",
            },
            "registration": {
                "kind": "formal",
                "number": "浙（2022）海宁市不动产证明第0000002号",
                "place": "浙江省海宁市",
                "registered_on": "2022-07-16",
                "amount": 1500000,
            },
            "secured_amount": 1000000,
        }
        return facts | changes

    return build


@pytest.fixture
def make() -> Make:
    """Build a matter: the day asked on, then the keys of the case to change; `loan` is merged, the rest replaced."""

    def build(as_of: str, *, loan: Facts | None = None, **changes: Any) -> Matter:
        facts = deepcopy(_BASE)
        facts["loan"] |= loan or {}
        case = Case.model_validate(facts | changes)
        day = date.fromisoformat(as_of)
        return Matter(case, draw_up(case, day), day)

    return build


@pytest.fixture
def ask() -> Examine:
    """The findings of one rule; its module is imported so that the rule is known."""

    def run(code: str, matter: Matter) -> tuple[Finding, ...]:
        return examine(matter, (code,))

    return run
