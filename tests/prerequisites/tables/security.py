"""SEC：实现担保物权。谁的权利、设立没有、到期没有、向哪里申请、什么挡在前面。"""

from tables.given import (
    COURT,
    LENDER,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    company,
    guarantee,
    mortgage,
    person,
    row,
)

FORMAL = {"kind": "formal", "registered_on": "2022-07-16"}
FIRM = company("样本实业有限公司")
PLEDGE = {"owner": person("李示例"), "collateral": {"kind": "other", "name": "质物"}}
MONTHLY = {"schedule": {"method": "level_principal", "periods": 12, "first_due_on": "2022-08-15", "day": 15}}
DEMAND = {"kind": "demand", "to": "borrower", "channel": "ems", "outcome": "delivered", "on": "2023-07-20"}
STATED = {"bank_statement": {"as_of": "2023-08-01", "principal": 1000000}}
SUIT = {"kind": "suit", "filed_on": "2023-07-20", "outcome": "pending"}
DECIDED = SUIT | {"outcome": "judgment", "title": {"document": "judgment", "effective_on": "2023-08-01"}}


def flat(**facts: object) -> dict:
    """The borrower's flat and what is known of it."""
    return {"mortgages": [mortgage(collateral={"kind": "house", "name": "住宅一套"} | facts)]}


def registered(**facts: object) -> dict:
    return {"mortgages": [mortgage(registration=FORMAL | facts)]}


WHOSE = [
    row("SEC001", MET, "the mortgagee applies", mortgages=[mortgage()]),
    row("SEC001", NOT_MET, "there is nothing to realise"),
    row("SEC001", NOT_MET, "it was given up", mortgages=[mortgage(waived_on="2023-07-01")]),
    row(
        "SEC001",
        UNDETERMINED,
        "a maximum mortgage assigned before it was fixed",
        mortgages=[mortgage(maximum={"limit": 1500000, "until_on": "2023-06-30"})],
        assignments=[{"assignor": LENDER, "signed_on": "2023-06-29"}],
    ),
    row("SEC003", MET, "registered", mortgages=[mortgage()]),
    row("SEC003", NOT_MET, "to be registered tomorrow", **registered(registered_on="2023-08-02")),
    row("SEC003", UNDETERMINED, "a flat, and nobody wrote its registration", mortgages=[mortgage(registration=None)]),
    row(
        "SEC003",
        MET,
        "a car needs a contract only",
        mortgages=[mortgage(collateral={"kind": "vehicle", "name": "轿车"}, registration=None)],
    ),
    row("SEC003", MET, "a thing delivered", pledges=[PLEDGE | {"right": "movable", "delivered_on": "2023-08-01"}]),
    row(
        "SEC003",
        UNDETERMINED,
        "a thing to be delivered",
        pledges=[PLEDGE | {"right": "movable", "delivered_on": "2023-08-02"}],
    ),
    row("SEC003", UNDETERMINED, "shares, not said to be registered", pledges=[PLEDGE | {"right": "shares"}]),
    row(
        "SEC003",
        NOT_MET,
        "an account that the debtor rules",
        pledges=[PLEDGE | {"right": "margin_account", "account_controlled": False}],
    ),
    row("SEC005", NOT_APPLICABLE, "an ordinary mortgage", mortgages=[mortgage()]),
    row("SEC005", MET, "fixed today", mortgages=[mortgage(maximum={"limit": 1500000, "until_on": "2023-08-01"})]),
    row(
        "SEC005", NOT_MET, "fixed tomorrow", mortgages=[mortgage(maximum={"limit": 1500000, "until_on": "2023-08-02"})]
    ),
    row("SEC005", UNDETERMINED, "nobody wrote until when", mortgages=[mortgage(maximum={"limit": 1500000})]),
    row("SEC010", MET, "a flat of one's own", mortgages=[mortgage()]),
    row("SEC010", NOT_MET, "a homestead", **flat(land="homestead")),
    row("SEC010", NOT_MET, "a school's building", says="抵押无效", **flat(disposal_ban="public_facility")),
    row("SEC010", UNDETERMINED, "whose it is", says="是否善意取得", **flat(disposal_ban="title_disputed")),
    row("SEC010", UNDETERMINED, "seized when given", says="抵押合同不因此无效", **flat(disposal_ban="seized")),
    row("SEC010", UNDETERMINED, "under customs", says="措施解除后才能行使", **flat(disposal_ban="supervised")),
    row("SEC010", UNDETERMINED, "barred, nobody wrote how", **flat(no_disposal_ban=False)),
    row("SEC010", MET, "released since", **flat(no_disposal_ban=True)),
    row("SEC015", NOT_APPLICABLE, "the debtor's own", mortgages=[mortgage()]),
    row("SEC015", UNDETERMINED, "a company's, no resolution seen", mortgages=[mortgage(owner=FIRM)]),
    row("SEC015", MET, "reviewed", mortgages=[mortgage(owner=FIRM, resolution={"body": "board", "reviewed": True})]),
    row(
        "SEC015",
        NOT_MET,
        "not reviewed",
        mortgages=[mortgage(owner=FIRM, resolution={"body": "board", "reviewed": False})],
    ),
    row("SEC016", NOT_APPLICABLE, "there is no security"),
    row("SEC016", MET, "priority on a registered mortgage", mortgages=[mortgage()]),
    row("SEC016", NOT_MET, "priority on one to be registered", **registered(registered_on="2023-08-02")),
    row("SEC016", UNDETERMINED, "nobody wrote whether it was registered", mortgages=[mortgage(registration=None)]),
]

