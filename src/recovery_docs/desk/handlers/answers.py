"""Answers to what a case lacks: taken from the fields of its page, kept beside the book, the case looked at again."""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from recovery_docs.desk.asked.kept_answers import keep
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.faults import refused
from recovery_docs.desk.one_case.lacking import lacking
from recovery_docs.desk.one_case.opened import row_of
from recovery_docs.desk.page_words import PageJSON
from recovery_docs.desk.table.book import Book
from recovery_docs.desk.table.worker import every_filing
from recovery_docs.errors import RecoveryDocsError
from recovery_docs.intake import Loaded
from recovery_docs.prerequisites.matter import Matter


async def _post(request: Request) -> Response:
    """`{key path: what was typed}`: a sentence for each field that cannot be so, else what the case now lacks."""
    desk: Desk = request.app.state.desk
    book = desk.books.book(request.path_params["book"])
    if book is None:
        return refused(request, "没有这本台账", status=404)
    try:
        said: Any = await request.json()
    except ValueError:
        said = None
    if not isinstance(said, dict) or not said or not all(isinstance(one, str) for one in said.values()):
        return refused(request, "没有看到填写的内容")
    return await run_in_threadpool(_kept, request, desk, book, said)


def _kept(request: Request, desk: Desk, book: Book, answers: dict[str, str]) -> Response:
    number = request.path_params["number"]
    row = row_of(desk, book.name, number)
    if row is None or row.loaded is None:
        return refused(request, "没有这一案，或者它的资料有错，先改台账", status=404)
    path = book.source.path
    kept = keep(path / row.loaded.source if path.is_dir() else path, row, answers)
    if kept.row is None or kept.row.loaded is None:
        return PageJSON({"faults": dict(kept.faults)})
    desk.books.answered(book, number, kept.row)
    return PageJSON(_lacking(desk, kept.row.loaded))


def _lacking(desk: Desk, loaded: Loaded) -> dict[str, Any]:
    """How many questions are left, and where each filing stands."""
    try:
        matter = Matter.on(loaded.case, loaded.case.request.as_of or desk.today())
    except RecoveryDocsError as error:
        return {"told": [str(fault) for fault in error.faults]}
    left = lacking(loaded, matter, every_filing(desk.folder.templates))
    return {
        "blocking": len(left.asked.blocking),
        "others": len(left.asked.others),
        "filings": {one.filing.id: one.status for one in left.assessments if one.status != "not_applicable"},
        "told": [str(fault) for fault in loaded.warnings if fault.place.case is not None],
    }


ROUTES = [Route("/books/{book}/cases/{number:path}/answers", _post, methods=["POST"])]
