"""强制执行申请书: once a title is there, its days have passed and nobody has applied yet (民事诉讼法250)."""

from datetime import date
from typing import Any

import pytest
from example_cases import all_words, assessed, documents, matter_of

CASE = "enforced-judgment"


def test_it_rests_on_the_judgment_and_not_on_the_preservation() -> None:
    (document,) = documents("enforcement-application", matter_of(CASE))
    text = all_words([document])

    assert "（2026）浙0483民初1001号民事判决书" in text
    assert "150,000.00元" in text
    # 加倍部分 on principal and costs: 150,000 + 3,055
    assert "自2026年8月21日起至实际履行之日止，以153,055.00元为基数" in text


@pytest.mark.parametrize(("as_of", "status"), [(date(2026, 8, 20), "refused"), (date(2026, 8, 21), "ready")])
def test_not_before_the_last_day_to_perform_has_passed(as_of: date, status: str) -> None:
    matter = matter_of(CASE, {"request.filed_on": as_of.isoformat()}, as_of=as_of)
    assert assessed("enforcement-application", matter).status == status


def test_the_day_on_the_paper_counts_not_the_day_of_the_figures() -> None:
    matter = matter_of(CASE, {"request.filed_on": "2026-08-21"}, as_of=date(2026, 8, 20))
    assert assessed("enforcement-application", matter).status == "ready"
    # 数额算到履行期限的最后一日，加倍部分自次日起，不因此漏掉。
    text = all_words(documents("enforcement-application", matter))
    assert "自2026年8月21日起至实际履行之日止，以153,055.00元为基数" in text


def test_without_a_title_there_is_nothing_to_enforce() -> None:
    assert assessed("enforcement-application", matter_of("working-capital")).status == "not_applicable"


@pytest.mark.parametrize(("outcome", "status"), [("pending", "not_applicable"), ("terminated", "ready")])
def test_a_running_enforcement_is_not_applied_for_again(outcome: str, status: str) -> None:
    before: list[Any] = matter_of(CASE).case.model_dump(mode="json")["proceedings"]
    running = {"kind": "enforcement", "institution": "桐乡市人民法院", "filed_on": "2026-09-01", "outcome": outcome}

    assert assessed("enforcement-application", matter_of(CASE, {"proceedings": [*before, running]})).status == status


PAID = {"paid_on": "2026-09-15", "amount": 50000, "how": "enforced"}


def test_what_was_received_since_the_judgment_is_taken_off_in_the_order_of_the_law() -> None:
    # 150,000 at 9 % from 3 March to 14 September, 196 days of 360: 7,350; with the 8,475 adjudged 15,825 of interest.
    # 50,000 − costs 3,055 − interest 15,825 = 31,120 of principal; 118,880 are left.
    # 加倍部分 to the day before: 153,055 × 0.0175% × 25 days = 669.62.
    matter = matter_of(CASE, {"repayments": [PAID]})
    text = all_words(documents("enforcement-application", matter))

    assert "已于2026年9月15日执行到位50,000.00元" in text
    assert "抵充费用3,055.00元、利息15,825.00元、本金31,120.00元" in text
    assert "本金☑:118,880.00元" in text
    assert "自2026年9月15日起至实际清偿之日止，以118,880.00元为基数按年利率9%计算" in text
    assert "以153,055.00元为基数，按每日0.0175%计算25日，加倍部分债务利息为669.62元" in text
    assert "自2026年9月15日起至实际履行之日止，以118,880.00元为基数" in text
    assert "其他费用□" in text


def test_several_payments_and_their_splits_come_to_the_same_principal() -> None:
    halves = [PAID | {"amount": 20000}, PAID | {"amount": 30000}]
    text = all_words(documents("enforcement-application", matter_of(CASE, {"repayments": halves})))
    assert "本金☑:118,880.00元" in text


# 2026-07-20 判决：此前收到的，判决已经算进去。
@pytest.mark.parametrize(("paid_on", "principal"), [("2026-07-19", "150,000.00"), ("2026-07-20", "119")])
def test_money_from_before_the_judgment_is_in_the_judgment(paid_on: str, principal: str) -> None:
    matter = matter_of(CASE, {"repayments": [PAID | {"paid_on": paid_on}]})
    text = all_words(documents("enforcement-application", matter))
    assert (f"本金☑:{principal}元" in text) == (paid_on == "2026-07-19")


