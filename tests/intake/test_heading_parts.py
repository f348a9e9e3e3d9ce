"""Headings understood by the words that they are made of, held to a sample of headings in usual wording.

`heading_sample.tsv` says of each heading which column it is (`group.heading`), that it is to be asked about (`?` and the
columns that it may be), or that it is no fact of a case that a sheet of cases has (`-`).
"""

from pathlib import Path

import pytest

from recovery_docs.intake.headings import Heading, Unread, book
from recovery_docs.intake.meaning.parts import parts
from recovery_docs.intake.suggestion import suggest

_LINES = (Path(__file__).parent / "heading_sample.tsv").read_text(encoding="utf-8").splitlines()[1:]
SAMPLE = [tuple(line.split("\t")) for line in _LINES if line and not line.startswith("#")]
FACTS = [(heading, means) for heading, means in SAMPLE if means[0] not in "?-"]


def _fact(title: str) -> tuple[str, str]:
    column = book().column(*title.split(".", 1))
    return column.group, column.fact


def _understood(heading: str, means: str) -> str:
    found = book().meaning(heading)
    column = found.column if isinstance(found, Heading) else found.elsewhere if isinstance(found, Unread) else None
    if column is not None:
        return "right" if (column.group, column.fact) == _fact(means) else "wrong"
    suggested = {(one.column.group, one.column.fact) for one in suggest(heading)}
    return "suggested" if _fact(means) in suggested else "unknown"


def test_no_heading_of_a_fact_is_taken_for_another_and_nineteen_in_twenty_are_understood_or_suggested() -> None:
    answers = [_understood(heading, means) for heading, means in FACTS]
    assert "wrong" not in answers
    assert answers.count("unknown") <= len(answers) / 20
    assert answers.count("right") >= len(answers) * 0.9


@pytest.mark.parametrize("heading", [heading for heading, means in SAMPLE if means == "-"])
def test_a_heading_that_is_no_fact_is_taken_for_none(heading: str) -> None:
    assert not isinstance(book().meaning(heading), Heading)


@pytest.mark.parametrize(("heading", "means"), [line for line in SAMPLE if line[1].startswith("?")])
def test_a_heading_of_two_meanings_is_asked_about(heading: str, means: str) -> None:
    found = book().meaning(heading)
    assert isinstance(found, Unread)
    assert set(found.could_be) == set(means[1:].split())


def test_what_is_asked_can_be_answered_by_the_headings_that_are_offered() -> None:
    offered = {title for form in parts().forms for title in form.could_be}
    assert not [title for title in offered if not isinstance(book().meaning(title), Heading)]


def test_every_form_is_of_a_column_that_there_is() -> None:
    for form in parts().forms:
        if form.group:
            assert book().column(form.group, form.title)


@pytest.mark.parametrize(
    ("heading", "group", "ordinal"),
    [
        ("共同借款人姓名", "borrower", 2),
        ("共同借款人2身份证号", "borrower", 3),
        ("保证人2联系电话", "guarantee", 2),
        ("第二保证人户籍地址", "guarantee", 2),
        ("联系电话2", "borrower", 0),
        ("手机号1", "borrower", 0),
    ],
)
def test_which_of_several_people_a_heading_is_of(heading: str, group: str, ordinal: int) -> None:
    found = book().meaning(heading)
    assert isinstance(found, Heading)
    assert (found.column.group, found.ordinal) == (group, ordinal)


@pytest.mark.parametrize(
    ("heading", "instead"),
    [
        ("申请日期", None),
        ("担保人（含抵押）", None),
        ("分险比例(债权人)", None),
        ("借款人（担保人）", None),
        ("住所地（楼盘名称）", None),
        ("利息（核销）", None),
        ("利息（基准日）", "利息"),
        ("本金余额（核心系统）", "本金余额"),
    ],
)
def test_a_word_in_brackets_never_decides_what_the_word_before_them_does_not_say(
    heading: str, instead: str | None
) -> None:
    found = book().meaning(heading)
    assert (found.column.title if isinstance(found, Heading) else None) == instead
