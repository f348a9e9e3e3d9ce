"""Hints for those who keep a workbook name its columns, not the keys of a case file."""

import pytest

from recovery_docs.intake.columns import in_headings


@pytest.mark.parametrize(
    ("hint", "said"),
    [
        ("补写 borrowers[0].address", "补写 “借款人住所地”列"),
        ("补写 guarantees[1].guarantor.phones", "补写 “担保人联系电话”列（第2个）"),
        (
            "补写 borrowers[0].resident_id / borrowers[0].other_id.number",
            "补写 “借款人证件号码”列 / “借款人证件号码”列",
        ),
        ("填写 request.letter.pay_by", "填写 “要求还款日期”列"),
        ("在 request.preservation.assets 逐项填写", "在 request.preservation.assets 逐项填写"),
        ("网址 www.example.com 不是项目", "网址 www.example.com 不是项目"),
    ],
)
def test_a_key_path_is_said_as_its_column_where_a_workbook_has_one(hint: str, said: str) -> None:
    assert in_headings(hint) == said
