"""What Word shows of a document, for comparing ours with docxtpl's."""

import io

from docx import Document


def words(docx: bytes) -> list[str]:
    """Paragraphs and cells in their order, as Word shows them."""
    document = Document(io.BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells
