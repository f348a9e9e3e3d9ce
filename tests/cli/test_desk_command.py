"""`recovery-docs desk` before any page is served."""

import os
import subprocess
import sys
from pathlib import Path


def _run(*arguments: str, before: str = "pass", **variables: str) -> "subprocess.CompletedProcess[str]":
    code = f"import sys; {before}; sys.argv[0] = 'recovery-docs'; from recovery_docs.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "desk", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **variables},
    )


def test_without_its_extra_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    for package in ("starlette", "uvicorn"):
        done = _run(str(tmp_path / "清收"), before=f"sys.modules['{package}'] = None")
        assert done.returncode == 2
        assert done.stderr.strip() == "没有安装工作台。运行 pip install 'recovery-docs[desk]'。"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = _run(str(tmp_path / "file" / "清收"), "--no-browser")
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert "清收" in done.stderr


def test_the_shortcut_lies_on_the_desktop(tmp_path: Path) -> None:
    done = _run(str(tmp_path / "清收"), "--shortcut", HOME=str(tmp_path), XDG_DESKTOP_DIR=str(tmp_path / "桌面"))
    assert done.returncode == 0
    written = Path(done.stdout.strip())
    assert written.is_file()
    assert tmp_path in written.parents
    assert str(tmp_path / "清收") in written.read_text(encoding="utf-8")
