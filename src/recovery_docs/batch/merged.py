"""Merged cells of a sheet: what is said of one of them is said at their corner."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple


class Merged:
    """Areas as first column, first row, last column, last row."""

    def __init__(self, areas: Iterable[tuple[int, int, int, int]]) -> None:
        self._areas = list(areas)
        self._under: dict[int, list[int]] = defaultdict(list)
        for _, top, _, bottom in self._areas:
            self._under[top] += range(top + 1, bottom + 1)

    def corner(self, reference: str) -> str:
        """The cell that shows what stands in a cell."""
        if self._areas:
            row, column = coordinate_to_tuple(reference)
            for left, top, right, bottom in self._areas:
                if left <= column <= right and top <= row <= bottom:
                    return f"{get_column_letter(left)}{top}"
        return reference

    def under(self, row: int) -> Sequence[int]:
        """The rows that reach up into this one."""
        return self._under.get(row, ())
