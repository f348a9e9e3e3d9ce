"""A new version of a Word file with what changed since the old one as tracked changes, proven before it is given out.

The old version may have been saved by Word or WPS, and hold tracked changes of its own: these count as accepted. Words are
compared in body, headers and footers; looks and pictures are those of the new version.
"""

import posixpath
from collections.abc import Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from functools import cache

from lxml import etree
from rapidfuzz.distance import Indel

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import say
from recovery_docs.rendering.compare_documents.pairing import Pair, paired
from recovery_docs.rendering.compare_documents.pieces import Element, blocks, cells, pieces, rows, said, units, words
from recovery_docs.rendering.compare_documents.revisions import Change, Reviser, emptied, settled
from recovery_docs.rendering.engine.dialect import W14, W, parsed, written
from recovery_docs.rendering.word.archive import Container, deflated, read_parts
from recovery_docs.rendering.word.text_parts import TextPart, text_parts

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OF_ITS_FILE = tuple(
    f"{W}{name}" for name in ("sectPr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)
_SLIGHT = 0.3
"""Where less than this is the same, a paragraph is struck out whole and written anew: scattered words cannot be read."""

_Parts = Mapping[tuple[str, ...], TextPart]


def compared(old: bytes, new: bytes, file: str, reviser: Reviser) -> bytes | None:
    """The new version with the changes since the old one; nothing where the words are the same.

    Raises `TemplateError` where a version cannot be read, or accepting or rejecting all would not give the one or the other.
    """
    parts = read_parts(new, file)
    before, now = _places(read_parts(old, file), file), _places(parts, file)
    if any(words(part.root) for place, part in before.items() if place not in now):
        raise _not_compared(file)
    changed: dict[str, bytes] = {}
    for place, part in now.items():
        earlier = before[place].root if place in before else _empty(part.root)
        try:
            marked = _marked(settled(earlier), settled(part.root), file, reviser)
        except RecursionError:  # 表格套表格，套了几百层
            raise _not_compared(file) from None
        if marked is not None:
            changed[part.name] = written(marked)
    if not changed:
        return None
    unchanging = {name: data for name, data in parts.items() if name not in changed}
    return Container(unchanging).packed([deflated(name, data) for name, data in changed.items()])


def _marked(earlier: Element, later: Element, file: str, reviser: Reviser) -> Element | None:
    """The later version of a part with its changes; nothing where the words are the same."""
    before, now = _said(earlier), _said(later)
    if before == now:
        return None
    marked = deepcopy(later)
    _compare(_container(earlier), _container(marked), reviser)
    if (_said(settled(marked, accept=False)), _said(settled(marked))) != (before, now):
        raise _not_compared(file)
    return marked


def _places(parts: Mapping[str, bytes], file: str) -> _Parts:
    """Body, headers and footers, known by the section and the pages that they are for: Word numbers the parts as it likes."""
    texts = text_parts(parts, file)
    body, named = texts[0], {part.name: part for part in texts}
    folder, _, name = body.name.rpartition("/")
    relations = parts.get(f"{folder}/_rels/{name}.rels", b"<none/>")
    targets = {
        one.get("Id"): posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        for one in parsed(relations, file, body.label)
    }
    found: dict[tuple[str, ...], TextPart] = {("body",): body}
    for number, section in enumerate(body.root.iter(f"{W}sectPr")):
        for one in section.iterchildren(f"{W}headerReference", f"{W}footerReference"):
            part = named.get(targets.get(one.get(_RELATION), ""))
            if part is not None and part not in found.values():
                found[str(number), str(one.tag), one.get(f"{W}type", "default")] = part
    return found


def _container(root: Element) -> Element:
    body = root.find(f"{W}body")
    return root if body is None else body


def _empty(part: Element) -> Element:
    empty = etree.Element(part.tag)
    etree.SubElement(empty, f"{W}p")
    return empty


def _said(root: Element) -> list[object]:
    return [said(block) for block in blocks(_container(root))]


def _compare(old: Element, new: Element, reviser: Reviser) -> None:
    """Mark in the new body, header or cell what is not as in the old one."""
    before, now = blocks(old), blocks(new)
    pairs = _blocks_paired(before, now)
    found: list[tuple[Element, Change | None]] = []
    for earlier, later in pairs:
        if later is not None:
            block, change = now[later], _change(earlier, later)
        else:
            block, change = _carried(before[earlier or 0]), "del"
            _put_behind(block, found[-1][0] if found else None, now)
        found.append((block, change))
        if change is None:
            _compare_blocks(before[earlier or 0], block, reviser)
        elif block.tag == f"{W}tbl":
            for row in rows(block):
                reviser.mark_row(row, change)
        else:
            reviser.mark_words(block, change)
    _mark_ends(found, reviser)


def _mark_ends(found: list[tuple[Element, Change | None]], reviser: Reviser) -> None:
    """Mark the ends of paragraphs that were put there or taken away.

    The last one of a body or cell can be neither. What came or went behind the last paragraph that stayed did so between
    its words and its end: so each of these ends is marked one paragraph earlier.
    """
    changes = [change for _, change in found]
    start = _last_kept(changes)
    if start >= 0 and all(block.tag == f"{W}p" for block, _ in found[start:]):
        changes[start:] = [*changes[start + 1 :], None]
        if len(found) - 1 > start and found[-1][1] == "del":
            _dressed_as(found[-1][0], found[start][0])
    for (block, _), change in zip(found, changes, strict=True):
        if change is not None and block.tag == f"{W}p":
            reviser.mark_end(block, change)


def _blocks_paired(before: list[Element], now: list[Element]) -> list[Pair]:
    pairs = _paired(before, now)
    start = _last_kept([_change(*pair) for pair in pairs])
    behind = [before[one] if one is not None else now[other or 0] for one, other in pairs[max(start, 0) :]]
    whole = start == len(pairs) - 1 or (start >= 0 and all(block.tag == f"{W}p" for block in behind))
    if whole or not (before and now and before[-1].tag == now[-1].tag == f"{W}p"):
        return pairs
    # 前面没有留下的段落可以接上的，最后一段就由最后一段变来
    return [*_paired(before[:-1], now[:-1]), (len(before) - 1, len(now) - 1)]


def _last_kept(changes: Sequence[Change | None]) -> int:
    """The place of the last block that is in both versions; -1 where there is none."""
    return max((place for place, change in enumerate(changes) if change is None), default=-1)


def _change(earlier: int | None, later: int | None) -> Change | None:
    return "ins" if earlier is None else "del" if later is None else None


def _paired(before: list[Element], now: list[Element]) -> list[Pair]:
    """Blocks, or rows of a table."""
    earlier, later = cache(lambda place: words(before[place])), cache(lambda place: words(now[place]))

    def alike(one: int, other: int) -> float:
        if before[one].tag != now[other].tag or len(cells(before[one])) != len(cells(now[other])):
            return 0.0
        return Indel.normalized_similarity(earlier(one), later(other))

    return list(paired(list(map(said, before)), list(map(said, now)), alike))


def _compare_blocks(old: Element, new: Element, reviser: Reviser) -> None:
    if said(old) == said(new):
        return
    if new.tag == f"{W}p":
        _compare_words(old, new, reviser)
        return
    before, now = rows(old), rows(new)
    last: Element | None = None
    for earlier, later in _paired(before, now):
        if later is not None and earlier is not None:
            for one, other in zip(cells(before[earlier]), cells(now[later]), strict=True):
                _compare(one, other, reviser)
        elif later is not None:
            reviser.mark_row(now[later], "ins")
        elif earlier is not None:
            gone = _carried(before[earlier])
            _put_behind(gone, last, now)
            reviser.mark_row(gone, "del")
            last = gone
            continue
        last = now[later or 0]


def _compare_words(old: Element, new: Element, reviser: Reviser) -> None:
    before, now = pieces(old), pieces(new)
    earlier, later = units(before), units(now)
    matcher = SequenceMatcher(None, [key for key, _ in earlier], [key for key, _ in later], autojunk=False)
    steps = matcher.get_opcodes()
    if matcher.ratio() < _SLIGHT:
        steps = [("replace", 0, len(earlier), 0, len(later))]
    emptied(new)
    for what, first, last, start, end in steps:
        ours = [piece for _, unit in later[start:end] for piece in unit]
        if what == "equal":
            new.extend(reviser.runs(ours, None))
        else:
            new.extend(reviser.runs((piece for _, unit in earlier[first:last] for piece in unit), "del"))
            new.extend(reviser.runs(ours, "ins"))


def _carried(block: Element) -> Element:
    """A block of the old version as it may stand in the new one: nothing in it refers to its own file."""
    copied = deepcopy(block)
    for element in list(copied.iter(*_OF_ITS_FILE)):
        element.getparent().remove(element)
    for element in copied.iter(f"{W}p", f"{W}tr"):
        for name in [name for name in element.attrib if str(name).startswith(W14)]:
            del element.attrib[name]
    return copied


def _put_behind(block: Element, last: Element | None, now: list[Element]) -> None:
    """Put a block into the new version behind another, or before the first that it has."""
    if last is not None:
        last.addnext(block)
    else:
        now[0].addprevious(block)


def _dressed_as(paragraph: Element, other: Element) -> None:
    for properties in paragraph.findall(f"{W}pPr"):
        paragraph.remove(properties)
    if (properties := other.find(f"{W}pPr")) is not None:
        paragraph.insert(0, deepcopy(properties))


def _not_compared(file: str) -> TemplateError:
    problem = say("与上一份对照不成（版面相差太大）")
    return TemplateError(Fault(Place(file=file), problem, say("在 Word 中用“审阅—比较”对照这两份")))
