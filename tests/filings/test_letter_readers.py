"""To whom letters go, told by the facts alone before anything is worked out, so that each can have its number."""

from datetime import date

import pytest
from example_cases import NAMES, WIDE_NAMES, facts_of

from recovery_docs.case import Case
from recovery_docs.filings import FILINGS
from recovery_docs.prerequisites.matter import Matter


@pytest.mark.parametrize("name", [*NAMES, *WIDE_NAMES])
def test_the_readers_are_those_of_the_letters(name: str) -> None:
    case = Case.model_validate(facts_of(name))
    matter = Matter.on(case, case.request.as_of or date(2026, 11, 27))
    for filing in FILINGS.values():
        if filing.folder == "notices" and filing.excuse(matter) is None and filing.id != "visit-record":
            letters = [one.subject or "" for one in filing.documents(matter) if one.from_creditor]
            assert filing.readers(case, matter.tested_on) == tuple(letters), filing.id
