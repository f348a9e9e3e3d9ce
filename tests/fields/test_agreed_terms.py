"""What clauses word of the agreed terms: the same as the field says that an officer prints whole."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

from recovery_docs.case import Case, LoanRate
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.phrases.agreed_terms import RateFields
from recovery_docs.fields.roots import names
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.engine.library import TemplateLibrary

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "working-capital.yaml"
CLAUSES = TemplateLibrary().clauses


def _printed(changes: dict[str, Any], *texts: str) -> list[str]:
    facts = yaml.load(EXAMPLE.read_text(encoding="utf-8"), yaml.BaseLoader)
    loan = facts["loan"]
    for path, value in changes.items():
        owner, _, key = path.rpartition(".")
        (loan if owner == "loan" else facts["guarantees"][0])[key] = value
    case = Case.model_validate(facts)
    assert case.request.as_of is not None
    matter = Matter.on(case, case.request.as_of)
    return _said(dict(names(Occasion(matter, reader=case.borrowers[0]))), *texts)


def _said(context: dict[str, Any], *texts: str) -> list[str]:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    template = CompiledTemplate.load(saved.getvalue(), name="函.docx", clauses=CLAUSES)
    made = template.render(context)
    return [one.text for one in docx.Document(io.BytesIO(made)).paragraphs]


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        ({"annual": "6%"}, "年利率6%"),
        ({"annual": "0%"}, "不计利息"),
        ({"monthly": "5‰"}, "月利率0.5%"),
        ({"daily": "5‱"}, "日利率0.05%"),
        (
            {"lpr": "1y", "spread_bp": "115", "reprice": "yearly"},
            "按一年期贷款市场报价利率（LPR）加115个基点计算年利率，每年1月1日调整",
        ),
        (
            {"lpr": "5y", "spread_bp": "-20", "reprice": "never", "priced": "working_day_before"},
            "按定价日前一工作日的五年期以上贷款市场报价利率（LPR）减20个基点计算年利率，合同期内不调整",
        ),
        ({"lpr": "1y", "times": "4"}, "按一年期贷款市场报价利率（LPR）的4倍计算年利率"),
        ({"benchmark": "y1", "times": "1.3"}, "按六个月至一年人民银行贷款基准利率上浮30%计算年利率"),
        ({"benchmark": "y1", "times": "0.9"}, "按六个月至一年人民银行贷款基准利率下浮10%计算年利率"),
        ({"benchmark": "provident_to5", "times": "1.1"}, "按公积金五年以下（含）贷款利率上浮10%计算年利率"),
    ],
)
def test_a_rate(rate: dict[str, str], words: str) -> None:
    said = _said({"率": RateFields(LoanRate.model_validate(rate))}, "{{ 条款.利率 }}", "{{ 率 }}")

    assert said == [words, words]


@pytest.mark.parametrize(
    ("penalty", "words"),
    [
        ({"surcharge": "50%"}, "在合同利率基础上加收50%"),
        ({"annual": "9%"}, "按年利率9%"),
        ({"daily": "5‱"}, "按每日0.05%"),
        ({"pegged": {"lpr": "1y", "times": "4"}}, "按一年期贷款市场报价利率（LPR）的4倍计算年利率"),
    ],
)
def test_the_rate_of_what_is_late(penalty: dict[str, Any], words: str) -> None:
    said = _printed({"loan.penalty": penalty}, "{{ 条款.逾期利率 }}", "{{ 借款.罚息.利率 }}")

    assert said == [words, words]


@pytest.mark.parametrize(
    ("loan", "words"),
    [
        ({"interest_days": {"settle": "quarterly", "on": "20"}}, "按季结息，结息日为每季末月20日、到期还本"),
        ({"interest_days": {"settle": "monthly", "on": "20"}}, "按月结息，结息日为每月20日、到期还本"),
        ({"interest_days": {"settle": "monthly"}}, "按月结息、到期还本"),
        ({"interest_days": {"settle": "at_maturity"}}, "到期付息、到期还本"),
    ],
)
def test_how_to_repay(loan: dict[str, Any], words: str) -> None:
    changes = {f"loan.{key}": value for key, value in loan.items()}

    assert _printed(changes, "{{ 条款.还款方式 }}", "{{ 借款.还款方式 }}") == [words, words]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ({"months": "36"}, "保证期间为主债务履行期限届满之日起三年"),
        ({"months": "6", "each_instalment": "true"}, "保证期间为每期债务履行期限届满之日起六个月"),
        ({"until_on": "2029-03-05"}, "保证期间至2029年3月5日止"),
        ({"until_repaid": "true"}, "保证期间为直至主债务本息还清时为止"),
        ({"until_repaid": "true", "text": "至本息还清止。"}, "保证期间为至本息还清止"),
        ({"months": "24", "text": "自主债务到期之日起二年。"}, "保证期间自主债务到期之日起二年"),
        ({"months": "24", "text": "保证期间为债务到期后两年"}, "保证期间为债务到期后两年"),
    ],
)
def test_a_guarantee_period(period: dict[str, str], words: str) -> None:
    said = _printed(
        {"guarantee.period": period},
        "{% for 担保 in 保证 %}{{ 条款.保证期间 }}{% endfor %}",
        "{% for 担保 in 保证 %}{{ 担保.期间 }}{% endfor %}",
    )

    assert said == [words, words]


def test_no_period_was_agreed() -> None:
    assert _printed(
        {"guarantee.period": {"not_agreed": "true"}}, "无{% for 担保 in 保证 %}{{ 条款.保证期间 }}{% endfor %}"
    ) == ["无"]


_LPR = {"lpr": "1y", "spread_bp": "115", "reprice": "yearly"}
_INDEX = "一年期贷款市场报价利率（LPR）加115个基点"


@pytest.mark.parametrize(
    ("loan", "rate_and_name"),
    [
        # on 1 January 2026 the one-year LPR stood at 3.00 %: 3.00 + 1.15 = 4.15, and half as much again is 6.225
        (
            {"rate": _LPR, "penalty": {"surcharge": "50%"}},
            f"{_INDEX}确定的利率上浮50%（现为年利率6.225%，每年1月1日调整）计算的罚息",
        ),
        ({"rate": _LPR, "penalty": None}, f"{_INDEX}（现为年利率4.15%，每年1月1日调整）计算的逾期利息"),
        ({"rate": _LPR, "penalty": {"annual": "9%"}}, "年利率9%计算的罚息"),
        # read on the day of payment, 20 August 2024: 3.35 + 1.15 = 4.50, which nothing moves any more; 4.50 × 1.5
        (
            {"rate": _LPR | {"reprice": "never"}, "penalty": {"surcharge": "50%"}},
            "年利率6.75%计算的罚息",
        ),
        ({"rate": {"annual": "6%"}, "penalty": None}, "年利率6%计算的逾期利息"),
        # 3.00 + 6.15 = 9.15, half as much again is 13.725, held at the 12 % that is claimed for the whole
        (
            {"rate": _LPR | {"spread_bp": "615"}, "penalty": {"surcharge": "50%"}, "total_ceiling": "12%"},
            "年利率12%（随合同约定的重定价日调整）计算的罚息",
        ),
    ],
)
def test_what_runs_on_says_what_the_rate_follows(loan: dict[str, Any], rate_and_name: str) -> None:
    changes = {f"loan.{key}": value for key, value in loan.items()}
    clause, field = _printed(changes, "{{ 条款.此后计息 }}", "{{ 欠款.此后 }}")

    assert clause == field
    assert clause.startswith(
        f"自2026年11月20日起至实际清偿之日止，借据20240820001项下以本金600,000.00元为基数，按{rate_and_name}"
    )
