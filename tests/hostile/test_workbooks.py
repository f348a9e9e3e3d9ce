"""A damaged or hostile workbook is read whole, or refused in one sentence that says what to do; quickly, and in little room."""

import io
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from containers import changed, packed, parts_of, replaced, workbook
from effort import no_more_than

from recovery_docs.cli import main
from recovery_docs.errors import InputError
from recovery_docs.intake import read_workbook

SHEET = "xl/worksheets/sheet1.xml"
BILLION_LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def refused(folder: Path, data: bytes, name: str = "台账.xlsx") -> str:
    path = folder / name
    path.write_bytes(data)
    with no_more_than(8), pytest.raises(InputError) as error:
        read_workbook(path)
    (fault,) = error.value.faults
    assert fault.place.file == name
    assert str(fault.problem).startswith("工作簿打不开：")
    return str(fault)


def with_cell(reference: str, value: bytes = b"<v>1</v>") -> bytes:
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").encode()
    cell = b'<row r="%b"><c r="%b">%b</c></row></sheetData>' % (row, reference.encode(), value)
    return replaced(workbook(), SHEET, b"</sheetData>", cell)


@pytest.mark.parametrize("reference", ["GR1048576", "XFD1048576", "XFD100000", "AAA30000"])
def test_a_stray_cell_is_told_with_its_address_before_room_is_made_for_it(tmp_path, reference):
    tracemalloc.start()
    said = refused(tmp_path, with_cell(reference))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reference in said
    assert "Ctrl+End" in said
    assert peak < 64 << 20


@pytest.mark.parametrize("reference", ["C1048576", "XFD3", "AAA1000"])
def test_one_that_costs_little_is_read(tmp_path, reference):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(with_cell(reference))
    assert next(iter(read_workbook(path))).case_id == "2026-0001"


def test_sheets_that_together_reach_too_far_are_told_with_the_farthest_cell(tmp_path):
    # three columns of a million rows are read, and eight such sheets are not
    parts = parts_of(with_cell("C1048576"))
    one = SHEET.removesuffix("1.xml")
    assert "C1048576" in refused(tmp_path, packed({**parts, **{f"{one}{n}.xml": parts[SHEET] for n in range(2, 9)}}))


def test_a_far_cell_with_a_format_and_nothing_in_it_takes_no_room(tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(
        replaced(workbook(), SHEET, b"</sheetData>", b'<row r="1048576"><c r="GR1048576" s="0"/></row></sheetData>')
    )
    assert next(iter(read_workbook(path))).case_id == "2026-0001"


def test_a_part_that_inflates_to_gigabytes_is_refused_by_what_the_directory_says(tmp_path):
    stream = io.BytesIO(workbook())
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.bin", "w") as part,
    ):
        for _ in range(100):
            part.write(b"\0" * (1 << 20))
    assert "解压后太大" in refused(tmp_path, stream.getvalue())


def test_a_part_whose_size_is_a_lie_is_not_inflated_beyond_it(tmp_path):
    data = bytearray(changed(workbook(), {"xl/media/image1.bin": b"\0" * 5_000_000}))
    true, lie = (5_000_000).to_bytes(4, "little"), (5_000).to_bytes(4, "little")
    assert data.count(true) == 2
    assert "已损坏" in refused(tmp_path, bytes(data.replace(true, lie)))


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/xl/x.xml", "xl//x.xml", "C:/x.xml", "xl\\..\\..\\x.xml"])
def test_names_that_lead_out_of_the_package_are_refused(tmp_path, name):
    assert "指向包外" in refused(tmp_path, changed(workbook(), {name: b"<x/>"}))


def test_two_parts_whose_names_differ_in_case_only_are_one_name(tmp_path):
    assert "同名的部件" in refused(tmp_path, changed(workbook(), {SHEET.upper(): b"<x/>"}))


@pytest.mark.parametrize("part", [SHEET, "xl/theme/theme1.xml", "xl/styles.xml", "xl/workbook.xml", "docProps/app.xml"])
@pytest.mark.parametrize("harm", ["entities", "external", "cut", "mixed", "encoding"])
def test_no_part_is_mended_and_none_declares_a_document_type(tmp_path, part, harm):
    data = parts_of(workbook())[part]
    harmed = {
        "entities": BILLION_LAUGHS + data.partition(b"?>")[2] if b"?>" in data else BILLION_LAUGHS + data,
        "external": b'<!DOCTYPE x SYSTEM "file:///etc/hostname">' + data.partition(b"?>")[2] or data,
        "cut": data[:-9],
        "mixed": data.replace(b"</", b"</x></", 1),
        "encoding": b'<?xml version="1.0" encoding="inlineStr"?>' + (data.partition(b"?>")[2] or data),
    }
    if harm == "external" and not data.startswith(b"<?xml"):
        harmed["external"] = b'<!DOCTYPE x SYSTEM "file:///etc/hostname">' + data
    said = refused(tmp_path, changed(workbook(), {part: harmed[harm]}))
    assert part in said


def test_a_flipped_byte_in_the_packed_data_is_noticed(tmp_path):
    data = bytearray(workbook())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo(SHEET).header_offset + 30 + len(SHEET) + 40
    data[at] ^= 0xFF
    with pytest.raises((zlib.error, zipfile.BadZipFile)), zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.read(SHEET)
    assert "已损坏" in refused(tmp_path, bytes(data))


def test_a_file_sent_as_text_is_refused(tmp_path):
    data = workbook()
    assert refused(tmp_path, data.replace(b"\n", b"\r\n") if b"\n" in data else data[:-1])


@pytest.mark.parametrize(
    ("rows", "columns", "good"),
    [("1048576", "16384", False), ("99999999999", "1", False), ("1", "99999999999999", False), ("1000", "1000", True)],
)
def test_repeated_rows_and_cells_of_an_ods_are_counted_before_they_are_made(tmp_path, rows, columns, good):
    path = tmp_path / "台账.ods"
    path.write_bytes(_ods(rows, columns))
    if good:
        with pytest.raises(InputError) as error:
            read_workbook(path)
        assert "打不开" not in str(error.value)
    else:
        assert "重复" in refused(tmp_path, _ods(rows, columns), "台账.ods")


def _ods(rows: str, columns: str) -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    repeated = f'table:number-columns-repeated="{columns}" office:value-type="string"'
    cell = f"<table:table-cell {repeated}><text:p>x</text:p></table:table-cell>"
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet><table:table table:name="S">'
        f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return packed(
        {"mimetype": kind.encode(), "META-INF/manifest.xml": manifest.encode(), "content.xml": content.encode()}
    )


def test_on_the_command_line_it_is_one_sentence_and_exit_2(tmp_path, monkeypatch, capsys):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(with_cell("GR1048576"))
    monkeypatch.setattr("sys.argv", ["recovery-docs", "workbook", "check", str(path)])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert told.count("\n") == 1
    assert "GR1048576" in told
