"""⑤ Jobs: stopped in the middle and gone on with, each failure with its reason, the workbook by the number of its job."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from ledger_of_days import write_ledger
from openpyxl import load_workbook
from starlette.testclient import TestClient

from recovery_docs.batch.whole_run import run_batch
from recovery_docs.desk.app import build
from recovery_docs.desk.batches.jobs import Job
from recovery_docs.desk.batches.orders import order_for, title_of
from recovery_docs.desk.batches.process import Order
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.door import COOKIE, Door
from recovery_docs.desk.table.sources import Source

BALANCE_ON = date(2026, 10, 31)


@pytest.fixture(autouse=True)
def ended(desk: Desk) -> Iterator[None]:
    yield
    desk.close()


def _asked(
    desk: Desk, cases: int, *, broken: tuple[str, ...] = (), filing: str = "sms-reminder", workers: int | None = None
) -> Job:
    book = desk.folder.ledgers / "台账.xlsx"
    days = {f"A{number:03d}": date(2024, 6, 30) for number in range(cases)}
    write_ledger(book, days, balance_on=BALANCE_ON, broken=broken)
    order = order_for(desk.folder, Source(book.name, book), filing, None, as_of=None, pdf=False)
    order = replace(order, workers=workers or order.workers)
    return desk.jobs.ask(order, book.name, title_of(order))


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not until():
        assert time.monotonic() < end
        time.sleep(0.01)


def _packets(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("*/*")}


def test_a_job_stopped_in_the_middle_goes_on_to_the_same_files(desk: Desk, tmp_path: Path) -> None:
    job = _asked(desk, 600)
    _wait(lambda: job.done > 0)
    desk.jobs.stop(job)
    _wait(lambda: not desk.jobs.busy())
    assert job.state == "stopped"
    assert 0 < job.made < 600
    assert not (job.order.out / ".lock").exists()
    again = desk.jobs.again(job)
    _wait(lambda: not desk.jobs.busy())
    assert (again.state, again.made, again.wanting) == ("done", 600, 0)
    assert desk.jobs.all() == [again]  # 停下的那一项由它接着做完，不再单列，也不重复计数
    alone = tmp_path / "命令行"
    run_batch(job.order.path, alone, ("sms-reminder",), today=date(2026, 11, 27), workers=2)
    assert _packets(job.order.out) == _packets(alone)


def test_what_failed_is_told_with_its_reason(desk: Desk, client: TestClient) -> None:
    job = _asked(desk, 3, broken=("A001",), filing="civil-complaint")
    _wait(lambda: not desk.jobs.busy())
    assert job.end is not None
    told = {one.case: one for one in job.end.not_made}
    assert "本金余额" in told["A001"].reasons[0]
    assert told["A000"].status == "条件不具备"
    assert told["A000"].reasons[0].startswith("民事起诉状：")
    text = client.get("/jobs?tab=failed").text
    assert f'失败 <span data-fresh="count-failed">{len(told)} 案</span>' in text
    assert "数据有误" in text
    assert 'href="/books/%E5%8F%B0%E8%B4%A6.xlsx/cases/A001"' in text


def test_the_workbook_given_back_is_fetched_by_the_number_of_the_job(desk: Desk, client: TestClient) -> None:
    job = _asked(desk, 2)
    _wait(lambda: not desk.jobs.busy())
    text = client.get("/jobs?tab=done").text
    link = re.search(r'href="(/jobs/\w+/files/0)"', text)
    assert link is not None
    answer = client.get(link[1])
    assert answer.content == (job.order.out / "台账_已处理.xlsx").read_bytes()
    _asked(desk, 3)
    _wait(lambda: not desk.jobs.busy())
    assert client.get(link[1]).status_code == 410  # 后来又写过的，不当作这一次的
    assert client.get(f"/jobs/{job.id}/files/1").status_code == 410
    assert client.get("/jobs/0000/files/0").status_code == 404


def test_jobs_wait_for_each_other_and_one_that_waits_can_be_stopped(desk: Desk, client: TestClient) -> None:
    first, second = _asked(desk, 200), _asked(desk, 200)
    assert (second.state, desk.busy()) == ("queued", True)
    assert '排队 <span data-fresh="count-queued">1 项' in client.get("/jobs").text
    client.post(f"/jobs/{second.id}/stop")
    _wait(lambda: not desk.busy())
    assert (first.state, second.state, second.made) == ("done", "stopped", 0)


def test_the_end_of_the_program_ends_its_job_and_leaves_no_lock(desk: Desk) -> None:
    job = _asked(desk, 600)
    _wait(lambda: job.done > 0)
    began = time.monotonic()
    desk.close()
    assert time.monotonic() - began < 5
    assert not (job.order.out / ".lock").exists()
    assert list(job.order.out.glob(".making-*")) == []


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, client: TestClient) -> None:
    (desk.folder.papers / "台账").write_text("这里本来有一个文件", encoding="utf-8")
    job = _asked(desk, 1)
    _wait(lambda: not desk.jobs.busy())
    assert job.state == "failed"
    assert job.end is not None
    assert job.end.faults
    assert "没有做成" in client.get("/jobs?tab=failed").text


def _told(job: Job) -> tuple[object, ...]:
    assert job.end
    return (
        job.state,
        replace(job.order, workers=1),
        job.book,
        job.title,
        job.made,
        job.wanting,
        job.end.papers,
        job.end.files,
    )


def test_the_next_start_lists_what_was_made_and_goes_on_with_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    job = _asked(desk, 3, broken=("A001",), workers=1)
    _wait(lambda: not desk.jobs.busy())
    later = Desk(desk.folder, desk.today, Door("desk-test.localhost:4322"))
    (found,) = later.jobs.all()
    assert _told(found) == _told(job)
    assert found.end
    assert job.end
    assert [one.case for one in found.end.not_made] == [one.case for one in job.end.not_made]
    assert "本金余额" in found.end.not_made[0].reasons[0]
    asking = TestClient(build(later), base_url=later.door.origin, cookies={COOKIE: later.door.cookie})
    asking.headers.update({"origin": later.door.origin, "sec-fetch-site": "same-origin"})
    assert asking.get(f"/jobs/{found.id}/files/0").content == (job.order.out / "台账_已处理.xlsx").read_bytes()
    asked: list[Order] = []
    monkeypatch.setattr(later.jobs, "ask", lambda order, book, title: asked.append(order) or found)
    asking.post(f"/jobs/{found.id}/again", follow_redirects=False)
    assert asked == [found.order]


def test_a_run_that_was_cut_is_listed_as_stopped(desk: Desk, client: TestClient) -> None:
    out = desk.folder.papers / "台账"
    (out / ".journal").mkdir(parents=True)
    write_ledger(desk.folder.ledgers / "台账.xlsx", {"A1": date(2024, 6, 30)}, balance_on=BALANCE_ON)
    (job,) = desk.jobs.all()
    assert (job.state, job.book, job.can_again) == ("stopped", "台账.xlsx", False)
    text = client.get("/jobs?tab=failed").text
    assert "到案件表再做" in text
    assert "再做</button>" not in text
    assert client.post(f"/jobs/{job.id}/again").status_code == 409
    (out / ".lock").touch()
    assert desk.jobs.all() == []
    (out / "report.json").write_text("{", encoding="utf-8")
    (out / ".lock").unlink()
    assert [one.state for one in desk.jobs.all()] == ["stopped"]


def test_people_who_all_go_by_other_names_are_asked_about_before_anything_is_made_again(
    client: TestClient, desk: Desk
) -> None:
    job = _asked(desk, 3, workers=1)
    _wait(lambda: not desk.jobs.busy())
    before = _packets(job.order.out)
    book = load_workbook(job.order.path)
    sheet = book["不良贷款台账"]
    for row in range(2, 5):
        sheet.cell(row, 2).value = f"{sheet.cell(row, 2).value}新"
    book.save(job.order.path)
    again = client.post(f"/jobs/{job.id}/again", follow_redirects=False)
    _wait(lambda: not desk.jobs.busy())
    (asked,) = desk.jobs.all()
    assert again.headers["location"] == f"/jobs?tab=running#{asked.id}"
    text = client.get("/jobs?tab=failed").text
    assert "3案的姓名与上次做的不同" in text
    assert "按“都改了名，照样做”" in text
    button = re.search(r'action="(/jobs/[^"]+/again\?renamed=1)".*?都改了名，照样做', text, re.DOTALL)
    assert button
    assert _packets(job.order.out) == before
    client.post(button[1], follow_redirects=False)
    _wait(lambda: not desk.jobs.busy())
    (done,) = desk.jobs.all()
    assert (done.state, done.made) == ("done", 3)
    assert _packets(job.order.out).keys() == before.keys()
    assert _packets(job.order.out) != before
    assert "都改了名，照样做" not in client.get("/jobs?tab=done").text
