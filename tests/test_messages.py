"""Sentences keep apart from their values until they are shown, in the language of whoever reads."""

import ast
import string
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import english, joined, say

SOURCE = Path(__file__).resolve().parents[1] / "src" / "recovery_docs"


def test_values_are_shown_as_filings_write_them() -> None:
    sentence = say("{on}欠{amount}元：{names}", on=date(2026, 2, 8), amount=Decimal("1000000.5"), names=["甲", "乙"])
    assert str(sentence) == "2026年2月8日欠1,000,000.50元：甲、乙"


SHEET = say("工作表“{sheet}”", sheet="一")
"""A sentence that has its English."""
RULE = say("保证期间于{on}届满，{names}没有被请求", on=date(2026, 2, 8), names=["甲", "乙"])
"""A rule's, which has none."""


def test_a_sentence_is_said_in_english_where_it_has_one() -> None:
    assert SHEET.in_language("zh") == "工作表“一”"
    assert SHEET.in_language("en") == "sheet “一”"


def test_a_sentence_without_english_is_chinese_in_every_part() -> None:
    assert RULE.in_language("en") == RULE.in_language("zh") == "保证期间于2026年2月8日届满，甲、乙没有被请求"
    assert say("见{where}，{on}", where=SHEET, on=date(2026, 2, 8)).in_language("en") == "见工作表“一”，2026年2月8日"


def test_an_english_sentence_quotes_a_chinese_one_whole() -> None:
    told = say("{filing}：{number}案未做（{reason}）", filing="催收通知书", number=3, reason=RULE)
    assert told.in_language("en") == ("催收通知书: not made for 3 cases (保证期间于2026年2月8日届满，甲、乙没有被请求)")


def test_joined_sentences_speak_english_where_all_of_them_can() -> None:
    assert joined([SHEET, SHEET]).in_language("en") == "sheet “一”sheet “一”"
    assert joined([SHEET, RULE]).in_language("en") == f"工作表“一”{RULE}"


def test_braces_in_a_value_are_only_braces() -> None:
    assert str(say("名称{name}", name="{0}{x}%s")) == "名称{0}{x}%s"


def test_sentences_are_joined_in_order() -> None:
    assert str(joined([say("甲{n}", n=1), say("乙{n}", n=2)])) == "甲1乙2"


def test_two_sentences_of_the_same_words_are_equal() -> None:
    assert say("甲{n}", n=1) == say("甲{n}", n=1) != say("甲{n}", n=2)
    assert len({say("甲{n}", n=1), say("甲{n}", n=1)}) == 1


def test_sentences_with_the_same_list_are_known_as_one() -> None:
    told = [say("缺{names}", names=["甲", "乙"]), say("缺{names}", names=("甲", "乙"))]
    assert list(map(str, dict.fromkeys(told))) == ["缺甲、乙"]


def test_a_fault_says_where_what_and_what_to_do() -> None:
    fault = Fault(
        Place(file="case.yaml", key_path="loan.amount", line=7), say("不是金额"), say("填写阿拉伯数字"), seen="一百万"
    )
    assert str(fault) == "case.yaml loan.amount 第7行：不是金额（原值：一百万）。填写阿拉伯数字。"
    assert (
        str(fault.at(sheet="贷款", line=None))
        == "case.yaml 工作表“贷款” loan.amount：不是金额（原值：一百万）。填写阿拉伯数字。"
    )
    assert str(InputError(fault, fault)).count("\n") == 1


def test_a_fault_without_a_place_begins_with_what_is_wrong() -> None:
    assert str(Fault(Place(), say("磁盘已满"), say("腾出空间"))) == "磁盘已满。腾出空间。"


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                yield f"{path.name}:{node.lineno}", node


CALLS = list(_calls())


def test_every_sentence_is_a_literal_so_that_it_is_collected() -> None:
    assert len(CALLS) > 300
    loose = [
        at for at, call in CALLS if not (isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]
    assert loose == []


def test_every_value_that_a_sentence_names_is_given_and_no_other() -> None:
    wrong = []
    for at, call in CALLS:
        text = call.args[0].value  # type: ignore[attr-defined]
        if any(keyword.arg is None for keyword in call.keywords):
            continue
        named = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
        if named != {keyword.arg for keyword in call.keywords}:
            wrong.append((at, text))
    assert wrong == []


@pytest.mark.parametrize("sentence", sorted(english())[::25])
def test_a_translation_can_be_filled_with_the_values_of_its_sentence(sentence: str) -> None:
    named = {field for _, field, _, _ in string.Formatter().parse(sentence) if field is not None}
    assert english()[sentence].format_map(dict.fromkeys(named, "x"))


def _library_words(file: Path) -> Iterator[int]:
    """The lines of sentences that take in an exception as it is, outside quotation marks."""
    for handler in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        caught = handler.name if isinstance(handler, ast.ExceptHandler) else None
        for call in ast.walk(handler) if caught else ():
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "say":
                text = ast.literal_eval(call.args[0])
                for given in call.keywords:
                    if ast.unparse(given.value) == f"str({caught})" and f"“{{{given.arg}}}”" not in text:
                        yield call.lineno


def test_no_sentence_takes_in_the_words_of_a_library_unquoted(tmp_path: Path) -> None:
    told = {f"{file.name}:{line}" for file in SOURCE.rglob("*.py") for line in _library_words(file)}
    assert told == set()
    wrong = tmp_path / "one.py"
    wrong.write_text(
        'try: f()\nexcept E as e:\n  say("坏了：{why}", why=str(e))\n  say("“{why}”", why=str(e))\n', "utf-8"
    )
    assert list(_library_words(wrong)) == [3]
