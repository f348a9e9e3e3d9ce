"""Exhibits' files: one that is missing, damaged or of another length stops the packet; the list has the pages counted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from recovery_docs.errors import PacketError
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess_all
from recovery_docs.packet.packet import Packet, Source, make_packet
from recovery_docs.rendering.check_document.scan import document_text
from recovery_docs.rendering.engine.library import TemplateLibrary

Make = Callable[..., Packet]


def _pdf(path: Path, pages: int, **options: Any) -> None:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    pdf.save(path, **options)


@pytest.fixture
def make(tmp_path: Path, example: Any, matter: Any, library: TemplateLibrary) -> Make:
    """The packet of a case whose first two exhibits have files of 3 and 8 pages."""
    _pdf(tmp_path / "身份.pdf", 3)
    _pdf(tmp_path / "合同.pdf", 8)

    def made(
        filing: str = "civil-complaint", *, draft: bool = False, bind: bool = False, **second: Any
    ) -> Packet | None:
        facts = example("two-notes-published")
        facts["exhibits"][0] |= {"file": "身份.pdf", "pages": None}
        facts["exhibits"][1] |= {"file": "合同.pdf", **second}
        of = matter(facts)
        wanted = assess_all(of, [FILINGS[filing]])
        return make_packet(of, wanted, library, Source("案件.yaml", ""), draft=draft, exhibits=tmp_path, bind=bind)

    return made  # type: ignore[return-value]


def test_the_pages_of_the_list_are_those_of_the_files(make: Make) -> None:
    # 3, 8, 2 … pages
    (paper,) = (paper for paper in make().papers if paper.template == "evidence-list")
    assert {"1—3", "4—11", "12—13"} <= set(document_text(paper.data).splitlines())


@pytest.mark.parametrize(
    ("spoil", "second", "said"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-40]), {}, "证据文件损坏"),  # readers mend it, and lose pages
        (lambda path: _pdf(path, 8, encryption=pikepdf.Encryption(owner="a", user="b")), {}, "证据文件加密"),
        (lambda path: _pdf(path, 0), {}, "证据文件是空的"),
        (lambda path: path.unlink(), {}, "案件文件所在的文件夹里没有这个证据文件"),
        (lambda path: None, {"file": "../合同.pdf"}, "案件文件所在的文件夹里没有这个证据文件"),
        (lambda path: None, {"pages": 9}, "证据写的是9页，文件有8页"),
    ],
)
def test_an_unfit_file_stops_the_packet_at_its_key(
    make: Make, tmp_path: Path, spoil: Callable[[Path], object], second: dict[str, Any], said: str
) -> None:
    spoil(tmp_path / "合同.pdf")
    with pytest.raises(PacketError, match=rf"^案件.yaml exhibits\[1\].file：{said}"):
        make(**second)


def test_where_some_exhibits_name_no_file_the_packet_is_made_and_says_which(make: Make) -> None:
    packet = make(bind=True)
    assert packet.binding is None
    (told,) = packet.remarks
    assert told.severity == "warning"
    assert "证据3、4、5、6没有写文件名，没有装订证据材料.pdf" in str(told)
    assert make().remarks == (), "nobody asked for a volume"


@pytest.mark.parametrize("options", [{"filing": "collection-notice"}, {"draft": True}])
def test_a_draft_or_what_has_no_list_does_not_wait_for_files(make: Make, options: dict[str, Any]) -> None:
    assert make(**options, file="还没有扫描.pdf") is not None
