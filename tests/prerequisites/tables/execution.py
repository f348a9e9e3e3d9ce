"""ENF011–ENF031：恢复执行、限制消费和失信名单、变更、追加申请执行人、参与分配、执行担保。"""

from tables.given import LENDER, MET, NOT_APPLICABLE, NOT_MET, UNDETERMINED, company, mortgage, person, row

TITLE = {
    "document": "judgment",
    "number": "（2023）浙0481民初1号民事判决书",
    "issued_by": "海宁市人民法院",
    "issued_on": "2024-01-10",
    "effective_on": "2024-02-01",
    "perform_by": "2024-02-11",
    "principal": 1000000,
}
JUDGMENT = {
    "kind": "suit",
    "institution": "海宁市人民法院",
    "outcome": "judgment",
    "against": ["borrower"],
    "title": TITLE,
}
EXECUTION = {
    "kind": "enforcement",
    "institution": "海宁市人民法院",
    "number": "（2024）浙0481执1号",
    "filed_on": "2024-03-01",
}
DAY, NEXT = "2026-11-20", "2026-11-21"


def executed(request: dict | None = None, **changes: object) -> dict:
    """A judgment that is enforced, with what is asked of the court."""
    return {"proceedings": [JUDGMENT, EXECUTION | changes], "request": request or {}}


def resumed(settlement: dict | None = None, **changes: object) -> dict:
    """Enforcement to resume since a settlement was not performed."""
    asked = {"ground": "settlement_broken"} | ({"settlement": settlement} if settlement is not None else {})
    return executed({"resumption": asked}, **changes)


def found(**changes: object) -> dict:
    """Enforcement to resume since property was found."""
    return executed({"resumption": {"ground": "property_found"} | changes.pop("asked", {})}, **changes)


def limit(**asked: object) -> dict:
    """Limits asked for."""
    return executed({"consumption_limit": asked})


def share(**asked: object) -> dict:
    """A share asked for."""
    return executed({"distribution": asked})


def stay(giver: dict | None = None, **asked: object) -> dict:
    """Security offered."""
    return executed({"enforcement_guarantee": {"giver": giver or person("张示例")} | asked})


def passed_on(recognised_on: str | None = None, signed_on: str | None = "2024-05-20") -> dict:
    """The claim assigned after the judgment."""
    hand = {"assignor": LENDER, "signed_on": signed_on, "recognised_on": recognised_on}
    return {"assignments": [{key: value for key, value in hand.items() if value is not None}]}


def part(principal: object = "999999", text: str | None = "本金及其利息") -> dict:
    """A part of the claim assigned, as long as 1,000,000 of the title are left."""
    hand = {"assignor": LENDER, "signed_on": "2024-05-20", "part": text, "principal": principal}
    return {"assignments": [{key: value for key, value in hand.items() if value is not None}]}


def both_apply(principal: str, text: str | None = "本金及其利息") -> dict:
    """Seller and buyer apply together on the title."""
    return part(principal, text) | {"proceedings": [JUDGMENT], "request": {"with_assignor": True}}


def due(on: str, performance: str | None = "none") -> dict:
    """A settlement to be performed by a day."""
    return {"signed_on": "2024-06-01", "perform_by": on} | ({"performance": performance} if performance else {})


TWO_HANDS = [part()["assignments"][0], part(text=None)["assignments"][0]]
PROMISE = {"kind": "repayment_promise", "to": "borrower", "on": "2025-06-01"}
LETTER = {"kind": "demand", "channel": "ems", "to": "borrower", "on": "2025-06-01", "outcome": "sent"}
WHERE = {"court": "海宁市人民法院", "number": "1号", "property": "价款"}
CAR = [{"owner": "李示例", "text": "小型轿车一辆"}]
# 2008年11月21日出生的，2026年11月21日满18岁。
MINOR = person("李示例", born_on_if_no_id="2008-11-21")
STAY = {"stay_from": "2026-12-01", "stay_until": "2027-12-01"}
HOUSE = {
    "name": "住宅",
    "quantity": "一套",
    "quality": "良好",
    "condition": "自住",
    "location": "海宁市",
    "owner": "张示例",
}
SAID = {"kind": "guarantee", "scope": "全部债务"} | STAY

