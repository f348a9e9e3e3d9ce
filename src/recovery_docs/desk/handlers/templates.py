"""⑥ Templates: which there are, an own Word file tried and used, the fields to write with, the clauses to read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from recovery_docs.authoring.field_list import field_rows
from recovery_docs.authoring.own_library import GRADES
from recovery_docs.authoring.starting_pair import starting_pair
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.handlers.asked import DOCX, PDF, file_of
from recovery_docs.desk.one_case.opened import row_of
from recovery_docs.desk.one_case.preview import office_missing
from recovery_docs.desk.own.found import clauses_found, fields_found
from recovery_docs.desk.own.trial import (
    Tried,
    clauses_shown,
    faults_of,
    library_in,
    own_name,
    put_in_place_of,
    put_new,
    read_with,
    set_aside,
)
from recovery_docs.desk.page_words import PageJSON
from recovery_docs.desk.rendered import page
from recovery_docs.errors import Fault, InputError, Place, RecoveryDocsError
from recovery_docs.filings.own import OWN_RECIPIENTS, unused_templates
from recovery_docs.messages import say
from recovery_docs.packet.office import converted
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.word.clauses import CLAUSES_FILE

_OFFERED = 200
TABS = {"list": "模板", "put": "放入本行的 Word", "fields": "字段表", "clauses": "条款库", "try": "用一案试看"}


def _show(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    asked = request.query_params
    tab = asked.get("tab", "list")
    tab = tab if tab in TABS else "list"
    folder = desk.folder.templates
    library, faults = library_in(folder)
    find = asked.get("find", "").strip()
    values: dict[str, Any] = {
        "tabs": TABS,
        "tab": tab,
        "find": find,
        "infos": list(library),
        "grades": GRADES,
        "faults": [*faults, *(unused_templates(folder) if folder.is_dir() else ())],
        "own_faults": {info.id: faults_of(library, info) for info in library if info.own} if tab == "list" else {},
        "recipients": OWN_RECIPIENTS,
        "clauses_file": CLAUSES_FILE,
        "fields": fields_found(field_rows(), find) if tab == "fields" else (),
        "clauses": clauses_found(tuple(clauses_shown(library)), find) if tab == "clauses" else (),
        "books": [path.name for path in desk.folder.books()],
        "no_office": [str(fault) for fault in office_missing()],
        "wanted": asked.get("template", ""),
        "book": asked.get("book", ""),
        "number": asked.get("number", ""),
        "numbers": _numbers(desk, asked.get("book", "")),
    }
    return page(request, "templates.html", **values)


def _numbers(desk: Desk, book: str) -> list[str]:
    """The numbers of the first cases of a book that is open, to choose from."""
    known = desk.books.known(book)
    return [line.number for line in known.lines[:_OFFERED] if line.number] if known else []


async def _put(request: Request) -> Response:
    """Try a Word file, and use it if nothing is wrong with it."""
    folder = request.app.state.desk.folder.templates
    tried = await run_in_threadpool(_tried, await request.body(), dict(request.query_params), folder)
    used = tried.used_as
    return PageJSON(
        {
            "used": used.name if used else None,
            "template": used.stem if used else None,
            "faults": [_told(fault) for fault in tried.faults],
        }
    )


def _tried(data: bytes, asked: Mapping[str, str], folder: Path) -> Tried:
    try:
        if "new" in asked:
            return put_new(data, asked["new"], OWN_RECIPIENTS.get(asked.get("to", ""), "case"), folder)
        return put_in_place_of(data, asked.get("for", ""), folder)
    except RecoveryDocsError as error:
        return Tried(error.faults, None)


def _set_aside(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    library, _ = library_in(desk.folder.templates)
    try:
        set_aside(library.info(request.path_params["template"]), desk.folder.templates)
    except RecoveryDocsError as error:
        return PageJSON({"faults": [_told(fault) for fault in error.faults]})
    return PageJSON({"again": "/templates"})


def _begin(request: Request) -> Response:
    """A Word file and its description to start a paper of one's own from."""
    desk: Desk = request.app.state.desk
    asked = request.query_params
    title = asked.get("new", "").strip()
    try:
        own_name(title)
        word_file, _ = starting_pair(title, OWN_RECIPIENTS.get(asked.get("to", ""), "case"), desk.folder.templates)
    except RecoveryDocsError as error:
        return PageJSON({"faults": [_told(fault) for fault in error.faults]})
    return PageJSON({"file": f"/templates/{quote(word_file.stem, safe='')}/copy?as=file", "used": word_file.name})


def _copy(request: Request) -> Response:
    """A template as a Word file: as it is, to write in; to read; or filled in with a case."""
    desk: Desk = request.app.state.desk
    asked = request.query_params
    name = request.path_params["template"]
    library, _ = library_in(desk.folder.templates)
    try:
        info = library.info(name)
        if asked.get("as") == "file":
            return file_of(info.path.read_bytes(), info.path.name, DOCX)
        matter = _matter(desk, asked.get("book", ""), asked.get("number", "").strip())
        made = read_with(name, desk.folder.templates, matter)
        title = f"{info.title}（{'供阅读' if matter is None else '试看'}）"
        if asked.get("as") != "pdf":
            return file_of(made, f"{title}.docx", DOCX)
        (pdf,) = converted([made])
    except RecoveryDocsError as error:
        return page(request, "unprinted.html", faults=[str(fault) for fault in error.faults])
    return file_of(pdf, f"{title}.pdf", PDF, shown=True) if pdf else page(request, "unprinted.html", faults=[])


def _matter(desk: Desk, book: str, number: str) -> Matter | None:
    """The case to try a template with, where one is named; raises `InputError` where it cannot be used."""
    if not book:
        return None
    row = row_of(desk, book, number)
    if row is None or row.loaded is None:
        unknown = Fault(Place(file=book), say("没有案号为“{number}”的案件", number=number), say("对照案件表填写案号"))
        raise InputError(*(row.faults if row else (unknown,)))
    return Matter.on(row.loaded.case, row.loaded.case.request.as_of or desk.today())


def _told(fault: Fault) -> dict[str, str]:
    """A fault of a template as a line of a table: where, what, what to do, and whether it keeps the file from use."""
    return {
        "place": str(fault.place.message()),
        "problem": f"{fault.problem}（{fault.seen}）" if fault.seen else str(fault.problem),
        "remedy": str(fault.remedy),
        "severity": fault.severity,
    }


ROUTES = [
    Route("/templates", _show),
    Route("/templates", _put, methods=["PUT"]),
    Route("/templates", _begin, methods=["POST"]),
    Route("/templates/{template}", _set_aside, methods=["DELETE"]),
    Route("/templates/{template}/copy", _copy),
]
