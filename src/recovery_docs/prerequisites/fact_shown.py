"""Facts as a finding shows them: the key path, and the value that stands there, shortened where it is personal."""

from recovery_docs.case import Case
from recovery_docs.case.fact import Facts
from recovery_docs.case.schema.paths import steps_of, value_in
from recovery_docs.prerequisites.finding import Fact

_PERSONAL = ("resident_id", "other_id.number", "phones", "account.number", "card.number")


def fact(case: Case, path: str) -> Fact:
    """The fact at a key path such as `guarantees[0].period.months`; a missing group on the way is a missing value.

    Nested groups are shown as present or absent, lists by their length; ID numbers and telephones keep their ends only.
    """
    value = value_in(case, *steps_of(path))  # a person has no licence, an organisation no habitual residence
    return Fact(path, _shown(path, value))


def facts(case: Case, *paths: str) -> tuple[Fact, ...]:
    """Several facts in order."""
    return tuple(fact(case, path) for path in paths)


def _shown(path: str, value: object) -> object:
    if value is None:
        return None
    if isinstance(value, str):
        if path.endswith(_PERSONAL):
            return f"{value[:3]}…{value[-4:]}" if len(value) > 7 else "…"
        return value
    if isinstance(value, tuple):
        return tuple(_shown(path, item) for item in value) or None
    if isinstance(value, Facts):
        return getattr(value, "name", None) or getattr(value, "number", None) or "…"
    return value
