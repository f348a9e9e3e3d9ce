"""④ The page of one case: every example, every tab, every filing; what died says so; the papers are those of the packet."""

import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from ledger_of_days import write_ledger
from starlette.testclient import TestClient

from recovery_docs.authoring.own_library import library_of
from recovery_docs.desk.batches.jobs import Job
from recovery_docs.desk.desk import Desk
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess
from recovery_docs.intake import read_case, read_workbook
from recovery_docs.money import figures
from recovery_docs.packet.packet import Source, make_packet
from recovery_docs.prerequisites.matter import Matter

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CASES = sorted(path.name for path in EXAMPLES.glob("*.yaml"))
TODAY = date(2026, 11, 27)


def _address(desk: Desk, name: str) -> str:
    path = Path(shutil.copy(EXAMPLES / name, desk.folder.ledgers))
    return f"/books/{quote(name)}/cases/{quote(read_case(path).case.id, safe='')}"


def _words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html.partition("<main")[2]))


@pytest.mark.parametrize("name", CASES)
def test_every_tab_of_every_example_renders(client: TestClient, desk: Desk, name: str) -> None:
    address = _address(desk, name)
    for tab in ("ready", "questions", "debt", "paper", "facts", "no such tab"):
        answer = client.get(address, params={"tab": tab})
        assert answer.status_code == 200, tab
        assert "债权合计" in answer.text


@pytest.mark.parametrize("name", CASES)
def test_what_stops_a_filing_is_what_check_says(client: TestClient, desk: Desk, name: str) -> None:
    address = _address(desk, name)
    case = read_case(EXAMPLES / name).case
    matter = Matter.on(case, case.request.as_of or TODAY)
    offered = [one for one in FILINGS.values() if one.folder != "annexes" and not one.asked_only]
    found = [assess(matter, filing) for filing in offered]
    for one in [one for one in found if one.status == "refused"][:3] + [one for one in found if one.status == "ready"][
        :1
    ]:
        words = _words(client.get(address, params={"filing": one.filing.id}).text)
        assert all(str(finding.message) in words for finding in one.blocking)
        assert words.count("卡住") == len(one.blocking) + ("先列卡住的" in words)


def test_a_paper_made_only_on_request_is_examined_where_it_is_asked_for(client: TestClient, desk: Desk) -> None:
    address = _address(desk, "private-loan.yaml")
    asked = "filing=payment-order-application"
    assert f"tab=ready&amp;{asked}" in client.get(address).text
    case = read_case(EXAMPLES / "private-loan.yaml").case
    found = assess(Matter.on(case, case.request.as_of or TODAY), FILINGS["payment-order-application"])
    page = client.get(f"{address}?tab=ready&{asked}").text
    assert "支付令申请书　" in _words(page)
    assert all(str(finding.message) in _words(page) for finding in found.blocking)
    assert f"tab=questions&amp;{asked}" in page


def test_the_sums_say_whose_they_are(client: TestClient, desk: Desk) -> None:
    shutil.copy(EXAMPLES / "workbook-flat.xlsx", desk.folder.ledgers)
    words = _words(client.get("/books/workbook-flat.xlsx/cases/JJ20210001").text)
    # 银行 150,000.50 + 1,200.35 + 8,000.00 + 50.00 = 159,250.85
    assert "159,250.85 元" in words
    assert "对账单上的数；本程序计算" in words
    assert "已于2025年7月15日届满" in words


def test_an_old_day_is_told_and_can_be_changed_for_today(client: TestClient, desk: Desk) -> None:
    shutil.copy(EXAMPLES / "workbook-flat.xlsx", desk.folder.ledgers)
    address = "/books/workbook-flat.xlsx/cases/JJ20210001"
    old = client.get(address, params={"filing": "civil-complaint"}).text
    assert "按这一案的截至日 2023年2月10日 检查，此后届满的权利没有算进去" in _words(old)
    (link,) = re.findall(r'href="([^"]*)">按今天检查', old)
    now = _words(client.get(unescape(link) + "&filing=civil-complaint").text)
    assert "诉讼时效" in now
    assert "按 2026年11月27日 检查" in now
    late = next(row.loaded for row in read_workbook(EXAMPLES / "workbook-flat.xlsx") if row.loaded)
    (limitation,) = (
        one for one in assess(Matter.on(late.case, TODAY), FILINGS["civil-complaint"]).findings if one.code == "LIM001"
    )
    assert str(limitation.message) in now


@pytest.mark.parametrize("name", ["working-capital.yaml", "two-notes-published.yaml"])
def test_the_debt_is_that_of_the_ledger_line_by_line(client: TestClient, desk: Desk, name: str) -> None:
    words = _words(client.get(_address(desk, name), params={"tab": "debt"}).text)
    case = read_case(EXAMPLES / name).case
    statement = Matter.on(case, case.request.as_of or TODAY).statement
    for line in statement.lines:
        assert f"{figures(line.amount)}{line.reason}" in words
    for applied in statement.applied:
        assert str(applied.reason) in words
    for notice in statement.notices:
        assert str(notice) in words


