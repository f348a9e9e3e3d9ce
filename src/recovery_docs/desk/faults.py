"""What a handler refuses, told to whoever asked: a page for a reader, data for a script."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from recovery_docs.desk.page_words import PageJSON
from recovery_docs.desk.rendered import page
from recovery_docs.errors import RecoveryDocsError

_TITLES = {404: "没有这一页", 405: "不接受这种请求"}


_TOLD = {404: ("地址写错了，或者它已经移走。台账和案件从首页打开，做好的文书在“工作”里。",)}


def wants_json(request: Request) -> bool:
    """Whether a script asks."""
    return "application/json" in request.headers.get("accept", "")


def refused(request: Request, *faults: str, status: int = 422) -> Response:
    """Sentences on what is wrong: `{"faults": […]}`, or a page of them."""
    if wants_json(request):
        return PageJSON({"faults": faults}, status)
    return page(request, "faults.html", status=status, title="这一步没有做成", faults=faults)


def on_error(request: Request, error: Exception) -> Response:
    """The answer to a `RecoveryDocsError` or an `HTTPException` that no handler caught."""
    if isinstance(error, RecoveryDocsError):
        return refused(request, *(str(fault) for fault in error.faults))
    status = error.status_code if isinstance(error, HTTPException) else 500
    title = _TITLES.get(status, "这一步没有做成")
    # Starlette puts the English phrase of the status where nobody gave a reason.
    reason = getattr(error, "detail", "")
    told = (reason,) if reason and reason != HTTPStatus(status).phrase else ()
    if wants_json(request):
        return PageJSON({"faults": told or (title,)}, status)
    return page(request, "faults.html", status=status, title=title, faults=told or _TOLD.get(status, ()))
