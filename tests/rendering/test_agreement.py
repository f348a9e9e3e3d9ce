"""Figures and capitals, and the numerals of a date, must agree, in a template and in every finished document."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_docs.errors import TemplateError
from recovery_docs.money import capitals
from recovery_docs.rendering.check_document.figures_and_capitals import contradictions, spelt_out
from recovery_docs.rendering.check_document.scan import refuse_incomplete
from recovery_docs.rendering.check_template.lint import lint


@given(st.decimals(Decimal("0.01"), Decimal("999999999999.99"), places=2))
def test_every_amount_in_capitals_reads_back_as_its_figures(amount):
    assert spelt_out(capitals(amount).removeprefix("人民币").removesuffix("整")) == amount


@pytest.mark.parametrize(
    "text",
    [
        "人民币100,000.00元（大写：人民币壹万元整）",
        "10万元（大写壹万元整）",
        "人民币壹拾万元整（¥10,000.00）",
        "壹拾万圆整（小写：100,000.01元）",
        "2023年二月10日",
        "2023年2月十日",
        "二〇二三年2月10日",
        "二〇二三年二月10日",
    ],
)
def test_what_does_not_agree_is_refused_and_found_by_the_lint(word, text):
    with pytest.raises(TemplateError, match="正文第2段"):
        refuse_incomplete(word("好", text), "起诉状.docx")
    assert lint(word("好", text))


@pytest.mark.parametrize(
    "text",
    [
        "人民币100,000.00元（大写：人民币壹拾万元整）",
        "10万元（大写壹拾万圆整）",
        "人民币壹仟肆佰零玖元伍角（¥1,409.50）",
        "人民币1,409.50元（大写：壹仟肆佰零玖圆伍角整）",
        "2023年2月10日",
        "二〇二三年二月十日",
        "第三年2月",
        "借期三年，一次还本",
        "合同一式叁份，2023年2月10日",
        "2023年二季度",
    ],
)
def test_what_agrees_is_let_through(word, text):
    assert list(contradictions(text)) == []
    refuse_incomplete(word(text), "起诉状.docx")


def test_a_date_that_a_fact_itself_has_so_is_no_fault(word):
    refuse_incomplete(word("《2023年二月10日借款合同》"), "起诉状.docx", known={"title": "《2023年二月10日借款合同》"})
