"""JUR：向哪个法院起诉。约定的、地域的、级别的、专门的。"""

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

TONGXIANG = {"court": "桐乡市人民法院"}
SPECIAL = {"court": "示例开发区人民法院"}


def clause(kind: str = "court", *, signed_at: str | None = None, **disputes: object) -> dict:
    """The loan contract's clause on courts."""
    contract = {"title": "借款合同", "signed_on": "2022-07-16", "signed_at": signed_at}
    return {"loan": {"contract": contract | {"disputes": {"kind": kind} | disputes}}}


NAMED = clause(institution="海宁市人民法院")
OWN_CLAUSE = {"title": "保证合同", "disputes": {"kind": "court", "institution": "桐乡市人民法院"}}

WHICH = [
    row("JUR001", MET, "a court in full", request=COURT),
    row("JUR001", NOT_MET, "a division is no court", request={"court": "海宁市人民法院民二庭"}),
    row("JUR001", UNDETERMINED, "no court is named"),
]

AGREED = [
    row("JUR002", NOT_APPLICABLE, "no clause", request=COURT),
    row("JUR002", NOT_APPLICABLE, "arbitration", request=COURT, **clause("arbitration")),
    row("JUR002", MET, "the court that was agreed", request=COURT, **NAMED),
    row("JUR002", MET, "the same court with its province", request={"court": "浙江省海宁市人民法院"}, **NAMED),
    row("JUR002", NOT_MET, "another court", request=TONGXIANG, **NAMED),
    row("JUR002", UNDETERMINED, "no court is named", **NAMED),
    # 约定不能改变级别管辖：标的额超过约定法院级别的，归其上一级法院。
    row("JUR002", UNDETERMINED, "is it the court above", request={"court": "嘉兴市中级人民法院"}, **NAMED),
    row(
        "JUR002",
        MET,
        "it is the court above",
        request={"court": "嘉兴市中级人民法院", "court_place": "浙江省嘉兴市海宁市"},
        **NAMED,
    ),
    row(
        "JUR002",
        UNDETERMINED,
        "a court above another county",
        request={"court": "嘉兴市中级人民法院", "court_place": "浙江省嘉兴市桐乡市"},
        **NAMED,
    ),
    row("JUR002", UNDETERMINED, "nobody wrote which court was agreed", request=COURT, **clause()),
    # 写成“贷款人所在地人民法院”的不是一个法院的名称，要写连接点。
    row(
        "JUR002",
        UNDETERMINED,
        "the court of the lender's place, not said to be a place",
        request=COURT,
        **clause(institution="贷款人所在地人民法院"),
    ),
    row("JUR002", UNDETERMINED, "the competent court", request=COURT, **clause(institution="有管辖权的人民法院")),
    row("JUR002", UNDETERMINED, "the people's court", request=COURT, **clause(institution="人民法院")),
    row("JUR002", MET, "the court of the lender's place", request=COURT, **clause(place="plaintiff_domicile")),
    row("JUR002", NOT_MET, "not the lender's place", request=TONGXIANG, **clause(place="plaintiff_domicile")),
    row(
        "JUR002",
        UNDETERMINED,
        "the lender's place is not written",
        says="补写：creditor.address",
        creditor=BANK | {"address": None},
        request=COURT,
        **clause(place="plaintiff_domicile"),
    ),
    # 解释32：签约后受让的，原贷款人住所地仍可。
    row(
        "JUR002",
        MET,
        "the place of the lender that has assigned",
        assignments=[{"assignor": LENDER, "signed_on": "2023-07-20"}],
        request=TONGXIANG,
        **clause(place="plaintiff_domicile"),
    ),
    row("JUR002", MET, "the debtor's place", request=COURT, **clause(place="defendant_domicile")),
    row("JUR002", MET, "where it was signed", request=TONGXIANG, **clause(signed_at="浙江省桐乡市", place="signing")),
    row("JUR002", UNDETERMINED, "nobody wrote where it was signed", request=COURT, **clause(place="signing")),
    row(
        "JUR002",
        MET,
        "where the mortgaged flat is",
        mortgages=[mortgage()],
        request=COURT,
        **clause(place="subject_matter"),
    ),
    row("JUR002", UNDETERMINED, "there is no such thing", request=COURT, **clause(place="subject_matter")),
    row(
        "JUR002",
        MET,
        "either way leaves the clause on courts",
        request=COURT,
        **clause("either", institution="海宁市人民法院"),
    ),
    # 担保制度解释21②③：一并起诉的按主合同，只诉担保人的按担保合同。
    row(
        "JUR002",
        MET,
        "debtor and guarantor: the loan's clause",
        guarantees=[guarantee(contract=OWN_CLAUSE)],
        request=COURT,
        **NAMED,
    ),
    row(
        "JUR002",
        MET,
        "guarantor and debtor, in whatever order: the loan's clause",
        guarantees=[guarantee(contract=OWN_CLAUSE)],
        request=COURT | {"defendants": ["张示例", "borrower"]},
        **NAMED,
    ),
    row(
        "JUR002",
        NOT_MET,
        "a guarantor alone: the guarantee's clause",
        guarantees=[guarantee(contract=OWN_CLAUSE)],
        request=COURT | {"defendants": ["张示例"]},
        **NAMED,
    ),
    row(
        "JUR002",
        MET,
        "a guarantor alone, in his court",
        guarantees=[guarantee(contract=OWN_CLAUSE)],
        request=TONGXIANG | {"defendants": ["张示例"]},
        **NAMED,
    ),
    # 法释〔2025〕15号一：约定的地点没有实际联系的，约定无效，按法定管辖。
    row(
        "JUR002", UNDETERMINED, "another place, before the reply", "2025-12-30", request=COURT, **clause(place="other")
    ),
    row("JUR002", NOT_APPLICABLE, "another place, void", "2025-12-31", request=COURT, **clause(place="other")),
]

