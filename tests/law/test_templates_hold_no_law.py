"""Law is data and rules: no template says which article, and no sum or rate is written into one."""

import re
from pathlib import Path

import pytest

from recovery_docs.prerequisites.forbidden_words import found_terms
from recovery_docs.rendering.check_document.scan import document_text

TEMPLATES = sorted((Path(__file__).resolve().parents[2] / "templates").glob("*/*.docx"))
_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千\d]+条(?!（)")
_INSTRUMENT = re.compile(r"《[^》{}]*(?:法|法典|解释|规定|办法|条例|通则|意见|通知)》|法释〔|法发〔|主席令")
_RATE = re.compile(r"\d+(?:\.\d+)?\s*[%‰‱％]|万分之")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_names_an_article_or_a_rate(path: Path) -> None:
    text = re.sub(r"\{%.*?%\}", "", document_text(path.read_bytes()))  # 条件里的数不是利率
    assert len(text) > 100
    assert _ARTICLE.findall(text) == []
    assert _INSTRUMENT.findall(text) == []
    assert _RATE.findall(text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_promises_the_credit_repair_that_is_over(path: Path) -> None:
    assert found_terms("credit_repair", document_text(path.read_bytes())) == ()


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) >= 20
