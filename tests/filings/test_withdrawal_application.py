"""撤诉申请书: of a suit that is being heard, to the court that hears it."""

from example_cases import all_words, assessed, documents, matter_of

CASE = "suit-withdrawn"


def test_the_application_goes_to_the_court_that_hears_the_case() -> None:
    text = all_words(documents("withdrawal-application", matter_of(CASE, {"request.court": "海宁市人民法院"})))
    assert "请求准许申请人撤回（2026）浙0483民初4701号案件的起诉。" in text
    assert "因双方已经另行达成还款协议，申请人自愿申请撤回起诉。" in text
    assert "《中华人民共和国民事诉讼法》第一百四十八条" in text
    assert "桐乡市人民法院" in text
    assert "海宁市人民法院" not in text


def test_a_reason_that_nobody_gave_is_not_printed() -> None:
    text = all_words(documents("withdrawal-application", matter_of(CASE, {"request.withdraw_because": None})))
    assert "尚未宣判。申请人自愿申请撤回起诉。" in text


def test_once_it_is_decided_there_is_nothing_to_withdraw() -> None:
    assert assessed("withdrawal-application", matter_of(CASE)).status == "ready"
    decided = matter_of(CASE, {"proceedings.0.outcome": "judgment", "proceedings.0.ended_on": "2026-10-10"})
    assert assessed("withdrawal-application", decided).status == "not_applicable"


def test_without_its_number_it_is_refused() -> None:
    assert assessed("withdrawal-application", matter_of(CASE, {"proceedings.0.number": None})).status == "refused"
