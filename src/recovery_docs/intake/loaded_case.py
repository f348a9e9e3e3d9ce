"""What intake gives: a case with the place of every fact, or the faults that stand in its way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from recovery_docs.case import Case
from recovery_docs.errors import Fault, Place
from recovery_docs.intake.contradictions import later_than_asked
from recovery_docs.intake.headings import Column
from recovery_docs.intake.profile.profile import NOTHING_SAID, Profile
from recovery_docs.intake.supplement.supplement import Supplement
from recovery_docs.intake.validation import nearest_place


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
    answers_sha256: str | None = None
    """The hash of the file of answers that completed the case, if one did."""
    unanswered: "Loaded | None" = field(default=None, repr=False)
    """The case as it was read, before answers completed it."""

    def doubts(self, as_of: date | None) -> tuple[Fault, ...]:
        """What should be looked at again, where the case is asked of `as_of`."""
        if as_of is None:
            return self.warnings

        return (*self.warnings, *later_than_asked(self.case, as_of, self.place_of))

    def place_of(self, path: str) -> Place:
        """Where the fact of a key path stands, or the group that it would stand in."""
        return nearest_place(path, self.places, self.source)


@dataclass(frozen=True, slots=True)
class Row:
    """One case of a file of many: `loaded` when its facts could be understood, else nothing, and `faults` say why.

    `case_id` is what the case is called wherever that could be read, also of a case that is refused.
    """

    loaded: Loaded | None
    faults: tuple[Fault, ...]
    place: Place | None
    case_id: str | None = None
    joined: tuple[int, ...] = ()
    """The numbers of the rows below its own that belong to the same case."""
    letter_numbers: Mapping[tuple[str, str, int], str] = field(default_factory=dict)
    """The numbers that its letters are given, by filing, reader and which of several to the same."""


class Rows(Iterator[Row]):
    """Cases read as they are asked for. `expected` is about how many there are, known before any is read.

    `faults` are those of headings and sheets, which belong to no case. The first row carries them along, unless
    `take_faults` has been called before. By file and sheet `headings` has the row of the headings, and these by their columns.
    `missing` are the columns that no case can be without and that stand nowhere; `profile` and `supplement` what was heeded.
    """

    def __init__(
        self,
        rows: Iterator[Row],
        expected: int,
        faults: Sequence[Fault] = (),
        headings: Mapping[tuple[str, str], tuple[int, Sequence[tuple[int, str]]]] | None = None,
        missing: Sequence[Column] = (),
        profile: Profile = NOTHING_SAID,
        supplement: Supplement | None = None,
    ) -> None:
        self._rows = rows
        self.missing = tuple(missing)
        self.profile = profile
        self.supplement = supplement
        self.headings = headings or {}
        self.expected = expected
        self.faults = tuple(faults)
        self._untaken = self.faults

    def take_faults(self) -> tuple[Fault, ...]:
        """The faults of headings and sheets; no row carries them any more."""
        self._untaken = ()
        return self.faults

    def __next__(self) -> Row:
        untaken, self._untaken = self._untaken, ()
        row = next(self._rows, None)
        if row is None:
            if not untaken:
                raise StopIteration
            return Row(None, untaken, untaken[0].place)
        return replace(row, faults=(*untaken, *row.faults)) if untaken else row
