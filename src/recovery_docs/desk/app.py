"""The desk as an application: the guard before everything, the pages behind it, an orderly end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from recovery_docs.desk import alive, entry
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.faults import on_error
from recovery_docs.desk.guard import Guard
from recovery_docs.desk.handlers import (
    answers,
    came_back,
    case,
    cases,
    columns,
    exhibits,
    home,
    jobs,
    made,
    packets,
    remade,
    templates,
)
from recovery_docs.errors import RecoveryDocsError

HANDLERS = (home, columns, cases, answers, exhibits, case, packets, jobs, made, came_back, remade, templates)


def build(desk: Desk) -> Starlette:
    """The application of one desk."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        desk.books.start()
        try:
            yield
        finally:  # what stands after the server is not reached on SIGTERM
            desk.close()

    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    pages = [route for handler in HANDLERS for route in handler.ROUTES]
    app = Starlette(
        routes=[*entry.ROUTES, *alive.ROUTES, static, *pages],
        middleware=[Middleware(Guard, desk=desk)],
        exception_handlers={HTTPException: on_error, RecoveryDocsError: on_error},
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app
