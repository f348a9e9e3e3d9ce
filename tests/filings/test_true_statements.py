"""What court papers state is so in the case at hand: who did what to whom, whose money came in, what a thing is called."""

from datetime import date
from typing import Any

import pytest
from example_cases import PARTIES, claims, documents, matter_of, section, words
from scripts.golden.cases import case_of

from recovery_docs.case import Event
from recovery_docs.filings.court.civil_complaint import classic
from recovery_docs.prerequisites.matter import Matter

FACTS = "事实和理由："


def facts(name: str, changes: dict[str, Any] | None = None) -> str:
    return "\n".join(section(classic(matter_of(name, changes)), FACTS))


def wide(name: str) -> Matter:
    case = case_of(name)
    assert case.request.as_of is not None
    return Matter.on(case, case.request.as_of)


# --- who, whom, and to what end ------------------------------------------------------------------------------------------


def test_who_held_the_claim_on_the_day_demanded_and_gave_notice() -> None:
    story = "\n".join(section(classic(wide("everything")), FACTS))

    # 傅青 lent, 柏舟 held from 2023-05-01, 方砚 (the plaintiff) from 2024-05-01
    assert "2023年6月1日柏舟以信函方式向" in story
    assert "2025年7月1日原告以电话方式向被告三沈晚催收（未接通）" in story
    assert "原告多次催收" not in story


def test_the_holder_of_the_day_of_the_assignment_is_the_assignee() -> None:
    # signed on 2023-05-01: the demand of that day is 柏舟's, that of the day before 傅青's
    case = case_of("everything")
    assert case.request.as_of is not None
    for on, who in ((date(2023, 4, 30), "傅青"), (date(2023, 5, 1), "柏舟")):
        demand = Event(kind="demand", on=on, to="borrower", channel="phone", outcome="answered")
        told = Matter.on(case.model_copy(update={"events": (demand,)}), case.request.as_of)
        assert f"{on.month}月{on.day}日{who}以电话方式向" in "\n".join(section(classic(told), FACTS))


# the notes of the case fall due on 2023-03-01, as the extension has it
@pytest.mark.parametrize(("effective_on", "told"), [(date(2023, 3, 1), True), (date(2023, 3, 2), False)])
def test_a_notice_calls_in_only_what_is_not_due_by_then(effective_on: date, told: bool) -> None:
    case = case_of("everything")
    assert case.request.as_of is not None
    notice = Event(kind="acceleration", on=date(2022, 2, 1), to="borrower", effective_on=effective_on)
    story = section(classic(Matter.on(case.model_copy(update={"events": (notice,)}), case.request.as_of)), FACTS)
    said = "傅青于2022年2月1日向被告一陆归舟、被告二杭州样本茶业有限公司发出提前到期通知，"
    assert any(said in line for line in story) is told


def test_a_notice_that_calls_the_loan_in_says_to_whom_and_what_came_of_it() -> None:
    event = {"kind": "acceleration", "on": "2026-09-01", "to": "贺知远", "channel": "ems", "outcome": "refused"}
    story = facts("housing-loan", {"events": [event]})

    assert "原告于2026年9月1日向被告二贺知远发出提前到期通知（对方拒收）" in story
    assert "何清源发出" not in story


@pytest.mark.parametrize(
    ("paid_on", "left"), [("2026-06-01", "但对方至今未履行"), ("2026-06-02", "但至今没有全部清偿")]
)
def test_a_debtor_who_paid_after_the_demand_did_not_do_nothing(paid_on: str, left: str) -> None:
    event = {"kind": "demand", "on": "2026-06-01", "to": "borrower", "channel": "phone", "outcome": "answered"}
    paid = [{"paid_on": paid_on, "amount": "100"}]
    assert left in facts("two-notes-published", {"events": [event], "repayments": paid, "request.as_of": "2026-11-20"})


def test_an_extension_is_told() -> None:
    story = section(classic(wide("everything")), FACTS)

    assert story[0].endswith("。2022年2月20日，双方约定到期日变更为2023年3月1日。")


# --- whose money ---------------------------------------------------------------------------------------------------------


def test_money_from_the_account_of_another_was_not_repaid_by_the_borrower() -> None:
    story = "\n".join(section(classic(wide("four-defendants")), FACTS))

    assert "已收回本金16,164.12元、利息53,836.43元；收到的款项中，" in story
    assert "2026年3月21日从被告三海宁范例经编有限公司的账户扣收50,000.55元" in story
    assert "被告二尤例一已偿还" not in story


