"""Pulling the plug: a run killed at any moment and started again leaves the files of an undisturbed run."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmarks.workbook import write_workbook

from recovery_docs.batch.journal import FOLDER
from recovery_docs.batch.report import REPORT

CASES = 60
MOMENTS = int(os.environ.get("SIMULATIONS", "200")) // 50
"""`make simulate` kills it twenty times."""


def _command(book: Path, out: Path) -> list[str]:
    asked = ["--filing", "collection-notice", "--workers", "2", "--out", str(out)]
    return [sys.executable, "-m", "recovery_docs", "batch", str(book), *asked]


def _tree(out: Path) -> dict[str, bytes]:
    """Every file: of the packets, the returned workbook, the report, and whatever was left behind."""
    return {str(file.relative_to(out)): file.read_bytes() for file in sorted(out.rglob("*")) if file.is_file()}


def _packets(out: Path) -> list[Path]:
    return [path for path in out.glob("[!.]*") if path.is_dir()]


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a signal of POSIX systems")
def test_a_run_killed_at_many_moments_and_started_again_has_lost_nothing(tmp_path: Path) -> None:
    book, undisturbed, disturbed = tmp_path / "cases.xlsx", tmp_path / "once", tmp_path / "killed"
    write_workbook(book, CASES)
    subprocess.run(_command(book, undisturbed), check=True, capture_output=True)
    chance = random.Random(20261124)
    killed = 0
    while killed < MOMENTS:
        there = len(_packets(disturbed))
        run = subprocess.Popen(_command(book, disturbed), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        moment = chance.randint(there, CASES)
        while len(_packets(disturbed)) < moment and run.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.02))
        run.kill()
        run.wait()
        for packet in _packets(disturbed):
            assert (packet / "manifest.json").is_file(), "half a packet"
        if (disturbed / REPORT).exists() and not (disturbed / FOLDER).exists():
            shutil.rmtree(disturbed)  # it had come to its end: begin anew
        else:
            killed += 1
    subprocess.run(_command(book, disturbed), check=True, capture_output=True)
    assert len(_tree(undisturbed)) == CASES * 3 + 2
    assert _tree(disturbed) == _tree(undisturbed)
