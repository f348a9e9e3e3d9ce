"""The fields and the clauses that hold what somebody looks for, by group."""

from collections.abc import Sequence

from recovery_docs.authoring.field_list import FieldRow
from recovery_docs.desk.own.trial import ClauseShown


def fields_found(rows: Sequence[FieldRow], find: str) -> dict[str, list[FieldRow]]:
    """The fields by the name that a template starts with, which is told first; of these alone that hold every word sought."""
    words = find.split()
    found: dict[str, list[FieldRow]] = {}
    for row in rows:
        said = f"{row.path} {row.meaning} {row.also} {row.example}"
        if all(word in said for word in words):
            found.setdefault(row.path.partition(".")[0], []).append(row)
    return found


def clauses_found(clauses: Sequence[ClauseShown], find: str) -> tuple[ClauseShown, ...]:
    """The clauses that hold every word sought."""
    words = find.split()
    return tuple(one for one in clauses if all(word in "\n".join((one.name, *one.paragraphs)) for word in words))
