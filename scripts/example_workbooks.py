"""Draw examples/workbook-linked.xlsx and examples/workbook-flat.xlsx: twenty cases each, some with the faults of real ones.

Everybody in them is invented; every number passes its checksum unless the case is there to show one that does not.
Run with `python -m scripts.example_workbooks`.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from stdnum.cn import ric, uscc

EXAMPLES = Path(__file__).parent.parent / "examples"
CASES = 20
CREATED = datetime(2026, 1, 5, 9, 0)
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
_GIVEN = ("示例", "例一", "样本", "范文", "示范")
_TEXT = "@"


def resident_id(number: int, county: str = "330481") -> str:
    """An invented identity number with a true check digit."""
    body = f"{county}{1965 + number % 30}{number % 12 + 1:02d}{number % 28 + 1:02d}{100 + number:03d}"
    return body + str(ric.calc_check_digit(body + "0"))


def credit_code(number: int) -> str:
    """An invented credit code with a true check character."""
    body = f"91330481MA{number:07d}"
    return body + str(uscc.calc_check_digit(body))


def person(number: int) -> str:
    """An invented name."""
    return _SURNAMES[number % len(_SURNAMES)] + _GIVEN[number % len(_GIVEN)]


def save(workbook: Workbook, name: str) -> None:
    """Save the same bytes each time: openpyxl writes the time of saving into the file and its parts."""
    workbook.properties.creator = "recovery-docs"
    workbook.properties.created = CREATED
    saved, packed = io.BytesIO(), io.BytesIO()
    workbook.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-01-05T09:00:00Z", content)
            target.writestr(zipfile.ZipInfo(part, CREATED.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    (EXAMPLES / name).write_bytes(packed.getvalue())


def fill(sheet: Worksheet, headings: list[str], rows: Iterator[list[Any]], top: int = 1) -> None:
    """Headings and rows; long numbers as text."""
    for column, heading in enumerate(headings, start=1):
        sheet.cell(top, column, heading)
        sheet.column_dimensions[get_column_letter(column)].width = max(12, 2 * len(heading) + 2)
    for row, values in enumerate(rows, start=top + 1):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column, value)
            if isinstance(value, str):
                cell.number_format = _TEXT
            elif isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
    sheet.freeze_panes = sheet.cell(top + 1, 2).coordinate


COMMON = {
    "债权人名称": "示例银行股份有限公司海宁支行",
    "债权人统一社会信用代码": credit_code(1),
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


def common(workbook: Workbook) -> None:
    """What holds for every case."""
    fill(workbook.create_sheet("共同信息"), list(COMMON), iter([list(COMMON.values())]))


# --- one flat sheet, as banks keep it -------------------------------------------------------------------------------
FLAT = [
    "序号", "借据号", "客户名称*", "身份证号/统一社会信用代码*", "联系电话", "户籍地址", "借款合同号", "签约日期", "放款日期",
    "到期日", "借款金额（元）", "年利率（%）", "逾期上浮比例", "本金余额", "欠息", "罚息", "复利", "利息暂计日期",
    "担保人1", "担保人1身份证号", "担保人1户籍地址", "担保人1电话", "担保人2", "担保人2证件号码", "担保人2地址", "担保人2电话",
    "保证方式", "保证期间", "抵押物类型", "抵押物名称", "抵押物地址", "抵押人", "抵押登记证明号", "抵押登记日期", "五级分类",
    "客户风险标签",
]  # fmt: skip


def flat_row(number: int) -> list[Any]:
    """A row without faults, in the many ways in which people write one."""
    days: list[Any] = [date(2021, 8, 18), "2021-8-18", "2021年8月18日", "20210818", "2021.8.18", "2021/8/18"]
    amounts: list[Any] = [200000, "200,000.00", "20万元", "２０００００", "人民币贰拾万元整", "￥200,000元"]
    rates: list[Any] = [6, 6.5, "6%", "７．２"]
    guaranteed, mortgaged = number % 3 != 0, number % 4 == 0
    guarantor = [person(number + 7), resident_id(number + 40), "浙江省海宁市示例街道5号", f"138000001{number:02d}"]
    company = ["示例纺织有限公司", credit_code(2), "浙江省海宁市示例工业区3号", "0573-80000002"]
    return [
        number + 1,
        f"JJ2021{number + 1:04d}",
        person(number),
        resident_id(number),
        f"138000000{number:02d}",
        "浙江省海宁市示例街道2号",
        f"示借字第{number + 1:04d}号",
        "2021-08-10",
        days[number % len(days)],
        "2022-07-15",
        amounts[number % len(amounts)],
        rates[number % len(rates)],
        "50%",
        200000 if number % 2 else 150000.5,
        1200.35,
        "8,000.00",
        50,
        "2023-02-10",
        *(guarantor if guaranteed else ["无", None, None, None]),
        *(company if number % 5 == 1 else [None] * 4),
        "连带责任保证" if guaranteed else None,
        ("2年", "两年", "主债务履行期届满之日起三年")[number % 3] if guaranteed else None,
        *(
            [
                "住宅",
                "住宅一套",
                f"浙江省海宁市示例路{number}号",
                person(number),
                f"浙（2021）海宁市不动产证明第{number:07d}号",
                "2021-08-12",
            ]
            if mortgaged
            else [None] * 6
        ),
        "可疑",
        "关注",
    ]


def flat_rows() -> Iterator[list[Any]]:
    """Twenty rows, seven of them faulty; the last heading (客户风险标签) is one that nobody knows."""
    at = {heading: index for index, heading in enumerate(FLAT)}
    wrong: dict[int, dict[str, Any]] = {
        3: {"身份证号/统一社会信用代码*": resident_id(3)[:17] + ("0" if resident_id(3)[17] != "0" else "1")},
        6: {"放款日期": "2021-02-30"},
        8: {"本金余额": None},
        11: {"身份证号/统一社会信用代码*": float(resident_id(11)[:15] + "000")},
        13: {"本金余额": "约20万"},
        16: {"担保人1电话": "138****0115", "保证方式": "信用"},
        17: {"年利率（%）": 0.06},
    }
    for number in range(CASES):
        row = flat_row(number)
        for heading, value in wrong.get(number, {}).items():
            row[at[heading]] = value
        yield row


def flat() -> None:
    """The flat workbook: a title above the headings and a sum below the rows, as such sheets have."""
    workbook = Workbook()
    sheet: Worksheet = workbook.active  # type: ignore[assignment]
    sheet.title = "不良贷款台账"
    sheet["A1"] = "示例银行海宁支行不良贷款台账（虚构）"
    fill(sheet, FLAT, flat_rows(), top=2)
    sheet.cell(CASES + 3, 1, "合计")
    sheet.cell(CASES + 3, FLAT.index("本金余额") + 1, f"=SUM(N3:N{CASES + 2})")
    common(workbook)
    save(workbook, "workbook-flat.xlsx")


# --- linked sheets ---------------------------------------------------------------------------------------------------
CASE = [
    "案件编号", "借款人姓名", "借款人身份证号", "借款人住所地", "借款人联系电话", "合同名称", "合同编号", "合同签订日期",
    "争议解决方式", "约定管辖法院", "借款用途", "合同金额", "年利率", "罚息上浮比例", "是否计收复利", "结息方式", "结息日",
    "还款方式", "截至日",
]  # fmt: skip


MORTGAGE = [
    "案件编号", "抵押人", "种类", "名称", "坐落", "权属证号", "合同编号", "签订日期", "登记种类", "登记证明号", "登记日期",
    "抵押登记金额", "顺位",
]  # fmt: skip


def _id(number: int) -> str:
    return f"2026-{number + 1:04d}"


def case_rows() -> Iterator[list[Any]]:
    """Twenty cases; the fourth has an amount that is none, the ninth a bare rate, the last the number of the first."""
    for number in range(CASES):
        yield [
            _id(0) if number == 19 else _id(number),
            person(number),
            resident_id(number),
            "浙江省海宁市示例街道2号",
            f"138000000{number:02d}",
            "个人经营性借款合同",
            f"示借字第{number + 1:04d}号",
            "2021-08-10",
            "法院",
            "海宁市人民法院",
            "购买原材料",
            "贰拾万左右" if number == 3 else 200000,
            0.06 if number == 8 else "6%",
            "50%",
            "是",
            "按月",
            20,
            "按月计息到期还本",
            "2023-02-10",
        ]


def disbursement_rows() -> Iterator[list[Any]]:
    """One note a case; that of the sixth falls due before it is paid out."""
    for number in range(CASES - 1):
        due = date(2021, 7, 15) if number == 5 else date(2022, 7, 15)
        yield [_id(number), f"JJ{number + 1:04d}", date(2021, 8, 18), 200000, due, 2]


def guarantee_rows() -> Iterator[list[Any]]:
    """A guarantor for every other case; one row names a case that there is not."""
    for number in range(0, CASES - 1, 2):
        key = "2026-9999" if number == 10 else _id(number)
        yield [
            key,
            person(number + 7),
            resident_id(number + 40),
            "浙江省海宁市示例街道5号",
            f"138000001{number:02d}",
            "保证合同",
            f"示保字第{number + 1:04d}号",
            "2021-08-10",
            "连带责任保证",
            "24个月",
            3,
        ]


def mortgage_rows() -> Iterator[list[Any]]:
    """A flat of the borrower's for every fourth case."""
    for number in range(0, CASES - 1, 4):
        yield [
            _id(number),
            person(number),
            "住宅",
            "住宅一套",
            f"浙江省海宁市示例路{number + 1}号",
            f"浙（2020）海宁市不动产权第{number + 1:07d}号",
            f"示抵字第{number + 1:04d}号",
            "2021-08-10",
            "正式登记",
            f"浙（2021）海宁市不动产证明第{number + 1:07d}号",
            "2021-08-12",
            200000,
            1,
        ]


