"""A loan of 1,000,000 yuan paid out on 2022-07-16 and due on 2023-07-15, of which a row changes what it is about."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from recovery_docs.case import Case
from recovery_docs.prerequisites.matter import Matter

Facts = dict[str, Any]

MET, NOT_MET, UNDETERMINED, NOT_APPLICABLE = "met", "not_met", "undetermined", "not_applicable"
EVERYBODY = "…"
"""The findings of a rule on every subject, all of which say the same."""

DAY = "2023-08-01"
COURT = {"court": "海宁市人民法院"}

BANK: Facts = {
    "kind": "organisation",
    "name": "示例银行股份有限公司海宁支行",
    "address": "浙江省海宁市示例路1号",
    "phones": ["0573-00000000"],
    "legal_representative": {"name": "王示例", "title": "行长"},
    "financial_institution": True,
    "institution": "commercial_bank",
}
LENDER: Facts = {"kind": "organisation", "name": "原示例银行股份有限公司", "address": "浙江省桐乡市示例路5号"}
BASE: Facts = {
    "id": "T-1",
    "creditor": BANK,
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


def person(name: str, **changes: Any) -> Facts:
    """A natural person whose address and telephone are known."""
    found = {"kind": "person", "name": name, "address": "浙江省海宁市示例镇2号", "phones": ["13800000001"]}
    return found | {"whereabouts": "known"} | changes


def company(name: str, **changes: Any) -> Facts:
    """A limited company of Haining."""
    found = {"kind": "organisation", "name": name, "type": "limited_company", "address": "浙江省海宁市示例路8号"}
    return found | {"whereabouts": "known", "phones": ["0573-00000008"]} | changes


def guarantee(**changes: Any) -> Facts:
    """A joint and several guarantee of 张示例 for 24 months, signed on 2022-07-16."""
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


def mortgage(**changes: Any) -> Facts:
    """A formally registered mortgage of the borrower's flat in Haining."""
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


def matter(as_of: str, *, loan: Mapping[str, Any] | None = None, **changes: Any) -> Matter:
    """The day asked on, then the keys of the case to change; `loan` is merged, the rest replaced."""
    facts = deepcopy(BASE)
    facts["loan"] |= loan or {}
    case = Case.model_validate(facts | changes)
    day = date.fromisoformat(as_of)
    return Matter.on(case, day)


def owing(amount: str, as_of: str = DAY) -> Facts:
    """The bank's own statement, so that exactly this sum is claimed; needs `figures: bank` in the request."""
    return {"bank_statement": {"as_of": as_of, "principal": amount}}


@dataclass(frozen=True)
class Row:
    """What a rule says of a case. `of` is the subject asked about, `None` the whole case; `says`, words of its answer."""

    code: str
    outcome: str
    when: str
    as_of: str
    of: str | None
    changes: Facts
    says: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.outcome}: {self.when}"

    @cached_property
    def matter(self) -> Matter:
        return matter(self.as_of, **self.changes)


def row(
    code: str, outcome: str, when: str, as_of: str = DAY, *, of: str | None = EVERYBODY, says: str = "", **changes: Any
) -> Row:
    """A row of a table, on the loan of this file with the changes named."""
    return Row(code, outcome, when, as_of, of, changes, says)
