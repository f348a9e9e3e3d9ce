"""② The page of the headings: what it shows, what it saves, what it refuses at which field."""

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from benchmarks.guarantee_ledger import SHEET, guarantee_ledger
from openpyxl import load_workbook
from starlette.testclient import TestClient

from recovery_docs.desk.desk import Desk
from recovery_docs.intake import read_workbook

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAME = "代偿台账.xlsx"
ADDRESS = f"/books/{quote(NAME)}/columns"


@pytest.fixture
def ledger(desk: Desk) -> Path:
    return guarantee_ledger(desk.folder.ledgers / NAME)


def _chosen(html: str) -> dict[str, str]:
    """What the selects of the columns say."""
    found = {}
    for name, options in re.findall(r'<select name="c:([^"]*)".*?>(.*?)</select>', html, re.S):
        selected = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', options)
        assert selected is not None
        found[unescape(name)] = selected[1] if selected[1] is not None else unescape(selected[2])
    return found


def _body(html: str, **columns: str) -> dict[str, Any]:
    constants = {"案件.案由": "追偿权纠纷", "债权人.名称": "示例融资担保有限公司"}
    return {"base": "", "columns": _chosen(html) | columns, "constants": constants}


def test_two_corrections_make_the_ledger_readable(client: TestClient, desk: Desk, ledger: Path) -> None:
    html = client.get(ADDRESS).text
    assert "第一次读这本台账" in html
    answer = client.post(ADDRESS, json=_body(html, 企业主="借款人.姓名", 垫款结存="案件.本金余额")).json()
    assert answer == {"saved": "代偿台账.toml", "cases": f"/books/{quote(NAME)}", "again": ADDRESS, "lacks": []}
    target = desk.folder.profiles / "代偿台账.toml"
    assert len([row for row in read_workbook(ledger, target) if row.loaded]) == 200
    again = client.get(ADDRESS).text
    assert "按方案“代偿台账”：与上次相同 15 列，新增 0 列，少了 0 列" in again
    assert _chosen(again)["企业主"] == "借款人.姓名"


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_saved(client: TestClient, desk: Desk, ledger: Path) -> None:
    body = _body(client.get(ADDRESS).text, 企业主="借款人.姓名", 垫款结存="案件.本金余额", 已还垫款="案件.本金余额")
    (fault,) = client.post(ADDRESS, json=body).json()["faults"]
    assert fault["field"] == "c:垫款结存"
    assert "已还垫款" in fault["text"]
    body = _body(client.get(ADDRESS).text)
    body["constants"]["案件.截至日"] = "2026-02-30"
    (fault,) = client.post(ADDRESS, json=body).json()["faults"]
    assert fault["field"] == "k:案件.截至日"
    assert list(desk.folder.profiles.iterdir()) == []


def test_what_no_case_can_be_without_is_told_at_its_field(client: TestClient, desk: Desk, ledger: Path) -> None:
    empty = _body(client.get(ADDRESS).text) | {"constants": {}}
    told = client.post(ADDRESS, json=empty).json()
    lacks = {one["field"]: one["text"] for one in told["lacks"]}
    assert set(lacks) == {"", "k:债权人.名称", "k:案件.案由"}
    assert "借款人.姓名" in lacks[""]
    assert "在“理解为”里选" in lacks[""]
    assert 'name="k:债权人.名称"' in client.get(ADDRESS).text
    body = _body(client.get(ADDRESS).text, 企业主="借款人.姓名", 垫款结存="案件.本金余额")
    assert client.post(ADDRESS, json=body).json()["lacks"] == []


def test_next_month_only_what_changed_stands_on_top(client: TestClient, desk: Desk, ledger: Path) -> None:
    body = _body(client.get(ADDRESS).text, 企业主="借款人.姓名", 垫款结存="案件.本金余额")
    client.post(ADDRESS, json=body)
    path = guarantee_ledger(desk.folder.ledgers / "十二月.xlsx")
    book = load_workbook(path)
    book[SHEET]["C3"], book[SHEET]["P3"], book[SHEET]["P4"] = "经营者", "区域", "东片"
    book.save(path)
    html = client.get(f"/books/{quote('十二月.xlsx')}/columns").text
    assert "按方案“代偿台账”：与上次相同 14 列，新增 2 列，少了 1 列" in html
    assert 'name="g:企业主"' in html
    assert html.index("经营者") < html.index("与上次相同的") < html.index("居住地")


def test_a_book_without_a_known_heading_offers_its_sheets(client: TestClient, desk: Desk) -> None:
    path = guarantee_ledger(desk.folder.ledgers / NAME, 3)
    book = load_workbook(path)
    for cell in book[SHEET][3]:
        cell.value = f"{cell.column_letter}栏"
    book.save(path)
    assert "这本台账还不能读" in client.get(ADDRESS).text
    html = client.get(ADDRESS, params={"sheet": SHEET, "rows": "3"}).text
    assert set(_chosen(html)) == {f"{letter}栏" for letter in "ABCDEFGHIJKLMNO"}
    assert "钱示例" in html


@pytest.mark.parametrize("name", ["没有.xlsx", "..%2F..%2Fetc%2Fpasswd", "%2e%2e"])
def test_no_name_leads_out_of_the_folder(client: TestClient, name: str) -> None:
    for answer in (client.get(f"/books/{name}/columns"), client.post(f"/books/{name}/columns", json={})):
        assert answer.status_code == 404


def test_case_files_have_no_headings(client: TestClient, desk: Desk) -> None:
    shutil.copy(EXAMPLES / "private-loan.yaml", desk.folder.ledgers)
    answer = client.get("/books/private-loan.yaml/columns", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/books/private-loan.yaml")


@pytest.mark.parametrize("name", ["workbook-flat.xlsx", "workbook-linked.xlsx"])
def test_the_page_of_every_example_renders_and_saves_what_it_shows(client: TestClient, desk: Desk, name: str) -> None:
    shutil.copy(EXAMPLES / name, desk.folder.ledgers)
    before = [row.loaded and row.loaded.case for row in read_workbook(desk.folder.ledgers / name)]
    html = client.get(f"/books/{name}/columns").text
    answer = client.post(f"/books/{name}/columns", json={"base": "", "columns": _chosen(html)}).json()
    profile = desk.folder.profiles / answer["saved"]
    assert [row.loaded and row.loaded.case for row in read_workbook(desk.folder.ledgers / name, profile)] == before


@pytest.mark.parametrize("body", ["", "[]", "null", '{"columns": 3, "constants": [], "sheets": "x", "rows": {}}'])
def test_a_body_that_is_no_form_breaks_nothing(client: TestClient, ledger: Path, body: str) -> None:
    assert client.post(ADDRESS, content=body, headers={"content-type": "application/json"}).status_code == 200


def test_a_heading_cannot_write_into_the_page(client: TestClient, desk: Desk) -> None:
    path = guarantee_ledger(desk.folder.ledgers / NAME, 2)
    book = load_workbook(path)
    book[SHEET]["P3"], book[SHEET]["P4"] = '"><script>alert(1)</script>', "<b>x</b>"
    book.save(path)
    html = client.get(ADDRESS).text
    assert "<script>alert" not in html
    assert "<b>x</b>" not in html
