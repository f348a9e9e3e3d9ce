"""Error values of formulas in books of every kind, and books in the standard's other vocabulary: told, and never empty."""

import os
import struct
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import old_books
import pytest
from containers import HEADINGS, packed, parts_of, workbook

from recovery_docs.errors import InputError
from recovery_docs.intake import Row, read_workbook
from recovery_docs.packages import PackageError
from recovery_docs.spreadsheet.reading.sheet import sheets_of
from recovery_docs.spreadsheet.reading.without_traces import without_traces

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
CELLS = ("2026-0001", "示例银行股份有限公司", "李示例", "", "示借字第1号", "1000", "2026-10-31")
WORDS = (b"http://schemas.openxmlformats.org/spreadsheetml/2006/", b"http://purl.oclc.org/ooxml/spreadsheetml/")
RELATIONS = (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/")


def text(words: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


def ods(path: Path, principal: str) -> Row:
    """The one row of a book of LibreOffice with such a cell for the balance of principal, F2."""
    cells = "".join(principal if cell == "1000" else text(cell) for cell in CELLS)
    names = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<office:document-content {names} xmlns:calcext="{CALC}" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="台账"><table:table-row>{"".join(map(text, HEADINGS))}</table:table-row>'
        f"<table:table-row>{cells}</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{OASIS}:manifest:1.0"/>')
        archive.writestr("content.xml", content)
    return next(iter(read_workbook(path)))


def computed(shown: str, attributes: str) -> str:
    return f'<table:table-cell table:formula="of:=1/0" {attributes}><text:p>{shown}</text:p></table:table-cell>'


LIBRE = 'office:value-type="string" office:string-value="" calcext:value-type="error"'


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        *((computed(error, LIBRE), error) for error in ("#DIV/0!", "#N/A", "#REF!", "#NAME?", "#VALUE!", "Err:502")),
        (computed("#DIV/0!", 'office:value-type="float" office:value="0"'), "#DIV/0!"),
        (computed("#NUM!", 'office:value-type="string"'), "#NUM!"),
        ('<table:table-cell table:formula="of:=[.Z1]"/>', "没有它的计算结果"),
    ],
)
def test_an_error_in_a_book_of_libreoffice_is_told_at_its_cell(tmp_path: Path, cell: str, said: str) -> None:
    row = ods(tmp_path / "台账.ods", cell)

    (fault,) = (one for one in row.faults if one.place.cell == "F2")
    assert said in str(fault)
    assert fault.severity == "error"


def test_a_value_in_a_book_of_libreoffice_is_read_and_an_empty_result_is_empty(tmp_path: Path) -> None:
    read = ods(tmp_path / "1.ods", computed("1,000.00", 'office:value-type="float" office:value="1000"'))
    empty = ods(tmp_path / "2.ods", computed("", 'office:value-type="string" office:string-value=""'))

    assert ["只有本金余额" in "".join(map(str, row.faults)) for row in (read, empty)] == [True, False]
    assert not any("公式" in str(fault) for fault in (*read.faults, *empty.faults))


EMPTY_ROW = '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>'


def test_an_empty_text_as_libreoffice_writes_it_is_no_formula_without_a_result(tmp_path: Path) -> None:
    row = ods(tmp_path / "台账.ods", EMPTY_ROW)
    assert not any("公式" in str(fault) for fault in row.faults)


def xls(path: Path, principal: bytes, *, rows: int = 1, head: bytes = b"") -> list[Row]:
    """The rows of a book of the older format with such a cell for the balance of principal, F2."""
    cells = [old_books.cell(0, column, heading) for column, heading in enumerate(HEADINGS)]
    for row in range(1, rows + 1):
        words = (f"2026-{row:04d}", *CELLS[1:])
        cells += [old_books.cell(row, at, text) for at, text in enumerate(words) if row > 1 or text != "1000"]
    path.write_bytes(old_books.old_book("台账", b"".join(cells) + principal, head=head))
    return list(read_workbook(path))


@pytest.mark.parametrize("rows", [1, 40])
@pytest.mark.parametrize("named", ["台账.xls", "台账.et"])
@pytest.mark.parametrize("written", [old_books.typed_error, old_books.computed_error])
@pytest.mark.parametrize(
    ("code", "said"),
    [
        *((0x00, "#NULL!"), (0x07, "#DIV/0!"), (0x0F, "#VALUE!"), (0x17, "#REF!"), (0x1D, "#NAME?"), (0x24, "#NUM!")),
        *((0x2A, "#N/A"), (0x2B, "#GETTING_DATA")),
    ],
)
def test_an_error_in_a_book_of_the_older_format_is_told_at_its_cell(
    tmp_path: Path, written: Callable[[int, int, int], bytes], code: int, said: str, named: str, rows: int
) -> None:
    # 40 rows make a stream of more than 4,096 bytes, which lies in the file otherwise than a short one
    row = xls(tmp_path / named, written(1, 5, code), rows=rows)[0]

    (fault,) = (one for one in row.faults if one.place.cell == "F2")
    assert f"公式的结果是错误值 {said}" in str(fault)
    assert fault.severity == "error"


