"""The look of every shipped template: page numbers, fonts, widths, what stays together, what the file says of itself."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.table import Table
from example_cases import LIBRARY, documents, facts_of, matter_of

from recovery_docs.rendering.engine.library import TEMPLATES

PAPERS = tuple(sorted(path for path in TEMPLATES.glob("*/*.docx")))
CLASSIC = tuple(path for path in PAPERS if "ElementTable" not in ZipFile(path).read("word/document.xml").decode())
WHERE = ("Before", "After")
SIGNATURES = ("落款", "要素式落款")
IDS = [path.stem for path in PAPERS]
every_paper = pytest.mark.parametrize("path", PAPERS, ids=IDS)


def opened(path: object) -> WordFile:
    return docx.Document(str(path))


def part(path: object, name: str) -> str:
    with ZipFile(str(path)) as archive:
        return archive.read(name).decode("utf-8")


@pytest.mark.parametrize("path", [one for one in PAPERS if one.stem != "evidence-cover"], ids=lambda path: path.stem)
def test_every_page_bears_its_number(path: object) -> None:
    footer = opened(path).sections[0].footer._element.xml

    assert 'instr="PAGE"' in footer
    assert 'instr="NUMPAGES"' in footer


@every_paper
def test_no_line_parts_an_amount_or_a_day(path: object) -> None:
    """Word breaks a line neither within 1,000.00 nor, told so, between 2026 and 年, 年 and 11, 1,000.00 and 元."""
    settings = part(path, "word/settings.xml")
    first, last = (re.search(rf'w:noLineBreaks{where} w:lang="zh-CN" w:val="([^"]*)"', settings) for where in WHERE)

    assert first is not None
    assert set("年月日元，。；：）") <= set(first[1])
    assert last is not None
    assert set("年月第（“") <= set(last[1])


@every_paper
def test_chinese_and_latin_fonts_are_named_and_have_a_stand_in(path: object) -> None:
    defaults = re.search(r"<w:docDefaults>.*?<w:rFonts([^>]*)>", part(path, "word/styles.xml"), re.DOTALL)
    table = part(path, "word/fontTable.xml")

    assert defaults is not None
    assert re.search(r'w:eastAsia(Theme)?="[^"]+"', defaults[1])
    assert re.search(r'w:ascii(Theme)?="[^"]+"', defaults[1])
    named = set(re.findall(r'<w:rFonts[^>]*w:eastAsia="([^"]+)"', part(path, "word/styles.xml"))) | {"Times New Roman"}
    for font in named:
        assert re.search(rf'<w:font w:name="{font}">\s*<w:altName', table), font


def printed_styles(table: Table) -> Iterator[str]:
    """The styles of the cells that a paper prints: rows of tags alone are gone by then."""
    for row in table.rows:
        texts = [cell.text for cell in row.cells]
        if not any(re.match(r"\{%tr ", text) for text in texts):
            yield from (paragraph.style.name for cell in row.cells for paragraph in cell.paragraphs if paragraph.style)


@every_paper
def test_a_table_has_one_size_of_text(path: object) -> None:
    document = opened(path)
    sizes = {style.name: style.font.size for style in document.styles if style.type == 1}
    base = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:sz')}").get(qn("w:val"))

    for table in document.tables:
        names = {name for name in printed_styles(table) if name != "要素式节标题"}
        assert len({sizes[name].pt if sizes[name] else int(base) / 2 for name in names}) == 1, names
        runs = (run for row in table.rows for cell in row.cells for one in cell.paragraphs for run in one.runs)
        assert not any(run.font.size for run in runs)


@every_paper
def test_columns_fill_the_page_and_no_more(path: object) -> None:
    document = opened(path)
    section = document.sections[0]
    room = section.page_width.twips - section.left_margin.twips - section.right_margin.twips

    for table in document.tables:
        columns = [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        assert room * 0.9 <= sum(columns) <= room + 12


def test_a_column_of_amounts_holds_a_hundred_million() -> None:
    """123,456,789.00 at 9 points: 11 digits and 3 marks of the widest stand-in are 73 points, with the margins 84."""
    for table in opened(TEMPLATES / "annexes" / "debt-statement.docx").tables[1:3]:
        for row in table.rows:
            for cell in row.cells:
                if any(one.style is not None and one.style.name == "小表数字" for one in cell.paragraphs):
                    assert cell.width is not None
                    assert cell.width.pt >= 84


@every_paper
def test_a_signature_keeps_words_before_it(path: object) -> None:
    """The paragraph before the first line of a signature, or the last row of the table before it, stays with it.

    A row that is repeated does not: every row would, and a table of many rows leave the page to begin on the next one.
    """
    document = opened(path)
    keeps = {style.name for style in document.styles if style.type == 1 and style.paragraph_format.keep_with_next}
    names = {style.style_id: style.name for style in document.styles}

    def kept(paragraph: object) -> bool:
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")  # type: ignore[attr-defined]
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}")  # type: ignore[attr-defined]
        return own is not None or (named is not None and names[named.get(qn("w:val"))] in keeps)

    def style(element: object) -> str:
        named = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")  # type: ignore[attr-defined]
        return "" if named is None else names[named.get(qn("w:val"))]

    body = list(document.element.body)
    for index, element in enumerate(body):
        if element.tag != qn("w:p") or style(element) not in SIGNATURES or style(body[index - 1]) in SIGNATURES:
            continue
        before = index - 1
        while "".join(one.text or "" for one in body[before].iter(qn("w:t"))).startswith("{%p "):
            before -= 1
        above = body[before]
        if "".join(one.text or "" for one in above.iter(qn("w:t"))).endswith("{%tr endfor %}"):
            continue
        last = [above] if above.tag == qn("w:p") else list(list(above.iter(qn("w:tr")))[-1].iter(qn("w:p")))
        assert all(kept(one) for one in last), "".join(one.text or "" for one in above.iter(qn("w:t")))[:40]


@pytest.mark.parametrize("path", CLASSIC, ids=lambda path: path.stem)
def test_no_page_parts_a_row_or_leaves_a_heading_behind(path: object) -> None:
    """A row stays on one page where it fits on one; a heading, and a total before its capitals, stays with what follows."""
    for table in opened(path).tables:
        for row in table.rows:
            words = "".join(one.text or "" for one in row._tr.iter(qn("w:t")))
            if re.fullmatch(r"\{%tr.*?%\}", words):
                continue
            assert row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None, words
            heading = row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            if heading or re.match(r"\{\{ 组\.名称|合计\{\{ (欠款|执行依据\.尚欠)\.合计", words):
                assert all(one.paragraph_format.keep_with_next for cell in row.cells for one in cell.paragraphs), words


@every_paper
def test_the_file_bears_the_title_of_its_paper(path: object) -> None:
    properties = opened(path).core_properties

    assert "标题" in properties.title or properties.title == "{{ title }}"
    assert properties.author


def test_the_author_of_a_lawyers_letter_is_the_firm() -> None:
    facts = facts_of("overdue-instalments")
    lawyer = {"name": "周样本", "kind": "lawyer", "firm": "浙江样本律师事务所", "title": "律师", "powers": "general"}
    matter = matter_of("overdue-instalments", {"agents": [lawyer]})
    letter = next(iter(documents("lawyer-letter", matter)))
    made = docx.Document(BytesIO(LIBRARY.compiled("lawyer-letter").render(letter.context)))

    assert made.core_properties.author == "浙江样本律师事务所"
    assert made.core_properties.author != facts["creditor"]["name"]
