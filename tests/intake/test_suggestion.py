"""What is suggested for a heading that is not understood: never more than a suggestion, the likeliest first."""

from tests.intake.workbook_files import resident_id

from recovery_docs.intake.suggestion import suggest


def titles(*asked: object) -> list[str]:
    return [one.title for one in suggest(*asked)]  # type: ignore[arg-type]


def test_words_that_are_nearly_those_of_a_heading_suggest_its_column() -> None:
    assert "案件.本金余额" in titles("本金余额折人民币", [30000.5])


def test_what_stands_below_decides_between_columns_of_like_names() -> None:
    assert all("证件" in one or "身份证" in one for one in titles("反担保人身份证", [resident_id()]))


def test_a_heading_near_to_nothing_suggests_nothing() -> None:
    assert titles("晴雨表") == []


def test_a_suggestion_is_never_as_sure_as_a_heading_that_is_understood() -> None:
    assert all(0 < one.sureness < 1 for one in suggest("借款人的姓名", ["李示例"], ["身份证号"]))
