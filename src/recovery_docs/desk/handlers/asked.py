"""What a request brought, and the page for what is not there."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from recovery_docs.desk.rendered import page


async def body_of(request: Request) -> dict[str, Any]:
    """What a page sent as JSON; nothing where it is no object."""
    try:
        said = json.loads(await request.body())
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def missing(request: Request, what: str) -> Response:
    """Nothing of that name: a page for people, a sentence for scripts."""
    if "json" in request.headers.get("accept", ""):
        return JSONResponse({"faults": [{"field": "", "text": f"{what}。"}]}, 404)
    return page(request, "missing.html", status=404, what=what)
