"""How the rows of a sheet of repayments name their case: by its number, or by a note or a contract of one case alone."""

from collections.abc import Collection, Iterable

from recovery_docs.intake.table import Table
from recovery_docs.intake.values.record import Record

Key = tuple[str, str]
"""What names a case (`id`, `note` or `contract`), and the name."""
_NAMED_BY = {
    ("case", "id"): "id",
    ("disbursement", "note"): "note",
    ("repayment", "note"): "note",
    ("case", "loan.contract.number"): "contract",
}


def names_cases(table: Table) -> bool:
    """Whether a sheet has a column for the number of the case."""
    return any((one.column.group, one.column.fact) == ("case", "id") for one in table.columns)


def keys_of(records: Iterable[Record]) -> list[Key]:
    """The notes and contracts that a row names."""
    found = [
        (_NAMED_BY[record.group, fact], str(value))
        for record in records
        for fact, value in record.values.items()
        if (record.group, fact) in _NAMED_BY
    ]
    return [key for key in found if key[0] != "id"]


def key_of(records: Iterable[Record], linked: Collection[Key]) -> Key | None:
    """The case that a row of another sheet belongs to: by its number, else by what one case alone has (`linked`)."""
    records = list(records)
    for record in records:
        if record.group == "case" and "id" in record.values:
            return "id", str(record.values["id"])
    found = keys_of(records)
    notes = [key for key in found if key[0] == "note"]
    return next((key for key in notes or found if key in linked), None)
