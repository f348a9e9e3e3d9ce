"""Words that a paper or a collector may not use, found in free text; the lists stand in `forbidden_words.toml`."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal

Category = Literal[
    "abuse",
    "threat",
    "coercion",
    "impersonation",
    "exaggeration",
    "extra_charge",
    "credit_repair",
    "disclosure",
    "mediation_fee",
    "ownership",
]

# 公民身份号码，或者银行卡、账户的完整号码。
_FULL_NUMBER = re.compile(r"(?<!\d)(\d{17}[\dXx]|\d{16}|\d{19})(?!\d)")
# 空格和零宽字符常用来躲过检查。
_GAPS = re.compile("[\\s\u200b-\u200d\u2060\u3000*·.]+")


def found_terms(category: Category, text: str | None) -> tuple[str, ...]:
    """The forbidden terms of a list that stand in a text, each once, in order of appearance.

    >>> found_terms("abuse", "你这个老 赖")
    ('老赖',)
    """
    if not text:
        return ()
    return tuple(dict.fromkeys(_pattern(category).findall(_GAPS.sub("", text))))


def full_number(text: str | None) -> bool:
    """Whether a text shows an ID number, a card number or an account number in full."""
    return bool(text and _FULL_NUMBER.search(re.sub(r"(?<=\d)[ -](?=\d)", "", text)))


@cache
def _pattern(category: Category) -> re.Pattern[str]:
    terms = sorted(_terms()[category], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, terms)))


@cache
def _terms() -> dict[str, list[str]]:
    text = (resources.files("recovery_docs.prerequisites") / "forbidden_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
