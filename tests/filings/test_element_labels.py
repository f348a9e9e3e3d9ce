"""法〔2025〕82号: the element forms keep every label, box and order of the official text, blank and filled.

What a template fills in bears a style of its own, so everything else is the form's own words: put together without spaces
they are the official text, character by character. The label files are the blank forms of the official book, line by line,
without the labels that the book repeats at the top of a page; brackets as printed.
"""

import re
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from element_matters import card_facts, changed, facts, matter_of, three_defendants
from example_cases import LIBRARY, documents
from example_cases import matter_of as example_matter
from lxml import etree

from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.phrases.sides import sides
from recovery_docs.fields.roots import DICTIONARY, names
from recovery_docs.filings.court.element import complaint_document
from recovery_docs.filings.filing import Document
from recovery_docs.rendering.check_document.scan import document_text, refuse_incomplete
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.engine.library import TEMPLATES
from recovery_docs.rendering.word.clauses import read_clauses

FORMS = (
    "complaint-financial-loan",
    "complaint-credit-card",
    "complaint-private-lending",
    "complaint-financial-lease",
    "complaint-guarantee-insurance",
)
_GIVER = {"giver": {"kind": "organisation", "name": "某公司"}}
ON_THE_TREE = (
    (
        "distribution-application",
        "enforcement-resumed",
        {"request.distribution": {"number": "1号", "debtor": "宋晚亭"}},
    ),
    ("enforcement-application", "enforced-judgment", {"repayments": [], "guarantees": []}),
    ("enforcement-guarantee-application", "assigned-in-enforcement", {"request.enforcement_guarantee": _GIVER}),
)
"""Forms whose blanks are fields of the tree, with an example, and what is left where nothing is said of them."""
FILLED = ("ElementFilled", "ElementFilledLine", "ElementSigned")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def official(form: str) -> list[str]:
    """The official labels of a form in order."""
    data = Path(__file__).parent / "element_labels" / f"{form}.txt"
    return data.read_text(encoding="utf-8").splitlines()


def own_words(data: bytes) -> str:
    """The words of the form itself, without spaces and ticks."""
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    words = []
    for run in root.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is None or style.get(f"{W}val") not in FILLED:
            words += [text.text or "" for text in run.iter(f"{W}t")]
    return plain("".join(words))


def plain(text: str) -> str:
    return re.sub(r"\s", "", text).replace("☑", "□")


def rendered(document: Document) -> bytes:
    return LIBRARY.compiled(document.template).render(document.context)


