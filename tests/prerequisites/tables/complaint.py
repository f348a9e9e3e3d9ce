"""CMP：起诉。谁告谁、告什么、凭什么，以前告过没有，走什么程序，谁来代理。"""

from tables.given import (
    BANK,
    COURT,
    LENDER,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    company,
    guarantee,
    mortgage,
    owing,
    person,
    row,
)

PASSPORT = {"type": "护照", "number": "E00000000"}
RECOURSE = {"cause": "recourse", "recourse": {"paid_on": "2023-07-20", "amount": 500000}, "disbursements": []}
BROKEN = [{"assignor": LENDER, "assignee": company("别的示例公司"), "signed_on": "2023-07-20"}]
WHOLE = [{"assignor": LENDER, "signed_on": "2023-07-20"}]

MONTHLY = {"schedule": {"method": "level_principal", "periods": 12, "first_due_on": "2022-08-15", "day": 15}}

PLAINTIFF = [
    row("CMP001", MET, "the lender sues on its own contract"),
    row("CMP001", MET, "the claim came to the plaintiff hand by hand", assignments=WHOLE),
    row(
        "CMP001",
        NOT_MET,
        "the first assignee is not the next assignor",
        says="而下一个权利人是样本资产管理股份有限公司",
        assignments=[*BROKEN, {"assignor": company("样本资产管理股份有限公司"), "signed_on": "2023-07-25"}],
    ),
    row(
        "CMP001",
        MET,
        "hand by hand through a company",
        assignments=[
            WHOLE[0] | {"assignee": company("样本资产管理股份有限公司")},
            {"assignor": company("样本资产管理股份有限公司"), "signed_on": "2023-07-25"},
        ],
    ),
    row("CMP001", NOT_MET, "the assignee of the deed is not the plaintiff", assignments=BROKEN),
    row("CMP001", MET, "a guarantor that has paid sues the debtor", loan=RECOURSE),
    row("CMP001", UNDETERMINED, "recourse, and nobody wrote what was paid", loan={"cause": "recourse"}),
    row("CMP004", MET, "a bank with its address, head and telephone"),
    row("CMP004", UNDETERMINED, "nobody wrote who heads the bank", creditor=BANK | {"legal_representative": None}),
    row("CMP004", UNDETERMINED, "a lender's nationality and occupation are asked", creditor=person("吴示例")),
    row(
        "CMP004",
        MET,
        "a lender in full",
        creditor=person(
            "吴示例", sex_if_no_id="female", born_on_if_no_id="1980-01-01", ethnicity="汉族", occupation="教师"
        ),
    ),
]

DEFENDANTS = [
    row("CMP002", MET, "a passport tells a defendant apart", borrowers=[person("李示例", other_id=PASSPORT)]),
    row("CMP002", UNDETERMINED, "a name and an address alone do not"),
    row("CMP002", UNDETERMINED, "a company without its credit code", borrowers=[company("样本纺织有限公司")]),
    row("CMP005", MET, "name, sex and home are enough for a defendant"),
    row("CMP005", UNDETERMINED, "the sex is not written", borrowers=[person("李示例")]),
    row("CMP005", MET, "a company needs its seat only", borrowers=[company("样本纺织有限公司")]),
    row("CMP005", UNDETERMINED, "and lacks even that", borrowers=[company("样本纺织有限公司", address=None)]),
]

CLAIM = [
    row("CMP003", MET, "a contract, money paid out, a day gone by", "2023-07-16"),
    row("CMP003", NOT_MET, "on the due day nothing is overdue", "2023-07-15"),
    row("CMP003", UNDETERMINED, "nobody wrote which contract", loan={"contract": {}}),
    row("CMP003", MET, "the number of the contract will do", loan={"contract": {"number": "示例借字1号"}}),
    row("CMP003", MET, "one instalment late", "2022-10-01", loan=MONTHLY),
    row("CMP003", NOT_MET, "everything was repaid", repayments=[{"paid_on": "2023-07-15", "amount": 2000000}]),
    row("CMP006", MET, "plain words", request={"facts_text": "经多次催收未还"}),
    row("CMP006", NOT_MET, "an insult", request={"facts_text": "被告就是个老赖"}),
    row("CMP006", NOT_MET, "an insult with a gap in it", request={"other_claims": ["请求判令这个骗 子还钱"]}),
]


