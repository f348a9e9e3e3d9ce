"""Workbooks of invented cases, the letters made of them, and lists as they come back from the post office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from openpyxl import Workbook, load_workbook
from stdnum.cn import ric

from recovery_docs import InputError, RecoveryDocsError, run_batch
from recovery_docs.cli import group

AS_OF = date(2026, 11, 20)
COMMON: dict[str, Any] = {
    "债权人名称": "示例银行股份有限公司海宁支行",
    "债权人住所地": "浙江省海宁市示例路1号",
    "债权人联系电话": "0573-80000000",
    "本行联系电话": "0573-80000000",
    "收款户名": "示例银行股份有限公司海宁支行",
    "收款开户行": "示例银行股份有限公司海宁支行",
    "收款账号": "3300010001",
    "案由": "金融借款合同纠纷",
    "合同名称": "个人经营借款合同",
    "合同签订日期": "2023-12-10",
    "放款日期": "2023-12-10",
    "放款金额": 100000,
    "到期日": "2024-12-10",
    "年利率": "6%",
    "本金余额": 100000,
    "利息": 1200,
    "截至日": AS_OF.isoformat(),
}


def person(number: int) -> str:
    body = f"330481198503{10 + number % 18:02d}{number:03d}"
    return body + ric.calc_check_digit(body + "0")


def case_row(number: int, **more: Any) -> dict[str, Any]:
    """A loan due two years ago with one joint guarantor, whose period of three years runs to 2027-12-10."""
    return {
        "案件编号": f"2026-{number:04d}",
        "借款人姓名": f"借款人{chinese(number)}",
        "身份证号码": person(number),
        "借款人住所地": f"浙江省海宁市示例街道{number}号",
        "借款人联系电话": f"1380000{number:04d}",
        "合同编号": f"海借2023-{number:04d}",
        "担保人姓名": f"担保人{chinese(number)}",
        "担保人身份证号": person(number + 300),
        "担保人地址": f"浙江省海宁市样本街道{number}号",
        "担保人电话": f"1390000{number:04d}",
        "保证方式": "连带责任保证",
        "保证期间": "三年",
        "保证合同编号": f"海保2023-{number:04d}",
        "保证合同签订日期": "2023-12-10",
        **COMMON,
        **more,
    }


def chinese(number: int) -> str:
    """A name of its own for each number, without digits."""
    return "".join("零一二三四五六七八九"[int(digit)] for digit in f"{number:03d}")


def ledger(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "台账"
    headings = list(dict.fromkeys(key for row in rows for key in row))
    sheet.append(headings)
    for row in rows:
        sheet.append([row.get(heading) for heading in headings])
    book.save(path)
    return path


@dataclass(frozen=True)
class Mailed:
    """A workbook, the batch made of it, and the folder of its posting."""

    book: Path
    out: Path
    folder: Path

    @property
    def listed(self) -> Path:
        return self.folder / "交寄清单.xlsx"

    def rows(self) -> list[dict[str, Any]]:
        sheet = load_workbook(self.listed).worksheets[0]
        head, *rows = sheet.iter_rows(values_only=True)
        return [dict(zip(map(str, head), row, strict=True)) for row in rows]

    def fill(self, told: Mapping[int, Mapping[str, Any]], to: Path | None = None) -> Path:
        """The list with what the post office told, by the place of the row from 1."""
        book = load_workbook(self.listed)
        sheet = book.worksheets[0]
        columns = {str(cell.value): cell.column for cell in sheet[1]}
        for place, cells in told.items():
            for heading, value in cells.items():
                sheet.cell(place + 1, columns[heading]).value = value
        target = to or self.folder.with_name("退回.xlsx")
        book.save(target)
        return target

    def receive(self, *more: str) -> "Ran":
        return run("receive", str(self.book), "--posting", str(self.folder), *more)

    def supplement(self) -> str:
        path = self.book.with_name(f"{self.book.stem}.补充.yaml")
        return path.read_text(encoding="utf-8") if path.is_file() else ""


@dataclass(frozen=True)
class Ran:
    """What a command said, and its exit code, as `main` gives it."""

    exit_code: int
    output: str


def run(*arguments: str) -> Ran:
    result = CliRunner().invoke(group, list(arguments))
    if isinstance(result.exception, RecoveryDocsError):
        return Ran(2 if isinstance(result.exception, InputError) else 1, f"{result.output}{result.exception}")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return Ran(result.exit_code, result.output)


def mailed(folder: Path, rows: Sequence[Mapping[str, Any]], *more: str, filings: Sequence[str] = ()) -> Mailed:
    """Letters to borrower and guarantor of every row, made and posted on 2026-11-20."""
    book = ledger(folder / "台账.xlsx", rows)
    out = folder / "函件"
    run_batch(book, out, tuple(filings) or ("collection-notice", "guarantor-demand"), today=AS_OF)
    posted = run("posting", str(book), str(out), "--out", str(folder / "交寄"), "--posted-on", AS_OF.isoformat(), *more)
    assert posted.exit_code == 0, posted.output
    return Mailed(book, out, folder / "交寄")


def waybill(number: int) -> str:
    return f"115{number:010d}"
