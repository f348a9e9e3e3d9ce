"""A posting list that came back, dropped on the page of its posting: its results go into the cases."""

from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from recovery_docs.batch.returned.returned_workbook import write_marked
from recovery_docs.desk.faults import refused
from recovery_docs.desk.handlers.made import address_of, posting_at
from recovery_docs.desk.incoming import cleaned
from recovery_docs.desk.letters.postings import came_back, taken_in
from recovery_docs.desk.page_words import PageJSON
from recovery_docs.errors import RecoveryDocsError
from recovery_docs.spreadsheet.reading.file_kinds import WORKBOOK_SUFFIXES

MARKED = "标明.xlsx"
_TAKEN = {"delivered": "妥投", "refused": "拒收", "returned": "退回"}


async def _put(request: Request) -> Response:
    """The list as the body: what was taken in, what is asked, and the list with its cells marked where something is."""
    name = cleaned(request.path_params["name"])
    if not name.lower().endswith(WORKBOOK_SUFFIXES):
        return refused(request, f"“{name}”不是表格；能放入的是 {'、'.join(WORKBOOK_SUFFIXES)}")
    return await run_in_threadpool(_taken, request, name, await request.body())


def _taken(request: Request, name: str, data: bytes) -> Response:
    desk, made, posting = posting_at(request)
    if made.source is None:
        return refused(request, "台账不在“台账”文件夹里了，结果没有地方记：把台账放回来再放一次")
    channel = "letter" if request.query_params.get("channel") == "letter" else "ems"
    with came_back(posting, name, data) as listed:
        try:
            found, received, sent = taken_in(posting, listed, made.source, desk.today(), channel)  # type: ignore[arg-type]
        except RecoveryDocsError as error:
            return refused(request, *(str(fault) for fault in error.faults))
        faults = [*found.wrong, *found.asked, *received.faults]
        marked = posting / MARKED
        if faults:
            write_marked(listed, marked, faults, "zh")
        else:
            marked.unlink(missing_ok=True)
    told = [f"记入{word} {received.taken[key]} 件" for key, word in _TAKEN.items() if received.taken[key]]
    told += [f"以前已经记入 {received.known} 件"] if received.known else []
    told += [f"还没有结果 {found.waiting} 件"] if found.waiting else []
    told += [f"登记簿记为已发出 {sent} 件"] if sent else []
    answer: dict[str, Any] = {"told": told or ["没有可以记入的"], "asked": [str(fault) for fault in faults]}
    if faults:
        answer["marked"] = f"{address_of(made)}/postings/{quote(posting.name)}/{quote(MARKED)}"
    return PageJSON(answer)


ROUTES = [Route("/papers/{papers}/postings/{posting}/returned/{name}", _put, methods=["PUT"])]