def test_money_of_the_borrower_was_repaid_by_him() -> None:
    assert "被告一何清源、被告二贺知远已偿还本金127,152.08元" in facts("housing-loan")


# --- what things are called ----------------------------------------------------------------------------------------------


def test_a_note_of_hand_is_given_and_its_lender_lends() -> None:
    story = facts("private-loan")

    assert "被告骆青禾在浙江省杭州市向原告出具《借条》" in story
    assert "原告向被告骆青禾出借款项：" in story
    assert "发放" not in story
    assert "贷款人" not in story


@pytest.mark.parametrize("written", ["3", "第3条"])
def test_titles_and_clause_numbers_are_dressed_once(written: str) -> None:
    changes = {"loan.contract.clauses.interest": written, "loan.contract.title": "《个人借款合同》"}
    for form in ("classic", "element"):
        (paper,) = documents("civil-complaint", matter_of("housing-loan", changes | {"request.complaint_form": form}))
        said = words(paper)
        assert "签订《个人借款合同》（" in said
        assert "（第3条）" in said
        assert "《《" not in said
        assert "第第" not in said
        assert "条条" not in said


def test_a_clause_with_its_paragraph_stands_as_it_is() -> None:
    assert "（第3条第2款）" in facts("housing-loan", {"loan.contract.clauses.interest": "第3条第2款"})


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ({"months": "36"}, "保证期间为主债务履行期限届满之日起三年"),
        ({"months": "36", "each_instalment": "true"}, "保证期间为每期债务履行期限届满之日起三年"),
        ({"months": "24", "text": "自借款到期次日起二年。"}, "保证期间自借款到期次日起二年"),
        ({"months": "24", "text": "保证期间为还清之前及其后二年"}, "保证期间为还清之前及其后二年"),
    ],
)
def test_a_guarantee_period_stands_as_it_was_agreed(period: dict[str, str], said: str) -> None:
    assert f"，{said}，" in facts("working-capital", {"guarantees.0.period": period})


def test_a_mortgage_given_up_is_told_as_given_up() -> None:
    story = section(classic(wide("four-defendants")), FACTS)

    (told,) = (line for line in story if "浮动抵押合同" in line)
    assert told.endswith("为上述债务提供抵押担保。原告已于2025年12月1日放弃该项抵押权。")


# --- claims --------------------------------------------------------------------------------------------------------------


def test_against_a_guarantor_alone_the_debt_is_spelled_out_and_costs_are_claimed_once() -> None:
    asked = claims(matter_of("working-capital", {"request.defendants": ["周一凡"]}))

    (claim,) = (one for one in asked if "承担连带清偿责任" in one)
    assert claim.startswith("判令被告周一凡对海宁市样本纺织有限公司截至2026年11月19日（含当日）所欠原告的本金")
    assert "（合计人民币" in claim
    assert "以及自2026年11月20日起至实际清偿之日止" in claim
    assert claim.endswith("，以及律师费20,000.00元承担连带清偿责任")
    assert sum("律师费" in one for one in asked) == 1


def test_a_guarantor_of_recourse_answers_for_what_the_borrower_is_asked_and_for_costs_once() -> None:
    costs = [{"kind": "lawyer_fee", "amount": "3000", "agreed": "true", "paid": "true"}]
    asked = claims(matter_of("entrusted-guaranteed", {"request.costs": costs}))

    answering = [one for one in asked if "承担连带清偿责任" in one]
    assert answering
    assert all("对上述代偿款、资金占用费及实现债权的费用承担" in one for one in answering)


def test_the_story_of_recourse_names_the_loan_that_was_guaranteed() -> None:
    assert "约定：原告为被告一嘉兴样本食品有限公司向样本银行股份有限公司嘉兴分行的借款提供担保；" in facts(
        "entrusted-guaranteed"
    )


# --- the auction ---------------------------------------------------------------------------------------------------------


def test_a_debtor_without_collateral_is_introduced_in_full() -> None:
    (request,) = documents("collateral-auction-request", matter_of("housing-loan"))

    assert section(request, PARTIES)[-1] == (
        "债务人：贺知远，男，1988年8月8日出生，汉族，杭州样本贸易有限公司职员，住浙江省杭州市上城区样本花园5幢1202室，"
        "公民身份号码330203198808080019。联系电话：13800000013。"
    )