TITLE = "proceedings.1.title"


@pytest.mark.parametrize(("dated", "status"), [({}, "refused"), ({f"{TITLE}.issued_on": "2026-07-20"}, "ready")])
def test_without_a_day_of_the_title_nobody_knows_what_came_in_since(dated: dict[str, Any], status: str) -> None:
    # 履行期限 2026-08-20；8 月 1 日的还款在判决以前还是以后，看不出来。
    early = PAID | {"paid_on": "2026-08-01"}
    changes = {f"{TITLE}.issued_on": None, f"{TITLE}.effective_on": None, "repayments": [early]} | dated
    for filing in ("enforcement-application", "collection-notice"):
        assert assessed(filing, matter_of(CASE, changes)).status == status


@pytest.mark.parametrize(
    ("words_of_title", "split", "outcome"),
    [
        ("自2026年3月3日起至实际清偿之日止，以150000元为基数按年利率9%计算", {}, "met"),
        ("自2026年3月3日起按同期LPR的1.5倍计算", {}, "undetermined"),
        ("自2026年3月3日起按同期LPR的1.5倍计算", {"principal": 30000, "interest": 20000}, "met"),
        ("自2026年3月3日起按同期LPR的1.5倍计算", {"amount": 3055}, "met"),
    ],
)
def test_interest_that_runs_in_other_words_is_asked_for_and_not_guessed(
    words_of_title: str, split: dict[str, int], outcome: str
) -> None:
    changes = {f"{TITLE}.ordinary_interest_text": words_of_title, "repayments": [PAID | split]}
    found = assessed("enforcement-application", matter_of(CASE, changes))
    assert [one.outcome.value for one in found.findings if one.code == "ENF007"] == [outcome]
    assert found.status == ("ready" if outcome == "met" else "refused")


def test_a_judgment_paid_in_full_is_not_enforced() -> None:
    paid = matter_of(CASE, {"repayments": [PAID | {"amount": 200000}]})
    assert assessed("enforcement-application", paid).status == "refused"


MEDIATED = {f"{TITLE}.document": "mediation"}


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        (MEDIATED, False),
        (MEDIATED | {f"{TITLE}.delayed_interest": True}, True),
        (MEDIATED | {f"{TITLE}.operative_part": "被告分三期偿还", f"{TITLE}.ordinary_interest_text": None}, True),
        ({f"{TITLE}.delayed_interest": False}, False),
        ({}, True),
    ],
)
def test_a_mediation_title_with_its_own_default_terms_gets_no_doubled_interest_unasked(
    changes: dict[str, Any], asked: bool
) -> None:
    # 民事调解规定15②：调解书约定的民事责任已经承担的，不再承担迟延履行责任。
    text = all_words(documents("enforcement-application", matter_of(CASE, changes)))
    assert ("加倍部分债务利息" in text) is asked


@pytest.mark.parametrize(("perform_by", "old"), [("2014-07-30", True), ("2014-07-31", False)])
def test_interest_of_delay_is_split_when_the_rule_by_the_day_came(perform_by: str, old: bool) -> None:
    changes = {f"{TITLE}.{key}": day for key, day in (("issued_on", "2014-06-01"), ("effective_on", "2014-06-20"))}
    matter = matter_of(CASE, changes | {f"{TITLE}.perform_by": perform_by})
    text = all_words(documents("enforcement-application", matter))
    assert (
        "自2014年7月31日起至2014年7月31日止，以158,475.00元为基数，按中国人民银行同期贷款基准利率的二倍" in text
    ) is old
    assert "自2014年8月1日起至实际履行之日止，以153,055.00元为基数" in text


BY_INSTALMENTS = {
    f"{TITLE}.perform_by": None,
    f"{TITLE}.terms": [
        {"due_on": "2026-09-30", "amount": 50000},
        {"due_on": "2026-10-31", "amount": 50000},
        {"due_on": "2026-12-31", "amount": 50000},
    ],
}
"""150,000 in three instalments, of which two are due on 2026-11-20."""


