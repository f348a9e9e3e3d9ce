"""One invented case, with what a usual file of a bank holds, and the documents that are made of it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from recovery_docs.case import Case
from recovery_docs.filings import FILINGS
from recovery_docs.filings.court.civil_complaint import complaint
from recovery_docs.filings.court.element import complaint_document
from recovery_docs.filings.filing import Document
from recovery_docs.prerequisites.matter import Matter

AS_OF = date(2023, 2, 10)
FILINGS_MEASURED = ("collection-notice", "guarantor-demand", "debt-statement", "civil-complaint")

FACTS: dict[str, Any] = {
    "id": "示例-0001",
    "creditor": {
        "kind": "organisation",
        "name": "示例银行股份有限公司海宁支行",
        "uscc": "91330106MA2EXAMP1E",
        "address": "浙江省海宁市示例路1号",
        "responsible_person": {"name": "陈示例", "title": "行长", "phone": "0573-87000001"},
        "financial_institution": True,
    },
    "borrowers": [
        {
            "kind": "person",
            "name": "李示例",
            "resident_id": "330106198503020019",
            "ethnicity": "汉族",
            "address": "浙江省海宁市示范村2号",
            "phones": ["13900000001"],
        }
    ],
    "loan": {
        "cause": "financial_loan",
        "contract": {
            "title": "个人经营借款合同",
            "number": "海借2021-001",
            "signed_on": "2021-07-16",
            "signed_at": "海宁市",
            "clauses": {"interest": "3", "penalty": "8", "compound": "8", "courts": "15", "costs": "9"},
            "disputes": {"kind": "court", "place": "plaintiff_domicile"},
        },
        "amount": "600000",
        "from_on": "2021-07-16",
        "until_on": "2022-07-15",
        "disbursements": [{"note": "1", "paid_on": "2021-07-16", "amount": "600000", "due_on": "2022-07-15"}],
        "rate": {"annual": "6%"},
        "penalty": {"surcharge": "50%", "compound": True},
        "interest_days": {"settle": "quarterly", "on": 20, "year": 360},
    },
    "guarantees": [
        {
            "guarantor": {
                "kind": "organisation",
                "name": "海宁示例服饰有限公司",
                "uscc": "91330106MA2EXAMP2H",
                "address": "浙江省海宁市示范工业区3号",
                "legal_representative": {"name": "王示例", "title": "执行董事"},
            },
            "contract": {"title": "保证合同", "number": "海保2021-001", "signed_on": "2021-07-16"},
            "kind": "joint_and_several",
            "period": {"months": 36},
        }
    ],
    "request": {"court": "海宁市人民法院", "filed_on": "2023-02-10", "as_of": "2023-02-10"},
}


def documents() -> Iterator[Document]:
    """The first document of each template that the case has a use for."""
    case = Case.model_validate(FACTS)
    matter = Matter.on(case, AS_OF)
    named = (each for name in FILINGS_MEASURED for each in FILINGS[name].documents(matter))
    made = [*complaint(matter), *named, complaint_document(matter)]
    first = {document.template: document for document in reversed(made)}
    yield from reversed(first.values())
