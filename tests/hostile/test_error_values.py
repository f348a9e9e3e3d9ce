"""Error values of formulas in books of every kind, and books in the standard's other vocabulary: told, and never empty."""

import zipfile
from pathlib import Path

import pytest
from containers import HEADINGS, packed, parts_of, workbook

from recovery_docs.errors import InputError
from recovery_docs.intake import Row, read_workbook

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
