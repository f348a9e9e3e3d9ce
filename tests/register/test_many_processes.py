"""Several processes on one register, on SQLite and on PostgreSQL; `scripts/draw_numbers.py` is the large trial."""

from datetime import date
from pathlib import Path

import pytest
from scripts.draw_numbers import PATTERN, draw
from sqlalchemy import create_engine, text

from recovery_docs.errors import RegisterError
from recovery_docs.register.letter import Dispatch, Finished, Letter
from recovery_docs.register.register import Register

DAY = date(2026, 11, 27)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty register."""
    if request.param == "sqlite":
        return str(tmp_path / "register.sqlite")
    url: str = request.getfixturevalue("postgresql")
    with create_engine(url.replace("postgresql:", "postgresql+psycopg:")).begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    return url


def test_no_number_is_missing_or_given_twice(address: str) -> None:
    drawn = draw(address, processes=3, numbers=60, block=4)
    assert (drawn.faults, len(drawn.given), len(drawn.recorded)) == ([], 180, 180)


def test_a_process_killed_in_the_middle_takes_no_number_with_it(address: str) -> None:
    drawn = draw(address, processes=2, numbers=300, block=3, kill=1)
    assert (drawn.faults, drawn.killed) == ([], 1)
    assert 300 < len(drawn.recorded) < 600


def test_a_register_keeps_all_on_either_database(address: str) -> None:
    register = Register.open(address)
    letters = [Letter(case, "collection-notice", "李示例", DAY) for case in ("甲", "乙", "丙")]
    one, two, three = register.allot(PATTERN, letters, on=DAY)
    register.finished([Finished(one, "a" * 64), Finished(two, "b" * 64)], on=DAY)
    register.record([Dispatch(one, DAY, "ems", "a" * 64)])
    register.void(three, reason="多取", on=DAY)
    again = Register.open(address)
    assert [one.state for one in again.letters()] == ["sent", "made", "void"]
    assert again.allot(PATTERN, letters, on=DAY) == [one, two, "〔2026〕催字第0004号"]


def test_a_register_that_cannot_be_reached_is_told_without_its_password(postgresql: str) -> None:
    wrong = postgresql.replace("tests@", "tests:geheim@").replace("host=", "host=/nowhere")
    with pytest.raises(RegisterError, match="登记簿用不了") as refused:
        Register.open(wrong)
    assert "geheim" not in str(refused.value)
