"""SpreadsheetML as trees and bytes: parsing without reading anything from outside, writing with holes."""

from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from recovery_docs.intake.raw_rows import UnusualError

_PIECE = 1 << 20


def parsed(data: bytes) -> Any:
    """A part as a tree; nothing from outside is read."""
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise UnusualError("xml") from error


def serialised(tree: Any) -> bytes:
    """A tree as a part."""
    data: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def hole() -> Any:
    """Stands in a tree where `split` parts what is written of it, so that more can be written in between."""
    return etree.ProcessingInstruction("recovery-docs", "here")


def split(data: bytes) -> list[bytes]:
    """What is written of a tree, parted at its holes."""
    return data.split(b"<?recovery-docs here?>")


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    """A file from its beginning, little by little."""
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece
