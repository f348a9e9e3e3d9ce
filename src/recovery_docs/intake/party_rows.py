"""Which kind of party a row speaks of, and which rows speak of the same party."""

import re
from collections.abc import Iterable
from functools import lru_cache

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from recovery_docs.case.identity import birthday_of
from recovery_docs.errors import Fault
from recovery_docs.intake.headings import book
from recovery_docs.intake.values.names import ORGANISATION, PERSON
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import say

_RESIDENT = re.compile(r"\d{6}(19|20)\d{9}[\dX]|\d{15}")
_KEYS = ("resident_id", "uscc", "other_id")
_ASSIGNMENT, _ASSIGNEE = "assignment", "assignee."
_SAID_BY_THE_NUMBER = ("sex_if_no_id", "born_on_if_no_id")


def prefix(record: Record) -> str | None:
    """Under which key of its group the party's facts stand, with the dot; nothing where the group has no party."""
    party = book().groups[record.group].party
    return None if party is None else f"{party}." if party else ""


def _prefixes(record: Record) -> tuple[str, ...]:
    """Of an assignment there may be two parties; the second is the present creditor, where nobody is named."""
    first = prefix(record)
    second = record.group == _ASSIGNMENT and any(one.startswith(_ASSIGNEE) for one in (*record.values, *record.bad))
    return (*(() if first is None else (first,)), *((_ASSIGNEE,) if second else ()))


def resolve(records: Iterable[Record]) -> list[Fault]:
    """Say of every party whether it is a person or an organisation, and give those named twice the same facts."""
    parties = [(record, key) for record in records for key in _prefixes(record)]
    for record, key in parties:
        _identify(record, key)
    _share(parties)
    faults = []
    for record, key in parties:
        if f"{key}name" in record.values and f"{key}kind" not in record.values and f"{key}kind" not in record.bad:
            record.bad.add(f"{key}kind")
            faults.append(
                Fault(
                    record.cells[f"{key}name"],
                    say("看不出是自然人还是单位"),
                    say("填写证件号码，或者加上“类别”一列，写自然人或者单位"),
                )
            )
    return faults


def _identify(record: Record, key: str) -> None:
    values = record.values
    number, id_type = values.pop(f"{key}identity", None), values.pop(f"{key}id_type", None)
    place = record.cells.get(f"{key}identity", record.place)
    if f"{key}identity" in record.bad:
        record.bad |= {f"{key}{fact}" for fact in _KEYS}
    kind = values.get(f"{key}kind") or _kind(number, id_type, values.get(f"{key}name"))
    if kind == "organisation" or (number and _RESIDENT.fullmatch(number)):
        for fact in _SAID_BY_THE_NUMBER:
            values.pop(f"{key}{fact}", None)
            record.bad.discard(f"{key}{fact}")
    if kind is None:
        return
    if f"{key}kind" not in values and f"{key}kind" not in record.bad:
        record.put(f"{key}kind", kind, record.cells.get(f"{key}name", place))
    if number is None:
        return
    if kind == "person" and id_type is not None and "身份证" not in id_type:
        record.put(f"{key}other_id.type", id_type, record.cells[f"{key}id_type"])
        record.put(f"{key}other_id.number", number, place)
    else:
        record.put(f"{key}resident_id" if kind == "person" else f"{key}uscc", number, place)


def _kind(number: str | None, id_type: str | None, name: str | None) -> str | None:
    """By the number where its check digit says so, then by the words for it, then by the name."""
    if number and _checks(ric, number):
        return "person"
    if number and _checks(uscc, number) and not _read_as_resident(number):
        return "organisation"
    if id_type:
        return "organisation" if re.search("信用代码|营业执照|组织机构", id_type) else "person"
    if name and ORGANISATION.search(name):
        return "organisation"
    if (name and PERSON.fullmatch(name)) or (number and _RESIDENT.fullmatch(number)):
        return "person"
    return None


def _read_as_resident(number: str) -> bool:
    """Whether a number begins as a resident's does: seventeen digits with a birthday.

    One wrong last character in thirty-one makes it the code of an organisation, so that its check character proves nothing.
    """
    if not re.fullmatch(r"\d{6}(19|20)\d{9}", number[:17]):
        return False
    try:
        birthday_of(number)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1024)
def _checks(scheme: object, number: str) -> bool:
    if scheme is uscc:
        return bool(uscc.is_valid(number))
    try:
        return len(number) == 18 and number[:17].isdigit() and bool(ric.calc_check_digit(number) == number[17])
    except ValidationError:
        return False


def _share(parties: list[tuple[Record, str]]) -> None:
    """A mortgagor of whom only the name is given is the borrower of that name, with the same address and number."""
    known: dict[str, tuple[Record, str]] = {}
    for record, key in parties:
        name = record.values.get(f"{key}name")
        if name is None:
            continue
        first, first_key = known.setdefault(name, (record, key))
        ours, theirs = _facts(record, key), _facts(first, first_key)
        if first is record or any(ours.get(fact, value) != value for fact, value in theirs.items()):
            continue
        for fact, value in theirs.items():
            record.values.setdefault(f"{key}{fact}", value)
            record.cells.setdefault(f"{key}{fact}", first.cells[f"{first_key}{fact}"])
        for fact, value in ours.items():
            first.values.setdefault(f"{first_key}{fact}", value)
            first.cells.setdefault(f"{first_key}{fact}", record.cells[f"{key}{fact}"])
        record.bad |= {key + fact.removeprefix(first_key) for fact in first.bad if fact.startswith(first_key)}


def _facts(record: Record, key: str) -> dict[str, object]:
    """What the record says of the party, by key path within the party."""
    return {fact.removeprefix(key): value for fact, value in record.values.items() if fact.startswith(key)}
