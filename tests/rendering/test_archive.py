"""A file from anywhere is read within bounds."""

import io
import zipfile

import pytest

from recovery_docs.errors import TemplateError
from recovery_docs.messages import say
from recovery_docs.packages import Limits
from recovery_docs.rendering.word import archive
from recovery_docs.rendering.word.archive import Container, deflated, inflated, read_entries, read_parts


def _zip(*parts: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts:
            file.writestr(name, data)
    return stream.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_inflated(monkeypatch):
    monkeypatch.setattr(archive, "DOCUMENT", Limits(parts=9, part=1_000, total=9_000, again=say("另存")))
    assert read_parts(_zip(("a.xml", b"0" * 1_000)), "模板.docx")
    with pytest.raises(TemplateError, match="解压后太大"):
        read_parts(_zip(("a.xml", b"0" * 1_001)), "模板.docx")


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "DOCUMENT", Limits(parts=2, part=1_000, total=9_000, again=say("另存")))
    assert read_parts(_zip(("a", b""), ("b", b"")), "模板.docx")
    with pytest.raises(TemplateError, match="解压后太大"):
        read_parts(_zip(("a", b""), ("b", b""), ("c", b"")), "模板.docx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused_since_readers_differ_in_which_they_take():
    with pytest.raises(TemplateError, match="同名的部件"):
        read_parts(_zip(("a", b"1"), ("a", b"2")), "模板.docx")


def test_what_is_written_is_read_back_by_anybody():
    data = Container({"word/甲.xml": b"one", "[Content_Types].xml": b"types"}).packed([deflated("b.xml", b"two" * 99)])
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == {
            "[Content_Types].xml": b"types",
            "word/甲.xml": b"one",
            "b.xml": b"two" * 99,
        }
    found = {entry.name: inflated(entry) for entry in read_entries(data, "文书.docx", lambda name: name != "b.xml")}
    assert found == {"[Content_Types].xml": b"types", "word/甲.xml": b"one"}


def test_a_stored_part_is_read_too():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as file:
        file.writestr("a.xml", b"one")
    (entry,) = read_entries(stream.getvalue(), "文书.docx", lambda name: True)
    assert inflated(entry) == b"one"
