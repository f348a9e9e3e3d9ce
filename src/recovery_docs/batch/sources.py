"""Parts that lead to other workbooks, databases and programs.

They are the officer's own and are carried along, so that a chart or a pivot table in the copy still shows what it showed;
but nothing is fetched when the copy is opened. Macros, pictures and links that a person must click stay as they are.
"""

from collections.abc import Iterator
from typing import Any

from recovery_docs.batch.disarmed import EXCHANGE, REFRESH, Disarmed, disarm_table
from recovery_docs.batch.markup import parsed, serialised
from recovery_docs.batch.package import Package
from recovery_docs.intake.xlsx_parts import main

_WAKING = ("connection", "queryTable", "pivotCacheDefinition")


def quieten(package: Package, disarmed: Disarmed) -> None:
    """Switch off what Excel would fetch or start on opening; tables lose formulas that reach out."""
    if package.book.find(main("externalReferences")) is not None:
        package.book_properties().set("updateLinks", "never")
    for part in _parts(package):
        tree = parsed(package.read(part) or b"")
        if any([_no_refresh(tree, part, disarmed), _no_exchange(tree, disarmed), disarm_table(tree, disarmed)]):
            package.write(part, serialised(tree))


def _parts(package: Package) -> Iterator[str]:
    folders = ("xl/connections", "xl/queryTables/", "xl/externalLinks/", "xl/tables/", "xl/pivotCache/pivotCacheDef")
    for part in package.parts():
        if part.startswith(folders) and part.endswith(".xml"):
            yield part


def _no_refresh(tree: Any, part: str, disarmed: Disarmed) -> bool:
    """Connections, query tables and pivot tables of an outside source wait until somebody refreshes them."""
    if tree.tag == main("pivotCacheDefinition"):
        source = tree.find(main("cacheSource"))
        if source is None or source.get("type") != "external":
            return False
    waking = [one for kind in _WAKING for one in tree.iter(main(kind))]
    found = [one for one in waking if one.get("refreshOnLoad") in ("1", "true") or one.get("interval", "0") != "0"]
    for entry in found:
        entry.attrib.pop("refreshOnLoad", None)
        entry.attrib.pop("interval", None)
        disarmed.add(REFRESH, entry.get("name") or part.rpartition("/")[2])
    return bool(found)


def _no_exchange(tree: Any, disarmed: Disarmed) -> bool:
    """Links to other programs (DDE, OLE) lose what they ask for."""
    found = [one for kind in ("ddeItems", "oleItems") for one in tree.iter(main(kind))]
    for entry in found:
        link = entry.getparent()
        disarmed.add(EXCHANGE, link.get("ddeService") or link.get("progId") or "")
        link.remove(entry)
    return bool(found)