def agreed(kind: str, **disputes: object) -> dict:
    """The loan contract's clause on disputes."""
    return {"contract": {"title": "借款合同", "signed_on": "2022-07-16", "disputes": {"kind": kind} | disputes}}


BODY = {"institution": "示例仲裁委员会"}
SIGNED = {"title": "保证合同", "signed_on": "2022-07-16"}


def guaranteed(kind: str | None, **disputes: object) -> dict:
    """The guarantee contract's own clause on disputes."""
    clause = {"disputes": {"kind": kind} | disputes} if kind else {}
    return {"guarantees": [guarantee(contract=SIGNED | clause)]}


ARBITRATION = [
    row("CMP007", MET, "the contract says nothing of arbitration", loan=agreed("none")),
    row("CMP007", MET, "the contract names a court", loan=agreed("court", institution="海宁市人民法院")),
    row("CMP007", NOT_MET, "the contract goes to arbitration", loan=agreed("arbitration", **BODY)),
    row("CMP007", UNDETERMINED, "arbitration, and nobody knows before whom", loan=agreed("arbitration")),
    row("CMP007", UNDETERMINED, "nobody read the clause"),
    row(
        "CMP007",
        NOT_APPLICABLE,
        "the borrower, whom the clause binds, is not sued",
        loan=agreed("arbitration", **BODY),
        guarantees=[guarantee()],
        request={"defendants": ["张示例"]},
    ),
    # 法释〔2025〕15号自2025年12月31日起施行：“或裁或审”的仲裁部分无效。
    row("CMP007", UNDETERMINED, "either way, a day before the reply", "2025-12-30", loan=agreed("either", **BODY)),
    row("CMP007", MET, "either way, from the reply's first day", "2025-12-31", loan=agreed("either", **BODY)),
    # 主从合同各看各的（担保制度解释21①）。
    row("CMP008", NOT_APPLICABLE, "nobody stands security", of=None),
    row("CMP008", NOT_APPLICABLE, "the guarantee's clause was not read", **guaranteed(None)),
    row("CMP008", MET, "the guarantee goes to court", **guaranteed("court")),
    row("CMP008", NOT_MET, "the guarantee alone goes to arbitration", of="张示例", **guaranteed("arbitration", **BODY)),
    row("CMP008", UNDETERMINED, "the guarantee names no arbitrator", **guaranteed("arbitration")),
    row("CMP008", UNDETERMINED, "the guarantee goes either way", "2025-12-30", **guaranteed("either", **BODY)),
    row("CMP008", MET, "the guarantee goes either way", "2025-12-31", **guaranteed("either", **BODY)),
    row(
        "CMP008",
        NOT_APPLICABLE,
        "a guarantor who is spared may have his arbitration",
        request={"defendants": ["borrower"]},
        **guaranteed("arbitration", **BODY),
    ),
    row("CMP009", NOT_APPLICABLE, "nobody stands security"),
    row("CMP009", MET, "the guarantee's clause was read", **guaranteed("none")),
    row("CMP009", NOT_MET, "the guarantee goes to arbitration", **guaranteed("arbitration", **BODY)),
    row("CMP009", UNDETERMINED, "the guarantee's clause was not read", **guaranteed(None)),
    row("CMP009", UNDETERMINED, "nor was the mortgage's", mortgages=[mortgage()]),
]


def before(kind: str, **facts: object) -> dict:
    """One earlier proceeding."""
    return {"proceedings": [{"kind": kind, "institution": "海宁市人民法院", "number": "示例1号"} | facts]}


