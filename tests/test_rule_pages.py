"""The rule reference is generated from the code; a rule changed without its page fails here."""

from scripts.rule_pages import RULE_PAGES, SUBJECTS, pages

from recovery_docs.filings import FILINGS
from recovery_docs.prerequisites.rule import RULES


def test_the_pages_in_the_repository_are_those_of_the_code() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in RULE_PAGES.glob("*.md")}
    assert kept == pages(), "run `make docs`"


def test_every_code_is_a_known_subject_and_a_number() -> None:
    pages()
    assert all(code[:3] in SUBJECTS and code[3:].isdigit() and len(code) == 6 for code in RULES)


def test_every_filing_asks_for_rules_that_exist_each_once() -> None:
    for filing in FILINGS.values():
        assert len(set(filing.prerequisites)) == len(filing.prerequisites), filing.id
        assert set(filing.prerequisites) <= set(RULES), filing.id
