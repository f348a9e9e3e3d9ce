"""⑧ What was made: packets and volumes fetched and checked, letters posted and their results taken in, numbers looked up."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pytest
from ledger_of_days import write_ledger
from openpyxl import load_workbook
from starlette.testclient import TestClient
from tests.packet.altered_word import altered
from tests.rendering.settled_word import shown

from recovery_docs.batch.whole_run import run_batch
from recovery_docs.delivery.posting_list import LETTERS_LIST
from recovery_docs.desk.batches.orders import order_for
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.table.sources import Source
from recovery_docs.intake import read_workbook
from recovery_docs.intake.profile.letter_pattern import LETTER_PATTERN
from recovery_docs.rendering.check_document.scan import document_text

BOOK = "十一月台账.xlsx"
PAGE = f"/papers/{quote('十一月台账')}"
TODAY = date(2026, 11, 27)


@pytest.fixture(autouse=True)
def ended(desk: Desk) -> Iterator[None]:
    yield
    desk.close()


@pytest.fixture
def out(desk: Desk) -> Path:
    """Two letters, made and numbered as a batch of the desk does."""
    book = desk.folder.ledgers / BOOK
    write_ledger(book, {"A1": date(2024, 6, 30), "A2": date(2024, 7, 31)}, balance_on=date(2026, 10, 31))
    order = order_for(desk.folder, Source(BOOK, book), "collection-notice", None, as_of=None, pdf=False)
    run_batch(book, order.out, order.filings, today=TODAY, letter_number=LETTER_PATTERN)
    return order.out


def test_packets_are_fetched_and_checked(client: TestClient, out: Path) -> None:
    text = client.get(PAGE).text
    paper = next(path for path in sorted((out / "A1").glob("*.docx")))
    assert f"{PAGE}/files/A1/{quote(paper.name)}" in text
    assert client.get(f"{PAGE}/files/A1/{quote(paper.name)}").content == paper.read_bytes()
    assert "都与做好时一样" in client.get(f"{PAGE}?verify=1").text
    changed = next((out / "A2").glob("*.docx"))
    changed.write_bytes(paper.read_bytes())
    (out / "A2" / "随手放的.txt").write_text("x", encoding="utf-8")
    text = client.get(f"{PAGE}?verify=1").text
    assert "1 案与做好时不同" in text
    assert changed.name in text
    assert "后来放进去的" in text


@pytest.mark.parametrize("name", ["A1/..%2F..%2Freport.json", "A1/%2e%2e", "..%2F台账/x", "A9/manifest.json"])
def test_no_name_leads_out_of_a_packet(client: TestClient, out: Path, name: str) -> None:
    assert client.get(f"{PAGE}/files/{name}").status_code == 404
    assert client.get(f"/papers/{quote('没有')}").status_code == 404


def test_letters_are_posted_and_their_results_come_home(client: TestClient, desk: Desk, out: Path) -> None:
    answer = client.post(f"{PAGE}/post", content=b"posted_on=2026-11-20&columns=short", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}?tab=post")
    text = client.get(f"{PAGE}?tab=post").text
    assert "2026年11月20日交寄" in text
    assert "信封 2 个，函件 2 份" in text
    posting = f"{PAGE}/postings/{quote('十一月台账 交寄 2026-11-20')}"
    listed = client.get(f"{posting}/{quote(LETTERS_LIST)}").content
    filled = _filled(listed, {"邮件号": "1234567890123", "投递结果": "妥投", "结果日期": "2026-11-23"})
    told = client.put(f"{posting}/returned/{quote('退回.xlsx')}", content=filled).json()
    assert told == {"told": ["记入妥投 1 件", "还没有结果 1 件", "登记簿记为已发出 1 件"], "asked": []}, told
    (loaded,) = [row.loaded for row in read_workbook(desk.folder.ledgers / BOOK) if row.case_id == "A1"]
    assert loaded
    assert [str(one.outcome) for one in loaded.case.events] == ["delivered"]
    again = client.put(f"{posting}/returned/{quote('退回.txt')}", content=b"x")
    assert again.status_code == 422
    once_more = client.post(f"{PAGE}/post?tab=post", content=b"posted_on=2026-11-27", follow_redirects=False)
    assert (once_more.status_code, "勾上“以前交寄过的也列入”" in once_more.text) == (400, True)
    once_more = client.post(f"{PAGE}/post?tab=post", content=b"posted_on=2026-11-27&again=on", follow_redirects=False)
    assert once_more.status_code == 303


def _filled(listed: bytes, said: dict[str, str]) -> bytes:
    """The list with the first letter's result filled in, under the headings that it has."""
    book = load_workbook(io.BytesIO(listed))
    sheet = book.active
    header = next(row for row in sheet.iter_rows() if any("邮件号" in str(cell.value) for cell in row))
    for cell in header:
        for name, value in said.items():
            if name in str(cell.value):
                sheet.cell(cell.row + 1, cell.column).value = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_what_the_post_office_cannot_be_given_is_said(client: TestClient, out: Path) -> None:
    answer = client.post(f"{PAGE}/post?tab=post", content="posted_on=下个月".encode(), follow_redirects=False)
    assert answer.status_code == 400
    assert "交寄日期：" in answer.text


