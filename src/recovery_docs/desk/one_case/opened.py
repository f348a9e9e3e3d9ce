"""One case of a book as the desk has it."""

from recovery_docs.desk.desk import Desk
from recovery_docs.desk.headings.profiles import profile_path
from recovery_docs.intake import Row, read_case, read_workbook
from recovery_docs.spreadsheet.reading.file_kinds import is_workbook


def row_of(desk: Desk, book: str, number: str) -> Row | None:
    """The row of a case by the name of its book and its number; raises `InputError` where the book cannot be read."""
    path = desk.folder.book(book)
    if path is None:
        return None
    if not is_workbook(path):
        loaded = read_case(path)
        return Row(loaded, (), None, loaded.case.id) if loaded.case.id == number else None
    profile = profile_path(desk.folder.profiles, path)
    rows = read_workbook(path, profile if profile.is_file() else None)
    return next((row for row in rows if row.case_id == number), None)
