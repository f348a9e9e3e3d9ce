"""The ledger of a guarantee company as nobody here has seen it: two hundred debtors for whom it paid, headings of its own."""

from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook
from stdnum.cn import ric

HEADINGS = (
    *("序号", "项目编号", "企业主", "身份证号", "居住地", "手机", "委托合同号", "承贷行"),
    *("代偿日期", "代偿金额", "已还垫款", "垫款结存", "应收利息", "统计日", "经办"),
)
SHEET, ROWS = "代偿项目", 200


def guarantee_ledger(
    path: Path, rows: int = ROWS, *, first_paid: date = date(2024, 1, 6), counted_on: date = date(2026, 10, 31)
) -> Path:
    """Write it: a title and a unit above the headings, a row a debtor, a sum below; it paid one a day from the first."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet.append(["某融资担保有限公司代偿项目台账"])
    sheet.append(["单位：元"])
    sheet.append(list(HEADINGS))
    for number in range(1, rows + 1):
        paid_on = first_paid + timedelta(days=number - 1)
        sheet.append(
            [
                *(
                    number,
                    f"DC{number:04d}",
                    f"{_SURNAMES[number % 10]}{_GIVEN[number // 10 % 10]}{_GIVEN[number % 7]}",
                ),
                *(_resident(number), f"浙江省海宁市示例街道{number}号", f"138{number:08d}", f"示委字{number}号"),
                *("示例银行海宁支行", paid_on.isoformat(), 100000 + number * 100, number * 10),
                *(100000 + number * 90, 1000 + number, counted_on.isoformat(), "甲"),
            ]
        )
    sheet.append([None, "合计"])
    book.save(path)
    return path


_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈", "示例范文样本模拟虚构"


def _resident(number: int) -> str:
    body = f"33048119{70 + number % 20:02d}0312{number:03d}"
    return body + ric.calc_check_digit(body + "0")