CASES = [
    row("ENF011", MET, "its court and number", DAY, **executed()),
    row("ENF011", UNDETERMINED, "no number", DAY, says="执行案号", **executed(number=None)),
    row("ENF011", UNDETERMINED, "no court", DAY, says="执行法院", **executed(institution=None)),
    row("ENF011", NOT_MET, "never applied for", DAY, proceedings=[JUDGMENT]),
    row("ENF011", NOT_MET, "not accepted", DAY, **executed(outcome="not_accepted")),
    row("ENF012", UNDETERMINED, "nobody wrote why", DAY, **executed()),
    row("ENF012", MET, "the day after the settlement's last day", NEXT, **resumed(due(DAY))),
    row("ENF012", NOT_MET, "on the settlement's last day", DAY, **resumed(due(DAY))),
    row("ENF012", MET, "performed in part", NEXT, **resumed(due(DAY, "part"))),
    row("ENF012", MET, "he says that he will not, before the day", DAY, **resumed(due(NEXT, "refused"))),
    row("ENF012", NOT_MET, "performed in full", NEXT, **resumed(due(DAY, "fulfilled"))),
    row("ENF012", NOT_MET, "being performed", NEXT, **resumed(due(DAY, "being_performed"))),
    row("ENF012", UNDETERMINED, "nobody wrote if it was performed", NEXT, **resumed(due(DAY, None))),
    row("ENF012", UNDETERMINED, "no settlement is written", NEXT, **resumed()),
    row("ENF012", MET, "property after the enforcement was terminated", DAY, **found(outcome="terminated")),
    row("ENF012", NOT_MET, "property while it is enforced", DAY, **found(outcome="pending")),
    row("ENF012", NOT_MET, "property after all was performed", DAY, **found(outcome="closed")),
    row("ENF012", UNDETERMINED, "property, and nobody wrote how the enforcement ended", DAY, **found()),
    row("ENF013", MET, "on the last day of two years", DAY, says="2026年11月20日", **resumed(due("2024-11-20"))),
    row("ENF013", NOT_MET, "the day after two years", NEXT, **resumed(due("2024-11-20"))),
    row("ENF013", MET, "promised again", NEXT, events=[PROMISE], **resumed(due("2024-11-20"))),
    row("ENF013", UNDETERMINED, "a letter nobody can prove", NEXT, events=[LETTER], **resumed(due("2024-11-20"))),
    row("ENF013", UNDETERMINED, "no day by which to perform", DAY, **resumed({"performance": "none"})),
    row("ENF013", NOT_APPLICABLE, "property may be shown at any time", DAY, **found(outcome="terminated")),
    row("ENF014", MET, "a car", DAY, **found(asked={"property": CAR})),
    row("ENF014", UNDETERMINED, "nobody wrote what was found", DAY, **found()),
    row("ENF014", NOT_APPLICABLE, "a settlement was broken", DAY, **resumed(due(DAY))),
    row("ENF015", NOT_MET, "on the last day of the notice", DAY, **executed({"consumption_limit": {}}, notice_until=DAY)),
    row("ENF015", MET, "the day after", NEXT, **executed({"consumption_limit": {}}, notice_until=DAY)),
    row("ENF015", UNDETERMINED, "nobody wrote the day", DAY, **limit()),
    row("ENF016", MET, "the borrower was sued", DAY, **limit(against=["borrower"])),
    row(
        "ENF016",
        NOT_MET,
        "an owner who was not sued",
        DAY,
        **limit(against=["张示例"]),
        mortgages=[mortgage(owner=person("张示例"))],
    ),
    row("ENF016", UNDETERMINED, "no title", DAY, request={"consumption_limit": {}}),
    row("ENF017", NOT_APPLICABLE, "the list is not asked for", DAY, **limit()),
    row("ENF017", MET, "able, and nothing stands against it", DAY, **limit(list_ground="able", list_excluded="none")),
    row("ENF017", NOT_MET, "able, but secured", DAY, **limit(list_ground="able", list_excluded="secured")),
    row("ENF017", NOT_MET, "able, but enough is seized", DAY, **limit(list_ground="able", list_excluded="seized")),
    row("ENF017", MET, "hid property, though secured", DAY, **limit(list_ground="evades", list_excluded="secured")),
    row("ENF017", UNDETERMINED, "able, and nobody looked", DAY, **limit(list_ground="able")),
    row("ENF017", NOT_MET, "the day before he is eighteen", DAY, borrowers=[MINOR], **limit(list_ground="evades")),
    row("ENF017", MET, "on the day he is eighteen", NEXT, borrowers=[MINOR], **limit(list_ground="evades")),
    row("ENF018", NOT_APPLICABLE, "the list is not asked for", DAY, **limit()),
    row("ENF018", MET, "what he did", DAY, **limit(list_ground="evades", facts_text="转移存款")),
    row("ENF018", UNDETERMINED, "nobody wrote what he did", DAY, **limit(list_ground="evades")),
    row("ENF019", MET, "recognised on the day", DAY, **executed(), **passed_on(DAY)),
    row("ENF019", NOT_MET, "recognised tomorrow", DAY, **executed(), **passed_on(NEXT)),
    row("ENF019", UNDETERMINED, "nobody wrote that it is recognised", DAY, **executed(), **passed_on()),
    row("ENF019", UNDETERMINED, "assigned before the judgment", DAY, **executed(), **passed_on(DAY, "2024-01-09")),
    row("ENF019", MET, "assigned on the day of the judgment", DAY, **executed(), **passed_on(DAY, "2024-01-10")),
    row("ENF030", MET, "the whole claim", DAY, says="变更", **executed(), **part(text=None)),
    row("ENF030", MET, "all the principal that is left", DAY, says="追加", **executed(), **part("1000000")),
    row("ENF030", NOT_MET, "a fen more than is left", DAY, **executed(), **part("1000000.01")),
    row("ENF030", UNDETERMINED, "nobody wrote how much", DAY, says="多少本金", **executed(), **part(None)),
    row("ENF030", UNDETERMINED, "first a part, then all of it", DAY, **executed(), assignments=TWO_HANDS),
    row("ENF031", UNDETERMINED, "a fen is left to the seller", DAY, **both_apply("999999.99")),
    row("ENF031", NOT_MET, "nothing is left to the seller", DAY, **both_apply("1000000"), says="没有剩下的部分"),
    row("ENF031", NOT_MET, "all of it was assigned", DAY, **both_apply("400000", None), says="没有两个债权人"),
    row("ENF031", NOT_MET, "somebody applied before", DAY, **both_apply("400000") | executed({"with_assignor": True})),
    row("ASG005", MET, "no more is asked than was assigned", DAY, **executed(), **part("1000000")),
    row("ASG005", NOT_MET, "a fen more is asked", DAY, **executed(), **part("999999.99")),
    row("ASG005", UNDETERMINED, "nobody wrote how much was assigned", DAY, **executed(), **part(None)),
    row("ENF020", MET, "a natural person", DAY, **share()),
    row("ENF020", NOT_MET, "a company", DAY, borrowers=[company("示例公司")], **share()),
    row("ENF020", MET, "a partnership", DAY, borrowers=[company("示例合伙", type="partnership")], **share()),
    row("ENF020", UNDETERMINED, "a public institution", DAY, borrowers=[company("某", type="public_institution")], **share()),
    row("ENF020", UNDETERMINED, "one of two, nobody wrote which", DAY, borrowers=[person("甲"), person("乙")], **share()),
    row("ENF020", MET, "the person of the two", DAY, borrowers=[person("甲"), company("乙公司")], **share(debtor="甲")),
    row("ENF020", NOT_MET, "the company", DAY, borrowers=[person("甲"), company("乙公司")], **share(debtor="乙公司")),
    row("ENF021", MET, "the judgment", DAY, **share()),
    row("ENF021", MET, "on the day it takes effect", "2024-02-01", **share()),
    row("ENF021", NOT_MET, "the day before it takes effect", "2024-01-31", **share()),
    row("ENF021", MET, "the day before, and a mortgage", "2024-01-31", **share(priority="secured")),
    row("ENF021", NOT_MET, "the day before, and no mortgage", "2024-01-31", **share(priority="none")),
    row("ENF021", MET, "a mortgage needs no title", DAY, request={"distribution": {"priority": "secured"}}),
    row("ENF021", NOT_MET, "neither", DAY, request={"distribution": {"priority": "none"}}),
    row("ENF021", UNDETERMINED, "nobody wrote either", DAY, request={"distribution": {}}),
    row("ENF022", MET, "not shared out yet", DAY, **share(over=False)),
    row("ENF022", NOT_MET, "shared out", DAY, **share(over=True)),
    row("ENF022", UNDETERMINED, "nobody asked the court", DAY, **share()),
    row("ENF023", MET, "court, number, why", DAY, **share(**WHERE, insufficient="不够")),
    row("ENF023", UNDETERMINED, "not why", DAY, says="不能清偿", **share(**WHERE)),
    row("ENF023", UNDETERMINED, "not of what", DAY, says="财产", **share(**WHERE | {"property": None})),
    row("ENF024", NOT_APPLICABLE, "he gave no security", DAY, **share()),
    row("ENF024", MET, "he did, and the things are others", DAY, mortgages=[mortgage()], **share(priority="none")),
    row("ENF024", UNDETERMINED, "he did, and nobody wrote what is shared", DAY, mortgages=[mortgage()], **share()),
    row("ENF025", MET, "a surety says all", DAY, **stay(**SAID)),
    row("ENF025", UNDETERMINED, "not how far", DAY, says="担保范围", **stay(kind="guarantee", **STAY)),
    row("ENF025", UNDETERMINED, "no thing", DAY, says="担保财产", **stay(**SAID | {"kind": "property"})),
    row("ENF025", MET, "a house described", DAY, **stay(**SAID | {"kind": "property", "asset": HOUSE})),
    row("ENF026", MET, "a year", DAY, **stay(**STAY)),
    row("ENF026", NOT_MET, "a year and a day", DAY, says="最长", **stay(**STAY | {"stay_until": "2027-12-02"})),
    row("ENF026", NOT_MET, "ends before it begins", DAY, **stay(**STAY | {"stay_until": "2026-11-30"})),
    row("ENF026", UNDETERMINED, "nobody wrote how long", DAY, **stay()),
    row("ENF027", MET, "the creditor agrees", DAY, **stay(creditor_agreed=True)),
    row("ENF027", NOT_MET, "the creditor does not", DAY, **stay(creditor_agreed=False)),
    row("ENF027", UNDETERMINED, "nobody asked", DAY, **stay()),
    row("ENF028", NOT_APPLICABLE, "a natural person gives it", DAY, **stay()),
    row("ENF028", NOT_APPLICABLE, "the debtor for itself", DAY, **stay(company("示例公司"), capacity="debtor")),
    row("ENF028", NOT_APPLICABLE, "a partnership", DAY, **stay(company("示例合伙", type="partnership"))),
    row("ENF028", MET, "a company resolved", DAY, **stay(company("示例公司"), resolution=True)),
    row("ENF028", NOT_MET, "a company did not", DAY, **stay(company("示例公司"), resolution=False)),
    row("ENF028", UNDETERMINED, "nobody wrote if it did", DAY, **stay(company("示例公司"))),
    row("ENF029", MET, "from the end of the stay", DAY, **stay(starts_on="2027-12-01", ends_on="2028-11-30", **STAY)),
    row("ENF029", NOT_MET, "a day late", DAY, **stay(starts_on="2027-12-02", ends_on="2028-11-30", **STAY)),
    row("ENF029", NOT_MET, "ends on its first day", DAY, **stay(starts_on="2027-12-01", ends_on="2027-12-01", **STAY)),
    row("ENF029", UNDETERMINED, "no period", DAY, **stay(**STAY)),
]  # fmt: skip