TERRITORIAL = [
    row("JUR003", NOT_APPLICABLE, "as agreed", request=COURT, **NAMED),
    row("JUR003", MET, "the debtor's home and the bank's seat", request=COURT),
    row(
        "JUR003",
        MET,
        "the bank's seat alone",
        borrowers=[person("李示例", address="浙江省桐乡市示例镇1号")],
        request=COURT,
    ),
    row(
        "JUR003",
        MET,
        "where the debtor lives, not where he is registered",
        borrowers=[person("李示例", habitual_residence="浙江省桐乡市示例镇1号")],
        request=TONGXIANG,
    ),
    row("JUR003", NOT_MET, "neither", request=TONGXIANG),
    row("JUR003", UNDETERMINED, "no court is named"),
    row("JUR003", UNDETERMINED, "a court whose name tells no area", says="request.court_place", request=SPECIAL),
    row("JUR003", MET, "its area is written", request=SPECIAL | {"court_place": "浙江省海宁市"}),
    row(
        "JUR003",
        NOT_MET,
        "a court of the same street name",
        request={"court": "南京市人民法院"},
        creditor=BANK | {"address": "上海市黄浦区南京路1号"},
        borrowers=[person("李示例", address="上海市黄浦区南京西路2号")],
    ),
    row(
        "JUR003",
        NOT_MET,
        "a district of the same name",
        request={"court": "北京市朝阳区人民法院"},
        creditor=BANK | {"address": "吉林省长春市朝阳区示例路1号"},
        borrowers=[person("李示例", address="吉林省长春市朝阳区示例路2号")],
    ),
    row(
        "JUR003",
        MET,
        "an address without the word city",
        request=COURT,
        borrowers=[person("李示例", address="浙江海宁示例路2号")],
    ),
    row(
        "JUR003", MET, "void clause, the court of the bank's seat", "2025-12-31", request=COURT, **clause(place="other")
    ),
    row("JUR003", NOT_APPLICABLE, "the clause may still stand", "2025-12-30", request=COURT, **clause(place="other")),
]

CONNECTED = [
    row("JUR004", NOT_APPLICABLE, "no clause", request=COURT),
    row("JUR004", MET, "one of the five places", request=COURT, **clause(place="plaintiff_domicile")),
    row("JUR004", MET, "the agreed court is where the bank is", request=COURT, **NAMED),
    row("JUR004", UNDETERMINED, "how is it connected", request=COURT, **clause(institution="示例市人民法院")),
    row(
        "JUR004",
        UNDETERMINED,
        "another place, a day before the reply",
        "2025-12-30",
        request=TONGXIANG,
        **clause(place="other"),
    ),
    row(
        "JUR004",
        NOT_MET,
        "another place, from the reply's first day",
        "2025-12-31",
        request=TONGXIANG,
        **clause(place="other"),
    ),
    row("JUR004", MET, "void, but not relied on", "2025-12-31", request=COURT, **clause(place="other")),
]

