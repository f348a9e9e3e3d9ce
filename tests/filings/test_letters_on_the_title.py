"""催促履行生效法律文书: once a judgment is in force, letters go on it and no longer on the contract (民事诉讼法247、264)."""

from datetime import date
from typing import Any

import pytest
from example_cases import all_words, assessed, documents, facts_of, matter_of

from recovery_docs.prerequisites.clocks.every_clock import clocks

CASE = "enforced-judgment"
TITLE = "proceedings.1.title"
PAID = {"paid_on": "2026-09-15", "amount": 50000, "how": "enforced"}
LETTERS = ("collection-notice", "sms-reminder")


def said(filing: str, changes: dict[str, Any] | None = None, *, as_of: date | None = None) -> str:
    return all_words(documents(filing, matter_of(CASE, changes, as_of=as_of)))


def test_the_notice_says_what_the_judgment_orders_and_what_is_left_of_it() -> None:
    # 利息 8,475 + 150,000 × 9% ÷ 360 × 262 日（3月3日至11月19日）= 18,300；加倍部分 153,055 × 0.0175% × 91 日 = 2,437.40。
    text = said("collection-notice")
    assert "（2026）浙0483民初1001号民事判决书于2026年8月10日发生法律效力，履行期限于2026年8月20日届满" in text
    assert "上述文书确定：本金150,000.00元、一般债务利息8,475.00元、费用3,055.00元" in text
    for sum_ in ("18,300.00", "2,437.40", "173,792.40"):
        assert sum_ in text
    assert "以153,055.00元为基数，按每日0.0175%计算的加倍部分债务利息，亦应一并给付" in text


def test_what_was_received_since_is_taken_off_in_the_order_of_the_law() -> None:
    # 118,880 × 9% ÷ 360 × 66 日 = 1,961.52；加倍部分 669.62 + 118,880 × 0.0175% × 66 = 1,373.06，共 2,042.68。
    text = said("collection-notice", {"repayments": [PAID]})
    assert (
        "已于2026年9月15日执行到位50,000.00元，依照法定顺序先后抵充费用3,055.00元、利息15,825.00元、本金31,120.00元"
        in text
    )
    assert "仍不履行的，我方可以依法申请人民法院继续执行或者恢复执行" in text
    for sum_ in ("118,880.00", "1,961.52", "2,042.68", "122,884.20"):
        assert sum_ in text


def test_the_message_names_the_judgment_and_the_same_total() -> None:
    text = said("sms-reminder")
    assert "（2026）浙0483民初1001号民事判决书于2026年8月10日发生法律效力" in text
    assert "尚未履行173,792.40元" in text
    assert "逾期" not in text


@pytest.mark.parametrize("name", LETTERS)
def test_no_letter_after_the_judgment_threatens_a_suit(name: str) -> None:
    assert assessed(name, matter_of(CASE)).status == "ready"
    assert "提起诉讼" not in said(name)
    assert "168,362.50" not in said(name)  # 合同的数额


# 判决 2026-08-10 生效。
@pytest.mark.parametrize(("filed_on", "on_the_title"), [("2026-08-09", False), ("2026-08-10", True)])
def test_until_the_judgment_is_effective_the_contract_speaks(filed_on: str, on_the_title: bool) -> None:
    text = said("collection-notice", {"request.filed_on": filed_on}, as_of=date(2026, 8, 9))
    assert ("催促履行生效法律文书通知书" in text) is on_the_title


# 履行期限 2026-08-20 届满。
@pytest.mark.parametrize(("day", "status"), [(date(2026, 8, 20), "refused"), (date(2026, 8, 21), "ready")])
@pytest.mark.parametrize("name", LETTERS)
def test_while_there_is_time_to_perform_nobody_is_urged(name: str, day: date, status: str) -> None:
    matter = matter_of(CASE, {"request.filed_on": day.isoformat()}, as_of=day)
    assert assessed(name, matter).status == status


