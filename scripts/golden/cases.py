"""Which cases are held: every example, wide cases made for it, and rows of the example workbooks."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from recovery_docs.case import Case
from recovery_docs.intake import Row, read_case, read_workbook

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
_FILES = (
    *sorted((ROOT / "examples").glob("*.yaml")),
    *sorted((GOLDEN / "cases").glob("*.yaml")),
    ROOT / "tests" / "packet" / "everything.yaml",
)
_ROWS = {
    "workbook-flat": ("JJ20210002", "JJ20210005"),
    "workbook-linked": ("2026-0001", "2026-0010"),
}
"""A row computed here and one on the bank's figures, with guarantors of both kinds; one with security, one without."""
CASE_NAMES = (*(path.stem for path in _FILES), *(f"{book}-{row}" for book, rows in _ROWS.items() for row in rows))
WORKBOOKS = tuple(_ROWS)


def case_of(name: str) -> Case:
    """The case of that name."""
    for path in _FILES:
        if path.stem == name:
            return read_case(path).case
    book = next(book for book in WORKBOOKS if name.startswith(book))
    row = next(row for row in _rows(book) if f"{book}-{row.case_id}" == name)
    assert row.loaded is not None
    return row.loaded.case


def file_of(name: str) -> str:
    """The file that the case of that name stands in."""
    book = next((book for book in WORKBOOKS if name.startswith(f"{book}-")), None)
    return f"{book}.xlsx" if book else "case.yaml"


def intake_lines(book: str) -> Iterator[str]:
    """What is understood of a workbook, row by row: the facts, or the faults with their cells."""
    for row in _rows(book):
        yield f"{row.case_id}: row {row.place.row if row.place else None}"
        warnings = row.loaded.warnings if row.loaded else ()
        yield from (f"    fault: {fault}" for fault in row.faults)
        yield from (f"    warning: {fault}" for fault in warnings)
        if row.loaded:
            yield from (
                f"    {line}" for line in _facts(row.loaded.case.model_dump(mode="json", exclude_defaults=True))
            )


def _facts(value: object, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _facts(one, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _facts(one, f"{path}[{index}]")
    else:
        yield f"{path} = {value}"


@cache
def _rows(book: str) -> tuple[Row, ...]:
    return tuple(read_workbook(ROOT / "examples" / f"{book}.xlsx"))