HOME = {"court": "海宁市人民法院", "court_province": "浙江省", "figures": "bank"}
ABOVE = HOME | {"court": "嘉兴市中级人民法院"}
ELSEWHERE = [person("李示例", address="江苏省示例市示例路1号")]
NOWHERE = [person("李示例", address=None)]

LEVEL = [
    # 各方都在浙江：五亿元，含本数。
    row("JUR005", MET, "one fen below 500 million", request=HOME, **owing("499999999.99")),
    row(
        "JUR005",
        NOT_MET,
        "500 million in a basic court",
        says="向中级人民法院起诉",
        request=HOME,
        **owing("500000000.00"),
    ),
    row("JUR005", MET, "500 million in an intermediate court", request=ABOVE, **owing("500000000.00")),
    row(
        "JUR005",
        NOT_MET,
        "less in an intermediate court",
        says="向基层人民法院起诉",
        request=ABOVE,
        **owing("499999999.99"),
    ),
    # 一方在外省：一亿元，含本数。
    row(
        "JUR005",
        MET,
        "abroad of the province, one fen below 100 million",
        borrowers=ELSEWHERE,
        request=HOME,
        **owing("99999999.99"),
    ),
    row("JUR005", NOT_MET, "100 million in a basic court", borrowers=ELSEWHERE, request=HOME, **owing("100000000.00")),
    row(
        "JUR005",
        MET,
        "100 million in an intermediate court",
        borrowers=ELSEWHERE,
        request=ABOVE,
        **owing("100000000.00"),
    ),
    # 各方都不在受理法院所在省，同样五亿元。
    row(
        "JUR005",
        MET,
        "nobody is of the court's province",
        request=HOME | {"court_province": "江苏省"},
        **owing("100000000.00"),
    ),
    row(
        "JUR005",
        UNDETERMINED,
        "between the two, and the debtor's province unknown",
        borrowers=NOWHERE,
        request=HOME,
        **owing("100000000.00"),
    ),
    row(
        "JUR005",
        UNDETERMINED,
        "between the two, and the court's province unknown",
        request=COURT | {"figures": "bank"},
        **owing("100000000.00"),
    ),
    row("JUR005", MET, "below both, whatever the province", borrowers=NOWHERE, request=HOME, **owing("99999999.99")),
    row("JUR005", UNDETERMINED, "no court is named"),
    row("JUR005", NOT_APPLICABLE, "a party abroad", borrowers=[person("李示例", abroad=True)], request=COURT),
    row(
        "JUR005",
        UNDETERMINED,
        "a day before the notice",
        "2021-09-30",
        loan={"disbursements": [{"paid_on": "2020-01-01", "amount": 1000, "due_on": "2021-01-01"}]},
        request=COURT,
    ),
]

INTERNET = {"court": "杭州互联网法院"}
PLAIN, BOLD = NAMED, clause(institution="海宁市人民法院", prominent=True)

SPECIAL_COURTS = [
    row("JUR006", MET, "no internet court", request=COURT),
    row("JUR006", UNDETERMINED, "no court is named"),
    row("JUR006", NOT_APPLICABLE, "an internet court, a day before", "2025-10-31", request=INTERNET),
    row("JUR006", NOT_MET, "an internet court takes no more loans", "2025-11-01", request=INTERNET),
    row("JUR007", NOT_APPLICABLE, "no clause"),
    row("JUR007", NOT_APPLICABLE, "a company is no consumer", borrowers=[company("样本纺织有限公司")], **PLAIN),
    row("JUR007", MET, "the clause stood in bold", **BOLD),
    row("JUR007", NOT_MET, "the clause stood in small print", **clause(institution="海宁市人民法院", prominent=False)),
    row("JUR007", UNDETERMINED, "nobody looked how it was printed", **PLAIN),
]

CASES = [*WHICH, *AGREED, *TERRITORIAL, *CONNECTED, *LEVEL, *SPECIAL_COURTS]
