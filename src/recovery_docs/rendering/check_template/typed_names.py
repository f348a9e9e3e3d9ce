"""People's names that were typed into a template: the words of the template are where the name of a stranger can come from.

What a tag prints is the case's own. So names are looked for once, in the words and literals of the templates, and not in
every paper.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from recovery_docs.errors import Place
from recovery_docs.messages import say
from recovery_docs.rendering.check_document.personal_numbers import plain
from recovery_docs.rendering.engine.template_parts import taken_apart
from recovery_docs.rendering.word.archive import read_parts
from recovery_docs.shipped import TEMPLATES

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_LETTER = "0-9A-Za-z"
_GAP = re.compile(rf"(?<=[{_HAN}]) +(?=[{_HAN}])")
_ATTRIBUTE = re.compile(rf'"([^"<>]*[{_HAN}][^"<>]*)"')
_BEFORE = "致向与由给对人户告方\"'“"
"""How words end that stand before a name: 借款人, 被告, 乙方; or a quotation mark, in a tag."""
_AFTER = "先女同与和及于应向的在因已未为等将尚逾欠系所按依自从签借拒提之至就以也作名"
"""How words begin that stand after one: 先生, 于2021年."""
_TITLES = "先生|女士|同志"
_OWN_PEOPLE = re.compile(r"(?:经办人|联系人|负责人|客户经理|主管|行长|主任|代理人|律师|法官|书记员)[^，。；]{0,4}$")
"""An officer may be called like a debtor."""
_SHORT = 2


class TypedWords:
    """The words of some templates, by the place where each stands."""

    def __init__(self, templates: Iterable[Path]) -> None:
        self._lines = [(place, line) for path in templates for place, text in _typed(path) for line in _spellings(text)]
        self._all = "\n".join(line for _, line in self._lines)

    def __bool__(self) -> bool:
        return bool(self._lines)

    def where(self, name: str) -> Place | None:
        """Where the name stands alone, if it does: not inside another name or word, nor as one of the office's own people.

        A name that is also a word of our own templates (时效, 方式) is taken for that word.
        """
        name = plain("".join(name.split()) if not name.isascii() else name)
        if len(name) < _SHORT or name not in self._all or name in _own_vocabulary():
            return None
        alone = _alone(name)
        return next(
            (
                place
                for place, line in self._lines
                for found in alone.finditer(line)
                if not _OWN_PEOPLE.search(line[: found.start()])
            ),
            None,
        )


def _alone(name: str) -> re.Pattern[str]:
    """A longer name that is found is hardly something else. One of two characters may be a word, or a part of one: it counts
    where it is all that a paragraph says, or where what stands beside it belongs to a name.
    """
    if name.isascii():
        return re.compile(rf"(?<![{_LETTER}]){re.escape(name)}(?![{_LETTER}])")
    if len(name) > _SHORT:
        return re.compile(re.escape(name))
    after_word = rf"(?<=[{_BEFORE}])[：:，, ]{{0,3}}{name}(?:(?![{_HAN}])|(?=[{_AFTER}]))"
    return re.compile(rf"^[^{_HAN}]*{name}[^{_HAN}]*$|{after_word}|(?<![{_HAN}]){name} ?(?:{_TITLES}|[（(]签)")


def _typed(path: Path) -> Iterator[tuple[Place, str]]:
    data = path.read_bytes()
    for part in taken_apart(data, path.name).read:
        for paragraph in part.paragraphs:
            yield Place(file=path.name, passage=paragraph.passage), paragraph.text
    for name, content in read_parts(data, path.name).items():
        if name.endswith((".xml", ".rels")):
            place = Place(file=path.name, passage=say("部件 {name}", name=name))
            yield from ((place, found) for found in _ATTRIBUTE.findall(content.decode("utf-8", "replace")))


def _spellings(text: str) -> Iterator[str]:
    """As it is, and with names of two characters that are set wide drawn together."""
    yield (written := plain(text))
    if (together := _GAP.sub("", written)) != written:
        yield together


@cache
def _own_vocabulary() -> str:
    return "\n".join(plain(text) for path in sorted(TEMPLATES.rglob("*.docx")) for _, text in _typed(path))
