"""A flat workbook of as many invented rows as asked for, every name, number and identity its own."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook
from stdnum.cn import ric

HEADINGS = (
    *("案件编号", "借款人姓名", "身份证号", "联系电话", "户籍地址", "借款合同号", "签约日期", "放款日期", "到期日"),
    *("借款金额（元）", "年利率（%）", "逾期上浮比例", "本金余额", "欠息", "罚息", "复利", "利息暂计日期"),
)
SHARED = {
    "债权人名称": "示例银行股份有限公司海宁支行",
    "债权人统一社会信用代码": "91330481MA28A1B2CH",
    "债权人住所地": "浙江省海宁市示例路1号",
    "债权人联系电话": "0573-80000000",
    "债权人负责人": "王示例",
    "债权人负责人职务": "行长",
    "债权人是否金融机构": "是",
    "债权人金融机构种类": "商业银行",
    "案由": "金融借款合同纠纷",
    "管辖法院": "海宁市人民法院",
    "收款户名": "示例银行股份有限公司海宁支行",
    "收款开户行": "示例银行海宁支行",
    "收款账号": "3300001234567890123",
    "本行联系电话": "0573-80000000",
}
_SURNAMES, _NAMES = "赵钱孙李周吴郑王冯陈", "一二三四五六七八九十"


def write_workbook(path: Path, rows: int) -> None:
    """Write a workbook of `rows` cases with one sheet of what they share."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("不良贷款台账")
    sheet.append(HEADINGS)
    for row in _rows(rows):
        sheet.append(row)
    shared = book.create_sheet("共同信息")
    shared.append(list(SHARED))
    shared.append(list(SHARED.values()))
    book.save(path)


def _rows(count: int) -> Iterator[list[object]]:
    for number in range(count):
        born = date(1960, 1, 1) + timedelta(days=number % 15000)
        stem = f"330106{born:%Y%m%d}{number // 15000:03d}"
        yield [
            f"BM{number:06d}",
            f"{_SURNAMES[number % 10]}示例{_NAMES[number // 10 % 10]}",
            stem + ric.calc_check_digit(f"{stem}0"),
            f"13{number:09d}",
            f"浙江省海宁市示例街道{number}号",
            f"示借字第{number:06d}号",
            "2021-08-10",
            "2021-08-18",
            "2022-07-15",
            200000,
            6,
            "50%",
            150000 + number % 997,
            1200.35,
            8000,
            50,
            "2023-02-10",
        ]
