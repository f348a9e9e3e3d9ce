"""PAY、PRE、ENF、JCF：支付令、财产保全、执行、司法确认。"""

from tables.given import (
    BANK,
    COURT,
    LENDER,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    guarantee,
    owing,
    person,
    row,
)

MONTHLY = {"schedule": {"method": "level_principal", "periods": 12, "first_due_on": "2022-08-15", "day": 15}}

PAYMENT_ORDER = [
    row("PAY001", NOT_MET, "on the due day", "2023-07-15"),
    row("PAY001", MET, "the day after", "2023-07-16"),
    row("PAY001", NOT_MET, "only some instalments are due", "2022-10-01", loan=MONTHLY),
    row("PAY002", MET, "no other dispute"),
    row("PAY002", NOT_MET, "a suit is pending", proceedings=[{"kind": "suit", "outcome": "pending"}]),
    row("PAY003", MET, "at home"),
    row("PAY003", NOT_MET, "gone", borrowers=[person("李示例", whereabouts="missing")]),
    row("PAY003", NOT_MET, "abroad", borrowers=[person("李示例", abroad=True)]),
    row("PAY003", UNDETERMINED, "nobody asked where he is", borrowers=[person("李示例", whereabouts=None)]),
    row("PAY003", UNDETERMINED, "nowhere to serve him", borrowers=[person("李示例", address=None)]),
    row("PAY004", MET, "the basic court of his home", request=COURT),
    row("PAY004", NOT_MET, "another basic court", request={"court": "桐乡市人民法院"}),
    row("PAY004", NOT_MET, "a higher court", request={"court": "嘉兴市中级人民法院"}),
    row("PAY004", UNDETERMINED, "no court is named"),
    row(
        "PAY004", UNDETERMINED, "nobody wrote where he lives", borrowers=[person("李示例", address=None)], request=COURT
    ),
    row("PAY005", MET, "nothing preserved"),
    row("PAY005", NOT_MET, "preserved before action", proceedings=[{"kind": "pre_action_preservation"}]),
    row("PAY006", NOT_APPLICABLE, "nothing late is charged yet", "2023-07-16"),
    row("PAY006", MET, "late interest as agreed"),
    row(
        "PAY006",
        NOT_MET,
        "compound interest of one fen that nobody agreed",
        says="0.01元",
        loan={"penalty": None},
        bank_statement={"as_of": "2023-08-01", "principal": 1000000, "compound_interest": "0.01"},
        request={"figures": "bank"},
    ),
    row(
        "PAY006",
        NOT_MET,
        "the bank charges what nobody agreed",
        loan={"penalty": None},
        bank_statement={"as_of": "2023-08-01", "principal": 1000000, "penalty_interest": 4250},
        request={"figures": "bank"},
    ),
    row("PAY007", MET, "no security"),
    row("PAY007", NOT_MET, "a guarantor is not reached", guarantees=[guarantee()]),
    row("PAY008", MET, "to a fixed day", request={"to_actual_payment": False}),
    row("PAY008", NOT_MET, "to the day of payment"),
]


def preserving(creditor: dict | None = None, *, stage: str = "in_action", **facts: object) -> dict:
    """A request to preserve the debtor's deposit for exactly the 1,000,000 claimed."""
    asked = {"stage": stage, "amount": 1000000, "assets": [{"owner": "李示例", "kind": "deposit", "text": "存款"}]}
    request = COURT | {"figures": "bank", "preservation": asked | facts}
    return {"request": request} | owing("1000000.00") | ({"creditor": creditor} if creditor else {})


WU = person("吴示例")
ZHANGS = {"assets": [{"owner": "张示例", "kind": "deposit", "text": "存款"}]}

