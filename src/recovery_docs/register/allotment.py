"""Numbers allotted: the letters that have one, and the next ones of the series for those that have none."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from itertools import count, islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, exists, select, update
from sqlalchemy.exc import IntegrityError

from recovery_docs.intake.profile.letter_pattern import LetterPattern
from recovery_docs.packet.leak_guard import masked
from recovery_docs.register.letter import Letter
from recovery_docs.register.tables import DISPATCHES, LETTERS, SERIES

Thing = TypeVar("Thing")
_AT_ONCE = 500
"""Values in one question; databases bound them."""


def allotted(
    connection: Connection, form: LetterPattern, year: int, letters: dict[int, Letter], on: date
) -> dict[int, str]:
    """The numbers of letters of one year by their places; those that are new are put on record."""
    series = form.series(year)
    last = _locked(connection, series)
    keys = {place: letter.key(series) for place, letter in letters.items()}
    known = _newest(connection, set(keys.values()))
    wanting = {keys[place]: letter for place, letter in letters.items() if not _keeps(known.get(keys[place]), letter)}
    drawn = _drawn(connection, form, year, last, wanting)
    if drawn:
        turns = {key: known[key].turn + 1 if key in known else 1 for key in wanting}
        new = [_new(wanting[key], series, drawn[key], key, turns[key], on) for key in wanting]
        connection.execute(LETTERS.insert(), new)
        connection.execute(update(SERIES).where(SERIES.c.name == series).values(last=new[-1]["ordinal"]))
    return {place: drawn[key][1] if key in drawn else known[key].number for place, key in keys.items()}


def _keeps(row: Row[Any] | None, letter: Letter) -> bool:
    """Whether the letter has a number already: not a void one, nor that of one that went out on another day."""
    return row is not None and row.voided_on is None and (not row.sent or row.dated == letter.dated)


def _locked(connection: Connection, series: str) -> int:
    """The last number of the series, which nobody else can move before this transaction ends."""
    held = select(SERIES.c.last).where(SERIES.c.name == series).with_for_update()
    if (last := connection.scalar(held)) is None:
        with suppress(IntegrityError), connection.begin_nested():  # 别人先写了的，等他写完
            connection.execute(SERIES.insert().values(name=series, last=0))
        last = connection.scalar(held)
    return int(last or 0)


def _newest(connection: Connection, keys: Collection[str]) -> dict[str, Row[Any]]:
    """The newest number of each letter that has one, by key."""
    found: dict[str, Row[Any]] = {}
    sent = exists().where(DISPATCHES.c.number == LETTERS.c.number).label("sent")
    columns = (LETTERS.c.letter, LETTERS.c.number, LETTERS.c.turn, LETTERS.c.dated, LETTERS.c.voided_on, sent)
    for some in blocks(sorted(keys)):
        asked = select(*columns).where(LETTERS.c.letter.in_(some)).order_by(LETTERS.c.turn)
        found |= {row.letter: row for row in connection.execute(asked)}
    return found


def _drawn(
    connection: Connection, form: LetterPattern, year: int, last: int, wanting: Mapping[str, Letter]
) -> dict[str, tuple[int, str]]:
    """The next ordinals of the series with their numbers, by key; a number that some other letter bears is passed over."""
    borne: set[int] = set()
    while True:
        ordinals = islice((one for one in count(last + 1) if one not in borne), len(wanting))
        drawn = {
            key: (ordinal, form.number(year, ordinal, masked(letter.case)))
            for (key, letter), ordinal in zip(wanting.items(), ordinals, strict=True)
        }
        numbers = {number: ordinal for ordinal, number in drawn.values()}
        taken = {
            numbers[number]
            for some in blocks(numbers)
            for number in connection.scalars(select(LETTERS.c.number).where(LETTERS.c.number.in_(some)))
        }
        if not taken:
            return drawn
        borne |= taken


def _new(letter: Letter, series: str, drawn: tuple[int, str], key: str, turn: int, on: date) -> dict[str, Any]:
    ordinal, number = drawn
    return {
        "number": number,
        "series": series,
        "ordinal": ordinal,
        "letter": key,
        "turn": turn,
        "case_number": masked(letter.case),
        "filing": letter.filing,
        "recipient": letter.recipient,
        "dated": letter.dated,
        "allotted_on": on,
    }


def blocks(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """Several things at a time, as many as one question may ask of."""
    rest = iter(things)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
