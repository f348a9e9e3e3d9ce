"""How a sheet opens and prints: headings that stay in sight, columns to look at first, a filter, pages of landscape width."""

from dataclasses import dataclass
from typing import Any

from lxml import etree
from openpyxl.utils import get_column_letter

from recovery_docs.spreadsheet.markup import child, main

_BEHIND_VIEWS = ("sheetFormatPr", "cols", "sheetData")
_BEHIND_FILTER = (
    *("sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks"),
    *("colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing"),
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
)
"""Elements that follow the filter (ECMA-376 part 1, 18.3.1.99)."""
_BEHIND_PAGE = _BEHIND_FILTER[_BEHIND_FILTER.index("headerFooter") :]


@dataclass(frozen=True, slots=True)
class View:
    """What is to be seen: the row of the headings, the columns that stay at the left, the one to look at first."""

    header_row: int
    kept: int = 0
    first: int = 0


def show(skeleton: Any, view: View, *, last_row: int, last_column: int) -> None:
    """Set up how a sheet opens and prints; panes and filters that are there stay as somebody has put them."""
    _freeze(skeleton, view)
    if skeleton.find(main("autoFilter")) is None and skeleton.find(main("tableParts")) is None:
        reference = f"A{view.header_row}:{get_column_letter(last_column)}{max(last_row, view.header_row)}"
        child(skeleton, "autoFilter", _BEHIND_FILTER).set("ref", reference)
    properties = skeleton.find(main("sheetPr"))
    if properties is None:
        properties = etree.Element(main("sheetPr"))
        skeleton.insert(0, properties)
    child(properties, "pageSetUpPr").set("fitToPage", "1")
    page = child(skeleton, "pageSetup", _BEHIND_PAGE)
    page.attrib.pop("scale", None)
    page.attrib.update({"orientation": "landscape", "fitToWidth": "1", "fitToHeight": "0"})


def _freeze(skeleton: Any, view: View) -> None:
    views = child(skeleton, "sheetViews", _BEHIND_VIEWS)
    one = views.find(main("sheetView"))
    if one is None:
        one = etree.SubElement(views, main("sheetView"), {"workbookViewId": "0"})
    if one.find(main("pane")) is not None:
        return
    one.attrib.pop("topLeftCell", None)
    for selection in one.findall(main("selection")):
        one.remove(selection)
    corner = "bottomRight" if view.kept else "bottomLeft"
    start = get_column_letter(view.first or view.kept + 1)
    split = {"xSplit": str(view.kept)} if view.kept else {}
    place = {"ySplit": str(view.header_row), "topLeftCell": f"{start}{view.header_row + 1}", "activePane": corner}
    one.insert(0, etree.Element(main("pane"), {**split, **place, "state": "frozen"}))
    one.insert(1, etree.Element(main("selection"), {"pane": corner}))
