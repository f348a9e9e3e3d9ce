"""The same batch on a Dask cluster of this machine."""

import builtins
import json
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from batch_runs import EXAMPLES, Ran
from benchmarks.workbook import write_workbook

from recovery_docs.batch import dask, run, unit, whole_run
from recovery_docs.batch.cluster import Cluster
from recovery_docs.batch.dask import run_on_dask
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.run import only_run
from recovery_docs.batch.unit import Settings
from recovery_docs.errors import InputError, PacketError
from recovery_docs.intake.workbook import read_workbook
from recovery_docs.law.office import LAW_VARIABLE, office_texts
from recovery_docs.law.parameters import law_sha256, lpr, read_law_again
from recovery_docs.packet.packet import Source
from recovery_docs.register.register import Register


def _settings(out: Path) -> Settings:
    return Settings(out, ("collection-notice",), date(2023, 2, 10), Source("workbook-linked.xlsx", "0" * 64))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp", host="127.0.0.1"
    ) as cluster:
        yield cluster.scheduler_address


def _run(settings: Settings, address: str) -> list[CaseOutcome]:
    rows = read_workbook(EXAMPLES / "workbook-linked.xlsx")
    with only_run(settings):
        return list(run_on_dask(rows, settings, address=address))


@pytest.mark.parametrize("shared", [True, False], ids=["a shared folder", "packets that come home"])
def test_a_cluster_gives_what_one_process_gives(
    tmp_path: Path, linked_run: Ran, address: str, shared: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = _settings(tmp_path / "out")
    if not shared:
        monkeypatch.setattr(dask, "_sees", lambda token: False)
        monkeypatch.setattr(unit, "_disk", lambda out, key: pytest.fail("a worker wrote into the folder of the run"))
    outcomes = _run(settings, address)
    assert {outcome.status for outcome in _run(settings, address)} == {"unchanged", "bad_input"}
    assert [outcome.order for outcome in outcomes] == list(range(21))
    assert sum(outcome.status == "made" for outcome in outcomes) == 14
    for folder in (one for one in linked_run.out.iterdir() if one.is_dir()):
        for paper in folder.glob("*.docx"):
            assert (settings.out / folder.name / paper.name).read_bytes() == paper.read_bytes()


def test_letters_have_the_same_numbers_on_a_cluster(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "CHUNK", 4)
    monkeypatch.setattr(dask, "_sees", lambda token: False)
    files = []
    for name, scheduler in (("one", None), ("cluster", address)):
        out = tmp_path / name / "out"
        only = [f"2026-{number:04}" for number in range(1, 13)]
        asked = {"as_of": date(2023, 2, 10), "letter_number": "〔{年}〕催字第{序号:04}号", "only": only}
        batch = whole_run.run_batch(
            EXAMPLES / "workbook-linked.xlsx",
            *(out, ("collection-notice",)),
            **{"today": date(2026, 11, 27), "scheduler": scheduler, **asked},
        )
        files.append({path.relative_to(out): path.read_bytes() for path in out.glob("*/*.*")})
        letters = Register.open(str(tmp_path / name / "register.sqlite")).letters()
        assert {one.state for one in letters} == {"made"}
        assert len(letters) == batch.run.counts["made"] > 4
    assert files[0] == files[1]


def test_without_dask_the_answer_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def absent(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "distributed":
            raise ImportError(name)
        return imported(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(InputError, match=r"pip install recovery-docs\[dask\]"):
        next(run_on_dask([], _settings(tmp_path / "out"), address="tcp://127.0.0.1:1"))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the office's own figures that this machine alone knows."""
    folder = tmp_path / "law"
    folder.mkdir()
    (folder / "lpr.csv").write_text(
        "published_on,lpr_1y,lpr_5y,source\n2026-10-20,2.90,3.40,本行核对\n", encoding="utf-8"
    )
    yield folder
    monkeypatch.undo()
    read_law_again()


def test_workers_reckon_by_the_figures_of_whoever_sent_the_work(
    tmp_path: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    shipped = law_sha256()
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp", host="127.0.0.1"
    ) as cluster:
        monkeypatch.setenv(LAW_VARIABLE, str(office))
        read_law_again()
        settings = _settings(tmp_path / "out")
        made = [one for one in _run(settings, cluster.scheduler_address) if one.status == "made"]
    manifests = [json.loads((settings.out / str(one.folder) / "manifest.json").read_text("utf-8")) for one in made]
    assert {one["law_sha256"] for one in manifests} == {law_sha256()}
    assert law_sha256() != shipped


def test_what_was_brought_is_gone_after_the_work(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = law_sha256()
    monkeypatch.setenv(LAW_VARIABLE, str(office))
    read_law_again()
    law = (law_sha256(), office_texts())
    monkeypatch.delenv(LAW_VARIABLE)
    read_law_again()

    assert law_sha256() == own
    assert dask.by_our_law(lambda: lpr("1y", on=date(2026, 10, 21), role="定价日").rate, law) == Decimal("0.029")
    assert law_sha256() == own


def test_a_worker_of_another_release_does_nothing() -> None:
    with pytest.raises(PacketError, match="法律数值与本机不同"):
        dask.by_our_law(lambda: pytest.fail("worked by other figures"), ("0" * 64, office_texts()))


def test_a_cluster_without_workers_is_told_and_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr("recovery_docs.batch.cluster.WAIT_SECONDS", 1)
    with (
        distributed.LocalCluster(
            n_workers=0, processes=False, dashboard_address=None, protocol="tcp", host="127.0.0.1"
        ) as cluster,
        pytest.raises(InputError, match="一台工作机也没有"),
    ):
        _run(_settings(tmp_path / "out"), cluster.scheduler_address)
    assert not list((tmp_path / "out").iterdir())


def test_a_chunk_done_twice_is_told_as_made_once(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when a worker made the packets, and died before it could tell."""
    do_rows, done = dask.do_rows, []

    def twice(*given: Any) -> list[CaseOutcome]:
        done.extend(do_rows(*given))
        return do_rows(*given)

    monkeypatch.setattr(dask, "do_rows", twice)
    outcomes = _run(_settings(tmp_path / "out"), address)
    assert [one.status for one in outcomes] == [one.status for one in done]
    assert sum(one.status == "made" for one in outcomes) == 14


@pytest.fixture
def machines() -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """The address of a scheduler and two workers, each a process of its own, the scheduler first."""
    pytest.importorskip("distributed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        where = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    python = [sys.executable, "-m"]
    scheduler = ["distributed.cli.dask_scheduler", "--host", where, "--no-dashboard", "--no-show"]
    worker = ["distributed.cli.dask_worker", where, "--no-nanny", "--no-dashboard", "--nthreads", "1"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [subprocess.Popen([*python, *one], **quiet) for one in (scheduler, worker, worker)]
    yield where, started
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.parametrize(
    ("lost", "words"),
    [((0,), "与 Dask 调度器断了联系"), ((1, 2), "Dask 工作机全都断开了")],
    ids=["the scheduler", "every worker"],
)
def test_what_is_lost_is_one_sentence_and_running_again_goes_on(
    tmp_path: Path,
    machines: tuple[str, list["subprocess.Popen[bytes]"]],
    monkeypatch: pytest.MonkeyPatch,
    lost: tuple[int, ...],
    words: str,
) -> None:
    where, processes = machines
    book, out = tmp_path / "台账.xlsx", tmp_path / "out"
    write_workbook(book, 120)
    monkeypatch.setattr(run, "CHUNK", 10)
    wait_for_all(where, 2)
    monkeypatch.setattr("recovery_docs.batch.cluster.WAIT_SECONDS", 2)

    def ran(address: str | None, watch: Any) -> whole_run.Batch:
        given = {"today": date(2026, 11, 27), "as_of": date(2023, 2, 10)}
        return whole_run.run_batch(book, out, ("collection-notice",), scheduler=address, watch=watch, **given)

    def ending(outcomes: Iterable[CaseOutcome], expected: int) -> Iterator[CaseOutcome]:
        for number, outcome in enumerate(outcomes, start=1):
            if number == 15:
                for one in lost:
                    processes[one].kill()
            yield outcome

    with pytest.raises(PacketError, match=words) as told:
        ran(where, ending)
    assert len(told.value.faults) == 1
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["interrupted"] is True
    assert 15 <= report["counts"]["made"] < 120
    assert ran(None, lambda outcomes, expected: outcomes).run.counts == {"made": 120}
    assert not list(out.glob(".*"))


class _Gone:
    """A future whose result lay on a worker that is there no more."""

    status = "pending"

    def result(self, timeout: float) -> None:
        assert timeout
        raise TimeoutError


def test_a_result_that_was_on_a_worker_now_gone_is_not_waited_for_without_end(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recovery_docs.batch.cluster.WAIT_SECONDS", 5)
    cluster = Cluster(address)
    try:
        monkeypatch.setattr("recovery_docs.batch.cluster.WAIT_SECONDS", 0)
        monkeypatch.setattr(cluster._client, "nthreads", dict)
        with pytest.raises(PacketError, match="Dask 工作机全都断开了"):
            cluster.result(_Gone())
    finally:
        cluster.close()


def wait_for_all(where: str, number: int) -> None:
    from distributed import Client

    for again in (True, True, False):  # 机器忙时，头一次连接可能没有回音
        try:
            with Client(where, timeout=30) as client:
                client.wait_for_workers(number, timeout=60)
            return
        except (TimeoutError, OSError):
            if not again:
                raise