PROOF = [
    {"number": number, "name": f"证据{number}", "kind": kind}
    for number, kind in enumerate(("loan_contract", "security_contract", "registration", "disbursement_proof"), start=1)
]
# 2024-06-10 履行期限届满，申请执行的期间二年至 2026-06-10。
JUDGED = {
    "kind": "suit",
    "against": ["borrower"],
    "filed_on": "2024-01-10",
    "ended_on": "2024-05-20",
    "outcome": "judgment",
    "title": {"document": "judgment", "perform_by": "2024-06-10"},
}
PASSPORT = {"type": "护照", "number": "E00000000"}

WHERE_AND_WHEN = [
    row("SEC002", MET, "where the flat is", mortgages=[mortgage()], request=COURT),
    row("SEC002", NOT_MET, "elsewhere", mortgages=[mortgage()], request={"court": "桐乡市人民法院"}),
    row("SEC002", NOT_MET, "an intermediate court", mortgages=[mortgage()], request={"court": "嘉兴市中级人民法院"}),
    row("SEC002", UNDETERMINED, "no court is named", mortgages=[mortgage()]),
    row("SEC002", UNDETERMINED, "a right without a place", pledges=[PLEDGE | {"right": "shares"}], request=COURT),
    row("SEC004", NOT_MET, "on the due day", "2023-07-15", mortgages=[mortgage()]),
    row("SEC004", MET, "the day after", "2023-07-16", mortgages=[mortgage()]),
    row("SEC004", UNDETERMINED, "one instalment late", "2022-10-01", loan=MONTHLY, mortgages=[mortgage()]),
    row("SEC006", MET, "every paper of article 365", mortgages=[mortgage()], exhibits=PROOF),
    row(
        "SEC006",
        NOT_MET,
        "no registration certificate",
        of=None,
        mortgages=[mortgage()],
        exhibits=PROOF[:2] + PROOF[3:],
    ),
    row("SEC006", UNDETERMINED, "nobody wrote how the flat stands", of="住宅一套", exhibits=PROOF, **flat()),
    row("SEC012", UNDETERMINED, "no number tells the owner apart", mortgages=[mortgage()]),
    row("SEC012", MET, "owner and flat in full", mortgages=[mortgage(owner=person("李示例", other_id=PASSPORT))]),
]

