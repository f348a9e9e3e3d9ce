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
    assert assessed("enforcement-application", matter_of(CASE, as_of=as_of)).status == status


def test_without_a_title_there_is_nothing_to_enforce() -> None:
    assert assessed("enforcement-application", matter_of("working-capital")).status == "not_applicable"


@pytest.mark.parametrize(("outcome", "status"), [("pending", "not_applicable"), ("terminated", "ready")])
def test_a_running_enforcement_is_not_applied_for_again(outcome: str, status: str) -> None:
    before: list[Any] = matter_of(CASE).case.model_dump(mode="json")["proceedings"]
    running = {"kind": "enforcement", "institution": "桐乡市人民法院", "filed_on": "2026-09-01", "outcome": outcome}

    assert assessed("enforcement-application", matter_of(CASE, {"proceedings": [*before, running]})).status == status


def test_a_delay_of_before_august_2014_is_asked_for_by_the_rule_of_its_time() -> None:
    proceedings: list[Any] = matter_of(CASE).case.model_dump(mode="json")["proceedings"]
    for proceeding in proceedings:
        if proceeding["title"]:
            proceeding["title"]["perform_by"] = "2014-07-30"
    text = all_words(documents("enforcement-application", matter_of(CASE, {"proceedings": proceedings})))

    assert "自2014年7月31日起至2014年7月31日止" in text
    assert "按同期贷款基准利率的二倍" in text
    assert "自2014年8月1日起至实际履行之日止，以153,055.00元为基数，按每日0.0175%计算" in text
