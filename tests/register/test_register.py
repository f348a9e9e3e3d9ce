"""The register of letters: which letter has which number, and what is on record of it."""

import os
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from recovery_docs.errors import RegisterError
from recovery_docs.register import database
from recovery_docs.register.letter import Dispatch, Finished, Letter
from recovery_docs.register.register import Register
from recovery_docs.register.tables import METADATA

PATTERN = "〔{年}〕催字第{序号:04}号"
DAY = date(2026, 11, 27)
SHA = "a" * 64


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register.open(str(tmp_path / "register.sqlite"))


def _letters(*cases: str, dated: date = DAY) -> list[Letter]:
    return [Letter(case, "collection-notice", "李示例", dated) for case in cases]


def test_numbers_follow_the_order_of_the_letters(register: Register) -> None:
    assert register.allot(PATTERN, _letters("乙", "甲"), on=DAY) == ["〔2026〕催字第0001号", "〔2026〕催字第0002号"]
    assert register.allot(PATTERN, _letters("丙"), on=DAY) == ["〔2026〕催字第0003号"]


def test_a_letter_made_again_keeps_its_number_and_another_never_gets_it(register: Register) -> None:
    one = Letter("甲", "collection-notice", "李示例", DAY)
    others = [
        Letter("乙", "collection-notice", "李示例", DAY),
        Letter("甲", "guarantor-demand", "李示例", DAY),
        Letter("甲", "collection-notice", "孙示例", DAY),
        Letter("甲", "collection-notice", "李示例", DAY, copy=2),
        Letter("甲", "collection-notice", "李示例", DAY, times=2),
    ]
    numbers = register.allot(PATTERN, [one, *others], on=DAY)
    assert len(set(numbers)) == 6
    again = register.allot(PATTERN, [*reversed(others), one, one], on=DAY)
    assert again == [*reversed(numbers), numbers[0]]
    assert register.allot(PATTERN, _letters("甲", dated=date(2026, 12, 1)), on=DAY) == numbers[:1]


def test_numbers_begin_anew_with_the_year_of_the_letter(register: Register) -> None:
    old, new = date(2026, 12, 31), date(2027, 1, 1)
    letters = [*_letters("甲", dated=old), *_letters("甲", dated=new), *_letters("乙", dated=old)]
    assert register.allot(PATTERN, letters, on=old) == [
        "〔2026〕催字第0001号",
        "〔2027〕催字第0001号",
        "〔2026〕催字第0002号",
    ]


def test_more_digits_go_on_with_the_same_numbers(register: Register) -> None:
    register.allot("示催〔{年}〕{序号}号", _letters("甲"), on=DAY)
    assert register.allot("示催〔{年}〕{序号:03}号", _letters("乙"), on=DAY) == ["示催〔2026〕002号"]


def test_two_patterns_never_give_one_number_twice(register: Register) -> None:
    """催1 + 1 号 and 催 + 11 号 are both 催11号."""
    assert register.allot("催1{序号}号", _letters("甲"), on=DAY) == ["催11号"]
    numbers = register.allot("催{序号}号", _letters(*map(str, range(12))), on=DAY)
    assert numbers == [f"催{one}号" for one in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13)]


def test_a_number_without_its_letter_stays_on_record(register: Register) -> None:
    number, other = register.allot(PATTERN, _letters("甲", "乙"), on=DAY)
    register.finished([Finished(number, SHA)], on=DAY)
    assert [(one.number, one.state, one.sha256) for one in register.letters()] == [
        (number, "made", SHA),
        (other, "allotted", None),
    ]


def test_a_void_number_is_never_used_again(register: Register) -> None:
    (number,) = register.allot(PATTERN, _letters("甲"), on=DAY)
    register.void(number, reason="金额有误", on=DAY)
    assert register.allot(PATTERN, _letters("甲"), on=DAY) == ["〔2026〕催字第0002号"]
    register.finished([Finished(number, SHA)], on=DAY)
    first, second = register.letters()
    assert (first.state, first.void_reason, first.sha256, second.state) == ("void", "金额有误", None, "allotted")
    with pytest.raises(RegisterError, match="已经作废"):
        register.void(number, reason="再一次", on=DAY)


