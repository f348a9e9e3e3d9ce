"""GUA：保证。期间届满没有、方式写了没有、做得了保证人没有、该通知的通知了没有。"""

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

GENERAL = guarantee(kind="general")
UNKNOWN = guarantee(kind=None)
OLD_UNTIL_REPAID = guarantee(contract={"signed_on": "2020-12-31"}, period={"until_repaid": True})
OLD_UNKNOWN = OLD_UNTIL_REPAID | {"kind": None}
TWO_NOTES = {
    "disbursements": [
        {"note": "甲", "paid_on": "2022-07-16", "amount": 100000, "due_on": "2023-01-15"},
        {"note": "乙", "paid_on": "2022-07-16", "amount": 100000, "due_on": "2023-07-15"},
    ]
}
SUIT = {"kind": "suit", "filed_on": "2023-07-20", "against": ["borrower"]}
DEMAND = {"kind": "demand", "to": "张示例", "channel": "ems", "outcome": "delivered", "on": "2023-07-20"}
MONTHLY = {"schedule": {"method": "level_principal", "periods": 12, "first_due_on": "2022-08-15", "day": 15}}

VILLAGE = company("海宁市示例村村民委员会", type="grassroots_autonomous")


def up_to(from_on: str, earlier_claims: bool | None = None) -> dict:
    """A guarantee up to a maximum for what is lent from that day on; the loan was paid out on 2022-07-16."""
    maximum = {"limit": 2000000, "from_on": from_on, "until_on": "2025-07-16", "earlier_claims": earlier_claims}
    return guarantee(maximum=maximum)


