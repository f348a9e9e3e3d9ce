"""还款结清证明: given only when nothing is owed; the internal entry goes beside it only where the case asks for it."""

from typing import Any

import pytest
from example_cases import LIBRARY, all_words, assessed, documents, matter_of

from recovery_docs.packet.packet import Source, make_packet


def templates(changes: dict[str, Any] | None = None) -> set[str]:
    """What the packet of a certificate holds."""
    matter = matter_of("paid-off", changes)
    packet = make_packet(matter, [assessed("payoff-certificate", matter)], LIBRARY, Source("case.yaml", ""))
    assert packet is not None
    return {paper.template for paper in packet.papers}


@pytest.mark.parametrize(("paid", "status"), [("103000.00", "ready"), ("102999.99", "refused")])
def test_one_fen_short_is_not_paid_off(paid: str, status: str) -> None:
    # 100,000 × 12% ÷ 360 × 90 日 = 3,000.00。
    changes = {"repayments": [{"paid_on": "2026-08-30", "amount": paid}]}
    assert assessed("payoff-certificate", matter_of("paid-off", changes)).status == status


def test_the_certificate_says_what_ended() -> None:
    text = all_words(documents("payoff-certificate", matter_of("paid-off")))
    assert "截至2026年9月9日（含当日），上述合同项下应当清偿的全部款项已经清偿，债权债务终止。" in text
    assert "保证责任随之消灭" in text
    assert "担保物权" not in text
    assert "以后不予担保" not in text


def test_the_internal_entry_is_made_only_where_it_is_asked_for() -> None:
    assert "watch-list-entry" in templates()
    assert "watch-list-entry" not in templates({"request.watch_list": None})


def test_the_internal_entry_names_whom_it_was_told_to() -> None:
    listed = {"names": ["连样本"], "measure": "以后不予担保", "reason": "拒绝承担反担保责任。"}
    text = all_words(documents("watch-list-entry", matter_of("paid-off", {"request.watch_list": listed})))
    assert "连样本（证件号码：" in text
    assert "原因：拒绝承担反担保责任。\n" in f"{text}\n"
    assert "祝范文（" not in text
