"""Parts that lead to other workbooks, databases and programs.

They are the officer's own and are carried along, so that a chart or a pivot table in the copy still shows what it showed;
but nothing is fetched when the copy is opened. Macros, pictures and links that a person must click stay as they are.
"""

from typing import Any

from recovery_docs.spreadsheet.disarmed import EXCHANGE, REFRESH, Disarmed, disarm_table
from recovery_docs.spreadsheet.markup import child, is_on, main, parsed, serialised
from recovery_docs.spreadsheet.package import PackageCopy

_FOLDERS = ("xl/connections", "xl/queryTables/", "xl/externalLinks/", "xl/tables/", "xl/pivotCache/pivotCacheDef")
_FETCHING = ("connection", "queryTable", "pivotCacheDefinition")
_BEHIND_PROPERTIES = (
    *("workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr"),
)


def quieten(package: PackageCopy, disarmed: Disarmed) -> None:
    """Switch off what Excel would fetch or start on opening; tables lose formulas that reach out."""
    if package.book.find(main("externalReferences")) is not None:
        child(package.book, "workbookPr", _BEHIND_PROPERTIES).set("updateLinks", "never")
    for part in package.parts:
        if part.startswith(_FOLDERS) and part.endswith(".xml"):
            tree = parsed(package.read(part) or b"")
            if any([_no_refresh(tree, part, disarmed), _no_exchange(tree, disarmed), disarm_table(tree, disarmed)]):
                package.write(part, (serialised(tree),))


def _no_refresh(tree: Any, part: str, disarmed: Disarmed) -> bool:
    """Connections, query tables and pivot tables of an outside source wait until somebody refreshes them."""
    if tree.tag == main("pivotCacheDefinition"):
        source = tree.find(main("cacheSource"))
        if source is None or source.get("type") != "external":
            return False
    fetching = [one for kind in _FETCHING for one in tree.iter(main(kind))]
    found = [one for one in fetching if is_on(one, "refreshOnLoad") or one.get("interval", "0") != "0"]
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