EARLIER = [
    row("CMP010", MET, "nobody has sued"),
    row(
        "CMP010",
        NOT_MET,
        "the same claim is pending",
        says="海宁市人民法院示例1号诉讼正在进行",
        **before("suit", outcome="pending", same_claim=True),
    ),
    row(
        "CMP010",
        NOT_MET,
        "the same claim was judged",
        says="已经对同一请求作出处理",
        **before("suit", outcome="judgment", same_claim=True),
    ),
    row(
        "CMP010",
        NOT_MET,
        "pending in a court without a number",
        says="海宁市人民法院诉讼正在进行",
        **before("suit", outcome="pending", same_claim=True, number=None),
    ),
    row(
        "CMP010",
        NOT_MET,
        "pending somewhere under a number",
        says="示例1号诉讼正在进行",
        **before("suit", outcome="pending", same_claim=True, institution=None),
    ),
    row("CMP010", MET, "a payment order is no suit", **before("payment_order", outcome="pending", same_claim=True)),
    row(
        "CMP010",
        MET,
        "the suit was against somebody else",
        third_persons=[person("孙示例")],
        **before("suit", outcome="pending", same_claim=True, against=["孙示例"]),
    ),
    row("CMP010", MET, "withdrawn, so it may be brought again", **before("suit", outcome="withdrawn", same_claim=True)),
    row("CMP010", MET, "not accepted, so it may be brought again", **before("suit", outcome="not_accepted")),
    row("CMP010", MET, "another claim altogether", **before("arbitration", outcome="judgment", same_claim=False)),
    row("CMP010", UNDETERMINED, "nobody wrote whether it was the same", **before("suit", outcome="judgment")),
    row("CMP010", UNDETERMINED, "nobody wrote how it ended", **before("suit", same_claim=True)),
    row("CMP011", MET, "no other title"),
    row("CMP011", NOT_MET, "a payment order is out", says="还没有失效", **before("payment_order", outcome="pending")),
    row("CMP011", MET, "the payment order has lapsed", **before("payment_order", outcome="lapsed")),
    row(
        "CMP011",
        NOT_MET,
        "a confirmation is asked for",
        says="在先",
        **before("judicial_confirmation", outcome="pending"),
    ),
    row("CMP011", NOT_MET, "a payment order stands", says="在先", **before("payment_order", outcome="closed")),
    row(
        "CMP011", NOT_MET, "an agreement was confirmed", says="在先", **before("judicial_confirmation", outcome="ruled")
    ),
    row("CMP011", UNDETERMINED, "nobody wrote how the auction ended", **before("collateral_auction")),
    row("CMP012", MET, "no agreement"),
    row("CMP012", MET, "a mediation that came to nothing", **before("mediation", outcome="terminated")),
    row("CMP012", NOT_MET, "an agreement binds", **before("mediation", agreement={"effective_on": "2023-07-20"})),
    row(
        "CMP012",
        NOT_MET,
        "signed by all and sealed, it binds from the signing",
        **before("mediation", agreement={"signed_on": "2023-07-20", "mediator_signed": True, "sealed": True}),
    ),
    row(
        "CMP012",
        MET,
        "an agreement that the committee never sealed",
        **before("mediation", agreement={"signed_on": "2023-07-20", "mediator_signed": True, "sealed": False}),
    ),
    row("CMP012", UNDETERMINED, "nobody wrote whether it took effect", **before("mediation", agreement={})),
]

SHARES = {"owner": person("赵示例"), "collateral": {"kind": "other", "name": "股权"}, "right": "shares"}
ALONE = {"request": {"defendants": ["张示例"]}}
GENERAL = {"guarantees": [guarantee(kind="general")]}
BANKRUPT = company("样本纺织有限公司", bankruptcy_accepted_on="2023-07-20")
DEAD = person("李示例", died_on="2023-07-20")
HEIR = person("李小示")