PRESERVATION = [
    row("PRE001", MET, "he is moving his money", **preserving(reason="正在转移存款")),
    row("PRE001", UNDETERMINED, "no reason", **preserving()),
    row(
        "PRE001",
        UNDETERMINED,
        "before action it must be urgent",
        **preserving(stage="before_action", reason="正在转移存款"),
    ),
    row("PRE001", UNDETERMINED, "nothing is asked for"),
    # 请求 1,000,000.00。
    row("PRE002", MET, "exactly the claim", **preserving(amount="1000000.00")),
    row("PRE002", NOT_MET, "one fen over", **preserving(amount="1000000.01")),
    row("PRE002", UNDETERMINED, "no sum", **preserving(amount=None)),
    row("PRE003", MET, "a deposit is named", **preserving()),
    row("PRE003", UNDETERMINED, "no asset", **preserving(assets=[])),
    row("PRE004", MET, "a bank in a suit", **preserving(security="none")),
    row("PRE004", NOT_MET, "a bank before action", **preserving(stage="before_action", security="none")),
    # 1,000,000 × 30% = 300,000。
    row("PRE004", MET, "30 per cent in a suit", **preserving(WU, security="insurance", security_amount="300000.00")),
    row("PRE004", NOT_MET, "one fen less", **preserving(WU, security="insurance", security_amount="299999.99")),
    row("PRE004", UNDETERMINED, "nobody wrote what is given", **preserving(WU)),
    row("PRE004", UNDETERMINED, "nobody wrote how much", **preserving(WU, security="cash")),
    row("PRE005", MET, "court and case", **preserving(case_number="示例1号")),
    row("PRE005", UNDETERMINED, "in a suit without its number", **preserving()),
    row("PRE006", NOT_APPLICABLE, "the debtor's deposit", **preserving(), guarantees=[guarantee(kind="general")]),
    row(
        "PRE006", NOT_MET, "a general guarantor's alone", **preserving(**ZHANGS), guarantees=[guarantee(kind="general")]
    ),
    row(
        "PRE006",
        UNDETERMINED,
        "a guarantor's of no known kind",
        **preserving(**ZHANGS),
        guarantees=[guarantee(kind=None)],
    ),
    row(
        "PRE006",
        MET,
        "a guarantor's of no known kind, and the debtor's too",
        of="张示例",
        guarantees=[guarantee(kind=None)],
        **preserving(assets=[{"owner": owner, "kind": "deposit", "text": "存款"} for owner in ("张示例", "李示例")]),
    ),
    row("PRE006", NOT_APPLICABLE, "a joint guarantor's alone", **preserving(**ZHANGS), guarantees=[guarantee()]),
    row(
        "PRE006",
        MET,
        "the debtor's are preserved already",
        **preserving(**ZHANGS),
        guarantees=[guarantee(kind="general")],
        proceedings=[{"kind": "preservation"}],
    ),
    row("PRE007", NOT_APPLICABLE, "in a suit", **preserving()),
    row("PRE007", NOT_MET, "thirty days to sue", **preserving(stage="before_action")),
]

TITLE = {"document": "judgment", "number": "示例判1号", "operative_part": "给付", "perform_by": "2024-02-01"}


UNTIL_2022 = [{"due_on": "2021-12-31", "amount": 1}, {"due_on": "2023-06-30", "amount": 1}]
SINCE_2022 = [{"due_on": "2022-01-01", "amount": 1}, {"due_on": "2023-06-30", "amount": 1}]
TWO_TERMS = [{"due_on": "2024-03-01", "amount": 1}, {"due_on": "2024-06-01", "amount": 1}]


def judged(*, request: dict | None = None, **title: object) -> dict:
    """A judgment of the Haining court, to be performed by 2024-02-01."""
    suit = {"kind": "suit", "institution": "海宁市人民法院", "filed_on": "2023-08-01", "outcome": "judgment"}
    return {"proceedings": [suit | {"title": TITLE | title}], "request": COURT if request is None else request}


LATER = "2024-03-01"
UNDATED = {"perform_by": None}
PAID = {"paid_on": "2024-02-15", "amount": 50000}


def assigned(signed_on: str | None) -> dict:
    return {"assignments": [{"assignor": LENDER, "signed_on": signed_on}]}


def recognised(on: str) -> dict:
    """The same, and the assignor said so to the court in writing."""
    (hand,) = assigned(on)["assignments"]
    return {"assignments": [hand | {"recognised_on": on}]}


CAPPED = guarantee(cap=50000)
HIS = {"name": "张示例", "cap": 50000}
DAMAGES = {"text": "违约金", "amount": 10000}


def within(paid: str) -> dict:
    """A judgment that limits the guarantor's liability, of which he has paid so much."""
    came = {"paid_on": "2024-02-15", "amount": paid, "payer": "张示例"}
    return {"guarantees": [CAPPED], "repayments": [came]} | judged(liabilities=[HIS])


