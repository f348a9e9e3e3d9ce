"""Who is answered: this program's own pages in its user's own browser, and nobody else (see SECURITY.md)."""

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recovery_docs.desk.desk import Desk
from recovery_docs.desk.door import COOKIE, Door

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")
READING = ("GET", "HEAD")
ENTRY, DOORBELL = "/enter", "/doorbell"
START_HEADER = "x-desk-start"
LARGEST = {"PUT": 200 << 20, "POST": 1 << 20}
"""Bytes of a body: files come by PUT, everything else is small. A hundred thousand rows are some 30 MB."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
}
_PAGE = (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>清收文书工作台</title></head>'
    "<body><h1>{title}</h1><p>{remedy}</p></body></html>"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """The status of what is not answered, and what its reader may do."""

    status: int
    title: str
    remedy: str = "请从桌面上的“清收文书工作台”重新打开。"

    def response(self) -> HTMLResponse:
        return HTMLResponse(_PAGE.format(title=self.title, remedy=self.remedy), self.status)


def refusal(door: Door, method: str, path: str, headers: Headers) -> Refusal | None:
    """Why a request is refused, the first reason in this order; None lets it in."""
    if headers.getlist("host") != [door.host]:
        return Refusal(421, "这不是本次打开的地址")
    if method not in METHODS:
        return Refusal(405, "不接受这种请求")
    if path == DOORBELL and method == "POST":
        return _refused_at_doorbell(door, headers)
    if method not in READING and headers.getlist("origin") != [door.origin]:
        return Refusal(403, "这个请求不是本程序的页面发出的")
    if path == ENTRY and method == "GET":
        return None
    if not _comes_from_our_page(method, headers):
        return Refusal(
            403, "这个请求不是本程序的页面发出的", '<a href="/">回到首页</a>；打不开的，换新版的 Edge 或者 Chrome。'
        )
    if not door.knows(_cookie(headers)):
        return Refusal(403, "没有从程序打开")
    if headers.get(START_HEADER, door.start) != door.start:
        return Refusal(409, "这一页是上一次打开的，没有保存", "请刷新页面，再做一次。")
    if _length(headers) > LARGEST.get(method, 0):
        return Refusal(413, "文件太大", "请分成几个文件再放入。")
    return None


def _refused_at_doorbell(door: Door, headers: Headers) -> Refusal | None:
    """A second start of the program rings, which is no browser and holds what only its user can read."""
    rung = headers.get("authorization") == f"Bearer {door.doorbell}" and "origin" not in headers
    return None if rung and _length(headers) <= 0 else Refusal(403, "没有从程序打开")


def _comes_from_our_page(method: str, headers: Headers) -> bool:
    """A page may also be asked for by its address or a bookmark (`none`); data only by a page of ours."""
    site = headers.get("sec-fetch-site")
    opened = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == ("navigate", "document")
    return site == "same-origin" or (site == "none" and opened and method in READING)


def _cookie(headers: Headers) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return None if found is None else found.value


def _length(headers: Headers) -> int:
    """What the request says of its body; one that does not say is counted as it comes."""
    text = headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 1 << 62


class _TooLargeError(Exception):
    """A body went beyond what its method may bring."""


class Guard:
    """The middleware: refuses, bounds bodies, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sent = False

        async def sending(message: Message) -> None:
            nonlocal sent
            if message["type"] == "http.response.start":
                sent = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        method, path = scope["method"], scope["path"]
        refused = refusal(self._desk.door, method, path, Headers(scope=scope))
        if refused is not None:
            await refused.response()(scope, receive, sending)
            return
        counted = path not in ("/alive", "/farewell")
        self._desk.alive.working(+counted)
        try:
            await self._app(scope, _bounded(receive, LARGEST.get(method, 0)), sending)
        except _TooLargeError:
            if not sent:
                await Refusal(413, "文件太大", "请分成几个文件再放入。").response()(scope, receive, sending)
        finally:
            self._desk.alive.working(-counted)


def _bounded(receive: Receive, most: int) -> Receive:
    came = 0

    async def counting() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > most:
            raise _TooLargeError
        return message

    return counting
