"""ACC、ASG、SET、LIM、CON、INT、PTY：提前到期、债权转让、和解、时效、催收行为、金额、当事人资料。"""

from stdnum.cn import ric

from tables.given import (
    BANK,
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

MONTHLY = {"schedule": {"method": "level_principal", "periods": 12, "first_due_on": "2022-08-15", "day": 15}}
CLAUSE = {"contract": {"signed_on": "2022-07-16", "clauses": {"acceleration": "9"}}}
CALLED = {"accelerate": True}
AUTUMN = "2022-10-01"
CALL_IN = {"kind": "acceleration", "on": "2022-09-20", "to": "borrower", "channel": "ems", "outcome": "delivered"}
NO_DUE_DAY = {
    "disbursements": [{"note": "1", "paid_on": "2022-07-16", "amount": 1000000, "no_due_date": True}],
    "schedule": None,
}
DEMANDED = {"kind": "demand", "on": "2023-07-01", "to": "borrower", "channel": "ems", "outcome": "delivered"}

RENTS = [{"due_on": "2022-09-15", "amount": 1000}, {"due_on": "2022-12-15", "amount": 1000}]
LEASE = {"cause": "finance_lease", "disbursements": [], "lease": {"thing": "挖掘机一台", "rents": RENTS}}
LATE = LEASE | {"penalty": {"daily": "5‱"}, "rate": None}
NO_THING = LEASE | {"lease": {"rents": RENTS}}
PAY_UP = CALL_IN | {"kind": "demand"}
RESCIND = {"rescind": True}

LEASING = [
    row("INT013", NOT_APPLICABLE, "no lease", AUTUMN, loan=MONTHLY),
    row("INT013", MET, "the rents that are due", AUTUMN, says="只请求到期未付", loan=LEASE),
    row("INT013", MET, "all rents", AUTUMN, loan=LEASE, request=CALLED),
    row("INT013", MET, "the thing back", AUTUMN, loan=LEASE, request=RESCIND),
    row("INT013", UNDETERMINED, "which thing", AUTUMN, loan=NO_THING, request=RESCIND),
    row("INT013", NOT_MET, "all rents and the thing", AUTUMN, loan=LEASE, request=CALLED | RESCIND),
    row(
        "GUA012",
        MET,
        "late rents bear damages",
        AUTUMN,
        loan=LATE,
        guarantees=[guarantee(scope=["principal", "damages"])],
    ),
    row("GUA012", NOT_MET, "the rents alone", AUTUMN, loan=LATE, guarantees=[guarantee(scope=["principal"])]),
    row("INT014", NOT_APPLICABLE, "only the rents that are due", AUTUMN, loan=LEASE),
    row("INT014", NOT_APPLICABLE, "a loan that is called in", AUTUMN, loan=MONTHLY, request=CALLED),
    row("INT014", NOT_MET, "nobody demanded", AUTUMN, loan=LEASE, request=CALLED),
    row("INT014", NOT_MET, "the thing back without a demand", AUTUMN, loan=LEASE, request=RESCIND),
    row("INT014", MET, "demanded", AUTUMN, says="已经11日", loan=LEASE, request=CALLED, events=[PAY_UP]),
    row("INT014", NOT_MET, "before it came", "2022-09-19", loan=LEASE, request=CALLED, events=[PAY_UP]),
    row("INT014", MET, "on the day on which it came", "2022-09-20", loan=LEASE, request=CALLED, events=[PAY_UP]),
    row(
        "INT014", UNDETERMINED, "refused", AUTUMN, loan=LEASE, request=CALLED, events=[PAY_UP | {"outcome": "refused"}]
    ),
]

CALLING_IN = [
    row("ACC001", NOT_APPLICABLE, "nobody calls it in", AUTUMN, loan=MONTHLY),
    row("ACC001", MET, "one instalment late, and a clause", AUTUMN, loan=MONTHLY | CLAUSE, request=CALLED),
    row("ACC001", NOT_MET, "nothing late, and no other ground", "2022-08-01", loan=MONTHLY | CLAUSE, request=CALLED),
    row("ACC001", UNDETERMINED, "late, and nobody wrote the clause", AUTUMN, loan=MONTHLY, request=CALLED),
    row("ACC001", NOT_MET, "on the due day nothing is late", "2023-07-15", loan=CLAUSE, request=CALLED),
    row("ACC001", NOT_APPLICABLE, "the day after, all of it is due", "2023-07-16", loan=CLAUSE, request=CALLED),
    # 第一期2022-08-15到期，8月16日起逾期。
    row("ACC001", NOT_MET, "on the first due day", "2022-08-15", loan=MONTHLY | CLAUSE, request=CALLED),
    row("ACC001", MET, "on the first day of default", "2022-08-16", loan=MONTHLY | CLAUSE, request=CALLED),
    row("ACC002", MET, "the notice arrived today", "2022-09-20", loan=MONTHLY, events=[CALL_IN]),
    row("ACC002", UNDETERMINED, "the notice is on its way", "2022-09-19", loan=MONTHLY, events=[CALL_IN]),
    row("ACC002", NOT_APPLICABLE, "nobody calls it in", AUTUMN, loan=MONTHLY),
    # 第一期2022-08-15：8月15日什么都没有逾期，其余各期都没有到期。
    row("ACC004", NOT_MET, "instalments to come, and nobody calls them in", AUTUMN, says="还没有到期", loan=MONTHLY),
    row("ACC004", MET, "instalments to come are called in", AUTUMN, loan=MONTHLY, request=CALLED),
    row("ACC004", NOT_MET, "on the last due day something is not late yet", "2023-07-15", loan=CLAUSE),
    row("ACC004", NOT_APPLICABLE, "the day after, all of it is due", "2023-07-16", loan=CLAUSE),
    row("ACC002", MET, "the notice arrived", AUTUMN, loan=MONTHLY, events=[CALL_IN]),
    row(
        "ACC002",
        MET,
        "the first of two notices counts",
        AUTUMN,
        says="于2022年9月20日到达",
        loan=MONTHLY,
        events=[CALL_IN, CALL_IN | {"on": "2022-09-25"}],
    ),
    row("ACC002", NOT_MET, "the notice came back", AUTUMN, loan=MONTHLY, events=[CALL_IN | {"outcome": "returned"}]),
    row(
        "ACC002",
        UNDETERMINED,
        "the notice was refused",
        AUTUMN,
        loan=MONTHLY,
        events=[CALL_IN | {"outcome": "refused"}],
    ),
    row("ACC003", MET, "no earlier notice", AUTUMN, loan=MONTHLY),
    row("ACC003", NOT_MET, "an earlier notice arrived", AUTUMN, loan=MONTHLY, events=[CALL_IN]),
]

DEED = {"assignor": LENDER, "signed_on": "2023-07-20", "contract": "债权转让协议示例1号"}
TOLD = {"kind": "assignment_notice", "on": "2023-07-25", "to": "borrower", "channel": "ems", "outcome": "delivered"}
PRINTED = {"channel": "newspaper", "newspaper_level": "provincial"}
OF_A_BANK = DEED | {"assignor": LENDER | {"financial_institution": True, "institution": "commercial_bank"}}
ASSET_MANAGER = company("示例资产管理公司", institution="asset_management_company")
SILENT = {"kind": "organisation", "name": "示例资产管理有限公司"}
LAST = {"assignor": SILENT, "signed_on": "2023-07-25"}

PASSING_ON = [
    row("ASG001", NOT_APPLICABLE, "never assigned"),
    row("ASG001", MET, "who, what and when", assignments=[DEED]),
    row("ASG001", NOT_MET, "the chain is broken", assignments=[DEED | {"assignee": company("别的示例公司")}]),
    row("ASG001", UNDETERMINED, "by what deed", assignments=[DEED | {"contract": None}]),
    row("ASG002", NOT_APPLICABLE, "never assigned"),
    row("ASG002", MET, "the debtor was told", assignments=[DEED], events=[TOLD]),
    row(
        "ASG002",
        MET,
        "the debtor was told twice, and the first time counts",
        says="于2023年7月25日到达",
        assignments=[DEED],
        events=[TOLD, TOLD | {"on": "2023-07-28"}],
    ),
    row("ASG002", NOT_MET, "nobody told him", assignments=[DEED]),
    # 通知是2023年7月25日的：最后一次转让在当天的，通知得到；在次日的，通知的是上一次。
    row("ASG002", MET, "told on the day of the last hand", assignments=[DEED, DEED | LAST], events=[TOLD]),
    row(
        "ASG002",
        NOT_MET,
        "told of the hand before the last",
        says="早于最后一次转让",
        assignments=[DEED, DEED | LAST | {"signed_on": "2023-07-26"}],
        events=[TOLD],
    ),
    row("ASG002", NOT_MET, "only a newspaper did", assignments=[DEED], events=[TOLD | PRINTED]),
    row(
        "ASG002",
        NOT_MET,
        "only newspapers did, twice",
        says="只在2023年7月25日登报",
        assignments=[DEED],
        events=[TOLD | PRINTED, TOLD | PRINTED | {"on": "2023-07-28"}],
    ),
    row("ASG002", UNDETERMINED, "he refused the letter", assignments=[DEED], events=[TOLD | {"outcome": "refused"}]),
    row("ASG003", NOT_APPLICABLE, "never assigned"),
    row("ASG003", MET, "the assignee can be reached", assignments=[DEED]),
    row("ASG004", NOT_APPLICABLE, "never assigned"),
    row(
        "ASG004",
        NOT_APPLICABLE,
        "the first lender was no bank",
        assignments=[DEED | {"assignor": LENDER | {"financial_institution": False}}],
    ),
    row("ASG004", MET, "to another bank", assignments=[OF_A_BANK]),
    row("ASG004", MET, "a bank by the cause of the loan", assignments=[DEED]),
    row(
        "ASG004",
        UNDETERMINED,
        "nobody wrote what the buyer is",
        assignments=[OF_A_BANK],
        creditor=company("示例资产有限公司"),
    ),
    # 罚息 1,000,000 × 9% ÷ 360 = 250 一日：7月26日以前 60,833.33 + 2,500，到 8月1日再 6 日 1,500。
    row(
        "ASG004",
        NOT_MET,
        "to a company that is no bank",
        says="63,333.33元，以后的1,500.00元",
        assignments=[OF_A_BANK | {"base_on": "2023-07-26"}],
        creditor=company("示例资产有限公司", financial_institution=False),
    ),
    row(
        "ASG004",
        NOT_MET,
        "by way of an asset manager, whose interest runs",
        says="到2023年7月26日受让为止",
        assignments=[
            OF_A_BANK | {"base_on": "2023-07-20", "assignee": ASSET_MANAGER},
            OF_A_BANK | {"base_on": "2023-07-26", "assignor": ASSET_MANAGER},
        ],
        creditor=company("示例资产有限公司", financial_institution=False),
    ),
    row("ASG003", UNDETERMINED, "nobody wrote how", creditor=SILENT, assignments=[DEED]),
]

CAR = {
    "name": "轿车一辆",
    "how": "transfer",
    "owner": "李示例",
    "value": 100000,
    "certificate": "示例车牌",
    "deliver_on": "2023-09-01",
}


def settling(**facts: object) -> dict:
    return {"request": {"settlement": facts}}


def plan(*days: str, amount: int | str = 1000000) -> dict:
    return {"plan": [{"pay_on": day, "amount": amount} for day in days]}


SIGNED = {"kind": "mediation", "agreement": {"terms": [{"due_on": "2023-09-01", "amount": 1000000}]}}

SETTLING = [
    row("SET001", NOT_MET, "agreed on the due day", **settling(agreed_on="2023-07-15", assets=[CAR])),
    row("SET001", MET, "agreed the day after", **settling(agreed_on="2023-07-16", assets=[CAR])),
    row("SET001", UNDETERMINED, "no asset", **settling()),
    row("SET002", MET, "the car in full", **settling(assets=[CAR])),
    row("SET002", UNDETERMINED, "at what price", **settling(assets=[CAR | {"value": None}])),
    row("SET003", MET, "the debtor's car", **settling(assets=[CAR])),
    row("SET003", NOT_MET, "a stranger's car", **settling(assets=[CAR | {"owner": "外人示例"}])),
    row("SET003", UNDETERMINED, "whose car", **settling(assets=[CAR | {"owner": None}])),
    row("SET004", MET, "to be sold", **settling(text="变卖后以价款清偿")),
    row("SET004", NOT_MET, "to be the bank's", **settling(text="不还的车辆归债权人所有")),
    row("SET005", MET, "the plan covers the debt", **settling(**plan("2023-09-01", amount=2000000))),
    row("SET005", NOT_MET, "the plan covers the principal only", **settling(**plan("2023-09-01"))),
    # 1,000,000本金、60,833.33利息、4,000.00罚息。
    row("SET005", MET, "the plan covers the debt to the fen", **settling(**plan("2023-09-01", amount="1064833.33"))),
    row("SET005", NOT_MET, "a fen is left open", **settling(**plan("2023-09-01", amount="1064833.32"))),
    row("SET005", UNDETERMINED, "no plan", **settling()),
    row("SET006", NOT_APPLICABLE, "no plan", **settling()),
    row("SET006", MET, "to be paid today", **settling(**plan("2023-08-01"))),
    row("SET006", NOT_MET, "to be paid yesterday", **settling(**plan("2023-07-31"))),
    row("SET006", NOT_MET, "the second before the first", **settling(**plan("2023-10-01", "2023-09-01"))),
    # 截至 2023-08-01，算到 7月31日（含当日）。
    row("SET008", NOT_APPLICABLE, "no plan"),
    row("SET008", MET, "agreed on the last day that is counted", **settling(agreed_on="2023-07-31")),
    row("SET008", NOT_MET, "agreed the day before", says="却算到2023年7月31日", **settling(agreed_on="2023-07-30")),
    row("SET008", MET, "the plan is what was signed", proceedings=[SIGNED], **settling(**plan("2023-09-01"))),
    row("SET008", NOT_MET, "another day was signed", proceedings=[SIGNED], **settling(**plan("2023-09-02"))),
    row("SET008", NOT_MET, "another sum", proceedings=[SIGNED], **settling(**plan("2023-09-01", amount="999999.99"))),
    row("SET007", NOT_APPLICABLE, "nobody stands security", **settling(**plan("2023-09-01"))),
    row(
        "SET007", NOT_MET, "the guarantor's period runs on", guarantees=[guarantee()], **settling(**plan("2023-09-01"))
    ),
]

DEMAND = {"kind": "demand", "to": "borrower", "channel": "ems", "outcome": "delivered", "on": "2024-01-10"}
PROVED = {"events": [DEMAND | {"exhibit": 7}], "exhibits": [{"number": 7, "name": "签收证明"}]}
SIGNED = DEMAND | {"on": "2026-08-01", "signature": {"name": "李示例", "capacity": "self"}}
ONLY_STATED = {"loan": {"disbursements": []}, "bank_statement": {"as_of": "2023-08-01", "principal": 1000000}}

LIMITATION = [
    # 2023-07-15 到期，三年至 2026-07-15。
    row("LIM001", MET, "the last day of three years", "2026-07-15"),
    row("LIM001", NOT_MET, "the day after", "2026-07-16"),
    row(
        "LIM001",
        UNDETERMINED,
        "a refused letter would have saved it",
        "2026-09-01",
        events=[DEMAND | {"outcome": "refused"}],
    ),
    row("LIM001", UNDETERMINED, "no day is known", request={"figures": "bank"}, **ONLY_STATED),
    row("SEC009", UNDETERMINED, "no day is known", mortgages=[mortgage()], request={"figures": "bank"}, **ONLY_STATED),
    row("LIM002", NOT_APPLICABLE, "nothing interrupted it", "2024-06-01"),
    row("LIM002", MET, "an exhibit proves the letter", "2024-06-01", **PROVED),
    row("LIM002", NOT_MET, "nothing proves it", "2024-06-01", events=[DEMAND]),
    row("LIM003", NOT_APPLICABLE, "signed in time", "2026-09-01", events=[DEMAND]),
    row("LIM003", MET, "signed too late, agreeing to pay", "2026-09-01", events=[SIGNED | {"agrees_to_pay": True}]),
    row("LIM003", NOT_MET, "signed too late, not agreeing", "2026-09-01", events=[SIGNED | {"agrees_to_pay": False}]),
    row("LIM003", UNDETERMINED, "signed too late, in what words", "2026-09-01", events=[SIGNED]),
]

SPRING = "2025-04-01"
CALL = {"kind": "demand", "to": "borrower", "channel": "phone", "outcome": "answered", "on": "2025-03-03"}
VISIT = CALL | {"channel": "visit"}
FATHER = {"kind": "third_person_contact", "on": "2025-03-03", "to": "borrower", "person": "其父"}
REPAIR = "月底前还清的可以信用修复"
POSTED = {"kind": "public_posting", "on": "2025-03-03"}

CONDUCT = [
    row("CON001", NOT_APPLICABLE, "nobody was called", SPRING),
    row("CON001", MET, "the last minute before ten at night", SPRING, events=[CALL | {"at": "21:59"}]),
    row("CON001", NOT_MET, "ten at night", SPRING, events=[CALL | {"at": "22:00"}]),
    row("CON001", UNDETERMINED, "at some hour", SPRING, events=[CALL]),
    row("CON002", MET, "nobody else was called", SPRING),
    row("CON002", MET, "the father was asked to pass a word", SPRING, events=[FATHER | {"text": "请转告他回电"}]),
    row("CON002", NOT_MET, "the father was told", SPRING, events=[FATHER | {"text": "他的贷款逾期了"}]),
    row("CON002", UNDETERMINED, "the father was called, to say what", SPRING, events=[FATHER]),
    row("CON003", MET, "plain words", SPRING, events=[CALL | {"text": "请于月底前还款"}]),
    row("CON003", NOT_MET, "a threat", SPRING, events=[CALL | {"text": "再不还就通知你单位"}]),
    row("CON003", NOT_MET, "a card number in full", SPRING, events=[CALL | {"text": "卡号6222020000000000"}]),
    row("CON003", MET, "a promise while it held", "2026-05-01", events=[CALL | {"on": "2026-03-31", "text": REPAIR}]),
    row(
        "CON003", NOT_MET, "a promise that is over", "2026-05-01", events=[CALL | {"on": "2026-04-01", "text": REPAIR}]
    ),
    row("CON003", NOT_MET, "promised in a paper of today", "2026-05-01", request={"facts_text": REPAIR}),
    row("CON003", NOT_MET, "an insult in the complaint", SPRING, request={"facts_text": "被告是骗子"}),
    row("CON004", MET, "nothing was posted", SPRING),
    row("CON004", NOT_MET, "posted on a wall", SPRING, events=[POSTED]),
    row("CON004", MET, "to be posted tomorrow", "2025-03-02", events=[POSTED]),
    row("CON005", NOT_APPLICABLE, "nobody went", SPRING),
    row("CON005", MET, "two went", SPRING, events=[VISIT | {"officers": ["甲示例", "乙示例"]}]),
    row("CON005", NOT_MET, "one went", SPRING, events=[VISIT | {"officers": ["甲示例"]}]),
    row("CON005", UNDETERMINED, "who went", SPRING, events=[VISIT]),
]

# 2022-07-16 至 2023-07-15 共 364 日：1,000,000 × 6% ÷ 360 × 364 = 60,666.67；到期日一日 166.67；
# 罚息 2023-07-16 至 07-31 共 16 日：1,000,000 × 9% ÷ 360 × 16 = 4,000.00。
OURS = {"as_of": "2023-08-01", "principal": 1000000, "interest": "60833.33", "penalty_interest": "4000.00"}


def _signed(on: str, disclosed_on: str | None = None) -> dict[str, object]:
    """A loan contract of that day, and the day on which the borrower confirmed what the loan costs in all."""
    return {"contract": {"signed_on": on}, "cost_disclosure_signed_on": disclosed_on}


def _small_loan(signed_on: str | None, annual: str) -> dict[str, object]:
    """A loan of a small-loan company at that rate, asked of two years later; without a day, the bank's figures alone."""
    day = {"paid_on": signed_on, "amount": 1000, "due_on": f"{signed_on[:3]}9-12-31"} if signed_on else None
    return {
        "as_of": "2028-06-01",
        "creditor": BANK | {"institution": "small_loan_company"},
        "loan": {
            "contract": {"signed_on": signed_on},
            "rate": {"annual": annual},
            "penalty": None,
            "disbursements": [day] if day else [],
        },
        "bank_statement": None if day else {"as_of": "2028-06-01", "principal": 1000},
    }


FIGURES = [
    row("INT001", NOT_APPLICABLE, "the bank stated nothing"),
    row("INT001", MET, "the bank's figures are ours", bank_statement=OURS),
    row("INT001", NOT_MET, "they differ by a yuan", bank_statement=OURS | {"principal": 999999}),
    # 1,000,000.00 + 60,833.33 + 4,000.00 = 1,064,833.33
    row("INT001", MET, "their total is their sum", bank_statement=OURS | {"total": "1064833.33"}),
    row("INT001", NOT_MET, "it is a fen too much", says="1,064,833.34", bank_statement=OURS | {"total": "1064833.34"}),
    # 罚息上浮 50%：16% → 24%；16.01% → 24.015%。
    row("INT005", NOT_APPLICABLE, "signed long before"),
    row("INT005", NOT_APPLICABLE, "signed the day before", "2026-12-01", loan=_signed("2026-07-31")),
    row("INT005", UNDETERMINED, "signed on the first day", "2026-12-01", loan=_signed("2026-08-01")),
    row("INT005", MET, "confirmed at once", "2026-12-01", loan=_signed("2026-08-01", "2026-08-01")),
    row("INT005", NOT_MET, "confirmed a day late", "2026-12-01", loan=_signed("2026-08-01", "2026-08-02")),
    row("INT005", NOT_APPLICABLE, "no bank's loan", "2026-12-01", creditor=LENDER, loan=_signed("2026-08-01")),
    row("INT002", MET, "exactly 24 per cent", loan={"rate": {"annual": "16%"}}),
    row("INT002", NOT_MET, "a little over", loan={"rate": {"annual": "16.01%"}}),
    row(
        "INT002",
        NOT_APPLICABLE,
        "before the opinions of August 2017",
        "2017-08-03",
        loan={"disbursements": [{"paid_on": "2015-01-01", "amount": 1000, "due_on": "2016-01-01"}]},
    ),
    # 2026-01-05 前一年期 LPR 3.00%，四倍 12%；2028年起只看四倍。
    row("INT007", NOT_APPLICABLE, "a bank's loan"),
    row("INT007", NOT_APPLICABLE, "signed before", **_small_loan("2025-12-23", "36%")),
    row("INT007", MET, "at four times the LPR", **_small_loan("2026-01-05", "12%")),
    row("INT007", NOT_MET, "a little over", says="2027年底前要降到12%", **_small_loan("2026-01-05", "12.01%")),
    row("INT007", NOT_MET, "at 24 per cent", says="2027年底前", **_small_loan("2026-01-05", "24%")),
    row("INT007", NOT_MET, "above it", says="超过监管要求的24%", **_small_loan("2026-01-05", "24.01%")),
    row("INT007", NOT_MET, "from 2028", says="超过监管要求的12%", **_small_loan("2028-01-01", "12.01%")),
    row("INT007", UNDETERMINED, "signed when", **_small_loan(None, "12%")),
    row("INT003", MET, "half as much again"),
    row("INT003", NOT_MET, "more than half as much again", loan={"penalty": {"surcharge": "51%"}}),
    row("INT003", NOT_APPLICABLE, "a rate of its own", loan={"penalty": {"annual": "9%"}}),
    row("INT008", MET, "the rates are those of the contract"),
    row(
        "INT008",
        UNDETERMINED,
        "the bank's balances and no rate",
        bank_statement=OURS,
        loan={"rate": None, "penalty": None},
        request={"figures": "bank"},
    ),
    row("INT008", NOT_APPLICABLE, "no interest asked for after the day", request={"to_actual_payment": False}),
    row("INT009", NOT_APPLICABLE, "a due day was agreed"),
    row("INT009", NOT_MET, "no due day and no demand", loan=NO_DUE_DAY),
    row("INT009", NOT_MET, "a demand that gives no time", loan=NO_DUE_DAY, events=[DEMANDED]),
    row(
        "INT009",
        NOT_MET,
        "the time given ends today",
        loan=NO_DUE_DAY,
        events=[DEMANDED | {"effective_on": "2023-08-01"}],
    ),
    row("INT009", MET, "it ended yesterday", loan=NO_DUE_DAY, events=[DEMANDED | {"effective_on": "2023-07-31"}]),
    row("INT004", NOT_APPLICABLE, "the bank stated nothing"),
    row("INT004", MET, "the bank's balances are ours", bank_statement=OURS),
    row("INT004", NOT_MET, "a fen less of interest", bank_statement=OURS | {"interest": "60833.32"}),
    row("INT004", NOT_MET, "a yuan less of principal", bank_statement=OURS | {"principal": 999999}),
    row(
        "INT004",
        MET,
        "the letter goes by the bank's balances",
        bank_statement=OURS | {"principal": 999999},
        request={"figures": "bank"},
    ),
]


def resident_id(first_17: str) -> str:
    """An invented number with its true check digit."""
    return first_17 + str(ric.calc_check_digit(f"{first_17}?"))


def numbered(first_17: str) -> dict:
    return {"borrowers": [person("李示例", resident_id=resident_id(first_17))]}


SAME = resident_id("33048119900101001")
DEAD = person("李示例", died_on="2023-08-01")
INSOLVENT = company("样本纺织有限公司", bankruptcy_accepted_on="2023-08-01", administrator="样本管理人")
STRUCK_OFF = company("样本纺织有限公司", deregistered_on="2023-08-01")

PARTIES = [
    row("PTY001", MET, "everybody has a number of his own"),
    row(
        "PTY001",
        NOT_MET,
        "two people of one number",
        borrowers=[person("李示例", resident_id=SAME)],
        guarantees=[guarantee(guarantor=person("张示例", resident_id=SAME))],
    ),
    # 2022-07-16 签约，当日满十八周岁的已经成年。
    row("PTY002", MET, "signed on the eighteenth birthday", **numbered("33048120040716001")),
    row("PTY002", NOT_MET, "signed the day before", **numbered("33048120040717001")),
    row("PTY003", MET, "a county that is known", **numbered("33048119900101001")),
    row("PTY003", NOT_MET, "a county that nobody knows", **numbered("99999919900101001")),
    row("PTY005", MET, "everybody lives"),
    row("INT006", MET, "dated the day of its figures", request={"filed_on": "2023-08-01"}),
    row("INT006", NOT_MET, "dated the day before", says="却算到", request={"filed_on": "2023-07-31"}),
    row("INT006", NOT_MET, "dated before the debt was late", says="才逾期", request={"filed_on": "2023-07-15"}),
    row("PTY005", MET, "to be struck off tomorrow", "2023-07-31", borrowers=[STRUCK_OFF]),
    row("PTY005", NOT_MET, "struck off today", "2023-08-01", says="清算", borrowers=[STRUCK_OFF]),
    row("PTY006", NOT_APPLICABLE, "nobody has died"),
    row("PTY006", NOT_APPLICABLE, "another borrower lives", borrowers=[DEAD, person("周示例")]),
    # 逾期自 2023-07-16；罚息 250 一日，2023-07-21 死亡，到 2023-08-01 再 11 日。
    row(
        "PTY006", UNDETERMINED, "dead, and late since", says="2,750.00元", borrowers=[DEAD | {"died_on": "2023-07-21"}]
    ),
    row("PTY006", MET, "died today", borrowers=[DEAD]),
    row("PTY005", MET, "dies tomorrow", "2023-07-31", borrowers=[DEAD]),
    row("PTY005", NOT_MET, "dead, and no heir is known", "2023-08-01", says="borrowers[0].heirs", borrowers=[DEAD]),
    row(
        "PTY005",
        NOT_MET,
        "dead before the day on the paper",
        "2023-07-31",
        borrowers=[DEAD],
        request={"filed_on": "2023-08-01"},
    ),
    row("PTY005", MET, "bankrupt tomorrow", "2023-07-31", borrowers=[INSOLVENT]),
    row("PTY005", NOT_MET, "bankrupt today", "2023-08-01", says="向样本管理人申报债权", borrowers=[INSOLVENT]),
    row(
        "PTY005", NOT_MET, "without capacity", says="guardian", borrowers=[person("李示例", incapable_on="2023-08-01")]
    ),
    row("PTY005", MET, "without capacity tomorrow", borrowers=[person("李示例", incapable_on="2023-08-02")]),
    row("PTY005", MET, "a guardian acts", borrowers=[person("李示例", incapable_on="2023-01-01", guardian="李大示")]),
    row("PTY005", NOT_MET, "seventeen", "2023-08-01", **numbered("33048120050802001")),
    row("PTY005", MET, "eighteen today", "2023-08-01", **numbered("33048120050801001")),
]

CASES = [*CALLING_IN, *LEASING, *PASSING_ON, *SETTLING, *LIMITATION, *CONDUCT, *FIGURES, *PARTIES]