def test_figures_to_the_last_day_to_perform_still_tell_the_doubled_interest_of_the_next() -> None:
    text = said("collection-notice", {"request.filed_on": "2026-08-21"}, as_of=date(2026, 8, 20))
    assert "自2026年8月21日起至实际履行之日止，以153,055.00元为基数" in text


def test_what_the_title_says_of_default_stands_in_place_of_the_doubled_interest() -> None:
    text = said("collection-notice", {f"{TITLE}.document": "mediation"})
    assert "加倍部分" not in text
    assert "171,355.00" in text


def test_interest_in_other_words_is_told_and_left_out_of_the_sum() -> None:
    text = said("collection-notice", {f"{TITLE}.ordinary_interest_text": "自2026年3月3日起按同期LPR的1.5倍计算"})
    # 150,000 + 8,475 + 3,055 + 2,437.40
    assert "163,967.40" in text
    assert "一般债务利息自2026年3月3日起按同期LPR的1.5倍计算；上表没有计入这项利息" in text


# 履行期限 2026-08-20 届满，申请执行的期间到 2028-08-20；10 月 17 日签收的催收早于判决，不中断它。
@pytest.mark.parametrize(("day", "named"), [(date(2028, 8, 20), True), (date(2028, 8, 21), False)])
def test_enforcement_is_named_within_its_two_years(day: date, named: bool) -> None:
    text = said("collection-notice", {"request.filed_on": day.isoformat()}, as_of=day)
    assert ("申请强制执行" in text) is named


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("pending", "我方已经向桐乡市人民法院申请强制执行；仍不履行的，由人民法院依法采取执行措施"),
        ("terminated", "仍不履行的，我方可以依法申请人民法院继续执行或者恢复执行"),
    ],
)
def test_what_was_applied_for_is_not_announced_again(outcome: str, words: str) -> None:
    running = {"kind": "enforcement", "institution": "桐乡市人民法院", "filed_on": "2026-09-01", "outcome": outcome}
    before = facts_of(CASE)["proceedings"]
    assert words in said("collection-notice", {"proceedings": [*before, running]})


def test_interest_that_nobody_wrote_down_is_neither_asked_in_sums_nor_waived() -> None:
    text = said("collection-notice", {f"{TITLE}.ordinary_interest_text": None})
    assert "上述文书主文另行确定了利息等给付义务的，一并履行" in text
    assert "另行确定" not in said("collection-notice")


@pytest.mark.parametrize(("perform_by", "status"), [("2026-08-20", "ready"), (None, "refused")])
def test_without_the_time_to_perform_the_doubled_interest_cannot_be_told(perform_by: str | None, status: str) -> None:
    matter = matter_of(CASE, {f"{TITLE}.perform_by": perform_by})
    assert assessed("collection-notice", matter).status == status
    doubled = [
        one.outcome.value for one in assessed("enforcement-application", matter).findings if one.code == "ENF006"
    ]
    assert doubled == ["met" if perform_by else "undetermined"]


def test_instalments_that_are_not_due_are_not_asked_for() -> None:
    terms = [{"due_on": day, "amount": 50000} for day in ("2026-09-30", "2026-10-31", "2026-12-31")]
    nothing = dict.fromkeys(f"{TITLE}.{key}" for key in ("principal", "ordinary_interest", "costs", "perform_by"))
    changes = nothing | {
        f"{TITLE}.terms": terms,
        f"{TITLE}.document": "mediation",
        f"{TITLE}.ordinary_interest_text": None,
    }
    text = said("collection-notice", changes)
    assert "分3期履行，共150,000.00元，其中2期100,000.00元已经到期" in text
    assert "其余50,000.00元按照上述文书尚未到期" in text
    assert "合计大写：人民币壹拾万元整" in text


GUARANTOR = {"kind": "person", "name": "聂示例", "address": "浙江省桐乡市样本街道8号", "phones": ["13800000083"]}


