"""A real desk on an empty folder, and a page of a real browser in it that complains of whatever goes wrong on the way."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from recovery_docs.desk.folder import Folder

expect.set_options(timeout=40_000)  # a busy machine may be slow; a wrong page stays wrong
_QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_PATIENCE = 60
"""Seconds for what takes moments on a machine that does nothing else."""
_VIOLATIONS = """document.addEventListener("securitypolicyviolation", event =>
    console.error("policy: " + event.violatedDirective + " " + event.blockedURI))"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test below is one that needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of one file: the loop of Playwright must not outlive them in this process."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium browser is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*_QUIET])
        yield browser
        browser.close()


@dataclass
class Served:
    """A running program: its folder, and the address that lets one browser in, once; the cookies of who was let in."""

    folder: Folder
    process: "subprocess.Popen[str]"
    address: str
    cookies: list[Any] = field(default_factory=list)

    def enter(self, context: BrowserContext) -> Page:
        """The first page, by the ticket or by the cookies that it left."""
        context.add_cookies(self.cookies)
        page = context.new_page()
        page.goto(urljoin(self.address, "/") if self.cookies else self.address)
        page.wait_for_url("**/")
        self.cookies = self.cookies or context.cookies()
        return page

    def empty(self) -> None:
        """Take away what an earlier test put into its four folders."""
        for part in (self.folder.ledgers, self.folder.profiles, self.folder.templates, self.folder.papers):
            shutil.rmtree(part)
            part.mkdir()

    def stop(self) -> int:
        """End it as the system does; its exit code."""
        self.process.terminate()
        return self.process.wait(timeout=_PATIENCE)


@contextmanager
def _serving() -> Iterator[Callable[..., Served]]:
    started: list[subprocess.Popen[str]] = []

    def start(root: Path, **variables: str) -> Served:
        process = subprocess.Popen(
            [sys.executable, "-m", "recovery_docs", "desk", str(root), "--no-browser"],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8", **variables},
        )
        started.append(process)
        assert process.stdout is not None
        return Served(Folder(root), process, process.stdout.readline().strip())

    yield start
    for process in started:
        process.terminate()
        try:
            process.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
        if process.stdout:
            process.stdout.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Start the program on a folder, `tmp_path/清收` unless another is named, with more variables of the environment."""
    with _serving() as start:
        yield lambda root=None, **variables: start(root or tmp_path / "清收", **variables)


@pytest.fixture(scope="module")
def shared(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One program for the tests of a file; a page that stays open keeps it from ending between two tests."""
    with _serving() as start:
        served = start(tmp_path_factory.mktemp("desk") / "清收")
        context = chromium.new_context()
        served.enter(context)
        yield served
        context.close()


@pytest.fixture
def served(shared: Served) -> Served:
    """The program on an empty folder."""
    shared.empty()
    return shared


@dataclass
class Watched:
    """What went wrong on the pages of a browser. A test that expects something of it takes it away."""

    troubles: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Listen to a page."""
        page.on(
            "console",
            lambda told: told.type == "error" and self.troubles.append(f"console: {told.text} {told.location}"),
        )
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("request", lambda request: self._ask(request.url))

    def _ask(self, address: str) -> None:
        parts = urlsplit(address)
        host = parts.hostname or ""
        if (
            parts.scheme in ("data", "blob", "chrome", "chrome-extension")
            or host == "127.0.0.1"
            or host.endswith(".localhost")
        ):
            return
        self.troubles.append(f"request: {address}")


@pytest.fixture
def watched() -> Iterator[Watched]:
    found = Watched()
    yield found
    assert found.troubles == []


@pytest.fixture
def context(chromium: Browser, serve: object, watched: Watched) -> Iterator[BrowserContext]:
    """A browser of its own for each test: no cookie of another, Chinese, a laptop's screen. It ends before any program."""
    context = chromium.new_context(
        locale="zh-CN", viewport={"width": 1366, "height": 768}, accept_downloads=True, reduced_motion="reduce"
    )
    context.add_init_script(_VIOLATIONS)
    context.set_default_timeout(1000 * _PATIENCE)
    expect.set_options(timeout=1000 * _PATIENCE)
    context.on("page", watched.follow)
    yield context
    context.close()


@pytest.fixture
def page(served: Served, context: BrowserContext) -> Page:
    """The first page of the running program."""
    return served.enter(context)
