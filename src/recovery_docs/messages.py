"""Sentences that the program says to people, in Chinese or English.

The source of every sentence is Chinese, since its readers are; `locale/en/LC_MESSAGES/recovery_docs.po` holds the English
of commands, faults and headings. Rules, sums and papers speak Chinese only: what has no English is said in Chinese, values
and all, so that no sentence is half of each. A sentence is kept apart from its values until it is shown:

>>> from datetime import date
>>> sentence = say("保证期间于{last_day}届满", last_day=date(2026, 2, 28))
>>> str(sentence)
'保证期间于2026年2月28日届满'

Braces name values; a value may be text, a number, a `Decimal` amount in yuan, a date, or another `Message`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Literal

from babel.messages.pofile import read_po

from recovery_docs.money import figures
from recovery_docs.value_class import value_class

Language = Literal["zh", "en"]


@value_class
class Message:
    """A sentence in Chinese with named values, put into a language only when shown."""

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def in_language(self, language: Language = "zh") -> str:
        """The sentence with its values filled in, in Chinese where it has no English."""
        spoken: Language = "en" if language == "en" and self._has_english() else "zh"
        text = self.text if spoken == "zh" else english().get(self.text, self.text)
        return text.format_map({name: _shown(value, spoken) for name, value in self.values})

    def _has_english(self) -> bool:
        """What joins sentences has no words of its own, and speaks English where all of them do."""
        if self.text in english():
            return True
        parts = [value for _, value in self.values if isinstance(value, Message)]
        return self.text.isascii() and all(part._has_english() for part in parts)

    def __str__(self) -> str:
        return self.text.format_map({name: _shown(value, "zh") for name, value in self.values})


def say(text: str, /, **values: object) -> Message:
    """A `Message`; `scripts/catalogue.py` collects the first argument of every call, so it is always a literal.

    A list among the values is kept as a tuple, so that two sentences that say the same are known as one.
    """
    if not values:
        return _without_values(text)
    for name, value in values.items():
        if type(value) is list:
            values[name] = tuple(value)
    return Message(text, tuple(values.items()))


_without_values = cache(Message)
"""Nobody changes a message, so that one of each sentence of the source is enough."""


def quoted(words: object) -> Message:
    """What a library says in its own words, which nobody need understand: a remark in a sentence of ours."""
    return say("程序的原话是“{words}”", words=str(words).strip())


def joined(messages: "tuple[Message, ...] | list[Message]") -> Message:
    """Several sentences as one, in order."""
    numbered = {f"part{index}": message for index, message in enumerate(messages)}
    return Message("".join(f"{{{name}}}" for name in numbered), tuple(numbered.items()))


def listed(parts: Iterable[str], language: Language) -> str:
    """Several things in one line, in the punctuation of the language."""
    return ("；" if language == "zh" else "; ").join(parts)


def chinese_date(day: date) -> str:
    """A date as filings write it: 2023年2月10日."""
    return f"{day.year}年{day.month}月{day.day}日"


@cache
def english() -> Mapping[str, str]:
    """The English catalogue: source sentence to translation."""
    catalogue = resources.files("recovery_docs") / "locale" / "en" / "LC_MESSAGES" / "recovery_docs.po"
    with catalogue.open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id and entry.string}


def _shown(value: object, language: Language) -> object:
    kind = type(value)
    if kind is str or kind is int:
        return value
    if kind is Message:
        return str(value) if language == "zh" else value.in_language(language)  # type: ignore[attr-defined]
    match value:
        case Decimal():
            return figures(value)
        case date():
            return chinese_date(value) if language == "zh" else value.isoformat()
        case tuple() | list():
            return ("、" if language == "zh" else ", ").join(str(_shown(item, language)) for item in value)
        case _:
            return value
