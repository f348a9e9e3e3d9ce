"""NOT：催收函。债到期了没有，函件到得了没有，写全了没有，信封上露不露底。"""

from tables.given import MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, company, person, row

LETTER = {"pay_within_days": 7}
ACCOUNT = {"holder": "示例银行", "bank": "示例银行海宁支行", "number": "0000"}
CONTACT = {"phone": "0573-00000001", "objections": "书面寄往海宁市示例路1号"}
BANK: dict = {
    "bank_statement": {"as_of": "2023-08-01", "principal": 100000, "interest": 0},
    "request": {"figures": "bank", "default_on": "2022-07-16"},
}
FULL = {"letter": LETTER, "account": ACCOUNT, "contact": CONTACT}


def letter(**facts: object) -> dict:
    return {"request": {"letter": facts}}


DEMAND = {"kind": "demand", "to": "borrower", "channel": "ems", "outcome": "returned", "on": "2023-07-20"}
CHECKED = {"kind": "address_checked", "to": "borrower", "on": "2023-07-21"}
COLLECTOR = {"kind": "organisation", "name": "示例催收服务有限公司", "phones": ["0573-00000009"]}
JUDGED = {
    "kind": "suit",
    "filed_on": "2023-08-01",
    "outcome": "judgment",
    "title": {"document": "judgment", "number": "示例判决书", "effective_on": "2024-01-10"},
}
RULED = {"kind": "collateral_auction", "outcome": "ruled"}


def judged(**title: object) -> dict:
    return JUDGED | {"title": JUDGED["title"] | title}


