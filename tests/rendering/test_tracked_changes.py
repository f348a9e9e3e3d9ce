"""Two versions as tracked changes: accepting all is the new one, rejecting all the old one, whatever they say."""

import io
import re
import zipfile
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.packet.altered_word import altered
from tests.rendering.settled_word import W, shown

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.compare_documents.comparison import compared
from recovery_docs.rendering.compare_documents.revisions import Reviser

AT = "2026-11-28T10:17:02Z"

_words = st.lists(
    st.sampled_from(["欠款", "截至", "2026年1月5日", "1,000.00", "，", "—", "-", "“", '"', "\t", "\n", "甲", "a", "A"]),
    max_size=6,
)
_paragraph = st.lists(st.tuples(_words.map("".join), st.booleans()), max_size=3)
_cell = st.lists(_paragraph, min_size=1, max_size=2)
_table = st.integers(1, 3).flatmap(
    lambda columns: st.lists(st.lists(_cell, min_size=columns, max_size=columns), min_size=1, max_size=3)
)
_blocks = st.lists(st.one_of(_paragraph.map(lambda one: ("p", one)), _table.map(lambda one: ("t", one))), max_size=5)


@cache
def _empty(header: str) -> dict[str, bytes]:
    document = Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package:
        return {name: package.read(name) for name in package.namelist()}


def _say(within: Any, runs: list[tuple[str, bool]]) -> None:
    paragraph = etree.SubElement(within, f"{W}p")
    for text, bold in runs:
        run = etree.SubElement(paragraph, f"{W}r")
        if bold:
            etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
        for part in re.findall(r"\t|\n|[^\t\n]+", text):
            signs = {"\t": "tab", "\n": "br"}
            etree.SubElement(run, f"{W}{signs.get(part, 't')}").text = None if part in signs else part


def word(blocks: list[Any], *, header: str = "", end: str = "完") -> bytes:
    """A Word file of paragraphs and tables, which ends with a paragraph as Word's own do."""
    parts = _empty(header)
    root = etree.fromstring(parts["word/document.xml"])
    for kind, content in [*blocks, ("p", [(end, False)])]:
        if kind == "p":
            _say(root[0], content)
            continue
        table = etree.SubElement(root[0], f"{W}tbl")
        for cells in content:
            row = etree.SubElement(table, f"{W}tr")
            for paragraphs in cells:
                cell = etree.SubElement(row, f"{W}tc")
                for runs in paragraphs:
                    _say(cell, runs)
    root[0].append(root[0].find(f"{W}sectPr"))
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, etree.tostring(root) if name == "word/document.xml" else data)
    return saved.getvalue()


def lines(*texts: str) -> bytes:
    """A Word file of these paragraphs."""
    return word([("p", [(text, False)]) for text in texts[:-1]], end=texts[-1])


def between(old: bytes, new: bytes) -> bytes:
    """The comparison, proven by somebody else's reading."""
    found = compared(old, new, "01_通知书.docx", Reviser("recovery-docs", AT))
    assert found is not None
    assert shown(found, accept=True) == shown(new)
    assert shown(found, accept=False) == shown(old)
    return found


