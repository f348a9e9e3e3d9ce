"""What of a case does not go to people outside: numbers of persons and of accounts, and homes.

Names stay, and so do credit codes of organisations, which are public.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from recovery_docs.case import Case
from recovery_docs.case.party import OtherId, Person
from recovery_docs.case.request import Account
from recovery_docs.packet.file_names import folder_name
from recovery_docs.rendering.check_document.personal_numbers import bare, personal_numbers, plain

_NUMBERED = ("resident_id", "phone", "phones", "email", "account")
"""The keys whose words are a person's own, wherever they stand; an account of the debtor's is written in one word."""
_HOMES = ("address", "habitual_residence", "service_address")
_SHORTEST = 7
"""Signs of the shortest telephone number; what is shorter is a hotline."""
_NAME = "[^0-9路街道巷号村镇乡]{1,8}?"
_AREA = re.compile(
    f"(?:{_NAME}(?:省|自治区|特别行政区))?(?:{_NAME}(?:市|自治州|地区|盟))?(?:{_NAME}(?:市|县|旗|(?<![小业发社园住校厂])区))?"
)
"""Province, city and county, before the street."""
_ALLOWED = re.compile(r"[0-9A-Z@.+]")
_IDENTITY, _PLACE = (15, 18), 6
_STAR = "*"


@dataclass(frozen=True)
class PrivateFacts:
    """Numbers without what people put between their digits, and codes of organisations, which are no secret."""

    numbers: frozenset[str]
    phrases: Mapping[str, int]
    """Homes, and identity numbers as folders are named after them: each as it is written, and how much of it is left."""
    public: frozenset[str]

    def masked(self, text: str) -> str:
        """The text, sign for sign, with stars in the place of what is not to be read.

        Of an identity number only the place is left: with the day of birth, which papers print, its end would give it away.
        """
        signs = list(text)
        for place in self._hidden(text):
            signs[place] = _STAR
        return "".join(signs)

    def left_in(self, text: str) -> bool:
        """Whether anything of this is to be read in a text: by the leak guard's reading, and by the case's own facts."""
        if personal_numbers(text) - self.public or any(phrase in text for phrase in self.phrases):
            return True
        lines = [bare(line) for line in text.splitlines()]
        return any(number in line for number in self.numbers for line in lines)

    def _hidden(self, text: str) -> Iterator[int]:
        stream = list(_stream(text))
        flat = "".join(sign for sign, _ in stream)
        for number in {*map(bare, personal_numbers(text) - self.public), *self.numbers}:
            for found in re.finditer(re.escape(number), flat):
                yield from _middle(number, [place for _, place in stream[found.start() : found.end()]])
        for phrase, left in self.phrases.items():
            for found in re.finditer(re.escape(phrase), text):
                yield from range(found.start() + left, found.end())


def private_facts(case: Case) -> PrivateFacts:
    """What of this case is private."""
    models = list(_models(case))
    numbers = {bare(word) for model in models for word in _numbers_of(model)}
    homes = {home for one in models if isinstance(one, Person) for key in _HOMES if (home := getattr(one, key))}
    phrases = {home: left for home in homes if (left := _area(home)) < len(home)}
    phrases |= {folder_name(number): _PLACE for number in numbers if len(number) in _IDENTITY}
    codes = {bare(code) for model in models if (code := getattr(model, "uscc", None))}
    long_enough = (number for number in numbers if len(number) >= _SHORTEST)
    return PrivateFacts(frozenset(long_enough) - codes, phrases, frozenset(codes))


def _numbers_of(model: BaseModel) -> Iterator[str]:
    if isinstance(model, OtherId | Account) or "last4" in type(model).model_fields:
        yield getattr(model, "number", None) or ""
    for key in _NUMBERED:
        value = getattr(model, key, None)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from value


def _models(value: Any) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _models(getattr(value, name))
    elif isinstance(value, Mapping):
        yield from _models(tuple(value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for one in value:
            yield from _models(one)


def _stream(text: str) -> Iterator[tuple[str, int]]:
    """The signs that numbers are made of, each with its place; a bar for what none goes across: Chinese, the end of a line."""
    for place, written in enumerate(text):
        for sign in plain(written).upper():
            if _ALLOWED.match(sign):
                yield sign, place
            elif sign > "\u2e80" or sign == "\n":
                yield "|", place


def _middle(number: str, places: list[int]) -> Iterable[int]:
    if "@" in number:
        return range(places[0] + 1, places[number.index("@")])
    if len(number) in _IDENTITY:
        return places[_PLACE:]
    return places[len(number) // 3 : -4]


def _area(home: str) -> int:
    """How much of it is province, city and county."""
    found = _AREA.match(home)
    return found.end() if found else 0
