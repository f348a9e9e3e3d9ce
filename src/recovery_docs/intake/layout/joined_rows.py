"""Several rows of one case made one: a row for each guarantor, or for each note, merged down or written again."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from recovery_docs.errors import Fault
from recovery_docs.intake.headings import book
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import say

_BALANCE = "bank_statement."
_PRINCIPAL = f"{_BALANCE}principal"
_ADDED = (_BALANCE, "overdue_principal")
_NOT_ADDED = frozenset((f"{_BALANCE}as_of", f"{_BALANCE}exhibit"))


_LATE_SINCE = {"request.default_on": min, "overdue_days": max}
"""Of several notes each with its own: what says since when the case is late is the earliest day, or the most days."""
_BESIDE_A_LOAN = frozenset(("guarantee", "counter_guarantee", "mortgage", "pledge"))


def only_adds(records: Sequence[Record]) -> bool:
    """Whether a row holds a guarantor or a thing pledged and nothing else: it goes on with the case above it."""
    return bool(records) and all(record.group in _BESIDE_A_LOAN for record in records)


def is_same_case(first: Sequence[Record], second: Sequence[Record], *, merged: bool, by_customer: bool = False) -> bool:
    """Whether a row belongs to the case of the rows above it: merged with them, or the same number and borrower.

    With `by_customer` also where it holds another note of the same person, told by the identity number; rows of two
    contracts, or of two numbers of cases, never are one case.
    """
    if _differ(first, second, "case", "loan.contract.number"):
        return _agree(first, second, "case", "id")
    if merged:
        return True
    if by_customer and _is_another_note(first, second):
        return not _differ(first, second, "case", "id")
    named = (("case", "id"), ("case", "loan.contract.number"), ("disbursement", "note"))
    return _same_borrower(first, second) and any(_agree(first, second, *fact) for fact in named)


def has_same_number(first: Sequence[Record], second: Sequence[Record]) -> bool:
    """Whether both rows have the number of one case."""
    return _agree(first, second, "case", "id")


def join(first: list[Record], second: Sequence[Record], carried: Collection[str], *, merged: bool) -> Fault | None:
    """Put into the records of a case those of its next row; where they contradict, nothing is put and the fault says so.

    `carried` are the cells that are merged with the one above. Balances of several notes are added up, where each is that
    of its own note.
    """
    joined = [record.copied() for record in first]
    many = (record for record in second if book().groups[record.group].many)
    added = [record for record in many if not _put_in(joined, record)]
    new_note = any(record.group == "disbursement" for record in added)
    sums = new_note and _of_own_note(first, second, carried)
    each_late = new_note and len(_due_days(first) | _due_days(second)) > 1
    for record in second:
        if not book().groups[record.group].many:
            fault = _single(joined, record, carried, sums=sums, each_late=each_late)
            if fault is not None:
                return fault
    if not added and not merged:
        return _twice(second)
    if any(record.group == "borrower" for record in added) and not merged:
        return _twice(second)
    first[:] = [*joined, *added]
    return None


def _put_in(joined: Sequence[Record], record: Record) -> bool:
    """Whether a record says nothing that one of its group does not say; what that one leaves open is filled in."""
    for other in joined:
        if other.group == record.group and all(
            other.values.get(fact, value) == value for fact, value in record.values.items()
        ):
            if _names(record) and not _names(record) & _names(other):
                continue
            for fact, value in record.values.items():
                if fact not in other.values:
                    other.put(fact, value, record.cells[fact])
            other.bad |= record.bad
            return True
    return False


def _names(record: Record) -> set[str]:
    """The facts of a record by which it is known from the others of its group."""
    group = book().groups[record.group]
    needed = {column.fact for column in group.columns if column.required} | {"note"}
    return {fact for fact in needed if fact in record.values}


def _due_days(records: Sequence[Record]) -> set[object]:
    return {one.values["due_on"] for one in records if one.group == "disbursement" and "due_on" in one.values}


def _single(
    joined: list[Record], record: Record, carried: Collection[str], *, sums: bool, each_late: bool
) -> Fault | None:
    own = next((one for one in joined if one.group == record.group), None)
    if own is None:
        joined.append(record.copied())
        return None
    for fact, value in record.values.items():
        place = record.cells[fact]
        if fact not in own.values:
            own.put(fact, value, place)
        elif sums and fact.startswith(_ADDED) and fact not in _NOT_ADDED:
            if (place.cell or "") not in carried:
                own.add(fact, value, record.rounding.get(fact, Decimal(0)))
        elif each_late and fact in _LATE_SINCE:
            if _LATE_SINCE[fact](own.values[fact], value) != own.values[fact]:
                own.put(fact, value, place)
        elif own.values[fact] != value:
            return Fault(
                place,
                say("与第{row}行是同一案，这一项却不同", row=own.cells[fact].row or 0),
                say(
                    "同一案的写成一样；每笔借据各自的金额，放款金额也要逐笔写；每笔的逾期天数、逾期日期不同的，把这一列写进方案的“不读的列”，［列］里删去，"
                    "从各笔的到期日起算；是两案的，分别写案件编号，不要合并单元格"
                ),
            )
    own.bad |= record.bad
    return None


def _of_own_note(first: Sequence[Record], second: Sequence[Record], carried: Collection[str]) -> bool:
    """Whether the balances of both rows can be those of their own notes: of each no more than was paid out on it."""
    return all(map(_within_note, (first, second))) and not any(
        record.cells[_PRINCIPAL].cell in carried for record in second if _PRINCIPAL in record.values
    )


def _within_note(records: Sequence[Record]) -> bool:
    principal, lent = _value(records, "case", _PRINCIPAL), Decimal(0)
    for record in records:
        if record.group == "disbursement":
            lent += record.values.get("amount", Decimal(0))
    return principal is not None and principal <= lent


def _twice(second: Sequence[Record]) -> Fault:
    """Said of a row that only repeats another; whoever calls says it in its own words."""
    return Fault(second[0].place, say("这一行与上一行重复"), say("同一案件只写一行"))


def _value(records: Sequence[Record], group: str, fact: str) -> Decimal | None:
    return next((record.values[fact] for record in records if record.group == group and fact in record.values), None)


def _agree(first: Sequence[Record], second: Sequence[Record], group: str, fact: str) -> bool:
    ours = _value(first, group, fact)
    return (
        ours is not None
        and any(_value([one], group, fact) == ours for one in second)
        and not _differ(first, second, group, fact)
    )


def _differ(first: Sequence[Record], second: Sequence[Record], group: str, fact: str) -> bool:
    ours, theirs = _value(first, group, fact), _value(second, group, fact)
    return None not in (ours, theirs) and ours != theirs


def _is_another_note(first: Sequence[Record], second: Sequence[Record]) -> bool:
    same = _agree(first, second, "borrower", "identity") and not _differ(first, second, "borrower", "name")
    return same and _value(second, "disbursement", "note") is not None


def _same_borrower(first: Sequence[Record], second: Sequence[Record]) -> bool:
    return _agree(first, second, "borrower", "name") and not _differ(first, second, "borrower", "identity")
