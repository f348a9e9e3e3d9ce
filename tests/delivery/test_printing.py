"""Envelopes and labels that show nothing of a debt, and one file of all letters for a two-sided printer."""

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from posted_batches import Mailed, run

from recovery_docs import InputError, PacketError
from recovery_docs.delivery.mailing import Mailing, read_posting
from recovery_docs.delivery.printing import cjk_font, print_file
from recovery_docs.delivery.printing.envelopes import envelope_lines, envelopes_pdf, label_lines, labels_pdf
from recovery_docs.delivery.printing.sizes import envelope_sizes, label_sizes, size_of
from recovery_docs.prerequisites.forbidden_words import found_terms

LONG = "浙江省嘉兴市海宁市示例街道样本社区示范路一百二十三号示例花园小区第十二幢三单元一千二百零四室（示例大厦对面）"
A4 = (595.3, 841.9)


class Square:
    """A font whose every character is a square of its size: what is tested is where lines stand."""

    name = "方块"

    def lacks(self, text: str) -> str:
        return "".join(one for one in text if one == "㛃")

    def width(self, text: str, size: float) -> float:
        return size * len(text)

    def draw(self, canvas: object, x: float, y: float, text: str, size: float) -> None:
        pass


@pytest.fixture(scope="session")
def mailings(five: Mailed) -> tuple[Mailing, ...]:
    return read_posting(five.folder).mailings


def to(mailing: Mailing, **changed: str) -> Mailing:
    return mailing.model_copy(update={"to": mailing.to.model_copy(update=changed)})


@pytest.mark.parametrize(
    ("kind", "size"), [*(("envelopes", one) for one in envelope_sizes()), *(("labels", one) for one in label_sizes())]
)
def test_nothing_on_it_tells_of_a_debt_and_all_of_it_is_on_the_paper(
    kind: str, size: str, mailings: tuple[Mailing, ...]
) -> None:
    width, height = size_of(kind, size)
    lines_of = envelope_lines if kind == "envelopes" else label_lines
    mailing = to(mailings[0], address=LONG)
    lines = [*lines_of(mailing, f"1/10　{mailing.code}", width, height, Square())]
    text = "".join(line.text for line in lines)
    for shown in (LONG, mailing.to.name, *mailing.to.phones, mailing.sender.name, mailing.sender.address, mailing.code):
        assert str(shown) in text
    known = (LONG, mailing.to.name, *mailing.to.phones, mailing.sender.name, str(mailing.sender.address))
    rest = text
    for shown in (*known, str(mailing.sender.phone), mailing.code, "1/10", "收件人", "寄件人", "收", "　"):
        rest = rest.replace(shown, "")
    assert rest == ""  # no title, no letter number, no case, no contract, no amount
    assert found_terms("disclosure", text.replace(mailing.to.name, "")) == ()
    for line in lines:
        assert line.x * 72 / 25.4 + Square().width(line.text, line.size) <= width * 72 / 25.4
        assert line.y <= height - 5
        if kind == "envelopes":
            assert line.y - line.size * 25.4 / 72 >= 26  # GB/T 1416: the top is for the postcode


def test_pages_have_the_size_and_the_order_of_the_posting(mailings: tuple[Mailing, ...]) -> None:
    data = envelopes_pdf(mailings, "DL", Square())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == len(mailings) == 10
        box = pdf.pages[0].mediabox
        assert (round(float(box[2]) * 25.4 / 72), round(float(box[3]) * 25.4 / 72)) == (220, 110)
        with pdf.open_outline() as outline:
            names = [one.title for one in outline.root]
    assert names == [f"{place} {one.to.name}" for place, one in enumerate(mailings, start=1)]
    assert envelopes_pdf(mailings, "DL", Square()) == data