ENFORCEMENT = [
    row("ENF001", MET, "a judgment in full", LATER, **judged()),
    row("ENF001", NOT_MET, "takes effect tomorrow", LATER, **judged(effective_on="2024-03-02")),
    row("ENF001", MET, "takes effect today", LATER, **judged(effective_on="2024-03-01")),
    row("ENF001", UNDETERMINED, "without its number", LATER, **judged(number=None)),
    row("ENF001", UNDETERMINED, "no title at all", LATER),
    row("ENF002", NOT_MET, "on the last day to perform", "2024-02-01", **judged()),
    row("ENF002", MET, "the day after", "2024-02-02", **judged()),
    row("ENF002", NOT_MET, "on the first of two days to pay", "2024-03-01", **judged(terms=TWO_TERMS)),
    row("ENF002", MET, "the first of two is past", "2024-03-02", **judged(terms=TWO_TERMS)),
    row("ENF002", UNDETERMINED, "nobody wrote by when", LATER, **judged(**UNDATED)),
    # 自 2024-02-01 起二年，至 2026-02-01。
    row("ENF003", MET, "the last day of two years", "2026-02-01", **judged()),
    row("ENF003", NOT_MET, "the day after", "2026-02-02", **judged()),
    row("ENF003", UNDETERMINED, "nobody wrote from when", LATER, **judged(**UNDATED)),
    # 第一期照当时的规定自 2021-12-31 起二年，至 2023-12-31；最后一期至 2025-06-30。
    row("ENF010", MET, "the last day of its own two years", "2023-12-31", **judged(terms=UNTIL_2022)),
    row("ENF010", NOT_MET, "the day after", "2024-01-01", says="2021年12月31日届满的各期", **judged(terms=UNTIL_2022)),
    row(
        "ENF010",
        MET,
        "renewed within them",
        "2024-01-01",
        events=[{"kind": "repayment_promise", "to": "borrower", "on": "2023-12-31"}],
        **judged(terms=UNTIL_2022),
    ),
    row(
        "ENF010",
        UNDETERMINED,
        "a letter nobody can prove",
        "2024-01-01",
        events=[{"kind": "demand", "channel": "ems", "to": "borrower", "on": "2023-12-31", "outcome": "sent"}],
        **judged(terms=UNTIL_2022),
    ),
    row("ENF010", NOT_APPLICABLE, "the first fell due in 2022", "2024-01-02", **judged(terms=SINCE_2022)),
    row("ENF010", NOT_APPLICABLE, "one day to pay", "2024-01-02", **judged(terms=UNTIL_2022[:1])),
    row("ENF004", MET, "the court that gave judgment", LATER, **judged()),
    row(
        "ENF004",
        MET,
        "an award goes to any court of the debtor",
        LATER,
        **judged(document="award", issued_by="示例仲裁委员会"),
    ),
    row("ENF004", UNDETERMINED, "another court", LATER, **judged(request={"court": "桐乡市人民法院"})),
    row("ENF004", UNDETERMINED, "no court is named", LATER, **judged(request={})),
    row("ENF005", NOT_APPLICABLE, "never assigned", LATER, **judged(issued_on="2024-01-10")),
    row(
        "ENF005",
        NOT_APPLICABLE,
        "assigned the day before",
        LATER,
        **judged(issued_on="2024-01-10"),
        **assigned("2024-01-09"),
    ),
    row("ENF005", MET, "recognised in writing", LATER, **judged(issued_on="2024-01-10"), **recognised("2024-01-10")),
    row("ENF005", NOT_MET, "assigned on the day", LATER, **judged(issued_on="2024-01-10"), **assigned("2024-01-10")),
    row(
        "ENF005", UNDETERMINED, "assigned nobody wrote when", LATER, **judged(issued_on="2024-01-10"), **assigned(None)
    ),
    row("ENF005", UNDETERMINED, "judged nobody wrote when", LATER, **judged(), **assigned("2024-01-10")),
    row("ENF006", MET, "interest as the judgment has it", LATER, **judged(ordinary_interest_text="按年利率9%")),
    row("ENF006", UNDETERMINED, "nobody wrote what it has", LATER, **judged()),
    row("ENF007", NOT_APPLICABLE, "nothing came in", LATER, **judged()),
    row("ENF007", MET, "costs and a part of the principal", LATER, repayments=[PAID], **judged(principal=1000000)),
    row(
        "ENF007",
        UNDETERMINED,
        "interest runs in words that no sum can follow",
        LATER,
        repayments=[PAID],
        **judged(principal=1000000, ordinary_interest_text="按同期LPR计算"),
    ),
    row("ENF007", NOT_MET, "all of it came in", LATER, repayments=[PAID], **judged(principal=50000)),
    row("ENF006", UNDETERMINED, "nobody wrote by when", LATER, **judged(**UNDATED)),
    row("ENF008", NOT_APPLICABLE, "nobody's liability is limited", LATER, **judged()),
    row("ENF008", UNDETERMINED, "a limit in the contract only", LATER, guarantees=[CAPPED], **judged()),
    row("ENF008", MET, "a limit in the judgment", LATER, guarantees=[CAPPED], **judged(liabilities=[HIS])),
    row("ENF008", MET, "one fen short of the limit", LATER, **within("49999.99")),
    row("ENF008", NOT_MET, "the limit is paid", LATER, **within("50000.00")),
    row("ENF009", NOT_APPLICABLE, "no other money", LATER, **judged()),
    row("ENF009", NOT_APPLICABLE, "an act", LATER, **judged(other=[{"kind": "act", "text": "腾退房屋"}])),
    row("ENF009", UNDETERMINED, "damages", LATER, **judged(other=[DAMAGES])),
    row("ENF009", MET, "damages that bear none", LATER, **judged(other=[DAMAGES | {"doubled": False}])),
    row("ENF009", NOT_APPLICABLE, "no doubled interest", LATER, **judged(other=[DAMAGES], delayed_interest=False)),
]

