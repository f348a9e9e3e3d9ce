"""A folder is on the disk whole or not at all, and nobody but its owner reads it."""

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from recovery_docs.errors import PacketError
from recovery_docs.packet import atomic_folder as place
from recovery_docs.packet.atomic_folder import clear_leftovers, put_file, put_folder
from recovery_docs.packet.file_names import MAX_PATH

FILES = {"01_甲.docx": b"first", "02_乙.docx": b"second", "manifest.json": b"{}"}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _fail_at(monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException) -> None:
    write = place._write

    def failing(path: Any, data: bytes, *, sync: bool) -> None:
        if Path(path).name == name:
            Path(path).write_bytes(data[:2])
            raise error
        write(path, data, sync=sync)

    monkeypatch.setattr(place, "_write", failing)


def test_a_folder_is_there_with_all_its_files(tmp_path: Path) -> None:
    put_folder(tmp_path / "new" / "1", FILES)
    assert content(tmp_path / "new" / "1") == FILES
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["1"]


def test_a_folder_is_replaced_with_all_that_stood_in_it(tmp_path: Path) -> None:
    put_folder(tmp_path / "1", FILES)
    put_folder(tmp_path / "1", {"01_丙.docx": b"third"}, sync=False)
    assert content(tmp_path / "1") == {"01_丙.docx": b"third"}
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_reads_it(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        put_folder(tmp_path / "1", FILES)
        put_file(tmp_path / "report.xlsx", b"data")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "1").stat().st_mode) == 0o700
    for path in (*(tmp_path / "1").iterdir(), tmp_path / "report.xlsx"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", list(FILES))
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_what_breaks_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException
) -> None:
    _fail_at(monkeypatch, name, error)
    expected = PacketError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        put_folder(tmp_path / "1", FILES)
    assert list(tmp_path.iterdir()) == []


def test_what_breaks_off_leaves_the_packet_of_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_folder(tmp_path / "1", FILES)
    _fail_at(monkeypatch, "02_乙.docx", OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(PacketError) as caught:
        put_folder(tmp_path / "1", {"02_乙.docx": b"newer"})
    assert "磁盘已满" in str(caught.value)
    assert content(tmp_path / "1") == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


def test_what_cannot_be_put_in_place_leaves_the_packet_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_folder(tmp_path / "1", FILES)
    rename = Path.rename

    def held(self: Path, target: Path) -> Path:
        if self.name.startswith(".making-"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", held)
    with pytest.raises(PacketError) as caught:
        put_folder(tmp_path / "1", {"new": b""})
    assert "Word、WPS" in str(caught.value)
    assert content(tmp_path / "1") == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_run_leaves_no_packet_and_the_next_clears_up(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom recovery_docs.packet import atomic_folder\n"
        "write = atomic_folder._write\n"
        "def dying(path, data, *, sync):\n"
        "    write(path, data, sync=sync)\n"
        "    if Path(path).name == 'b': os.kill(os.getpid(), signal.SIGKILL)\n"
        "atomic_folder._write = dying\n"
        "atomic_folder.put_folder(Path(sys.argv[1]) / '1', {'a': b'1', 'b': b'2', 'c': b'3'})\n"
    )
    run = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert run.returncode == -signal.SIGKILL
    assert not (tmp_path / "1").exists()
    assert len(list(tmp_path.iterdir())) == 1
    clear_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_windows_cannot_open_is_refused(tmp_path: Path) -> None:
    room = MAX_PATH - len(str(tmp_path)) - len("/1/")
    put_folder(tmp_path / "1", {"x" * room: b""})
    with pytest.raises(PacketError) as caught:
        put_folder(tmp_path / "2", {"x" * (room + 1): b""})
    assert str(MAX_PATH + 1) in str(caught.value)
    assert not (tmp_path / "2").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PacketError):
        put_folder(tmp_path / "1", FILES)


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(PacketError):
        put_folder(tmp_path / "out" / "1", FILES)
    assert (tmp_path / "out").read_bytes() == b"a file"
