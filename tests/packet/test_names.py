"""Names that Windows takes, that go nowhere else, and that the leak guard's numbers are told apart from."""

from pathlib import PureWindowsPath

import pytest

from recovery_docs.errors import PacketError
from recovery_docs.packet.file_names import paper_name, safe_name
from recovery_docs.packet.leak_guard import Known, guard
from recovery_docs.rendering.check_document.personal_numbers import personal_numbers

RESERVED = ("con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10)))


@pytest.mark.parametrize("reserved", RESERVED)
@pytest.mark.parametrize("tail", ["", ".txt"])
def test_a_case_named_like_a_device_of_windows_is_not_lost(reserved: str, tail: str) -> None:
    name = safe_name(reserved.upper() + tail)
    assert name.partition(".")[0].rstrip().lower() not in RESERVED


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026/0117:甲", "2026_0117_甲"),
        ("..", "_"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        (r"C:\案件", "C__案件"),
        ("甲.", "甲"),
        ("甲 ", "甲"),
        ('a<b>c"d|e?f*g', "a_b_c_d_e_f_g"),
        ("甲\n乙", "甲_乙"),
        ("（2026）浙01民初1号", "（2026）浙01民初1号"),
        ("𠮷野家", "𠮷野家"),
    ],
)
def test_a_name_is_kept_as_far_as_windows_lets_it_be(text: str, name: str) -> None:
    safe = safe_name(text)
    assert safe == name.strip(" .") or safe == name
    assert len(PureWindowsPath(safe).parts) == 1
    assert safe not in (".", "..")


def test_papers_of_one_title_are_told_apart_by_number() -> None:
    assert paper_name(2, "履行保证责任通知书", 1) == "02_履行保证责任通知书_1.docx"
    assert paper_name(11, "民事起诉状") == "11_民事起诉状.docx"


MINE, ANOTHERS = "330106198503020019", "330203198808080019"


def test_a_stranger_is_not_let_out() -> None:
    with pytest.raises(PacketError) as caught:
        guard("01_民事起诉状.docx", f"公民身份号码{ANOTHERS}。", Known(f'{{"a": "{MINE}"}}'))
    assert caught.value.faults[0].place.file == "01_民事起诉状.docx"
    assert ANOTHERS not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [f"号码{MINE}", "电话：13800000001、13800000002", "账号330100020002000200", "代码91330106MA2AAAAA15", "a" * 18],
)
def test_those_of_the_case_are(text: str) -> None:
    guard("x.docx", text, Known(f'{{"a": "{text}"}}'))


@pytest.mark.parametrize("number", [ANOTHERS, "33010619850302001x", "91330106MA2AAAAA15", "13800000009"])
@pytest.mark.parametrize("around", ["{}", "身份证{}。", "（{}）", "电话：{}\n", "{}、{}"])
def test_a_number_is_seen_wherever_it_stands(number: str, around: str) -> None:
    assert personal_numbers(around.format(number, number)) == {number.upper()}


@pytest.mark.parametrize("text", ["1380000000", "138000000011", "6222000000000000071", "2026-0117", "100,000,000.00"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert personal_numbers(text) == frozenset()


def test_a_line_break_before_a_number_does_not_hide_it_among_the_facts() -> None:
    import json

    known = Known(json.dumps({"a": f"身份证\n{MINE}\t13800000001"}))
    assert known.holds(MINE)
    assert known.holds("13800000001")
    assert not known.holds(ANOTHERS)