def test_of_instalments_only_those_that_are_due_are_enforced() -> None:
    matter = matter_of(CASE, BY_INSTALMENTS)
    text = all_words(documents("enforcement-application", matter))
    assert "本金☑:100,000.00元" in text
    assert "本次只申请执行已经到期的2期，共100,000.00元；其余50,000.00元到期不履行的，另行申请" in text
    # 加倍部分: 50,000 + 3,055 from 1 October, 31 days: 287.82; from 1 November 103,055.
    assert "以53,055.00元为基数，按每日0.0175%计算31日，加倍部分债务利息为287.82元" in text
    assert "自2026年11月1日起至实际履行之日止，以103,055.00元为基数" in text
    (found,) = [one for one in assessed("enforcement-application", matter).findings if one.code == "ENF002"]
    assert "已有2期届满，其余50,000.00元还没有到期" in str(found.message)


@pytest.mark.parametrize(("as_of", "ready"), [(date(2026, 9, 30), False), (date(2026, 10, 1), True)])
def test_an_instalment_is_enforced_from_the_day_after_its_own(as_of: date, ready: bool) -> None:
    matter = matter_of(CASE, BY_INSTALMENTS | {"request.filed_on": as_of.isoformat()}, as_of=as_of)
    assert (assessed("enforcement-application", matter).status == "ready") is ready


def test_an_instalment_due_by_the_day_of_the_paper_is_asked_for() -> None:
    matter = matter_of(CASE, BY_INSTALMENTS | {"request.filed_on": "2026-10-01"}, as_of=date(2026, 9, 30))
    text = all_words(documents("enforcement-application", matter))
    assert "本金☑:50,000.00元" in text
    assert "自2026年10月1日起至实际履行之日止，以53,055.00元为基数" in text


def test_an_instalment_paid_in_time_bears_nothing_and_the_next_bears_from_its_own_day() -> None:
    nothing = dict.fromkeys(f"{TITLE}.{key}" for key in ("costs", "ordinary_interest", "ordinary_interest_text"))
    changes = BY_INSTALMENTS | nothing | {"repayments": [PAID]}  # 50,000 on 15 September, the first instalment
    text = all_words(documents("enforcement-application", matter_of(CASE, changes)))
    assert "本金☑:50,000.00元" in text
    assert "迟延履行利息☑:自2026年11月1日起至实际履行之日止，以50,000.00元为基数" in text


def test_where_the_title_says_so_one_default_calls_in_the_rest() -> None:
    matter = matter_of(CASE, BY_INSTALMENTS | {f"{TITLE}.rest_due_on_default": True})
    text = all_words(documents("enforcement-application", matter))
    assert "本金☑:150,000.00元" in text
    # 第三期一并请求，但是 12 月 31 日以前没有迟延：10月31日以后加倍部分的基数仍是前两期和费用。
    assert "自2026年11月1日起至实际履行之日止，以103,055.00元为基数" in text


@pytest.mark.parametrize(("paid", "status"), [(100000, "refused"), (99999, "ready")])
def test_who_has_paid_the_instalments_that_are_due_keeps_the_time_for_the_rest(paid: int, status: str) -> None:
    nothing = dict.fromkeys(f"{TITLE}.{key}" for key in ("costs", "ordinary_interest", "ordinary_interest_text"))
    changes = BY_INSTALMENTS | nothing | {f"{TITLE}.rest_due_on_default": True, "repayments": [PAID | {"amount": paid}]}
    assert assessed("enforcement-application", matter_of(CASE, changes)).status == status


def _titled(**more: Any) -> dict[str, Any]:
    proceedings: list[Any] = matter_of(CASE).case.model_dump(mode="json")["proceedings"]
    proceedings[-1]["title"] |= more
    return {"proceedings": proceedings}


def test_other_items_of_the_judgment_stand_in_their_own_lines_and_bear_doubled_interest_as_written() -> None:
    items = [
        {"text": "违约金", "amount": "6000", "doubled": True},
        {"text": "担保费", "amount": "1000", "doubled": False},
        {"kind": "act", "text": "腾退仓库"},
    ]
    text = all_words(documents("enforcement-application", matter_of(CASE, _titled(other=items))))

    assert "其他☑违约金6,000.00元；担保费1,000.00元" in text
    assert "行为执行☑腾退仓库" in text
    assert "交付特定物□" in text
    # 150,000 + 3,055 + 6,000, the fee of 1,000 left out
    assert "以159,055.00元为基数，按每日0.0175%计算" in text


