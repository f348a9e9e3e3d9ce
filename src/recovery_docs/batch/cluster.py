"""A Dask cluster as a batch needs it: work handed out, taken back as it is done, and one sentence for whatever is lost."""

import logging
import time
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError
from typing import Any

from recovery_docs.errors import Fault, InputError, Place, RecoveryDocsError, UnwrittenError
from recovery_docs.messages import Message, say

WAIT_SECONDS = 10
"""For the scheduler to answer, and for the first worker, or another one after all have gone."""
_LOOK_SECONDS = 1
_CLOSE_SECONDS = 2


class Cluster:
    """The cluster of a scheduler. Raises `InputError` where there is none, or it has no workers."""

    def __init__(self, address: str) -> None:
        self._client = _client(address)
        self._workers, self._seen = 1, time.monotonic()
        try:
            self._client.wait_for_workers(1, timeout=WAIT_SECONDS)
        except (TimeoutError, OSError):
            self.close()
            raise InputError(
                Fault(
                    Place(),
                    say("Dask 调度器 {address} 那里一台工作机也没有", address=address),
                    say("先启动工作机（dask worker {address}），再做一次", address=address),
                )
            ) from None

    def workers(self) -> int:
        """How many there are now, and one at least."""
        return self._workers

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """The future of the work."""
        try:
            return self._client.submit(work, *arguments, pure=False)
        except Exception as error:
            raise _lost(error) from error

    def finished(self, futures: Iterable[Any]) -> list[Any]:
        """Those that are done, one at least. Raises `PacketError` where scheduler or workers are lost."""
        from distributed import wait

        futures = list(futures)
        while True:
            try:
                self._count_workers()
                waited: Any = wait
                return list(waited(futures, timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                continue
            except (CancelledError, OSError, RuntimeError) as error:
                raise _lost(error) from error

    def _count_workers(self) -> None:
        try:
            workers = len(self._client.nthreads())
        except (CancelledError, OSError, RuntimeError) as error:
            raise _lost(error) from error
        if workers:
            self._workers, self._seen = workers, time.monotonic()
        elif time.monotonic() - self._seen > WAIT_SECONDS:
            raise _broken(say("Dask 工作机全都断开了"), say("检查工作机"))

    def result(self, future: Any) -> Any:
        """What came of the work; raises what the work refused, and `PacketError` where it came to nothing.

        What is done lies on its worker: where that one is gone before it is fetched, it is done again by another.
        """
        patience = _LOOK_SECONDS
        while True:
            try:
                result = future.result(timeout=patience)
            except RecoveryDocsError:
                raise
            except TimeoutError as error:
                if future.status == "error":
                    raise _lost(error) from error
            except Exception as error:
                raise _lost(error) from error
            else:
                future.release()
                return result
            self._count_workers()
            patience *= 2  # 大的结果在慢的网络上要取很久

    def close(self) -> None:
        """Leave the cluster, whatever state it is in."""
        try:
            self._client.close(timeout=_CLOSE_SECONDS)
        except Exception:
            logging.getLogger(__name__).debug("the cluster was not left in good order", exc_info=True)


def _lost(error: Exception) -> UnwrittenError:
    if isinstance(error, CancelledError | OSError | TimeoutError):
        return _broken(say("与 Dask 调度器断了联系"), say("检查调度器和网络"))
    if type(error).__name__ == "KilledWorker":
        return _broken(say("一批案件接连使几台 Dask 工作机终止，多半是内存不够"), say("给工作机多一些内存"))
    return _broken(
        say("Dask 工作机出错（{kind}）", kind=type(error).__name__),
        say("确认每台工作机上装的是与本机同一版本的 recovery-docs"),
    )


def _broken(problem: Message, remedy: Message) -> UnwrittenError:
    return UnwrittenError(Fault(Place(), problem, say("{remedy}；做好的都在，再做一次会接着做", remedy=remedy)))


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
    for name in ("distributed", "distributed.client", "distributed.core", "distributed.batched"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # 断了联系的，由我们说一句
    try:
        connect: Any = Client
        return connect(address, timeout=WAIT_SECONDS)
    except (OSError, ValueError):
        raise InputError(
            Fault(
                Place(),
                say("连不上 Dask 调度器 {address}", address=address),
                say("检查地址和端口，例如 tcp://192.168.1.10:8786，或者去掉 --dask"),
            )
        ) from None