def guaranteed(*against: str, kind: str = "joint_and_several") -> dict[str, Any]:
    contract = {"title": "保证合同", "number": "保1号", "signed_on": "2024-03-10"}
    guarantee = {"guarantor": GUARANTOR, "contract": contract, "kind": kind, "period": {"months": 36}}
    return {"guarantees": [guarantee], "proceedings.1.against": ["borrower", *against]}


def test_a_guarantor_in_the_judgment_is_urged_to_perform_it() -> None:
    text = said("guarantor-demand", guaranteed("聂示例"))
    assert "（2026）浙0483民初1001号民事判决书于2026年8月10日发生法律效力" in text
    assert "您为上述债务提供保证，也是上述文书确定的债务人" in text
    assert "173,792.40" in text
    assert "提起诉讼" not in text


def test_a_judgment_on_the_guarantor_leaves_no_question_of_the_period() -> None:
    # 两个月的保证期间早已届满，起诉日没有写；判决已经确定其责任。
    changes = guaranteed("聂示例") | {"proceedings.1.filed_on": None}
    changes["guarantees"] = [changes["guarantees"][0] | {"period": {"months": 2}}]
    outcomes = {one.code: one.outcome.value for one in assessed("guarantor-demand", matter_of(CASE, changes)).findings}
    assert outcomes["GUA001"] == "met"
    assert {"GUA002", "GUA003"}.isdisjoint(outcomes)
    (clock,) = [one for one in clocks(matter_of(CASE, changes)) if one.right == "guarantee_period"]
    assert clock.state == "exercised"
    outside = changes | {"proceedings.1.against": ["borrower"]}
    found = assessed("guarantor-demand", matter_of(CASE, outside))
    assert [one.outcome.value for one in found.findings if one.code == "GUA001"] == ["not_met"]


def test_what_the_judgment_orders_besides_and_how_far_a_guarantor_answers() -> None:
    # 违约金 6,000 计入加倍部分的基数：(153,055 + 6,000) × 0.0175% × 91 = 2,532.95；共 173,792.40 + 6,000 + 95.55。
    changes = guaranteed("聂示例") | {
        f"{TITLE}.other": [{"text": "违约金", "amount": 6000, "doubled": "true"}],
        f"{TITLE}.liabilities": [{"name": "聂示例", "cap": 50000, "text": "承担连带清偿责任"}],
    }
    text = said("guarantor-demand", changes)
    assert "费用3,055.00元；违约金6,000.00元；" in text
    assert "应当在50,000.00元范围内承担连带清偿责任" in text
    for sum_ in ("2,532.95", "179,887.95"):
        assert sum_ in text


@pytest.mark.parametrize(("filing", "whose"), [("collection-notice", "债务人"), ("guarantor-demand", "担保人")])
def test_the_receipt_asks_for_the_opinion_of_whoever_reads_it(filing: str, whose: str) -> None:
    for changes in (guaranteed("聂示例"), guaranteed()):
        assert f"{whose}意见" in said(filing, changes).splitlines()


def test_a_guarantor_outside_the_judgment_is_asked_by_his_contract() -> None:
    text = said("guarantor-demand", guaranteed())
    assert "保证方式为连带责任保证" in text
    assert "向人民法院提起诉讼" in text
    assert "168,362.50" in text


def test_a_general_guarantor_answers_after_the_debtor() -> None:
    text = said("guarantor-demand", guaranteed("聂示例", kind="general"))
    assert "对债务人财产依法强制执行后仍不能履行的部分，按照文书主文承担一般保证责任" in text


def test_an_heir_is_urged_within_the_estate() -> None:
    heir = GUARANTOR | {"name": "宋小示"}
    changes = {"borrowers.0.died_on": "2026-09-01", "borrowers.0.heirs": ["宋小示"], "third_persons": [heir]}
    text = said("collection-notice", changes)
    assert "宋晚亭已于2026年9月1日死亡，您为其继承人或者遗产管理人" in text
    assert "在所得遗产的实际价值范围内履行上述生效法律文书确定的义务" in text
    assert "与宋晚亭金融借款合同纠纷一案" in text
    assert "我方可以依法申请人民法院变更您为被执行人，在遗产范围内强制执行" in text


