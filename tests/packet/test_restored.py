"""What a changed line said when it was made: one Chinese character or digits on end are found out of its mark, more are not."""

from zlib import crc32

import pytest

from recovery_docs.packet.proof.restored import restored

LINE = "截至2026年11月19日（含当日），被告周一凡尚欠本金1,000,000.00元"


def _mark(line: str) -> bytes:
    return crc32(line.encode()).to_bytes(4, "big")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("周一凡", "周一几"),
        ("19日", "18日"),
        ("19日", "20日"),
        ("2026年", "1999年"),
        ("1,000,000.00", "1,000,000.01"),
        ("截", "戴"),
    ],
)
def test_a_character_or_digits_on_end_are_told_with_their_spot(before: str, after: str) -> None:
    found = restored(LINE.replace(before, after), [_mark("别的一行"), _mark(LINE)])
    assert found is not None
    assert found.line == LINE
    assert LINE[found.start : found.end] in before


def test_a_line_of_one_character_is_told() -> None:
    found = restored("5", [_mark("3")])
    assert found is not None
    assert found.line == "3"


@pytest.mark.parametrize(
    ("before", "after"), [("周一凡", "周二几"), ("2026年11", "1999年12"), ("尚欠", ""), ("本金", "本金和利息")]
)
def test_what_has_more_than_one_answer_is_not_guessed(before: str, after: str) -> None:
    assert restored(LINE.replace(before, after), [_mark(LINE)]) is None
