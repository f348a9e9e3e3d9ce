"""What a clerk types into names and texts stands in the Word files letter for letter, whatever it means elsewhere."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess_all
from recovery_docs.packet import packet as packets
from recovery_docs.packet.packet import Source, make_packet
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text
from recovery_docs.rendering.engine.library import TemplateLibrary

_MARK = re.compile(r"〘\d+〙")
ODD = "&amp;<w:t>{{x}}{%if%}{#z#}\"'“”‘’𠮷㛃\\n%s${y}"
FREE = (
    "name",
    "title",
    "purpose",
    "address",
    "service_address",
    "location",
    "certificate",
    "number",
    "text",
    "facts_text",
)
FREE += (
    "proves",
    "source",
    "group",
    "holder",
    "bank",
    "objections",
    "department",
    "occupation",
    "employer",
    "firm",
    "court",
)
FREE += (
    "acceleration_ground",
    "signed_at",
    "committee",
    "note",
    "paid_to",
    "authority",
    "occupied_by",
    "lease",
    "condition",
)


def _free(value: Any, key: str = "") -> Iterator[str]:
    """The texts of a case that are free to be anything."""
    if isinstance(value, dict):
        for name, child in value.items():
            yield from _free(child, name)
    elif isinstance(value, list):
        for child in value:
            yield from _free(child, key)
    elif key in FREE and not value.isdigit():
        yield value


def _replaced(value: Any, new: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(child, new) for key, child in value.items()}
    if isinstance(value, list):
        return [_replaced(child, new) for child in value]
    return new.get(value, value)


def _texts(matter: Matter, library: TemplateLibrary, *, draft: bool) -> dict[str, str]:
    proper = [filing for filing in FILINGS.values() if filing.folder != "annexes"]
    made = make_packet(matter, assess_all(matter, proper), library, Source("x.yaml", ""), draft=draft)
    assert made is not None
    return {paper.file: document_text(paper.data) for paper in made.papers if paper.template != "check-sheet"}


@pytest.mark.parametrize(
    "name", ["working-capital", "housing-loan", "entrusted-guaranteed", "credit-card", "everything"]
)
def test_every_free_text_that_is_printed_is_printed_as_it_stands(
    name: str,
    example: Callable[[str], dict[str, Any]],
    matter: Callable[[dict[str, Any]], Matter],
    library: TemplateLibrary,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packets, "mark_draft", lambda data: data)
    facts = example(name)
    free = sorted(set(_free(facts)) - {"borrower", "无"})
    marked = {text: f"{text[0]}〘{number}〙{text[1:]}" for number, text in enumerate(free)}
    odd = {text: f"{text[0]}{ODD}{text[1:]}" for text in free}
    before = _texts(matter(_replaced(facts, marked)), library, draft=True)
    after = _texts(matter(_replaced(facts, odd)), library, draft=True)
    seen: set[str] = set()
    for plain, strange in zip(before.values(), after.values(), strict=True):
        seen |= set(_MARK.findall(plain))
        assert strange == _MARK.sub(lambda _: ODD, plain)
    assert len(seen) > 15


@pytest.mark.parametrize("key", ["facts_text"])
def test_a_line_break_in_a_text_is_a_line_break_in_the_paper(
    key: str,
    example: Callable[[str], dict[str, Any]],
    matter: Callable[[dict[str, Any]], Matter],
    library: TemplateLibrary,
) -> None:
    facts = example("two-notes-published")
    facts["request"][key] = "第一行\n第二行\n\n第四行"
    texts = _texts(matter(facts), library, draft=False)
    assert any("第一行\n第二行\n\n第四行" in text for text in texts.values())


def test_a_line_break_in_a_name_does_not_break_the_file(
    example: Callable[[str], dict[str, Any]],
    matter: Callable[[dict[str, Any]], Matter],
    library: TemplateLibrary,
) -> None:
    facts = example("two-notes-published")
    facts["borrowers"][0]["name"] = "闻道明\n（曾用名闻示例）"
    texts = _texts(matter(facts), library, draft=False)
    assert sum("闻道明\n（曾用名闻示例）" in text for text in texts.values()) >= 3
