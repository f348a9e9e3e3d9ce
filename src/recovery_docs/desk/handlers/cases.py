"""③ The table of a book: what to see of every case, filters that are counted, and papers made of what is listed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from recovery_docs.case.grammar.day import day
from recovery_docs.desk.batches.orders import AUTO, order_for, title_of
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.handlers.asked import form_of
from recovery_docs.desk.rendered import page
from recovery_docs.desk.table.book import Book
from recovery_docs.desk.table.facets import BANDS, DATA, ORDERS, Answer, Question, answered
from recovery_docs.desk.table.line import Ending, Line, band_of
from recovery_docs.desk.table.worker import every_filing
from recovery_docs.errors import FactError
from recovery_docs.filings import FILINGS

_SHOWN_DEAD = 2
_COLUMNS = ("collection-notice", "guarantor-demand", "collateral-auction-request", "civil-complaint")
"""The filings that have a column of their own: one for each way to the money."""


def _table(
    request: Request, *, refused: str = "", status: int = 200, typed: Mapping[str, Any] | None = None
) -> Response:
    desk, book = _book(request)
    if book.source.is_case and (alone := next((line.number for line in book.lines if line.number), None)):
        return RedirectResponse(f"/books/{quote(book.name)}/cases/{quote(alone, safe='')}", 303)
    question = question_of(request.query_params)
    answer = answered(book.lines, book.marks, question)
    book.want(line.order for line in answer.lines)
    filings = every_filing(desk.folder.templates)
    return page(
        request,
        "cases.html",
        status=status,
        book=book,
        question=question,
        answer=answer,
        address=f"/books/{quote(book.name)}",
        query=urlencode(_query(question), doseq=True),
        pages=_pages(question, answer),
        rows=[_row(line, book.today) for line in answer.lines],
        bands=BANDS,
        data=DATA,
        orders=ORDERS,
        ready={filing.id: filing.title for filing in filings if _offered(filing.id, question, answer)},
        filings={AUTO: "各案现在能提交的"} | {filing.id: filing.title for filing in filings},
        earlier=_earlier(answer, book.today),
        refused=refused,
        typed=typed or {"filing": _COLUMNS[0], "as_of": "", "pdf": False, "numbered": False},
    )


async def _make(request: Request) -> Response:
    return await run_in_threadpool(_made, request, await form_of(request))


def _made(request: Request, form: Mapping[str, str]) -> Response:
    """Make a filing of every case that is listed: of those that the person has seen counted, and of no others."""
    desk, book = _book(request)
    answer = answered(book.lines, book.marks, question_of(request.query_params))
    only = [line.number for line in answer.found if line.number]
    filing, written = form.get("filing", ""), form.get("as_of", "").strip()
    known = {AUTO, *(one.id for one in every_filing(desk.folder.templates))}
    as_of, refused = None, _refused(filing in known, form.get("count", ""), only, book)
    try:
        as_of = day(written) if written else None
    except FactError as error:
        refused = f"截至日：{error.problem}；{error.remedy}"
    if refused:
        typed = {"filing": filing, "as_of": written, "pdf": "pdf" in form, "numbered": "numbered" in form}
        return _table(request, refused=refused, status=400, typed=typed)
    some = None if len(only) == len(book.lines) and not book.broken else only
    order = order_for(desk.folder, book.source, filing, some, as_of=as_of, pdf="pdf" in form)
    order = replace(order, numbered="numbered" in form)
    job = desk.jobs.ask(order, book.name, title_of(order))
    return RedirectResponse(f"/jobs?tab=running#{job.id}", 303)


def _refused(known: bool, count: str, only: list[str], book: Book) -> str:
    """Why nothing is made, in one sentence; nothing where all is well."""
    if not known:
        return "请先选一种文书"
    if not book.is_read:
        return "这本台账还没有读完，请稍等"
    if not only:
        return "没有列出案件"
    return "" if count == str(len(only)) else f"所列的案件有变化，现在是 {len(only)} 案，请看一眼再做"


def _book(request: Request) -> tuple[Desk, Book]:
    desk: Desk = request.app.state.desk
    book = desk.books.book(request.path_params["book"])
    if book is None:
        raise HTTPException(404, "“台账”文件夹里没有这本台账")
    return desk, book


def question_of(query: QueryParams) -> Question:
    """What the address asks for; what it says amiss is passed over."""

    def among(name: str, known: Iterable[str]) -> frozenset[str]:
        return frozenset(query.getlist(name)).intersection(known)

    order, number = query.get("order", "ending"), query.get("page", "1")
    return Question(
        query.get("find", "")[:100],
        among("bands", BANDS),
        among("ready", FILINGS),
        among("data", DATA),
        order if order in ORDERS else "ending",
        int(number) if number.isascii() and number.isdecimal() and len(number) < 7 else 1,
    )


def _query(question: Question, number: int | None = None) -> dict[str, Any]:
    """The question as an address, without what goes without saying."""
    asked = {
        "find": question.find,
        "bands": sorted(question.bands),
        "ready": sorted(question.ready),
        "data": sorted(question.data),
        "order": question.order if question.order != "ending" else "",
        "page": str(number or question.page) if (number or question.page) > 1 else "",
    }
    return {name: value for name, value in asked.items() if value}


def _pages(question: Question, answer: Answer) -> list[tuple[int, str]]:
    """Pages to go to, with their addresses: the first, the last, and those about the one shown."""
    near = {1, answer.pages, *range(answer.page - 2, answer.page + 3)}
    return [
        (one, "?" + urlencode(_query(question, one), doseq=True)) for one in sorted(near) if 1 <= one <= answer.pages
    ]


def _earlier(answer: Answer, today: date) -> tuple[int, date] | None:
    """How many cases listed are taken on a day of their own before today, and the earliest of these days."""
    days = [line.debt.as_of for line in answer.found if line.debt is not None and line.debt.as_of < today]
    return (len(days), min(days)) if days else None


def _offered(filing: str, question: Question, answer: Answer) -> bool:
    return filing in _COLUMNS or filing in question.ready or bool(answer.counts["ready"][filing])


def _row(line: Line, today: date) -> dict[str, Any]:
    """A line as the page shows it."""
    readiness = line.readiness or {}
    return {
        "line": line,
        "address": f"cases/{quote(line.number, safe='')}" if line.number else "",
        "endings": _endings(line, today),
        "statuses": [readiness.get(name) for name in _COLUMNS],
    }


def _endings(line: Line, today: date) -> list[tuple[str, str, str]]:
    """Of each right its name, when it ends in words, and how much that matters; never nothing once it is known."""
    debt = line.debt
    if debt is None:
        return []
    told = [(debt.soonest.right, *_to_come(debt.soonest, today))] if debt.soonest else []
    told += [(one.right, f"已于 {one.last_day} 届满", "bad") for one in debt.dead[:_SHOWN_DEAD]]
    if more := len(debt.dead) - _SHOWN_DEAD:
        told += [("", f"另有 {more} 项已经届满", "bad")] if more > 0 else []
    told += [(right, "缺资料，算不出", "ask") for right in debt.unknown]
    return told or [("", "没有在走的期间", "quiet")]


def _to_come(ending: Ending, today: date) -> tuple[str, str]:
    left = (ending.last_day - today).days
    soon = {"month": "bad", "quarter": "ask"}.get(band_of(ending, today), "")
    return f"{ending.last_day}（{'今天' if left == 0 else f'还有 {left} 天'}）", soon


ROUTES = [
    Route("/books/{book}", _table, methods=["GET"]),
    Route("/books/{book}/make", _make, methods=["POST"]),
]
