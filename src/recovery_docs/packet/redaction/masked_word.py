"""A Word file with what is private masked wherever it stands, in words cut up over runs too; looked over again at the end."""

from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import say
from recovery_docs.packet.redaction.private_facts import PrivateFacts
from recovery_docs.rendering.check_document.personal_numbers import numbers_in_attributes
from recovery_docs.rendering.check_document.scan import read_words
from recovery_docs.rendering.engine.dialect import written
from recovery_docs.rendering.word.archive import Container, deflated, read_parts
from recovery_docs.rendering.word.passage import paragraphs, word_elements
from recovery_docs.rendering.word.text_parts import TextPart, text_parts


def masked_word(docx: bytes, file: str, private: PrivateFacts) -> bytes:
    """The file masked. Raises `PacketError` where something private is left in any part of it."""
    parts = read_parts(docx, file)
    changed = {part.name: written(part.root) for part in text_parts(parts, file) if _mask(part, private)}
    data = docx
    if changed:
        unchanging = {name: part for name, part in parts.items() if name not in changed}
        data = Container(unchanging).packed([deflated(name, part) for name, part in changed.items()])
    refuse_private(data, file, private)
    return data


def refuse_private(docx: bytes, file: str, private: PrivateFacts) -> None:
    """Raise `PacketError` where something private stands in any part: in its words, or anywhere in its XML."""
    words = read_words(docx, file)
    for name, part in read_parts(docx, file).items():
        said = part.decode("utf-8", "replace")
        hidden = numbers_in_attributes(part) - private.public
        if (
            hidden
            or private.left_in(words.get(name, ""))
            or any(one in said for one in (*private.numbers, *private.phrases))
        ):
            problem = say("脱敏以后，部件 {name} 里还有证件号码、电话、账号、邮箱或者住址", name=name)
            remedy = say("看一看模板的批注、链接、修订里有没有；删去以后再做")
            raise PacketError(Fault(Place(file=file), problem, remedy))


def _mask(part: TextPart, private: PrivateFacts) -> bool:
    """Mask the words of a part; whether there was anything to mask."""
    found = False
    for paragraph in paragraphs(part):
        held = [(paragraph.element, paragraph.text)]
        if part.kind != "properties":
            # 换行、制表符两边的数字不是一个号码
            held = [(one, words if one.text else "\n") for one, words in word_elements(paragraph.element)]
        text = "".join(words for _, words in held)
        masked = private.masked(text)
        if masked == text:
            continue
        found = True
        start = 0
        for element, words in held:
            if element.text:
                element.text = masked[start : start + len(words)]
            start += len(words)
    return found