IN_THE_WAY = [
    row("SEC007", MET, "no order was agreed", mortgages=[mortgage()]),
    row("SEC007", NOT_MET, "the guarantor first", mortgages=[mortgage(order="guarantee_first")]),
    row(
        "SEC007",
        NOT_MET,
        "the guarantor first, says his contract",
        mortgages=[mortgage()],
        guarantees=[guarantee(order="guarantee_first")],
    ),
    row("SEC008", MET, "stated and asked for", mortgages=[mortgage()], events=[DEMAND], **STATED),
    row("SEC008", NOT_MET, "a suit is pending", mortgages=[mortgage()], proceedings=[SUIT], events=[DEMAND], **STATED),
    # 判决自 2023-08-01 起生效
    *(
        row(
            "SEC008",
            outcome,
            f"a judgment in force on 2023-08-01, asked on {day}",
            day,
            mortgages=[mortgage()],
            proceedings=[DECIDED],
            events=[DEMAND],
            says=says,
            **STATED,
        )
        for day, outcome, says in (("2023-07-31", MET, "没有看到"), ("2023-08-01", NOT_MET, "直接申请执行"))
    ),
    row("SEC008", UNDETERMINED, "nobody stated the sum", mortgages=[mortgage()], events=[DEMAND]),
    # 2023-07-15 到期，三年至 2026-07-15。
    row("SEC009", MET, "the last day of the claim's three years", "2026-07-15", mortgages=[mortgage()]),
    row("SEC009", NOT_MET, "the day after", "2026-07-16", mortgages=[mortgage()]),
    row("SEC009", MET, "a thing in the creditor's hands", "2026-07-16", pledges=[PLEDGE | {"right": "movable"}]),
    row(
        "SEC009",
        UNDETERMINED,
        "a refused letter would have saved it",
        "2026-07-16",
        mortgages=[mortgage()],
        events=[DEMAND | {"outcome": "refused"}],
    ),
    row(
        "SEC009",
        MET,
        "judged against the borrower, the last day to enforce",
        "2026-06-10",
        mortgages=[mortgage()],
        proceedings=[JUDGED],
    ),
    row(
        "SEC009",
        NOT_MET,
        "judged against the borrower, and never enforced",
        "2026-06-11",
        says="申请执行",
        mortgages=[mortgage()],
        proceedings=[JUDGED],
    ),
    row(
        "SEC009",
        UNDETERMINED,
        "judged against the borrower, nobody wrote until when to perform",
        "2026-06-11",
        says="proceedings[0].title.perform_by",
        mortgages=[mortgage()],
        proceedings=[JUDGED | {"title": None}],
    ),
    row("SEC011", MET, "neither let nor seized", mortgages=[mortgage()]),
    row("SEC011", NOT_MET, "let a day before the mortgage", **flat(lease="有", lease_from_on="2022-07-15")),
    row("SEC011", MET, "let on the day of the mortgage", **flat(lease="有", lease_from_on="2022-07-16")),
    row("SEC011", UNDETERMINED, "nobody went to look", **flat()),
    row("SEC014", MET, "within the registered sum", mortgages=[mortgage()]),
    row("SEC014", NOT_MET, "over the registered sum", **registered(amount=1000000)),
    row("SEC014", UNDETERMINED, "nobody wrote the registered sum", **registered()),
    row(
        "SEC014",
        NOT_MET,
        "paid out the day after the claims were fixed",
        says="不受其担保",
        mortgages=[mortgage(maximum={"limit": 1500000, "until_on": "2022-07-15"})],
    ),
    row(
        "SEC014",
        MET,
        "paid out on the day on which the claims were fixed",
        mortgages=[mortgage(maximum={"limit": 1500000, "until_on": "2022-07-16"})],
    ),
]

CASES = [*WHOSE, *WHERE_AND_WHEN, *IN_THE_WAY]
