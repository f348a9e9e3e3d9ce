"""The ticket is handed to the browser in a file that only its owner can read, not on a command line that others see."""

from html import escape
from pathlib import Path

from recovery_docs.desk.bare_page import bare_page
from recovery_docs.packet.atomic_folder import put_file

_NAME = "正在打开工作台.html"
# 放在工作夹里：沙箱里的浏览器（snap）读不到系统的临时文件夹，也读不到点号开头的


def put_ticket(folder: Path, address: str) -> Path:
    """A page in the folder that goes on to the address."""
    path = folder / _NAME
    head = '<meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url={address}">'
    page = bare_page('<p><a href="{address}">打开清收文书工作台</a></p>', head)
    put_file(path, page.format(address=escape(address)).encode())
    return path


def take_ticket_away(folder: Path) -> None:
    """Once it was used, and at the end."""
    (folder / _NAME).unlink(missing_ok=True)