def test_a_row_of_an_older_book_that_holds_nothing_but_errors_is_a_row(tmp_path: Path) -> None:
    errors = b"".join(old_books.computed_error(2, column, 0x17) for column in range(len(HEADINGS)))
    rows = xls(tmp_path / "台账.xls", old_books.cell(1, 5, 1000.0) + errors)
    assert [row.place.row for row in rows if row.place] == [2, 3]
    assert [fault.place.cell for fault in rows[1].faults if "#REF!" in str(fault)] == [f"{one}3" for one in "ABCDEFG"]


F2, H2 = (1, 5), (1, 7)
TEN = struct.pack("<d", 10)


@pytest.mark.parametrize(
    ("written", "head"),
    [
        pytest.param(old_books.computed(*F2, old_books.ZERO, marks=2), b"", id="POI, JExcelApi"),
        pytest.param(old_books.computed(*F2, old_books.ZERO, marks=3), b"", id="WriteExcel"),
        pytest.param(old_books.computed(*F2, old_books.ZERO, marks=2), old_books.EXCEL, id="POI into a book of Excel"),
        pytest.param(old_books.computed(*F2, old_books.ZERO), old_books.NOBODY, id="POI, the book to be computed"),
        pytest.param(old_books.NOT_COMPUTED + old_books.computed(*F2, old_books.ZERO), old_books.EXCEL, id="by hand"),
        pytest.param(old_books.computed(*F2, old_books.EMPTY_TEXT), b"", id="xlwt"),
    ],
)
def test_a_formula_of_an_older_book_that_was_never_computed_is_told(
    tmp_path: Path, written: bytes, head: bytes
) -> None:
    row = xls(tmp_path / "台账.xls", written, head=head)[0]

    (fault,) = (one for one in row.faults if one.place.cell == "F2")
    assert "没有它的计算结果" in str(fault)


@pytest.mark.parametrize(
    ("written", "head"),
    [
        pytest.param(old_books.cell(*F2, 1000.0), b"", id="no formula"),
        pytest.param(old_books.computed(*F2, old_books.ZERO), b"", id="0"),
        pytest.param(old_books.computed(*F2, old_books.ZERO), old_books.EXCEL, id="0, by Excel"),
        pytest.param(old_books.computed(*F2, TEN, marks=2), b"", id="10, to be computed again"),
        pytest.param(old_books.computed(*F2, TEN), old_books.NOBODY, id="10, by nobody known"),
        pytest.param(old_books.computed(*F2, old_books.EMPTY_TEXT), old_books.EXCEL, id="empty, by Excel"),
        pytest.param(
            old_books.computed(*F2, old_books.EMPTY_TEXT) + old_books.computed(*H2, TEN), b"", id="one of two empty"
        ),
    ],
)
def test_a_result_of_an_older_book_is_a_value(tmp_path: Path, written: bytes, head: bytes) -> None:
    assert not any("公式" in str(fault) for fault in xls(tmp_path / "台账.xls", written, head=head)[0].faults)


def test_percentages_of_an_older_book_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path, percent, plain = tmp_path / "台账.xls", old_books.PERCENT, old_books.PLAIN
    values = [(percent, 0.06), (plain, 0.06), (percent, 0.07)]
    cells = old_books.cell(0, 0, 0.05, percent) + old_books.cell(0, 1, 0.05) + old_books.short_numbers(0, 2, values)
    path.write_bytes(old_books.old_book("台账", cells))

    (sheet,) = sheets_of(path).visible

    assert [sheet.is_percent(f"{letter}1") for letter in "ABCDE"] == [True, False, True, False, True]
    assert next(sheet.rows()) == (1, [0.05, 0.05, 0.06, 0.06, 0.07])


def test_an_older_book_that_was_cut_off_or_leads_in_a_circle_is_refused(tmp_path: Path) -> None:
    whole = old_books.old_book("台账", b"".join(old_books.cell(row, 0, "甲" * 20) for row in range(200)))
    circle = bytearray(whole)
    circle[512 + 4 * 5 : 512 + 4 * 6] = struct.pack("<I", 4)
    path = tmp_path / "台账.xls"
    for data in (*(whole[:end] for end in range(8, len(whole) - old_books.SECTOR, 509)), bytes(circle)):
        path.write_bytes(data)
        with pytest.raises(InputError, match="工作簿打不开"):
            read_workbook(path)