PERIOD = [
    row("GUA001", NOT_APPLICABLE, "nobody stands security"),
    # 2023-07-15 到期，二年，至 2025-07-15。
    row("GUA001", MET, "the last day of the period", "2025-07-15", guarantees=[guarantee()]),
    row("GUA001", NOT_MET, "the day after", "2025-07-16", guarantees=[guarantee()]),
    row("GUA001", MET, "demanded in time", "2025-07-16", guarantees=[guarantee()], events=[DEMAND]),
    row(
        "GUA001",
        MET,
        "demanded on the last day, which is today",
        "2025-07-15",
        says="在期间内",
        guarantees=[guarantee()],
        events=[DEMAND | {"on": "2025-07-15"}],
    ),
    row("GUA001", UNDETERMINED, "nobody wrote how long", guarantees=[guarantee(period=None)]),
    row("GUA001", NOT_MET, "a general guarantor, the debtor never sued", "2025-07-16", guarantees=[GENERAL]),
    # 旧法“直至还清”：六个月至 2024-01-15，二年至 2025-07-15。
    row("GUA001", MET, "six months gone, two years not", "2024-01-16", guarantees=[OLD_UNTIL_REPAID]),
    row("GUA001", UNDETERMINED, "and of no known kind", "2024-01-16", guarantees=[OLD_UNKNOWN]),
    row(
        "GUA001",
        UNDETERMINED,
        "a call that nothing proves",
        "2025-07-16",
        says="没有录音",
        guarantees=[guarantee()],
        events=[DEMAND | {"channel": "phone", "outcome": "answered"}],
    ),
    row(
        "GUA001",
        UNDETERMINED,
        "a suit withdrawn, and nobody wrote whether it was served",
        "2025-07-16",
        guarantees=[guarantee()],
        proceedings=[{"kind": "suit", "filed_on": "2024-07-20", "outcome": "withdrawn"}],
    ),
    row(
        "GUA001",
        UNDETERMINED,
        "signed after the debt fell due, six months later",
        "2024-09-02",
        says="不早于签订之日",
        guarantees=[guarantee(contract={"signed_on": "2024-03-01"}, period={"not_agreed": True})],
    ),
    row(
        "GUA003",
        NOT_MET,
        "a general guarantor whose time has passed",
        "2025-07-16",
        says="保证期间已过",
        guarantees=[GENERAL],
    ),
    row("GUA002", MET, "nothing to dispute", guarantees=[guarantee()]),
    row("GUA002", NOT_MET, "six months gone, two years not", "2024-01-16", guarantees=[OLD_UNTIL_REPAID]),
    row(
        "GUA002",
        UNDETERMINED,
        "a call that nothing proves",
        "2025-09-01",
        says="没有录音等证据",
        guarantees=[guarantee()],
        events=[DEMAND | {"channel": "phone", "outcome": "answered"}],
    ),
    row("GUA019", NOT_APPLICABLE, "nothing up to a maximum", guarantees=[guarantee()]),
    row("GUA019", NOT_APPLICABLE, "lent on the first day of the period", guarantees=[up_to("2022-07-16")]),
    row(
        "GUA019",
        UNDETERMINED,
        "lent the day before, and nobody wrote what was agreed",
        guarantees=[up_to("2022-07-17")],
    ),
    row("GUA019", MET, "lent before, and taken in", guarantees=[up_to("2022-07-17", True)]),
    row("GUA019", NOT_MET, "lent before, and left out", says="不受其担保", guarantees=[up_to("2022-07-17", False)]),
    row(
        "GUA019",
        UNDETERMINED,
        "a mortgage up to a maximum",
        mortgages=[mortgage(maximum={"limit": 2000000, "from_on": "2022-07-17"})],
    ),
    row("GUA011", NOT_MET, "everything is older than the guarantee", guarantees=[up_to("2022-07-17", False)]),
    row("GUA002", UNDETERMINED, "and of no known kind", "2024-01-16", guarantees=[OLD_UNKNOWN]),
    row(
        "GUA002",
        NOT_MET,
        "one note of two is lost",
        loan=TWO_NOTES,
        guarantees=[guarantee(period={"months": 6})],
    ),
    # 按月分期，2022-09-20 宣布提前到期：自提前到期日起六个月至 2023-03-20，自最后一期起至 2024-01-15。
    row(
        "GUA002",
        NOT_MET,
        "called in: from that day, or from the last instalment",
        "2023-03-21",
        loan=MONTHLY,
        request={"accelerate": True, "accelerated_on": "2022-09-20"},
        guarantees=[guarantee(period={"months": 6})],
    ),
    row(
        "GUA002",
        MET,
        "the last day on the earlier reading",
        "2023-03-20",
        loan=MONTHLY,
        request={"accelerate": True, "accelerated_on": "2022-09-20"},
        guarantees=[guarantee(period={"months": 6})],
    ),
    row("GUA003", MET, "a letter keeps a joint guarantor", guarantees=[guarantee()]),
    row("GUA003", NOT_MET, "a letter keeps no general guarantor", guarantees=[GENERAL]),
    row("GUA003", MET, "the debtor was sued in time", guarantees=[GENERAL], proceedings=[SUIT]),
    row("GUA003", UNDETERMINED, "of no known kind", guarantees=[UNKNOWN]),
    row("GUA004", MET, "as agreed", guarantees=[guarantee()]),
    row("GUA004", MET, "as the words mean", guarantees=[UNKNOWN | {"wording": "债务人不能履行时承担保证责任"}]),
    row("GUA004", UNDETERMINED, "of no known kind", guarantees=[UNKNOWN]),
]

SCHOOL = company("示例学校", type="public_institution")
BRANCH = {"kind": "organisation", "name": "示例纺织有限公司海宁分公司"}
FIRM = company("样本担保有限公司")
RESOLVED = {"resolution": {"body": "board", "reviewed": True}}
HEAVIER = {"amendments": [{"kind": "rate", "signed_on": "2022-12-01", "heavier": True}]}
OLD_HEAVIER = {
    "contract": {"signed_on": "2020-07-01"},
    "disbursements": [{"paid_on": "2020-07-16", "amount": 1000000, "due_on": "2023-07-15"}],
    "amendments": [{"kind": "rate", "signed_on": "2020-12-31", "heavier": True}],
}
REFINANCED = {"refinances": "示例借字0号"}

