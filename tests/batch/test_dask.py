"""The same batch on a Dask cluster of this machine."""

import builtins
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from batch_runs import EXAMPLES, Ran

from recovery_docs.batch import dask, unit
from recovery_docs.batch.dask import run_on_dask
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.run import only_run
from recovery_docs.batch.unit import Settings
from recovery_docs.errors import InputError
from recovery_docs.intake.workbook import read_workbook
from recovery_docs.packet.packet import Source


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


def test_without_dask_the_answer_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def absent(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "distributed":
            raise ImportError(name)
        return imported(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(InputError, match=r"pip install recovery-docs\[dask\]"):
        next(run_on_dask([], _settings(tmp_path / "out"), address="tcp://127.0.0.1:1"))
