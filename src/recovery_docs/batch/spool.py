"""Outcomes kept on the disk while a run lasts, so that a hundred thousand take no more memory than ten."""

import pickle
import tempfile
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.errors import Fault


@dataclass(slots=True)
class SheetIndex:
    """Of one sheet: the rows that outcomes speak of, and where each of these outcomes lies in the spool."""

    rows: "array[int]" = field(default_factory=lambda: array("I"))
    offsets: "array[int]" = field(default_factory=lambda: array("Q"))
    papers: int = 0
    """The most papers that a case of this sheet has."""
    cases: bool = False
    """Whether rows of this sheet are cases, or only belong to some."""

    def __len__(self) -> int:
        return len(self.rows)

    def of(self, row: int) -> "array[int]":
        """The offsets of a row; only in order."""
        return self.offsets[bisect_left(self.rows, row) : bisect_right(self.rows, row)]

    def in_order(self) -> "SheetIndex":
        """The same by row, each row's outcomes in the order in which they came."""
        if all(self.rows[at] <= self.rows[at + 1] for at in range(len(self.rows) - 1)):
            return self
        order = sorted(range(len(self.rows)), key=self.rows.__getitem__)
        rows = array("I", (self.rows[at] for at in order))
        return SheetIndex(rows, array("Q", (self.offsets[at] for at in order)), self.papers, self.cases)


class Spool:
    """Outcomes in the order in which they were put in. The file has no name and goes with the process; it lies with the
    system's temporary files, so that a run can tell of a full disk.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the spool
        self._begin = self._end = 0
        self._count = 0
        self.sheets: dict[str, SheetIndex] = {}

    def __len__(self) -> int:
        return self._count

    def put(self, outcome: CaseOutcome) -> None:
        """Add one, and note the rows that it speaks of."""
        data = pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
        offset = self._end
        if self._file.tell() != offset:
            self._file.seek(offset)
        self._file.write(len(data).to_bytes(4, "little"))
        self._file.write(data)
        self._end += 4 + len(data)
        self._count += 1
        self._note(outcome, offset)

    def put_faults(self, faults: tuple[Fault, ...]) -> None:
        """Note faults of headings and sheets at their rows; they come back by their offset only, before any outcome."""
        self.put(CaseOutcome(-1, None, "bad_input", faults=faults))
        self._begin, self._count = self._end, 0

    def __iter__(self) -> Iterator[CaseOutcome]:
        offset = self._begin
        while offset < self._end:
            outcome, offset = self._read(offset)
            yield outcome

    def at(self, offset: int) -> CaseOutcome:
        """The outcome that lies there."""
        return self._read(offset)[0]

    def _read(self, offset: int) -> tuple[CaseOutcome, int]:
        if self._file.tell() != offset:
            self._file.seek(offset)
        length = int.from_bytes(self._file.read(4), "little")
        outcome: CaseOutcome = pickle.loads(self._file.read(length))
        return outcome, offset + 4 + length

    def _note(self, outcome: CaseOutcome, offset: int) -> None:
        place = outcome.place
        spoken = {(one.place.sheet, one.place.row) for one in outcome.faults} if outcome.faults else set()
        if place is not None:
            spoken.add((place.sheet, place.row))
        for sheet, row in spoken:
            if sheet and row:
                index = self.sheets.setdefault(sheet, SheetIndex())
                index.rows.append(row)
                index.offsets.append(offset)
        if place is not None and place.sheet and place.row:
            index = self.sheets[place.sheet]
            index.cases = True
            index.papers = max(index.papers, len(outcome.papers))
