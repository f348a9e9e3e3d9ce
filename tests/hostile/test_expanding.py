"""A PDF that expands to gigabytes is refused before it does, and honest ones are counted."""

import io
import tracemalloc
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Name
from reportlab.pdfgen.canvas import Canvas

from recovery_docs.volume import expanding
from recovery_docs.volume.exhibit_file import ExhibitFile, UnfitError, looked_at

LIMIT = 1 << 20
ONCE = zlib.compress(b" " * (LIMIT + 1), 9)
TWICE = zlib.compress(ONCE, 9)


@pytest.fixture(autouse=True)
def lower_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expanding, "LIMIT", LIMIT)


def looked(folder: Path, packed: bytes, *filters: str) -> ExhibitFile:
    """What is found of a PDF with this drawing on its page."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    stream = pikepdf.Stream(pdf, b"")
    stream.write(packed, filter=Array([Name(f"/{one}") for one in filters]))
    pdf.pages[0].Contents = pdf.make_indirect(stream)
    pdf.save(folder / "证据.pdf", stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return looked_at(folder / "证据.pdf")


@pytest.mark.parametrize(
    ("packed", "filters"),
    [
        (ONCE, ["FlateDecode"]),
        (TWICE, ["FlateDecode", "FlateDecode"]),
        (TWICE.hex().encode() + b">", ["ASCIIHexDecode", "FlateDecode", "FlateDecode"]),
        (b"\x81 " * 1000, ["RunLengthDecode"]),
        (ONCE[:99], ["FlateDecode", "RunLengthDecode"]),
    ],
)
def test_a_page_that_expands_is_refused(tmp_path: Path, packed: bytes, filters: list[str]) -> None:
    tracemalloc.start()
    with pytest.raises(UnfitError, match="展开后太大"):
        looked(tmp_path, packed, *filters)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * LIMIT


@pytest.mark.parametrize("kind", [b"/XRef", b"/ObjStm"])
@pytest.mark.parametrize("packed", [ONCE, TWICE])
def test_a_table_that_expands_is_refused(tmp_path: Path, kind: bytes, packed: bytes) -> None:
    path = tmp_path / "证据.pdf"
    path.write_bytes(
        b"%PDF-1.5\n1 0 obj\n<</Type " + kind + b"/Filter/FlateDecode>>\nstream\n" + packed + b"\nendstream"
    )
    with pytest.raises(UnfitError, match="展开后太大"):
        looked_at(path)


def test_a_page_within_the_limit_is_counted_however_it_is_packed(tmp_path: Path) -> None:
    drawing = zlib.compress(b" " * LIMIT, 9)
    assert looked(tmp_path, drawing, "FlateDecode").pages == 1
    assert looked(tmp_path, zlib.compress(drawing), "FlateDecode", "FlateDecode").pages == 1
    written = io.BytesIO()
    canvas = Canvas(written, pageCompression=1)  # in ASCII, and packed
    for _ in range(2):
        canvas.drawString(99, 99, "x")
        canvas.showPage()
    canvas.save()
    (tmp_path / "打印.pdf").write_bytes(written.getvalue())
    assert looked_at(tmp_path / "打印.pdf").pages == 2
