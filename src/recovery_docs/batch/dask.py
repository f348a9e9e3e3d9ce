"""A batch on a Dask cluster: the same chunks, worked on by other machines.

Where they see the folder of the run they write into it; where they do not, their packets come home and are written here.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from recovery_docs.batch.journal import FOLDER
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.run import Batch, Stopped, in_order, never, prepared, taken_up
from recovery_docs.batch.shelf import DiskShelf
from recovery_docs.batch.unit import Settings, do_rows, do_rows_on_tray, folder_of
from recovery_docs.batch.waiting import Tray, Waiting, put_waiting
from recovery_docs.errors import Fault, InputError, PacketError, Place
from recovery_docs.intake import Row
from recovery_docs.law.office import bring, office_texts
from recovery_docs.law.parameters import law_sha256, read_law_again
from recovery_docs.messages import say
from recovery_docs.packet.earlier_packet import Earlier

_AHEAD = 3
_CONNECT_SECONDS = 10

Found = dict[str, Earlier | PacketError | None]
Brought = tuple[list[CaseOutcome], Waiting]
Law = tuple[str, dict[str, str | None]]
"""The fingerprint of all figures, and what the office added to them."""
Done = TypeVar("Done")
_ONE_LAW = Lock()
"""The threads of a worker share the figures."""


def run_on_dask(
    rows: Iterable[Row], settings: Settings, *, address: str, stopped: Stopped = never
) -> Iterator[CaseOutcome]:
    """The outcome of every row, in order.

    Raises `InputError` where Dask is not installed or the scheduler does not answer.
    """
    client = _client(address)
    try:
        chunks = prepared(rows, settings)
        window = max(len(client.scheduler_info()["workers"]), 1) * _AHEAD
        token = settings.out.resolve() / FOLDER / f"{settings.key}.seen"
        token.touch(mode=0o600)
        if all(client.run(_sees, str(token)).values()):
            outcomes = in_order(chunks, settings, _shared(client), window, stopped)
        else:
            outcomes = in_order(chunks, settings, _brought_home(client, settings), window, stopped)
        yield from taken_up(outcomes, settings)
    finally:
        client.close()


def _sees(token: str) -> bool:
    return Path(token).is_file()


def _shared(client: Any) -> Any:
    """Workers write for themselves."""
    law = _our_law()

    def submit(chunk: Batch, settings: Settings, /) -> "Future[list[CaseOutcome]]":
        future: Future[list[CaseOutcome]] = client.submit(by_our_law, do_rows, law, chunk, settings, pure=False)
        return future

    return submit


def _brought_home(client: Any, settings: Settings) -> Any:
    """Workers are told what lies in the folders, and hand back what goes into them."""
    shelf, law = DiskShelf(settings.out, settings.key), _our_law()

    def submit(chunk: Batch, settings: Settings, /) -> "_Homecoming":
        found: Found = {}
        for _, row in chunk:
            if (folder := folder_of(row, settings.name)) is not None:
                try:
                    found[folder] = shelf.earlier(folder)
                except PacketError as error:
                    found[folder] = error
        return _Homecoming(client.submit(by_our_law, do_rows_away, law, chunk, settings, found, pure=False), shelf)

    return submit


def _our_law() -> Law:
    return law_sha256(), office_texts()


def by_our_law(work: Callable[..., Done], law: Law, *arguments: Any) -> Done:
    """Do the work by the figures of law of whoever sent it, the office's own among them; by no others.

    Raises `PacketError` where the program of the worker has other figures than ours.
    """
    fingerprint, texts = law
    with _ONE_LAW:
        if law_sha256() == fingerprint:
            return work(*arguments)
        bring(texts)
        read_law_again()
        try:
            if law_sha256() != fingerprint:
                raise PacketError(
                    Fault(
                        Place(),
                        say("Dask 工作机上的法律数值与本机不同，没有做"),
                        say("在每台工作机上安装与本机同一版本的 recovery-docs"),
                    )
                )
            return work(*arguments)
        finally:
            bring(None)
            read_law_again()


def do_rows_away(rows: Batch, settings: Settings, found: Found) -> Brought:
    """Do several rows without touching the folder of the run; gives the outcomes and the packets by folder."""

    def earlier(folder: str) -> Earlier | None:
        if isinstance(there := found[folder], PacketError):
            raise there
        return there

    return do_rows_on_tray(rows, settings, Tray(earlier))


class _Homecoming:
    """The future of a chunk done elsewhere, whose packets are put into the folder when they come."""

    def __init__(self, future: Any, shelf: DiskShelf) -> None:
        self._future, self._shelf = future, shelf

    def result(self) -> list[CaseOutcome]:
        """The outcomes, what could not be written among them."""
        outcomes, packets = self._future.result()
        outcomes = put_waiting(packets, outcomes, self._shelf)
        self._shelf.finish()
        return outcomes


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise InputError(
            Fault(
                Place(),
                say("没有安装 Dask，不能使用 --dask"),
                say("运行 pip install recovery-docs[dask]，或者去掉 --dask"),
            )
        ) from None
    try:
        connect: Any = Client
        return connect(address, timeout=_CONNECT_SECONDS)
    except (OSError, ValueError):
        raise InputError(
            Fault(
                Place(),
                say("连不上 Dask 调度器 {address}", address=address),
                say("检查地址和端口，例如 tcp://192.168.1.10:8786，或者去掉 --dask"),
            )
        ) from None
