"""The officer's workbook written as a stream: parts copied, rows passed on as they stand, only what is added is new.

Everything that nobody asked to change stays byte for byte: tables, pictures, charts, macros, comments in threads. A
workbook that is not put together as Excel, WPS, LibreOffice and openpyxl do it raises `UnusualError`: another encoding or
prefix, cells that do not say where they are, days counted from 1904, no formats, a shared formula that reaches out.
"""

from collections.abc import Mapping
from pathlib import Path

from lxml import etree
from openpyxl.utils import get_column_letter

from recovery_docs.batch.added import Columns
from recovery_docs.batch.cell import value
from recovery_docs.batch.disarmed import Disarmed, disarm_names
from recovery_docs.batch.marks import OURS
from recovery_docs.batch.package import Package
from recovery_docs.batch.report import Run
from recovery_docs.batch.sources import quieten
from recovery_docs.batch.spool import SheetIndex
from recovery_docs.batch.streamed_sheet import Copy, StreamedSheet
from recovery_docs.batch.styles import Styles
from recovery_docs.batch.summary import SUMMARY, SUMMARY_NAMES, WIDTHS, summary_lines
from recovery_docs.intake.raw_rows import UnusualError
from recovery_docs.intake.xlsx_parts import MAIN, RELATIONS, main
from recovery_docs.messages import Language


def write_streamed(run: Run, source: Path, target: Path, columns: Mapping[str, Columns], language: Language) -> None:
    """Write the copy. `columns` are those of each sheet that has some. Raises `UnusualError`."""
    with Package(source, target) as package:
        _refuse_1904(package)
        styles_part = package.relations.part("styles") or ""
        copy = Copy(package, Styles(package.read(styles_part), OURS), language, Disarmed())
        for name, part in package.sheets().items():
            if name not in SUMMARY_NAMES:
                index = run.outcomes.sheets.get(name, SheetIndex()).in_order()
                StreamedSheet(copy, name, part).write(index, run.outcomes, columns.get(name, Columns()))
        disarm_names(package.book, copy.disarmed)
        quieten(package, copy.disarmed)
        _write_summary(copy, run)
        package.write(styles_part, copy.styles.data())
        package.finish()


def _refuse_1904(package: Package) -> None:
    properties = package.book.find(main("workbookPr"))
    if properties is not None and properties.get("date1904") in ("1", "true"):
        raise UnusualError("1904")


def _write_summary(copy: Copy, run: Run) -> None:
    """Write the sheet that sums up; one of an earlier run is written over, whichever language it spoke."""
    with copy.package.writer(_summary_part(copy)) as stream:
        stream.write(
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}"><cols>'.encode()
        )
        for column, width in enumerate(WIDTHS, start=1):
            stream.write(f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'.encode())
        stream.write(b"</cols><sheetData>")
        for number, line in enumerate(summary_lines(run, copy.language, copy.disarmed, copy.remade), start=1):
            style = copy.styles.bold() if line.heading else 0
            cells = "".join(
                value(f"{get_column_letter(column)}{number}", held, copy.styles, style)
                for column, held in enumerate(line.values, start=1)
            )
            stream.write(f'<row r="{number}">{cells}</row>'.encode())
        stream.write(b"</sheetData></worksheet>")


def _summary_part(copy: Copy) -> str:
    package, name = copy.package, SUMMARY.in_language(copy.language)
    held = [old for old in package.sheets() if old in SUMMARY_NAMES]
    if not held:
        return _new_sheet(package, name)
    old = name if name in held else held[0]
    part = package.sheets()[old]
    package.rename_sheet(old, name)
    return part


def _new_sheet(package: Package, name: str) -> str:
    part = package.free("xl/worksheets/sheet{}.xml")
    package.declare(part, "worksheet")
    sheets = package.book.find(main("sheets"))
    number = max((int(sheet.get("sheetId", "0")) for sheet in sheets), default=0) + 1
    entry = etree.SubElement(sheets, main("sheet"), {"name": name, "sheetId": str(number)})
    entry.set(f"{{{RELATIONS}}}id", package.relations.add("worksheet", part))
    return part
