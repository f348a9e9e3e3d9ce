"""The same rows in the formats that a clerk also has: .xls, record by record (MS-XLS 2.4), and .ods."""

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from openpyxl import load_workbook

from recovery_docs.spreadsheet.reading.compound_file import container

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
Cells = Sequence[object]


def rows_of(workbook: bytes) -> list[Cells]:
    """The rows of the first sheet of an .xlsx."""
    return list(load_workbook(io.BytesIO(workbook), read_only=True).worksheets[0].iter_rows(values_only=True))


def xls(rows: Iterable[Cells]) -> bytes:
    """A book of one sheet: texts, numbers, and behind each row a formula that comes to 7."""
    head, sheet = (_record(0x0809, struct.pack("<4H2I", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6)) for kind in (0x05, 0x10))
    end = _record(0x000A)
    entry = struct.pack("<4B", 0, 0, 2, 1) + "台账".encode("utf-16-le")
    start = len(head) + 4 + 4 + len(entry) + len(end)
    cells = b"".join(_xls_row(number, row) for number, row in enumerate(rows))
    return container(head + _record(0x0085, struct.pack("<I", start) + entry) + end + sheet + cells + end, "Workbook")


def ods(rows: Iterable[Cells]) -> bytes:
    """A book of one sheet, all its cells texts."""
    names = " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
    cells = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="台账">{cells}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{_OASIS}:manifest:1.0"/>')
        archive.writestr("content.xml", content)
    return stream.getvalue()


def _xls_row(number: int, row: Cells) -> bytes:
    cells = []
    for column, value in enumerate(row):
        at = struct.pack("<3H", number, column, 0)
        if isinstance(value, int | float):
            cells.append(_record(0x0203, at + struct.pack("<d", value)))
        elif value is not None:
            text = str(value)
            cells.append(_record(0x0204, at + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")))
    expression = struct.pack("<BHBHB", 0x1E, 3, 0x1E, 4, 0x03)  # 3+4
    at = struct.pack("<3HdHIH", number, len(row), 0, 7, 0, 0, len(expression))
    return b"".join((*cells, _record(0x0006, at + expression)))


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(data)) + data
