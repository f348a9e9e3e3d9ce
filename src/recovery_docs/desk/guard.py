"""Who is answered: this program's own pages in its user's own browser, and nobody else (see SECURITY.md)."""

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recovery_docs.desk.bare_page import bare_page
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.door import COOKIE, Door

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")
READING = ("GET", "HEAD")
ENTRY, DOORBELL = "/enter", "/doorbell"
_UNCOUNTED = ("/alive", "/farewell")
"""Requests that say of themselves how long they last: nobody waits for their answer."""
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


@dataclass(frozen=True, slots=True)
class Refusal:
    """The status of what is not answered, and what its reader may do: a page, or the bare words for a script."""

    status: int
    title: str
    remedy: str = "请重新打开程序。"
    home: bool = False
    """Whether the first page may be of use to who reads this."""

    def response(self, headers: Headers) -> Response:
        """The answer to a request with these headers."""
        if "application/json" in headers.get("accept", ""):
            return PlainTextResponse(f"{self.title}。{self.remedy}", self.status, {"x-desk-refused": str(self.status)})
        link = '<p><a href="/">回到首页</a></p>' if self.home else ""
        return HTMLResponse(bare_page(f"<h1>{self.title}</h1><p>{self.remedy}</p>{link}"), self.status)


TOO_LARGE = Refusal(413, "文件太大", "请分成几个文件再放入。")
BROKEN = Refusal(500, "程序出错，这一步没有做成", "已经做好的都还在；再试一次仍不行的，请重新打开程序。", home=True)


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
        return Refusal(403, "这个请求不是本程序的页面发出的", "一再出现的，请换新版的 Edge 或者 Chrome。", home=True)
    if not door.knows(_cookie(headers)):
        return Refusal(403, "没有从程序打开")
    if headers.get(START_HEADER, door.start) != door.start:
        return Refusal(409, "这一页是程序上一次打开时的，没有保存", "请刷新页面（F5），再做一次。")
    if _length(headers) > LARGEST.get(method, 0):
        return TOO_LARGE
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

        method, path, headers = scope["method"], scope["path"], Headers(scope=scope)
        refused = refusal(self._desk.door, method, path, headers)
        if refused is not None:
            await refused.response(headers)(scope, receive, sending)
            return
        counted = path not in _UNCOUNTED
        self._desk.alive.working(+counted)
        try:
            await self._app(scope, _bounded(receive, LARGEST.get(method, 0)), sending)
        except Exception as error:
            too_large = isinstance(error, _TooLargeError)
            if not sent:
                await (TOO_LARGE if too_large else BROKEN).response(headers)(scope, receive, sending)
            if not too_large:
                raise
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
