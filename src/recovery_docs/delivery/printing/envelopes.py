"""Envelopes and labels to print: who it is for, who sent it, where it stands in the posting; nothing of a debt."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from recovery_docs.delivery.mailing import Mailing
from recovery_docs.delivery.printing.cjk_font import Face
from recovery_docs.delivery.printing.sizes import clear_top, size_of
from recovery_docs.errors import Fault, InputError, PacketError, Place
from recovery_docs.messages import say
from recovery_docs.prerequisites.forbidden_words import found_terms

_SMALLEST = 8.0
"""Points: smaller than this no sorter reads."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: millimetres from the left and from the top to its baseline, size in points."""

    x: float
    y: float
    size: float
    text: str


def envelopes_pdf(mailings: Sequence[Mailing], size: str, face: Face, sender: str | None = None) -> bytes:
    """A page an envelope, in the order of the posting; `sender` is printed in the place of the sender's name."""
    return _drawn(mailings, size_of("envelopes", size), envelope_lines, face, sender)


def labels_pdf(mailings: Sequence[Mailing], size: str, face: Face, sender: str | None = None) -> bytes:
    """A page a label, in the order of the posting."""
    return _drawn(mailings, size_of("labels", size), label_lines, face, sender)


def envelope_lines(mailing: Mailing, place: str, width: float, height: float, face: Face) -> Iterator[Line]:
    """The addressee in the middle, the sender below at the right, as a Chinese envelope has them."""
    top = clear_top() + 12.0
    left, right = 25.0, width - 20.0
    for line in wrapped(mailing.to.address, face, 14, right - left):
        yield Line(left, top, 14, line)
        top += 7
    top = max(top + 4, height * 0.52)
    named = left + 15
    for size, line in fitted(f"{mailing.to.name}　收", face, 20, right - named):
        yield Line(named, top, size, line)
        top += 9
    yield Line(named, top - 1, 12, mailing.to.phones[0])
    sender = mailing.sender
    lines = [*wrapped(sender.address or "", face, 10, width / 2 - 12), sender.name, sender.phone or ""]
    lines = [line for line in lines if line]
    x = width - 10 - max(face.width(line, 10) for line in lines) / mm
    for number, line in enumerate(lines):
        yield Line(x, height - 9 - 5 * (len(lines) - 1 - number), 10, line)
    yield Line(8, height - 7, _SMALLEST, place)


def label_lines(mailing: Mailing, place: str, width: float, height: float, face: Face) -> Iterator[Line]:
    """The addressee above, the sender below, each with telephone and address."""
    left, room, top = 6.0, width - 12.0, 14.0
    to, sender = mailing.to, mailing.sender
    yield Line(left, top, 10, "收件人")
    for size, line in fitted(to.name, face, 18, room):
        top += 9
        yield Line(left, top, size, line)
    for line in (*to.phones[:2], *wrapped(to.address, face, 13, room)):
        top += 7
        yield Line(left, top, 13, line)
    top = max(top + 14, height * 0.6)
    yield Line(left, top, 9, "寄件人")
    for line in (
        *wrapped(sender.name, face, 10, room),
        sender.phone or "",
        *wrapped(sender.address or "", face, 10, room),
    ):
        if line:
            top += 5.5
            yield Line(left, top, 10, line)
    yield Line(left, height - 6, _SMALLEST, place)


def wrapped(text: str, face: Face, size: float, room: float) -> list[str]:
    """The text in lines of at most so many millimetres."""
    lines = [""] if text else []
    for character in text:
        if face.width(lines[-1] + character, size) > room * mm:
            lines.append("")
        lines[-1] += character
    return lines


def fitted(text: str, face: Face, size: float, room: float) -> list[tuple[float, str]]:
    """The text in one line, smaller where it must be, in two where it would be too small for a name."""
    while size > 12 and face.width(text, size) > room * mm:
        size -= 1
    return [(size, line) for line in wrapped(text, face, size, room)]


def _drawn(
    mailings: Sequence[Mailing],
    page: Sequence[float],
    lines_of: Callable[[Mailing, str, float, float, Face], Iterator[Line]],
    face: Face,
    sender: str | None,
) -> bytes:
    width, height = page
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(width * mm, height * mm), invariant=True)
    for number, mailing in enumerate(mailings, start=1):
        named = mailing.sender.model_copy(update={"name": sender} if sender else {})
        _refuse_debt(named.name)
        shown = mailing.model_copy(update={"sender": named})
        for line in lines_of(shown, f"{number}/{len(mailings)}　{mailing.code}", width, height, face):
            _refuse_unusable(line, mailing, face, height)
            face.draw(canvas, line.x * mm, (height - line.y) * mm, line.text, line.size)
        canvas.bookmarkPage(mailing.code)
        canvas.addOutlineEntry(f"{number} {mailing.to.name}", mailing.code)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _refuse_debt(sender: str) -> None:
    """民法典1032、个人信息保护法：寄件人的名称让人看出有一笔债的，不印。"""
    if terms := found_terms("disclosure", sender):
        problem = say("寄件人的名称里有“{terms}”，别人看信封就知道有债", terms=list(terms))
        raise InputError(Fault(Place(), problem, say("用 --sender 写信封上印的寄件人，例如单位的简称")))


def _refuse_unusable(line: Line, mailing: Mailing, face: Face, height: float) -> None:
    place = Place(file=mailing.letters[0].folder)
    if missing := face.lacks(line.text):
        problem = say("字体 {font} 里没有“{characters}”", font=face.name, characters="、".join(dict.fromkeys(missing)))
        raise PacketError(Fault(place, problem, say("用 --font 写一个有这些字的字体文件")))
    if line.y > height - 5:
        problem = say("地址或者名称太长，这个尺寸印不下")
        raise PacketError(Fault(place, problem, say("换大一号的信封或者标签")))
