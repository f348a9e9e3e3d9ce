"""Hints for those who keep a workbook name its columns, not the keys of a case file."""

import re
from pathlib import Path

import pytest
from workbook_files import flat, only, resident_id

from recovery_docs.intake.heading_words import in_headings


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
        ("在 request.preservation.assets 逐项填写", "在 “保全财产”表 逐项填写"),
        ("在 exhibits 补上合同", "在 “证据”表 补上合同"),
        ("与 borrowers[0] 同名", "与 “借款人”表 同名"),
        ("见 repayments[2]、loan.disbursements[]", "见 “还款”表（第3个）、“放款”表"),
        ("exhibits_text 和 my.exhibits 不是", "exhibits_text 和 my.exhibits 不是"),
        ("网址 www.example.com 不是项目", "网址 www.example.com 不是项目"),
    ],
)
def test_a_key_path_is_said_as_its_column_where_a_workbook_has_one(hint: str, said: str) -> None:
    assert in_headings(hint) == said


def test_what_intake_says_of_a_workbook_it_says_in_its_headings(tmp_path: Path) -> None:
    guarantor = {"担保人1": "李示例", "担保人1身份证号": resident_id(9), "收款账号": "3300001234567890123"}
    row = only(flat(tmp_path, guarantor))
    said = "".join(str(fault) for fault in row.faults)
    assert "补写 “收款户名”列" in said
    row = only(flat(tmp_path, {name: guarantor[name] for name in ("担保人1", "担保人1身份证号")}))
    assert row.loaded is not None
    (doubt,) = row.loaded.warnings
    assert str(doubt.problem) == "与 “借款人名称”列 同名，但写法不同：“担保人证件号码”列"
    assert not re.search("[a-z_]{3,}", str(doubt.problem) + str(doubt.remedy))
