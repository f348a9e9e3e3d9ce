"""The boxes and blanks of the element forms follow from the case; what the case does not say stays open."""

import re
from decimal import Decimal
from typing import Any

import pytest
from element_matters import BANK, BORROWER, COMPANY, WIFE, card_facts, changed, facts, matter_of, three_defendants
from example_cases import all_words, documents, row

from recovery_docs.case import Title
from recovery_docs.filings.court.element import complaint_document


def filled(made: dict[str, Any]) -> Any:
    return complaint_document(matter_of(made)).context


def ticked(group: dict[str, Any]) -> set[str]:
    return {name for name, value in group.items() if value == "☑"}


def complaint(made: dict[str, Any]) -> str:
    """The finished form."""
    return all_words([complaint_document(matter_of(made))])


def block(text: str, name: str) -> str:
    """The block of one party or agent on a finished form: from its name to the next name."""
    return next(one for one in re.split("姓名：|名称：", text) if one.startswith(name))


def boxes(text: str) -> set[str]:
    """The words in front of the boxes that are ticked."""
    return set(re.findall(r"([^\s□☑（：]+)☑", text))


def amount(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def test_arrears_are_the_sum_of_their_parts() -> None:
    matter = matter_of(facts())
    owed = filled(facts())["owed"]

    parts = [amount(owed[name]) for name in ("interest", "compound_interest", "penalty_interest")]
    assert amount(owed["arrears"]) == sum(parts) == matter.statement.arrears
    assert parts[0] > 0
    assert parts[2] > 0


def test_interest_repaid_stays_open_where_only_the_day_until_which_it_was_paid_is_known() -> None:
    lent = {"note": "1", "paid_on": "2021-07-16", "amount": "600000", "due_on": "2022-07-15"}
    known = filled(changed(loan__disbursements=[lent]))["repaid"]
    unknown = filled(changed(loan__disbursements=[lent | {"interest_paid_until": "2022-03-20"}]))["repaid"]

    assert known["interest"] == "6,600.00"
    assert unknown["interest"] == ""
    assert unknown["until"] == {"year": "2022", "month": "3", "day": "20"}


def test_liquidated_damages_stand_where_the_form_has_a_blank_for_them() -> None:
    books = {"as_of": "2023-02-10", "principal": "600000", "interest": "100", "liquidated_damages": "23.45"}
    loan = filled(changed(bank_statement=books, request__figures="bank"))
    lending = filled(changed(bank_statement=books, request__figures="bank", loan__cause="private_loan"))

    lent = {"loan__cause": "private_loan"}
    both = (lent, lent | {"bank_statement": books, "request__figures": "bank"})
    other = [row(complaint(changed(**made)), "7. 其他请求").strip() for made in both]
    assert other == ["", "支付违约金23.45元"]
    # 金融借款表“罚息（违约金）”：0 + 23.45，合计 100 + 23.45 = 123.45；民间借贷表没有这一空，写入其他请求。
    assert (loan["owed"]["penalty_interest"], loan["owed"]["arrears"]) == ("23.45", "123.45")
    assert lending["owed"]["arrears"] == "100.00"


def test_total_claimed_is_principal_arrears_and_costs() -> None:
    made = filled(facts())
    owed = made["owed"]

    # 律师费 12,000.00 元。
    whole = amount(owed["principal"]) + amount(owed["arrears"]) + Decimal(12000)
    assert f"{whole:,}元，暂计至2023年2月9日（含当日）" in row(complaint(facts()), "标的总额")


def test_credit_card_total_is_the_sum_of_what_item_5_lists() -> None:
    owed = filled(card_facts())["owed"]

    # 官方实例：4440.19 + 11486.96 + 2240.99 = 18168.14。
    names = ("interest", "penalty_interest", "compound_interest", "late_fee", "liquidated_damages", "fees")
    assert amount(owed["accrued"]) == sum(amount(owed[name]) for name in names) == Decimal("18168.14")


@pytest.mark.parametrize(
    ("accelerate", "rescind", "expected"),
    [
        (True, None, {"yes", "accelerate"}),
        (None, True, {"yes", "rescind"}),
        (False, False, {"no"}),
        (None, None, set()),
    ],
)
def test_early_repayment_or_rescission(accelerate: bool | None, rescind: bool | None, expected: set[str]) -> None:
    made = changed(request__accelerate=accelerate, request__rescind=rescind)

    assert ticked(filled(made)["early"]) == expected


@pytest.mark.parametrize(("claimed", "expected"), [(True, {"是"}), (False, {"否"}), (None, {"是"})])
def test_security_is_asserted_unless_the_plaintiff_says_no(claimed: bool | None, expected: set[str]) -> None:
    asked = row(complaint(changed(request__claim_security=claimed)), "是否主张担保权利")

    assert boxes(asked) == expected
    assert ("请求优先受偿" in asked) == (claimed is not False)


def test_without_security_there_is_none_to_assert() -> None:
    without = changed(guarantees=[], mortgages=[], request__claim_security=None)
    made = filled(without)

    assert boxes(row(complaint(without), "是否主张担保权利")) == {"否"}
    assert ticked(made["collateral_contract"]) == {"no"}
    assert ticked(made["guarantee"]) == {"no"}
    assert ticked(made["maximum"]) == ticked(made["registration"]) == set()


def test_mortgage_up_to_a_maximum_formally_registered() -> None:
    made = filled(facts())

    assert ticked(made["maximum"]) == {"yes"}
    assert made["maximum"]["limit"] == "最高债权额800,000.00元"
    assert ticked(made["registration"]) == {"yes", "formal"}
    assert "担保人：李示例" in complaint(facts())


def test_provisional_registration() -> None:
    made = facts()
    made["mortgages"][0]["registration"] = {"kind": "provisional"}

    assert ticked(filled(made)["registration"]) == {"yes", "provisional"}


@pytest.mark.parametrize(
    ("kind", "signed_on", "expected"),
    [
        ("joint_and_several", "2021-07-16", {"yes", "joint"}),
        ("general", "2021-07-16", {"yes", "general"}),
        ("not_agreed", "2020-12-31", {"yes", "joint"}),  # 担保法19
        ("not_agreed", "2021-01-01", {"yes", "general"}),  # 民法典686②
        ("not_agreed", None, {"yes"}),
        (None, "2021-07-16", {"yes"}),
    ],
)
def test_kind_of_guarantee(kind: str | None, signed_on: str | None, expected: set[str]) -> None:
    contract = {"signed_on": signed_on} if signed_on else {}
    made = changed(guarantees=[{"guarantor": COMPANY, "contract": contract, "kind": kind}])

    assert ticked(filled(made)["guarantee"]) == expected


def test_rates_with_their_clauses() -> None:
    made = filled(facts())

    assert made["rate"] == {"yes": "☑", "annual": "6", "clause": "3"}
    assert made["surcharge"] == {"yes": "☑", "rate": "50", "clause": "8"}
    assert made["compound"] == {"yes": "☑", "clause": "8"}
    # 6% × (1 + 50%) = 9%
    assert made["penalty"] == {"yes": "☑", "rate": "9", "clause": "8"}


def test_a_monthly_rate_is_put_by_the_year() -> None:
    # 5‰ × 12 = 6%
    assert filled(changed(loan__rate={"monthly": "5‰"}))["rate"]["annual"] == "6"


# 2‱ × 360 = 7.2%；按实际天数的，× 365 = 7.3%。
@pytest.mark.parametrize(("year", "annual"), [(360, "7.2"), (365, "7.3"), ("actual", "7.3")])
def test_a_daily_rate_is_put_by_the_days_of_the_contracts_year(year: int | str, annual: str) -> None:
    made = changed(loan__rate={"daily": "2‱"}, loan__interest_days={"year": year})

    assert filled(made)["rate"]["annual"] == annual


def test_rate_by_the_loan_prime_rate() -> None:
    made = changed(loan__rate={"lpr": "1y", "spread_bp": "115", "reprice": "never"})

    assert filled(made)["rate"]["annual"] == "一年期LPR+1.15"
    assert filled(changed(loan__rate={"lpr": "5y"}))["rate"]["annual"] == "五年期以上LPR+0"


def test_interest_settled_by_the_quarter_is_the_box_for_it() -> None:
    assert ticked(filled(facts())["method"]) == {"interest_quarterly"}


def test_instalments_in_private_lending_go_on_the_line() -> None:
    schedule = {"method": "level_instalment", "periods": 12, "first_due_on": "2021-08-16"}
    made = changed(loan__cause="private_loan", loan__schedule=schedule)

    assert filled(made)["method"]["other"] == "等额本息"


def test_days_overdue_are_the_difference_of_the_days() -> None:
    # 2022年7月16日至2023年2月10日：209天，与官方实例相同。
    group = filled(changed(request__default_on="2022-07-16"))["overdue"]

    assert ticked(group) == {"yes"}
    assert (group["since"], group["days"]) == ("2022年7月16日", "209天")


@pytest.mark.parametrize(("until_on", "expected"), [("2023-02-10", {"matured"}), ("2023-02-11", {"not_matured"})])
def test_the_agreed_term_is_over_on_its_last_day(until_on: str, expected: set[str]) -> None:
    made = changed(loan__until_on=until_on)
    made["loan"]["disbursements"][0]["due_on"] = until_on

    assert ticked(filled(made)["term"]) == expected


@pytest.mark.parametrize(("new_due_on", "expected"), [("2023-02-10", {"matured"}), ("2023-02-11", {"not_matured"})])
def test_an_extension_moves_the_end_of_the_term(new_due_on: str, expected: set[str]) -> None:
    extension = {"kind": "extension", "signed_on": "2022-07-01", "new_due_on": new_due_on}

    assert ticked(filled(changed(loan__amendments=[extension]))["term"]) == expected


def test_what_came_in_on_a_card_is_counted_from_the_day_of_default_to_the_day_of_the_figures() -> None:
    made = card_facts()
    days = ("2022-07-15", "2022-07-16", "2023-02-10", "2023-02-11")
    made["repayments"] = [{"paid_on": day, "amount": 10**place} for place, day in enumerate(days)]
    made["request"]["default_on"] = "2022-07-16"

    # 7月15日的1元在违约以前，2月11日的1,000元在截至日以后：10 + 100。
    assert filled(made)["card"]["repaid"] == "110.00"


def test_a_card_without_a_known_limit_shows_what_is_owed_only() -> None:
    made = card_facts()
    assert "透支金额：39,958.51元（授信额度50,000.00元）\n" in complaint(made)
    made["loan"]["card"]["limit"] = None
    assert "透支金额：39,958.51元\n" in complaint(made)


def test_a_claim_that_passed_through_several_hands_names_who_had_it_next() -> None:
    hands = [{"assignor": {"kind": "organisation", "name": name}} for name in ("甲银行", "乙公司", "丙公司")]

    paper = complaint_document(matter_of(changed(assignments=hands)))

    assert f"甲银行将债权转让给乙公司。乙公司将债权转让给丙公司。丙公司将债权转让给{BANK['name']}。" in all_words(
        (paper,)
    )


def test_each_disbursement_has_a_line() -> None:
    lines = filled(three_defendants())["disbursements"]

    assert [(line["year"], line["month"], line["day"], line["amount"]) for line in lines] == [
        ("2021", "7", "16", "400,000.00"),
        ("2021", "8", "2", "200,000.00"),
    ]


def test_parties_stand_in_the_block_of_their_kind() -> None:
    text = complaint(three_defendants())
    names, agents = re.findall("(姓名|名称)：(.*)", text), [one["name"] for one in three_defendants()["agents"]]

    # 原告没有自然人，第三人没有单位：各有空白的一栏。
    assert [name for kind, name in names if kind == "名称"] == [BANK["name"], COMPANY["name"], ""]
    assert [name for kind, name in names if kind == "姓名"] == ["", *agents, "李示例", "赵示例", "孙示例"]


def test_person_as_the_identity_number_says() -> None:
    found = block(complaint(changed(borrowers=[WIFE], mortgages=[])), WIFE["name"])

    assert boxes(found) == {"女"}
    assert "出生日期：1990年9月9日" in found
    assert "证件类型：居民身份证" in found


def test_branch_of_a_state_controlled_company_limited_by_shares() -> None:
    found = block(complaint(facts()), BANK["name"]).partition("委托诉讼代理人")[0]

    assert boxes(found) == {"股份有限公司", "国有", "控股"}
    assert re.search(r"负责人：陈示例\s+职务：行长\s+联系电话：0573-87000001", found)


@pytest.mark.parametrize(
    ("kind", "listed", "expected"),
    [
        ("listed_company", None, {"股份有限公司", "上市公司"}),
        ("joint_stock_company", True, {"股份有限公司", "上市公司"}),
        ("joint_stock_company", None, {"股份有限公司"}),
        ("limited_company", None, {"有限责任公司"}),
    ],
)
def test_a_listed_company_is_a_company_limited_by_shares(kind: str, listed: bool | None, expected: set[str]) -> None:
    company = {"kind": "organisation", "name": "示例股份有限公司", "type": kind, "listed": listed}

    assert boxes(block(complaint(changed(borrowers=[company], mortgages=[])), company["name"])) == expected


def test_private_lending_has_no_line_for_a_credit_code() -> None:
    text = complaint(changed(loan__cause="private_loan"))

    for party in (COMPANY, BANK):
        assert f"名称：{party['name']}（统一社会信用代码{party['uscc']}）" in text


def test_agent_with_special_powers() -> None:
    found = block(complaint(facts()), "周示例")

    assert boxes(found) == {"特别授权"}
    assert "承认诉讼请求、和解、代收款项" in found


def test_without_agent_none_is_ticked() -> None:
    agents = complaint(changed(agents=[])).partition("委托诉讼代理人\n")[2].partition("被告\n")[0]

    assert boxes(agents) == {"无"}


@pytest.mark.parametrize(
    ("disputes", "expected", "text"),
    [
        (None, set(), ""),
        ({"kind": "none"}, {"no"}, ""),
        ({"kind": "court", "place": "plaintiff_domicile"}, {"yes"}, "由原告住所地人民法院管辖"),
        ({"kind": "arbitration", "institution": "嘉兴仲裁委员会"}, {"yes"}, "提交嘉兴仲裁委员会仲裁"),
        ({"kind": "court", "text": "由贷款人所在地法院管辖"}, {"yes"}, "由贷款人所在地法院管辖"),
    ],
)
def test_agreement_on_jurisdiction(disputes: dict[str, Any] | None, expected: set[str], text: str) -> None:
    group = filled(changed(loan__contract__disputes=disputes))["jurisdiction"]

    assert ticked(group) == expected
    assert group["text"] == (f"《个人经营借款合同》（编号：海借2021-001）第15条：{text}" if text else "")


def test_a_contract_without_a_title_has_its_usual_one() -> None:
    disputes = {"kind": "court", "place": "plaintiff_domicile"}
    made = changed(loan__contract={"number": "海借2021-001", "disputes": disputes})

    assert filled(made)["jurisdiction"]["text"] == "《借款合同》（编号：海借2021-001）：由原告住所地人民法院管辖"


@pytest.mark.parametrize(("outcome", "expected"), [("ruled", {"yes"}), ("rejected", {"no"})])
def test_preservation_before_the_suit(outcome: str, expected: set[str]) -> None:
    proceeding = {
        "kind": "pre_action_preservation",
        "institution": "海宁市人民法院",
        "number": "（2023）浙0481财保1号",
        "ended_on": "2023-01-20",
        "outcome": outcome,
    }
    group = filled(changed(proceedings=[proceeding]))["preserved"]

    assert ticked(group) == expected
    told = (group["court"], group["on"], group["number"])
    assert told == (
        ("海宁市人民法院", "2023年1月20日", "（2023）浙0481财保1号") if outcome == "ruled" else ("", "", "")
    )


def test_a_preservation_without_a_number_of_its_own_has_that_of_its_ruling() -> None:
    ruling = {"document": "ruling", "number": "（2023）浙0481财保2号", "issued_on": "2023-01-20"}
    taken = {"kind": "pre_action_preservation", "outcome": "ruled", "title": ruling}

    assert filled(changed(proceedings=[taken]))["preserved"]["number"] == "（2023）浙0481财保2号"
    assert filled(changed(proceedings=[taken | {"title": None}]))["preserved"]["number"] == ""


def test_what_was_preserved_before_enforcement_runs_out_with_the_first_of_it() -> None:
    title = {"document": "judgment", "principal": "600000"}
    suit = {"kind": "suit", "institution": "海宁市人民法院", "title": title}
    made = [
        {"kind": "preservation", "outcome": "ruled", "number": f"示例保{day}号", "preserved_until": day}
        for day in ("2025-03-01", "2024-03-01")
    ]
    text = all_words(documents("enforcement-application", matter_of(changed(proceedings=[suit, *made]))))

    assert "保全措施最早到期时间：2024年3月1日" in text
    assert "示例保2025-03-01号、示例保2024-03-01号" in text


def test_the_plaintiffs_answers_on_mediation() -> None:
    made = filled(facts())["mediation"]

    assert ticked(made) == {"knows", "undecided"}
    assert [ticked(made[name]) for name in ("second", "third")] == [{"knows"}, {"knows_not"}]


def test_unanswered_questions_on_mediation_stay_open() -> None:
    made = filled(changed(request__mediation={}))["mediation"]

    assert ticked(made) == set()
    assert all(ticked(made[name]) == set() for name in ("first", "second", "third", "fourth", "fifth"))


def test_to_actual_payment_or_not() -> None:
    running, fixed = (
        complaint(made).partition("是否请求支付至实际清偿之日止：")
        for made in (facts(), changed(request__to_actual_payment=False))
    )

    assert boxes(running[2].splitlines()[0]) == {"是"}
    assert "实际清偿之日" in running[0].rpartition("计算方式：")[2]
    assert boxes(fixed[2].splitlines()[0]) == {"否"}
    assert "实际清偿之日" not in fixed[0].rpartition("计算方式：")[2]


def test_law_is_cited_by_the_version_of_the_filing_day() -> None:
    law = filled(facts())["basis"]["law"]

    assert law.startswith("《中华人民共和国民法典》第")
    assert "担保法" not in law


def test_exhibits_are_listed() -> None:
    assert "\n1. 个人经营借款合同（8页）\n2. 借款借据\n" in complaint(facts())


def enforcement(title: dict[str, Any], kind: str = "suit", **more: Any) -> str:
    proceeding = {"kind": kind, "institution": "海宁市人民法院", "title": title, **more}
    return all_words(documents("enforcement-application", matter_of(changed(proceedings=[proceeding]))))


def kind_ticked(text: str) -> list[str]:
    """What is ticked of the kinds of title, each with the line that it stands on."""
    kinds = text.partition("民事类：")[2].partition("执行依据作出机构")[0]
    return [
        f"{line.partition('：')[0].strip()} {word}" for line in f"民事类：{kinds}".splitlines() for word in boxes(line)
    ]


@pytest.mark.parametrize(
    ("document", "kind", "expected"),
    [
        ("judgment", "suit", "民事类 判决书"),
        ("mediation", "suit", "民事类 调解书"),
        ("payment_order", "payment_order", "民事类 支付令"),
        ("ruling", "judicial_confirmation", "民事类 裁定书"),
        ("award", "arbitration", "仲裁、公证类 裁决书"),
        ("mediation", "arbitration", "仲裁、公证类 调解书"),
        ("notarised_instrument", "notarised_enforcement", "仲裁、公证类 赋予强制执行效力的债权文书"),
    ],
)
def test_kind_of_title(document: str, kind: str, expected: str) -> None:
    assert kind_ticked(enforcement({"document": document}, kind)) == [expected]


def test_every_kind_of_title_has_a_box() -> None:
    kinds = Title.model_json_schema()["properties"]["document"]["enum"]

    assert all(len(kind_ticked(enforcement({"document": kind}))) == 1 for kind in kinds)


def test_what_the_title_orders() -> None:
    title = {
        "document": "judgment",
        "number": "（2022）浙0481民初1号",
        "effective_on": "2022-12-20",
        "perform_by": "2022-12-30",
        "principal": "600000",
        "costs": "12000",
    }
    text = enforcement(title)
    items = text.partition("金钱给付")[2].partition("是否有诉前")[0]

    assert boxes(f"金钱给付{items}") == {"金钱给付", "本金", "迟延履行利息", "其他费用"}
    # 迟延履行利息解释1：加倍部分债务利息，日万分之一点七五，以一般债务利息以外的金钱债务为基数。
    assert "迟延履行利息☑:自2022年12月31日起" in items
    assert "612,000.00元为基数，按每日0.0175%" in items
    assert "生效日期\n2022年12月20日" in text
    assert "执行依据作出机构\n海宁市人民法院" in text


# 数额算到 2023-02-10，文书 2023-02-12 提交：此前届满的，加倍部分自次日起。
@pytest.mark.parametrize(("perform_by", "late"), [("2023-02-11", True), ("2023-02-12", False)])
def test_interest_for_delay_begins_after_the_last_day_to_perform(perform_by: str, late: bool) -> None:
    text = enforcement({"document": "judgment", "principal": "600000", "perform_by": perform_by})

    assert ("迟延履行利息" in boxes(text)) is late


def test_respondents_are_those_whom_the_title_binds() -> None:
    text = enforcement({"document": "judgment"}, against=["borrower"]).partition("被执行人\n")[2]

    assert re.findall("(姓名|名称)：(.*)", text) == [("姓名", BORROWER["name"]), ("名称", "")]
