"""Pages from their templates: every value escaped, every name there, the menu and the token of this start on each."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recovery_docs.messages import chinese_date
from recovery_docs.money import figures

_PAGES = Path(__file__).parent / "pages"
MENU = (("/", "首页"), ("/jobs", "工作"), ("/templates", "模板"))
"""Address and word of what every page offers above."""


def page(request: Request, template: str, *, status: int = 200, **values: object) -> Response:
    """The page, or the part of a page, that a template and its values make."""
    return HTMLResponse(_text(request, template, values), status_code=status)


def _text(request: Request, template: str, values: Mapping[str, object]) -> str:
    desk = request.app.state.desk
    return (
        _environment()
        .get_template(template)
        .render(
            menu=MENU,
            path=request.url.path,
            start=desk.door.start,
            papers_folder=str(desk.folder.papers),
            **values,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {"money": figures, "day": chinese_date}
    environment.filters.update(filters)
    return environment