AGREED = {
    "signed_on": "2023-08-01",
    "mediator_signed": True,
    "sealed": True,
    "joint_application": True,
    "terms": [{"due_on": "2023-12-31", "amount": 1000000}],
}


def confirming(*, request: dict | None = None, **agreement: object) -> dict:
    """A mediation agreement signed and sealed on 2023-08-01."""
    mediated = {"kind": "mediation", "agreement": AGREED | agreement}
    return {"proceedings": [mediated], "request": COURT if request is None else request}


CONFIRMATION = [
    row("JCF001", MET, "signed and sealed", **confirming()),
    row("JCF001", NOT_MET, "never sealed", **confirming(sealed=False)),
    row("JCF001", UNDETERMINED, "did the mediator sign", **confirming(mediator_signed=None)),
    row("JCF001", UNDETERMINED, "no agreement"),
    # 2023-08-01 生效，三十日至 2023-08-31。
    row("JCF002", MET, "the thirtieth day", "2023-08-31", **confirming()),
    row("JCF002", NOT_MET, "the next", "2023-09-01", **confirming()),
    row("JCF002", UNDETERMINED, "nobody wrote since when", **confirming(signed_on=None)),
    row("JCF003", MET, "both apply", **confirming()),
    row("JCF003", NOT_MET, "one will not", **confirming(joint_application=False)),
    row("JCF003", UNDETERMINED, "nobody asked the other", **confirming(joint_application=None)),
    row("JCF004", MET, "where both are", **confirming()),
    row("JCF004", NOT_MET, "where nobody is", **confirming(request={"court": "桐乡市人民法院"})),
    row("JCF004", NOT_MET, "a high court", **confirming(request={"court": "浙江省高级人民法院"})),
    row("JCF004", UNDETERMINED, "no court is named", **confirming(request={})),
    row(
        "JCF004",
        UNDETERMINED,
        "the bank is at some number of some road",
        creditor=BANK | {"address": "示例路1号"},
        **confirming(request={"court": "桐乡市人民法院"}),
    ),
    row("JCF005", MET, "to be paid in money", **confirming()),
    row("JCF005", NOT_MET, "the flat passes to the bank", **confirming(transfers_property=True)),
    row("JCF005", NOT_MET, "the flat passes, in so many words", **confirming(text="房屋归申请人所有")),
    row("JCF006", MET, "how much by when", **confirming()),
    row("JCF006", UNDETERMINED, "neither", **confirming(terms=[])),
]

CASES = [*PAYMENT_ORDER, *PRESERVATION, *ENFORCEMENT, *CONFIRMATION]