def test_a_paper_to_fetch_is_that_of_the_packet(client: TestClient, desk: Desk) -> None:
    address = _address(desk, "working-capital.yaml").replace("/cases/", "/papers/")
    loaded = read_case(EXAMPLES / "working-capital.yaml")
    matter = Matter.on(loaded.case, loaded.case.request.as_of or TODAY)
    filing = FILINGS["collection-notice"]
    packet = make_packet(matter, [assess(matter, filing)], library_of(), Source(loaded.source, loaded.sha256))
    assert packet is not None
    for number, paper in enumerate(packet.papers):
        answer = client.get(address, params={"filing": filing.id, "paper": number, "as": "docx"})
        assert answer.content == paper.data
        assert unquote(answer.headers["content-disposition"]).endswith(paper.file)


@pytest.mark.parametrize(
    "query", ["filing=no-such", "filing=collection-notice&paper=99", "", "filing=clauses&paper=-1"]
)
def test_a_paper_that_is_not_there_is_told_in_words(client: TestClient, desk: Desk, query: str) -> None:
    address = _address(desk, "working-capital.yaml").replace("/cases/", "/papers/")
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == 404
    assert "没有这一份文书" in answer.text


def test_a_row_with_faults_shows_them_and_what_to_do(client: TestClient, desk: Desk) -> None:
    path = Path(shutil.copy(EXAMPLES / "workbook-flat.xlsx", desk.folder.ledgers))
    row = next(row for row in read_workbook(path) if row.loaded is None and row.case_id)
    answer = client.get(f"/books/workbook-flat.xlsx/cases/{row.case_id}")
    assert answer.status_code == 200
    assert all(str(fault.problem) in _words(answer.text) for fault in row.faults)


@pytest.mark.parametrize("address", ["/books/no.yaml/cases/1", "/books/private-loan.yaml/cases/1"])
def test_no_such_case_is_a_page_in_words(client: TestClient, desk: Desk, address: str) -> None:
    shutil.copy(EXAMPLES / "private-loan.yaml", desk.folder.ledgers)
    answer = client.get(address)
    assert answer.status_code == 404
    assert "没有这一案" in answer.text


def test_a_number_with_a_slash_is_found(client: TestClient, desk: Desk) -> None:
    text = (EXAMPLES / "private-loan.yaml").read_text("utf-8")
    number = read_case(EXAMPLES / "private-loan.yaml").case.id
    (desk.folder.ledgers / "a.yaml").write_text(text.replace(number, "浙(2026)1/2号", 1), "utf-8")
    answer = client.get(f"/books/a.yaml/cases/{quote('浙(2026)1/2号', safe='')}")
    assert answer.status_code == 200
    assert "浙(2026)1/2号" in answer.text
    (paper, *_) = re.findall(
        r'href="(/books/[^"]*as=docx[^"]*)"', client.get(answer.url.path, params={"tab": "paper"}).text
    )
    assert client.get(unescape(paper)).status_code == 200


def test_a_book_that_cannot_be_read_says_why(client: TestClient, desk: Desk) -> None:
    (desk.folder.ledgers / "b.xlsx").write_bytes(b"no workbook")
    answer = client.get("/books/b.xlsx/cases/1")
    assert answer.status_code == 200
    assert "还不能读" in answer.text
    assert "工作簿打不开" in answer.text


def test_a_packet_is_a_job_of_one_case(client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(desk.jobs, "ask", lambda order, book, title: asked.append(order) or Job(order, book, title))
    shutil.copy(EXAMPLES / "workbook-flat.xlsx", desk.folder.ledgers)
    address = "/books/workbook-flat.xlsx/packets/JJ20210001"
    answer = client.post(f"{address}?as_of=2026-11-27", data={"filing": "collection-notice"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/jobs")
    (order,) = asked
    assert (order.only, order.filings, order.as_of) == (("JJ20210001",), ("collection-notice",), TODAY)
    assert client.post(address, data={"filing": "no-such"}).status_code == 404
    assert len(asked) == 1


def test_a_cell_that_cannot_be_read_is_named_and_a_reload_reads_it(client: TestClient, desk: Desk) -> None:
    path = desk.folder.ledgers / "台账.xlsx"
    write_ledger(path, {"A1": date(2024, 6, 30)}, balance_on=date(2026, 10, 31), broken=("A1",))
    address = f"/books/{quote('台账.xlsx')}/cases/A1"
    text = client.get(address).text
    assert [one in text for one in ("<td>M2</td>", "<td>本金余额</td>", "<td>十五万左右</td>")] == [True] * 3
    assert f'href="{address}">改好了，重新读取' in text
    write_ledger(path, {"A1": date(2024, 6, 30)}, balance_on=date(2026, 10, 31))
    text = client.get(address).text
    assert "债权合计" in text
    assert "重新读取" not in text


def test_the_debt_shows_the_articles_of_its_figures(client: TestClient, desk: Desk) -> None:
    words = _words(client.get(_address(desk, "working-capital.yaml"), params={"tab": "debt"}).text)
    basis = words.partition("金额的要件和条文")[2]
    assert "年利率6.525%，不超过24%" in basis
    assert "《最高人民法院关于进一步加强金融审判工作的若干意见》第二条" in basis
    assert "不是融资租赁" not in basis


def test_exhibits_and_amounts_are_named_by_the_fields_of_the_page(client: TestClient, desk: Desk) -> None:
    address = _address(desk, "assigned-in-enforcement.yaml")
    words = _words(client.get(address, params={"filing": "civil-complaint"}).text)
    assert "怎么办：在 “证据” 补上合同、放款、透支或者代偿的凭证" in words
    asked = _words(client.get(address, params={"filing": "civil-complaint", "tab": "questions"}).text)
    assert "证据：放款、透支或者代偿的凭证" in asked
