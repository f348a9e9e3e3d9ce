"""Where a Word file of a packet is not as it was made: what stands there now, what stood there, what other papers say."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import Message, say
from recovery_docs.packet.agreement.said import PaperText
from recovery_docs.packet.leak_guard import masked
from recovery_docs.packet.proof.fingerprints import marks_now, marks_of
from recovery_docs.packet.proof.line_places import LinePlaces
from recovery_docs.packet.proof.restored import restored
from recovery_docs.packet.proof.told_elsewhere import about, says_so_too, told_elsewhere
from recovery_docs.rendering.check_document.scan import read_words

_SHOWN = 60
"""Characters of a changed line that are shown."""
_MOST = 20
"""Spots that are named of one file."""


def changes_of_paper(name: str, data: bytes, lines: Mapping[str, str], whole: Sequence[PaperText]) -> list[Fault]:
    """Each spot of a Word file that is not as it was made; `whole` are the papers that nobody changed."""
    remedy = say("不该改的重新制作；改得对的，把事实改到案件资料里再做")
    try:
        words, places = read_words(data, name), LinePlaces(data, name)
    except TemplateError:
        return [_of_file(name, say("文件坏了，打不开"), say("从备份取回，或者重新制作"))]
    if not lines:
        return [_of_file(name, say("做好以后内容被改过"), remedy)]
    spots = [
        spot
        for part in {**lines, **words}
        for spot in _spots(part, lines.get(part, ""), words.get(part, ""), places, whole)
    ]
    if not spots:
        return [_of_file(name, say("做好以后被人存过：文字没有变，版式、图片或者属性变了"), remedy)]
    faults = [Fault(Place(file=name, passage=where), what, remedy) for where, what in spots[:_MOST]]
    more = len(spots) - _MOST
    return [*faults, _of_file(name, say("另有{more}处被改过", more=more), remedy)] if more > 0 else faults


def _spots(
    part: str, told: str, text: str, places: LinePlaces, whole: Sequence[PaperText]
) -> Iterator[tuple[Message, Message]]:
    """Each place where the lines of a part are not those that were made, with what stands there now."""
    before, now, lines = marks_of(told), marks_now(text), text.split("\n")
    if not told and not text.strip():
        return
    for what, first, last, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for line in range(start, end):
            made = before[first:last] if line - start < last - first else []
            yield places.of(part, line), changed_line(lines[line], made, whole)
        gone = (last - first) - (end - start)
        if gone > 0:
            yield places.of(part, max(end - 1, 0)), say("这里以后少了{gone}段文字", gone=gone)


def changed_lines(text: str, told: str) -> str:
    """The lines of a part that are none of those that were made."""
    made = set(marks_of(told))
    return "\n".join(line for line, mark in zip(text.split("\n"), marks_now(text), strict=True) if mark not in made)


def changed_line(line: str, made: Sequence[bytes], whole: Sequence[PaperText]) -> Message:
    """What stands in a line, what stood there when it was made, and where another paper says so.

    `made` are the marks of the lines that stood there; without one the line is new.
    """
    if not made:
        return say("多出一段文字“{text}”", text=_shown(line))
    if was := restored(line, made):
        now, before = masked(about(line, was.start)), masked(about(was.line, was.start))
        if now == before:
            return say("文字被改过，现在是“{text}”，改在遮去的几位里", text=now)
        if found := says_so_too(was.line, was.start, was.end, whole):
            return say(
                "文字被改过，现在是“{text}”，做好时是“{before}”；{place}写的也是“{there}”",
                text=now,
                before=before,
                place=found.place.message(),
                there=masked(found.there),
            )
        return say("文字被改过，现在是“{text}”，做好时是“{before}”", text=now, before=before)
    if found := told_elsewhere(line, whole):
        here, there, place = masked(found.here), masked(found.there), found.place.message()
        return say("文字被改过，现在是“{text}”；{place}写的是“{there}”", text=here, place=place, there=there)
    return say("文字被改过，现在是“{text}”", text=_shown(line))


def _shown(line: str) -> str:
    """A line as it may be shown: numbers of persons masked before it is cut, so that no half of one is left."""
    text = masked(line.strip())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def _of_file(name: str, problem: Message, remedy: Message) -> Fault:
    return Fault(Place(file=name), problem, remedy)
