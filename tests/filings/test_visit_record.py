"""上门催收记录: what the event says and nothing else, the debt as it stood on the day of the visit."""

from datetime import date, timedelta
from typing import Any

import pytest
from example_cases import all_words, assessed, documents, matter_of, words

from recovery_docs.ledger import draw_up
from recovery_docs.money import figures

CASE = "settled-in-mediation"
VISIT = "events.1"


CELLS = {
    "place": "上门地点",
    "debt": "债务情况",
    "visited_at": "上门时间",
    "officers": "上门人员（两人以上）",
    "met": "见到何人、身份",
    "talk": "谈话要点",
    "served": "送交的文书、是否签收",
    "answer": "对方意见",
}


def lines(changes: dict[str, Any] | None = None, example: str = CASE) -> list[str]:
    (document,) = documents("visit-record", matter_of(example, changes))
    return words(document).splitlines()


def record(changes: dict[str, Any] | None = None, example: str = CASE) -> dict[str, str]:
    """What stands in each cell."""
    found = lines(changes, example)
    return {name: found[found.index(heading) + 1] for name, heading in CELLS.items()}


def test_it_tells_who_went_where_when_and_whom_they_met() -> None:
    said = record()

    assert said["officers"] == "章予安、姚静川"
    assert said["place"] == "浙江省嘉兴市南湖区样本街道茶市路7号"
    assert said["visited_at"] == "2026年7月20日14:30"
    assert said["met"] == "顾长风（债务人本人）"
    assert said["served"] == "送交的文书由顾长风（本人）于2026年7月20日签收"
    assert said["answer"] == "表示同意履行"


# 7月20日上门：当天制作的当场签名，7月21日以后制作的写明补记。
@pytest.mark.parametrize(("filed_on", "later"), [("2026-07-20", False), ("2026-07-21", True)])
def test_a_record_made_after_the_day_of_the_visit_says_so(filed_on: str, later: bool) -> None:
    found = lines({"request.filed_on": filed_on})
    year, month, day = filed_on.split("-")

    assert f"{year}年{int(month)}月{int(day)}日" in found
    assert found[0] == ("上门催收记录（补记）" if later else "上门催收记录")
    assert any("于2026年7月21日补记并签名，不是当场制作" in line for line in found) is later
    assert any("当场签名" in line for line in found) is not later
    assert ("债务人或者见证人（签名）：" in found) is not later


def test_the_debt_is_that_of_the_day_of_the_visit() -> None:
    matter = matter_of(CASE)
    then = draw_up(matter.case, date(2026, 7, 20)).total

    assert then < matter.statement.total
    assert f"截至2026年7月19日（含当日）欠款合计{figures(then)}元" in record()["debt"]


def test_on_the_day_on_which_the_debt_is_first_late_the_record_says_so() -> None:
    overdue_from = matter_of(CASE).statement.overdue_from
    assert overdue_from is not None
    words = f"自{overdue_from.year}年{overdue_from.month}月{overdue_from.day}日起逾期"

    assert words in record({f"{VISIT}.on": overdue_from.isoformat(), f"{VISIT}.signature": None})["debt"]
    day_before = (overdue_from - timedelta(days=1)).isoformat()
    told = record({f"{VISIT}.on": day_before, f"{VISIT}.signature": None})["debt"]
    assert "逾期" not in told
    assert "欠款合计" not in told


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        ({f"{VISIT}.person": "顾示例", f"{VISIT}.relation": "family"}, "met", "顾示例（亲属）"),
        ({f"{VISIT}.outcome": "unanswered"}, "met", "没有见到人"),
        ({f"{VISIT}.person": None, f"{VISIT}.relation": None}, "met", "顾长风"),
        ({f"{VISIT}.signature": None}, "served", "没有送交文书"),
        ({f"{VISIT}.signature": None, f"{VISIT}.outcome": "refused"}, "served", "对方拒收"),
        ({f"{VISIT}.agrees_to_pay": "false"}, "answer", "没有表示同意履行"),
        ({f"{VISIT}.agrees_to_pay": None}, "answer", "没有记录"),
        ({f"{VISIT}.text": None}, "talk", "请求清偿欠款"),
        ({f"{VISIT}.officers": []}, "officers", "没有记录"),
        ({f"{VISIT}.sent_to": None}, "place", "浙江省嘉兴市南湖区样本街道茶市路7号"),
    ],
)
def test_what_was_not_recorded_is_said_to_be_unrecorded(changes: dict[str, Any], field: str, text: str) -> None:
    assert record(changes)[field] == text


def test_of_two_borrowers_nobody_is_said_to_have_been_met_unless_named() -> None:
    assert record({"events.2.person": None}, "housing-loan")["met"] == "没有记录"


def test_a_single_officer_is_warned_of() -> None:
    assessment = assessed("visit-record", matter_of(CASE, {f"{VISIT}.officers": ["章予安"]}))

    assert assessment.status == "ready"
    assert "CON005" in {finding.code for finding in assessment.warnings}


def test_a_visit_after_the_day_asked_of_is_not_recorded() -> None:
    assert documents("visit-record", matter_of(CASE, as_of=date(2026, 7, 19))) == ()
    assert len(documents("visit-record", matter_of(CASE, as_of=date(2026, 7, 20)))) == 1


def test_a_case_without_a_visit_has_no_use_for_it() -> None:
    assert assessed("visit-record", matter_of("working-capital")).status == "not_applicable"


def test_the_record_leaves_no_field_empty() -> None:
    found = lines()

    assert found[found.index("案件编号") + 1] == "2026-0618"
    assert found[found.index("债务人") + 1] == "顾长风"
    assert all(record().values())
    assert "None" not in all_words(documents("visit-record", matter_of(CASE)))
