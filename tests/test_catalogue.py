"""Every sentence has its English, with the same values in it."""

import re

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