WHOM_TO_SUE = [
    row("CMP013", NOT_APPLICABLE, "no guarantor is sued"),
    row("CMP013", MET, "a general guarantor sued with the debtor", **GENERAL),
    row("CMP013", NOT_MET, "a general guarantor sued alone", **GENERAL, **ALONE),
    row("CMP013", MET, "a joint guarantor sued alone", guarantees=[guarantee()], **ALONE),
    row("CMP013", UNDETERMINED, "a guarantor of no known kind sued alone", guarantees=[guarantee(kind=None)], **ALONE),
    row("CMP013", MET, "who waived his defence", guarantees=[guarantee(kind="general", waived_defence=True)], **ALONE),
    row(
        "CMP013",
        NOT_MET,
        "a day before the debtor's insolvency",
        "2023-07-19",
        borrowers=[BANKRUPT],
        **GENERAL,
        **ALONE,
    ),
    row("CMP013", MET, "whose debtor is insolvent", "2023-07-20", borrowers=[BANKRUPT], **GENERAL, **ALONE),
    row(
        "CMP013",
        UNDETERMINED,
        "whose debtor is gone: are there assets",
        borrowers=[person("李示例", whereabouts="missing")],
        **GENERAL,
        **ALONE,
    ),
    row(
        "CMP013",
        MET,
        "sued with the dead debtor's heir",
        borrowers=[DEAD | {"heirs": ["李小示"]}],
        third_persons=[HEIR],
        request={"defendants": ["李小示", "张示例"]},
        **GENERAL,
    ),
    row("CMP014", NOT_APPLICABLE, "there is no security"),
    row("CMP014", MET, "debtor and owner are sued", mortgages=[mortgage()], request={"claim_security": True}),
    row(
        "CMP014",
        NOT_MET,
        "the owner is left out",
        mortgages=[mortgage(owner=person("赵示例"))],
        request={"claim_security": True, "defendants": ["borrower"]},
    ),
    row("CMP014", UNDETERMINED, "nobody wrote whether priority is claimed", mortgages=[mortgage()]),
    row("CMP014", NOT_APPLICABLE, "priority is not claimed", mortgages=[mortgage()], request={"claim_security": False}),
    row("CMP014", MET, "debtor and pledgor are sued", pledges=[SHARES], request={"claim_security": True}),
    row(
        "CMP014",
        NOT_APPLICABLE,
        "the pledge was given up",
        pledges=[SHARES | {"waived_on": "2023-07-01"}],
        request={"claim_security": True},
    ),
    row("CMP015", NOT_APPLICABLE, "nobody has died"),
    row("CMP015", NOT_APPLICABLE, "the dead man is sued, which PTY005 tells", borrowers=[DEAD | {"heirs": ["李小示"]}]),
    row(
        "CMP015",
        NOT_MET,
        "of two heirs one is sued",
        says="李大示没有列为被告",
        borrowers=[DEAD | {"heirs": ["李小示", "李大示"]}],
        third_persons=[HEIR],
    ),
    row(
        "CMP015",
        MET,
        "the heir stands in his place unasked",
        borrowers=[DEAD | {"heirs": ["李小示"]}],
        third_persons=[HEIR],
    ),
    row("CMP015", NOT_APPLICABLE, "he dies tomorrow", "2023-07-19", borrowers=[DEAD | {"heirs": ["李小示"]}]),
    row(
        "CMP015",
        MET,
        "the heir is sued instead",
        borrowers=[DEAD | {"heirs": ["李小示"]}],
        third_persons=[HEIR],
        request={"defendants": ["李小示"]},
    ),
    row(
        "CMP015",
        NOT_APPLICABLE,
        "a dead guarantor whom nobody sues",
        guarantees=[guarantee(guarantor=person("张示例", died_on="2023-07-20", heirs=["张小示"]))],
        request={"defendants": ["borrower"]},
    ),
]

WIFE = {
    "borrowers": [person("李示例", spouse="周示例")],
    "third_persons": [person("周示例")],
    "request": {"defendants": ["borrower", "周示例"]},
}

