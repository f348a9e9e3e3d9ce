"""However the columns of a ledger stand and whatever stands above them, the same cases come out."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_files import book, read, resident_id

BORROWER = ["借款人姓名", "证件号码", "借款人住所地"]
LOAN = ["借据号", "借款合同编号", "放款日期", "到期日", "借款金额"]
DEBT = ["本金余额", "欠息", "罚息", "截至日"]
GUARANTOR = ["担保人姓名", "担保人证件号码", "保证方式"]
GROUPS = {"借款人信息": BORROWER, "贷款信息": LOAN, "欠款信息": DEBT, "担保人": GUARANTOR}
COMMON = [["债权人名称", "案由"], ["示例银行股份有限公司海宁支行", "金融借款合同纠纷"]]
SHORT = {
    "借款人姓名": "姓名",
    "借款人住所地": "地址",
    "担保人姓名": "姓名",
    "担保人证件号码": "证件号码",
}
"""What a heading is called under the word of its group."""


def _values(number: int) -> dict[str, Any]:
    return {
        "借款人姓名": f"李示{'甲乙丙'[number]}",
        "证件号码": resident_id(number + 1),
        "借款人住所地": f"浙江省海宁市示例街道{number}号",
        "借据号": f"JJ00{number}",
        "借款合同编号": f"示借字第00{number}号",
        "放款日期": "2024-01-15",
        "到期日": "2026-01-15",
        "借款金额": 50000,
        "本金余额": 30001.5 + number,
        "欠息": 1500,
        "罚息": 500,
        "截至日": "2026-10-31",
        "担保人姓名": "褚试样" if number else None,
        "担保人证件号码": resident_id(9) if number else None,
        "保证方式": "连带责任保证" if number else None,
    }


ROWS = [_values(number) for number in range(3)]


def _cases(rows: Sequence[Sequence[Any]]) -> list[Any]:
    with TemporaryDirectory() as folder:
        found = read(book(Path(folder) / "台账.xlsx", {"台账": rows, "共同信息": COMMON}))
    assert all(row.loaded for row in found), [str(fault) for row in found for fault in row.faults]
    return [row.loaded.case for row in found if row.loaded]


PLAIN = _cases([list(ROWS[0]), *(list(row.values()) for row in ROWS)])

TITLES = st.lists(
    st.sampled_from(
        [
            ["示例银行海宁支行逾期贷款台账"],
            ["制表单位：示例银行", None, "单位：元"],
            [],
            ["2026年10月"],
            ["内部资料，注意保密"],
        ]
    ),
    max_size=3,
)


@settings(max_examples=40)
@given(st.permutations([name for names in GROUPS.values() for name in names]), st.sets(st.integers(0, 14)), TITLES)
def test_columns_in_any_order_with_empty_ones_between_and_titles_above(
    order: list[str], empty: set[int], titles: list[list[Any]]
) -> None:
    headings: list[str | None] = []
    for at, name in enumerate(order):
        headings += [None, name] if at in empty else [name]
    rows = [[row.get(name) if name else None for name in headings] for row in ROWS]
    assert _cases([*titles, headings, *rows]) == PLAIN


@settings(max_examples=25)
@given(st.permutations(list(GROUPS)), TITLES, st.booleans())
def test_headings_over_two_rows_in_any_order_of_their_groups(
    groups: list[str], titles: list[list[Any]], short: bool
) -> None:
    upper: list[str | None] = []
    lower: list[str] = []
    names: list[str] = []
    for group in groups:
        upper += [group, *[None] * (len(GROUPS[group]) - 1)]
        lower += [SHORT.get(name, name) if short else name for name in GROUPS[group]]
        names += GROUPS[group]
    rows = [[row[name] for name in names] for row in ROWS]
    assert _cases([*titles, upper, lower, *rows, ["合计", *[None] * (len(names) - 1)]]) == PLAIN
