"""The columns that a letter shows as they are, where a profile names any."""

from collections.abc import Sequence

from recovery_docs.errors import Fault
from recovery_docs.intake.table import Table
from recovery_docs.intake.values.cell_text import is_blank, text
from recovery_docs.messages import say
from recovery_docs.spreadsheet.reading.sheet import Cells


def shown_as_they_are(table: Table, cells: Cells) -> tuple[dict[str, str], ...]:
    """Heading and words of each such cell of a row, in the order of the profile; empty cells are left out."""
    if not table.profile.shown:
        return ()
    at = {name: position for position, (name, _) in enumerate(table.header.names)}
    written = ((name, cells[at[name]]) for name in table.profile.shown if name in at)
    return tuple({"title": name, "text": text(value)} for name, value in written if not is_blank(value))


def not_shown(tables: Sequence[Table]) -> list[Fault]:
    """What is said of columns that the profile wants shown and the workbook does not have."""
    here = {name for table in tables for _, name in table.headings}
    table = tables[0]
    return [
        Fault(
            table.place(table.header_row),
            say("方案要在函件上照列的“{name}”，工作簿里没有这一列", name=name),
            say("补上这一列；不用了的，从方案的“信上照列的列”里删去"),
            severity="warning",
        )
        for name in table.profile.shown
        if name not in here
    ]
