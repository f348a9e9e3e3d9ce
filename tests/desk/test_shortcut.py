"""The starter on the desktop, run as each system runs it."""

import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_docs.desk.start import failure_page
from recovery_docs.desk.start.shortcut import write_shortcut

ODD = '张 三的"100%" $HOME `夹`\\'


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """Stands for Python, and notes how it was called."""
    script = tmp_path / "my python"
    script.write_text(f'#!/bin/sh\nfor word in "$@"; do echo "$word"; done > "{tmp_path}/called"\n')
    script.chmod(0o700)
    return script


def test_on_linux_the_entry_starts_the_desk_of_this_folder(tmp_path: Path) -> None:
    target = write_shortcut(tmp_path, Path("/x") / ODD, "linux", "/opt/my python")
    lines = dict(line.split("=", 1) for line in target.read_text(encoding="utf-8").splitlines()[1:])
    assert (target.suffix, lines["Terminal"], lines["Type"]) == (".desktop", "false", "Application")
    # The key's value is unescaped first, then split as the shell splits what is in double quotes, then field codes.
    words = shlex.split(lines["Exec"].replace("\\\\", "\\"))
    # shlex keeps the backslash before $ and ` that the specification takes away.
    found = [word.replace("\\$", "$").replace("\\`", "`").replace("%%", "%") for word in words]
    assert found == ["/opt/my python", "-m", "recovery_docs", "desk", "--no-console", f"/x/{ODD}"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_on_a_mac_the_command_starts_the_desk_of_this_folder(tmp_path: Path, python: Path) -> None:
    target = write_shortcut(tmp_path, Path("/x") / ODD, "darwin", str(python))
    assert target.suffix == ".command"
    subprocess.run([f"{target}"], check=True)
    called = tmp_path / "called"
    subprocess.run(["sh", "-c", 'until [ -s "$0" ]; do sleep 0.1; done', called], check=True, timeout=60)
    assert called.read_text(encoding="utf-8").splitlines() == [
        "-m",
        "recovery_docs",
        "desk",
        "--no-console",
        f"/x/{ODD}",
    ]


def test_on_windows_the_console_goes_at_once_and_chinese_paths_are_read(tmp_path: Path) -> None:
    (tmp_path / "pythonw.exe").write_bytes(b"")
    target = write_shortcut(tmp_path, Path("D:/清收 100%"), "win32", str(tmp_path / "python.exe"))
    assert target.suffix == ".cmd"
    lines = target.read_bytes().decode("utf-8").split("\r\n")
    assert lines[:2] == ["@echo off", "chcp 65001 >nul"]
    assert lines[2] == f'start "" "{tmp_path}/pythonw.exe" "-m" "recovery_docs" "desk" "--no-console" "D:/清收 100%%"'


def test_a_good_start_takes_the_page_of_a_failed_one_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(failure_page, "user_documents_path", lambda: tmp_path)
    monkeypatch.setattr(failure_page.webbrowser, "open", opened.append)
    failure_page.show_failure("端口都被占用")
    (page,) = tmp_path.iterdir()
    assert opened == [page.as_uri()]
    failure_page.take_failure_away()
    assert list(tmp_path.iterdir()) == []
