"""Pages from their templates: every value escaped, every name there, the menu and the token of this start on each."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recovery_docs.desk.page_words import finalized
from recovery_docs.messages import chinese_date
from recovery_docs.money import figures

_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_VALUE = re.compile(r"\{\{(?:p |r )?\s*([^|}]*)[^}]*\}\}")
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


def readable(paragraphs: Iterable[str]) -> str:
    """The words of a clause without its conditions, each field by its name.

    >>> readable(["{%p if 有 %}", "尚欠{{ 欠款.合计|写('…元') }}。"])
    '尚欠【欠款.合计】。'
    """
    text = _TAG.sub("", " ".join(paragraphs))
    return " ".join(_VALUE.sub(lambda found: f"【{found[1].strip()}】", text).split())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {"money": figures, "day": chinese_date, "readable": readable}
    environment.filters.update(filters)
    return environment
