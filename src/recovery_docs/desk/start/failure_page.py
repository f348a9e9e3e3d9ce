"""A start by double click has no terminal to fail in: why there is no desk, and what to do, on a page."""

import tempfile
import webbrowser
from contextlib import suppress
from html import escape
from pathlib import Path

from platformdirs import user_documents_path

from recovery_docs.desk.bare_page import bare_page
from recovery_docs.errors import UnwrittenError
from recovery_docs.packet.atomic_folder import put_file

_NAME = "工作台打不开的原因.html"


def show_failure(told: str) -> None:
    """Open a page of these lines, in a file that only its owner can read, wherever one can be written."""
    said = "".join(f"<p>{escape(line)}</p>" for line in told.splitlines())
    page = bare_page(f"<h1>打不开清收文书工作台</h1>{said}").encode()
    # 工作夹可能正是写不进去的；系统的临时文件夹放在最后，沙箱里的浏览器（snap）读不到那里
    for path in _places():
        with suppress(UnwrittenError):
            put_file(path, page)
            webbrowser.open(path.as_uri())
            return


def take_failure_away() -> None:
    """The desk is open: the page of an earlier start that failed is true no more."""
    for path in _places():
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _places() -> tuple[Path, ...]:
    return tuple(folder / _NAME for folder in (user_documents_path(), Path.home(), Path(tempfile.gettempdir())))
