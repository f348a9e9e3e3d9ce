"""Names as letters shorten them: 样本纺织 of a company's, 周先生 and 一凡女士 of a person's, 何、贺二人 of two."""

import re
from collections.abc import Iterable, Iterator

_LEGAL_FORM = re.compile("(?:股份|有限责任|有限)+公司")
_USUAL = re.compile("股份有限公司|有限责任公司|有限公司|分公司|公司|支行|分行|银行|合作社")
_TITLES = "先生|女士|小姐|老板|总(?![计额共和数结行部])"
_LONGEST_OF_A_PERSON = 4
_LEAST = 4
"""A shorter part of a name of an organisation may be a word."""
_WITH_GIVEN_NAME = 3


def shortened(names: Iterable[str], text: str) -> Iterator[str]:
    """What a text holds of the names."""
    names = tuple(names)
    for name in names:
        yield from _of_a_person(name, text) if len(name) <= _LONGEST_OF_A_PERSON else _longest_part(name, text)
    surnames = "".join(dict.fromkeys(name[0] for name in names if len(name) <= _LONGEST_OF_A_PERSON))
    if surnames:
        yield from (found[0] for found in re.finditer(f"[{surnames}][、和与][{surnames}](?:[二两]人|夫妇|夫妻)", text))


def shortened_office(name: str, text: str) -> Iterator[str]:
    """样本银行, 杭州分行 of 样本银行股份有限公司杭州分行."""
    for part in _LEGAL_FORM.split(name):
        if len(part) >= _LEAST and part != name and part in text:
            yield part


def _of_a_person(name: str, text: str) -> Iterator[str]:
    given = f"|{name[1:]}(?:{_TITLES})" if len(name) >= _WITH_GIVEN_NAME else ""
    if found := re.search(f"{name[0]}(?:某[某甲乙丙丁]?|{_TITLES}){given}", text):
        yield found[0]


def _longest_part(name: str, text: str) -> Iterator[str]:
    own = _USUAL.sub("", name)
    for length in range(len(own), _LEAST - 1, -1):
        for start in range(len(own) - length + 1):
            if own[start : start + length] in text:
                yield own[start : start + length]
                return
