"""⑧ The papers made of a book: packets and volumes to fetch and to check, the posting and what came back, the register."""

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from recovery_docs.case.grammar.day import day
from recovery_docs.delivery.printing.sizes import envelope_sizes, label_sizes
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.handlers.asked import XLSX, file_of, form_of
from recovery_docs.desk.letters.made import PAGE_PACKETS, Made, files_in, made_of, packets_shown
from recovery_docs.desk.letters.numbers import letters_of, register_xlsx, voided
from recovery_docs.desk.letters.postings import posted, postings_of, shown
from recovery_docs.desk.rendered import page
from recovery_docs.errors import FactError, Fault, RecoveryDocsError
from recovery_docs.filings import FILINGS
from recovery_docs.register.letter import LETTER_STATES

TABS = {"packets": "文书包和卷", "post": "交寄和回执", "register": "文号登记簿"}


def _show(request: Request, *, faults: tuple[Fault | str, ...] = (), status: int = 200) -> Response:
    desk, made = made_at(request)
    tab = request.query_params.get("tab", "")
    tab = tab if tab in TABS else "packets"
    values: dict[str, Any] = {"made": made, "tab": tab, "tabs": TABS, "address": address_of(made), "told": faults}
    if tab == "packets":
        values |= _packets(request, made) | {"courts": list(desk.folder.courts)}
    elif tab == "post":
        found = [one for path in postings_of(desk.folder, made.out) if (one := shown(path))]
        values |= {"postings": found, "envelopes": envelope_sizes(), "labels": label_sizes(), "today": desk.today()}
    else:
        titles = {one.id: one.title for one in FILINGS.values()}
        values |= {"letters": letters_of(desk.folder, made), "states": LETTER_STATES, "titles": titles}
    return page(request, "made.html", status=status, **values)


def _packets(request: Request, made: Made) -> dict[str, Any]:
    every = made.packets
    asked = request.query_params.get("page", "1")
    last = max(-(-len(every) // PAGE_PACKETS), 1)
    number = min(max(int(asked) if asked.isascii() and asked.isdecimal() else 1, 1), last)
    verified = "verify" in request.query_params
    shown_ones = every[(number - 1) * PAGE_PACKETS : number * PAGE_PACKETS]
    return {
        "packets": packets_shown(shown_ones, verified=verified),
        "count": len(every),
        "page": number,
        "pages": last,
        "verified": verified,
    }


def made_at(request: Request) -> tuple[Desk, Made]:
    """The folder of papers of the address."""
    desk: Desk = request.app.state.desk
    made = made_of(desk.folder, request.path_params["papers"])
    if made is None:
        raise HTTPException(404, "“文书”文件夹里没有这些文书")
    return desk, made


def address_of(made: Made) -> str:
    """Where its page is."""
    return f"/papers/{quote(made.out.name)}"


def _file(request: Request) -> Response:
    """A file of a packet, looked up in its listing."""
    _, made = made_at(request)
    packet, name = made.packet(request.path_params["packet"]), request.path_params["name"]
    if packet is None or name not in files_in(packet):
        raise HTTPException(404, "没有这个文件，文书包后来重做过的，请刷新页面")
    return FileResponse(packet / name, filename=name)


async def _post(request: Request) -> Response:
    return await run_in_threadpool(_posted, request, await form_of(request))


def _posted(request: Request, form: dict[str, str]) -> Response:
    """Make what the post office is given."""
    desk, made = made_at(request)
    if made.source is None:
        return _again(request, "台账不在“台账”文件夹里了，地址从台账里来：把它放回来再做")
    try:
        on = _day(form.get("posted_on", ""), desk.today())
        out, found = posted(desk.folder, made.out, made.source, form, on)
    except FactError as error:
        return _again(request, f"交寄日期：{error.problem}；{error.remedy}")
    except RecoveryDocsError as error:
        return _again(request, *error.faults)
    if found.faults:
        return _again(request, f"已做好，在“{out.name}”里，另有要看一看的：", *found.faults, status=200)
    return RedirectResponse(f"{address_of(made)}?tab=post", 303)


def _again(request: Request, *told: Fault | str, status: int = 400) -> Response:
    return _show(request, faults=told, status=status)


def _day(written: str, today: date) -> date:
    return day(written.strip()) if written.strip() else today


def posting_at(request: Request) -> tuple[Desk, Made, Path]:
    """The posting of the address."""
    desk, made = made_at(request)
    found = next(
        (one for one in postings_of(desk.folder, made.out) if one.name == request.path_params["posting"]), None
    )
    if found is None:
        raise HTTPException(404, "没有这次交寄")
    return desk, made, found


def _posting_file(request: Request) -> Response:
    """A file of a posting, looked up in its listing."""
    _, _, posting = posting_at(request)
    told, name = shown(posting), request.path_params["name"]
    if told is None or name not in told.files:
        raise HTTPException(404, "没有这个文件")
    return FileResponse(posting / name, filename=name)


def _register(request: Request) -> Response:
    """The register of the folder as a workbook."""
    desk, made = made_at(request)
    return file_of(register_xlsx(letters_of(desk.folder, made)), "文号登记簿.xlsx", XLSX)


async def _void(request: Request) -> Response:
    """Put a number out of use, for a reason."""
    desk, made = made_at(request)
    form = await form_of(request)
    try:
        await run_in_threadpool(voided, desk.folder, form.get("number", ""), form.get("reason", ""), desk.today())
    except RecoveryDocsError as error:
        return _again(request, *error.faults)
    return RedirectResponse(f"{address_of(made)}?tab=register", 303)


ROUTES = [
    Route("/papers/{papers}", _show, methods=["GET"]),
    Route("/papers/{papers}/files/{packet}/{name}", _file, methods=["GET"]),
    Route("/papers/{papers}/post", _post, methods=["POST"]),
    Route("/papers/{papers}/postings/{posting}/{name}", _posting_file, methods=["GET"]),
    Route("/papers/{papers}/register.xlsx", _register, methods=["GET"]),
    Route("/papers/{papers}/void", _void, methods=["POST"]),
]
