"""Formats of workbooks: what can be read, and what is said of a file that is not what its name says."""

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.styles import Font
from workbook_files import FLAT, flat, only

from recovery_docs.cli import group
from recovery_docs.errors import InputError
from recovery_docs.intake import read_case, read_workbook

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


_STRUCK = (
    '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="crossed"/>'
    '<style:style style:name="crossed" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)


def _ods(path: Path, look: str = "", column: str = "", rows_of: Sequence[Iterable[object]] = ()) -> Path:
    """A spreadsheet as LibreOffice keeps it, every cell a text; `look` is of its last row, `column` of all columns."""
    written = rows_of or (FLAT, FLAT.values())
    rows = "".join(
        f"<table:table-row{look if cells is written[-1] else ''}>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
        )
        + "</table:table-row>"
        for cells in written
    )
    names = " ".join(f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2">'
        f"<office:automatic-styles>{_STRUCK}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="台账">{column}{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{_OFFICE}:manifest:1.0"/>')
        archive.writestr("content.xml", content)
    return path


def test_a_spreadsheet_of_libreoffice_is_read_and_given_back(tmp_path: Path) -> None:
    path = _ods(tmp_path / "台账.ods")
    row = only(path)
    assert row.loaded is not None
    assert row.loaded.case.borrowers[0].name == "李示例"
    assert row.loaded.places["borrowers[0].name"].cell == "D2"
    result = CliRunner().invoke(group, ["workbook", "check", str(path), "--out", str(tmp_path / "标注.xlsx")])
    assert result.exit_code == 0
    assert (tmp_path / "标注.xlsx").exists()


_OTHER = {**FLAT, "案件编号": "2026-0002"}
_COLUMNS = '<table:table-column table:number-columns-repeated="100" table:default-cell-style-name="{}"/>'


@pytest.mark.parametrize(
    ("look", "column", "said"),
    [
        (' table:visibility="collapse"', "", "有 1 行是隐藏的（第3行），没有读取"),
        (' table:visibility="filter"', "", "有 1 行是筛选掉的（第3行），没有读取"),
        (' table:default-cell-style-name="ce1"', "", "有 1 行画了删除线（第3行），没有读取"),
        (' table:default-cell-style-name="plain"', _COLUMNS.format("ce1"), "有 1 行画了删除线（第2行），没有读取"),
        (' table:visibility="visible"', _COLUMNS.format("plain"), ""),
    ],
)
def test_rows_of_libreoffice_that_are_not_shown_or_struck_through_are_told_and_left_out(
    tmp_path: Path, look: str, column: str, said: str
) -> None:
    rows = read_workbook(_ods(tmp_path / "台账.ods", look, column, (FLAT, FLAT.values(), _OTHER.values())))
    told = [str(fault) for fault in rows.take_faults() if "没有读取" in str(fault) and "行" in str(fault)]
    assert [said in one for one in told] == [True] * bool(said)
    made = [row.case_id for row in rows if row.loaded]
    left_out = {"第2行": "2026-0001", "第3行": "2026-0002"}
    assert made == [name for row, name in left_out.items() if row not in said]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice to write an .xls")
def test_rows_of_the_older_format_that_are_not_shown_or_struck_through_are_told_and_left_out(tmp_path: Path) -> None:
    path = flat(tmp_path, *({"案件编号": f"2026-000{number}"} for number in range(1, 5)))
    workbook = load_workbook(path)
    workbook["台账"].row_dimensions[3].hidden = True
    for cell in workbook["台账"][4]:
        cell.font = Font(strike=True)
    workbook.save(path)
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"),
            *("--convert-to", "xls", "--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    for one in (path, path.with_suffix(".xls")):
        rows = read_workbook(one)
        told = " ".join(map(str, rows.take_faults()))
        assert "有 1 行是隐藏的（第3行），没有读取" in told
        assert "有 1 行画了删除线（第4行），没有读取" in told
        assert [row.case_id for row in rows if row.loaded] == ["2026-0001", "2026-0004"]


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("xlsx", "台账.xls", "文件名以 .xls 结尾，内容却是 .xlsx"),
        ("xlsx", "台账.ods", "文件名以 .ods 结尾，内容却是 .xlsx"),
        ("ods", "台账.xlsx", "文件名以 .xlsx 结尾，内容却是 .ods"),
        ("old", "台账.xlsx", "文件名以 .xlsx 结尾，内容却是 .xls"),
        ("page", "台账.xls", "内容却是网页"),
        ("text", "台账.xls", "工作簿打不开"),
        ("binary", "台账.xlsx", "工作簿是 .xlsb 格式"),
        ("binary", "台账.xls", "工作簿是 .xlsb 格式"),
        ("binary", "台账.et", "工作簿是 .xlsb 格式"),
        ("empty", "台账.xlsx", "工作簿打不开"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(tmp_path: Path, kind: str, name: str, said: str) -> None:
    path = tmp_path / "改名" / name
    path.parent.mkdir()
    if kind == "xlsx":
        shutil.move(flat(tmp_path), path)
    elif kind == "ods":
        _ods(path)
    elif kind == "binary":  # .xlsb
        with ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("xl/workbook.bin", b"\x83\x01\x00")
    else:
        head = {"old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "page": b"\xef\xbb\xbf\r\n<HTML><table>", "text": b"a\tb"}
        path.write_bytes(head.get(kind, b"") + b"\0" * 600 * (kind == "old"))
    with pytest.raises(InputError, match=said) as refused:
        read_workbook(path)
    assert "另存为 .xlsx" in str(refused.value)


@pytest.mark.parametrize("name", ["台账.dbf", "台账.xlsb"])
@pytest.mark.parametrize("command", [["workbook", "check"], ["batch", "--filing", "auto", "--out", "out"]])
def test_another_kind_of_file_is_answered_with_the_formats_that_work(
    tmp_path: Path, command: list[str], name: str
) -> None:
    path = tmp_path / name
    path.write_text("案件编号,借款人\n", encoding="utf-8")
    result = CliRunner().invoke(group, [*command, str(path)])
    refused = isinstance(result.exception, InputError)  # `main` says it and exits with 2
    assert refused or result.exit_code == 2
    said = result.exception.in_language("zh") if isinstance(result.exception, InputError) else result.output
    assert ".xlsx、.xlsm、.xls、.et、.ods、.csv" in said
    with pytest.raises(InputError, match=r"\.xlsx、\.xlsm、\.xls、\.et、\.ods"):
        read_case(path)
