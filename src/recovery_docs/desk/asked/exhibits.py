"""The fields by which an exhibit that the evidence list lacks is put into it: its file or its name, its kind, its number."""

from collections.abc import Mapping
from dataclasses import replace

from recovery_docs.case import Case
from recovery_docs.case.schema.paths import placed
from recovery_docs.case.words import word
from recovery_docs.desk.asked.fields import Field, field_of, fields_at
from recovery_docs.errors import Place
from recovery_docs.messages import say
from recovery_docs.prerequisites.finding import Absent

_FIRST = ("file", "name", "kind", "number")


def exhibit_fields(absent: Absent, case: Case, places: Mapping[str, Place]) -> tuple[Field, ...]:
    """The fields of a new exhibit with what is known of it proposed; the number of a known one, where one fact is unproved."""
    if absent.proves is not None:
        steps = placed(absent.proves, case)
        field = field_of(steps, case, places) if steps else None
        listed = [say("{number} {name}", number=one.number, name=one.name) for one in case.exhibits]
        told = say("证据目录里的编号：{listed}；目录里没有的，先在“事实”里添一份证据", listed=listed)
        return () if field is None else (replace(field, help=str(told) if listed else str(_NONE_LISTED)),)
    at = ("exhibits", len(case.exhibits))
    fields = {field.key.rpartition(".")[2]: field for field in fields_at(at, case, places)}
    kinds = [(kind, word("exhibit_kind", kind)) for kind in absent.kinds]
    number = max((one.number for one in case.exhibits), default=0) + 1
    fields["kind"] = replace(fields["kind"], choices=tuple(kinds), proposed=kinds[0][1] if len(kinds) == 1 else "")
    fields["number"] = replace(fields["number"], proposed=str(number))
    return (*(fields.pop(name) for name in _FIRST), *fields.values())


_NONE_LISTED = say("证据目录里还没有证据，先在“事实”里添一份")
