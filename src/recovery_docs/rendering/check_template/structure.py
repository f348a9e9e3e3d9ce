"""What makes a template lose words in silence, and is therefore refused when it is loaded."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, say
from recovery_docs.packages import XmlError, tree_of
from recovery_docs.rendering.engine.dialect import TAG, W
from recovery_docs.rendering.word.passage import Level, Paragraph, Tag
from recovery_docs.rendering.word.text_parts import TextPart

_TRACKED = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange"),
        *("sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
    )
)
_OBJECTS = tuple(
    f"{W}{name}" for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "sectPr")
)
_COMMENT = re.compile(r"\{#.*?#\}")
_CLOSED_BY = {
    name: f"end{name}" for name in ("if", "for", "macro", "call", "filter", "with", "raw", "autoescape", "set")
}
_BETWEEN = {"else": ("if", "for"), "elif": ("if",)}
_LEVEL_NAMES: Mapping[Level | None, Message] = {
    None: say("文字"),
    "r": say("文字格式"),
    "p": say("段落"),
    "tr": say("表格行"),
    "tc": say("单元格"),
}


def tracked_changes(part: TextPart, paragraphs: Iterable[Paragraph]) -> Iterator[Fault]:
    """Revisions: a deleted name would go to the court in the file's history."""
    changed = {
        next((each for each in (element, *element.iterancestors()) if each.tag == f"{W}p"), None)
        for element in part.root.iter(*_TRACKED)
    }
    problem = say("模板里有修订痕迹，删去的文字会随文书一起交出去")
    remedy = say("在 Word“审阅”中接受或者拒绝全部修订，关闭修订后保存")
    for paragraph in paragraphs:
        if paragraph.element in changed:
            yield Fault(Place(passage=paragraph.passage), problem, remedy)
    if None in changed:
        yield Fault(Place(passage=part.label), problem, remedy)


def lost_text(paragraphs: Sequence[Paragraph], tags: Iterable[Tag]) -> Iterator[Fault]:
    """Words beside a tag that takes its whole paragraph, row or cell away."""
    for tag in tags:
        beside = _beside(tag, paragraphs)
        if beside is not None:
            yield _fault(
                tag,
                say("这个标签会连同所在的{level}一起删去，旁边的内容会丢失", level=_LEVEL_NAMES[tag.level]),
                say("让标签单独占一个{level}，其他内容移到别处", level=_LEVEL_NAMES[tag.level]),
                seen=beside,
            )


def unmatched_blocks(tags: Iterable[Tag]) -> Iterator[Fault]:
    """`for`, `if` and their like that are not closed, or not at the level and in the container where they were opened."""
    open_blocks: list[_Block] = []
    for tag in tags:
        word = tag.keyword
        if open_blocks and open_blocks[-1].name == "raw" and word != "endraw":
            continue
        if word in _CLOSED_BY and not (word == "set" and "=" in tag.statement):
            open_blocks.append(_Block(word, tag))
        elif word in _CLOSED_BY.values() or word in _BETWEEN:
            yield from _meet(word, tag, open_blocks)
    for block in open_blocks:
        yield _fault(
            block.tag,
            say("{name} 没有结尾", name=block.name),
            say("在后面加上 {closing}", closing=_closing(block)),
        )


def tags_out_of_reach(parts: Mapping[str, bytes], rendered: Iterable[str]) -> Iterator[Fault]:
    """Tags in charts, diagrams and other parts that are not filled: they would stay in the filing as they are."""
    for name in sorted(set(parts) - set(rendered)):
        if not name.endswith(".xml") or b"{" not in parts[name]:
            continue
        try:
            text = "".join(tree_of(parts[name]).itertext())
        except XmlError:
            continue
        if found := TAG.search(text):
            yield Fault(
                Place(passage=say("部件 {name}", name=name), tag=found.group()),
                say("这里的标签不会被填写，会原样留在文书里"),
                say("把标签移到正文、页眉、页脚、脚注或者尾注里"),
            )


@dataclass
class _Block:
    name: str
    tag: Tag
    has_else: bool = field(default=False)


def _meet(word: str, tag: Tag, open_blocks: list[_Block]) -> Iterator[Fault]:
    """Compare an `end…`, `else` or `elif` with what is open."""
    fitting = _BETWEEN.get(word, (word.removeprefix("end"),))
    if not open_blocks or open_blocks[-1].name not in fitting:
        yield _fault(tag, say("{word} 没有对应的开头", word=word), say("删去它，或者在前面补上开头"))
        return
    block = open_blocks[-1] if word in _BETWEEN else open_blocks.pop()
    if block.tag.level != tag.level:
        yield _fault(
            tag,
            say(
                "开头 {opening} 在{opened}一级，这里在{closed}一级，中间的内容会丢失",
                opening=block.tag.text,
                opened=_LEVEL_NAMES[block.tag.level],
                closed=_LEVEL_NAMES[tag.level],
            ),
            say("开头和结尾用同一种写法，例如都用 {closing}", closing=_closing(block)),
        )
    elif _container(block.tag) is not _container(tag):
        yield _fault(
            tag,
            say("开头 {opening} 不在同一个表格、单元格或者正文里", opening=block.tag.text),
            say("把开头和结尾放在同一个表格、单元格或者正文里"),
        )


def _closing(block: _Block) -> str:
    return f"{{%{block.tag.level or ''} {_CLOSED_BY[block.name]} %}}"


def _container(tag: Tag) -> etree._Element | None:
    """What must hold both ends of a block: where a tag of its level is taken out of."""
    paragraph = tag.paragraph
    held = {"tr": paragraph.row, "tc": paragraph.cell}.get(tag.level or "", paragraph.element)
    return None if held is None else held.getparent()


def _beside(tag: Tag, paragraphs: Sequence[Paragraph]) -> str | None:
    """What the tag would take away with itself, or nothing."""
    match tag.level:
        case "p":
            taken, element = [tag.paragraph], tag.paragraph.element
        case "tr" if tag.paragraph.row is not None:
            element = tag.paragraph.row
            taken = [each for each in paragraphs if each.row is element]
        case "tc" if tag.paragraph.cell is not None:
            element = tag.paragraph.cell
            taken = [each for each in paragraphs if each.cell is element]
        case _:
            return None
    words = "".join(
        each.text if each is not tag.paragraph else each.text[: tag.start] + each.text[tag.start + len(tag.text) :]
        for each in taken
    )
    if words := _COMMENT.sub("", words).strip():
        return words[:20]
    return etree.QName(found).localname if (found := next(element.iter(*_OBJECTS), None)) is not None else None


def _fault(tag: Tag, problem: Message, remedy: Message, seen: str | None = None) -> Fault:
    return Fault(Place(passage=tag.passage, tag=tag.text), problem, remedy, seen)
