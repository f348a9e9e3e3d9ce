"""From files to cases: every value with its place, every fault with what to do."""

from pathlib import Path

from recovery_docs.intake.case_file import read_case
from recovery_docs.intake.loaded_case import Loaded, Row, Rows

__all__ = ["Loaded", "Row", "Rows", "read_case", "read_workbook"]


def read_workbook(path: Path) -> Rows:
    """Every case of a workbook, in the order of its rows; see `intake.workbook`, loaded when first asked for."""
    from recovery_docs.intake.workbook import read_workbook as rows_of

    return rows_of(path)
