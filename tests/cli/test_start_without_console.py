"""A desk that a double click could not start says so in the browser."""

import stat
import sys
import webbrowser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from recovery_docs.cli import main
from recovery_docs.desk import only_desk
from recovery_docs.desk.door import Door


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that the browser was asked to open."""
    opened: list[Path] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(Path(unquote(urlsplit(address).path))))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "home" / "文档"))
    return opened


def _start(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["recovery-docs", "desk", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(str(ended.value.code))


def test_without_the_extra_the_page_says_what_to_install(shown: list[Path], tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("recovery_docs.cli.desk.find_spec", lambda name: None)
    assert _start(monkeypatch, "--no-console", str(tmp_path / "清收")) == 2
    (page,) = shown
    assert "没有安装工作台。运行 pip install &#x27;recovery-docs[desk]&#x27;。" in page.read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_made_is_said_where_no_stream_is(
    shown: list[Path], tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(sys, "stderr", None)  # as under pythonw
    monkeypatch.setattr(sys, "stdout", None)
    assert _start(monkeypatch, str(tmp_path / "file" / "清收")) in (1, 2)
    assert "清收" in shown[0].read_text(encoding="utf-8").partition("<p>")[2]


def test_a_first_start_that_does_not_answer_is_said_even_if_the_documents_cannot_be_written(
    shown: list[Path], tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(only_desk, "_PATIENCE_SECONDS", 0.1)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "文档").write_text("a file where the folder should be")
    (folder := tmp_path / "清收").mkdir()
    with only_desk.only_desk(folder, Door("desk-test.localhost:1")):
        assert _start(monkeypatch, "--no-console", str(folder)) == 2
    assert shown[0].parent == tmp_path / "home"
    assert "已经在运行，但没有回答。在任务管理器里结束它，再打开。" in shown[0].read_text(encoding="utf-8")


def test_a_defect_is_told_without_its_traceback(shown: list[Path], tmp_path: Path, monkeypatch) -> None:
    def broken(*_: object, **__: object) -> bool:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("recovery_docs.desk.launch.run", broken)
    monkeypatch.setattr(sys, "argv", ["recovery-docs", "desk", "--no-console", str(tmp_path)])
    with pytest.raises(ZeroDivisionError):
        main()
    page = shown[0].read_text(encoding="utf-8")
    assert "程序出错。再打开一次" in page
    assert "secret" not in page


def test_in_a_terminal_no_page_is_opened(shown: list[Path], tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "file").write_text("")
    assert _start(monkeypatch, str(tmp_path / "file" / "清收")) in (1, 2)
    assert "清收" in capsys.readouterr().err
    assert shown == []
