"""A condition may take everything out of a cell, a row, a table or a header; Word must still open the file."""

import io

import pytest
from docx import Document

from recovery_docs.rendering.engine.compiled_template import CompiledTemplate


def rendered(template: bytes, **context):
    return Document(io.BytesIO(CompiledTemplate.load(template).render(context)))


@pytest.mark.parametrize("kept", [True, False])
def test_a_cell_that_lost_its_paragraphs_keeps_an_empty_one(word, kept):
    document = Document(io.BytesIO(word(table=[["{%p if a %}"]])))
    cell = document.tables[0].cell(0, 0)
    cell.add_paragraph("保证人")
    cell.add_paragraph("{%p endif %}")
    stream = io.BytesIO()
    document.save(stream)
    found = rendered(stream.getvalue(), a=kept).tables[0].cell(0, 0)
    assert [paragraph.text for paragraph in found.paragraphs] == (["保证人"] if kept else [""])


def test_a_table_that_lost_its_rows_is_left_out(word):
    template = word("前", table=[["{%tr for g in rows %}"], ["{{ g }}"], ["{%tr endfor %}"]])
    assert len(rendered(template, rows=["甲"]).tables) == 1
    assert rendered(template, rows=[]).tables == []


def test_a_row_that_lost_its_cells_is_left_out(word):
    template = word(table=[["{%tc for g in rows %}", "{{ g }}", "{%tc endfor %}"], ["一", "二", "三"]])
    assert len(rendered(template, rows=["甲"]).tables[0].rows) == 2
    assert len(rendered(template, rows=[]).tables[0].rows) == 1


def test_a_header_that_lost_its_paragraphs_keeps_an_empty_one(word):
    document = Document(io.BytesIO(word("正文", header="{%p if a %}")))
    header = document.sections[0].header
    header.add_paragraph("草稿")
    header.add_paragraph("{%p endif %}")
    stream = io.BytesIO()
    document.save(stream)
    assert [each.text for each in rendered(stream.getvalue(), a=True).sections[0].header.paragraphs] == ["草稿"]
    assert [each.text for each in rendered(stream.getvalue(), a=False).sections[0].header.paragraphs] == [""]


def test_a_cell_that_is_empty_in_the_template_stays_as_it_is(word):
    template = word("{{ a }}", table=[["", "乙"]])
    assert [cell.text for cell in rendered(template, a="甲").tables[0].rows[0].cells] == ["", "乙"]
