"""债权计算清单: what it says of money that came before its day."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from example_cases import LIBRARY, words

from recovery_docs.case import Case
from recovery_docs.filings import FILINGS
from recovery_docs.ledger import draw_up
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text


def stated(as_of: date) -> list[str]:
    """120,000 yuan in twelve instalments from 10 February 2025 on, of which 500.00 came on 5 February."""
    case = Case.model_validate(
        {
            "id": "甲-1",
            "creditor": {"kind": "organisation", "name": "样例农村商业银行股份有限公司", "financial_institution": True},
            "borrowers": [{"kind": "person", "name": "柳样例"}],
            "loan": {
                "cause": "financial_loan",
                "rate": {"annual": "6%"},
                "schedule": {"method": "level_instalment", "periods": 12},
                "disbursements": [{"paid_on": "2025-01-10", "amount": "120000", "due_on": "2026-01-10"}],
            },
            "repayments": [{"paid_on": "2025-02-05", "amount": "500"}],
        }
    )
    (document,) = FILINGS["debt-statement"].documents(Matter(case, draw_up(case, as_of), as_of))
    return words(document).splitlines()


def test_money_that_waits_is_shown_as_waiting_and_as_taken_off() -> None:
    paper = stated(date(2025, 2, 8))
    assert "待到期抵充500.00元，已从欠款中减去" in paper
    assert any(line.startswith("提前收到、尚待到期抵充的500.00元已经从上列金额中减去。") for line in paper)
    # 120,000 × 6 % ÷ 360 × 29 = 580.00, less 500.00
    assert paper[paper.index("合计") + 1] == "120,080.00"


def test_on_its_day_nothing_waits() -> None:
    paper = stated(date(2025, 2, 10))
    assert "利息500.00元" in paper
    assert not any("提前收到" in line for line in paper)


def test_what_is_above_a_ceiling_of_the_whole_is_left_out_and_said() -> None:
    # 100,000 × 27 % is cut to 24 % over 90 days: 6,000.00 in place of 6,750.00
    case = Case.model_validate(
        {
            "id": "甲-2",
            "creditor": {"kind": "organisation", "name": "样例农村商业银行股份有限公司", "financial_institution": True},
            "borrowers": [{"kind": "person", "name": "柳样例"}],
            "loan": {
                "cause": "financial_loan",
                "rate": {"annual": "18%"},
                "penalty": {"surcharge": "50%"},
                "total_ceiling": "24%",
                "disbursements": [{"paid_on": "2022-01-10", "amount": "100000", "due_on": "2023-01-10"}],
            },
        }
    )
    matter = Matter(case, draw_up(case, date(2023, 4, 11)), date(2023, 4, 11))
    (statement,) = FILINGS["debt-statement"].documents(matter)
    assert "\n利息、罚息、复利合计以年利率24%为限，超过的750.00元没有计入；" in words(statement)
    (complaint,) = FILINGS["civil-complaint"].documents(matter)
    assert "利息、罚息、复利合计以年利率24%为限" in document_text(
        LIBRARY.compiled(complaint.template).render(complaint.context)
    )


@pytest.mark.parametrize(
    ("case", "changes", "total"),
    [
        # 443,187.89 + 26,725.74 of 资金占用费 + 8,108.40 of 违约金, the premium paid
        ("several-advances", {}, "478,022.03"),
        # nothing came in: 456,654.56 + (9,300.00 + 19,139.65) + 8,108.40 + 6,000.00 of premium
        ("several-advances", {"repayments": []}, "499,202.61"),
        # 18,900.00 + 2,634.87 of interest + 230.00 of 违约金 + 120.00 of fees
        ("card-as-billed", {}, "21,884.87"),
    ],
)
def test_each_row_of_advances_and_cards_holds_all_that_is_owed_on_it(
    case: str, changes: dict[str, object], total: str
) -> None:
    path = Path(__file__).resolve().parents[1] / "golden" / "cases" / f"{case}.yaml"
    read = Case.model_validate(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) | changes)
    assert read.request.as_of is not None
    (document,) = FILINGS["debt-statement"].documents(Matter.on(read, read.request.as_of))
    lines = words(document).splitlines()
    notes = document.context["清单"].ask("各笔")
    added = sum(one.ask(kind) for one in notes for kind in ("本金", "利息", "罚息", "复利"))
    assert f"{Decimal(added):,.2f}" == total
    assert lines[lines.index("合计") + 1] == total