SPOUSE_AND_SERVICE = [
    row("CMP016", NOT_APPLICABLE, "no spouse is sued"),
    row("CMP016", MET, "both signed", borrowers=[person("李示例", spouse="周示例"), person("周示例")]),
    row(
        "CMP016",
        MET,
        "she promised to pay later",
        events=[{"kind": "repayment_promise", "on": "2023-07-20", "to": "周示例"}],
        **WIFE,
    ),
    row(
        "CMP016",
        UNDETERMINED,
        "her promise comes after the day asked of",
        events=[{"kind": "repayment_promise", "on": "2023-08-02", "to": "周示例"}],
        **WIFE,
    ),
    row(
        "CMP016",
        MET,
        "she acknowledges it today",
        events=[{"kind": "acknowledgement", "on": "2023-08-01", "to": "周示例"}],
        **WIFE,
    ),
    row("CMP016", NOT_MET, "his business loan", loan={"consumer": False}, **WIFE),
    row("CMP016", UNDETERMINED, "household or not, nobody wrote", **WIFE),
    row("CMP017", MET, "whoever is at home can be served"),
    row("CMP017", NOT_MET, "gone without an agreed address", borrowers=[person("李示例", whereabouts="missing")]),
    # 2022年以前公告期间不同，没有收录，不报错，也不写日数。
    row(
        "CMP017",
        NOT_MET,
        "gone, in the days of the old law",
        "2021-06-01",
        borrowers=[person("李示例", whereabouts="missing")],
        loan={"disbursements": [{"paid_on": "2020-01-01", "amount": 1000, "due_on": "2021-01-01"}]},
    ),
    row(
        "CMP017",
        MET,
        "gone, but the contract agreed where to serve",
        borrowers=[person("李示例", whereabouts="missing", service_address="示例镇2号", address_agreed=True)],
    ),
    row(
        "CMP017",
        NOT_MET,
        "gone, and the address was never agreed",
        borrowers=[person("李示例", whereabouts="missing", service_address="示例镇2号")],
    ),
    row("CMP017", UNDETERMINED, "nobody asked where he is", borrowers=[person("李示例", whereabouts=None)]),
]

BANKS_OWN = {"figures": "bank"} | COURT
WAGE = {"average_wage": 120000}
BOTH = {"small_claims_agreed": True}

PROCEDURE = [
    row("CMP018", MET, "a basic court, and everybody at home", request=COURT),
    row("CMP018", NOT_MET, "an intermediate court", request={"court": "嘉兴市中级人民法院"}),
    row("CMP018", NOT_MET, "gone", borrowers=[person("李示例", whereabouts="missing")], request=COURT),
    row(
        "CMP018",
        UNDETERMINED,
        "nobody asked where he is",
        borrowers=[person("李示例", whereabouts=None)],
        request=COURT,
    ),
    row("CMP018", UNDETERMINED, "no court is named"),
    # 平均工资 120,000 × 50% = 60,000，含本数。
    row("CMP019", MET, "exactly half of the average wage", request=BANKS_OWN | WAGE, **owing("60000.00")),
    row("CMP019", NOT_MET, "one fen over half", request=BANKS_OWN | WAGE, **owing("60000.01")),
    row("CMP019", UNDETERMINED, "the wage is not known", request=BANKS_OWN, **owing("60000.00")),
    row(
        "CMP019",
        NOT_MET,
        "a defendant abroad",
        borrowers=[person("李示例", abroad=True)],
        request=BANKS_OWN | WAGE,
        **owing("60000.00"),
    ),
    row(
        "CMP019",
        NOT_MET,
        "a defendant who is gone",
        borrowers=[person("李示例", whereabouts="missing")],
        request=BANKS_OWN | WAGE,
        **owing("60000.00"),
    ),
    # 120,000 × 2 = 240,000，含本数。
    row("CMP020", MET, "agreed, and exactly twice the wage", request=BANKS_OWN | WAGE | BOTH, **owing("240000.00")),
    row("CMP020", NOT_MET, "agreed, and one fen over twice", request=BANKS_OWN | WAGE | BOTH, **owing("240000.01")),
    row("CMP020", UNDETERMINED, "agreed, and the wage is not known", request=BANKS_OWN | BOTH, **owing("240000.00")),
    row("CMP020", UNDETERMINED, "nobody wrote whether it was agreed", request=BANKS_OWN | WAGE),
    row("CMP020", NOT_APPLICABLE, "not agreed", request=BANKS_OWN | WAGE | {"small_claims_agreed": False}),
]


