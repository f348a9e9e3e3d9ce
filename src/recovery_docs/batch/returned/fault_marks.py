"""Faults at their cells: the words of a comment, the colour, and where each stands in a sheet."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from openpyxl.utils.cell import coordinate_to_tuple

from recovery_docs.errors import Fault
from recovery_docs.messages import Language, say
from recovery_docs.spreadsheet.cell_markup import printable
from recovery_docs.spreadsheet.streamed_sheet import Mark

ERROR_COLOUR, WARNING_COLOUR, GOOD_COLOUR = "FFFFC7CE", "FFFFEB9C", "FFC6EFCE"
MARK_COLOURS = frozenset((ERROR_COLOUR, WARNING_COLOUR, GOOD_COLOUR))
LIMIT = 32_000
"""Excel holds 32,767 characters, in two bytes each, in a cell or a comment (Microsoft, Excel specifications and limits)."""


def by_cell(faults: Iterable[Fault]) -> dict[str, dict[str, list[Fault]]]:
    """By sheet and cell what is to be said there, each fault once; a fault of a whole row at the row's first cell."""
    found: dict[str, dict[str, list[Fault]]] = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        place = fault.place
        if place.sheet and (place.cell or place.row):
            found[place.sheet][place.cell or f"A{place.row}"].append(fault)
    return found


def marks(
    faults: Mapping[str, list[Fault]], corner: Callable[[str], str], language: Language
) -> dict[int, dict[str, Mark]]:
    """By row and cell the marks of one sheet; what is said of merged cells is said at their `corner`."""
    joined: dict[str, list[Fault]] = defaultdict(list)
    for reference, found in faults.items():
        told = joined[corner(reference)]
        told += [fault for at, fault in enumerate(found) if fault not in told and fault not in found[:at]]
    by_row: dict[int, dict[str, Mark]] = defaultdict(dict)
    for reference, told in joined.items():
        by_row[coordinate_to_tuple(reference)[0]][reference] = _mark(told, language)
    return by_row


def fitted(text: str, language: Language) -> str:
    """The text as far as a cell holds it; where it is cut, it says so.

    >>> fitted("字" * 40_000, "zh")[-20:]
    '字字字字\\n…其余见 report.json'
    """
    if len(text) * 2 <= LIMIT or len(text.encode("utf-16-le")) <= LIMIT * 2:
        return text
    kept = text.encode("utf-16-le")[: LIMIT * 2].decode("utf-16-le", "ignore")
    return f"{kept}\n{say('…其余见 report.json').in_language(language)}"


def _mark(faults: Iterable[Fault], language: Language) -> Mark:
    """What a comment says at a faulty cell; where the faults are, the cell says."""
    stop = "。" if language == "zh" else ". "
    lines = [
        f"{fault.problem.in_language(language)}{stop}{fault.remedy.in_language(language)}{stop}".strip()
        for fault in faults
    ]
    wrong = any(fault.severity == "error" for fault in faults)
    return Mark(fitted(printable("\n".join(lines)), language), ERROR_COLOUR if wrong else WARNING_COLOUR)
