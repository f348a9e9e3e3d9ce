"""A batch on a Dask cluster: the same chunks, worked on by other machines that see the same folder."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import Any

from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.run import Batch, in_order, prepared
from recovery_docs.batch.unit import Settings, do_rows
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.intake import Row
from recovery_docs.messages import say

_AHEAD = 3
_CONNECT_SECONDS = 10


def run_on_dask(rows: Iterable[Row], settings: Settings, *, address: str) -> Iterator[CaseOutcome]:
    """The outcome of every row, in order. `settings.out` must be one folder that every worker can write to.

    Raises `InputError` where Dask is not installed or the scheduler does not answer.
    """
    client = _client(address)
    try:
        window = max(len(client.scheduler_info()["workers"]), 1) * _AHEAD

        def submit(chunk: Batch, settings: Settings, /) -> "Future[list[CaseOutcome]]":
            future: Future[list[CaseOutcome]] = client.submit(do_rows, chunk, settings, pure=False)
            return future

        yield from in_order(prepared(rows, settings), settings, submit, window)
    finally:
        client.close()


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