def exhibits(*kinds: str | None, **facts: object) -> dict:
    """One exhibit of each kind."""
    papers = [{"number": n, "name": f"证据{n}", "kind": kind} | facts for n, kind in enumerate(kinds, start=1)]
    return {"exhibits": papers}


TOLD = {"source": "原告", "proves": "借款", "form": "copy"}
REST = ("identity", "repayment_record")
CARD = {"cause": "credit_card", "card": {"last4": "0000"}}

EVIDENCE = [
    row("CMP021", MET, "contract and paying out are proved", **exhibits("loan_contract", "disbursement_proof")),
    row("CMP021", NOT_MET, "nothing proves the paying out", **exhibits("loan_contract")),
    row("CMP021", MET, "a note of hand is enough", loan={"cause": "private_loan"}, **exhibits("loan_contract")),
    row("CMP021", UNDETERMINED, "an exhibit of no kind", **exhibits("loan_contract", None)),
    row("CMP021", MET, "a card's statement proves it", loan=CARD, **exhibits("loan_contract", "statement_of_account")),
    row("CMP021", NOT_MET, "a loan's does not", **exhibits("loan_contract", "statement_of_account")),
    row("CMP022", MET, "who they are, and what was repaid", **exhibits(*REST)),
    row("CMP022", NOT_MET, "a guarantee without its contract", guarantees=[guarantee()], **exhibits(*REST)),
    row("CMP022", NOT_MET, "a mortgage unproved", mortgages=[mortgage()], **exhibits(*REST, "security_contract")),
    row("CMP022", NOT_MET, "an assignment unproved", assignments=WHOLE, **exhibits(*REST)),
    row("CMP022", UNDETERMINED, "an exhibit of no kind", **exhibits("identity", None)),
    row("CMP023", NOT_APPLICABLE, "no evidence"),
    # 被告一人：法院一份、被告一份，共两份。
    row("CMP023", MET, "two copies for one defendant", **exhibits("identity", copies=2, **TOLD)),
    row("CMP023", NOT_MET, "one copy for one defendant", **exhibits("identity", copies=1, **TOLD)),
    row("CMP023", UNDETERMINED, "whence it came", **exhibits("identity", **(TOLD | {"source": None}))),
    row("CMP023", UNDETERMINED, "original or copy", **exhibits("identity", **(TOLD | {"form": None}))),
    row("CMP023", UNDETERMINED, "nobody wrote what it proves", **exhibits("identity")),
]


def agents(*kinds: str, **facts: object) -> dict:
    """One agent of each kind."""
    return {"agents": [{"name": f"代理人{n}", "kind": kind} | facts for n, kind in enumerate(kinds, start=1)]}


def papers(*names: str) -> dict:
    return {"documents": list(names)}


