"""The file of an exhibit, put beside the book of its case, where packets look for it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from recovery_docs.desk.desk import Desk
from recovery_docs.desk.faults import refused
from recovery_docs.desk.incoming import cleaned, take
from recovery_docs.desk.page_words import PageJSON

KINDS = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".docx")


async def _put(request: Request) -> Response:
    """A chosen file: its name as it lies there. One of the same name that is another file is not touched."""
    desk: Desk = request.app.state.desk
    book = desk.books.book(request.path_params["book"])
    if book is None:
        return refused(request, "没有这本台账", status=404)
    name = cleaned(request.path_params["name"])
    if not name.lower().endswith(KINDS):
        return refused(request, f"“{name}”不能作证据文件：用 PDF、JPG、PNG、TIFF 或者 Word（.docx）")
    path = book.source.path
    taken = await take(request.stream(), path if path.is_dir() else path.parent, name, "")
    if taken.asked:
        return refused(request, f"已经有另一份“{name}”：改个名字再选，免得弄混", status=409)
    return PageJSON({"name": taken.name})


ROUTES = [Route("/books/{book}/exhibits/{name:path}", _put, methods=["PUT"])]
