"""The volumes of a packet as another reader sees them: stamps, page numbers, bookmarks and the list name the same pages."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import exhibit_files
import pikepdf
import pytest
import yaml
from click.testing import CliRunner
from PIL import Image

from recovery_docs.cli import group

pytest.importorskip("img2pdf")
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed"),
]
EXAMPLE = Path(__file__).parents[2] / "examples" / "two-notes-published.yaml"
FIRST, SECOND = "第一组 主体资格", "第二组 借款"
EXHIBITS: dict[int, tuple[str, list[str], int]] = {
    1: (FIRST, ["执照.pdf"], 3),
    2: (FIRST, ["身份证正面.jpg", "身份证背面.png"], 2),
    3: (SECOND, ["合同.pdf"], 2),
    4: (SECOND, ["说明.docx"], 2),
    5: (SECOND, ["传真.tif"], 3),
    6: (SECOND, ["盖章页.pdf", "横页.pdf"], 2),
}
"""By number: group, files and pages in all; 14 pages."""


class Bound(NamedTuple):
    folder: Path
    before: Path
    """The same before one exhibit grew by a page."""
    said: str


def _write(room: Path) -> Path:
    exhibit_files.pdf(room / "执照.pdf", 3)
    exhibit_files.picture(room / "身份证正面.jpg", orientation=6)
    exhibit_files.picture(room / "身份证背面.png", orientation=2)
    exhibit_files.pdf(room / "合同.pdf", 2)
    exhibit_files.word(room / "说明.docx", 2)
    exhibit_files.picture(room / "传真.tif", frames=3)
    exhibit_files.seal_on_a_page(room / "盖章页.pdf")
    exhibit_files.pdf(room / "横页.pdf", 1, (842, 595))
    facts: dict[str, Any] = yaml.load(EXAMPLE.read_text(encoding="utf-8"), yaml.BaseLoader)
    for exhibit in facts["exhibits"]:
        number = int(exhibit["number"])
        exhibit.pop("pages", None)
        called, files, _ = EXHIBITS[number]
        exhibit |= {"group": called, "file": files if len(files) > 1 else files[0]}
    case = room / "case.yaml"
    case.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
    return case


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Bound:
    room = tmp_path_factory.mktemp("bound")
    case = _write(room)
    asked = ["packet", str(case), "--filing", "civil-complaint", "--pdf", "--out"]
    first = CliRunner().invoke(group, [*asked, str(room / "before")], env={"RECOVERY_DOCS_LANG": "zh"})
    assert first.exit_code == 0, first.output
    exhibit_files.pdf(room / "合同.pdf", 3)
    grown = CliRunner().invoke(group, [*asked, str(room / "after")])
    assert grown.exit_code == 0, grown.output
    (folder,), (before,) = (room / "after").iterdir(), (room / "before").iterdir()
    return Bound(folder, before, first.stderr)


def _pages(file: Path) -> list[str]:
    told = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return told.stdout.decode().split("\f")[:-1]


def _stamped(file: Path) -> list[tuple[int, int]]:
    """Exhibit and page number of every sheet that has both: the first and the last words on it."""
    sheets = [page.split() for page in _pages(file)]
    found = [(re.fullmatch(r"证据(\d+)", words[0]), words[-1]) for words in sheets if words]
    return [(int(exhibit[1]), int(page)) for exhibit, page in found if exhibit]


def _listed(pages: list[str]) -> dict[int, str]:
    """The pages of each exhibit as the list has them."""
    rows = re.findall(r"(?m)^ *(\d+) .* (\d+(?:—\d+)?)$", "\n".join(pages))
    return {int(number): span for number, span in rows}


@pytest.mark.parametrize(("which", "of_the_contract"), [("before", 2), ("folder", 3)])
def test_list_stamps_and_bookmarks_name_the_same_pages(bound: Bound, which: str, of_the_contract: int) -> None:
    volume = getattr(bound, which) / "证据材料.pdf"
    counts = {number: pages for number, (_, _, pages) in EXHIBITS.items()} | {3: of_the_contract}
    wanted = [number for number, pages in counts.items() for _ in range(pages)]
    assert _stamped(volume) == [(number, page) for page, number in enumerate(wanted, start=1)]

    spans = {number: [page for page, one in enumerate(wanted, 1) if one == number] for number in counts}
    written = {number: "—".join(map(str, sorted({of[0], of[-1]}))) for number, of in spans.items()}
    assert _listed(_pages(volume)[:2]) == written
    with pikepdf.open(volume) as pdf:
        front = len(pdf.pages) - len(wanted)
        marks = {
            item.title.partition(" ")[0]: pikepdf.Page(item.destination[0]).index
            for called in pdf.open_outline().root
            for item in called.children
        }
        groups = [one.title for one in pdf.open_outline().root]
    assert marks == {f"证据{number}": front + of[0] - 1 for number, of in spans.items()}
    assert groups == ["封面", "证据目录", FIRST, SECOND]


def test_the_word_list_has_the_pages_of_the_volume(bound: Bound) -> None:
    with pikepdf.open(bound.folder / "证据材料.pdf") as pdf:
        last = len(pdf.pages) - 2
    (listed,) = bound.folder.glob("*证据目录.pdf")  # printed from the Word file
    assert _listed(_pages(listed))[6] == f"{last - 1}—{last}" == "14—15"


def test_a_packet_with_a_word_exhibit_is_traced_by_the_pages_that_it_was_printed_on(bound: Bound) -> None:
    case = bound.folder.parents[1] / "case.yaml"
    traced = CliRunner().invoke(group, ["trace", str(bound.folder), "--case", str(case), "--format", "json"])
    assert traced.exit_code == 0, traced.output
    assert json.loads(traced.output)["traced"]


def test_pictures_stand_upright_and_seals_are_not_lost(bound: Bound, tmp_path: Path) -> None:
    subprocess.run(["pdftoppm", "-r", "20", str(bound.before / "证据材料.pdf"), str(tmp_path / "p")], check=True)
    sheets = [Image.open(file).convert("RGB") for file in sorted(tmp_path.glob("p-*.ppm"))]
    assert [sheet.size for sheet in sheets[2:]] == [(166, 234)] * 13 + [(234, 166)]  # A4, the wide page on a wide sheet
    for sheet in sheets[5:7]:  # the two pictures: red above, white below
        assert sheet.getpixel((83, 40))[1] < 90
        assert min(sheet.getpixel((83, 200))) > 240
    red = [pixel for pixel in sheets[14].get_flattened_data() if pixel[0] > 200 and pixel[1] < 60]
    assert len(red) > 400  # a seal of 100 points is about 27 pixels wide


def test_the_whole_file_has_every_paper_that_goes_out_under_its_title(bound: Bound) -> None:
    with pikepdf.open(bound.folder / "全卷.pdf") as pdf:
        titles = [one.title for one in pdf.open_outline().root]
    papers = [file.stem.partition("_")[2] for file in sorted(bound.folder.glob("*.docx"))]
    assert [*titles, "提交条件核对表"] == [*(one for one in papers[:-1] if one != "证据目录"), "证据材料", papers[-1]]


def test_made_again_the_files_are_the_same_bytes(bound: Bound, tmp_path: Path) -> None:
    case = _write(tmp_path)
    asked = ["packet", str(case), "--filing", "civil-complaint", "--pdf", "--out", str(tmp_path / "out")]
    assert CliRunner().invoke(group, asked).exit_code == 0
    (again,) = (tmp_path / "out").iterdir()
    differing = [one.name for one in again.glob("*.pdf") if one.read_bytes() != (bound.before / one.name).read_bytes()]
    assert differing == []


def test_fonts_that_are_missing_are_named_with_what_stands_in(bound: Bound) -> None:
    if "SimSun" in subprocess.run(["fc-list"], capture_output=True, check=False).stdout.decode(errors="replace"):
        pytest.skip("this machine has the fonts")
    assert re.search("本机没有字体.*宋体.*，PDF 中以.+代替", bound.said)