VALIDITY = [
    row("GUA005", MET, "a citizen", guarantees=[guarantee()]),
    row("GUA005", NOT_MET, "a government body", guarantees=[guarantee(guarantor=FIRM | {"type": "government_body"})]),
    row(
        "GUA005",
        MET,
        "one that the State Council let lend on foreign money",
        guarantees=[guarantee(guarantor=FIRM | {"type": "government_body"}, on_lending_approved=True)],
    ),
    row("GUA005", UNDETERMINED, "a village: who decided", guarantees=[guarantee(guarantor=VILLAGE)]),
    row("GUA005", MET, "a village that decided", guarantees=[guarantee(guarantor=VILLAGE, village_decided=True)]),
    row("GUA005", NOT_MET, "one that did not", guarantees=[guarantee(guarantor=VILLAGE, village_decided=False)]),
    row(
        "GUA005",
        NOT_MET,
        "residents of a town stand for no collective economy",
        guarantees=[guarantee(guarantor=VILLAGE | {"name": "海宁市示例居民委员会"}, village_decided=True)],
    ),
    row(
        "GUA005",
        NOT_MET,
        "a school for the public good",
        guarantees=[guarantee(guarantor=SCHOOL | {"public_interest": True})],
    ),
    row("GUA005", MET, "a school for profit", guarantees=[guarantee(guarantor=SCHOOL | {"public_interest": False})]),
    row("GUA005", UNDETERMINED, "a school of either sort", guarantees=[guarantee(guarantor=SCHOOL)]),
    row("GUA006", NOT_APPLICABLE, "a citizen resolves nothing", guarantees=[guarantee()]),
    row("GUA006", MET, "a resolution that was reviewed", guarantees=[guarantee(guarantor=FIRM, **RESOLVED)]),
    row(
        "GUA006",
        MET,
        "a sole shareholder's company",
        guarantees=[guarantee(guarantor=FIRM, for_related="sole_shareholder")],
    ),
    row(
        "GUA006",
        NOT_MET,
        "a listed company that announced nothing",
        guarantees=[guarantee(guarantor=FIRM | {"type": "listed_company"}, listed_announced=False)],
    ),
    row("GUA006", UNDETERMINED, "no resolution was seen", guarantees=[guarantee(guarantor=FIRM)]),
    row(
        "GUA006",
        UNDETERMINED,
        "a branch: what its company resolved",
        guarantees=[guarantee(guarantor=BRANCH | {"head_office": "示例纺织有限公司"})],
    ),
    row("GUA006", NOT_APPLICABLE, "no company at all", guarantees=[guarantee(guarantor=BRANCH)]),
    row(
        "GUA006",
        UNDETERMINED,
        "said to be a sole shareholder's, but is not",
        guarantees=[guarantee(guarantor=FIRM | {"sole_shareholder": False}, for_related="sole_shareholder")],
    ),
    row("GUA018", NOT_APPLICABLE, "nothing was said of independence", guarantees=[guarantee()]),
    row("GUA018", NOT_MET, "a citizen's guarantee called independent", guarantees=[guarantee(independent=True)]),
    row(
        "GUA018",
        NOT_MET,
        "a firm's guarantee called independent",
        guarantees=[guarantee(guarantor=FIRM | {"financial_institution": False}, independent=True)],
    ),
    row(
        "GUA018",
        MET,
        "a bank's letter of guarantee",
        guarantees=[guarantee(guarantor=FIRM | {"financial_institution": True}, independent=True)],
    ),
    row("GUA018", UNDETERMINED, "a bank or not", guarantees=[guarantee(guarantor=FIRM, independent=True)]),
    row(
        "GUA006",
        UNDETERMINED,
        "for its controller: who abstained",
        guarantees=[
            guarantee(
                guarantor=FIRM,
                for_related="shareholder_or_controller",
                resolution={"body": "shareholders", "reviewed": True},
            )
        ],
    ),
    row("GUA007", MET, "nothing was changed", guarantees=[guarantee()]),
    row("GUA007", NOT_MET, "a dearer rate without his consent", loan=HEAVIER, guarantees=[guarantee()]),
    row(
        "GUA007",
        NOT_MET,
        "two dearer rates, of which the first is named",
        says="2022年12月1日的变更",
        loan={
            "amendments": [{"kind": "rate", "signed_on": on, "heavier": True} for on in ("2022-12-01", "2023-02-01")]
        },
        guarantees=[guarantee()],
    ),
    # 变更当日签的，担保的还是变更以前的债务；第二天签的，是变更后的。
    row(
        "GUA007",
        NOT_MET,
        "signed on the day of the change",
        loan=HEAVIER,
        guarantees=[guarantee(contract={"signed_on": "2022-12-01"})],
    ),
    row(
        "GUA007",
        MET,
        "signed the day after the change",
        loan=HEAVIER,
        guarantees=[guarantee(contract={"signed_on": "2022-12-02"})],
    ),
    row(
        "GUA007",
        NOT_MET,
        "two changes, the first under the old law",
        says="没有实际履行的变更不影响其责任",
        loan=OLD_HEAVIER
        | {"amendments": [*OLD_HEAVIER["amendments"], {"kind": "rate", "signed_on": "2023-02-01", "heavier": True}]},
        guarantees=[guarantee(contract={"signed_on": "2020-07-01"})],
    ),
    row(
        "GUA007",
        NOT_MET,
        "under the old law he is free of the heavier part, and of no more",
        loan=OLD_HEAVIER,
        guarantees=[guarantee(contract={"signed_on": "2020-07-01"})],
    ),
    row(
        "GUA007",
        UNDETERMINED,
        "dearer or not, nobody wrote",
        loan={"amendments": [{"kind": "rate", "signed_on": "2022-12-01"}]},
        guarantees=[guarantee()],
    ),
    row("GUA008", NOT_APPLICABLE, "no old loan was repaid", guarantees=[guarantee()]),
    row("GUA008", MET, "he knew", loan=REFINANCED, guarantees=[guarantee(knew_refinancing=True)]),
    row(
        "GUA008",
        NOT_MET,
        "he neither knew nor stood behind the old loan",
        loan=REFINANCED,
        guarantees=[guarantee(knew_refinancing=False, guaranteed_old_loan=False)],
    ),
    row("GUA008", UNDETERMINED, "nobody wrote what he knew", loan=REFINANCED, guarantees=[guarantee()]),
]

