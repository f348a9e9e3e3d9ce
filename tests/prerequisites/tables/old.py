"""Debts older than some of the law that is asked of them: no figure of today's law is at hand, and nothing may break."""

from tables.given import COURT, company, guarantee, mortgage, person, row

_OLD_LOAN = {
    "contract": {"title": "借款合同", "signed_on": "2009-10-15"},
    "disbursements": [{"paid_on": "2009-10-15", "amount": 400000, "due_on": "2010-10-15"}],
}
_FULL = {
    "loan": _OLD_LOAN,
    "borrowers": [person("李示例", whereabouts="missing"), company("样本纺织有限公司")],
    "guarantees": [
        guarantee(contract={"signed_on": "2009-10-15"}, period={"until_repaid": True}, kind="not_agreed"),
    ],
    "mortgages": [
        mortgage(
            contract={"signed_on": "2009-10-15"},
            registration={"kind": "formal", "registered_on": "2009-10-16", "amount": 400000},
        )
    ],
    "agents": [{"name": "郑示例", "kind": "lawyer"}],
    "proceedings": [
        {
            "kind": "mediation",
            "agreement": {"signed_on": "2011-01-01", "mediator_signed": True, "sealed": True},
        },
        {
            "kind": "suit",
            "filed_on": "2011-06-01",
            "outcome": "judgment",
            "title": {"document": "judgment", "perform_by": "2012-01-01"},
        },
    ],
    "request": COURT
    | {
        "average_wage": 40000,
        "small_claims_agreed": True,
        "preservation": {"stage": "in_action", "amount": 400000, "security": "cash", "security_amount": 400000},
    },
    "creditor": person("吴示例"),
}
_BEFORE_ACTION = {"stage": "before_action", "amount": 400000, "security": "cash", "security_amount": 400000}

OLD_MATTERS = tuple(
    row("all", "", f"asked on {day}" + (" before action" if changes else ""), day, **(_FULL | changes))
    for day in ("2010-10-16", "2013-10-01", "2016-12-01", "2021-12-31", "2026-11-20")
    for changes in ({}, {"request": COURT | {"preservation": _BEFORE_ACTION}})
)
