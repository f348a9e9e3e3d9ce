"""送达回执 on its own: what the reader confirms, and every blank that 诉讼时效规定8 needs."""

from example_cases import all_words, assessed, documents, matter_of

from recovery_docs.filings import FILINGS


def test_one_for_each_borrower_naming_the_notice_and_the_sum() -> None:
    found = documents("receipt", matter_of("housing-loan"))
    text = all_words(found[:1])

    assert [document.subject for document in found] == ["何清源", "贺知远"]
    assert "我方已收到催〔2026〕203号《逾期贷款催收通知书》" in text
    assert "1,416,323.74元" in text


def test_it_asks_who_signed_in_what_capacity_when_and_how_it_came() -> None:
    text = all_words(documents("receipt", matter_of("enforced-judgment")))

    for blank in (
        "签收人（签名、盖章）",
        "□同住成年亲属",
        "□收发部门",
        "签收日期",
        "□邮政特快专递，单号：",
        "送达人（两人签名）",
    ):
        assert blank in text


def test_it_is_an_annex_that_no_packet_takes_unasked() -> None:
    assert FILINGS["receipt"].folder == "annexes"
    assert all("receipt" not in filing.annexes for filing in FILINGS.values())
    assert assessed("receipt", matter_of("working-capital")).status == "ready"


def test_once_a_judgment_is_in_force_it_confirms_what_is_left_of_that() -> None:
    # 判决确定的余额 173,792.40 元；合同的数额是 168,362.50 元。
    matter = matter_of("enforced-judgment")
    text, notice = (all_words(documents(name, matter)) for name in ("receipt", "collection-notice"))
    confirmed = next(line for line in notice.splitlines() if "我方已收到" in line)

    assert "《催促履行生效法律文书通知书》" in confirmed
    assert "合计173,792.40元" in confirmed
    assert confirmed in text
    assert "168,362.50" not in text