AGENTS = [
    row("CMP024", NOT_APPLICABLE, "no agent"),
    row("CMP024", MET, "two agents", **agents("lawyer", "employee")),
    row("CMP024", NOT_MET, "three agents", **agents("lawyer", "employee", "employee")),
    row("CMP024", NOT_MET, "a bank has no relatives", **agents("relative")),
    row("CMP024", MET, "a lender has", creditor=person("吴示例"), **agents("relative")),
    row("CMP025", NOT_APPLICABLE, "no agent"),
    row("CMP025", MET, "general powers", **agents("lawyer", powers="general")),
    row("CMP025", MET, "special powers, each named", **agents("lawyer", powers="special", special_powers=["settle"])),
    row("CMP025", NOT_MET, "special powers, none named", **agents("lawyer", powers="special")),
    row("CMP025", NOT_MET, "general powers to settle", **agents("lawyer", powers="general", special_powers=["settle"])),
    row("CMP025", UNDETERMINED, "nobody wrote the powers", **agents("lawyer")),
    row("CMP026", NOT_APPLICABLE, "no agent"),
    row("CMP026", MET, "a lawyer's papers", **agents("lawyer", **papers("授权委托书", "律师执业证", "所函"))),
    row("CMP026", NOT_MET, "no letter of the firm", **agents("lawyer", **papers("授权委托书", "律师执业证"))),
    row("CMP026", MET, "an employee's", **agents("employee", **papers("授权委托书", "身份证", "劳动合同"))),
    row("CMP026", NOT_MET, "no proof of employment", **agents("employee", **papers("授权委托书", "身份证"))),
    row("CMP026", UNDETERMINED, "nobody wrote what is ready", **agents("lawyer")),
]


def cost(kind: str, **facts: object) -> dict:
    return {"request": {"costs": [{"kind": kind, "amount": 5000} | facts]}}


ANSWERED = {
    "accelerate": False,
    "mediation": {"knows_mediation": True, "knows_benefits": [True] * 5, "willing": "undecided"},
}

COSTS_AND_FORM = [
    row("CMP027", NOT_APPLICABLE, "no costs are claimed"),
    row("CMP027", MET, "a lawyer's fee agreed and paid", **cost("lawyer_fee", agreed=True, paid=True)),
    row("CMP027", NOT_MET, "a lawyer's fee not agreed", **cost("lawyer_fee", agreed=False, paid=True)),
    row("CMP027", NOT_MET, "a lawyer's fee not yet paid", **cost("lawyer_fee", agreed=True, paid=False)),
    row("CMP027", UNDETERMINED, "nobody wrote whether it was agreed", **cost("lawyer_fee", paid=True)),
    row("CMP027", MET, "the court's own fee needs no clause", **cost("preservation_fee", paid=True)),
    row("CMP027", NOT_MET, "the insurer's premium does", **cost("preservation_insurance", agreed=False, paid=True)),
    row("CMP028", UNDETERMINED, "nobody answered the form's questions"),
    row("CMP028", NOT_MET, "to call in and to rescind at once", request={"accelerate": True, "rescind": True}),
    row("CMP028", NOT_APPLICABLE, "recourse has no form", loan=RECOURSE),
    row("CMP028", MET, "every question answered", loan=agreed("none"), request=ANSWERED),
    row("CMP028", MET, "to call in", loan=agreed("none"), request=ANSWERED | {"accelerate": True}),
    row("CMP028", MET, "to rescind", loan=agreed("none"), request=ANSWERED | {"rescind": True}),
    row("CMP028", UNDETERMINED, "call in or rescind", loan=agreed("none"), request=ANSWERED | {"accelerate": None}),
    row("CMP028", MET, "a card is not called in", loan=agreed("none") | CARD, request=ANSWERED | {"accelerate": None}),
    row("CMP028", UNDETERMINED, "is security claimed", loan=agreed("none"), request=ANSWERED, guarantees=[guarantee()]),
    row(
        "CMP028",
        MET,
        "security is claimed",
        loan=agreed("none"),
        request=ANSWERED | {"claim_security": True},
        mortgages=[mortgage()],
    ),
]

CASES = [
    *PLAINTIFF,
    *DEFENDANTS,
    *CLAIM,
    *ARBITRATION,
    *EARLIER,
    *WHOM_TO_SUE,
    *SPOUSE_AND_SERVICE,
    *PROCEDURE,
    *EVIDENCE,
    *AGENTS,
    *COSTS_AND_FORM,
]
