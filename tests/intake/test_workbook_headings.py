"""What the headings that people write mean, and what is asked about instead of guessed."""

from typing import Any, get_args

import pytest
from pydantic import BaseModel

from recovery_docs.case import Case
from recovery_docs.intake.headings import Column, Heading, Unread, book


def meaning(heading: str, group: str | None = None) -> tuple[str, str, int, str] | tuple[str, ...] | None:
    found = book().meaning(heading, group)
    if isinstance(found, Heading):
        return found.column.group, found.column.fact, found.ordinal, found.unit
    return found.could_be if isinstance(found, Unread) else None


@pytest.mark.parametrize(
    "heading",
    [
        "借款人",
        "借款人姓名",
        "客户名称",
        "客户姓名",
        "被告",
        "债务人姓名*",
        "主借人",
        "姓名",
        "借据人",
        "借 款 人",
        "借款\u202e人",
    ],
)
def test_the_borrower_goes_by_many_names(heading: str) -> None:
    assert meaning(heading) == ("borrower", "name", 0, "")


@pytest.mark.parametrize(
    "heading",
    ["本金余额", "未偿本金", "剩余本金", "债权本金", "贷款余额", "逾期本金", "欠付本金", "当前应扣本金", "本 金"],
)
def test_the_principal_still_owed_goes_by_many_names(heading: str) -> None:
    assert meaning(heading) == ("case", "bank_statement.principal", 0, "")


@pytest.mark.parametrize(
    ("heading", "unit"),
    [("年利率（%）", "%"), ("年利率%", "%"), ("年利率(％)", "%"), ("年利率", ""), ("年利率（单位：‰）", "‰")],
)
def test_a_heading_says_the_unit_of_its_column(heading: str, unit: str) -> None:
    assert meaning(heading) == ("case", "loan.rate.annual", 0, unit)


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("担保人", 0),
        ("担保人1", 1),
        ("保证人2姓名", 2),
        ("担保人姓名3", 3),
        ("第二保证人", 2),
        ("保证人一", 1),
        ("担保人１", 1),
    ],
)
def test_guarantors_are_told_apart_by_number(heading: str, number: int) -> None:
    assert meaning(heading) == ("guarantee", "guarantor.name", number, "")


def test_a_synonym_in_brackets_is_looked_through_unless_it_means_something_else() -> None:
    assert meaning("贷款金额（实际发放金额）") == ("disbursement", "amount", 0, "")
    assert meaning("放款日期（开户日期）") == ("disbursement", "paid_on", 0, "")
    assert meaning("合同金额（授信额度）") == ("合同金额", "授信额度")


@pytest.mark.parametrize("heading", ["欠款金额", "委案金额", "逾期利息", "利罚息", "滞纳金", "还款期限", "担保方式"])
def test_a_heading_of_two_meanings_is_asked_about(heading: str) -> None:
    found = meaning(heading)
    assert found is not None
    assert len(found) >= 2
    assert all(isinstance(book().meaning(choice), Heading | None) for choice in found)


@pytest.mark.parametrize("heading", ["晴雨表", "客户风险标签", "是否超出诉讼时效"])
def test_an_unknown_heading_is_not_guessed(heading: str) -> None:
    assert book().meaning(heading) == Unread()


@pytest.mark.parametrize("heading", ["序号", "紧急联系人电话", "客户经理", "备注", "备注：旧编号", "处理结果", "文书3"])
def test_what_is_of_no_use_is_left_out_without_a_word(heading: str) -> None:
    assert book().meaning(heading) is None


def test_a_short_heading_is_known_on_its_own_sheet_only() -> None:
    assert meaning("金额", "repayment") == ("repayment", "amount", 0, "")
    assert meaning("金额") == ("放款金额", "本金余额", "本息合计")
    assert meaning("姓名", "guarantee") == ("guarantee", "guarantor.name", 0, "")


def test_every_sheet_can_be_keyed_by_the_case_number() -> None:
    for group in book().groups:
        if book().groups[group].sheets:
            assert meaning("案件编号", group) == ("case", "id", 0, "")


def _models(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for part in get_args(annotation) for model in _models(part)}


def _fields(column: Column) -> list[Any]:
    """The fields of the case that a column may fill: of a party, those of a person and of an organisation."""
    into = book().groups[column.group].into
    models, fields = {Case}, []
    for step in (*into.split(".") * bool(into), *column.fact.replace("[0]", "").split(".")):
        fields = [model.model_fields[step] for model in models if step in model.model_fields]
        models = {model for field in fields for model in _models(field.annotation)}
    return fields


_PSEUDO = {
    *("identity", "id_type", "number", "overdue_days", "overdue_principal", "differences_allowed", "acquired"),
    *("first_paid_on", "last_paid_on"),
}


COLUMNS = [
    column
    for group in book().groups.values()
    for column in group.columns
    if column.fact.rpartition(".")[2] not in _PSEUDO or (column.fact == "number" and column.group == "exhibit")
]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: f"{column.group}:{column.fact}")
def test_every_column_fills_a_field_of_the_case(column: Column) -> None:
    assert _fields(column)
