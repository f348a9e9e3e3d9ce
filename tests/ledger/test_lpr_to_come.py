"""A rate on days that the last known publication of the LPR does not reach: computed, and never without a warning."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from recovery_docs.case import Case
from recovery_docs.cli import group
from recovery_docs.law.parameters import last_lpr
from recovery_docs.ledger import draw_up

REACHED = last_lpr() + timedelta(days=40)
NOT_REACHED = REACHED + timedelta(days=1)


def facts(
    paid_on: date, rate: dict[str, Any], *, filed_on: date | None = None, private: bool = False
) -> dict[str, Any]:
    bank = {"kind": "organisation", "name": "示例银行股份有限公司", "financial_institution": True}
    return {
        "id": "1",
        "creditor": {"kind": "person", "name": "甲样本"} if private else bank,
        "borrowers": [{"kind": "person", "name": "乙样本"}],
        "loan": {
            "cause": "private_loan" if private else "financial_loan",
            "disbursements": [
                {"paid_on": str(paid_on), "amount": 200000, "due_on": str(paid_on + timedelta(days=365))}
            ],
            "rate": rate,
        },
        "request": {"as_of": str(NOT_REACHED + timedelta(days=30)), "filed_on": str(filed_on) if filed_on else None},
    }


def last_used(case: dict[str, Any]) -> date | None:
    found = Case.model_validate(case)
    assert found.request.as_of is not None
    return draw_up(found, found.request.as_of).lpr_until


@pytest.mark.parametrize(("paid_on", "told"), [(REACHED, None), (NOT_REACHED, last_lpr())])
def test_a_rate_priced_after_the_last_publication(paid_on: date, told: date | None) -> None:
    assert last_used(facts(paid_on, {"lpr": "1y", "spread_bp": 100, "reprice": "never"})) == told


@pytest.mark.parametrize(("filed_on", "told"), [(REACHED, None), (NOT_REACHED, last_lpr())])
def test_a_ceiling_read_on_the_day_of_filing(filed_on: date, told: date | None) -> None:
    """An older private loan bears four times the LPR of the day of filing."""
    case = facts(date(2020, 1, 6), {"annual": "24%"}, filed_on=filed_on, private=True)
    assert last_used(case | {"request": case["request"] | {"as_of": str(filed_on)}}) == told


def test_a_fixed_rate_waits_for_no_publication() -> None:
    assert last_used(facts(NOT_REACHED, {"annual": "6%"})) is None


@pytest.mark.parametrize("command", ["check", "packet", "ledger", "batch"])
def test_every_command_warns_and_says_how_to_add_one(tmp_path: Path, command: str) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "1.yaml"
    case = facts(NOT_REACHED, {"lpr": "1y", "spread_bp": 100, "reprice": "never"})
    path.write_text(json.dumps(case), encoding="utf-8")
    out = [] if command in ("check", "ledger") else ["--out", str(tmp_path / "out")]
    out += ["--filing", "collection-notice"] if command == "batch" else []
    ran = CliRunner().invoke(group, [command, str(path.parent if command == "batch" else path), *out])

    day = f"{last_lpr().year}年{last_lpr().month}月{last_lpr().day}日"
    assert f"贷款市场报价利率只收录到{day}公布的" in ran.output
    assert "law add-lpr" in ran.output
