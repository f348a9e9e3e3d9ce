"""The program as a process of its own, asked over its own socket."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

PATIENCE = 60
"""Seconds for what takes moments on a machine that does nothing else."""


@dataclass
class Running:
    """A desk that runs, and the cookie by which it knows us."""

    process: "subprocess.Popen[str]"
    host: str
    cookie: str = ""

    @property
    def port(self) -> int:
        return int(self.host.rpartition(":")[2])

    def ask(self, method: str, path: str, **headers: str) -> HTTPResponse:
        """The answer, its body not read yet; the connection is closed with it."""
        told = {
            "Host": self.host,
            "Origin": f"http://{self.host}",
            "Sec-Fetch-Site": "same-origin",
            "Cookie": self.cookie,
        }
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, headers=told | headers)
        return connection.getresponse()

    def raw(self, method: str, target: str) -> bytes:
        """What is answered to a target that no client would leave as it is."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            head = f"{method} {target} HTTP/1.1\r\nHost: {self.host}\r\nCookie: {self.cookie}\r\n"
            head += f"Origin: http://{self.host}\r\nContent-Length: 0\r\n"
            connection.sendall((head + "Sec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n").encode())
            return b"".join(iter(lambda: connection.recv(1 << 16), b""))

    def enter(self, address: str) -> None:
        """Use a ticket."""
        parts = urlsplit(address)
        answer = self.ask("GET", f"{parts.path}?{parts.query}")
        self.cookie = (answer.getheader("set-cookie") or "").partition(";")[0]


@contextmanager
def program(*arguments: str | Path, **variables: str) -> Iterator["subprocess.Popen[str]"]:
    """`recovery-docs desk …`, ended with the test."""
    process = subprocess.Popen(
        [sys.executable, "-m", "recovery_docs", "desk", *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8", **variables},
    )
    with process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def running(folder: Path, **variables: str) -> Iterator[Running]:
    """The program on a folder, entered."""
    with program(folder, "--no-browser", **variables) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        desk = Running(process, urlsplit(address).netloc)
        desk.enter(address)
        yield desk


def first_event(stream: HTTPResponse) -> object:
    """What the stream tells first."""
    while not (line := stream.readline()).startswith(b"data: "):
        assert line, "the stream ended"
    return json.loads(line.removeprefix(b"data: "))
