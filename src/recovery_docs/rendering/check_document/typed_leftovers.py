"""What people really type into templates and leave there: blanks, placeholders, full-width braces, invisible characters.

The lint looks for these in a template, the scan in every finished document.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from recovery_docs.messages import say
from recovery_docs.rendering.check_document.figures_and_capitals import contradictions
from recovery_docs.rendering.check_document.leftover import Left
from recovery_docs.tree.group import Group

_WORD = "0-9A-Za-z_"
_PLACEHOLDERS = (
    r"【[^【】\n]{0,40}】",
    r"_{3,}|＿{2,}|﹍{2,}",
    r"×{2,}|某某",
    rf"(?<![{_WORD}])(?:[XＸ]{{2,}}|x{{3,}})(?![{_WORD}])",
    r"«[^«»\n]{1,40}»|\[\[[^\[\]\n]{1,40}\]\]|<<[^<>\n]{1,40}>>",
)
"""The last are fields of mail merges and of other programs."""
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_SPLIT = rf"[{{｛][ \u00a0\u3000{_INVISIBLE}]+[{{｛%％#]|[}}｝%％#][ \u00a0\u3000{_INVISIBLE}]+[}}｝]"
_TAGS = r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{\{|\}\}|\{%|%\}|\{#|#\}|[｛{]｛|｛[{%#％]|\{％|[｝}]｝|[％%#]｝|％\}|｝\}"
_PYTHON = rf"(?<![{_WORD}])(?:None|NaN|nan|NaT|undefined|null)(?![{_WORD}])"

PLACEHOLDER = re.compile("|".join(_PLACEHOLDERS))
LEFTOVER = re.compile(f"(?P<tag>{_TAGS}|{_SPLIT})|(?P<python>{_PYTHON})|(?P<placeholder>{PLACEHOLDER.pattern})")
FULL_WIDTH_BRACES = re.compile(r"[｛{]｛|｛[{%#％]|\{％|[｝}]｝|[％%#]｝|％\}|｝\}")
SPLIT_BRACES = re.compile(_SPLIT)
INVISIBLE = re.compile(f"[{_INVISIBLE}]")
FULL_WIDTH = re.compile("[\u3000｜（）［］，．：＝＋－＊／％＜＞]")

_SIGNS: dict[str, tuple[str, ...]] = {
    **{sign: (sign,) for sign in "{}｛｝【Ｘ«"},
    "[": ("[[",),
    "<": ("<<",),
    **{sign: (sign * 2,) for sign in "_＿﹍×某X"},
    "x": ("xxx",),
    "N": ("None", "NaN", "NaT"),
    "n": ("nan", "undefined", "null"),
}
"""One of these stands in whatever is left over; most documents have not even one of the letters, which are found fast."""

_BREAKS = re.compile("[\n\t\a\f\r]+")


def left_over(text: str, *, known: object = "", allowed: Iterable[str] = (), draft: bool = False) -> Iterator[Left]:
    """What must not stand in a finished text.

    What stands there because a value of `known`, a context or its text, holds it letter for letter is no fault; nor are
    blanks that an official form has, named by `allowed`. A draft may have placeholders, but no tags.
    """
    values: str | None = None
    for found in LEFTOVER.finditer(text) if _needs_a_look(text) else ():
        token = found.group()
        if found.lastgroup == "placeholder" and (draft or any(is_blank(token, blank) for blank in allowed)):
            continue
        values = _values(known) if values is None else values
        if token not in values or not _is_said(text, found.start(), token, values):
            yield Left(token, *_EXPLAINED[found.lastgroup or ""])
    for left in contradictions(text):
        values = _values(known) if values is None else values
        if left.text not in values:
            yield left


def _needs_a_look(text: str) -> bool:
    letters = [letter for letter in _SIGNS if letter in text]
    return any(sign in text for letter in letters for sign in _SIGNS[letter])


def _values(facts: object) -> str:
    """Every text of a context, a line each."""
    match facts:
        case str():
            return facts
        case Mapping():
            return "\n".join(map(_values, facts.values()))
        case Group():
            return "\n".join((facts.printed(), *map(_values, facts.asked.values())))
        case list() | tuple():
            return "\n".join(map(_values, facts))
        case _ if is_dataclass(facts):
            return "\n".join(_values(getattr(facts, field.name)) for field in fields(facts))
    return ""


def _is_said(text: str, start: int, token: str, known: str) -> bool:
    """Whether the token stands inside a whole value."""
    for value in _BREAKS.split(known):
        at = value.find(token)
        while at >= 0:
            if text.startswith(value, start - at):
                return True
            at = value.find(token, at + 1)
    return False


def is_blank(token: str, blank: str) -> bool:
    """A form's blank may be longer than it was named."""
    return token == blank or (blank in token and not token.replace(blank[0], ""))


_EXPLAINED = {
    "tag": (say("留有没有填写的标签"), say("检查模板里这个标签的写法，花括号要用半角，开头和结尾要成对")),
    "python": (say("留有程序的空值"), say("在案件资料里补上这一项，或者在模板里加上条件")),
    "placeholder": (
        say("留有没有填写的空白或者占位文字"),
        say("在模板里换成字段；表格本来的空白在 .toml 的 blanks 里写明"),
    ),
}
