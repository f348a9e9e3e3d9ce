"""Brings the English catalogue up to the sentences in the code: `python -m scripts.catalogue`, then translate what is new.

Sentences are read from the syntax tree, from every `say("…")`. The Chinese sentence is the key; English the only translation.
Law, rules, sums, papers and pages speak Chinese only; of their rooms, only what a `Fault` says is translated.
"""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parent.parent / "src" / "recovery_docs"
_DAY = datetime(2026, 11, 1, tzinfo=UTC)  # the file changes only when a sentence does
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "recovery_docs.po"
CHINESE_ROOMS = frozenset(("desk", "filings", "law", "ledger", "policy", "prerequisites"))


def sentences(source: Path = SOURCE) -> Iterator[tuple[str, str]]:
    """Every sentence that has an English, with the file that first says it.

    Raises:
        ValueError: A `say` without a literal, which no catalogue could hold; with file and line.
    """
    seen: set[str] = set()
    for path in sorted(source.rglob("*.py")):
        file = path.relative_to(source).as_posix()
        for text in _said(path.read_text(encoding="utf-8"), file):
            if text not in seen:
                seen.add(text)
                yield text, file


def _said(code: str, file: str) -> Iterator[str]:
    """The sentences of a module in the order of its lines."""
    module = ast.parse(code)
    all_said = _calls(module, "say")
    in_faults = {id(call) for fault in _calls(module, "Fault") for call in _calls(fault, "say")}
    chinese = file.partition("/")[0] in CHINESE_ROOMS
    for call in sorted(all_said, key=lambda node: (node.lineno, node.col_offset)):
        match call.args:
            case [ast.Constant(value=str(text)), *_]:  # the parser joins adjacent literals
                if not chinese or id(call) in in_faults:
                    yield text
            case _:
                raise ValueError(f"{file}:{call.lineno}: say() without a literal sentence")


def _calls(within: ast.AST, name: str) -> list[ast.Call]:
    """Every call of a function of this name, however it is reached."""
    return [
        node
        for node in ast.walk(within)
        if isinstance(node, ast.Call)
        and ((isinstance(node.func, ast.Name) and node.func.id == name) or getattr(node.func, "attr", None) == name)
    ]


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
