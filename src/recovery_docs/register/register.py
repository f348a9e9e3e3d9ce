"""The register itself: numbers allotted, letters finished, sent and voided, all that is on record of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Self

from sqlalchemy import Connection, Row, bindparam, or_, select, update

from recovery_docs.errors import Fault, Place, RegisterError
from recovery_docs.intake.profile.letter_pattern import LetterPattern
from recovery_docs.messages import Message, say
from recovery_docs.register.allotment import allotted, blocks
from recovery_docs.register.database import Database
from recovery_docs.register.letter import Dispatch, Finished, Letter, LetterState, Registered
from recovery_docs.register.tables import DISPATCHES, LETTERS

UNKNOWN = say("登记簿里没有这个编号")
VOID = say("这个编号已经作废")


class Register:
    """One register. Every call is one transaction, so that a process killed at any moment leaves whole records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, address: str) -> Self:
        """The register at an SQLAlchemy URL or in a file, made or brought up to date; `RegisterError` where it cannot be."""
        return cls(Database(address))

    def allot(self, pattern: str, letters: Sequence[Letter], *, on: date) -> list[str]:
        """The number of each letter, in their order, by the pattern (`〔{年}〕催字第{序号:04}号`) and the year it is dated.

        A letter that has a number keeps it, until that is void, or the letter went out and is now dated another day.
        What this gives back is on record before it is given.
        """
        form = LetterPattern(pattern)
        numbers: dict[int, str] = {}
        with self._database.transaction() as connection:
            for year in sorted({letter.dated.year for letter in letters}):
                of_year = {place: one for place, one in enumerate(letters) if one.dated.year == year}
                numbers |= allotted(connection, form, year, of_year, on)
        return [numbers[place] for place in range(len(letters))]

    def finished(self, papers: Iterable[Finished], *, on: date) -> None:
        """Say that letters lie finished in their packets; one that is made again has the day and hash of its newest file."""
        done = [{"of": one.number, "file": one.sha256, "day": on} for one in papers]
        if not done:
            return
        other = or_(LETTERS.c.sha256.is_(None), LETTERS.c.sha256 != bindparam("file"))
        made = update(LETTERS).where(LETTERS.c.number == bindparam("of"), LETTERS.c.voided_on.is_(None), other)
        with self._database.transaction() as connection:
            connection.execute(made.values(sha256=bindparam("file"), made_on=bindparam("day")), done)

    def record(self, dispatches: Iterable[Dispatch]) -> None:
        """Say that letters went out; saying the same again changes nothing.

        Raises `RegisterError` for a number that is unknown or void, or whose letter
        was never made so far as anybody knows, and then none is on record.
        """
        sent = {_occasion(one): one for one in dispatches}
        with self._database.transaction() as connection:
            known = {one.number: one for one in _letters(connection, [one.number for one in sent.values()])}
            for one in sent.values():
                if (letter := known.get(one.number)) is None:
                    raise _refused(one.number, UNKNOWN)
                if letter.state == "void":
                    raise _refused(one.number, VOID)
                if letter.state == "allotted" and not one.sha256:
                    raise _refused(one.number, say("这件函还没有制作"))
            before = {_occasion(one) for letter in known.values() for one in letter.dispatches}
            if new := [asdict(one) for occasion, one in sent.items() if occasion not in before]:
                connection.execute(DISPATCHES.insert(), new)

    def void(self, number: str, *, reason: str, on: date) -> None:
        """Put a number out of use for good; its letter gets another if it is made again. Raises `RegisterError`."""
        with self._database.transaction() as connection:
            found = _letters(connection, [number])
            if not found:
                raise _refused(number, UNKNOWN)
            if found[0].state == "sent":
                raise _refused(number, say("这封函已经发出，不能作废"))
            if found[0].state == "void":
                raise _refused(number, VOID)
            gone = update(LETTERS).where(LETTERS.c.number == number)
            connection.execute(gone.values(voided_on=on, void_reason=reason))

    def letters(self, numbers: Collection[str] | None = None) -> list[Registered]:
        """What is on record of these numbers, or of all, in the order of their series."""
        with self._database.reading() as connection:
            return _letters(connection, numbers)


def _letters(connection: Connection, numbers: Collection[str] | None = None) -> list[Registered]:
    letters, sent = select(LETTERS), select(DISPATCHES).order_by(DISPATCHES.c.id)
    asked = [(letters, sent)]
    if numbers is not None:
        asked = [
            (letters.where(LETTERS.c.number.in_(some)), sent.where(DISPATCHES.c.number.in_(some)))
            for some in blocks(sorted(set(numbers)))
        ]
    rows = [row for one, _ in asked for row in connection.execute(one)]
    out: dict[str, list[Dispatch]] = {}
    for one in (row for _, other in asked for row in connection.execute(other)):
        out.setdefault(one.number, []).append(Dispatch(one.number, one.sent_on, one.channel, one.sha256, one.waybill))
    return [
        _registered(row, tuple(out.get(row.number, ())))
        for row in sorted(rows, key=lambda row: (row.series, row.ordinal))
    ]


def _registered(row: Row[Any], dispatches: tuple[Dispatch, ...]) -> Registered:
    state: LetterState = "void" if row.voided_on else "sent" if dispatches else "made" if row.made_on else "allotted"
    return Registered(
        row.number,
        state,
        row.case_number,
        row.filing,
        row.recipient,
        row.dated,
        row.allotted_on,
        row.made_on,
        row.sha256,
        row.voided_on,
        row.void_reason,
        dispatches,
    )


def _occasion(one: Dispatch) -> tuple[str, date, str, str]:
    """What tells one time that letters went out from another."""
    return one.number, one.sent_on, one.channel, one.waybill


def _refused(number: str, problem: Message) -> RegisterError:
    remedy = say("用 {command} 查看登记簿", command="recovery-docs register list")
    return RegisterError(Fault(Place(), say("{number}：{problem}", number=number, problem=problem), remedy))