CASES = [
    row("NOT001", MET, "a day after the due day", "2023-07-16"),
    row("NOT001", NOT_MET, "on the due day", "2023-07-15"),
    row(
        "NOT001",
        NOT_MET,
        "everything was repaid",
        repayments=[{"paid_on": "2023-07-15", "amount": 2000000}],
    ),
    row("NOT002", MET, "an address and a telephone"),
    row("NOT002", UNDETERMINED, "no telephone", borrowers=[person("李示例", phones=[])]),
    row("NOT002", UNDETERMINED, "no address", borrowers=[person("李示例", address=None)]),
    row(
        "NOT002", MET, "where he lives will do", borrowers=[person("李示例", address=None, habitual_residence="海宁市")]
    ),
    row(
        "NOT002",
        MET,
        "the telephone of whoever heads the company",
        borrowers=[company("样本纺织有限公司", phones=[], legal_representative={"name": "钱示例", "phone": "1"})],
    ),
    row("NOT003", UNDETERMINED, "nobody checked the address"),
    row("NOT003", MET, "checked", events=[CHECKED]),
    row("NOT003", MET, "checked today", events=[CHECKED | {"on": "2023-08-01"}]),
    row("NOT003", UNDETERMINED, "a letter that arrived is no check", events=[DEMAND | {"outcome": "delivered"}]),
    row("NOT003", NOT_MET, "a notice of acceleration came back", events=[DEMAND | {"kind": "acceleration"}]),
    row("NOT003", MET, "agreed in the contract", borrowers=[person("李示例", address_agreed=True)]),
    row("NOT003", NOT_MET, "a letter came back", events=[DEMAND]),
    row("NOT003", MET, "a letter came back, checked the next day", events=[DEMAND, CHECKED]),
    row(
        "NOT003", NOT_MET, "checked the same day, which tells nothing", events=[DEMAND, CHECKED | {"on": "2023-07-20"}]
    ),
    row(
        "NOT003",
        MET,
        "checked before a letter came back, and again after it",
        says="于2023年7月21日核对过",
        events=[CHECKED | {"on": "2023-07-19"}, DEMAND, CHECKED],
    ),
    row("NOT003", UNDETERMINED, "to be checked tomorrow", events=[CHECKED | {"on": "2023-08-02"}]),
    row("NOT004", MET, "which contract and which note"),
    row("NOT004", UNDETERMINED, "nobody wrote which contract", loan={"contract": {}}),
    row("NOT004", MET, "a contract by its number, no note", loan={"disbursements": []}, **BANK),
    row(
        "NOT004",
        UNDETERMINED,
        "a contract by its title, no note",
        loan={"contract": {"title": "借款合同", "number": None}, "disbursements": []},
        **BANK,
    ),
    row("NOT005", MET, "term, account, telephone, objections", request=FULL),
    row("NOT005", UNDETERMINED, "no account", request=FULL | {"account": None}),
    row("NOT005", UNDETERMINED, "nowhere to object", request=FULL | {"contact": {"phone": "0573-00000001"}}),
    # 文书日期 2023-08-01：期限在次日以后。
    row("NOT006", MET, "to pay by the next day", says="2023年8月2日前", **letter(pay_by="2023-08-02")),
    row("NOT006", NOT_MET, "to pay by the day of the letter", **letter(pay_by="2023-08-01")),
    row("NOT006", MET, "within seven days of receipt", says="7日内", **letter(pay_within_days=7)),
    row("NOT006", UNDETERMINED, "no term"),
    row("NOT006", UNDETERMINED, "a letter without a term", **letter(number="催1号")),
    row(
        "NOT006",
        NOT_MET,
        "the letter is dated later",
        request={"letter": {"pay_by": "2023-08-02"}, "filed_on": "2023-08-03"},
    ),
    row("NOT007", NOT_APPLICABLE, "the creditor collects itself"),
    row(
        "NOT007",
        MET,
        "the collector is told in full",
        **letter(trustee=COLLECTOR, trustee_commissioned_on="2023-07-01"),
    ),
    row("NOT007", UNDETERMINED, "since when is not told", **letter(trustee=COLLECTOR)),
    row("NOT009", MET, "nobody has judged it"),
    row("NOT009", NOT_MET, "judged, and effective today", "2024-01-10", proceedings=[JUDGED]),
    row("NOT009", MET, "judged, and effective tomorrow", "2024-01-09", proceedings=[JUDGED]),
    row("NOT009", MET, "the collateral alone was ruled on", "2024-01-10", proceedings=[JUDGED | RULED]),
    row("NOT010", NOT_APPLICABLE, "nobody has judged it"),
    row("NOT010", NOT_APPLICABLE, "judged, and effective tomorrow", "2024-01-09", proceedings=[judged(principal=1)]),
    row(
        "NOT010",
        MET,
        "judged in full",
        "2024-01-31",
        says="余1,003,150.00元",
        proceedings=[judged(principal=1000000, perform_by="2024-01-12")],
    ),
    row("NOT010", UNDETERMINED, "what it orders is not told", "2024-01-31", proceedings=[JUDGED]),
    row("NOT010", UNDETERMINED, "the outcome alone", "2024-01-31", proceedings=[JUDGED | {"title": None}]),
    row(
        "NOT010",
        NOT_MET,
        "the last day to perform",
        "2024-01-20",
        proceedings=[judged(principal=1000000, perform_by="2024-01-20")],
    ),
    row(
        "NOT010",
        MET,
        "the day after the last day to perform",
        "2024-01-21",
        proceedings=[judged(principal=1000000, perform_by="2024-01-20")],
    ),
    row(
        "NOT010",
        NOT_MET,
        "paid to the last fen",
        "2024-01-31",
        proceedings=[judged(principal=1000000, perform_by="2024-01-12")],
        repayments=[{"paid_on": "2024-01-15", "amount": 1000000}],
    ),
    row(
        "NOT010",
        MET,
        "paid but for one fen",
        "2024-01-31",
        proceedings=[judged(principal=1000000, perform_by="2024-01-12")],
        repayments=[{"paid_on": "2024-01-15", "amount": "999999.99"}],
    ),
    row(
        "NOT010",
        UNDETERMINED,
        "paid, and nobody can say how the interest runs",
        "2024-01-31",
        proceedings=[judged(principal=1000000, perform_by="2024-01-12", ordinary_interest_text="按LPR的1.5倍计算")],
        repayments=[{"paid_on": "2024-01-15", "amount": 1000}],
    ),
    *(
        row(
            "NOT010",
            outcome,
            f"{paid} paid within a limit of 1000",
            "2024-01-31",
            proceedings=[
                judged(principal=1000000, perform_by="2024-01-12", liabilities=[{"name": "李示例", "cap": 1000}])
            ],
            repayments=[{"paid_on": "2024-01-15", "amount": paid, "payer": "李示例"}],
        )
        for paid, outcome in (("999.99", MET), ("1000", NOT_MET))
    ),
    row("NOT001", NOT_APPLICABLE, "the judgment says what is due", "2024-01-31", proceedings=[judged(principal=1)]),
    row("NOT008", NOT_APPLICABLE, "nothing else on the envelope"),
    row("NOT008", MET, "a plain word", **letter(envelope="重要信件，请本人拆阅")),
    row("NOT008", NOT_MET, "the debt on the envelope", says="贷款、逾期、催收", **letter(envelope="贷款逾期催收")),
    row("NOT008", NOT_MET, "a card number on the envelope", says="完整号码", **letter(envelope="6222 0200 0000 0000")),
]