def left_blank(form: str) -> bytes:
    """The form of which nothing is known, with clauses that say nothing; what the tree fills in bears its own style."""
    file = docx.Document(str(TEMPLATES / "clauses.docx"))
    clauses = [one.text for one in file.paragraphs if one.style and one.style.name == "条款"]
    for paragraph in list(file.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    for name in clauses:
        file.add_paragraph(name, style="条款")
        file.add_paragraph("{{ ''|可空 }}")
    saved = BytesIO()
    file.save(saved)
    path = TEMPLATES / "court" / f"{form}.docx"
    tree = names(Occasion(matter_of(facts()), sides=sides(matter_of(facts()), "原告", "被告")))
    return CompiledTemplate.load(path, clauses=read_clauses(saved.getvalue())).render(tree | blank(form))


def blank(form: str) -> dict[str, Any]:
    """A context in which nothing is known, from the description of the fields."""
    described = tomllib.loads((TEMPLATES / "court" / f"{form}.toml").read_text(encoding="utf-8"))["fields"]
    lists = {path for path, about in described.items() if about["meaning"].startswith("逐一重复")}
    made: dict[str, Any] = {}
    for path, about in described.items():
        if path in lists:
            continue
        group, parts = made, path.split(".")
        for depth, name in enumerate(parts[:-1], start=1):
            one: dict[str, Any] = {}
            known = group.setdefault(name, [one] if ".".join(parts[:depth]) in lists else one)
            group = known[0] if isinstance(known, list) else known
        group[parts[-1]] = "□" if about["meaning"].startswith("方框") else ""
    for path in lists:
        *groups, last = path.split(".")
        group = made
        for name in groups:
            group = group[name]
        group.setdefault(last, [""])
    return made


def repeated(labels: list[str], starts: list[str], ends: str, times: int) -> list[str]:
    """The labels with one block, from its own lines up to the line that follows it, as often as the case has it."""
    first = next(at for at in range(len(labels)) if labels[at : at + len(starts)] == starts)
    last = labels.index(ends, first + 1)
    return labels[:first] + labels[first:last] * times + labels[last:]


@pytest.mark.parametrize("form", FORMS)
def test_blank_form_is_the_official_text(form: str) -> None:
    made = left_blank(form)

    assert own_words(made) == plain("".join(official(form)))


def test_no_box_of_a_form_is_ticked_whatever_the_case() -> None:
    for form in FORMS:
        assert "☑" not in document_text((TEMPLATES / "court" / f"{form}.docx").read_bytes())


@pytest.mark.parametrize(
    ("cause", "form"),
    [
        ("financial_loan", "complaint-financial-loan"),
        ("private_loan", "complaint-private-lending"),
    ],
)
def test_filled_form_keeps_the_official_text(cause: str, form: str) -> None:
    document = complaint_document(matter_of(changed(loan__cause=cause)))

    assert document.template == form
    # 一名自然人被告、一名法人被告：空白表已各有一栏，不增不减。
    assert own_words(rendered(document)) == plain("".join(official(form)))


def test_credit_card_form_keeps_the_official_text() -> None:
    document = complaint_document(matter_of(card_facts()))

    assert document.template == "complaint-credit-card"
    assert own_words(rendered(document)) == plain("".join(official("complaint-credit-card")))


def test_three_defendants_repeat_their_blocks_and_nothing_else() -> None:
    made = rendered(complaint_document(matter_of(three_defendants())))

    labels = official("complaint-financial-loan")
    labels = repeated(labels, ["委托诉讼代理人"], "被告", 2)
    second = labels.index("被告", labels.index("被告") + 1)
    first = labels.index("被告")
    labels = labels[:first] + labels[first:second] * 2 + labels[second:]
    labels = repeated(labels, ["年　月　日，　元。"], "7. 还款方式", 2)
    assert own_words(made) == plain("".join(labels))


@pytest.mark.parametrize(("form", "example", "left"), ON_THE_TREE)
def test_forms_on_the_tree_keep_the_official_text(form: str, example: str, left: dict[str, Any]) -> None:
    nothing = left | {
        "agents": [],
        "exhibits": [],
        "assignments": [],
        "proceedings": [],
        "request.enforcement_account": None,
    }
    for changes in ({}, nothing):
        (document,) = documents(form, example_matter(example, changes))
        assert own_words(rendered(document)) == plain("".join(official(form)))


def test_nothing_that_the_official_form_lacks_is_added() -> None:
    for form in FORMS:
        whole = "".join(official(form))
        assert "此致" not in whole
        assert "送达地址" not in whole


@pytest.mark.parametrize("form", FORMS)
def test_every_field_is_described(form: str) -> None:
    described = tomllib.loads((TEMPLATES / "court" / f"{form}.toml").read_text(encoding="utf-8"))

    named = {use for use in LIBRARY.compiled(form).fields if DICTIONARY.find(use) is None}
    assert named == set(described["fields"])
    assert described["grade"] == "A"


@pytest.mark.parametrize("form", [*FORMS, *(form for form, _, _ in ON_THE_TREE)])
def test_geometry_of_the_official_form(form: str) -> None:
    word = docx.Document(str(TEMPLATES / "court" / f"{form}.docx"))
    section, table = word.sections[0], word.tables[0]

    # A4，左2.0厘米、右2.5厘米，可用 11906 - 1133 - 1417 = 9356 缇，容得下 9344 缇的表。
    assert [round(side.twips) for side in (section.page_width, section.page_height)] == [11906, 16838]
    assert [round(side.twips) for side in (section.left_margin, section.right_margin)] == [1133, 1417]
    assert [round(column.width.twips) for column in table.columns] == [2270, 7074]
    assert len(word.tables) == 1
    styles = {style.name: style for style in word.styles}
    assert styles["要素式正文"].paragraph_format.line_spacing.pt == 17
    sizes = [styles[name].font.size.pt for name in ("要素式大标题", "要素式案由", "要素式节标题", "要素式正文")]
    assert sizes == [22, 18, 15, 10.5]


def test_filled_forms_are_complete() -> None:
    for made in (facts(), three_defendants(), card_facts(), changed(loan__cause="private_loan")):
        document = complaint_document(matter_of(made))
        refuse_incomplete(rendered(document), document.title, known=document.context)