COUNTER = guarantee(guarantor=person("孙示例"), counter_for="样本担保有限公司")
PAID = {"paid_on": "2023-07-20", "amount": 500000, "payer": "样本担保有限公司"}
ASSIGNED = {"assignments": [{"assignor": LENDER, "signed_on": "2023-07-20"}]}
NOTICE = {"kind": "assignment_notice", "on": "2023-07-25", "to": "张示例", "channel": "ems", "outcome": "delivered"}

DEMANDED = [
    row("GUA009", NOT_MET, "on the due day", "2023-07-15", guarantees=[guarantee()]),
    row("GUA009", MET, "the day after", "2023-07-16", guarantees=[guarantee()]),
    row("GUA010", MET, "an address and a telephone", guarantees=[guarantee()]),
    row("GUA010", UNDETERMINED, "neither", guarantees=[guarantee(guarantor={"kind": "person", "name": "张示例"})]),
    row(
        "GUA010",
        MET,
        "where he really lives will do",
        guarantees=[guarantee(guarantor=person("张示例", address=None, habitual_residence="浙江省桐乡市示例路3号"))],
    ),
    row(
        "GUA010",
        MET,
        "a company, by the telephone of its head",
        guarantees=[
            guarantee(
                guarantor=company(
                    "样本担保有限公司", phones=[], legal_representative={"name": "钱示例", "phone": "13800000009"}
                )
            )
        ],
    ),
    row("GUA011", NOT_APPLICABLE, "nobody stands security"),
    row("GUA011", MET, "he stands behind the debt", guarantees=[guarantee()]),
    row("GUA011", NOT_MET, "he was released", guarantees=[guarantee(released_on="2023-07-20")]),
    row(
        "GUA011",
        NOT_MET,
        "he stands behind a guarantor that has not paid",
        of="孙示例",
        guarantees=[guarantee(guarantor=FIRM), COUNTER],
    ),
    row(
        "GUA011",
        MET,
        "he stands behind a guarantor that has paid",
        of="孙示例",
        guarantees=[guarantee(guarantor=FIRM), COUNTER],
        repayments=[PAID],
    ),
    row("GUA011", UNDETERMINED, "recourse, and nobody wrote what was paid", creditor=FIRM, guarantees=[COUNTER]),
    row(
        "GUA011",
        NOT_MET,
        "the loan was paid out after his maximum's time",
        guarantees=[guarantee(maximum={"limit": 2000000, "until_on": "2022-07-15"})],
    ),
    row(
        "GUA011",
        MET,
        "the loan was paid out on the last day of it",
        guarantees=[guarantee(maximum={"limit": 2000000, "until_on": "2022-07-16"})],
    ),
    row(
        "GUA012",
        NOT_MET,
        "one note of two was paid out after his maximum's time",
        says="借据乙不承担责任",
        loan={
            "disbursements": [TWO_NOTES["disbursements"][0], TWO_NOTES["disbursements"][1] | {"paid_on": "2022-07-18"}]
        },
        guarantees=[guarantee(maximum={"limit": 2000000, "until_on": "2022-07-17"})],
    ),
    row("GUA012", MET, "he answers for everything", guarantees=[guarantee()]),
    row("GUA012", NOT_MET, "he answers up to a cap", guarantees=[guarantee(cap=500000)]),
    # 最高额只限本金的，本金超出的部分不担，利息照担：本金100万元，限60万元，少担40万元。
    row(
        "GUA012",
        NOT_MET,
        "a maximum of principal, passed",
        says="以最高债权额600,000.00元为限只承担664,833.33元",  # 1,064,833.33元减40万元
        guarantees=[guarantee(maximum={"limit": 600000, "limit_is_principal": True})],
    ),
    row(
        "GUA012",
        MET,
        "a maximum of principal, just reached",
        guarantees=[guarantee(maximum={"limit": 1000000, "limit_is_principal": True})],
    ),
    row("GUA013", NOT_APPLICABLE, "never assigned", guarantees=[guarantee()]),
    row("GUA013", MET, "told of the assignment", guarantees=[guarantee()], events=[NOTICE], **ASSIGNED),
    row(
        "GUA013",
        MET,
        "told twice, and the first time counts",
        says="于2023年7月25日到达",
        guarantees=[guarantee()],
        events=[NOTICE, NOTICE | {"on": "2023-07-28"}],
        **ASSIGNED,
    ),
    row("GUA013", NOT_MET, "not told", guarantees=[guarantee()], **ASSIGNED),
    row(
        "GUA013",
        NOT_MET,
        "told of the hand before the last",
        guarantees=[guarantee()],
        events=[NOTICE],
        **ASSIGNED
        | {"assignments": [*ASSIGNED["assignments"], ASSIGNED["assignments"][0] | {"signed_on": "2023-07-26"}]},
    ),
    row(
        "GUA013",
        UNDETERMINED,
        "refused the letter",
        guarantees=[guarantee()],
        events=[NOTICE | {"outcome": "refused"}],
        **ASSIGNED,
    ),
    row(
        "GUA013",
        MET,
        "told today",
        guarantees=[guarantee()],
        events=[NOTICE | {"on": "2023-08-01"}],
        **ASSIGNED,
    ),
    row(
        "GUA013",
        NOT_MET,
        "to be told tomorrow",
        guarantees=[guarantee()],
        events=[NOTICE | {"on": "2023-08-02"}],
        **ASSIGNED,
    ),
    row(
        "GUA013",
        NOT_MET,
        "assignment was forbidden",
        guarantees=[guarantee(transfer_banned=True)],
        events=[NOTICE],
        **ASSIGNED,
    ),
    row("GUA014", NOT_APPLICABLE, "the debtor mortgaged nothing", guarantees=[guarantee()]),
    row("GUA014", MET, "any order was agreed", guarantees=[guarantee(order="any")], mortgages=[mortgage()]),
    row(
        "GUA014",
        NOT_MET,
        "another's mortgage comes first, as agreed",
        guarantees=[guarantee(order="security_first")],
        mortgages=[mortgage(owner=person("抵示例"))],
    ),
    row(
        "GUA014",
        NOT_APPLICABLE,
        "another's mortgage, and no order agreed",
        guarantees=[guarantee()],
        mortgages=[mortgage(owner=person("抵示例"))],
    ),
    row("GUA014", NOT_MET, "no order was agreed", guarantees=[guarantee()], mortgages=[mortgage()]),
    row(
        "GUA014",
        UNDETERMINED,
        "nobody wrote whether the debtor's mortgage was registered",
        guarantees=[guarantee()],
        mortgages=[mortgage(registration=None)],
    ),
    row(
        "GUA014",
        NOT_APPLICABLE,
        "the debtor's mortgage never came to be",
        guarantees=[guarantee()],
        mortgages=[mortgage(registration={"kind": "provisional", "lapsed": True})],
    ),
    row(
        "GUA014",
        NOT_APPLICABLE,
        "a stranger mortgaged it",
        guarantees=[guarantee()],
        mortgages=[mortgage(owner=person("赵示例"))],
    ),
]

