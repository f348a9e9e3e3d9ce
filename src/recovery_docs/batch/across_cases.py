"""What one case of a run says against another: a number under two names, a name with two numbers, a phone of two people.

Rows pass by one at a time: the later of two cases tells of both, at its own place and at that of the earlier.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from recovery_docs.case import Case, Organisation, Party
from recovery_docs.errors import Fault, Place
from recovery_docs.intake import Row
from recovery_docs.intake.doubted_facts import number_of
from recovery_docs.intake.validation import nearest_place
from recovery_docs.intake.values.cell_text import shortened
from recovery_docs.messages import Message, say

_FEWEST_DIGITS = 7
"""Of a phone; what is shorter is an extension, or stands for none."""


class _Seen(NamedTuple):
    """What stands at a place: whose it is, or the number of a letter."""

    said: str
    number: str | None
    case_id: str
    place: Place


@dataclass(frozen=True)
class _Kind:
    """One kind of contradiction, and what stood first by what both have in common."""

    differ: Callable[[_Seen, _Seen], bool]
    problem: Callable[[_Seen, _Seen], Message]
    remedy: Message
    first: dict[str, _Seen] = field(default_factory=dict)

    def against(self, shared: str, one: _Seen) -> Iterator[Fault]:
        """A warning at both places, where another case says otherwise of what is shared."""
        other = self.first.setdefault(shared, one)
        if other.case_id != one.case_id and self.differ(one, other):
            for here, there in ((one, other), (other, one)):
                yield Fault(here.place, self.problem(here, there), self.remedy, severity="warning")


class _Known:
    """What the cases said so far."""

    def __init__(self) -> None:
        self._numbers = _Kind(
            lambda one, other: one.said != other.said,
            _same_number,
            say("对照证件核对姓名和号码；同一人的写同一个姓名"),
        )
        self._names = _Kind(
            lambda one, other: one.number != other.number,
            _same_name,
            say("对照证件核对号码，看是不是串了行；确是同名的两个人，不必改"),
        )
        self._phones = _Kind(
            _are_two,
            _same_phone,
            say("核对电话，看是不是串了行；确是合用的，例如夫妻，不必改"),
        )
        self._letters = _Kind(lambda *_: True, _same_letter, say("一份函件一个编号，核对后改正"))

    def against(self, row: Row, case: Case) -> Iterator[Fault]:
        """What the case says against an earlier one."""
        for path, party in _parties(case):
            number = number_of(party)
            key = "uscc" if isinstance(party, Organisation) else "resident_id"
            one = _Seen(party.name, number, case.id, _place(row, f"{path}.{key}"))
            if number is not None:
                yield from self._numbers.against(number, one)
                yield from self._names.against(party.name, one)
            for index, phone in enumerate(party.phones):
                if len(digits := _digits(phone)) >= _FEWEST_DIGITS:
                    here = one._replace(place=_place(row, f"{path}.phones[{index}]"))
                    yield from self._phones.against(digits, here)
        letter = case.request.letter
        if letter is not None and letter.number is not None:
            place = _place(row, "request.letter.number")
            yield from self._letters.against(letter.number, _Seen(letter.number, None, case.id, place))


def doubted_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """The same rows; one that contradicts an earlier row says so, where its own fact stands and where the other's does."""
    known = _Known()
    for row in rows:
        if row.loaded is None:
            yield row
            continue
        found = tuple(known.against(row, row.loaded.case))
        yield replace(row, loaded=replace(row.loaded, warnings=(*row.loaded.warnings, *found))) if found else row


def _same_number(one: _Seen, other: _Seen) -> Message:
    where = _short(other.case_id)
    return say("{name}的证件号码与案件“{where}”中{other}的相同", name=one.said, where=where, other=other.said)


def _same_name(one: _Seen, other: _Seen) -> Message:
    return say("{name}的证件号码与案件“{where}”中写的不同", name=one.said, where=_short(other.case_id))


def _same_phone(one: _Seen, other: _Seen) -> Message:
    where = _short(other.case_id)
    return say("{name}的电话与案件“{where}”中{other}的相同", name=one.said, where=where, other=other.said)


def _same_letter(one: _Seen, other: _Seen) -> Message:
    return say("函件编号“{number}”与案件“{where}”的相同", number=_short(one.said), where=_short(other.case_id))


def _are_two(one: _Seen, other: _Seen) -> bool:
    """Two numbers tell two people apart; where one has none, their names do."""
    return one.number != other.number if one.number and other.number else one.said != other.said


def _parties(case: Case) -> Iterator[tuple[str, Party]]:
    yield from ((f"borrowers[{index}]", one) for index, one in enumerate(case.borrowers))
    yield from ((f"guarantees[{index}].guarantor", one.guarantor) for index, one in enumerate(case.guarantees))


def _digits(phone: str) -> str:
    digits = "".join(filter(str.isdecimal, phone))
    return digits[2:] if len(digits) == len("8613800000000") and digits.startswith("86") else digits


def _short(text: str) -> str | None:
    return shortened(text, "label")


def _place(row: Row, path: str) -> Place:
    if row.loaded is None or not row.loaded.places:
        return row.place or Place(key_path=path)
    return nearest_place(path, row.loaded.places, row.loaded.source)
