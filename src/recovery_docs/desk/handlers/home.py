"""① The first page: the books of the folder, and a place to drop new ones."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from recovery_docs.desk.rendered import page


def _home(request: Request) -> Response:
    desk = request.app.state.desk
    return page(request, "home.html", books=[path.name for path in desk.folder.books()], folder=str(desk.folder.root))


ROUTES = [Route("/", _home)]
