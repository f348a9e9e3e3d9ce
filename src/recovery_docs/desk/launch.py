"""One start of the desk: its address, the browser, and an end that leaves nothing behind."""

import secrets
import socket
import sys
import webbrowser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread

import uvicorn

from recovery_docs.desk.app import build
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.door import Door
from recovery_docs.desk.folder import Folder
from recovery_docs.desk.only_desk import RunningError, only_desk
from recovery_docs.desk.start.failure_page import take_failure_away
from recovery_docs.desk.ticket_file import put_ticket, take_ticket_away
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import say

_LOOPBACK = "127.0.0.1"
_GRACE_SECONDS = 2


def open_desk(place: Path, today: Callable[[], date], *, browser: bool, told: Callable[[str], None]) -> bool:
    """Serve the work folder until its last page is closed; one that is served already is opened instead.

    `told` hears the address where no browser is opened. Gives whether it was served here.

    Raises:
        InputError: Another start serves the folder and does not answer.
    """
    try:
        run(Folder(place), today, browser=browser, told=told)
        return True
    except RunningError as running:
        if running.address is None:
            raise InputError(
                Fault(
                    Place(file=place.name),
                    say("这个文件夹的工作台已经在运行，但没有回答"),
                    say("在任务管理器里结束它，再打开"),
                )
            ) from running
        if browser:
            webbrowser.open(put_ticket(place, running.address).as_uri())
        else:
            told(running.address)
        return False


def run(folder: Folder, today: Callable[[], date], *, browser: bool, told: Callable[[str], None]) -> None:
    """Serve the folder until its last page is closed; `told` hears the address when no browser is opened.

    Raises:
        RunningError: Another start serves this folder.
    """
    folder.lay_out()
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind((_LOOPBACK, 0))
        door = Door(host_of(listening.getsockname()[1]))
        desk = Desk(folder, today, door)
        with only_desk(folder.root, door) as leave:
            desk.at_end += (leave, lambda: take_ticket_away(folder.root))

            def ready() -> None:
                take_failure_away()
                if browser:
                    webbrowser.open(put_ticket(folder.root, door.ticket()).as_uri())
                else:
                    told(door.ticket())

            _serve(desk, listening, ready)


def host_of(port: int) -> str:
    """A name of our own, so that no other server on this machine is sent our cookie; the bare address where
    names under .localhost are not known (Safari asks the system, other browsers know them)."""
    name = f"desk-{secrets.token_hex(6)}.localhost"
    return f"{name if sys.platform != 'darwin' or _resolves(name) else _LOOPBACK}:{port}"


def _resolves(name: str) -> bool:
    try:
        return any(found[4][0] == _LOOPBACK for found in socket.getaddrinfo(name, None, socket.AF_INET))
    except OSError:
        return False


class _Server(uvicorn.Server):
    """Ends when the last page was closed, and lets no open stream keep it."""

    def __init__(self, config: uvicorn.Config, desk: Desk, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._desk, self._ready = desk, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        Thread(target=self._ready, daemon=True).start()  # a browser may keep its caller until it is closed

    async def on_tick(self, counter: int) -> bool:
        if self._desk.alive.deserted() and not self._desk.busy():
            self.should_exit = True
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._desk.alive.hang_up()
        await super().shutdown(sockets)


def _serve(desk: Desk, listening: socket.socket, ready: Callable[[], None]) -> None:
    config = uvicorn.Config(
        build(desk),
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    _Server(config, desk, ready).run(sockets=[listening])
