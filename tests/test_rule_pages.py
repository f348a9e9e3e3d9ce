"""The rule reference is generated from the code; a rule changed without its page fails here."""

import pytest
from scripts.rule_pages import RULE_PAGES, SUBJECTS, page, page_names

from recovery_docs.filings import FILINGS
from recovery_docs.prerequisites import load_rules
from recovery_docs.prerequisites.rule import RULES


@pytest.mark.parametrize("name", page_names())
def test_a_page_in_the_repository_is_that_of_the_code(name: str) -> None:
    assert (RULE_PAGES / name).read_text(encoding="utf-8") == page(name), "run `make docs`"


def test_no_page_is_left_over_from_a_subject_that_is_gone() -> None:
    assert {path.name for path in RULE_PAGES.glob("*.md")} == set(page_names())


def test_every_code_is_a_known_subject_and_a_number() -> None:
    load_rules()
    assert all(code[:3] in SUBJECTS and code[3:].isdigit() and len(code) == 6 for code in RULES)


def test_every_filing_asks_for_rules_that_exist_each_once() -> None:
    for filing in FILINGS.values():
        assert len(set(filing.prerequisites)) == len(filing.prerequisites), filing.id
        assert set(filing.prerequisites) <= set(RULES), filing.id
