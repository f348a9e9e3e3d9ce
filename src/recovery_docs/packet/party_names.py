"""Under which name each party of a packet goes, as fingerprints in its manifest: names that moved by a row are seen again."""

import hashlib
from collections.abc import Mapping
from typing import Any

from recovery_docs.case import Case
from recovery_docs.intake.doubted_facts import number_of

_FIRST = "borrower"


def names_sha256(case: Case) -> dict[str, str]:
    """The fingerprint of each name by that of the number which its bearer has; the first borrower's in any case."""
    names = {_FIRST: _sha256(case.borrowers[0].name)}
    for party in case.mentions:
        if number := number_of(party):
            names.setdefault(_sha256(number)[:16], _sha256(party.name))
    return names


def is_renamed(case: Case, manifest: Mapping[str, Any]) -> bool:
    """Whether somebody of the case went by another name when its packet was made, under the same number."""
    before, now = manifest.get("names_sha256"), names_sha256(case)
    if not isinstance(before, Mapping):
        return False
    first_is_new = _FIRST in before and before[_FIRST] not in now.values()
    return first_is_new or any(key != _FIRST and before.get(key, name) != name for key, name in now.items())


def _sha256(text: str) -> str:
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()