@pytest.mark.parametrize("said", [(0x730000, 2, 0, 8), (0, 0x730000, 0, 8), (9, 2, 0, 8), (0, 2, 9, 8), (0, 2, 0, 999)])
def test_an_older_book_that_says_it_is_larger_than_its_format_is_refused(tmp_path: Path, said: tuple[int, ...]) -> None:
    # rows from 0 and their number, columns from 0 and theirs: 2 rows of 8 are read, and memory is asked for no others
    path = tmp_path / "台账.xls"
    for one, refused in (((0, 2, 0, 8), False), (said, True)):
        dimensions = old_books.record(0x0200, struct.pack("<2I3H", *one, 0))
        path.write_bytes(old_books.old_book("台账", dimensions + old_books.cell(1, 7, "甲")))
        with pytest.raises(PackageError) if refused else nullcontext():
            sheets_of(path)


def test_the_last_cell_of_an_older_book_is_told_with_its_address(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"IV65536.*Ctrl\+End"):
        xls(tmp_path / "台账.xls", old_books.cell(65_535, 255, "甲"))


def test_a_sheet_that_begins_in_the_midst_of_something_is_refused(tmp_path: Path) -> None:
    book = old_books.old_book("台账", old_books.cell(0, 0, "甲"))
    path = tmp_path / "台账.xls"
    at = book.index(struct.pack("<2H", 0x0085, 12)) + 4
    path.write_bytes(book[:at] + struct.pack("<I", struct.unpack_from("<I", book, at)[0] + 2) + book[at + 4 :])
    with pytest.raises(InputError, match="工作簿打不开"):
        read_workbook(path)


@pytest.mark.parametrize("at", [44, 64, 72])
def test_what_an_older_book_says_of_its_tables_takes_no_room(tmp_path: Path, at: int) -> None:
    # the number of sectors of each of its tables, which nobody needs to know
    path = tmp_path / "台账.xls"
    book = bytearray(old_books.old_book("台账", old_books.cell(0, 0, "甲")))
    book[at : at + 4] = struct.pack("<I", 0x7FFFFFFF)
    path.write_bytes(book)
    (sheet,) = sheets_of(path).visible
    assert next(sheet.rows()) == (1, ["甲"])


def test_where_a_library_breaks_off_nothing_but_the_sentence_is_seen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    # a formula that says it is longer than its record
    formula = struct.pack("<3H8sHIH", *F2, old_books.PLAIN, TEN, 0, 0, 300)
    with pytest.raises(InputError, match="工作簿打不开：文件已损坏"):
        xls(tmp_path / "台账.xls", old_books.record(0x0006, formula))
    assert capfd.readouterr().err == ""


def test_what_others_say_meanwhile_is_seen_afterwards(capfd: pytest.CaptureFixture[str]) -> None:
    with without_traces():
        os.write(2, b"written")
        assert capfd.readouterr().err == ""
    assert capfd.readouterr().err == "written"


@pytest.mark.parametrize("name", ["台账.xls", "台账.xlsx"])
def test_a_book_with_a_password_is_refused_as_such(tmp_path: Path, name: str) -> None:
    locked = old_books.record(0x002F, struct.pack("<3H", 1, 1, 1) + bytes(48))
    book = old_books.old_book("台账", old_books.cell(1, 300, "甲"), head=locked)
    path = tmp_path / name
    path.write_bytes(book if name.endswith(".xls") else old_books.container(bytes(5000), name="EncryptedPackage"))
    with pytest.raises(InputError, match="工作簿有密码"):
        read_workbook(path)


def strict(only: str = "", *, utf_16: bool = False) -> bytes:
    """The book in the vocabulary of Strict Open XML, or only the parts with such a name."""
    made = {}
    for name, data in parts_of(workbook()).items():
        if only in name:
            for old, new in (WORDS, RELATIONS):
                data = data.replace(old, new)
            if utf_16 and name.startswith("xl/w"):
                data = data.decode().replace("utf-8", "utf-16").replace("UTF-8", "UTF-16").encode("utf-16")
        made[name] = data
    return packed(made)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(strict(), id="whole"),
        pytest.param(strict("workbook.xml"), id="the book only"),
        pytest.param(strict("sheet1.xml"), id="a sheet only"),
        pytest.param(strict("styles.xml"), id="the formats only"),
        pytest.param(strict(utf_16=True), id="in two bytes a character"),
    ],
)
def test_strict_open_xml_is_refused_with_the_kind_to_save_as(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(data)

    with pytest.raises(InputError, match="Strict Open XML") as refused:
        read_workbook(path)
    assert "Excel 工作簿 (*.xlsx)" in str(refused.value)
