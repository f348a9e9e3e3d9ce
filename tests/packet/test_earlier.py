"""What somebody else put where a packet goes is never lost, and what somebody changed is kept."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from recovery_docs.errors import PacketError
from recovery_docs.packet.atomic_folder import put_folder
from recovery_docs.packet.earlier_packet import MANIFEST, Earlier, id_sha256, read_earlier, refuse_other_case
from recovery_docs.packet.file_names import folder_name


def _word(path: Path, text: str) -> bytes:
    with ZipFile(path, "w") as file:
        file.writestr("word/document.xml", text)
    return path.read_bytes()


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    """A folder with two papers as they were made."""
    import hashlib

    papers = {name: _word(tmp_path / "x", name) for name in ("01_甲.docx", "02_乙.docx")}
    (tmp_path / "x").unlink()
    said = [{"file": name, "sha256": hashlib.sha256(data).hexdigest()} for name, data in papers.items()]
    manifest = json.dumps({"case": "A1", "papers": said, "pdfs": ["01_甲.pdf"]}).encode()
    put_folder(tmp_path / "A1", {**papers, "01_甲.pdf": b"%PDF", MANIFEST: manifest})
    return tmp_path / "A1"


def _read(folder: Path) -> Earlier:
    found = read_earlier(folder)
    assert found is not None
    return found


def test_a_packet_as_it_was_made_has_nothing_to_say(packet: Path) -> None:
    found = _read(packet)
    assert (found.edited, found.lost, found.strange) == ((), (), ())
    assert found.kept({"01_甲.docx": b"new"}) == {}


def test_an_edited_paper_is_told_from_one_that_is_gone_or_damaged(packet: Path) -> None:
    _word(packet / "01_甲.docx", "改过")
    (packet / "02_乙.docx").write_bytes(b"PK half")
    assert _read(packet).edited == ("01_甲.docx",)
    assert _read(packet).lost == ("02_乙.docx",)
    (packet / "02_乙.docx").unlink()
    assert _read(packet).lost == ("02_乙.docx",)


def test_an_edited_paper_goes_over_under_a_name_of_its_own_each_time(packet: Path) -> None:
    edited = _word(packet / "01_甲.docx", "改过")
    new = {"01_甲.docx": b"new", MANIFEST: b"{}"}
    put_folder(packet, new, kept=_read(packet).kept(new))
    assert (packet / "01_甲_改动稿.docx").read_bytes() == edited
    assert (packet / "01_甲.docx").read_bytes() == b"new"
    again = Earlier({}, edited=("01_甲.docx",), strange=("01_甲_改动稿.docx",))
    assert again.kept(new)["01_甲.docx"] == "01_甲_改动稿2.docx"


def test_what_an_officer_put_there_goes_over_folders_too(packet: Path) -> None:
    (packet / "签收回执.pdf").write_bytes(b"scan")
    (packet / "照片").mkdir()
    (packet / "照片" / "1.jpg").write_bytes(b"jpg")
    new = {"01_丙.docx": b"new", MANIFEST: b"{}"}
    put_folder(packet, new, kept=_read(packet).kept(new))
    assert sorted(path.name for path in packet.iterdir()) == sorted(["01_丙.docx", MANIFEST, "照片", "签收回执.pdf"])
    assert (packet / "照片" / "1.jpg").read_bytes() == b"jpg"


def test_a_folder_or_a_file_that_is_not_ours_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "A1").mkdir()
    (tmp_path / "A1" / "法官意见.txt").write_text("原件", encoding="utf-8")
    (tmp_path / "A2").write_text("一个文件", encoding="utf-8")
    for name in ("A1", "A2"):
        with pytest.raises(PacketError, match="不是本程序做的文件"):
            read_earlier(tmp_path / name)
    assert read_earlier(tmp_path / "A3") is None
    (tmp_path / "空").mkdir()
    assert read_earlier(tmp_path / "空") is not None


@pytest.mark.parametrize("manifest", ["", "[]", '{"papers": [{"file": "01_甲.docx"}]}', '{"papers": 1}'])
def test_a_manifest_that_cannot_be_read_makes_the_packet_anew(packet: Path, manifest: str) -> None:
    (packet / MANIFEST).write_text(manifest, encoding="utf-8")
    found = _read(packet)
    assert found.manifest == {}
    assert found.kept({"01_甲.docx": b"new", MANIFEST: b"{}"}) == {"02_乙.docx": "02_乙.docx", "01_甲.pdf": "01_甲.pdf"}


def test_another_cases_folder_is_not_taken(packet: Path) -> None:
    refuse_other_case("A1", _read(packet), id_sha256("A1"))
    with pytest.raises(PacketError, match="另一个案件"):
        refuse_other_case("A1", _read(packet), id_sha256("A2"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("330481196602021014", "330481-1014"),  # 18 位身份证号，出生日期不出现
        ("案件330481196602021014号", "案件330481-1014号"),
        ("13900000001-2", "139-0001-2"),
        ("2026-0117", "2026-0117"),
        ("report.json", "report.json_"),
        ("台账_已处理.xlsx", "台账_已处理.xlsx_"),
        ("e\u0301", "é"),
    ],
)
def test_a_folders_name_says_nothing_private_and_is_no_files(text: str, name: str) -> None:
    assert folder_name(text) == name
