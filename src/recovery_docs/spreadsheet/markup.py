"""SpreadsheetML: its namespaces, its parts as trees and as bytes; nothing from outside is read."""

from typing import Any

from lxml import etree

from recovery_docs.packages import PackageError, XmlError, tree_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class UnusualError(Exception):
    """The package is put together as Excel, WPS, LibreOffice and openpyxl do not, and cannot be copied as a stream."""


UNUSUAL = (UnusualError, PackageError, ValueError, LookupError)
"""What comes up while a package is copied whose references, numbers and indexes are not what the standard has."""


def main(name: str) -> str:
    """A name of SpreadsheetML with its namespace."""
    return f"{{{MAIN}}}{name}"


def relation(name: str) -> str:
    """An attribute that names a relation."""
    return f"{{{RELATIONS}}}{name}"


def parsed(data: bytes) -> Any:
    """A part as a tree. Raises `UnusualError` where it is not well-formed."""
    try:
        return tree_of(data)
    except XmlError as error:
        raise UnusualError("xml") from error


def serialised(tree: Any) -> bytes:
    """A tree as a part."""
    data: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def is_on(tree: Any, attribute: str) -> bool:
    """Whether an attribute says yes."""
    return tree is not None and tree.get(attribute) in ("1", "true")


def child(root: Any, name: str, following: tuple[str, ...] = ()) -> Any:
    """The child of a name, made where there is none: before the first of those that must follow it, else last."""
    found = root.find(main(name))
    if found is None:
        found = etree.Element(main(name))
        behind = {main(one) for one in following}
        before = next((one for one in root if one.tag in behind), None)
        if before is None:
            root.append(found)
        else:
            before.addprevious(found)
    return found
