"""The packet of one filing of a case, asked for on its page."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from recovery_docs.desk.batches.orders import order_for, title_of
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.handlers.asked import form_of, missing
from recovery_docs.desk.handlers.case import view_of
from recovery_docs.desk.own.trial import made_known
from recovery_docs.filings import FILINGS


async def _make(request: Request) -> Response:
    return await run_in_threadpool(_made, request, await form_of(request))


def _made(request: Request, form: Mapping[str, str]) -> Response:
    """Make the packet of one filing of this case: a batch of one."""
    desk: Desk = request.app.state.desk
    view, book = view_of(request), desk.books.book(request.path_params["book"])
    filing = form.get("filing", "")
    if view is None or book is None or view.loaded is None:
        return missing(request, "没有这一案")
    made_known(desk.folder.templates)
    if filing not in FILINGS:
        return missing(request, "没有这种文书")
    only = None if book.source.is_case else [view.number]
    order = order_for(desk.folder, book.source, filing, only, as_of=view.asked, pdf="pdf" in form)
    order = replace(order, numbered="numbered" in form)
    job = desk.jobs.ask(order, book.name, f"{view.number} {title_of(order)}")
    return RedirectResponse(f"/jobs?tab=running#{job.id}", 303)


ROUTES = [Route("/books/{book}/packets/{number:path}", _make, methods=["POST"])]
