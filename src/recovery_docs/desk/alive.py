"""The stream that every page listens to: it tells pages that the program runs, and the program that pages are open."""

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

CLOSED_SECONDS = 15.0
"""From the last page's farewell to the end: as long as a slow laptop takes to show the page that the closed one led to."""
LOST_SECONDS = 2 * 3600.0
"""When pages vanish without a farewell: a browser that crashed, or put its tabs to sleep to save memory."""
_PING_SECONDS = 10.0

_Queue = asyncio.Queue[bytes | None]


class Alive:
    """The open streams of one desk. Pages of one browser share a stream."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._streams: set[_Queue] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._asked = 0
        self._left: float | None = None
        self._answered = self._farewell = float("-inf")

    def tell(self, event: str, value: object) -> None:
        """Send an event to every page, from whatever thread; scripts hear it as `desk:<event>` on the document."""
        text = _line(event, value)
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, text)

    def hang_up(self) -> None:
        """End every stream."""
        self._put(None)

    def said_farewell(self) -> None:
        """A page was closed, or left for another."""
        self._farewell = self._clock()

    def working(self, requests: int) -> None:
        """One request more, or one less, is being answered."""
        self._asked += requests
        self._answered = self._clock()

    def deserted(self) -> bool:
        """Whether the last page was closed, and none opened since."""
        if self._left is None or self._streams or self._asked:
            return False
        gone = self._clock() - max(self._left, self._answered)
        closed = self._farewell > self._left - CLOSED_SECONDS
        return gone > (CLOSED_SECONDS if closed else LOST_SECONDS)

    def opened(self) -> _Queue:
        """A stream more."""
        self._loop = asyncio.get_running_loop()
        queue: _Queue = asyncio.Queue()
        self._streams.add(queue)
        self._left = None
        return queue

    def ended(self, queue: _Queue) -> None:
        """A stream less."""
        self._streams.discard(queue)
        if not self._streams:
            self._left = self._clock()

    def _put(self, text: bytes | None) -> None:
        for queue in self._streams:
            queue.put_nowait(text)


def _line(event: str, value: object) -> bytes:
    return f"data: {json.dumps({'event': event, 'value': value}, ensure_ascii=False)}\n\n".encode()


class _Stream(Response):
    """Events until the page goes away or the program ends."""

    media_type = "text/event-stream"

    def __init__(self, alive: Alive, start: str) -> None:
        super().__init__()
        self._alive, self._start = alive, start

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/event-stream; charset=utf-8")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        queue = self._alive.opened()
        gone = asyncio.ensure_future(_gone(receive))
        text: bytes | None = b"retry: 1000\n" + _line("start", self._start)
        try:
            while text is not None and not gone.done():
                await send({"type": "http.response.body", "body": text, "more_body": True})
                text = await _next(queue, gone)
            await send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()
            self._alive.ended(queue)


async def _next(queue: _Queue, gone: "asyncio.Future[None]") -> bytes | None:
    waiting = asyncio.ensure_future(queue.get())
    try:
        both: set[asyncio.Future[Any]] = {waiting, gone}
        await asyncio.wait(both, timeout=_PING_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        return waiting.result() if waiting.done() else b": ping\n\n"
    finally:
        waiting.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _alive(request: Request) -> Response:
    desk = request.app.state.desk
    return _Stream(desk.alive, desk.door.start)


async def _farewell(request: Request) -> Response:
    request.app.state.desk.alive.said_farewell()
    return Response(status_code=204)


ROUTES = [Route("/alive", _alive, methods=["GET"]), Route("/farewell", _farewell, methods=["POST"])]
