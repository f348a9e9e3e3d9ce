"""贷款提前到期通知书: only where the creditor asks for it and nothing has done it yet (民法典562、565、673)."""

from datetime import date

import pytest
from example_cases import all_words, assessed, documents, matter_of

CASE = "overdue-instalments"
RECEIVED = {
    "kind": "acceleration",
    "on": "2026-11-02",
    "to": "borrower",
    "channel": "ems",
    "outcome": "signed",
    "received_on": "2026-11-04",
    "signature": {"name": "收发室", "capacity": "mail_room", "seal": "true"},
}


def test_it_says_the_default_the_clause_the_day_and_the_whole_debt() -> None:
    # Principal 960,000 over 12 quarters is 80,000 each; five were paid: 960,000 - 5 × 80,000 = 560,000.
    text = all_words(documents("acceleration-notice", matter_of(CASE)))

    assert "自2026年7月21日起，贵单位没有按约还款，连续两期没有归还本金和利息。根据合同第10条" in text
    assert "全部借款自本通知到达之日起提前到期" in text
    assert "560,000.00" in text
    assert "合计大写：人民币伍拾柒万肆仟陆佰陆拾伍元叁角叁分" in text
    assert "抄送：简怀瑾" in text
    assert "回　　执" in text


def test_a_day_fixed_by_the_creditor_is_printed() -> None:
    text = all_words(documents("acceleration-notice", matter_of(CASE, {"request.accelerated_on": "2026-12-01"})))

    assert "全部借款于2026年12月1日提前到期" in text


def test_penalty_on_the_whole_principal_runs_only_from_the_acceleration() -> None:
    text = all_words(documents("acceleration-notice", matter_of(CASE)))

    assert "自提前到期之日起至实际清偿之日止，未清偿的本金按合同约定的逾期利率计收罚息" in text
    assert "以本金560,000.00元为基数" not in text


def test_a_contract_without_penalty_interest_promises_none() -> None:
    text = all_words(documents("acceleration-notice", matter_of(CASE, {"loan.penalty": None})))

    assert "罚息利率" not in text
    assert "未清偿的本金按合同约定继续计算利息" in text


def test_without_a_contract_clause_the_law_is_the_ground() -> None:
    text = all_words(documents("acceleration-notice", matter_of(CASE, {"loan.contract.clauses": {"interest": "4"}})))

    assert "根据法律规定，我方有权宣布借款提前到期" in text


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"request.accelerate": "false"}, "没有要求宣布提前到期"),
        ({"events": [RECEIVED]}, "已经到达全部借款人"),
    ],
)
def test_a_case_without_use_for_it_says_why(changes: dict[str, object], why: str) -> None:
    assessment = assessed("acceleration-notice", matter_of(CASE, changes))

    assert assessment.status == "not_applicable"
    assert why in str(assessment.excuse)


# 11月2日寄出，11月4日签收：通知到达时发生效力（民法典565）。
@pytest.mark.parametrize(("as_of", "status"), [(date(2026, 11, 3), "ready"), (date(2026, 11, 4), "not_applicable")])
def test_a_notice_on_its_way_has_not_arrived(as_of: date, status: str) -> None:
    assert assessed("acceleration-notice", matter_of(CASE, {"events": [RECEIVED]}, as_of=as_of)).status == status


def test_a_notice_that_came_back_may_be_sent_again() -> None:
    returned = {key: value for key, value in RECEIVED.items() if key not in ("signature", "received_on")}
    matter = matter_of(CASE, {"events": [returned | {"outcome": "returned"}]})

    assert assessed("acceleration-notice", matter).status == "ready"


@pytest.mark.parametrize(("as_of", "status"), [(date(2028, 1, 20), "ready"), (date(2028, 1, 21), "not_applicable")])
def test_after_the_last_due_day_there_is_nothing_to_accelerate(as_of: date, status: str) -> None:
    assert assessed("acceleration-notice", matter_of(CASE, as_of=as_of)).status == status


def test_every_borrower_gets_one() -> None:
    second = {"kind": "person", "name": "简示例", "address": "浙江省嘉兴市", "phones": ["13800000099"]}
    facts = matter_of(CASE).case.model_dump(mode="json")["borrowers"][0]
    matter = matter_of(CASE, {"borrowers": [facts, second]})

    assert [one.subject for one in documents("acceleration-notice", matter)] == ["嘉兴样本机械有限公司", "简示例"]


def test_to_an_heir_whom_no_notice_reached_it_does_not_say_that_all_is_due_already() -> None:
    heir = {"kind": "person", "name": "何小示", "address": "杭州市示例路8号", "phones": ["13800000099"]}
    dead = {"borrowers.0.died_on": "2026-08-01", "borrowers.0.heirs": ["何小示"], "third_persons": [heir]}
    text = all_words(documents("acceleration-notice", matter_of("housing-loan", dead))[:1])
    assert "何清源已于2026年8月1日死亡" in text
    assert "我方现宣布" in text
    assert "已经宣布提前到期" not in text


def test_a_ceiling_of_the_whole_holds_for_what_runs_on_too() -> None:
    text = all_words(
        documents("acceleration-notice", matter_of("overdue-instalments", {"request.total_ceiling": "8%"}))
    )
    assert "利息、罚息、复利合计以年利率8%为限。以上款项亦应一并清偿。" in text
