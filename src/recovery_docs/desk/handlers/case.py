"""④ One case: its clocks, what may be handed in, how its debt is reckoned, its finished papers; a tab at a time."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from recovery_docs.answers.check_data import OUTCOMES, STATUSES, FilingReport
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.handlers.asked import DOCX, PDF, XLSX, file_of, missing
from recovery_docs.desk.one_case.lacking import facts_form, lacking, offered
from recovery_docs.desk.one_case.opened import row_of
from recovery_docs.desk.one_case.preview import Preview, Previews, office_missing
from recovery_docs.desk.one_case.timeline import timeline
from recovery_docs.desk.one_case.view import CaseView, by_weight
from recovery_docs.desk.own.trial import made_known
from recovery_docs.desk.rendered import page
from recovery_docs.desk.table.worker import every_filing
from recovery_docs.errors import Fault, InputError, RecoveryDocsError
from recovery_docs.filings import FILINGS
from recovery_docs.ledger.entry import KINDS
from recovery_docs.ledger.reconcile import KIND_NAMES
from recovery_docs.ledger.statement_workbook import statement_workbook

TABS: Mapping[str, str] = {
    "ready": "能不能提交",
    "questions": "还缺",
    "debt": "债权怎么算",
    "paper": "看文书",
    "facts": "事实",
}
_PREVIEWS = Previews()


def _show(request: Request) -> Response:
    book, number = request.path_params["book"], request.path_params["number"]
    try:
        view = view_of(request)
    except InputError as error:
        return page(request, "case.html", **_closed(book, number, error.faults))
    if view is None:
        return missing(request, "没有这一案")
    tab = request.query_params.get("tab", "ready")
    tab = tab if tab in TABS else "ready"
    return page(request, "case.html", **_opened(request, view, book, tab))


def view_of(request: Request) -> CaseView | None:
    """The case of the address, on the day that its query asks about."""
    desk: Desk = request.app.state.desk
    number = request.path_params["number"]
    row = row_of(desk, request.path_params["book"], number)
    return None if row is None else CaseView(replace(row, case_id=number), desk.today(), _day(request))


def _day(request: Request) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(request.query_params.get("as_of", ""))
    return None


def _closed(book: str, number: str, faults: tuple[Fault, ...]) -> dict[str, Any]:
    return {"book": book, "number": number, "view": None, "unread": [str(fault) for fault in faults]}


def _opened(request: Request, view: CaseView, book: str, tab: str) -> dict[str, Any]:
    desk: Desk = request.app.state.desk
    address = f"/books/{quote(book)}/cases/{quote(view.number, safe='')}"
    values: dict[str, Any] = {
        "book": book,
        "number": view.number,
        "view": view,
        "unread": [],
        "picture": timeline(view.clocks, view.today),
        "tabs": TABS,
        "tab": tab,
        "address": address,
        "here": address,
        "answers": f"{address}/answers",
        "papers_at": f"/books/{quote(book)}/papers/{quote(view.number, safe='')}",
        "packets_at": f"/books/{quote(book)}/packets/{quote(view.number, safe='')}",
        "statement_at": f"/books/{quote(book)}/statement/{quote(view.number, safe='')}",
        "day": f"&as_of={view.asked}" if view.asked else "",
        "kinds": KINDS,
        "kind_names": KIND_NAMES,
        "outcomes": OUTCOMES,
        "statuses": STATUSES,
    }
    templates = made_known(desk.folder.templates)
    every = offered(every_filing(desk.folder.templates), request.query_params.get("filing"))
    if view.loaded is not None and (tab == "facts" or view.matter is None):
        values |= facts_form(view, request.query_params)
    if view.loaded is None or view.matter is None:
        return values
    found = lacking(view.loaded, view.matter, every)
    values["asked"] = found.asked
    if tab in ("ready", "paper"):
        filings = view.filings(found.assessments)
        chosen = _chosen(filings, request.query_params.get("filing"), made=tab == "paper")
        values |= {
            "filings": filings,
            "chosen": chosen,
            "on_request": [one for one in FILINGS.values() if one.asked_only and one not in every],
            "findings": tuple(by_weight(chosen.findings)) if chosen else (),
            "template_faults": templates,
        }
        if tab == "paper":
            values |= _papers(desk, view, chosen, request.query_params.get("paper", "0"))
    return values


def _chosen(filings: tuple[FilingReport, ...], asked: str | None, *, made: bool) -> FilingReport | None:
    """The filing that is asked for, else the first; of those a paper can be made of, where one is to be looked at."""
    offered = [one for one in filings if not made or one.status != "not_applicable"]
    return next((one for one in offered if one.id == asked), offered[0] if offered else None)


def _papers(desk: Desk, view: CaseView, chosen: FilingReport | None, asked: str) -> dict[str, Any]:
    preview, faults = _preview(desk, view, chosen.id if chosen else "", printed=False)
    number = int(asked) if asked.isdecimal() else 0
    shown = preview.papers[min(number, len(preview.papers) - 1)] if preview else None
    return {
        "preview": preview,
        "paper": preview.papers.index(shown) if preview and shown else 0,
        "paper_faults": [str(fault) for fault in faults],
        "no_office": [str(fault) for fault in office_missing()],
    }


def _preview(desk: Desk, view: CaseView, filing: str, *, printed: bool) -> tuple[Preview | None, tuple[Fault, ...]]:
    """The papers, or why there are none."""
    made_known(desk.folder.templates)
    if filing not in FILINGS or view.loaded is None or view.matter is None:
        return None, ()
    make = _PREVIEWS.printed if printed else _PREVIEWS.papers
    try:
        return make(view.loaded, view.matter, FILINGS[filing], desk.folder.templates), ()
    except RecoveryDocsError as error:
        return None, error.faults


def _paper(request: Request) -> Response:
    """One paper as a file: PDF to look at, or Word."""
    desk: Desk = request.app.state.desk
    asked = request.query_params
    as_pdf = asked.get("as") == "pdf"
    view = view_of(request)
    if view is None:
        return missing(request, "没有这一案")
    preview, faults = _preview(desk, view, asked.get("filing", ""), printed=as_pdf)
    number = int(asked["paper"]) if asked.get("paper", "").isdecimal() else 0
    if preview is None or number >= len(preview.papers):
        return page(request, "unprinted.html", status=404, faults=[str(fault) for fault in faults])
    paper = preview.papers[number]
    if not as_pdf:
        return file_of(paper.data, paper.file, DOCX)
    pdf = preview.pdfs[number] if preview.pdfs else None
    if pdf is None:
        return page(request, "unprinted.html", faults=[str(fault) for fault in preview.unprinted])
    return file_of(pdf, paper.file.replace(".docx", ".pdf"), PDF, shown=True)


def _statement(request: Request) -> Response:
    """The statement of what is owed as a workbook of formulas."""
    view = view_of(request)
    if view is None or view.matter is None:
        return missing(request, "没有这一案")
    data = statement_workbook(view.matter.statement, view.matter.case.id)
    return file_of(data, f"债权计算 {view.number}.xlsx", XLSX)


ROUTES = [
    Route("/books/{book}/cases/{number:path}", _show),
    Route("/books/{book}/papers/{number:path}", _paper),
    Route("/books/{book}/statement/{number:path}", _statement),
]