def test_money_of_another_kind_is_satisfied_last() -> None:
    # 3,055.00 of costs, 15,825.00 of interest to 14 September, 150,000 of principal; of 170,000 then 1,120.00 are left
    items = [{"text": "违约金", "amount": "6000", "doubled": False}]
    paid = PAID | {"amount": 170000}
    text = all_words(
        documents("enforcement-application", matter_of(CASE, _titled(other=items) | {"repayments": [paid]}))
    )

    assert "本金150,000.00元、其他款项1,120.00元" in text
    assert "违约金6,000.00元；以上已受偿1,120.00元，余4,880.00元" in text


def test_each_debtor_is_asked_within_the_limit_of_the_judgment() -> None:
    facts = matter_of(CASE).case.model_dump(mode="json")["borrowers"][0]
    second = facts | {"name": "计样例", "resident_id": None, "sex_if_no_id": "male"}
    limits = [{"name": "计样例", "cap": "80000"}]
    paid = {"paid_on": "2026-09-15", "amount": 30000, "payer": "计样例"}
    changes = _titled(liabilities=limits) | {"borrowers": [facts, second], "repayments": [paid]}
    text = all_words(documents("enforcement-application", matter_of(CASE, changes)))

    assert "被执行人计样例在80,000.00元范围内承担连带清偿责任（已履行30,000.00元，余50,000.00元）" in text


def test_a_general_guarantor_is_not_said_to_answer_jointly() -> None:
    guarantor = {"kind": "person", "name": "聂示例", "address": "浙江省桐乡市样本街道8号", "phones": ["13800000083"]}
    contract = {"title": "保证合同", "number": "保1号", "signed_on": "2024-03-10"}
    for kind, words in (
        ("general", "被执行人聂示例对债务人财产依法强制执行后仍不能履行的部分承担保证责任"),
        ("joint_and_several", "被执行人聂示例承担连带清偿责任"),
    ):
        changes = {
            "guarantees": [{"guarantor": guarantor, "contract": contract, "kind": kind, "period": {"months": 36}}],
            "proceedings.1.against": ["borrower", "聂示例"],
            "proceedings.1.title.liabilities": [{"name": "聂示例"}],
        }
        text = all_words(documents("enforcement-application", matter_of("enforced-judgment", changes)))
        assert words in text


def test_a_borrower_whom_a_mortgage_names_shortly_is_still_the_one_to_be_enforced_against() -> None:
    mortgage = {"owner": {"kind": "person", "name": "宋晚亭"}, "collateral": {"kind": "house", "name": "住宅一套"}}
    text = all_words(documents("enforcement-application", matter_of(CASE, {"mortgages": [mortgage]})))
    assert "证件号码：330402198710081288" in text


def together(**changes: Any) -> Any:
    """The title of an example whose claim was assigned in part, 400,000.00 of 1,000,000.00; nobody applied yet."""
    facts = changes | {"proceedings": matter_of(PART).case.model_dump(mode="json")["proceedings"][:1]}
    return matter_of(PART, facts)


PART = "assigned-in-part"
BANK, BUYER = "示例银行股份有限公司海宁支行", "样本资产管理股份有限公司浙江省分公司"


def test_both_creditors_apply_on_one_form_after_a_part_was_assigned() -> None:
    account = {"holder": BANK, "bank": "样本银行股份有限公司嘉兴分行", "number": "330400010001000100"}
    matter = together(**{"request.with_assignor": True, "assignments.0.account": account})
    found = assessed("enforcement-application", matter)
    text = all_words(documents("enforcement-application", matter))

    assert found.status == "ready"
    assert [one.code for one in found.warnings if one.code in ("ENF031", "ASG005")] == ["ENF031"]
    assert text.index(f"名称：{BANK}") < text.index("330400010001000100") < text.index(f"名称：{BUYER}")
    assert (
        f"上述债权中的本金400,000.00元及其利息、罚息已经依法转让，现由申请执行人{BUYER}享有，其余部分仍由申请执行人{BANK}享有，"
        "现一并申请执行，各自受偿其享有的部分。" in text
    )
    # 1,000,000 的判决，执行到位的 55,000 先抵费用、利息
    assert "本金☑:1,000,000.00元" in text


def test_the_buyer_alone_may_not_ask_for_the_whole_title() -> None:
    alone = assessed("enforcement-application", together())

    assert [one.code for one in alone.blocking] == ["ASG005"]
    text = all_words(documents("enforcement-application", together()))
    assert f"名称：{BANK}" not in text
    assert "其余部分" not in text
