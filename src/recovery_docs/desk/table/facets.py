"""The table cut down by what a person ticks: counted filters, a search, an order, one page of rows."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from recovery_docs.desk.table.line import Band, Line, bands_of

PAGE_ROWS = 100
BANDS: Mapping[Band, str] = {
    "expired": "有权利已经届满",
    "month": "30 日内届满",
    "quarter": "31 至 90 日",
    "year": "91 日至一年",
    "later": "一年以后",
    "unknown": "有权利缺资料，算不出",
    "none": "没有在走的期间",
}
DATA: Mapping[str, str] = {"errors": "有错误，不能办", "doubts": "有提示", "pending": "还没有核对"}
ORDERS: Mapping[str, str] = {
    "ending": "权利先届满的在前",
    "dead": "刚届满的在前",
    "debt": "欠款从多到少",
    "book": "台账的次序",
    "borrower": "借款人姓名",
}


@dataclass(frozen=True)
class Question:
    """What a person asked to see. Of one facet any that is ticked will do; of several facets all must."""

    find: str = ""
    bands: frozenset[str] = frozenset()
    ready: frozenset[str] = frozenset()
    """Filings that can be made now: of these all, since a packet is wanted of each."""
    data: frozenset[str] = frozenset()
    order: str = "ending"
    page: int = 1


class Marks(NamedTuple):
    """What the filters see of a row, facet by facet."""

    bands: frozenset[str]
    ready: frozenset[str]
    data: frozenset[str]


FACETS = Marks._fields


@dataclass(frozen=True)
class Answer:
    """The rows of the page asked for, the numbers of all cases that fit, and how many would fit each filter.

    A filter's count heeds all other facets, so that it says what ticking it would show.
    """

    lines: Sequence[Line]
    found: Sequence[Line]
    page: int
    pages: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def marks_of(line: Line, today: date) -> Marks:
    """What the filters see of a row."""
    data = ("errors" if line.errors else "", "doubts" if line.doubts else "", "" if line.settled else "pending")
    ready = (name for name, status in (line.readiness or {}).items() if status == "ready")
    return Marks(frozenset(bands_of(line, today)), frozenset(ready), frozenset(filter(None, data)))


def answered(lines: Sequence[Line], marks: Sequence[Marks], question: Question) -> Answer:
    """The answer to a question about rows, each with its marks."""
    failing: dict[Marks, tuple[str, ...]] = {}
    alike: Counter[Marks] = Counter()
    found: list[Line] = []
    sought = question.find.strip().casefold()
    for line, its in zip(lines, marks, strict=False):  # 读表的进程可能正在往后添
        if sought and sought not in (line.number or "").casefold() and sought not in line.borrower.casefold():
            continue
        alike[its] += 1
        if its not in failing:  # 一万行只有几十种
            failing[its] = tuple(name for name in FACETS if not _FITS[name](getattr(its, name), question))
        if not failing[its]:
            found.append(line)
    found.sort(key=_KEYS.get(question.order, _by_ending))
    pages = max(1, -(-len(found) // PAGE_ROWS))
    page = min(max(question.page, 1), pages)
    return Answer(found[(page - 1) * PAGE_ROWS : page * PAGE_ROWS], found, page, pages, _counts(alike, failing))


def _counts(alike: Counter[Marks], failing: Mapping[Marks, tuple[str, ...]]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for its, number in alike.items():
        for name in FACETS:
            if set(failing[its]) <= {name}:
                for mark in getattr(its, name):
                    counts[name][mark] += number
    return counts


def _any_of(marks: frozenset[str], asked: frozenset[str]) -> bool:
    return not asked or bool(marks & asked)


_FITS: Mapping[str, Callable[[frozenset[str], Question], bool]] = {
    "bands": lambda marks, question: _any_of(marks, question.bands),
    "ready": lambda marks, question: question.ready <= marks,
    "data": lambda marks, question: _any_of(marks, question.data),
}


def _by_ending(line: Line) -> tuple[int, date, int]:
    """What can still be kept comes first, the soonest of it; then what is lost, the latest of it; then the rest."""
    debt = line.debt
    if debt is not None and debt.soonest is not None:
        return 0, debt.soonest.last_day, line.order
    return 1 if debt is not None and debt.dead else 2 if line.errors else 3, date.max, line.order


def _by_death(line: Line) -> tuple[int, int]:
    dead = line.debt.dead if line.debt is not None else ()
    return -dead[0].last_day.toordinal() if dead else 0, line.order


def _by_debt(line: Line) -> tuple[Decimal, int]:
    return line.debt.total.copy_negate() if line.debt is not None else Decimal(1), line.order


_KEYS: Mapping[str, Callable[[Line], tuple[object, ...]]] = {
    "ending": _by_ending,
    "dead": _by_death,
    "debt": _by_debt,
    "book": lambda line: (line.order,),
    "borrower": lambda line: (not line.borrower, line.borrower, line.order),
}
