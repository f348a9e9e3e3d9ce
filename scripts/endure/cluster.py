"""A scheduler and two workers of Dask, each a process of its own that can be lost."""

import socket
import subprocess
import sys
from typing import Any

_QUIET = subprocess.DEVNULL


class Machines:
    """Started on entry, when two workers are there; ended on exit."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        self._scheduler = self._started("dask_scheduler", "--host", self.address, "--no-show")
        self._workers = [self._worker(), self._worker()]

    def __enter__(self) -> "Machines":
        from distributed import Client

        connect: Any = Client
        with connect(self.address, timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
        return self

    def __exit__(self, *_: object) -> None:
        for process in (*self._workers, self._scheduler):
            process.kill()
            process.wait()

    def lose(self, what: str) -> bool:
        """End the scheduler, or the older worker, in whose place another one comes."""
        if what == "worker":
            self._workers.append(self._worker())
        lost = self._scheduler if what == "scheduler" else self._workers[-3]
        lost.kill()
        lost.wait()
        return True

    def _worker(self) -> "subprocess.Popen[bytes]":
        return self._started("dask_worker", self.address, "--no-nanny", "--nthreads", "1")

    def _started(self, program: str, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments, "--no-dashboard"]
        return subprocess.Popen(command, stdin=_QUIET, stdout=_QUIET, stderr=_QUIET)
