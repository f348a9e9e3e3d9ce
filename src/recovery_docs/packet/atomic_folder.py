"""Atomic writes: a folder or file whole or not at all, readable by its owner only."""

import errno
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from recovery_docs.errors import Fault, PacketError, Place, UnwrittenError, reason_of
from recovery_docs.messages import say
from recovery_docs.packet.file_names import MAX_PATH

_MAKING, _REPLACED = ".making-", ".replaced-"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""How systems say that there is no room left."""
_TAKEN = (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR, errno.EACCES)
"""How systems say that a folder cannot take the name because there is one; Windows also says that access is denied."""


def put_folder(
    target: Path, files: Mapping[str, bytes], *, kept: Mapping[str, str] | None = None, sync: bool = True
) -> None:
    """Write the files as the folder `target`, replacing it if it is there. Nothing half-written is ever seen.

    `kept` names what goes over from the folder that is replaced, old name to new.
    With `sync` the bytes are on the disk before the folder appears; a batch syncs many folders at once instead, where
    the system has a call for that.
    """
    sync = sync or not hasattr(os, "sync")
    longest = max((len(str(target.absolute())) + 1 + len(name) for name in files), default=0)
    if longest > MAX_PATH:
        raise PacketError(
            Fault(
                Place(file=target.name),
                say("路径长达 {length} 个字符，Windows 打不开", length=longest),
                say("把输出目录换到更浅的位置，或者缩短案件编号"),
            )
        )
    if target.is_symlink():
        target = target.resolve()  # 文件夹在别处的，写到那里去，链接留着
    try:
        making = _room_beside(target)
        try:
            for name, data in files.items():
                _write(f"{making}{os.sep}{name}", data, sync=sync)
            for old, new in (kept or {}).items():
                _copy(target / old, making / new)
            _swap(making, target)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise
    except OSError as error:
        raise unwritten(target, error) from error


def put_file(target: Path, data: bytes) -> None:
    """Write one file whole, readable by its owner only."""
    with file_in_making(target) as making:
        _write(str(making), data, sync=False)


@contextmanager
def file_in_making(target: Path) -> Iterator[Path]:
    """A temporary file beside `target`, its owner's only; it is renamed to `target` when all has gone well."""
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_MAKING, dir=target.parent)
        os.close(handle)
        making = Path(name)
        try:
            yield making
            with making.open("rb+") as written:
                os.fsync(written.fileno())
            making.replace(target)
        finally:
            making.unlink(missing_ok=True)
    except OSError as error:
        raise unwritten(target, error) from error


def sync_disk(folder: Path) -> None:
    """Bring to the disk what was written without `sync`."""
    if hasattr(os, "sync") and folder.exists():
        os.sync()


def clear_leftovers(folder: Path) -> None:
    """Roll back what a killed run left: remove temporary folders, restore those it had moved aside."""
    for replaced in folder.glob(f"{_REPLACED}*"):
        target = replaced.with_name(replaced.name.removeprefix(_REPLACED))
        if not target.exists():
            replaced.rename(target)
    leftovers: Iterable[Path] = (*folder.glob(f"{_MAKING}*"), *folder.glob(f"{_REPLACED}*"))
    for path in leftovers:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _room_beside(target: Path) -> Path:
    """A temporary folder, its owner's only."""
    making = target.parent / f"{_MAKING}{secrets.token_hex(8)}"
    try:
        making.mkdir(0o700)
    except FileNotFoundError:
        target.parent.mkdir(0o700, parents=True, exist_ok=True)
        making.mkdir(0o700)
    return making


def _write(path: str, data: bytes, *, sync: bool) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if sync:
            os.fsync(handle)
    finally:
        os.close(handle)


def _copy(old: Path, new: Path) -> None:
    if old.is_dir():
        shutil.copytree(old, new)
    else:
        shutil.copy2(old, new)


def _swap(making: Path, target: Path) -> None:
    try:
        # 原来没有这个文件夹的，改名一次就成；不先问有没有，省一次访问磁盘
        making.rename(target)
        return
    except OSError as error:
        if error.errno not in _TAKEN or not target.exists():
            raise
    replaced = target.with_name(f"{_REPLACED}{target.name}")
    shutil.rmtree(replaced, ignore_errors=True)
    target.rename(replaced)
    try:
        making.rename(target)
    except OSError:
        replaced.rename(target)
        raise
    shutil.rmtree(replaced, ignore_errors=True)


def unwritten(target: Path, error: OSError) -> UnwrittenError:
    """What is said where the system refused to write."""
    remedies = {
        errno.ENOSPC: say("磁盘已满：腾出空间后再做一次，已经完成的不会重做"),
        errno.EACCES: say("关闭正在 Word、WPS、Excel 中打开的文件，确认对输出目录有写权限，再做一次"),
        errno.EPERM: say("关闭正在 Word、WPS、Excel 中打开的文件，确认对输出目录有写权限，再做一次"),
        errno.ENAMETOOLONG: say("缩短案件编号或者文件名格式"),
    }
    remedy = remedies.get(error.errno or 0, say("检查输出目录所在的磁盘，再做一次"))
    problem = say("文件没有写成（{reason}）", reason=reason_of(error))
    return UnwrittenError(Fault(Place(file=target.name), problem, remedy))
