"""PDFs by an office suite that hangs, fails, stops half-way or cannot read a paper; the Word files stay in any case.

A small script stands in for LibreOffice, so that these run where it is not installed; `tests/filings/test_pages.py` looks
at what the real one makes.
"""

import hashlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from recovery_docs.cli import group
from recovery_docs.errors import PacketError
from recovery_docs.packet import office as office_of_the_packet
from recovery_docs.packet.packet import Packet, Paper
from recovery_docs.packet.pdf import printed_packets, with_pdfs
from recovery_docs.packet.procedures import Procedure

EXAMPLE = Path(__file__).parents[2] / "examples" / "two-notes-published.yaml"
TWO = tuple(Paper(f"0{n}_文书.docx", "文书", "x", b"word") for n in (1, 2))
PACKET = Packet("2026-0001", TWO, {}, (Procedure("文书", frozenset(one.file for one in TWO)),))

HANGS = "(sleep 60; echo survived) > {room}/alive & wait"
"""Like the real `soffice`: the script waits for the office that it started, and both keep their pipes open.

The office holds the pipe `alive` open for as long as it lives.
"""
FAILS = "exit 77"
CONVERTS = 'for file; do case "$file" in *.docx | *.txt) {one} ;; esac; done'
HALF = CONVERTS.format(one='head -c 200 {room}/page.pdf > "$out/$(basename "${{file%.*}}").pdf"')
WHOLE = CONVERTS.format(one='cp {room}/page.pdf "$out/$(basename "${{file%.*}}").pdf"')
REFUSES = CONVERTS.format(one='grep -q "{word}" "$file" || cp {room}/page.pdf "$out/$(basename "${{file%.*}}").pdf"')
BREAKS = CONVERTS.format(
    one='grep -q "{word}" "$file" && {deed}; cp {room}/page.pdf "$out/$(basename "${{file%.*}}").pdf"'
)

Office = Callable[..., Path]

