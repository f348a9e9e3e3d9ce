"""`packet --redline`: what changed since the papers that stood there, as tracked changes in a folder beside the packet."""

import io
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from tests.conftest import EXAMPLES
from tests.packet.altered_word import altered
from tests.rendering.settled_word import shown

from recovery_docs.cli.packet import packet
from recovery_docs.packet.earlier_packet import read_earlier
from recovery_docs.packet.proof.verification import packets_in, verify

NOTICE = "01_担保贷款逾期催收通知书.docx"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case file with its first packet made."""
    path = tmp_path / "working-capital.yaml"
    shutil.copy(EXAMPLES / path.name, path)
    _made(path)
    return path


def _made(case: Path, *more: str, code: int = 0) -> str:
    run = ["--filing", "collection-notice", "--filing", "guarantor-demand", "--out", str(case.parent / "out")]
    result = CliRunner().invoke(packet, [str(case), *run, *more])
    assert result.exit_code == code, result.output
    return result.output


def _later(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("2026-12-10", "2026-12-15"), encoding="utf-8")


def _redlines(case: Path) -> dict[str, bytes]:
    """What lies in the folder of comparisons, whichever run put it there."""
    return {path.name: path.read_bytes() for path in sorted(case.parent.glob("out/*_修订对照/*/*.docx"))}


def _text(docx: bytes) -> str:
    return "\n".join(one.text for one in Document(io.BytesIO(docx)).paragraphs)


def test_each_changed_paper_is_compared_with_the_one_that_stood_there(case: Path) -> None:
    folder = case.parent / "out" / "2026-0117"
    before = {path.name: path.read_bytes() for path in folder.glob("*.docx")}
    _later(case)
    _made(case, "--redline")
    found = _redlines(case)
    changed = {name for name, data in before.items() if shown((folder / name).read_bytes()) != shown(data)}
    assert set(found) == changed >= {NOTICE}
    for name, data in found.items():
        assert shown(data, accept=True) == shown((folder / name).read_bytes())
        assert shown(data, accept=False) == shown(before[name])

    # 对照不是文书：核对、下一次制作都不看它
    assert packets_in(folder.parent) == (folder,)
    assert verify(folder).faults == ()
    earlier = read_earlier(folder)
    assert earlier is not None
    assert (earlier.edited, earlier.lost, earlier.strange) == ((), (), ())
    assert "修订对照" not in json.dumps(earlier.manifest, ensure_ascii=False)


def test_nothing_is_written_where_no_words_changed_or_nothing_stood_there(case: Path) -> None:
    assert "文字都没有变" in _made(case, "--redline")
    shutil.rmtree(case.parent / "out")
    assert "还没有上一份" in _made(case, "--redline")
    assert _redlines(case) == {}
    _made(case, "--redline", "--draft", code=2)


def test_a_letter_that_somebody_edited_is_compared_as_it_was_edited(case: Path) -> None:
    paper = case.parent / "out" / "2026-0117" / NOTICE
    edited = altered(paper.read_bytes(), "已经逾期", "早已逾期多日")
    paper.write_bytes(edited)
    _later(case)
    _made(case, "--redline")
    (found,) = [data for name, data in _redlines(case).items() if name == NOTICE]
    assert shown(found, accept=False) == shown(edited)
    assert shown(found, accept=True) == shown(paper.read_bytes())

    # 改过的一份已经另存为改动稿，再做一次还能对照
    copy = f"{paper.stem}_改动稿.docx"
    shutil.rmtree(next(case.parent.glob("out/*_修订对照")))
    _made(case, "--redline")
    again = _redlines(case)
    assert set(again) == {copy}
    assert shown(again[copy], accept=False) == shown(edited)


def test_a_paper_that_is_damaged_is_named_and_the_packet_is_made_all_the_same(case: Path) -> None:
    paper = case.parent / "out" / "2026-0117" / NOTICE
    paper.write_bytes(b"PK half")
    _later(case)
    assert NOTICE in _made(case, "--redline")
    assert "2026年12月15日" in _text(paper.read_bytes())
    assert NOTICE not in _redlines(case)
