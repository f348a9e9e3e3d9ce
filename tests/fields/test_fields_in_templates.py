"""What a template prints of the tree of fields, and how it says what is missing."""

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

from recovery_docs.case import Case
from recovery_docs.errors import TemplateError
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.roots import names
from recovery_docs.intake import read_case
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.tree.leaf import Money

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

Printed = Callable[..., list[str]]


def _names(example: str, **on: Any) -> dict[str, Any]:
    facts = yaml.load((EXAMPLES / f"{example}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    facts["loan"]["contract"].pop("signed_at")  # 签订地点没有写
    case = Case.model_validate(facts)
    assert case.request.as_of is not None
    matter = Matter.on(case, case.request.as_of)
    return dict(names(Occasion(matter, reader=case.borrowers[0], **on)))


def _paragraphs(example: str, *texts: str, draft: bool = False) -> list[str]:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    template = CompiledTemplate.load(saved.getvalue(), name="本行的函.docx")
    context = _names(example)
    made = template.render(context, draft=draft)
    return [one.text for one in docx.Document(io.BytesIO(made)).paragraphs]


def _refusal(example: str, *texts: str) -> str:
    with pytest.raises(TemplateError) as raised:
        _paragraphs(example, *texts)
    return str(raised.value)


def test_leaves_print_themselves_as_filings_write_them() -> None:
    assert _paragraphs(
        "working-capital",
        "{{ 欠款.合计 }}，{{ 欠款.合计|大写 }}，{{ 欠款.合计|数字 }}",
        "{{ 合同 }}，{{ 合同.签订日期 }}，{{ 合同.签订日期|日期('横线') }}",
        "{{ 欠款.本金 + 欠款.利息|default(0) }}",
    ) == [
        "1,114,112.29元，人民币壹佰壹拾壹万肆仟壹佰壹拾贰元贰角玖分，1,114,112.29",
        "《流动资金循环借款合同》（编号：示银海流借字2024第0716号），2024年7月16日，2024-07-16",
        "1,031,465.37元",
    ]


def test_one_and_many_need_no_condition() -> None:
    case = read_case(EXAMPLES / "working-capital.yaml").case
    assert _paragraphs("working-capital", "{{ 借款人.姓名 }}和{{ 保证.保证人.姓名 }}") == [
        f"{'、'.join(one.name for one in case.borrowers)}和{'、'.join(one.guarantor.name for one in case.guarantees)}"
    ]


def test_a_group_that_the_case_does_not_have_is_not_met_at_any_depth() -> None:
    text = "{% if 借款.信用卡.末四位 %}卡{% elif 执行依据.尚欠.合计 %}判决{% else %}都没有{% endif %}"
    assert _paragraphs("working-capital", text) == ["都没有"]
    assert _paragraphs("working-capital", "甲{% for 次 in 借款.代偿.各次 %}{{ 次.金额 }}{% endfor %}乙") == ["甲乙"]


@pytest.mark.parametrize(
    "text", ["{{ 合同.签订地点|写('在…签订') }}", "{{ 合同.签订地点|可空 }}", "{{ 合同.签订地点|写('在……签订') }}"]
)
def test_what_may_be_missing_prints_nothing(text: str) -> None:
    assert _paragraphs("working-capital", f"甲{text}乙") == ["甲乙"]
    assert _paragraphs("working-capital", "甲{{ 合同.签订地点|default('无') }}乙") == ["甲无乙"]


def test_both_kinds_of_dots_hold_the_place() -> None:
    for dots in ("…", "……", "..."):
        assert _paragraphs("working-capital", f"{{{{ 合同.签订日期|写('于{dots}签订') }}}}") == ["于2024年7月16日签订"]


def test_a_missing_field_refuses_the_paper_with_its_place_and_the_fact_to_add() -> None:
    said = _refusal("working-capital", "第一段", "在{{ 合同.签订地点 }}签订")
    assert "正文第2段" in said
    assert "字段 合同.签订地点 没有值" in said
    assert "补上 loan.contract.signed_at" in said


def test_a_field_that_does_not_exist_is_told_with_the_name_that_is_meant() -> None:
    assert "没有字段 合同.合同号。是不是 合同.编号" in _refusal("working-capital", "{{ 合同.合同号 }}")
    assert "没有字段 欠款.总额。是不是 欠款.合计" in _refusal("working-capital", "{{ 欠款.总额 }}")


def test_a_group_is_no_words() -> None:
    assert "借款 不是文字，不能直接印出" in _refusal("working-capital", "{{ 借款 }}")
    assert "不是文字" in _refusal("working-capital", "{{ 借款.放款 }}")


def test_capitals_of_a_day_are_refused() -> None:
    assert "大写、数字、元只用在金额上" in _refusal("working-capital", "{{ 合同.签订日期|大写 }}")


def test_a_draft_shows_the_name_of_what_is_missing() -> None:
    assert _paragraphs("working-capital", "在{{ 合同.签订地点 }}签订", draft=True) == ["在【合同.签订地点】签订"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ 合同.contract }}",
        "{{ 合同['contract'] }}",
        "{{ 合同.ask }}",
        "{{ 合同['ask'] }}",
        "{{ 合同.asked }}",
        "{{ 借款['case'] }}",
        "{{ 保证[0]['standing'] }}",
        "{{ 保证.append }}",
        "{{ 借款.信用卡.fact }}",
        "{{ 借款.信用卡['path'] }}",
        "{{ 合同|attr('contract') }}",
        "{{ (保证|first)['guarantee'] }}",
        "{{ (保证|map(attribute='guarantee')|list)[0] }}",
    ],
)
def test_nothing_behind_the_names_can_be_reached(text: str) -> None:
    with pytest.raises(TemplateError):
        _paragraphs("working-capital", text)


def test_money_stays_money() -> None:
    one = Money("1000.5")
    assert str(one + Decimal("0.5")) == "1,001.00元"
    assert f"{one}" == "1,000.50元"
    assert str(sum([one, one])) == "2,001.00元"
    assert str(one - Decimal(1)) == "999.50元"


def test_a_day_compares_with_days() -> None:
    assert _paragraphs("working-capital", "{% if 合同.签订日期 < 文书.日期 %}早{% endif %}") == ["早"]
    assert date(2024, 7, 16) == _names("working-capital")["合同"].ask("签订日期")
