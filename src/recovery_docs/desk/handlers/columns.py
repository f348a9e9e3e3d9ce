"""② The headings of a workbook: what each column is taken for, corrected by selects, saved as its profile."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from recovery_docs.desk.desk import Desk
from recovery_docs.desk.handlers.asked import body_of, missing
from recovery_docs.desk.headings.columns import NOT_READ, BookColumns, book_columns
from recovery_docs.desk.headings.constants import constant_fields, is_of_each
from recovery_docs.desk.headings.corrections import Corrections, Layout, corrected, saved, with_layout
from recovery_docs.desk.headings.options import options
from recovery_docs.desk.headings.profiles import profile_in, profile_path, profiles_in, start_from
from recovery_docs.desk.page_words import PageJSON
from recovery_docs.desk.rendered import page
from recovery_docs.errors import Fault, InputError
from recovery_docs.filings import FILINGS, on_their_own
from recovery_docs.filings.filing import Filing
from recovery_docs.intake.layout.reading import Reading
from recovery_docs.intake.profile.profile import Profile
from recovery_docs.packages import PackageError
from recovery_docs.spreadsheet.reading.file_kinds import is_workbook
from recovery_docs.spreadsheet.reading.sheet import sheets_of

UNITS = ("元", "千元", "万元", "百万元", "亿元")
_USUAL = "collection-notice"


def _show(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    name = request.path_params["book"]
    book = desk.folder.book(name)
    if book is None:
        return missing(request, "没有这本台账")
    if not is_workbook(book):
        return RedirectResponse(f"/books/{quote(name)}", 303)
    asked = request.query_params
    layout = _layout(asked.getlist("sheet"), asked.get("rows", ""), asked.get("unit", ""))
    faults: tuple[Fault, ...] = ()
    columns: BookColumns | None = None
    base = _base(desk, book, asked.get("profile"))
    try:
        profile = with_layout(profile_in(base), layout)
        columns = book_columns(book, profile, _wanted(asked.get("filing"), profile), desk.today())
    except InputError as error:
        faults = error.faults
    return page(
        request,
        "columns.html",
        name=name,
        columns=columns,
        faults=faults,
        constants=() if columns is None else constant_fields(columns),
        options=tuple(options()),
        not_read=NOT_READ,
        units=UNITS,
        sheets=_sheet_names(book),
        layout=layout,
        rows="-".join(map(str, layout.header_rows)),
        base=base.stem if base else "",
        is_own=base == profile_path(desk.folder.profiles, book),
        profiles=[path.stem for path in profiles_in(desk.folder.profiles)],
        filings=on_their_own(),
        filing=asked.get("filing") or _USUAL,
    )


async def _save(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    name = request.path_params["book"]
    book = desk.folder.book(name)
    if book is None or not is_workbook(book):
        return missing(request, "没有这本台账")
    try:
        reading = await run_in_threadpool(_saved, desk, book, await body_of(request))
    except InputError as error:
        return PageJSON({"faults": [_at_its_field(fault) for fault in error.faults]})
    cases = f"/books/{quote(name)}"
    target = profile_path(desk.folder.profiles, book)
    lacks = [*_unanswered(reading), *_missing(reading)]
    return PageJSON({"saved": target.name, "cases": cases, "again": f"{cases}/columns", "lacks": lacks})


def _unanswered(reading: Reading) -> Iterator[dict[str, str]]:
    """The columns that must be answered before a case is read."""
    sheets = {sheet.name for sheet in reading.main}
    for fault in reading.faults:
        if fault.severity == "error" and fault.place.heading and fault.place.sheet in sheets:
            yield _at_its_field(fault)


def _missing(reading: Reading) -> Iterator[dict[str, str]]:
    """What no case can be without and nothing gives, at the field where it can be said."""
    for name in reading.missing:
        if is_of_each(name):
            yield {"field": "", "text": f"没有哪一列是“{name}”：在“理解为”里选"}
        else:
            yield {"field": f"k:{name}", "text": "每一案都要有这一项：填在这里；台账里有这一列的，在“理解为”里选"}


def _saved(desk: Desk, book: Path, said: Mapping[str, Any]) -> Reading:
    """Save the profile of a book as the page was filled in, and read the book with it."""
    target = profile_path(desk.folder.profiles, book)
    sheets = said.get("sheets")
    layout = _layout(sheets if isinstance(sheets, list) else (), str(said.get("rows", "")), str(said.get("unit", "")))
    corrections = Corrections(layout, _texts(said, "columns"), _texts(said, "constants"), _texts(said, "gone"))
    profile = profile_in(_base(desk, book, str(said.get("base", ""))))
    return saved(book, corrected(profile, corrections, target.name), target)


def _base(desk: Desk, book: Path, asked: str | None) -> Path | None:
    """The profile that is asked for by its name; where none is asked for, the one to start from; `-` is none at all."""
    if asked == NOT_READ:
        return None
    named = next((path for path in profiles_in(desk.folder.profiles) if path.stem == asked), None)
    return named or start_from(desk.folder.profiles, book)


def _layout(sheets: list[str] | tuple[str, ...], rows: str, unit: str) -> Layout:
    numbers = [int(part) for part in rows.replace("—", "-").split("-") if part.strip().isdecimal()]
    numbers = [number for number in numbers[:2] if 0 < number < 1000]
    return Layout(tuple(str(one) for one in sheets if one), tuple(numbers), unit if unit in UNITS else "")


def _wanted(asked: str | None, profile: Profile) -> list[Filing]:
    titles = {filing.title: filing for filing in FILINGS.values()}
    named = [asked] if asked else [*profile.filings, _USUAL]
    found = [FILINGS.get(one) or titles.get(one) for one in named]
    return [one for one in found if one is not None][:1] or [FILINGS[_USUAL]]


def _sheet_names(book: Path) -> list[str]:
    try:
        return [sheet.name for sheet in sheets_of(book).visible if sheet.last_row]
    except PackageError:
        return []


def _texts(said: Mapping[str, Any], key: str) -> dict[str, str]:
    value = said.get(key)
    return {str(name): str(text) for name, text in value.items()} if isinstance(value, dict) else {}


def _at_its_field(fault: Fault) -> dict[str, str]:
    """The field that a fault belongs to, and what to say there."""
    passage = str(fault.place.passage or "")
    constant = passage.removeprefix("［固定］")
    field = f"k:{constant}" if constant != passage else f"c:{fault.place.heading or passage.removeprefix('［列］')}"
    seen = f"（{fault.seen}）" if fault.seen else ""
    return {"field": field, "text": f"{fault.problem}{seen}。{fault.remedy}。"}


ROUTES = [
    Route("/books/{book}/columns", _show),
    Route("/books/{book}/columns", _save, methods=["POST"]),
]
