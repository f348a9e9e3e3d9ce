"""`|分号 |逗号 |顿号 |以及 |编号`: the items of a list, or the paragraphs of a `{%p set %}` block, as a sentence or numbered.

Empty items drop out, and stops at the end of an item, since the sentence or the list has its own. An item's markup stays as it
is, and text becomes markup once. They are plain Jinja filters, which docxtpl can use with `autoescape=True`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cn2an import an2cn
from jinja2 import Environment, pass_environment
from markupsafe import Markup, escape

from recovery_docs.rendering.engine.limits import check_length, check_present, listed

_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?(?<!/)>(.*?)</w:p>", re.DOTALL)
_WORDS = re.compile(r"<w:t(?: [^>]*)?(?<!/)>([^<]*)</w:t>|<w:(br|cr|tab)\b[^>]*>")
_ESCAPED = re.compile("[&<>'\"]")
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t"}
_STOPS = "。；，、"
_AND = "以及"


def _joined(separator: str, last: str | None = None) -> Callable[[Environment, Any], Markup]:
    @pass_environment
    def join(environment: Environment, value: Any) -> Markup:
        items = items_of(environment, value)
        if last is not None and len(items) > 1:
            items = [*items[:-2], items[-2] + last + items[-1]]
        return Markup(separator.join(items))

    return join


@pass_environment
def _numbered(environment: Environment, value: Any, style: str = "1") -> list[Markup]:
    """Each item as a claim is written: `1. …；`, the last with a full stop; as a clause is, after `编号('一')`: `一、…。`."""
    items = items_of(environment, value)
    if style == "一":
        return [
            Markup(f"{str(an2cn(number)).removeprefix('一') if 10 <= number < 20 else an2cn(number)}、{item}。")
            for number, item in enumerate(items, start=1)
        ]
    return [
        Markup(f"{number}. {item}{'。' if number == len(items) else '；'}")
        for number, item in enumerate(items, start=1)
    ]


LIST_FILTERS: Mapping[str, Callable[..., Any]] = {
    "分号": _joined("；"),
    "逗号": _joined("，"),
    "顿号": _joined("、"),
    "以及": _joined("、", _AND),
    "编号": _numbered,
}


def items_of(environment: Environment, value: Any) -> list[str]:
    """What a list, or a block, has to say, in order.

    It is markup, in plain `str`, since of `Markup` each step would be markup again.
    """
    check_present(value)
    whole = isinstance(value, str) or not isinstance(value, Iterable)
    found: list[str] = []
    length = 0
    for item in [value] if whole else listed(value):
        if type(item) is str and item.isprintable() and not _ESCAPED.search(item):
            parts: Iterable[str] = (item,)
        else:
            check_present(item)
            parts = _items_of_one(environment, item)
        for words in parts:
            length += len(words)
            if words := words.strip().rstrip(_STOPS).rstrip():
                found.append(words)
    check_length(length)
    return found


def _items_of_one(environment: Environment, value: Any) -> Iterable[str]:
    if isinstance(value, Markup) and "<" in value:
        return [_paragraph_words(xml) for xml in _PARAGRAPH.findall(value) or (value,)]
    words = environment.finalize(value) if environment.finalize else value
    if not isinstance(words, str) or _ESCAPED.search(words):
        words = escape(words)
    return [str.__str__(words)]


def _paragraph_words(xml: str) -> str:
    """The words of a paragraph, as they stand in its markup."""
    return "".join([_BREAKS.get(kind, words) for words, kind in _WORDS.findall(xml)])
