"""What to do with a damaged file is said in the words of its kind: nobody with a spreadsheet is sent to Word."""

from pathlib import Path

import old_books
import pytest
from containers import TYPES, WORD_RELATIONS, changed, packed, parts_of, replaced, word, workbook

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
FIELD = b'<w:body><w:p><w:fldSimple w:instr="%b"/></w:p>'
VML = b"urn:schemas-microsoft-com:vml"
BROKEN_WORD = (word("甲")[:-30], changed(word("甲"), {"../x.xml": b"<x/>"}), b"nothing")


def relation(kind: str, target: str, mode: str) -> bytes:
    """One more relation of the document, with the end of those that it has."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    one = f'<Relationship Id="rX" Type="{kinds}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return one.encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param(name, data, id=f"{name}-{number}")  # 压缩包里有时间，各进程里的不一样，不能作名称
        for name, harmed in BOOKS.items()
        for number, data in enumerate(harmed)
    ],
)
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


@pytest.mark.parametrize("data", BROKEN_WORD, ids=range(len(BROKEN_WORD)))
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


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (WORD_RELATIONS, b"</Relationships>", relation("image", "https://example.com/a.png", "External")),
        (WORD_RELATIONS, b"</Relationships>", relation("oleObject", "file:///C:/a.xlsx", "External")),
        (WORD_RELATIONS, b"</Relationships>", relation("aFChunk", "a.html", "Internal")),
        ("word/document.xml", b"<w:body>", FIELD % b"INCLUDEPICTURE &quot;https://example.com/a.png&quot;"),
        ("word/document.xml", b"<w:body>", FIELD % b"DDEAUTO excel a b"),
        ("word/document.xml", b"<w:body>", b'<w:body><v:rect xmlns:v="%b"><v:fill src="\\\\a\\b"/></v:rect>' % VML),
    ],
)
def test_an_exhibit_that_would_be_sent_out_for_more_is_not_given_to_the_office(tmp_path: Path, part, old, new):
    path = tmp_path / "证据.docx"
    path.write_bytes(replaced(word("甲"), part, old, new))
    with pytest.raises(UnfitError, match="会去读取"):
        looked_at(path)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (WORD_RELATIONS, b"</Relationships>", relation("hyperlink", "https://example.com", "External")),
        (WORD_RELATIONS, b"</Relationships>", relation("attachedTemplate", "file:///C:/a.dotx", "External")),
        ("word/document.xml", b"<w:body>", FIELD % b"EMBED Equation.DSMT4"),
        ("word/document.xml", b"<w:body>", FIELD % b"PAGE"),
    ],
)
def test_what_honest_word_files_hold_passes(tmp_path: Path, part, old, new):
    path = tmp_path / "证据.docx"
    path.write_bytes(replaced(word("甲"), part, old, new))
    assert looked_at(path).kind == "word"


@pytest.mark.parametrize("part", ["word/document.xml", "word/settings.xml", "docProps/app.xml"])
def test_an_exhibit_that_declares_a_document_type_is_refused(tmp_path: Path, part):
    path = tmp_path / "证据.docx"
    data = parts_of(word("甲"))
    declared = b'<!DOCTYPE x SYSTEM "https://example.com/x.dtd">' + data[part].partition(b"?>")[2]
    path.write_bytes(packed({**data, part: declared}))
    with pytest.raises(UnfitError, match="损坏"):
        looked_at(path)


def test_a_case_file_is_no_office_file(tmp_path: Path):
    path = tmp_path / "案件.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RecoveryDocsError) as refused:
        read_case(path)
    assert not any(program in str(fault) for fault in refused.value.faults for program in ("Word", "Excel"))