def repayment_rows() -> Iterator[list[Any]]:
    """A few repayments; one on a day that no calendar has."""
    for number in range(0, CASES - 1, 3):
        yield [_id(number), "2022-02-29" if number == 12 else "2022-03-21", "1,000.00", person(number), "自愿还款"]


def event_rows() -> Iterator[list[Any]]:
    """A demand by post for every case; one to somebody whom its case does not name."""
    for number in range(CASES - 1):
        to = "路人甲" if number == 14 else "借款人"
        yield [_id(number), "催收", "2022-08-01", to, "EMS", "签收", "是", f"EX{number:09d}CN", "2022-08-03", "是", 4]


def exhibit_rows() -> Iterator[list[Any]]:
    """Four exhibits a case."""
    papers = (("借款合同", "借款合同"), ("借据", "放款凭证"), ("保证合同", "担保合同"), ("催收函及签收回执", "催收"))
    for number in range(CASES - 1):
        for order, (name, kind) in enumerate(papers, start=1):
            yield [_id(number), order, name, kind, "原告", "复印件", 1, 6]


def linked() -> None:
    """The workbook of linked sheets."""
    workbook = Workbook()
    first: Worksheet = workbook.active  # type: ignore[assignment]
    first.title = "案件"
    fill(first, CASE, case_rows())
    common(workbook)
    key = "案件编号"
    fill(
        workbook.create_sheet("放款"),
        [key, "借据号", "放款日期", "放款金额", "到期日", "证据编号"],
        disbursement_rows(),
    )
    fill(
        workbook.create_sheet("担保人"),
        [
            key,
            "姓名",
            "证件号码",
            "地址",
            "电话",
            "合同名称",
            "合同编号",
            "签订日期",
            "保证方式",
            "保证期间",
            "证据编号",
        ],
        guarantee_rows(),
    )
    fill(workbook.create_sheet("抵押物"), MORTGAGE, mortgage_rows())
    fill(workbook.create_sheet("还款"), [key, "还款日期", "还款金额", "付款人", "方式"], repayment_rows())
    fill(
        workbook.create_sheet("催收记录"),
        [key, "事件", "日期", "对象", "方式", "结果", "是否约定地址", "单号", "到达日期", "是否请求还款", "证据编号"],
        event_rows(),
    )
    fill(
        workbook.create_sheet("证据"),
        [key, "编号", "名称", "种类", "来源", "原件或复印件", "份数", "页数"],
        exhibit_rows(),
    )
    save(workbook, "workbook-linked.xlsx")


if __name__ == "__main__":
    EXAMPLES.mkdir(exist_ok=True)
    flat()
    linked()
