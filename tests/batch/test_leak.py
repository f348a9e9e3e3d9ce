"""Many cases of random identities: no paper holds a word of another case."""

import os
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.workbook import HEADINGS, SHARED
from openpyxl import Workbook
from stdnum.cn import ric

from recovery_docs.batch.run import outcomes_of
from recovery_docs.batch.unit import Settings
from recovery_docs.intake import read_workbook
from recovery_docs.packet.packet import Source
from recovery_docs.rendering.check_document.scan import document_text

CASES = int(os.environ.get("SIMULATIONS", "100")) * 2
"""`make simulate` makes two thousand."""
GUARANTOR = (
    "担保人1",
    "担保人1身份证号",
    "担保人1电话",
    "担保人1地址",
    "担保合同编号",
    "保证方式",
    "保证期间",
    "收款账号",
)
_SYLLABLES = "安柏辰冬恩帆高涵景可岚铭宁沛清若书恬文希言泽"
_TOKEN = re.compile(
    r"\d{17}[\dX]|(?<!\d)1[35]\d{9}(?!\d)|[张王][甲乙]\w{3}|示[借保]字第\d{6}号|示[例范]街\d+号|(?<!\d)62\d{14}(?!\d)|BM\d{6}"
)
"""Every name, ID, telephone, address, contract, account and case number that the workbook below gives."""


def _people(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Names and valid resident IDs, each given once."""
    numbers = list(range(2 * CASES))
    chance.shuffle(numbers)
    for number in numbers:
        third, rest = number % 22, number // 22
        name = f"{'张王'[number % 2]}{'甲乙'[number // 2 % 2]}" + "".join(
            _SYLLABLES[each] for each in (third, rest % 22, rest // 22 % 22)
        )
        born = date(1960, 1, 1) + timedelta(days=chance.randrange(15000))
        stem = f"330106{born:%Y%m%d}{number % 1000:03d}"
        yield name, stem + ric.calc_check_digit(f"{stem}0")


def _write(path: Path) -> list[set[str]]:
    """A workbook of the cases; gives the tokens of each."""
    chance = random.Random(20261126)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("不良贷款台账")
    sheet.append((*HEADINGS, *GUARANTOR))
    people = _people(chance)
    tokens = []
    for number in range(CASES):
        (name, identity), (guarantor, guarantors) = next(people), next(people)
        own = [f"BM{number:06d}", name, identity, f"13{chance.randrange(10**9):09d}", f"海宁市示例街{number}号"]
        own.append(f"示借字第{chance.randrange(10**6):06d}号")
        loan = ["2021-08-10", "2021-08-18", "2022-07-15", 200000, 6, "50%", 200000, 1200.35, 8000, 50, "2023-02-10"]
        theirs = [guarantor, guarantors, f"15{chance.randrange(10**9):09d}", f"海宁市示范街{number}号"]
        theirs += [
            f"示保字第{chance.randrange(10**6):06d}号",
            "连带责任保证",
            "3年",
            f"62{chance.randrange(10**14):014d}",
        ]
        sheet.append([*own, *loan, *theirs])
        tokens.append(set(_TOKEN.findall(" ".join(map(str, (*own, *theirs))))))
    shared = book.create_sheet("共同信息")
    common = {heading: value for heading, value in SHARED.items() if heading != "收款账号"}
    shared.append(list(common))
    shared.append(list(common.values()))
    book.save(path)
    return tokens


def test_no_document_holds_a_token_of_another_case(tmp_path: Path) -> None:
    book = tmp_path / "cases.xlsx"
    tokens = _write(book)
    assert len(set().union(*tokens)) > 0.99 * sum(map(len, tokens))  # random, and so hardly ever twice
    settings = Settings(
        out=tmp_path / "out",
        filings=("collection-notice", "guarantor-demand"),
        as_of=date(2023, 2, 10),
        source=Source("cases.xlsx", "0"),
    )
    outcomes = list(outcomes_of(read_workbook(book), settings, workers=2))
    assert [outcome.status for outcome in outcomes] == ["made"] * CASES
    shared = set(_TOKEN.findall(" ".join(SHARED.values())))
    seen: set[str] = set()
    for own, outcome in zip(tokens, outcomes, strict=True):
        folder = settings.out / str(outcome.folder)
        words = "\n".join(document_text(file.read_bytes()) for file in folder.glob("*.docx"))
        found = set(_TOKEN.findall(words)) - shared
        assert found <= own
        seen |= found
    kinds = {re.sub(r"\d+|(?<=[甲乙])\w{3}", "", token) for token in seen}
    assert {"张甲", "王乙", "示借字第号", "示保字第号", "BM"} <= kinds
