"""Is a .docx what Word expects? What the validator of Open XML says, and what it does not look at, in a list of faults."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from lxml import etree
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "[Content_Types].xml"


def faults_of(docx: bytes) -> list[str]:
    """Everything wrong with the file; an empty list where nothing is."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paper.docx"
        path.write_bytes(docx)
        errors = OpenXmlValidator(max_errors=0).validate(str(path)).errors
    if errors:
        return [f"{error.part_uri}: {error.description}" for error in errors]
    with ZipFile(BytesIO(docx)) as archive:
        names = archive.namelist()
        types, body = (etree.fromstring(archive.read(name)) for name in (TYPES, "word/document.xml"))
    twice = [f"{name} stands in the archive twice" for name in sorted(set(names)) if names.count(name) > 1]
    return [*twice, *_untyped(types, names), *_crooked(body)]


def _untyped(types: etree._Element, names: list[str]) -> Iterator[str]:
    """Parts without a content type: Word does not open such a file."""
    known = {str(one.get("Extension") or one.get("PartName")).lower() for one in types}
    for name in names:
        if name != TYPES and not {f"/{name}".lower(), name.rpartition(".")[2].lower()} & known:
            yield f"{name} has no content type"


def _crooked(body: etree._Element) -> Iterator[str]:
    """Rows that are not as wide as the grid of their table."""
    for table in body.iter(f"{W}tbl"):
        grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc"))
            width = sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)
            if width != grid:
                yield f"a row spans {width} of {grid} columns"
