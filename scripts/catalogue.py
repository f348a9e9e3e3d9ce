"""Brings the English catalogue up to the sentences in the code: `python -m scripts.catalogue`, then translate what is new.

Sentences are collected with Babel from every `say("…")`. The Chinese sentence is the key; English is the only translation.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parent.parent / "src" / "recovery_docs"
_DAY = datetime(2026, 11, 1, tzinfo=UTC)  # the file changes only when a sentence does
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "recovery_docs.po"


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence of the code with the file that first says it."""
    found = extract_from_dir(str(SOURCE), [("**.py", "python")], keywords={"say": None})
    seen: set[str] = set()
    for file, _, message, *_ in sorted(found, key=lambda one: (one[0], one[1])):
        text = message if isinstance(message, str) else message[0]
        if text not in seen:
            seen.add(text)
            yield text, file


def kept() -> dict[str, str]:
    """The translations that the catalogue holds."""
    if not CATALOGUE.exists():
        return {}
    with CATALOGUE.open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id and entry.string}


def update(new: dict[str, str] | None = None) -> list[str]:
    """Write the catalogue anew, with translations added, and name the sentences that lack one."""
    translations = kept() | (new or {})
    catalogue = Catalog(
        locale="en",
        project="recovery-docs",
        header_comment="# English sentences of recovery-docs.",
        creation_date=_DAY,
        revision_date=_DAY,
        last_translator="",
        msgid_bugs_address="",
        language_team="",
        fuzzy=False,
    )
    for text, file in sentences():
        catalogue.add(text, translations.get(text, ""), locations=[(file, 1)])
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as target:
        write_po(target, catalogue, omit_header=False, include_lineno=False, sort_by_file=True, width=120)
    return [text for text, _ in sentences() if not translations.get(text)]


if __name__ == "__main__":
    missing = update()
    print(f"{len(missing)} sentences lack a translation", *missing, sep="\n")
