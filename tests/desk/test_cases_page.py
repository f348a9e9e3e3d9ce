"""③ The table as a page: its state is its address, it says what is dead, and papers are made of what is listed."""

import re
import time
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from ledger_of_days import write_ledger
from starlette.testclient import TestClient

from recovery_docs.batch.whole_run import run_batch
from recovery_docs.desk.batches.jobs import Job
from recovery_docs.desk.desk import Desk

BOOK = "十一月台账.xlsx"
ADDRESS = f"/books/{quote(BOOK)}"
BALANCE_ON = date(2026, 10, 31)
DUE = {
    "A1": date(2023, 11, 30),  # 2026-11-30 届满，还有 3 天
    "A2": date(2023, 11, 26),  # 昨天届满
    "A3": date(2023, 12, 20),  # 还有 23 天
    "A4": date(2024, 6, 30),
}


@pytest.fixture
def asking(desk: Desk, client: TestClient) -> TestClient:
    write_ledger(desk.folder.ledgers / BOOK, DUE, balance_on=BALANCE_ON)
    client.follow_redirects = False
    return client


def _numbers(text: str) -> list[str]:
    return re.findall(r'<th scope="row"><a[^>]*>(\w+)</a>', text)


def _finished(desk: Desk) -> Job:
    """The only job, once it has ended."""
    until = time.monotonic() + 120
    job = desk.jobs.all()[0]
    while desk.jobs.busy() and time.monotonic() < until:
        time.sleep(0.05)
    desk.jobs.close()
    return job


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_table_says_when_each_right_ends_and_what_is_dead(asking: TestClient) -> None:
    text = asking.get(ADDRESS).text
    assert _numbers(text) == ["A1", "A3", "A4", "A2"]
    assert "2026-11-30（还有 3 天）" in text
    assert "已于 2026-11-26 届满" in text
    assert f'href="{ADDRESS}/cases/A1"' in text


def test_the_table_says_that_readiness_is_of_the_day_of_the_balances(asking: TestClient) -> None:
    """A2's limitation ended on 2026-11-26, after the balances of 2026-10-31 by which its letter would be made."""
    assert "4 案的债权和能不能提交，按资料里自己的截至日计算，最早的是 2026-10-31" in asking.get(ADDRESS).text
    assert "1 案的债权" in asking.get(ADDRESS, params={"bands": "expired"}).text


def test_the_address_holds_filters_order_and_search(asking: TestClient) -> None:
    assert _numbers(asking.get(ADDRESS, params={"bands": "month"}).text) == ["A1", "A3"]
    assert _numbers(asking.get(ADDRESS, params={"bands": ["month", "expired"], "order": "book"}).text) == [
        "A1",
        "A2",
        "A3",
    ]
    assert _numbers(asking.get(ADDRESS, params={"find": "A4"}).text) == ["A4"]
    ticked = re.search(r'value="month"( checked)?', asking.get(ADDRESS, params={"bands": "month"}).text)
    assert ticked is not None
    assert ticked[1]


def test_an_address_that_asks_for_nonsense_is_answered(asking: TestClient) -> None:
    odd = {"bands": "<script>", "ready": "nothing", "order": "x", "page": "-7", "find": "<b>"}
    answer = asking.get(ADDRESS, params=odd)
    assert answer.status_code == 200
    assert "<b>" not in answer.text
    assert asking.get("/books/..%2F..%2Fetc%2Fpasswd").status_code == 404
    assert asking.get(f"/books/{quote('没有的.xlsx')}").status_code == 404


def test_letters_made_of_what_is_listed_are_those_of_the_command_line(
    asking: TestClient, desk: Desk, tmp_path: Path
) -> None:
    shown = asking.get(ADDRESS, params={"bands": "month"}).text
    count = re.search(r'name="count" value="(\d+)"', shown)
    assert count is not None
    made = asking.post(f"{ADDRESS}/make?bands=month", data={"filing": "collection-notice", "count": count[1]})
    assert made.status_code == 303
    job = _finished(desk)
    assert job.end is not None
    assert (job.state, job.made, job.wanting) == ("done", 2, 0)
    assert "最早的是2026年10月31日，此后届满的权利没有算进去" in job.end.remark
    alone = tmp_path / "命令行"
    run_batch(
        desk.folder.ledgers / BOOK,
        alone,
        ("collection-notice",),
        today=date(2026, 11, 27),
        workers=2,
        only=["A1", "A3"],
    )
    assert _files(job.order.out) == _files(alone)
    assert {path.split("/")[0] for path in _files(alone)} >= {"A1", "A3"}


def test_the_profile_kept_for_a_book_is_the_one_its_letters_are_made_by(
    asking: TestClient, desk: Desk, tmp_path: Path
) -> None:
    profile = desk.folder.profiles / "十一月台账.toml"
    profile.write_text('[固定]\n"债权人.联系电话" = "0573-81111111"\n', encoding="utf-8")
    asking.get(ADDRESS)
    asking.post(f"{ADDRESS}/make?find=A1", data={"filing": "collection-notice", "count": "1"})
    job = _finished(desk)
    alone = tmp_path / "命令行"
    run_batch(
        desk.folder.ledgers / BOOK,
        alone,
        ("collection-notice",),
        today=date(2026, 11, 27),
        profile=profile,
        only=["A1"],
    )
    assert _files(job.order.out) == _files(alone)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"filing": "collection-notice", "count": "3"}, "现在是 4 案"),
        ({"filing": "", "count": "4"}, "请先选一种文书"),
        ({"filing": "collection-notice", "count": "4", "as_of": "后天"}, "截至日"),
    ],
)
def test_nothing_is_made_of_what_was_not_seen_or_said_clearly(
    asking: TestClient, desk: Desk, form: dict[str, str], told: str
) -> None:
    answer = asking.post(f"{ADDRESS}/make", data=form)
    assert answer.status_code == 400
    assert told in answer.text
    assert desk.jobs.all() == []


def test_the_first_page_tells_the_numbers_of_a_book_once_it_was_opened(asking: TestClient) -> None:
    assert "还没有打开" in asking.get("/").text
    asking.get(ADDRESS)
    numbers = re.findall(r'<td class="number">([^<]+)</td>', asking.get("/").text)
    assert numbers == ["4", "4", "2"]  # 四案，按余额日 10 月 31 日都能催收；A1、A3 在 30 日内届满


def test_a_single_case_goes_straight_to_its_page(client: TestClient, desk: Desk, tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "private-loan.yaml"
    (desk.folder.ledgers / "private-loan.yaml").write_bytes(example.read_bytes())
    client.follow_redirects = False
    answer = client.get("/books/private-loan.yaml")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/books/private-loan.yaml/cases/")