def test_a_sender_whose_name_tells_of_a_debt_needs_another(mailings: tuple[Mailing, ...]) -> None:
    lender = mailings[0].sender.model_copy(update={"name": "示例小额贷款有限公司"})
    mailing = mailings[0].model_copy(update={"sender": lender})
    with pytest.raises(InputError, match=r"“贷款”.*--sender"):
        labels_pdf([mailing], "76x130", Square())
    assert labels_pdf([mailing], "76x130", Square(), "示例公司办公室")


def test_what_cannot_be_printed_is_named(mailings: tuple[Mailing, ...]) -> None:
    with pytest.raises(PacketError, match="字体 方块 里没有“㛃”"):
        envelopes_pdf([to(mailings[0], name="李㛃")], "C5", Square())
    with pytest.raises(PacketError, match="这个尺寸印不下"):
        labels_pdf([to(mailings[0], address=LONG * 4)], "76x130", Square())


def test_a_machine_without_a_chinese_font_says_which_it_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cjk_font, "_folders", lambda: iter(()))
    with pytest.raises(PacketError, match=r"本机没有中文字体，找过的有 simsun\.ttc"):
        cjk_font.cjk_face()


def test_a_font_whose_outlines_cannot_be_embedded_is_drawn(posted: Mailed, tmp_path: Path) -> None:
    try:
        face = cjk_font.cjk_face()
    except PacketError:
        pytest.skip("no Chinese font")
    assert face.lacks("浙江省海宁市1号") == ""
    assert face.lacks("\U0010ffff") == "\U0010ffff"
    assert face.width("海宁", 12) == pytest.approx(24, abs=1)
    told = run("posting", str(posted.book), str(posted.out), "--out", str(posted.folder), "--label", "100x150")
    assert told.exit_code == 0, told.output
    assert (posted.folder / "标签_100x150.pdf").is_file()


def _pages(count: int, mark: int) -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(count):
            page = pdf.add_blank_page(page_size=A4)
            page.Contents = pdf.make_stream(b"%% %d" % mark)
        pdf.save(file)
    return file.getvalue()


def test_every_letter_of_the_print_file_begins_on_a_front(
    five: Mailed, mailings: tuple[Mailing, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths = [1, 2, 3, 1, 2, 1, 4, 1, 1, 2]
    made = [_pages(count, number) for number, count in enumerate(lengths)]
    monkeypatch.setattr(print_file, "converted", lambda papers: made[: len(papers)])
    with pikepdf.open(io.BytesIO(print_file.print_file(five.out, mailings))) as pdf:
        marks = [page.Contents.read_bytes() if "/Contents" in page else b"" for page in pdf.pages]
        assert len(marks) == sum(count + count % 2 for count in lengths)
        for number in range(10):
            assert marks.index(b"%% %d" % number) % 2 == 0
        with pdf.open_outline() as outline:
            assert [one.title.split()[0] for one in outline.root] == [str(number) for number in range(1, 11)]
    monkeypatch.setattr(print_file, "converted", lambda papers: [None, *made[1 : len(papers)]])
    with pytest.raises(PacketError, match=r"01_担保贷款逾期催收通知书\.docx 没有转成 PDF"):
        print_file.print_file(five.out, mailings)


@pytest.mark.office
def test_the_finished_file_holds_the_letters_in_their_order(five: Mailed, tmp_path: Path) -> None:
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("no LibreOffice or poppler")
    told = run("posting", str(five.book), str(five.out / "2026-0001"), "--out", str(tmp_path / "印"), "--print")
    assert told.exit_code == 0, told.output
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "印" / "打印.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    pages = ["".join(page.split()) for page in text.split("\f")[:-1]]
    assert len(pages) % 2 == 0
    fronts = [pages.index(page) for page in pages if page.startswith(("担保贷款逾期催收通知书", "履行保证责任通知书"))]
    assert len(fronts) == 2
    assert all(front % 2 == 0 for front in fronts)
    assert "借款人零零一" in pages[fronts[0]]
    assert "担保人零零一" in pages[fronts[1]]
