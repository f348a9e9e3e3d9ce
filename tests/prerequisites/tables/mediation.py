"""MED：人民调解。谁、什么事、在哪里，对方愿意不愿意，别处受理了没有。"""

from tables.given import (
    BANK,
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

PASSPORT = {"type": "护照", "number": "E00000000"}
FIRM = [company("样本纺织有限公司")]
BARE = guarantee(contract={})

WHO_AND_WHAT = [
    row("MED001", MET, "who, where and by what telephone", borrowers=[person("李示例", other_id=PASSPORT)]),
    row("MED001", UNDETERMINED, "no number tells him apart"),
    row("MED001", UNDETERMINED, "no telephone", borrowers=[person("李示例", other_id=PASSPORT, phones=[])]),
    row("MED002", MET, "a sum that is overdue", "2023-07-16"),
    row("MED002", NOT_MET, "on the due day there is nothing to ask", "2023-07-15"),
    row("MED003", MET, "a contract and what was paid out"),
    row("MED003", UNDETERMINED, "nobody wrote which contract", loan={"contract": {}}),
    row("MED003", MET, "the guarantor's contract", of="张示例", guarantees=[guarantee()]),
    row("MED003", MET, "the day of his promise", of="张示例", guarantees=[BARE | {"signed_on": "2022-07-16"}]),
    row("MED003", UNDETERMINED, "the guarantor's contract is not written", of="张示例", guarantees=[BARE]),
    row("MED003", MET, "the mortgage's", of="赵示例", mortgages=[mortgage(owner=person("赵示例"))]),
]

ASKED = {"kind": "mediation_request", "on": "2023-07-20", "to": "borrower"}
REFUSED = {"kind": "mediation_refusal", "on": "2023-07-25", "to": "borrower"}
TRIED = {"kind": "mediation", "outcome": "refused_by_other_side"}

WILLING = [
    row("MED004", MET, "nobody has refused"),
    row("MED004", MET, "asked, and no answer yet", events=[ASKED]),
    row("MED004", MET, "asked, and agreed", events=[ASKED | {"outcome": "agreed"}]),
    row("MED004", NOT_MET, "asked, and refused", events=[ASKED | {"outcome": "refused"}]),
    row("MED004", NOT_MET, "agreed, then refused", events=[ASKED | {"outcome": "agreed"}, REFUSED]),
    row(
        "MED004",
        MET,
        "refused, then agreed",
        events=[REFUSED, ASKED | {"on": "2023-07-26", "outcome": "agreed"}],
    ),
    row("MED004", MET, "the refusal is of tomorrow", events=[REFUSED | {"on": "2023-08-02"}]),
    row("MED004", NOT_MET, "the refusal is of today", events=[REFUSED | {"on": "2023-08-01"}]),
    row("MED004", NOT_MET, "refused in a mediation", proceedings=[TRIED]),
    row("MED004", MET, "a mediation that went well", proceedings=[{"kind": "mediation", "outcome": "mediated"}]),
    row("MED004", UNDETERMINED, "somebody refused, nobody wrote who", events=[REFUSED | {"to": None}]),
    row("MED004", UNDETERMINED, "somebody refused today", events=[REFUSED | {"to": None, "on": "2023-08-01"}]),
    row("MED004", MET, "somebody will refuse tomorrow", events=[REFUSED | {"to": None, "on": "2023-08-02"}]),
    row(
        "MED004",
        MET,
        "the debtor refused, the guarantor did not",
        of="张示例",
        guarantees=[guarantee()],
        events=[REFUSED],
    ),
]

SUIT = {"kind": "suit", "institution": "海宁市人民法院"}
REPORT = {"kind": "police_report", "on": "2023-07-20"}
POLICE = {"kind": "police", "institution": "海宁市公安局"}

ELSEWHERE = [
    row("MED005", MET, "nobody has taken it"),
    row(
        "MED005",
        NOT_MET,
        "a court has taken it",
        says="海宁市人民法院已经受理",
        proceedings=[SUIT | {"outcome": "pending"}],
    ),
    row(
        "MED005",
        NOT_MET,
        "somebody has taken it",
        says="有关机关",
        proceedings=[{"kind": "suit", "outcome": "pending"}],
    ),
    row("MED005", NOT_MET, "a court has judged it", proceedings=[SUIT | {"outcome": "judgment"}]),
    row("MED005", MET, "the suit was withdrawn", proceedings=[SUIT | {"outcome": "withdrawn"}]),
    row("MED005", MET, "another claim", proceedings=[SUIT | {"outcome": "pending", "same_claim": False}]),
    row("MED005", UNDETERMINED, "nobody wrote what became of the suit", proceedings=[SUIT]),
    row("MED005", UNDETERMINED, "reported to the police", events=[REPORT]),
    row("MED005", UNDETERMINED, "the report is of today", events=[REPORT | {"on": "2023-08-01"}]),
    row("MED005", MET, "the report is of tomorrow", events=[REPORT | {"on": "2023-08-02"}]),
    row("MED005", NOT_MET, "the police took it", events=[REPORT], proceedings=[POLICE | {"outcome": "pending"}]),
    row(
        "MED005", MET, "the police did not take it", events=[REPORT], proceedings=[POLICE | {"outcome": "not_accepted"}]
    ),
]

WHICH_KIND = [
    row("MED006", MET, "a bank against a citizen"),
    row("MED006", MET, "a citizen against a company", creditor=person("吴示例"), borrowers=FIRM),
    row("MED006", NOT_MET, "a bank against a company", borrowers=FIRM),
    row("MED006", MET, "the guarantor is a citizen", of="张示例", borrowers=FIRM, guarantees=[guarantee()]),
    # 商事调解条例自2026年5月1日起施行。
    row("MED007", NOT_APPLICABLE, "a day before the regulation", "2026-04-30", borrowers=FIRM),
    row("MED007", MET, "a company, from its first day", "2026-05-01", borrowers=FIRM),
    row("MED007", MET, "old bodies have a year", "2027-04-30", says="在2027年5月1日以前取得许可", borrowers=FIRM),
    row("MED007", MET, "then they need a licence", "2027-05-01", says="申请前查验", borrowers=FIRM),
    row("MED007", NOT_MET, "a consumer's loan", "2026-05-01", loan={"consumer": True}),
    row("MED007", MET, "a trader's loan", "2026-05-01", loan={"consumer": False}),
    row("MED007", UNDETERMINED, "nobody wrote which", "2026-05-01"),
    row("MED008", MET, "no fee"),
    row("MED008", NOT_MET, "a fee among the claims", request={"other_claims": ["由被申请人承担调解费"]}),
    row("MED008", NOT_MET, "a fee in the agreement", request={"settlement": {"text": "调解服务费各半"}}),
]


def committee(place: str | None) -> dict:
    return {"request": {"committee": "示例人民调解委员会", "committee_place": place}}


PLAN = {"plan": [{"pay_on": "2023-12-31", "amount": 1000000}]}

PLACE_AND_CONTENT = [
    row("MED009", MET, "where both are", **committee("浙江省海宁市")),
    row("MED009", NOT_MET, "where nobody is", **committee("浙江省桐乡市")),
    row(
        "MED009",
        MET,
        "where the contract was signed",
        loan={"contract": {"signed_at": "浙江省桐乡市示例路5号"}},
        **committee("浙江省桐乡市"),
    ),
    row("MED009", UNDETERMINED, "nobody wrote where it is", says="没有写明", **committee(None)),
    row("MED009", UNDETERMINED, "no committee is named", says="没有写明"),
    row(
        "MED009",
        UNDETERMINED,
        "nobody wrote where anybody is",
        creditor=BANK | {"address": None},
        borrowers=[person("李示例", address=None)],
        **committee("浙江省海宁市"),
    ),
    # 利息 1,000,000 × 6% ÷ 360 × 365 = 60,833.33；罚息 1,000,000 × 9% ÷ 360 × 16 = 4,000.00；合计 1,064,833.33。
    row("MED010", UNDETERMINED, "nothing was promised"),
    row("MED010", NOT_MET, "the principal alone leaves the interest open", request={"settlement": PLAN}),
    row(
        "MED010",
        MET,
        "and exactly the interest is waived",
        request={"settlement": PLAN | {"waived_interest": "64833.33"}},
    ),
    row(
        "MED010",
        MET,
        "all is to be paid, to the fen",
        request={"settlement": {"plan": [{"pay_on": "2023-09-01", "amount": "1064833.33"}]}},
    ),
    row(
        "MED010",
        NOT_MET,
        "all but a fen is to be paid, and nothing is waived",
        request={"settlement": {"plan": [{"pay_on": "2023-09-01", "amount": "1064833.32"}]}},
    ),
    row("MED010", NOT_MET, "and a fen less", request={"settlement": PLAN | {"waived_interest": "64833.32"}}),
    row(
        "MED010",
        MET,
        "an asset is given for it",
        request={"settlement": {"assets": [{"name": "轿车一辆", "how": "sell_and_pay"}]}},
    ),
]

APPLICANT = [
    row("MED011", MET, "the bank's address, head and telephone"),
    row("MED011", UNDETERMINED, "nobody wrote its address", creditor=BANK | {"address": None}),
    row("MED011", MET, "a person who applies", creditor=person("王示例", occupation="职员")),
    row("MED011", UNDETERMINED, "nobody wrote what he does", creditor=person("王示例")),
]

CASES = [*APPLICANT, *WHO_AND_WHAT, *WILLING, *ELSEWHERE, *WHICH_KIND, *PLACE_AND_CONTENT]