# 判决 2026-07-20 作出：判决以前受让的，原告就是受让人；以后受让的，先说判决再说转让。
@pytest.mark.parametrize(("signed_on", "since"), [("2026-07-20", False), ("2026-07-21", True)])
def test_the_letter_names_who_was_plaintiff(signed_on: str, since: bool) -> None:
    bank = {"kind": "organisation", "name": "原示例银行股份有限公司"}
    text = said("collection-notice", {"assignments": [{"assignor": bank, "signed_on": signed_on}]})
    assert ("原示例银行股份有限公司与宋晚亭金融借款合同纠纷一案" in text) is since
    assert ("上述债权已经依法转让，现由样本村镇银行股份有限公司享有" in text) is since


def test_a_visit_speaks_of_the_judgment_of_its_day() -> None:
    visit = {"kind": "demand", "on": "2026-11-20", "to": "borrower", "channel": "visit", "outcome": "answered"}
    text = said("visit-record", {"events": [visit]})
    assert "民事判决书确定的债务，截至2026年11月19日（含当日）尚未履行173,792.40元" in text


SETTLED = {
    "request.settlement": {
        "plan": [{"pay_on": "2026-12-31", "amount": 150000}],
        "assets": [{"name": "轿车", "owner": "宋晚亭", "value": 50000, "how": "transfer", "deliver_on": "2026-12-31"}],
    }
}


@pytest.mark.parametrize("name", ["repayment-plan", "asset-settlement"])
@pytest.mark.parametrize(("day", "stopped"), [(date(2026, 8, 9), False), (date(2026, 8, 10), True)])
def test_no_settlement_is_drawn_up_on_the_contract_once_the_judgment_is_in_force(
    name: str, day: date, stopped: bool
) -> None:
    matter = matter_of(CASE, SETTLED | {"request.filed_on": day.isoformat()}, as_of=day)
    assert ("NOT009" in {one.code for one in assessed(name, matter).blocking}) is stopped


def test_a_notarised_instrument_can_be_enforced_as_it_stands() -> None:
    text = said("collection-notice", {f"{TITLE}.document": "notarised_instrument", f"{TITLE}.number": "公证书示例号"})
    assert "公证书示例号依法具有强制执行效力" in text
    assert "发生法律效力" not in text


@pytest.mark.parametrize(
    ("changes", "words", "never"),
    [
        ({"proceedings": []}, "向人民法院提起诉讼", "申请仲裁"),
        (
            {
                "proceedings": [],
                "loan.contract.disputes": {"kind": "arbitration", "institution": "嘉兴仲裁委员会"},
            },
            "向嘉兴仲裁委员会申请仲裁",
            "提起诉讼",
        ),
        (
            {"proceedings": [{"kind": "suit", "filed_on": "2026-03-02", "against": ["borrower"], "same_claim": True}]},
            "申请财产保全",
            "提起诉讼",
        ),
    ],
)
def test_a_letter_on_the_contract_names_a_suit_only_where_one_can_be_brought(
    changes: dict[str, Any], words: str, never: str
) -> None:
    text = said("collection-notice", changes)
    assert words in text
    assert never not in text


def test_a_guarantor_reads_once_what_he_answers_for_and_what_he_has_paid() -> None:
    text = said(
        "guarantor-demand",
        guaranteed("borrower", "聂示例")
        | {
            f"{TITLE}.liabilities": [{"name": "聂示例", "cap": 80000}],
            "repayments": [{"paid_on": "2026-09-15", "amount": 30000, "payer": "聂示例"}],
        },
    )
    assert text.count("在80,000.00元范围内") == 1
    assert "您已经履行30,000.00元，上述范围尚余50,000.00元。" in text
    assert "以50,000.00元为限清偿" in text
