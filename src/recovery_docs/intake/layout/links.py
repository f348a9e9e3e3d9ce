"""How the rows of a sheet beside the cases name their case: by its number, or by a note or a contract of one case alone."""

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


def only_links(record: Record, table: Table) -> bool:
    """Whether a record of a row of another sheet says no more than which case the row is of."""
    return record.group == "case" or (record.group == "disbursement" and table.group != "disbursement")


def key_of(records: Iterable[Record], linked: Collection[Key], table: Table) -> Key | None:
    """The case that a row of another sheet belongs to: by its number, else by what one case alone has (`linked`).

    On a sheet of what was paid out each row has a note of its own, so that there the contract says which case.
    """
    records = list(records)
    for record in records:
        if record.group == "case" and "id" in record.values:
            return "id", str(record.values["id"])
    found = keys_of(records)
    notes = [key for key in found if key[0] == "note" and table.group != "disbursement"]
    return next((key for key in notes or found if key in linked and (notes or key[0] == "contract")), None)
