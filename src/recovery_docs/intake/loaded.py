"""What intake gives: a case with the place of every fact, or the faults that stand in its way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recovery_docs.case import Case
from recovery_docs.errors import Fault, Place


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case as read. `source` is the bare name of its file, `sha256` that of the file's bytes.

    `places` maps a key path (`guarantees[0].period.months`) to where that fact stands; groups have their place too.
    """

    case: Case
    source: str
    sha256: str
    places: Mapping[str, Place] = field(default_factory=dict, repr=False)
    warnings: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One case of a file of many: `loaded` when its facts could be understood, else nothing, and `faults` say why."""

    loaded: Loaded | None
    faults: tuple[Fault, ...]
    place: Place | None


class Rows(Iterator[Row]):
    """Cases read as they are asked for. `expected` is about how many there are, known before any is read."""

    def __init__(self, rows: Iterator[Row], expected: int) -> None:
        self._rows = rows
        self.expected = expected

    def __next__(self) -> Row:
        return next(self._rows)
