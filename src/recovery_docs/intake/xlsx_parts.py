"""Which part of an .xlsx is which: the sheets by their names, and what the book leans on."""

import posixpath
import zipfile
from typing import Any

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = f"{{{RELATIONS}}}id"


def main(name: str) -> str:
    """A name of SpreadsheetML with its namespace."""
    return f"{{{MAIN}}}{name}"


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by its name."""
    targets = {one.get("Id"): _resolved(one) for one in book_relations(archive)}
    entries = parsed_part(archive, "xl/workbook.xml").iter(main("sheet"))
    return {one.get("name", ""): targets[one.get(_RELATION)] for one in entries if one.get(_RELATION) in targets}


def book_relations(archive: zipfile.ZipFile) -> Any:
    """The relations of the book."""
    return parsed_part(archive, "xl/_rels/workbook.xml.rels")


def related_part(relations: Any, kind: str) -> str | None:
    """The part of a kind (`sharedStrings`), if the book has one."""
    return next((_resolved(one) for one in relations if one.get("Type", "").endswith(f"/{kind}")), None)


def parsed_part(archive: zipfile.ZipFile, name: str) -> Any:
    """A part as a tree; nothing from outside is read."""
    return etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _resolved(relation: Any) -> str:
    return posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
