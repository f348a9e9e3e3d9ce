"""What a request brought, the page for what is not there, a file to fetch."""

import json
from typing import Any
from urllib.parse import parse_qs, quote

from starlette.requests import Request
from starlette.responses import Response

from recovery_docs.desk.faults import wants_json
from recovery_docs.desk.page_words import PageJSON
from recovery_docs.desk.rendered import page

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


async def body_of(request: Request) -> dict[str, Any]:
    """What a page sent as JSON; nothing where it is no object."""
    try:
        said = json.loads(await request.body())
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form, the first value of each."""
    form = parse_qs((await request.body()).decode(errors="replace"), keep_blank_values=True)
    return {name: values[0] for name, values in form.items()}


def missing(request: Request, what: str) -> Response:
    """Nothing of that name: a page for people, a sentence for scripts."""
    if wants_json(request):
        return PageJSON({"faults": [what]}, 404)
    return page(request, "faults.html", status=404, title=what, faults=())


def file_of(data: bytes, name: str, kind: str, *, shown: bool = False) -> Response:
    """A file under its own name, to keep or to look at."""
    way = "inline" if shown else "attachment"
    named = f"{way}; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=kind, headers={"content-disposition": named})
