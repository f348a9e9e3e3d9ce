"""A packet with 40 exhibits of every kind, bound twice, read by another program: `python -m benchmarks.volumes`.

Between the two runs one exhibit grows by a page. Stamps, list and bookmarks must name the same pages as poppler reads them.
Needs LibreOffice, poppler-utils and `recovery-docs[pictures]`.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import docx
import pikepdf
import yaml
from PIL import Image, ImageDraw

EXAMPLE = Path(__file__).parents[1] / "examples" / "two-notes-published.yaml"
COUNT = 40
_GROUPS = ("第一组 主体资格", "第二组 借款", "第三组 担保", "第四组 催收")


def main() -> int:
    """Exit 1 where something disagrees."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        case, pages = _case(room)
        failed = 0
        for name in ("first", "grown"):
            before = os.times()
            packet = _bound(case, room / name)
            after = os.times()
            spent = sum(after[:4]) - sum(before[:4])
            wrong = _disagreements(packet / "证据材料.pdf", pages)
            print(f"{name}: {COUNT} exhibits, {sum(pages)} pages, {spent:.1f} s CPU, {wrong} wrong")
            failed += wrong
            _pdf(room / "e01.pdf", pages[0] + 1)
            pages[0] += 1
    return int(failed > 0)


def _bound(case: Path, out: Path) -> Path:
    asked = ["packet", str(case), "--filing", "civil-complaint", "--pdf", "--out", str(out)]
    subprocess.run(
        [sys.executable, "-c", "from recovery_docs.cli import main; main()", *asked],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return next(out.iterdir())


def _disagreements(volume: Path, pages: list[int]) -> int:
    """Sheets with a wrong stamp, rows of the list with wrong pages, bookmarks that lead elsewhere."""
    text = subprocess.run(["pdftotext", "-layout", str(volume), "-"], capture_output=True, check=True).stdout.decode()
    sheets = [sheet.split() for sheet in text.split("\f")[:-1]]
    wanted = [f"证据{number}" for number, count in enumerate(pages, start=1) for _ in range(count)]
    front = len(sheets) - len(wanted)
    stamps = [(words[0], words[-1]) for words in sheets[front:]]
    wrong = sum(one != (said, str(page)) for page, (one, said) in enumerate(zip(stamps, wanted, strict=True), start=1))
    rows = dict(re.findall(r"(?m)^ *(\d+) .* (\d+(?:—\d+)?)$", "\n".join(text.split("\f")[:front])))
    first = 1
    with pikepdf.open(volume) as pdf, pdf.open_outline() as outline:
        marks = {
            item.title.partition(" ")[0]: pikepdf.Page(item.destination[0]).index  # type: ignore[index,arg-type]
            for group in outline.root
            for item in group.children
        }
    for number, count in enumerate(pages, start=1):
        last = first + count - 1
        wrong += rows.get(str(number)) != (str(first) if count == 1 else f"{first}—{last}")
        wrong += marks.get(f"证据{number}") != front + first - 1
        first = last + 1
    return wrong


def _case(room: Path) -> tuple[Path, list[int]]:
    facts: dict[str, Any] = yaml.load(EXAMPLE.read_text(encoding="utf-8"), yaml.BaseLoader)
    old = {exhibit["number"]: exhibit for exhibit in facts["exhibits"]}
    exhibits, pages = [], []
    for number in range(1, COUNT + 1):
        files, count = _exhibit(room, number)
        told = {key: value for key, value in old.get(str(number), {}).items() if key != "pages"}
        exhibits.append(
            {
                "name": f"证据材料之{number}",
                **told,
                "number": str(number),
                "file": files,
                "group": _GROUPS[(number - 1) // 10],
            }
        )
        pages.append(count)
    facts["exhibits"] = exhibits
    case = room / "case.yaml"
    case.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
    return case, pages


def _exhibit(room: Path, number: int) -> tuple[list[str], int]:
    """The files of an exhibit, by turns of six kinds, and its pages."""
    name, pages = f"e{number:02d}", number % 4 + 1
    match number % 6:
        case 0:
            _word(room / f"{name}.docx", pages)
            return [f"{name}.docx"], pages
        case 1:
            _pdf(room / f"{name}.pdf", pages)
            return [f"{name}.pdf"], pages
        case 2:
            _picture(room / f"{name}.jpg", orientation=6)
            return [f"{name}.jpg"], 1
        case 3:
            _picture(room / f"{name}.png")
            return [f"{name}.png"], 1
        case 4:
            _picture(room / f"{name}.tif", frames=pages)
            return [f"{name}.tif"], pages
        case _:
            _picture(room / f"{name}-1.jpg", orientation=3)
            _pdf(room / f"{name}-2.pdf", 2, (842, 595))
            return [f"{name}-1.jpg", f"{name}-2.pdf"], 3


def _pdf(path: Path, pages: int, size: tuple[int, int] = (595, 842)) -> None:
    made = pikepdf.new()
    for _ in range(pages):
        page = made.add_blank_page(page_size=size)
        page.Contents = made.make_stream(b"0.5 g 40 40 200 200 re f")
    made.save(path)


def _picture(path: Path, *, orientation: int | None = None, frames: int = 1) -> None:
    image = Image.effect_noise((1240, 1754), 40).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, 1240, 200), fill="red")
    named: dict[str, Any] = {"save_all": True, "append_images": [image] * (frames - 1)} if frames > 1 else {}
    if orientation:
        exif = Image.Exif()
        exif[0x112] = orientation
        named["exif"] = exif
    image.save(path, **named)


def _word(path: Path, pages: int) -> None:
    document = docx.Document()
    for number in range(pages):
        document.add_paragraph(f"证据正文第{number + 1}页").paragraph_format.page_break_before = number > 0
    document.save(str(path))


if __name__ == "__main__":
    sys.exit(main())
