"""PDFs by an office suite that hangs, fails or stops half-way: tried once more, ended for good, and the Word files stay.

A small script stands in for LibreOffice, so that these run where it is not installed; `tests/filings/test_pages.py` looks
at what the real one makes.
"""

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from recovery_docs.cli import group
from recovery_docs.errors import PacketError
from recovery_docs.packet import pdf
from recovery_docs.packet.packet import Packet, Paper
from recovery_docs.packet.pdf import with_pdfs

EXAMPLE = Path(__file__).parents[2] / "examples" / "two-notes-published.yaml"
PACKET = Packet("2026-0001", tuple(Paper(f"0{n}_文书.docx", "文书", "x", b"word") for n in (1, 2)), {})

HANGS = "(sleep 60; echo survived) > {room}/alive & wait"
"""Like the real `soffice`: the script waits for the office that it started, and both keep their pipes open.

The office holds the pipe `alive` open for as long as it lives.
"""
FAILS = "exit 77"
HALF = 'for file; do case "$file" in *.docx) head -c 200 {room}/page.pdf > "${{file%.docx}}.pdf";; esac; done'
LEAVES_ONE_OUT = 'cp {room}/page.pdf "$(dirname "$last")/01_文书.pdf"; exit 0'

Office = Callable[..., Path]

pytestmark = pytest.mark.skipif(not Path("/bin/sh").exists(), reason="the stand-in for LibreOffice is a shell script")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Puts a `soffice` on the path that does as told in its first runs, and converts in those after; gives its log."""
    room = tmp_path / "office"
    room.mkdir()
    page = pikepdf.new()
    page.add_blank_page()
    page.save(room / "page.pdf")
    monkeypatch.setenv("PATH", f"{room}:/usr/bin:/bin")
    os.mkfifo(room / "alive")

    def installed(*runs: str) -> Path:
        if HANGS in runs:
            monkeypatch.setattr(pdf, "TIMEOUT_SECONDS", 2)
        done = [f"{n}) {run.format(room=room)}; exit 1;;" for n, run in enumerate(runs, start=1)]
        script = [
            *("#!/bin/sh", f'echo "$@" >> {room}/log', 'for last; do :; done', f"case $(wc -l < {room}/log | tr -d ' ') in"),
            *(*done, "esac"),
            f'for file; do case "$file" in *.docx) cp {room}/page.pdf "${{file%.docx}}.pdf";; esac; done',
        ]  # fmt: skip
        (room / "soffice").write_text("\n".join(script), encoding="utf-8")
        (room / "soffice").chmod(0o755)
        return room / "log"

    return installed


def runs(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").splitlines()


def test_each_paper_has_a_pdf_beside_it_and_stays_as_it_was(office: Office) -> None:
    log = office()
    made = with_pdfs(PACKET).papers
    assert made[:2] == PACKET.papers
    assert [paper.file for paper in made[2:]] == ["01_文书.pdf", "02_文书.pdf"]
    assert all(paper.data.startswith(b"%PDF") for paper in made[2:])
    assert len(runs(log)) == 1  # all papers in one run: starting the office takes longer than converting


@pytest.mark.parametrize(
    "first", [HANGS, FAILS, HALF, LEAVES_ONE_OUT], ids=["hangs", "fails", "half", "leaves-one-out"]
)
def test_what_went_wrong_once_is_tried_once_more(office: Office, first: str) -> None:
    log = office(first)
    assert len(with_pdfs(PACKET).papers) == 4
    assert len(runs(log)) == 2


@pytest.mark.parametrize("run", [HANGS, FAILS, HALF, LEAVES_ONE_OUT], ids=["hangs", "fails", "half", "leaves-one-out"])
def test_what_goes_wrong_twice_is_told_and_not_tried_again(office: Office, run: str) -> None:
    log = office(run, run)
    with pytest.raises(PacketError, match="没有转成 PDF"):
        with_pdfs(PACKET)
    assert len(runs(log)) == 2


def test_half_a_pdf_is_not_taken_from_an_office_that_says_all_is_well(office: Office) -> None:
    office(f"{HALF}; exit 0", f"{HALF}; exit 0")
    with pytest.raises(PacketError):
        with_pdfs(PACKET)


def test_an_office_that_hangs_is_ended_with_all_that_it_started(office: Office, tmp_path: Path) -> None:
    office(HANGS, HANGS)
    alive = os.open(tmp_path / "office" / "alive", os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(PacketError):
        with_pdfs(PACKET)
    os.set_blocking(alive, True)
    assert os.read(alive, 10) == b""  # comes to its end when nobody holds it open any more
    os.close(alive)


def test_every_run_has_a_profile_of_its_own_which_is_gone_afterwards(office: Office) -> None:
    log = office(FAILS)
    with_pdfs(PACKET)
    with_pdfs(PACKET)
    profiles = re.findall(r"-env:UserInstallation=file://(\S+)", log.read_text(encoding="utf-8"))
    assert len(set(profiles)) == len(runs(log)) == 3
    assert not any(Path(profile).parent.exists() for profile in profiles)


def _packet(out: Path) -> Result:
    return CliRunner().invoke(
        group, ["packet", str(EXAMPLE), "--filing", "civil-complaint", "--pdf", "--out", str(out)]
    )


def _hashes(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*.docx")}


def test_the_word_files_are_there_whatever_becomes_of_the_pdfs(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "zh")
    office()
    good = _packet(tmp_path / "good")
    assert good.exit_code == 0, good.output
    whole = _hashes(tmp_path / "good")
    assert whole
    assert {Path(name).stem for name in whole} == {file.stem for file in (tmp_path / "good").rglob("*.pdf")}

    office(FAILS, FAILS, FAILS, FAILS)
    failed = _packet(tmp_path / "failed")
    assert failed.exit_code == 1
    assert "没有转成 PDF" in failed.stderr
    monkeypatch.setenv("PATH", str(tmp_path))
    absent = _packet(tmp_path / "absent")
    assert absent.exit_code == 1
    assert "本机没有 LibreOffice" in absent.stderr
    for out in ("failed", "absent"):
        assert _hashes(tmp_path / out) == whole
        assert not list((tmp_path / out).rglob("*.pdf"))
        assert list((tmp_path / out).rglob("manifest.json"))
