"""Pictures of every paper that the examples make: `python -m scripts.look [example …] [--template id …] [--out DIR]`.

Word files, their PDFs and one contact sheet a paper come to lie under `out/look/<example>/`. Needs LibreOffice and poppler.
"""

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from recovery_docs.filings import FILINGS, Document
from recovery_docs.filings.annexes.check_sheet import check_sheet
from recovery_docs.filings.assessment import assess_all
from recovery_docs.intake import read_case
from recovery_docs.packet.packet import Packet, Paper
from recovery_docs.packet.pdf import with_pdfs
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.library import TemplateLibrary

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
DPI, ACROSS, GAP = 64, 4, 8


def example_matters(folder: Path = EXAMPLES) -> dict[str, Matter]:
    """Every example case on its own day, by the name of its file."""
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        case = read_case(path).case
        as_of = case.request.as_of
        assert as_of is not None, f"{path.name} names no day"
        found[path.stem] = Matter.on(case, as_of)
    return found


def example_documents(matter: Matter) -> Iterator[Document]:
    """Every document that the case has a use for, ready or not, annexes and check sheet included."""
    assessments = assess_all(matter, FILINGS.values())
    for assessment in assessments:
        if assessment.status != "not_applicable":
            yield from assessment.documents(matter, draft=True)
    yield check_sheet(matter, assessments)


def rendered(matter: Matter, library: TemplateLibrary, templates: list[str]) -> Packet:
    """Their Word files, numbered in order; only those of the templates asked for, if any."""
    papers = [
        Paper(f"{number:02d}_{one.template}.docx", one.title, one.template, _render(library, one))
        for number, one in enumerate(example_documents(matter), start=1)
        if not templates or one.template in templates
    ]
    return Packet(matter.case.id, tuple(papers), {})


def _render(library: TemplateLibrary, document: Document) -> bytes:
    return library.compiled(document.template).render(document.context)


def pages(pdf: Path) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(DPI), "-png", str(pdf), str(Path(folder) / "page")]
        subprocess.run(command, check=True, capture_output=True)
        return [Image.open(path).convert("RGB") for path in sorted(Path(folder).glob("*.png"))]


def contact_sheet(pictures: list[Image.Image]) -> Image.Image:
    """All pages on one picture, four in a row."""
    width, height = pictures[0].width + GAP, pictures[0].height + GAP
    rows = -(-len(pictures) // ACROSS)
    sheet = Image.new("RGB", (width * min(len(pictures), ACROSS) + GAP, height * rows + GAP), "grey")
    for index, picture in enumerate(pictures):
        sheet.paste(picture, (GAP + index % ACROSS * width, GAP + index // ACROSS * height))
    return sheet


def look(name: str, matter: Matter, library: TemplateLibrary, templates: list[str], out: Path) -> None:
    """Word files, PDFs and contact sheets of one example."""
    packet = rendered(matter, library, templates)
    if not packet.papers:
        return
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for paper in with_pdfs(packet).papers:
        path = folder / paper.file
        path.write_bytes(paper.data)
        if path.suffix == ".pdf":
            pictures = pages(path)
            contact_sheet(pictures).save(path.with_suffix(".png"))
            print(f"{path}  {len(pictures)}页")


def main() -> None:
    """Look at the examples named, or at all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", nargs="*")
    parser.add_argument("--template", action="append", default=[], dest="templates")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "look")
    asked = parser.parse_args()
    library = TemplateLibrary()
    for name, matter in example_matters().items():
        if not asked.examples or name in asked.examples:
            look(name, matter, library, asked.templates, asked.out)


if __name__ == "__main__":
    main()
