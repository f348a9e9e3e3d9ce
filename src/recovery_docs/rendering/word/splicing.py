"""Clauses put into a template where it names them, once, before it is taken apart: so there is one program, and one proof.

`{{p 条款.名 }}` alone in its paragraph gives way to the clause's paragraphs, `{{ 条款.名 }}` in a sentence to the words of its
only one. They look like the paragraph and the run in whose place they stand.
"""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, say
from recovery_docs.rendering.engine.dialect import TAG, W
from recovery_docs.rendering.word.clause_content import dressed
from recovery_docs.rendering.word.clauses import Clause, Clauses
from recovery_docs.rendering.word.passage import Paragraph, paragraphs
from recovery_docs.rendering.word.runs import isolated
from recovery_docs.rendering.word.text_parts import TextPart

_NAMED = re.compile(r"\{\{(p\s)?\s*条款\s*\.\s*(\w+)\s*\}\}")
_MENTIONED = re.compile(r"(?<![\w.])条款\s*[.\[|]")
_SPELT = re.compile(r"条款\s*[.\[|]")
"""As in a tag; most parts of most templates have no such words."""
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|‘[^’]*’|“[^”]*”")
_COMMENT = re.compile(r"\{#.*?#\}")
_DEEPEST = 30
_MOST = 50_000
"""Elements that clauses may bring into one template: a clause that uses another twice, which uses a third twice, …"""


@dataclass(frozen=True)
class Spliced:
    """Parts with their clauses in place, the clauses used, and what was wrong."""

    texts: tuple[TextPart, ...]
    changed: frozenset[str]
    """Names of the parts that are not as they were."""
    used: tuple[Clause, ...]
    faults: tuple[Fault, ...]


def spliced(texts: Iterable[TextPart], clauses: Clauses) -> Spliced:
    """The parts of a template with every clause that they name; their trees are changed."""
    found: list[TextPart] = []
    changed: set[str] = set()
    splicing = _Splicing(clauses)
    for text in texts:
        if not _SPELT.search("".join(text.root.itertext(etree.Element))):
            found.append(text)
            continue
        before = list(paragraphs(text))
        naming = [paragraph for paragraph in before if _mentions(paragraph.text)]
        if naming and text.kind != "properties":
            places = {paragraph.element: paragraph.passage for paragraph in before}
            text = replace(text, passages=places)
            splicing.places = places
            for paragraph in naming:
                splicing.paragraph(paragraph.element)
            changed.add(text.name)
        elif naming:
            splicing.faults += [_misused(paragraph.passage, paragraph.text) for paragraph in naming]
        found.append(text)
    used = tuple(splicing.used[name] for name in sorted(splicing.used))
    return Spliced(tuple(found), frozenset(changed), used, tuple(dict.fromkeys(splicing.faults)))


