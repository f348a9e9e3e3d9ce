"""The words and figures of every paper are those under tests/golden; `make golden` writes them anew where a change is meant."""

from difflib import unified_diff
from pathlib import Path

import pytest
from scripts.golden.cases import CASE_NAMES, GOLDEN, WORKBOOKS
from scripts.golden.texts import golden_texts, intake_text

_SHOWN = 120
"""Lines of difference that are shown of one case."""


def differences(path: Path, text: str | None) -> list[str]:
    """What was held and what is said now, as a readable diff; nothing where they are the same."""
    held = path.read_text(encoding="utf-8") if path.is_file() else None
    if held == text:
        return []
    name = path.relative_to(GOLDEN).as_posix()
    ends = ("" if held is None else held).split("\n"), ("" if text is None else text).split("\n")
    return list(unified_diff(*ends, f"held/{name}", f"now/{name}", n=1, lineterm=""))


def refuse_changes(found: list[str]) -> None:
    """Fail with the differences, and say how to accept them."""
    if found:
        more = [f"… and {len(found) - _SHOWN} lines more"] if len(found) > _SHOWN else []
        pytest.fail("\n".join([*found[:_SHOWN], *more, "Meant so? `make golden`, and read the diff."]), pytrace=False)


@pytest.mark.parametrize("name", CASE_NAMES)
def test_every_paper_finding_and_figure_of_a_case_is_as_held(name: str) -> None:
    texts = golden_texts(name)
    files = sorted({*texts, *(path.name for path in (GOLDEN / name).iterdir())})

    refuse_changes([line for file in files for line in differences(GOLDEN / name / file, texts.get(file))])


@pytest.mark.parametrize("book", WORKBOOKS)
def test_every_row_of_a_workbook_is_understood_as_held(book: str) -> None:
    refuse_changes(differences(GOLDEN / f"{book}.txt", intake_text(book)))


def test_no_golden_text_is_left_over_from_a_case_that_is_gone() -> None:
    held_for = {path.stem for path in GOLDEN.iterdir() if path.suffix != ".py" and path.name != "__pycache__"}

    assert held_for == {*CASE_NAMES, *WORKBOOKS, "cases"}