pytestmark = pytest.mark.skipif(not Path("/bin/sh").exists(), reason="the stand-in for LibreOffice is a shell script")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Puts a `soffice` on the path that does as told in its first runs, and `always` in those after; gives its log."""
    room = tmp_path / "office"
    room.mkdir()
    page = pikepdf.new()
    page.add_blank_page()
    page.save(room / "page.pdf")
    monkeypatch.setenv("PATH", f"{room}:/usr/bin:/bin")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(office_of_the_packet, "_resting_until", 0.0)
    monkeypatch.setattr(office_of_the_packet, "SILENT_SECONDS", 1)
    os.mkfifo(room / "alive")

    def installed(*runs: str, always: str = WHOLE) -> Path:
        done = [f"{n}) {run.format(room=room)}; exit 1;;" for n, run in enumerate(runs, start=1)]
        script = [
            *("#!/bin/sh", f'echo "$@" >> {room}/log', 'while [ "$1" != --outdir ]; do shift; done; out=$2; shift 2'),
            *(f"case $(wc -l < {room}/log | tr -d ' ') in", *done, "esac"),
            always.format(room=room),
        ]
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
    assert [paper.file for paper in made[2:]] == ["01_文书.pdf", "02_文书.pdf", "全卷.pdf"]
    assert all(paper.data.startswith(b"%PDF") for paper in made[2:])
    assert len(runs(log)) == 1


def test_papers_of_several_procedures_are_bound_apart_and_a_letter_with_neither(office: Office) -> None:
    office()
    papers = tuple(Paper(f"0{n}_{title}.docx", title, "x", b"word") for n, title in enumerate("函甲乙丙丁", start=1))
    files = [one.file for one in papers]
    apart = (Procedure("起诉状", frozenset(files[1:3])), Procedure("支付令申请书", frozenset(files[2:4])))
    single = Procedure("丁", frozenset(files[4:]))
    made = with_pdfs(Packet("2026-0001", papers, {}, (*apart, single)))
    volumes = {one.file: one.data for one in made.papers if one.file.startswith("全卷")}
    assert list(volumes) == ["全卷_起诉状.pdf", "全卷_支付令申请书.pdf"]
    with pikepdf.open(io.BytesIO(volumes["全卷_支付令申请书.pdf"])) as pdf:
        assert [one.title for one in pdf.open_outline().root] == ["乙", "丙"]
    assert [one["file"] for one in made.manifest["volumes"]] == list(volumes)


def test_the_papers_of_many_cases_go_to_the_office_in_one_call(office: Office) -> None:
    log = office()
    made = printed_packets([PACKET] * 25)
    assert [len(one.papers) for one in made if isinstance(one, Packet)] == [5] * 25
    assert len(runs(log)) == 1


@pytest.mark.parametrize("first", [HANGS, FAILS, HALF], ids=["hangs", "fails", "half"])
def test_what_went_wrong_once_is_tried_once_more(office: Office, first: str) -> None:
    log = office(first)
    assert len(with_pdfs(PACKET).papers) == 5
    assert len(runs(log)) == 2


@pytest.mark.parametrize(
    "run", [HANGS, FAILS, HALF, f"{HALF}; exit 0"], ids=["hangs", "fails", "half", "half-said-well"]
)
def test_an_office_that_does_not_work_is_told_and_not_asked_again(office: Office, run: str) -> None:
    log = office(run, run)
    first, second = (printed_packets([PACKET] * 3) for _ in range(2))
    assert {str(one).partition("。")[0] for one in (*first, *second)} == {
        "LibreOffice 不能工作（没有启动，或者没有反应），没有生成 PDF"
    }
    assert len(runs(log)) == 2  # a hundred cases more would wait no longer


def _packets(*words: str) -> list[Packet]:
    return [Packet(word, (Paper("01_文书.docx", "文书", "x", word.encode()),), {}) for word in words]


@pytest.mark.parametrize(
    ("always", "calls"),
    [(REFUSES, 2), (BREAKS.replace("{deed}", "exit 77"), 3), (BREAKS.replace("{deed}", "sleep 60 & wait"), 3)],
    ids=["refused", "breaks the office", "hangs the office"],
)
@pytest.mark.parametrize("words", [("好", "坏", "好"), ("坏", "好", "好"), ("好", "好", "坏")])
def test_a_paper_that_the_office_cannot_convert_is_named_and_costs_nobody_else_a_pdf(
    office: Office, always: str, calls: int, words: tuple[str, ...]
) -> None:
    log = office(always=always.replace("{word}", "坏"))
    for word, made in zip(words, printed_packets(_packets(*words)), strict=True):
        if word == "好":
            assert isinstance(made, Packet)
            assert [paper.file for paper in made.papers] == ["01_文书.docx", "01_文书.pdf"]
        else:
            assert "坏：01_文书.docx 没有转成 PDF" in str(made)
    assert len(runs(log)) <= calls


def test_an_office_that_hangs_is_ended_with_all_that_it_started(office: Office, tmp_path: Path) -> None:
    office(HANGS, HANGS)
    alive = os.open(tmp_path / "office" / "alive", os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(PacketError):
        with_pdfs(PACKET)
    os.set_blocking(alive, True)
    assert os.read(alive, 10) == b""  # comes to its end when nobody holds it open any more
    os.close(alive)


def test_every_run_has_a_profile_of_its_own_and_leaves_nothing_behind(office: Office, tmp_path: Path) -> None:
    log = office(FAILS)
    with_pdfs(PACKET)
    with_pdfs(PACKET)
    profiles = re.findall(r"-env:UserInstallation=file://(\S+)", log.read_text(encoding="utf-8"))
    assert len(set(profiles)) == len(runs(log)) == 3
    assert list((tmp_path / "temporary").iterdir()) == []


KILLED = """
import os, signal
from recovery_docs.packet import office
from recovery_docs.packet.packet import Packet, Paper
from recovery_docs.packet.pdf import with_pdfs

office._call = lambda *given: os.kill(os.getpid(), signal.SIGKILL)
with_pdfs(Packet("1", (Paper("1.docx", "文书", "x", b"word"),), {}))
"""


def test_the_papers_that_a_killed_run_left_are_cleared_by_the_next_and_those_of_a_living_one_are_not(
    office: Office, tmp_path: Path
) -> None:
    office()
    environment = {**os.environ, "TMPDIR": str(tmp_path / "temporary")}
    subprocess.run([sys.executable, "-c", KILLED], env=environment, check=False)
    left = [path for path in (tmp_path / "temporary").iterdir() if path.is_dir()]
    assert [(path / "1.docx").exists() for path in left] == [True]
    with office_of_the_packet._room() as living:
        with_pdfs(PACKET)
        assert [path for path in (tmp_path / "temporary").iterdir() if path.is_dir()] == [living]
    assert list((tmp_path / "temporary").iterdir()) == []


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
    assert {*(Path(name).stem for name in whole), "全卷"} == {file.stem for file in (tmp_path / "good").rglob("*.pdf")}

    office(FAILS, FAILS, FAILS, FAILS)
    failed = _packet(tmp_path / "failed")
    assert failed.exit_code == 1
    assert "LibreOffice 不能工作" in failed.stderr
    monkeypatch.setenv("PATH", str(tmp_path))
    absent = _packet(tmp_path / "absent")
    assert absent.exit_code == 1
    assert "本机没有 LibreOffice" in absent.stderr
    for out in ("failed", "absent"):
        assert _hashes(tmp_path / out) == whole
        assert not list((tmp_path / out).rglob("*.pdf"))
        assert list((tmp_path / out).rglob("manifest.json"))