def test_numbers_are_looked_up_fetched_and_put_out_of_use(client: TestClient, desk: Desk, out: Path) -> None:
    text = client.get(f"{PAGE}?tab=register").text
    assert text.count('<tr><th scope="row">') == 2
    assert "已制作" in text
    book = load_workbook(io.BytesIO(client.get(f"{PAGE}/register.xlsx").content))
    number = book.active["A2"].value
    assert number in text
    refused = client.post(f"{PAGE}/void?tab=register", content=f"number={quote(number)}&reason=".encode())
    assert "没有写为什么作废" in refused.text
    client.post(f"{PAGE}/void", content=f"number={quote(number)}&reason={quote('写错了')}".encode())
    assert "作废：写错了" in client.get(f"{PAGE}?tab=register").text


def test_the_jobs_page_leads_to_what_was_made_and_does_it_again_with_numbers(
    client: TestClient, desk: Desk, out: Path
) -> None:
    assert f'href="{PAGE}"' in client.get("/jobs?tab=done").text
    (job,) = desk.jobs.all()
    assert job.order.numbered
    assert "函件编文号" in job.title
    assert replace(job.order, numbered=False) == order_for(
        desk.folder, Source(BOOK, desk.folder.ledgers / BOOK), "collection-notice", None, as_of=None, pdf=False
    )


def test_every_figure_of_a_packet_is_traced_to_its_cell(client: TestClient, desk: Desk, out: Path) -> None:
    text = client.get(f"{PAGE}/trace/A1").text
    assert "这一步" not in text, text[600:]
    assert "不良贷款台账" in text
    assert "李示例A1" in text
    answer = client.get(f"{PAGE}/trace/A1?as=xlsx")
    assert load_workbook(io.BytesIO(answer.content)).active.max_row > 5
    assert client.get(f"{PAGE}/trace/A9").status_code == 404
    # 资料没有变的，没有可以对照的；脱敏的一份照改过的遮
    assert "文字与文件夹里的一样" in client.get(f"{PAGE}/redline/A1").text
    paper = next((out / "A1").glob("01_*通知书*.docx"))
    edited = altered(paper.read_bytes(), "李示例A1", "李示例（电话13900000001）")
    paper.write_bytes(edited)
    with zipfile.ZipFile(io.BytesIO(client.get(f"{PAGE}/redacted/A1").content)) as archive:
        assert "李示例（电话139****0001）" in document_text(archive.read(paper.name))
    with zipfile.ZipFile(io.BytesIO(client.get(f"{PAGE}/redline/A1").content)) as archive:
        assert shown(archive.read(paper.name), accept=False) == shown(edited)
    (desk.folder.ledgers / BOOK).unlink()
    assert "把台账放回来" in client.get(f"{PAGE}/trace/A1").text


def test_what_is_uploaded_fits_the_court_that_was_chosen(
    client: TestClient, desk: Desk, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each paper prints to one empty page here: which papers lie in which slot is what counts."""
    blank = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(blank)
    monkeypatch.setattr("recovery_docs.packet.pdf.converted", lambda papers: [blank.getvalue() for _ in papers])
    assert "全国默认" not in client.get(PAGE).text, "there is nothing to choose from"
    told = client.post(f"{PAGE}/upload/A1")
    assert (told.status_code, "已备好上传材料" in told.text) == (200, True)
    assert "上传栏目起诉状" in told.text
    (court := desk.folder.profiles / "法院" / "样本区法院.toml").parent.mkdir()
    slots = '[[slot]]\nname = "函件"\npapers = ["notices/*"]\nrequired = true\n'
    court.write_text(f'name = "样本区法院"\nsource = ["某日电话询问立案庭"]\n{slots}', encoding="utf-8")
    assert "<option>样本区法院</option>" in client.get(PAGE).text
    answer = client.post(f"{PAGE}/upload/A1", content=f"court={quote('样本区法院')}".encode())
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["1_函件/01_逾期贷款催收通知书.pdf"]
    assert (out / "A1_上传.zip").read_bytes() == answer.content
    assert client.post(f"{PAGE}/upload/A1", content=f"court={quote('../台账')}".encode()).status_code == 404
