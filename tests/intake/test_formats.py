"""Formats of workbooks: what can be read, and what is said of a file that is not what its name says."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from workbook_files import FLAT, flat, only

from recovery_docs.cli import group
from recovery_docs.errors import InputError
from recovery_docs.intake import read_case, read_workbook

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def _ods(path: Path) -> Path:
    """A spreadsheet as LibreOffice keeps it, every cell a text."""
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
        )
        + "</table:table-row>"
        for cells in (FLAT, FLAT.values())
    )
    names = " ".join(f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="台账">{rows}</table:table></office:spreadsheet>'
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


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("xlsx", "台账.xls", "文件名以 .xls 结尾，内容却是 .xlsx"),
        ("xlsx", "台账.ods", "文件名以 .ods 结尾，内容却是 .xlsx"),
        ("ods", "台账.xlsx", "文件名以 .xlsx 结尾，内容却是 .ods"),
        ("old", "台账.xlsx", "文件名以 .xlsx 结尾，内容却是 .xls"),
        ("page", "台账.xls", "内容却是网页"),
        ("text", "台账.xls", "工作簿打不开"),
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
    else:
        head = {"old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "page": b"\xef\xbb\xbf\r\n<HTML><table>", "text": b"a\tb"}
        path.write_bytes(head.get(kind, b"") + b"\0" * 600 * (kind == "old"))
    with pytest.raises(InputError, match=said) as refused:
        read_workbook(path)
    assert "另存为 .xlsx" in str(refused.value)


@pytest.mark.parametrize("command", [["workbook", "check"], ["batch", "--filing", "auto", "--out", "out"]])
def test_another_kind_of_file_is_answered_with_the_formats_that_work(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "台账.dbf"
    path.write_text("案件编号,借款人\n", encoding="utf-8")
    result = CliRunner().invoke(group, [*command, str(path)])
    refused = isinstance(result.exception, InputError)  # `main` says it and exits with 2
    assert refused or result.exit_code == 2
    said = result.exception.in_language("zh") if isinstance(result.exception, InputError) else result.output
    assert ".xlsx、.xlsm、.xls、.et、.ods、.csv" in said
    with pytest.raises(InputError, match=r"\.xlsx、\.xlsm、\.xls、\.et、\.ods"):
        read_case(path)
