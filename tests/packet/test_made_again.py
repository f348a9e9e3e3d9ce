"""Making a packet again names each paper that changed with the fact behind it, and says nothing where none did."""

import shutil
from pathlib import Path

from click.testing import CliRunner
from tests.conftest import EXAMPLES

from recovery_docs.cli.packet import packet

RUN = ["--filing", "collection-notice", "--filing", "guarantor-demand"]


def _made(case: Path, *more: str) -> list[str]:
    result = CliRunner().invoke(packet, [str(case), *RUN, "--out", str(case.parent / "out"), *more])
    assert result.exit_code == 0, result.output
    return [line for line in result.stderr.splitlines() if ".docx：" in line]


def test_changed_papers_are_told_with_the_fact_behind_each(tmp_path: Path) -> None:
    case = tmp_path / "working-capital.yaml"
    shutil.copy(EXAMPLES / case.name, case)
    assert _made(case) == []
    assert _made(case) == []

    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("2026-12-10", "2026-12-15"), encoding="utf-8")
    told = _made(case)
    assert all("request.letter.pay_by" in one for one in told)
    assert told[0].startswith(
        "01_担保贷款逾期催收通知书.docx：内容变了，因为working-capital.yaml request.letter.pay_by 第"
    )


def test_another_day_of_the_figures_and_another_paper_are_told(tmp_path: Path) -> None:
    case = tmp_path / "working-capital.yaml"
    shutil.copy(EXAMPLES / case.name, case)
    _made(case)
    told = _made(case, "--as-of", "2026-11-21", "--filing", "sms-reminder")
    assert any("：新做的" in one and "短信" in one for one in told)
    assert any("内容变了，因为截至日由2026-11-20改为2026-11-21" in one for one in told)
