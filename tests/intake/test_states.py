"""Columns of remarks and states: what is written there against a letter is told at its row before one is made."""

from pathlib import Path
from typing import Any

import pytest
from workbook_files import case_of, flat, only, the_fault

from recovery_docs.intake.meaning.states import speaks


@pytest.mark.parametrize(
    "row",
    [
        {"账户状态": "已结清"},
        {"备注": "客户已死亡，家属处理后事"},
        {"备注2": "2022年已起诉"},
        {"催收状态": "勿催"},
        {"案件状态": "停催"},
        {"借款人现状": "服刑中，已羁押"},
        {"是否死亡": "是"},
        {"是否结清": "Y"},
        {"情况说明": "双方达成和解，按月还"},
        {"企业经营情况": "法院裁定受理破产"},
    ],
)
def test_what_speaks_against_a_letter_is_asked_first(tmp_path: Path, row: dict[str, Any]) -> None:
    fault = the_fault(flat(tmp_path, row))
    (heading,) = row
    assert (fault.severity, fault.place.heading, fault.place.row) == ("error", heading, 2)
    assert "跳过的行" in str(fault.remedy)


@pytest.mark.parametrize(
    "row",
    [
        {"账户状态": "未结清"},
        {"备注": "尚未结清，未起诉"},
        {"备注": "拟起诉"},
        {"是否死亡": "否"},
        {"是否结清": "N"},
        {"是否未结清": "是"},
        {"催收状态": "催收中"},
        {"备注": "无诉讼"},
        {"状态": "逾期"},
    ],
)
def test_what_does_not_is_no_question(tmp_path: Path, row: dict[str, Any]) -> None:
    assert only(flat(tmp_path, row)).loaded is not None


def test_the_row_may_hold_the_answer(tmp_path: Path) -> None:
    dead = {"备注": "已死亡", "借款人死亡日期": "2022-11-03"}
    assert str(case_of(flat(tmp_path, dead)).borrowers[0].died_on) == "2022-11-03"
    assert case_of(flat(tmp_path, {"备注": "已起诉", "诉讼案号": "（2022）浙0481民初1号"})).proceedings
    assert only(flat(tmp_path, {"备注": "已结清", "诉讼案号": "（2022）浙0481民初1号"})).loaded is None


def test_the_words_are_shown_that_were_found() -> None:
    assert speaks("备注", "客户称已于三月还款，经查已结清。") == "已结清"
    assert speaks("停催标志", "1") == "停催标志：1"
