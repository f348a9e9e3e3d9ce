"""What to do with a damaged file is said in the words of its kind: nobody with a spreadsheet is sent to Word."""

from pathlib import Path

import old_books
import pytest
from containers import TYPES, changed, packed, parts_of, word, workbook

from recovery_docs.errors import RecoveryDocsError
from recovery_docs.intake import read_case, read_workbook
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.volume.exhibit_file import UnfitError, looked_at

CUT = workbook()[:-30]
LEADING_OUT = changed(workbook(), {"../x.xml": b"<x/>"})
ODS = packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x"})
BOOKS = {
    "台账.xlsx": (CUT, LEADING_OUT, b"nothing"),
    "台账.xlsm": (CUT,),
    "台账.xls": (old_books.old_book("台账", b"")[:900], b"nothing"),
    "台账.et": (old_books.old_book("台账", b"")[:900],),
    "台账.ods": (ODS, ODS[:-30]),
    "台账.csv": (b"\xff\xfe\x00\xd8\xff\xff,\x00",),
}
BROKEN_WORD = (word("甲")[:-30], changed(word("甲"), {"../x.xml": b"<x/>"}), b"nothing")


@pytest.mark.parametrize(("name", "data"), [(name, data) for name, harmed in BOOKS.items() for data in harmed])
def test_a_workbook_is_to_be_opened_in_excel(tmp_path: Path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(RecoveryDocsError) as refused:
        read_workbook(path)
    (fault,) = refused.value.faults
    assert "Excel" in str(fault.remedy)
    assert ".xlsx" in str(fault.remedy)
    assert "Word" not in str(fault)
    assert ".docx" not in str(fault)


@pytest.mark.parametrize("data", BROKEN_WORD)
def test_a_template_is_to_be_opened_in_word(data):
    with pytest.raises(RecoveryDocsError) as refused:
        CompiledTemplate.load(data, name="模板.docx")
    (fault,) = refused.value.faults
    assert "Word" in str(fault.remedy)
    assert ".docx" in str(fault.remedy)
    assert "Excel" not in str(fault)


@pytest.mark.parametrize("name", ["证据.docx", "证据.pdf", "证据.jpg"])
def test_an_exhibit_is_to_be_scanned_again(tmp_path: Path, name):
    path = tmp_path / name
    path.write_bytes(parts_of(word("甲"))[TYPES][:99])
    with pytest.raises(UnfitError) as refused:
        looked_at(path)
    assert "重新扫描" in str(refused.value.remedy)
    assert "Excel" not in str(refused.value.remedy)


def test_a_case_file_is_no_office_file(tmp_path: Path):
    path = tmp_path / "案件.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RecoveryDocsError) as refused:
        read_case(path)
    assert not any(program in str(fault) for fault in refused.value.faults for program in ("Word", "Excel"))
