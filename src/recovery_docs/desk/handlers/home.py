"""① The first page: the books of the folder, and a place to drop new ones."""

from pathlib import Path
from typing import Any, cast, get_args
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from recovery_docs.desk.desk import Desk
from recovery_docs.desk.faults import refused
from recovery_docs.desk.file_manager import show_folder
from recovery_docs.desk.folder import BOOK_SUFFIXES, PARTS
from recovery_docs.desk.incoming import How, cleaned, free_name, take
from recovery_docs.desk.page_words import PageJSON
from recovery_docs.desk.rendered import page
from recovery_docs.intake.blank_workbook import blank_workbook
from recovery_docs.packet.atomic_folder import file_in_making
from recovery_docs.spreadsheet.reading.file_kinds import is_workbook

_BLANK = {"flat": "空白台账.xlsx", "linked": "空白工作簿.xlsx"}


def _home(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    made = desk.folder.book(request.query_params.get("made", ""))
    return page(
        request,
        "home.html",
        books=[_told(desk, source.path) for source in desk.books.sources()],
        folder=str(desk.folder.root),
        made=made.name if made else None,
        suffixes=",".join(BOOK_SUFFIXES),
    )


def _told(desk: Desk, path: Path) -> dict[str, Any]:
    """A line of the list."""
    return {"name": path.name, "address": _address(path), "workbook": is_workbook(path), "counts": desk.counts(path)}


def _address(book: Path) -> str:
    return f"/books/{quote(book.name)}"


async def _put(request: Request) -> Response:
    """A dropped file: 200 with its name, 409 where another of this name is there and nobody has said what to do."""
    desk: Desk = request.app.state.desk
    name = cleaned(request.path_params["name"])
    how = request.query_params.get("how", "")
    if not name.lower().endswith(BOOK_SUFFIXES) or name.startswith("~$"):
        kinds = "、".join(BOOK_SUFFIXES)
        return refused(
            request, f"“{name}”不是台账也不是案件文件；能放入的是 {kinds}，其他表格请在表格软件中另存为 .xlsx"
        )
    if how not in get_args(How):
        return refused(request, "不认识这种放法")
    taken = await take(request.stream(), desk.folder.ledgers, name, cast(How, how))
    if taken.asked:
        return PageJSON({"name": taken.name}, 409)
    path = desk.folder.ledgers / taken.name
    headings = "/columns" if is_workbook(path) else ""  # what its headings mean is looked at before its cases
    return PageJSON({"name": taken.name, "address": _address(path) + headings, "workbook": is_workbook(path)})


def _blank(request: Request) -> Response:
    """An empty workbook of the product's own; an earlier one that somebody fills in is left alone."""
    desk: Desk = request.app.state.desk
    shape = request.path_params["shape"]
    if shape not in ("flat", "linked"):
        return refused(request, "没有这种工作簿", status=404)
    target = free_name(desk.folder.ledgers / _BLANK[shape])
    with file_in_making(target) as making:
        blank_workbook(shape).save(making)
    return RedirectResponse(f"/?made={quote(target.name)}", 303)


def _show(request: Request) -> Response:
    """Open the file manager at one of our folders, named by a word of ours and by no path."""
    folder = request.app.state.desk.folder
    part = request.path_params["part"]
    shown = {name: folder.root / name for name in PARTS} | {"all": folder.root}
    if part not in shown:
        return refused(request, "没有这个文件夹", status=404)
    if not show_folder(shown[part]):
        return refused(request, f"这台电脑没有可以打开文件夹的程序，文件夹在：{shown[part]}")
    return Response(status_code=204)


ROUTES = [
    Route("/", _home),
    Route("/ledgers/{name:path}", _put, methods=["PUT"]),
    Route("/blank/{shape}", _blank, methods=["POST"]),
    Route("/folders/{part}", _show, methods=["POST"]),
]
