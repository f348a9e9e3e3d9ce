"""Invented cases for the tests of the element forms: one that fills every item, and variations of it."""

from datetime import date
from typing import Any

from recovery_docs.case import Case
from recovery_docs.prerequisites.matter import Matter

AS_OF = date(2023, 2, 10)

BANK = {
    "kind": "organisation",
    "name": "示例银行股份有限公司海宁支行",
    "uscc": "91330106MA2EXAMP1E",
    "address": "浙江省海宁市示例路1号",
    "responsible_person": {"name": "陈示例", "title": "行长", "phone": "0573-87000001"},
    "type": "joint_stock_company",
    "ownership": "state_controlled",
}
BORROWER = {
    "kind": "person",
    "name": "李示例",
    "resident_id": "330106198503020019",
    "ethnicity": "汉族",
    "employer": "海宁示例服饰有限公司",
    "occupation": "经理",
    "address": "浙江省海宁市示范村2号",
    "phones": ["13900000001"],
}
COMPANY = {
    "kind": "organisation",
    "name": "海宁示例服饰有限公司",
    "uscc": "91330106MA2EXAMP2H",
    "address": "浙江省海宁市示范工业区3号",
    "legal_representative": {"name": "王示例", "title": "执行董事"},
    "phones": ["0573-87000002"],
    "type": "limited_company",
    "ownership": "private",
}
WIFE = {"kind": "person", "name": "赵示例", "resident_id": "330106199009091123", "address": "浙江省海宁市示范村2号"}
LAWYER = {
    "name": "周示例",
    "kind": "lawyer",
    "firm": "浙江示例律师事务所",
    "title": "律师",
    "phone": "13900000009",
    "powers": "special",
    "special_powers": ["admit", "settle", "receive_payment"],
}


def facts() -> dict[str, Any]:
    """A bank against a borrower, who mortgaged his home, and a guarantor."""
    return {
        "id": "示例1",
        "creditor": BANK,
        "agents": [LAWYER],
        "borrowers": [BORROWER],
        "loan": {
            "cause": "financial_loan",
            "contract": {
                "title": "个人经营借款合同",
                "number": "海借2021-001",
                "signed_on": "2021-07-16",
                "signed_at": "海宁市",
                "clauses": {"interest": "3", "penalty": "8", "compound": "8", "courts": "15", "costs": "9"},
                "disputes": {"kind": "court", "place": "plaintiff_domicile"},
                "exhibit": 1,
            },
            "amount": "600000",
            "from_on": "2021-07-16",
            "until_on": "2022-07-15",
            "disbursements": [
                {"note": "1", "paid_on": "2021-07-16", "amount": "600000", "due_on": "2022-07-15", "exhibit": 2}
            ],
            "rate": {"annual": "6%"},
            "penalty": {"surcharge": "50%", "compound": True},
            "interest_days": {"settle": "quarterly", "on": 20, "year": 360},
        },
        "guarantees": [
            {
                "guarantor": COMPANY,
                "contract": {"title": "保证合同", "number": "海保2021-001", "signed_on": "2021-07-16"},
                "kind": "joint_and_several",
                "period": {"months": 36},
            }
        ],
        "mortgages": [
            {
                "owner": BORROWER,
                "contract": {"title": "最高额抵押合同", "number": "海抵2021-001", "signed_on": "2021-07-15"},
                "collateral": {"kind": "house", "name": "住宅一套", "location": "浙江省海宁市示范小区1幢101室"},
                "registration": {"kind": "formal", "number": "浙（2021）海宁市不动产证明第0000001号"},
                "maximum": {"limit": "800000", "from_on": "2021-07-15", "until_on": "2024-07-14"},
            }
        ],
        "repayments": [{"paid_on": "2021-09-20", "amount": "6600"}],
        "exhibits": [
            {"number": 1, "name": "个人经营借款合同", "pages": 8},
            {"number": 2, "name": "借款借据"},
        ],
        "request": {
            "court": "海宁市人民法院",
            "filed_on": "2023-02-12",
            "costs": [{"kind": "lawyer_fee", "amount": "12000", "agreed": True, "paid": True}],
            "accelerate": False,
            "claim_security": True,
            "mediation": {
                "knows_mediation": True,
                "knows_benefits": [True, True, False, True, True],
                "willing": "undecided",
            },
        },
    }


def changed(**changes: Any) -> dict[str, Any]:
    """The facts with some of them set anew: `loan__rate={…}` sets `loan.rate`."""
    made = facts()
    for path, value in changes.items():
        *groups, last = path.split("__")
        group = made
        for name in groups:
            group = group[name]
        group[last] = value
    return made


def matter_of(made: dict[str, Any]) -> Matter:
    """The matter of these facts as of 10 February 2023."""
    case = Case.model_validate(made)
    return Matter.on(case, AS_OF)


def three_defendants() -> dict[str, Any]:
    """The borrower and his wife, and the guarantor; two agents, two disbursements, a third person."""
    made = changed(borrowers=[BORROWER, WIFE], agents=[LAWYER, {**LAWYER, "name": "吴示例", "powers": "general"}])
    made["loan"]["disbursements"] = [
        {"note": "1", "paid_on": "2021-07-16", "amount": "400000", "due_on": "2022-07-15"},
        {"note": "2", "paid_on": "2021-08-02", "amount": "200000", "due_on": "2022-07-15"},
    ]
    made["third_persons"] = [{"kind": "person", "name": "孙示例"}]
    return made


def card_facts() -> dict[str, Any]:
    """A card holder; the figures are those of the official example: 4440.19 + 11486.96 + 2240.99 = 18168.14."""
    made = facts()
    made["mortgages"], made["guarantees"] = [], []
    made["loan"] = {
        "cause": "credit_card",
        "card": {
            "last4": "0001",
            "opened_on": "2019-05-06",
            "limit": "50000",
            "daily_rate": "5‱",
            "notice_given": True,
            "notice_how": "领用合约加粗提示并由持卡人抄写",
        },
    }
    made["repayments"] = []
    made["bank_statement"] = {
        "as_of": "2023-02-10",
        "principal": "39958.51",
        "interest": "4440.19",
        "liquidated_damages": "11486.96",
        "fees": "2240.99",
    }
    made["request"]["figures"] = "bank"
    return made