BANKRUPT = company("样本纺织有限公司", bankruptcy_accepted_on="2023-07-20")

LATER = [
    row("GUA015", NOT_APPLICABLE, "not yet asked", guarantees=[guarantee()]),
    # 2023-07-20 到达，三年至 2026-07-20。
    row("GUA015", MET, "the last day of three years", "2026-07-20", guarantees=[guarantee()], events=[DEMAND]),
    row("GUA015", NOT_MET, "the day after", "2026-07-21", guarantees=[guarantee()], events=[DEMAND]),
    row(
        "GUA015", UNDETERMINED, "a general guarantor: what came of the debtor", guarantees=[GENERAL], proceedings=[SUIT]
    ),
    row("GUA016", NOT_APPLICABLE, "citizens all", guarantees=[guarantee()]),
    row("GUA016", MET, "nobody is insolvent", borrowers=[company("样本纺织有限公司")], guarantees=[guarantee()]),
    row("GUA016", NOT_MET, "the debtor is insolvent", "2023-07-20", borrowers=[BANKRUPT], guarantees=[guarantee()]),
    row("GUA016", MET, "not yet", "2023-07-19", borrowers=[BANKRUPT], guarantees=[guarantee()]),
    row("GUA016", NOT_MET, "the guarantor is insolvent", guarantees=[guarantee(guarantor=BANKRUPT)]),
    row("GUA017", NOT_APPLICABLE, "no guarantor is sued", request=COURT),
    row("GUA017", MET, "sued within the period", "2025-07-15", guarantees=[guarantee()]),
    row(
        "GUA017",
        NOT_MET,
        "a school for the public good, sued the day after",
        "2025-07-16",
        guarantees=[guarantee(guarantor=SCHOOL | {"public_interest": True})],
    ),
    row(
        "GUA017",
        UNDETERMINED,
        "a school of either sort, its period unknown",
        guarantees=[guarantee(guarantor=SCHOOL, period=None)],
    ),
]

CASES = [*PERIOD, *VALIDITY, *DEMANDED, *LATER]
