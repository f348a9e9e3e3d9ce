"""Of one packet made: where all in it comes from, what a court's upload page wants, what changed since, a masked copy."""

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from recovery_docs.answers.trace_workbook import trace_cells, trace_headings, trace_workbook
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.handlers.asked import XLSX, file_of, form_of
from recovery_docs.desk.handlers.made import address_of, made_at
from recovery_docs.desk.letters.made import Made
from recovery_docs.desk.letters.remade import remade
from recovery_docs.desk.own.trial import made_known
from recovery_docs.desk.rendered import page
from recovery_docs.packet.upload.court_profile import NATIONAL, read_court_profile
from recovery_docs.packet.upload.upload import zipped

_ZIP = "application/zip"


def _packet(request: Request) -> tuple[Desk, Made, Path]:
    desk, made = made_at(request)
    packet = made.packet(request.path_params["packet"])
    if packet is None:
        raise HTTPException(404, "没有这个文书包，后来重做过的，请刷新页面")
    made_known(desk.folder.templates)
    return desk, made, packet


def _trace(request: Request) -> Response:
    """A table of sources, or the workbook of it."""
    desk, made, packet = _packet(request)
    traced = remade(made, packet, desk.folder.templates).traced()
    if request.query_params.get("as") == "xlsx":
        return file_of(trace_workbook(traced, "zh"), f"出处 {packet.name}.xlsx", XLSX)
    headings = [str(one) for one in trace_headings()]
    rows = [trace_cells(one, "zh") for one in traced]
    return page(request, "trace.html", name=packet.name, headings=headings, rows=rows, back=address_of(made))


async def _upload(request: Request) -> Response:
    form = await form_of(request)
    return await run_in_threadpool(_uploaded, request, form.get("court", ""))


def _uploaded(request: Request, court: str) -> Response:
    """Make what is to be uploaded, and fetch it; what the court's page would not take is told first."""
    desk, made, packet = _packet(request)
    if court and court not in desk.folder.courts:
        raise HTTPException(404, "没有这个法院方案，后来移走的，请刷新页面")
    profile = read_court_profile(desk.folder.courts[court] if court else NATIONAL)
    target, told = remade(made, packet, desk.folder.templates).uploaded(profile)
    if told or target.is_dir():
        said = f"{target.name}，在“文书”文件夹的“{made.out.name}”里。"
        return page(request, "faults.html", title="已备好上传材料", faults=(said, *map(str, told)))
    return FileResponse(target, filename=target.name)


def _redline(request: Request) -> Response:
    """The papers as they would be now, with tracked changes against those that lie there, in a zip."""
    desk, made, packet = _packet(request)
    found = remade(made, packet, desk.folder.templates).compared(desk.today())
    told = [str(one) for one in found.warnings]
    if not found.files:
        told = told or ["照现在的资料做出来，各份文书的文字与文件夹里的一样。"]
        return page(request, "faults.html", title="没有可以对照的", faults=told)
    files = {**found.files} | ({"没有对照成的.txt": "\n".join(told).encode()} if told else {})
    return file_of(zipped(files), f"{packet.name}_修订对照.zip", _ZIP)


def _redacted(request: Request) -> Response:
    desk, made, packet = _packet(request)
    name, data = remade(made, packet, desk.folder.templates).redacted()
    return file_of(data, name, _ZIP)


ROUTES = [
    Route("/papers/{papers}/trace/{packet}", _trace, methods=["GET"]),
    Route("/papers/{papers}/upload/{packet}", _upload, methods=["POST"]),
    Route("/papers/{papers}/redline/{packet}", _redline, methods=["GET"]),
    Route("/papers/{papers}/redacted/{packet}", _redacted, methods=["GET"]),
]
