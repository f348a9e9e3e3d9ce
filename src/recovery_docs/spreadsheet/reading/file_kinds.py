"""Which files can be read as workbooks, and what a file is that its name says it is not."""

import zipfile
from pathlib import Path

from recovery_docs.messages import Message, say
from recovery_docs.packages import WORKBOOK, damaged
from recovery_docs.spreadsheet.reading.compound_file import MAGIC

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv")
"""What calamine reads, .et being .xls or .xlsx as WPS names it; and text."""
_WEB_PAGE = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<?xml")


def is_workbook(path: Path) -> bool:
    """Whether the file is a workbook rather than one case."""
    return path.suffix.lower() in WORKBOOK_SUFFIXES


def unreadable(path: Path) -> tuple[Message, Message]:
    """Why a workbook cannot be opened, where its first bytes tell, and what to do."""
    named, found = path.suffix.lower(), _written_as(path)
    if found in WORKBOOK_SUFFIXES and found != named:
        return (
            say("文件名以 {named} 结尾，内容却是 {found}", named=named, found=found),
            say("把文件名的结尾改成 {found}，或者在 Excel、WPS 中打开，另存为 .xlsx", found=found),
        )
    if found == ".html":
        return (
            say("文件名以 {named} 结尾，内容却是网页，常见于业务系统导出的表格", named=named),
            WORKBOOK.again,
        )
    wrong = damaged(WORKBOOK)
    return wrong.problem, wrong.remedy


def _written_as(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            head = file.read(512)
        if head.startswith(MAGIC):
            return ".xls"
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB_PAGE):
            return ".html"
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                names = archive.namelist()
                if "xl/workbook.xml" in names:
                    return ".xlsx"
                if "mimetype" in names and archive.read("mimetype").endswith(b".spreadsheet"):
                    return ".ods"
    except (OSError, zipfile.BadZipFile):
        return None
    return None
