"""A bank's own letter, its variant for guarantors and clauses of its own, through a batch: Word files and `.toml`, no Python.

The suite sends a few rows; `OWN_LETTERS=1000` sends so many.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import docx
from batch_runs import run
from benchmarks.workbook import HEADINGS, write_workbook
from docx.enum.style import WD_STYLE_TYPE
from openpyxl import load_workbook
from stdnum.cn import ric

from recovery_docs.batch.report import REPORT

ROWS = int(os.environ.get("OWN_LETTERS", "8"))
LETTER, VARIANT = "债务提示函", "债务提示函（致保证人）"
GUARANTEED = 4
"""Every so many-th row has a guarantor."""


def _word(path: Path, *paragraphs: str | tuple[str, str]) -> None:
    document: Any = docx.Document()
    for name in ("条款", "条款说明"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for one in paragraphs:
        text, style = (one, None) if isinstance(one, str) else one
        document.add_paragraph(text, style=style)
    document.save(str(path))


def own_papers(folder: Path) -> Path:
    """Three Word files and two `.toml`."""
    folder.mkdir()
    _word(
        folder / "clauses.docx",
        ("法律后果", "条款"),
        ("本行自己的说法。", "条款说明"),
        "逾期不还的，本行将依照合同处理。",
        ("本行落款", "条款"),
        "{{ 发件人.姓名 }}资产保全部",
        "{{ 文书.日期 }}",
    )
    _word(
        folder / f"{LETTER}.docx",
        "{{ 文书.标题 }}",
        "{{ 收件人.尊称 }}：",
        "您在{{ 合同 }}项下的借款，{% set 率 = 借款.利率 %}{{ 条款.利率 }}，截至{{ 条款.截至日 }}尚欠{{ 欠款.合计 }}"
        "（{{ 欠款.合计|大写 }}）。",
        "{% if 保证 %}本函同时抄送保证人{{ 保证.保证人.姓名 }}。{% endif %}",
        "{{p 条款.法律后果 }}",
        "{{p 条款.本行落款 }}",
    )
    _word(
        folder / f"{VARIANT}.docx",
        "{{ 文书.标题 }}",
        "{{ 收件人.尊称 }}：",
        "{{ 借款人.姓名 }}尚欠{{ 欠款.合计 }}。您为此提供{{ 担保.方式 }}，{{ 条款.保证期间 }}。",
        "{{p 条款.法律后果 }}",
        "{{p 条款.本行落款 }}",
    )
    (folder / f"{LETTER}.toml").write_text(f'标题 = "{LETTER}"\n发给 = "借款人"\n', encoding="utf-8")
    (folder / f"{VARIANT}.toml").write_text(
        f'标题 = "{VARIANT}"\n发给 = "保证人"\n规则 = "NOT001"\n\n[[不用于]]\n条件 = "not 保证"\n原因 = "本案没有保证人"\n',
        encoding="utf-8",
    )
    return folder


def guarantor(number: int) -> str:
    """Whoever guarantees the loan of a row."""
    names = "一二三四五六七八九十"
    return f"钱样{names[number // GUARANTEED % 10]}{names[number // GUARANTEED // 10 % 10]}"


def ledger(path: Path, rows: int) -> Path:
    """A bank's ledger of loans, some of them guaranteed."""
    write_workbook(path, rows)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for column, heading in enumerate(
        ("保证人姓名", "保证人证件号码", "保证方式", "保证期间（月）"), start=len(HEADINGS) + 1
    ):
        sheet.cell(1, column, heading)
        for number in range(0, rows, GUARANTEED):
            stem = f"33048119700101{number % 1000:03d}"
            said = (guarantor(number), stem + ric.calc_check_digit(f"{stem}0"), "连带责任保证", 24)
            sheet.cell(number + 2, column, said[column - len(HEADINGS) - 1])
    book.save(path)
    return path


def test_every_borrower_gets_the_banks_letter_and_every_guarantor_its_variant(tmp_path: Path) -> None:
    own, book = own_papers(tmp_path / "本行模板"), ledger(tmp_path / "台账.xlsx", ROWS)

    ran = run(
        book,
        tmp_path / "out",
        "--templates",
        str(own),
        "--as-of",
        "2023-02-10",
        "--filing",
        LETTER,
        "--filing",
        VARIANT,
    )

    assert ran.result.exit_code == 0, ran.result.output
    report = json.loads((ran.out / REPORT).read_text(encoding="utf-8"))
    assert report["counts"]["made"] == ROWS
    for number, case in enumerate(report["cases"]):
        letters = {path.name[3:-5]: _lines(path) for path in (ran.out / case["folder"]).glob("*示函*.docx")}
        guaranteed = number % GUARANTEED == 0
        assert len(letters) == 1 + guaranteed
        for lines in letters.values():
            assert lines[-3:-1] == ["逾期不还的，本行将依照合同处理。", "示例银行股份有限公司海宁支行资产保全部"]
        first = letters.pop(LETTER)
        owed = 150000 + number % 997 + 9250  # 1,200.35 of interest, 8,000 of penalty, 50 of compound, and 35 fen
        assert first[2] == (
            f"您在《借款合同》（编号：示借字第{number:06d}号）项下的借款，年利率6%，截至2023年2月9日（含当日）尚欠"
            f"{owed:,}.35元（{_capitals(first[2])}）。"
        )
        assert (f"本函同时抄送保证人{guarantor(number)}。" in first) is guaranteed
        for lines in letters.values():
            assert lines[1] in (f"{guarantor(number)}先生：", f"{guarantor(number)}女士：")
            assert lines[2].endswith(
                f"尚欠{owed:,}.35元。您为此提供连带责任保证，保证期间为主债务履行期限届满之日起二年。"
            )


def _lines(path: Path) -> list[str]:
    return [one.text for one in docx.Document(str(path)).paragraphs if one.text]


def _capitals(line: str) -> str:
    found = re.search("人民币[^）]+", line)
    assert found is not None
    return found.group()
