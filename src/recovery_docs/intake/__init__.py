"""From files to cases: every value with its place, every fault with what to do."""

from dataclasses import replace
from pathlib import Path

from recovery_docs.intake.case_file import read_case
from recovery_docs.intake.loaded_case import Loaded, Row, Rows
from recovery_docs.intake.profile.profile import Profile

__all__ = ["Loaded", "Row", "Rows", "profile_for", "read_case", "read_workbook"]


def read_workbook(path: Path, profile: Path | None = None) -> Rows:
    """Every case of a workbook, in the order of its rows; see `intake.workbook`, loaded when first asked for.

    `profile` is a file that says how the workbook is to be read; where none is named, that of its folder is heeded.
    """
    from recovery_docs.intake.workbook import read_workbook as rows_of

    return rows_of(path, profile_for(path, profile))


def profile_for(book: Path, named: Path | None = None) -> Profile:
    """The profile that is named, else that of the folder of the workbook, else one that says nothing."""
    from recovery_docs.intake.profile.profile import NOTHING_SAID
    from recovery_docs.intake.profile.read_profile import profile_beside, read_profile

    if named is not None:
        return read_profile(named)
    beside = profile_beside(book)
    return replace(read_profile(beside), beside=True) if beside else NOTHING_SAID
