"""Word files made in the tests themselves."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document

Made = Callable[..., bytes]


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


@pytest.fixture
def word() -> Made:
    """A Word file with these paragraphs, and under them a table of these rows."""

    def made(*paragraphs: str, table: list[list[str]] | None = None, header: str = "", footer: str = "") -> bytes:
        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        if table:
            grid = document.add_table(rows=len(table), cols=len(table[0]))
            for row, texts in zip(grid.rows, table, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        if header:
            document.sections[0].header.paragraphs[0].text = header
        if footer:
            document.sections[0].footer.paragraphs[0].text = footer
        return saved(document)

    return made


@pytest.fixture
def with_part() -> Callable[[bytes, str, str, str], bytes]:
    """The Word file with a part added or replaced, and declared in the list of parts."""

    def made(data: bytes, name: str, xml: str, kind: str = "") -> bytes:
        source = zipfile.ZipFile(io.BytesIO(data))
        parts = {each: source.read(each) for each in source.namelist()}
        parts[name] = xml.encode()
        if kind:
            types = parts["[Content_Types].xml"].decode()
            override = (
                f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
            )
            parts["[Content_Types].xml"] = types.replace("</Types>", f"{override}</Types>").encode()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for each, content in parts.items():
                archive.writestr(each, content)
        return out.getvalue()

    return made