def body(docx: bytes) -> Any:
    """The body, to look for marks in it."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def texts(root: Any, change: str) -> list[str]:
    """What was put there, or taken away, piece by piece."""
    return ["".join(one.itertext()) for one in root.iter(f"{W}{change}") if len(one)]


@settings(max_examples=12)
@given(_blocks, _blocks, st.data())
def test_accepting_gives_the_new_version_and_rejecting_the_old_one(old: Any, new: Any, data: Any) -> None:
    # 一半的新稿由旧稿改来，才有相像的段落和表格行
    for block in old if data.draw(st.booleans()) else ():
        new.insert(data.draw(st.integers(0, len(new))), block)
    before, now = word(old, header="甲"), word(new, header="乙", end=data.draw(st.sampled_from(["完", "完毕", "另"])))
    between(before, now)
    assert compared(now, now, "x.docx", Reviser("r", AT)) is None


def test_only_what_changed_is_marked_a_figure_as_a_whole() -> None:
    found = body(
        between(lines("截至2026年1月5日，尚欠本金1,000.00元。"), lines("截至2026年1月5日，尚欠本金900.00元。"))
    )
    assert (texts(found, "del"), texts(found, "ins")) == (["1,000.00"], ["900.00"])
    mark = next(found.iter(f"{W}ins"))
    assert (mark.get(f"{W}author"), mark.get(f"{W}date")) == ("recovery-docs", AT)
    capitals = body(between(lines("大写：壹仟元整"), lines("大写：玖佰元整")))
    assert (texts(capitals, "del"), texts(capitals, "ins")) == (["壹仟元整"], ["玖佰元整"])


@pytest.mark.parametrize(("old", "new"), [("A公司", "a公司"), ("甲—乙", "甲-乙"), ("“甲”", '"甲"'), ("甲 乙", "甲乙")])
def test_case_dashes_quotes_and_blanks_are_changes_too(old: str, new: str) -> None:
    found = body(between(lines(old), lines(new)))
    assert texts(found, "del") or texts(found, "ins")


def test_rows_that_came_and_went_are_marked_as_rows() -> None:
    def table(*rows: str) -> bytes:
        return word([("t", [[[[(cell, False)]] for cell in row.split("|")] for row in rows])])

    found = body(between(table("1|借款合同", "2|催收记录", "3|公证书"), table("1|借款合同", "3|公证书", "4|流水")))
    marked = {
        change: [
            "".join(row.itertext()) for row in found.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{change}") is not None
        ]
        for change in ("ins", "del")
    }
    assert marked == {"ins": ["4流水"], "del": ["2催收记录"]}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["甲", "乙"], ["甲", "乙", "丙丙丙"]),  # 末尾多出一段
        (["甲", "乙", "丙丙丙"], ["甲", "乙"]),
        (["甲", "丁丁丁", "乙"], ["甲", "乙"]),
        (["甲"], ["乙"]),  # 一段都没有留下
    ],
)
def test_paragraphs_that_came_and_went_have_their_ends_marked(old: list[str], new: list[str]) -> None:
    found = body(between(lines(*old), lines(*new)))
    ends = [
        one
        for one in found.iter(f"{W}p")
        if one.find(f"{W}pPr/{W}rPr/{W}ins") is not None or one.find(f"{W}pPr/{W}rPr/{W}del") is not None
    ]
    assert len(ends) == abs(len(old) - len(new))
    assert found[-2] not in ends


def test_changes_that_somebody_tracked_in_the_old_version_count_as_accepted() -> None:
    old = between(lines("请于三日内还款。", "甲行"), lines("请于五日内还款。", "甲行"))
    found = compared(old, lines("请于七日内还款。", "甲行"), "x.docx", Reviser("r", AT))
    assert found is not None
    assert (texts(body(found), "del"), texts(body(found), "ins")) == (["五"], ["七"])


def test_a_version_saved_by_word_with_runs_cut_up_and_proofing_marks_is_the_same() -> None:
    document = Document(io.BytesIO(lines("请于三日内还款。", "甲行")))
    (run,) = document.paragraphs[0].runs
    for text in run.text:
        piece = deepcopy(run._element)
        piece.set(qn("w:rsidR"), "00AB12CD")
        piece.find(qn("w:t")).text = text
        run._element.addprevious(piece)
        run._element.addprevious(etree.Element(qn("w:proofErr"), {qn("w:type"): "spellStart"}))
    run._element.getparent().remove(run._element)
    saved = io.BytesIO()
    document.save(saved)
    assert compared(saved.getvalue(), lines("请于三日内还款。", "甲行"), "x.docx", Reviser("r", AT)) is None
    assert texts(body(between(saved.getvalue(), lines("请于五日内还款。", "甲行"))), "del") == ["三"]


def test_a_page_number_that_word_worked_out_anew_is_no_change() -> None:
    def paged(pages: int, asked: str) -> bytes:
        document = Document(io.BytesIO(lines("甲", "乙")))
        simple = etree.SubElement(document.paragraphs[0]._element, f"{W}fldSimple", {f"{W}instr": asked})
        etree.SubElement(etree.SubElement(simple, f"{W}r"), f"{W}t").text = str(pages)
        saved = io.BytesIO()
        document.save(saved)
        return saved.getvalue()

    assert compared(paged(1, "NUMPAGES"), paged(3, " NUMPAGES "), "x.docx", Reviser("r", AT)) is None
    found = body(between(paged(1, "PAGE"), paged(1, "NUMPAGES")))
    assert [one.text for one in found.iter(f"{W}instrText", f"{W}delInstrText")] == ["PAGE", "NUMPAGES"]


def test_a_page_break_is_no_change_and_stays_where_it_is() -> None:
    def broken(text: str, place: int) -> bytes:
        document = Document(io.BytesIO(lines(text, "乙")))
        document.paragraphs[place].add_run().add_break(WD_BREAK.PAGE)
        saved = io.BytesIO()
        document.save(saved)
        return saved.getvalue()

    assert compared(lines("甲", "乙"), broken("甲", 0), "x.docx", Reviser("r", AT)) is None
    found = compared(lines("甲三日", "乙"), broken("甲五日", 0), "x.docx", Reviser("r", AT))
    assert found is not None
    assert [one.get(f"{W}type") for one in body(found).iter(f"{W}br")] == ["page"]
    assert texts(body(found), "ins") == ["五"]


def test_what_is_no_word_file_is_named() -> None:
    with pytest.raises(TemplateError, match="01_通知书"):
        compared(b"PK half", lines("甲"), "01_通知书.docx", Reviser("r", AT))


def test_tables_in_tables_in_tables_are_named_and_stop_nothing() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 600 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 600
    bomb = altered(lines("甲"), "<w:p>", f"{deep}<w:p>")
    with pytest.raises(TemplateError, match="对照不成"):
        compared(bomb, lines("甲"), "01_通知书.docx", Reviser("r", AT))
