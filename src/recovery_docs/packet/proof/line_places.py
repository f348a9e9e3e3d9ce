"""Where each line of a finished paper stands: paragraph, or table, row and cell."""

from collections.abc import Iterator

from lxml import etree

from recovery_docs.messages import Message, say
from recovery_docs.rendering.engine.dialect import W
from recovery_docs.rendering.word.archive import read_parts
from recovery_docs.rendering.word.passage import paragraphs
from recovery_docs.rendering.word.text_parts import TextPart, text_parts


class LinePlaces:
    """The places of the lines of one Word file, looked for only where something is to be said of one."""

    def __init__(self, docx: bytes, file: str) -> None:
        self._parts = {part.name: part for part in text_parts(read_parts(docx, file), file)}
        self._known: dict[str, list[Message]] = {}

    def of(self, part: str, line: int) -> Message:
        """The place of a line of a part, lines counted from nought as `words` has them."""
        if part not in self._known:
            self._known[part] = list(_places(self._parts[part])) if part in self._parts else []
        places = self._known[part]
        if line < len(places):
            return places[line]
        if places:
            return places[-1]
        return self._parts[part].label if part in self._parts else say("部件 {name}", name=part)


def _places(part: TextPart) -> Iterator[Message]:
    """A line ends where `parsed_words` ends one: at the end of a paragraph, at a break, at a tab."""
    places = {one.element: one.passage for one in paragraphs(part)}
    if part.kind == "properties":
        for _, element in etree.iterwalk(part.root, events=("end",)):
            yield places.get(element, part.label)
        return
    within: list[Message] = []
    for event, element in etree.iterwalk(part.root, events=("start", "end"), tag=(f"{W}p", f"{W}br", f"{W}tab")):
        here = within[-1] if within else part.label
        if element.tag != f"{W}p":
            if event == "start" and (element.tag == f"{W}br" or not element.attrib):
                yield here
        elif event == "start":
            within.append(places.get(element, here))
        else:
            yield within.pop()
