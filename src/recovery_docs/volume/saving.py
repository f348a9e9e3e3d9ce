"""PDFs saved so that the same pages are the same bytes: no day, no random number, nobody's name."""

import io

import pikepdf


def saved(pdf: pikepdf.Pdf, title: str | None = None) -> bytes:
    """The bytes of the PDF; the same for the same content. `title` is what the window of a reader shows."""
    for key in ("/Metadata", "/PieceInfo"):
        if key in pdf.Root:
            del pdf.Root[key]
    kept = {key: str(value) for key, value in pdf.docinfo.items() if key in ("/Title", "/Author")}
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    if title is not None:
        kept = {"/Title": title}
    for key, value in kept.items():
        pdf.docinfo[key] = value
    for key in ("/DocChecksum", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def undated(data: bytes) -> bytes:
    """A PDF as the office makes it, without the day on which it did."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return saved(pdf)
