"""`verify`: a packet as it was made passes; whatever changed, went or came is named with its spot."""

import json
import re
import shutil
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from tests.conftest import _data, matter_on  # type: ignore[attr-defined]
from tests.packet.altered_word import altered, body_of, with_body

from recovery_docs.cli.proof.verify import verify as command
from recovery_docs.errors import InputError
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess_all
from recovery_docs.packet.packet import Packet, Paper, Source, make_packet
from recovery_docs.packet.proof.verification import packets_in, verify
from recovery_docs.rendering.engine.library import TemplateLibrary

COMPLAINT, DEMAND, LIST = "01_民事起诉状（金融借款合同纠纷）.docx", "02_履行保证责任通知书.docx", "04_证据目录.docx"
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "working-capital.yaml"


def _pdf(path: Path, pages: int) -> bytes:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    pdf.save(path)
    return path.read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, library: TemplateLibrary) -> Path:
    """A packet with one PDF and one exhibit of five pages, and the exhibit's own folder beside it."""
    out = tmp_path_factory.mktemp("made")
    _pdf(out / "合同.pdf", 5)
    facts = {**_data(EXAMPLE)}
    facts["exhibits"] = [{**one, "pages": None} for one in facts["exhibits"]]
    facts["exhibits"][2]["file"] = "合同.pdf"
    matter = matter_on(facts)
    wanted = assess_all(matter, [FILINGS["civil-complaint"], FILINGS["guarantor-demand"]])
    packet = make_packet(matter, wanted, library, Source("案件.yaml", ""), exhibits=out)
    assert packet is not None
    printed = Paper("02_履行保证责任通知书.pdf", "x", "x", _pdf(out / "x.pdf", 2))
    manifest = {**packet.manifest, "pdfs": [printed.file]}
    return Packet(packet.folder, (*packet.papers, printed), manifest).write(out)


@pytest.fixture
def packet(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / made.name))


def _named(packet: Path, **more: Path) -> list[str]:
    return [str(fault) for fault in verify(packet, **more).faults]


def _change(path: Path, before: str, after: str, nth: int = 0) -> None:
    path.write_bytes(altered(path.read_bytes(), before, after, nth))


def test_an_untouched_packet_passes(packet: Path) -> None:
    found = verify(packet)
    assert found.faults == ()
    assert found.files == len(list(packet.iterdir()))
    result = CliRunner().invoke(command, [str(packet.parent)])
    assert (result.exit_code, f"{found.files}个文件与做好时一样" in result.output) == (0, True)


def test_one_digit_in_a_cell_is_named_by_file_row_and_cell(packet: Path) -> None:
    _change(packet / COMPLAINT, "1,134,112.29", "1,134,112.28")
    changed, disagreeing, of_sheet = _named(packet)
    assert re.match(rf"{re.escape(COMPLAINT)} 正文表格\d+第\d+行第2格：文字被改过，现在是“1,134,112\.28元", changed)
    assert re.match(
        rf"{re.escape(COMPLAINT)} 正文表格\d+第\d+行第2格：各项相加为1,134,112\.29，与合计不一致", disagreeing
    )
    assert "标的总额与核对表里的标的额不一致：这里是“1,134,112.28”" in of_sheet


def test_what_another_paper_says_there_is_named_with_its_place(packet: Path) -> None:
    _change(packet / DEMAND, "17,255.00", "17,255.10")
    told = "\n".join(_named(packet))
    now, before = r"现在是“[^”]*17,255\.10[^”]*”", r"做好时是“[^”]*17,255\.00[^”]*”"
    assert re.search(rf"{now}，{before}；01_\S+ 正文表格\d+第\d+行第\d+格写的也是“[^”]*17,255\.00", told), told


def test_one_name_altered_is_named_by_its_paragraph(packet: Path) -> None:
    _change(packet / DEMAND, "周一凡", "周一几")
    told = "\n".join(_named(packet))
    assert re.match(rf"{re.escape(DEMAND)} 正文第\d+段：文字被改过，现在是“.*周一几.*”，做好时是“.*周一凡", told)


def test_a_paragraph_taken_out_is_named_where_it_was(packet: Path) -> None:
    path = packet / LIST
    body = body_of(path.read_bytes())
    gone = next(one for one in re.findall(r"<w:p[ >].*?</w:p>", body, re.DOTALL) if "提交人：" in one)
    path.write_bytes(with_body(path.read_bytes(), body.replace(gone, "", 1)))
    assert _named(packet)[0].startswith(f"{LIST} 正文第1段：这里以后少了1段文字")


def test_a_page_taken_from_an_exhibit_in_the_packet_and_from_its_own_folder(
    made: Path, packet: Path, tmp_path: Path
) -> None:
    shutil.copy(made.parent / "合同.pdf", packet / "合同.pdf")
    assert _named(packet, exhibits=made.parent) == []
    _pdf(packet / "合同.pdf", 4)
    assert _named(packet)[-1].startswith("合同.pdf：页数变了：原来5页，现在4页")
    assert _named(packet, exhibits=tmp_path)[-1].startswith("合同.pdf：证据文件不见了")


def test_a_page_less_in_an_exhibit_is_held_against_the_evidence_list(made: Path, packet: Path, tmp_path: Path) -> None:
    _pdf(tmp_path / "合同.pdf", 4)
    listed, changed = _named(packet, exhibits=tmp_path)
    assert re.match(rf"{re.escape(LIST)} 正文表格1第\d+行第7格：证据3的页码是“5页”，共5页；合同.pdf有4页", listed)
    assert changed.startswith("合同.pdf：页数变了：原来5页，现在4页")


def test_pdfs_lost_files_and_strange_ones_are_named(packet: Path) -> None:
    _pdf(packet / "02_履行保证责任通知书.pdf", 1)
    (packet / DEMAND).unlink()
    (packet / LIST).write_bytes(b"PK half")
    (packet / "附").mkdir()
    (packet / "附" / "回执.jpg").write_bytes(b"x")
    (packet / "~$证据目录.docx").write_bytes(b"x")  # Word writes this beside an open file
    told = _named(packet)
    assert [one.partition("。")[0] for one in told] == [
        f"{DEMAND}：文件不见了",
        "02_履行保证责任通知书.pdf：页数变了：原来2页，现在1页",
        f"{LIST}：文件坏了，打不开",
        "附/回执.jpg：清单里没有这个文件，是后来放进去的",
    ]
    assert CliRunner().invoke(command, [str(packet)]).exit_code == 1


def test_a_file_saved_again_with_the_same_words_is_told_as_that(packet: Path) -> None:
    _change(packet / DEMAND, "<w:body>", "<w:body><!-- -->")
    assert _named(packet)[0].startswith(f"{DEMAND}：做好以后被人存过：文字没有变")


def test_a_manifest_that_somebody_made_fit_is_told(packet: Path) -> None:
    path = packet / "manifest.json"
    said = json.loads(path.read_bytes())
    said["papers"][0]["sha256"] = "0" * 64
    path.write_text(json.dumps(said), encoding="utf-8")
    assert "manifest.json：清单做好以后被改过，里面的指纹靠不住" in _named(packet)[-1]


def test_numbers_of_persons_are_masked_in_what_is_shown(packet: Path) -> None:
    _change(packet / COMPLAINT, "330106198203154023", "330106198203154024")
    (told,) = _named(packet)
    assert "330106198203154024" not in told
    assert "330106-4024" in told


def test_what_is_no_packet_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        packets_in(tmp_path)
    (tmp_path / "manifest.json").write_bytes(b"{")
    with pytest.raises(InputError):
        verify(tmp_path)
