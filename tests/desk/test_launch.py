"""A start of the program from its first moment to its last, as a process."""

import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest
from running import PATIENCE, Running, first_event, program, running
from starlette.applications import Starlette

from recovery_docs.desk import app, launch, only_desk
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.door import Door
from recovery_docs.desk.folder import Folder
from recovery_docs.desk.only_desk import RunningError

LEFT = ["台账", "文书", "方案", "模板"]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without a signal")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_with_streams_open_and_nothing_is_left(tmp_path: Path, ending: signal.Signals) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with running(tmp_path / "清收", TMPDIR=str(temporary)) as desk:
        streams = [desk.ask("GET", "/alive") for _ in range(3)]
        assert [first_event(one)["event"] for one in streams] == ["start"] * 3  # type: ignore[index]
        desk.process.send_signal(ending)
        # Streams that were said goodbye to end; those that the server cuts after its two seconds are incomplete.
        assert [one.read().strip() for one in streams] == [b""] * 3
        desk.process.wait(timeout=PATIENCE)
    assert _names(tmp_path / "清收") == LEFT
    assert _names(temporary) == []


def test_the_folders_are_its_owners_only_and_none_is_answered_from_elsewhere(tmp_path: Path) -> None:
    with running(tmp_path / "清收") as desk:
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "清收").iterdir()}
        assert modes == {".desk.json": 0o600, ".desk.lock": 0o600, **dict.fromkeys(LEFT, 0o700)}
        listening = subprocess.run(["ss", "-Hltn"], capture_output=True, text=True, check=False).stdout
        assert [line.split()[3] for line in listening.splitlines() if f":{desk.port} " in line] in (
            [f"127.0.0.1:{desk.port}"],
            [],  # no `ss` on this machine
        )
        assert desk.ask("GET", "/", Host=f"127.0.0.1:{desk.port}").status == 421
        assert desk.ask("GET", "/", Cookie="").status == 403
        assert desk.ask("GET", "/").status == 200


@pytest.mark.parametrize(
    "target",
    [
        *("/static/../app.py", "/static/../../../../../../etc/passwd", "/static/%2e%2e/%2e%2e/app.py", "//etc/passwd"),
        *("/static/....//app.py", "/static/..%5c..%5capp.py", "/static/%00", "/folders/..", "/books/../../etc/passwd"),
        *(
            "/static/..%2f..%2fapp.py",
            "/static/%2fetc%2fpasswd",
            "/static//etc/passwd",
            "/books/..%2f..%2fetc%2fpasswd",
        ),
        *("file:///etc/passwd", "http://127.0.0.1/static/../app.py"),
    ],
)
def test_no_target_as_it_comes_over_the_wire_leads_out(desk_of_all: Running, target: str) -> None:
    for method in ("GET", "POST"):
        answer = desk_of_all.raw(method, target)
        assert answer.split(b" ")[1] in (b"404", b"405", b"400")
        assert b"Starlette" not in answer
        assert b"root:" not in answer


@pytest.fixture(scope="module")
def desk_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("desk") / "清收") as desk:
        yield desk


def test_the_browser_gets_the_ticket_in_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    noted, copy = tmp_path / "arguments", tmp_path / "page.html"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{noted}"\nstat -c %a "$2" > "{copy}"\ncat "$2" >> "{copy}"\n')
    folder = tmp_path / "work"
    file = folder / "正在打开工作台.html"
    browser.chmod(0o700)
    with program(folder, BROWSER=f"{browser} %s {file}") as process:
        for _ in range(10 * PATIENCE):
            if copy.exists() and b"</html>" in copy.read_bytes():
                break
            time.sleep(0.1)
        assert noted.read_text() == file.as_uri()
        mode, _, page = copy.read_text(encoding="utf-8").partition("\n")
        assert mode == "600"
        assert "/enter?ticket=" in page
        process.terminate()
    assert _names(folder) == LEFT  # the file goes with the program, used or not


def test_a_second_start_says_that_the_first_runs_and_gets_a_way_in(tmp_path: Path) -> None:
    with running(tmp_path / "清收") as desk:
        with program(tmp_path / "清收", "--no-browser") as second:
            told, _ = second.communicate(timeout=PATIENCE)
            assert second.returncode == 0
        said, address = told.strip().splitlines()
        assert "已经在运行" in said
        assert desk.host in address
        before = desk.cookie
        desk.enter(address)
        assert desk.cookie == before
        desk.cookie = ""
        desk.enter(address)
        assert desk.cookie == ""
        assert desk.process.poll() is None


def test_what_a_killed_start_left_keeps_nobody_out(tmp_path: Path) -> None:
    folder = tmp_path / "清收"
    with running(folder) as killed:
        killed.process.kill()
    assert ".desk.json" in _names(folder)
    with running(folder) as desk:
        assert desk.ask("GET", "/").status == 200
        assert desk.host != killed.host
        desk.process.terminate()
    assert _names(folder) == LEFT


def test_a_first_start_that_does_not_answer_is_named_without_a_way_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(only_desk, "_PATIENCE_SECONDS", 0.1)
    with only_desk.only_desk(tmp_path, Door("desk-test.localhost:1")):
        with pytest.raises(RunningError) as refused, only_desk.only_desk(tmp_path, Door("desk-test.localhost:2")):
            pass
        assert refused.value.address is None
    assert _names(tmp_path) == []


def test_the_address_is_a_name_of_its_own_where_browsers_know_such_names(monkeypatch: pytest.MonkeyPatch) -> None:
    assert launch.host_of(80) != launch.host_of(80)
    assert launch.host_of(80).endswith(".localhost:80")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(launch, "_resolves", lambda name: False)
    assert launch.host_of(80) == "127.0.0.1:80"


def test_a_job_keeps_the_program_after_the_last_page_was_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recovery_docs.desk.alive.CLOSED_SECONDS", 0.2)
    works, addresses, desks = Event(), Queue[str](), Queue[Desk]()
    works.set()

    def build(desk: Desk) -> Starlette:
        desk.busy = works.is_set
        desk.at_end.append(lambda: desks.put(desk))
        return app.build(desk)

    monkeypatch.setattr(launch, "build", build)
    told = addresses.put
    thread = Thread(target=launch.run, args=(Folder(tmp_path), date.today), kwargs={"browser": False, "told": told})
    thread.start()
    try:
        desk = Running(None, urlsplit(address := addresses.get(timeout=PATIENCE)).netloc)  # type: ignore[arg-type]
        desk.enter(address)
        stream = desk.ask("GET", "/alive")
        assert first_event(stream)
        assert desk.ask("POST", "/farewell").status == 204
        stream.close()
        time.sleep(1.5)
        assert desk.ask("GET", "/").status == 200
    finally:
        works.clear()
    thread.join(timeout=PATIENCE)
    assert not thread.is_alive()
    assert desks.get_nowait().door.host == desk.host  # closed in good order
