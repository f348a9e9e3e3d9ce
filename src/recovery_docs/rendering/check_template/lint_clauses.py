"""Everything wrong with a file of clauses, each clause by itself, wherever it may be placed."""

from collections.abc import Collection
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from recovery_docs.errors import Fault, TemplateError
from recovery_docs.rendering.check_template.faults import clause_faults
from recovery_docs.rendering.check_template.lint import in_order, of_words
from recovery_docs.rendering.engine.template_parts import clause_read
from recovery_docs.rendering.word.clauses import Clauses, read_clauses
from recovery_docs.rendering.word.splicing import spliced
from recovery_docs.tree.dictionary import Dictionary


def lint_clauses(
    source: Path | bytes,
    declared: Collection[str] | None = None,
    *,
    name: str | None = None,
    others: Clauses | None = None,
    dictionary: Dictionary | None = None,
) -> list[Fault]:
    """Every fault of a file of clauses, errors first, by clause and paragraph.

    `declared` are the fields that clauses may use, as for `lint`; `others` are the clauses that these stand in for, or beside;
    `dictionary` has the names of the tree.
    """
    file = name or ("clauses.docx" if isinstance(source, bytes) else source.name)
    try:
        clauses = read_clauses(source if isinstance(source, bytes) else source.read_bytes(), file)
    except TemplateError as error:
        return list(error.faults)
    together = (others or Clauses()).overridden(clauses)
    found: list[Fault] = []
    for clause in clauses:
        itself = clause_faults(clause, file)
        if not itself:
            itself += spliced([replace(clause.part, root=deepcopy(clause.part.root))], together).faults
        found += [
            *(fault.at(file=file) for fault in itself),
            *of_words([clause_read(clause)], declared, (), file, dictionary),
        ]
    return in_order(found)