class _Splicing:
    """Goes through the paragraphs of a part, and through those that it puts there."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._left = _MOST
        self.places: dict[etree._Element, Message] = {}
        self.used: dict[str, Clause] = {}
        self.faults: list[Fault] = []

    def paragraph(self, element: etree._Element, within: tuple[str, ...] = ()) -> None:
        """Put the clauses into a paragraph, from its end, so that what stands before keeps its place."""
        here = Paragraph(element, self.places[element], origins=self.places)
        faults: list[Fault] = []
        for tag in reversed(list(TAG.finditer(here.text))):
            if not _mentions(tag.group()):
                continue
            place = Place(passage=here.passage_at(tag.start()), tag=tag.group())
            wrong = self._put(here, tag, place, within)
            if wrong:
                faults.append(wrong)
        self.faults += reversed(faults)

    def _put(self, here: Paragraph, tag: "re.Match[str]", place: Place, within: tuple[str, ...]) -> Fault | None:
        """Put one clause in the place of a tag; what is wrong if that cannot be."""
        named = _NAMED.fullmatch(tag.group())
        if not named:
            return _misused(place.passage, tag.group())
        alone, name = bool(named[1]) and here.element.getparent() is not None, named[2]
        clause = self._usable(name, place, within)
        if isinstance(clause, Fault):
            return clause
        self.used[name] = clause
        if alone:
            beside = _COMMENT.sub("", here.text[: tag.start()] + here.text[tag.end() :]).strip()
            if beside or next(here.element.iter(*_TAKEN_ALONG), None) is not None:
                return Fault(
                    place,
                    say("这个标签会换成整段的条款，旁边的内容会丢失"),
                    say("让标签单独占一段"),
                    beside[:20] or None,
                )
            self._blocks(here, tag, clause, within)
            return None
        if len(clause.blocks) > 1 or clause.blocks[0].tag != f"{W}p":
            return Fault(
                place,
                say("条款“{name}”不止一段，不能放在句子里", name=name),
                say("单独占一段，写成 {tag}", tag=f"{{{{p 条款.{name} }}}}"),
            )
        runs = isolated(here.element, *tag.span())
        if not runs or any(run.find(f"{W}instrText") is not None for run in runs):
            return _misused(place.passage, tag.group())
        self._words(runs, clause, within)
        return None

    def _usable(self, name: str, place: Place, within: tuple[str, ...]) -> Clause | Fault:
        clause = self._clauses.by_name.get(name)
        if clause is None:
            near = self._clauses.nearest(name)
            return Fault(
                place,
                say("没有叫“{name}”的条款", name=name),
                say("改成已有的条款：{near}", near=near) if near else say("在 clauses.docx 里写上这个条款"),
            )
        if name in within:
            ring = (*within[within.index(name) :], name)
            return Fault(place, say("条款互相引用：{ring}", ring="→".join(ring)), say("删去其中一处引用"))
        self._left -= clause.size
        if len(within) > _DEEPEST or self._left < 0:
            return Fault(place, say("条款里套的条款太多"), say("减少条款之间的引用"))
        return clause

    def _blocks(self, here: Paragraph, tag: "re.Match[str]", clause: Clause, within: tuple[str, ...]) -> None:
        """The clause's paragraphs and tables, in the place of a paragraph."""
        host = here.element
        base = isolated(host, *tag.span())[0].find(f"{W}rPr")
        look = host.find(f"{W}pPr")
        copies = [(block, deepcopy(block)) for block in clause.blocks]
        for index, (_, copy) in enumerate(copies):
            host.addprevious(copy)
            if copy.tag == f"{W}p":
                _look_like(copy, look, first=index == 0, last=index == len(copies) - 1)
        following = host.getnext()
        if copies[-1][1].tag == f"{W}tbl" and (following is None or following.tag == f"{W}tbl"):
            # 单元格必须以段落结尾，两个表格紧挨着会并成一个
            host.addprevious(host.makeelement(f"{W}p"))
        host.getparent().remove(host)
        for paragraph in self._settled(copies, clause, base):
            self.paragraph(paragraph, (*within, clause.name))

    def _words(self, runs: list[etree._Element], clause: Clause, within: tuple[str, ...]) -> None:
        """The runs of the clause's only paragraph, in the place of a tag's."""
        first = runs[0]
        copy = deepcopy(clause.blocks[0])
        (paragraph,) = self._settled([(clause.blocks[0], copy)], clause, first.find(f"{W}rPr"))
        self.paragraph(paragraph, (*within, clause.name))
        for run in list(copy):
            if run.tag != f"{W}pPr":
                self.places.setdefault(run, self.places[copy])
                first.addprevious(run)
        for run in runs:
            run.getparent().remove(run)

    def _settled(
        self, copies: list[tuple[etree._Element, etree._Element]], clause: Clause, base: etree._Element | None
    ) -> Iterator[etree._Element]:
        """The paragraphs of copied blocks, dressed, each with its place in the clause."""
        copied: list[etree._Element] = []
        for block, copy in copies:
            for run in copy.iter(f"{W}r"):
                dressed(run, base)
            for original, paragraph in zip(block.iter(f"{W}p"), copy.iter(f"{W}p"), strict=True):
                self.places[paragraph] = clause.places[original]
                copied.append(paragraph)
        yield from copied


_TAKEN_ALONG = tuple(f"{W}{name}" for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference"))


def _mentions(text: str) -> bool:
    return "条款" in text and any(
        not tag.group().startswith("{#") and _MENTIONED.search(_QUOTED.sub("", tag.group())) is not None
        for tag in TAG.finditer(text)
    )


def _misused(passage: Message | None, text: str) -> Fault:
    return Fault(
        Place(passage=passage, tag=text),
        say("条款只能按名字整个放进来"),
        say("单独占一段写 {paragraph}，在句子里写 {words}", paragraph="{{p 条款.名字 }}", words="{{ 条款.名字 }}"),
    )


def _look_like(paragraph: etree._Element, look: etree._Element | None, *, first: bool, last: bool) -> None:
    """Give a paragraph of a clause the look of the one in whose place it stands; a section or page is broken only once."""
    if look is None:
        return
    if (own := paragraph.find(f"{W}pPr")) is not None:
        paragraph.remove(own)
    copy = deepcopy(look)
    once = ((f"{W}pageBreakBefore", first), (f"{W}sectPr", last))
    for name, here in once:
        if not here and (found := copy.find(name)) is not None:
            copy.remove(found)
    paragraph.insert(0, copy)
