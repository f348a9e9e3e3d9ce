"""Every sentence has its English, with the same values in it."""

import re
from pathlib import Path

import pytest
from scripts.catalogue import kept, sentences

_VALUE = re.compile(r"\{(\w+)\}")


def test_no_sentence_lacks_its_english() -> None:
    translations = kept()
    assert [text for text, _ in sentences() if not translations.get(text)] == []


def test_a_translation_names_the_values_of_its_sentence() -> None:
    wrong = {
        text: english for text, english in kept().items() if set(_VALUE.findall(text)) != set(_VALUE.findall(english))
    }
    assert wrong == {}


def test_the_catalogue_holds_no_sentence_that_nobody_says() -> None:
    assert set(kept()) - {text for text, _ in sentences()} == set()


def test_sentences_are_found_wherever_they_are_said(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(
        'LIST = [say("甲"), {"k": say("乙" "丙")}]\nprint(say("丁{what}", what=messages.say("戊")), say("甲"))\n',
        encoding="utf-8",
    )
    assert list(sentences(tmp_path)) == [("甲", "one.py"), ("乙丙", "one.py"), ("丁{what}", "one.py"), ("戊", "one.py")]


@pytest.mark.parametrize("call", ["say(text)", 'say(f"{text}")', "say()"])
def test_a_sentence_that_is_no_literal_is_refused_with_its_line(tmp_path: Path, call: str) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "one.py").write_text(f"\n{call}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"room/one\.py:2:"):
        list(sentences(tmp_path))