def test_a_letter_that_went_out_keeps_its_number_on_its_own_day_alone(register: Register) -> None:
    """The notice of the next month is another letter."""
    (number,) = register.allot(PATTERN, _letters("甲"), on=DAY)
    register.finished([Finished(number, SHA)], on=DAY)
    sent = Dispatch(number, date(2026, 11, 28), "ems", SHA, "EX000000001CN")
    register.record([sent, sent])
    register.record([sent])
    assert [(one.state, one.dispatches) for one in register.letters([number])] == [("sent", (sent,))]
    assert register.allot(PATTERN, _letters("甲"), on=DAY) == [number]
    assert register.allot(PATTERN, _letters("甲", dated=date(2026, 12, 27)), on=DAY) == ["〔2026〕催字第0002号"]
    with pytest.raises(RegisterError, match="已经发出"):
        register.void(number, reason="金额有误", on=DAY)


def test_a_letter_that_a_killed_run_made_and_did_not_note_may_go_out(register: Register) -> None:
    (number,) = register.allot(PATTERN, _letters("甲"), on=DAY)
    register.record([Dispatch(number, DAY, "ems", SHA)])
    assert register.letters()[0].state == "sent"


def test_nothing_is_recorded_where_one_number_is_unknown(register: Register) -> None:
    (number,) = register.allot(PATTERN, _letters("甲"), on=DAY)
    with pytest.raises(RegisterError, match="还没有制作"):
        register.record([Dispatch(number, DAY, "ems", "")])
    register.finished([Finished(number, SHA)], on=DAY)
    with pytest.raises(RegisterError, match="没有这个编号"):
        register.record([Dispatch(number, DAY, "ems", SHA), Dispatch("〔2026〕催字第0009号", DAY, "ems", SHA)])
    assert register.letters()[0].state == "made"


def test_a_case_called_by_a_persons_number_is_not_kept_by_it(tmp_path: Path, register: Register) -> None:
    register.allot(PATTERN, [Letter("330481199001010016", "collection-notice", "李示例", DAY)], on=DAY)
    assert b"330481199001010016" not in (tmp_path / "register.sqlite").read_bytes()
    assert register.letters()[0].case.endswith("0016")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_reads_the_register(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Register.open(str(tmp_path / "new" / "register.sqlite"))
    finally:
        os.umask(before)
    assert (tmp_path / "new" / "register.sqlite").stat().st_mode & 0o077 == 0
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_a_register_of_a_later_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    Register.open(str(path))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE register_version SET version_num = 'r999'")
    with pytest.raises(RegisterError, match=r"更新版本的 recovery-docs 用过的（r999）"):
        Register.open(str(path))


@pytest.mark.parametrize(
    ("address", "said"),
    [("nothing://nowhere/x", "驱动程序"), ("postgresql://u:geheim@[::1", "读不懂"), ("{folder}/taken", "用不了")],
)
def test_an_address_that_is_no_register_is_told_in_a_sentence(tmp_path: Path, address: str, said: str) -> None:
    (tmp_path / "taken").write_bytes(b"no database, and longer than a header would be" * 50)
    with pytest.raises(RegisterError, match=said) as refused:
        Register.open(address.format(folder=tmp_path))
    assert "geheim" not in str(refused.value)
    assert (tmp_path / "taken").read_bytes().startswith(b"no database")


def test_the_migrations_lead_to_the_tables_that_are_asked(tmp_path: Path) -> None:
    found = database.Database(str(tmp_path / "register.sqlite"))
    with found.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "register_version"})
        assert compare_metadata(context, METADATA) == []
    script = ScriptDirectory(str(Path(database.__file__).with_name("migrations")))
    assert {one.revision for one in script.walk_revisions()} == {database.REVISION, *database.EARLIER}
    assert script.get_current_head() == database.REVISION
