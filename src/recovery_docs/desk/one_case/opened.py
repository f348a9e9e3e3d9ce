"""One case of a book as the desk has it."""

from recovery_docs.batch.across_cases import doubted_rows
from recovery_docs.desk.desk import Desk
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.intake import Row
from recovery_docs.messages import Message, say


def row_of(desk: Desk, book: str, number: str) -> Row | None:
    """The row of a case by the name of its book and its number; raises `InputError` where the book cannot be read.

    A book that is being read may not have come to the case yet; then it is looked for on the spot.
    """
    found = desk.books.book(book)
    if found is None:
        return None
    row = found.row(number)
    if row is None and not found.is_read:
        row = next((one for one in doubted_rows(found.source.rows()) if one.case_id == number), None)
    if row is None and found.broken:
        raise InputError(Fault(Place(), Message("{why}", (("why", found.broken),)), say("改好后再打开")))
    return row
