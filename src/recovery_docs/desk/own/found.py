"""The fields and the clauses that hold what somebody looks for, by group."""

from collections.abc import Sequence

from recovery_docs.authoring.field_list import FieldRow
from recovery_docs.desk.own.trial import ClauseShown


def fields_found(rows: Sequence[FieldRow], find: str) -> dict[FieldRow, list[FieldRow]]:
    """The fields that hold every word sought, by the one that a template starts with."""
    words = find.split()
    roots = {row.path: row for row in rows if "." not in row.path}
    found: dict[FieldRow, list[FieldRow]] = {}
    for row in rows:
        said = f"{row.path} {row.meaning} {row.also} {row.example}"
        if all(word in said for word in words):
            found.setdefault(roots.get(row.path.partition(".")[0], row), []).append(row)
    return found


def clauses_found(clauses: Sequence[ClauseShown], find: str) -> tuple[ClauseShown, ...]:
    """The clauses that hold every word sought."""
    words = find.split()
    return tuple(one for one in clauses if all(word in "\n".join((one.name, *one.paragraphs)) for word in words))
