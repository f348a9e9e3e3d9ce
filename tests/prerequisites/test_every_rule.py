"""Every rule has been met, not met and undetermined by a case of the tables, and says so in words that can be read out."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from tables import TABLE
from tables.given import EVERYBODY, MET, NOT_MET, UNDETERMINED, Row
from tables.impossible import IMPOSSIBLE
from tables.old import OLD_MATTERS

import recovery_docs.prerequisites as rules
from recovery_docs.case import Case
from recovery_docs.law.citation import versions
from recovery_docs.prerequisites.finding import Finding
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import RULES, examine

rules.load_rules()

EXAMPLES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
TODAY = date(2026, 11, 20)
OUTCOMES = (MET, NOT_MET, UNDETERMINED)


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_a_rule_finds(row: Row) -> None:
    found = [one for one in examine(row.matter, (row.code,)) if row.of in (EVERYBODY, one.subject)]
    assert {one.outcome.value for one in found} == {row.outcome}, [str(one.message) for one in found]
    assert all(row.says in f"{one.message}；{one.hint}" for one in found), [
        f"{one.message}；{one.hint}" for one in found
    ]


def test_no_row_is_written_twice() -> None:
    assert len({str(row) for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_is_met_not_met_and_undetermined_by_some_row(code: str) -> None:
    seen = {row.outcome for row in TABLE if row.code == code}
    missing = {outcome for outcome in OUTCOMES if outcome not in seen and (code, outcome) not in IMPOSSIBLE}
    assert missing == set()


def test_what_cannot_be_is_told_of_rules_that_exist_and_is_not_in_the_tables() -> None:
    rows = {(row.code, row.outcome) for row in TABLE}
    assert {code for code, _ in IMPOSSIBLE} <= set(RULES)
    assert rows.intersection(IMPOSSIBLE) == set()


# 文字：念得出来，不露出程序里的东西。

_KEY_PATH = re.compile(r"[a-z]+\[\d*\]|[a-z]+_[a-z_]+|[a-z]{2,}\.[a-z]{2,}")
_DOUBLED = re.compile(r"[，。；：、！？]{2,}|[，；：、]$|^[，；：、。]|“”|（）|\s\s|元元|日日")


def _said(finding: Finding) -> Iterator[str]:
    """Whatever a finding says outside its hint."""
    yield from (str(finding.name), str(finding.message), *(str(limb.text) for limb in finding.limbs))


def _wrong(finding: Finding) -> Iterator[str]:
    hint = [] if finding.hint is None else [str(finding.hint)]
    for text in (*_said(finding), *hint):
        if "{" in text or "}" in text or "None" in text or _DOUBLED.search(text):
            yield text
    yield from (text for text in _said(finding) if _KEY_PATH.search(text))
    if (finding.hint is None) != (finding.outcome.value not in (NOT_MET, UNDETERMINED)):
        yield f"{finding.code} {finding.outcome}: hint {finding.hint}"


@pytest.mark.parametrize("row", [*TABLE, *OLD_MATTERS], ids=str)
def test_every_rule_can_be_asked_of_every_case(row: Row) -> None:
    """Also of debts older than some of the law; and what it says can be read out."""
    found = examine(row.matter, RULES)
    assert [text for one in found for text in _wrong(one)] == []
    assert {(one.code, one.outcome.value) for one in found}.intersection(IMPOSSIBLE) == set()


@pytest.mark.parametrize("name", ["everything", *EXAMPLES])
def test_every_rule_can_be_asked_of_the_examples(name: str, example: Any, matter: Any) -> None:
    found = examine(matter(example(name)), RULES)
    assert [text for one in found for text in _wrong(one)] == []
    assert {(one.code, one.outcome.value) for one in found}.intersection(IMPOSSIBLE) == set()


# 事实和补救办法：指着案件文件里有的项。

_PATH = re.compile(r"(?<![\w.])[a-z_]+(?:\[\d*\])?(?:\.[a-z_]+\d*(?:\[\d*\])?)+")


def _groups(annotation: object) -> set[type[BaseModel]]:
    """The groups of facts that may stand where this type stands."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {group for part in get_args(annotation) for group in _groups(part)}


def _is_in_a_case_file(path: str) -> bool:
    groups: set[type[BaseModel]] = {Case}
    for step in re.sub(r"\[\d*\]", "", path).split("."):
        fields = [group.model_fields[step] for group in groups if step in group.model_fields]
        if not fields:
            return False
        groups = {group for field in fields for group in _groups(field.annotation)}
    return True


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_a_finding_points_at_facts_that_a_case_file_has(row: Row) -> None:
    found = examine(row.matter, (row.code,))
    paths = {fact.path for one in found for fact in one.facts}
    paths |= {path for one in found for path in _PATH.findall(str(one.hint))}
    assert {path for path in paths if not _is_in_a_case_file(path)} == set()


# 出处：登记过，询问之日有效；二手的只提醒。

_OF_THEIR_TIME = {"guarantee_law", "guarantee_law_interpretation"}
"""Repealed, and cited for changes and guarantees of its own time (民法典时间效力规定1)."""


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_cites_law_in_force(code: str) -> None:
    for citation in RULES[code].citations:
        assert citation.instrument in versions(citation.instrument.id)
        if citation.instrument.id not in _OF_THEIR_TIME:
            assert citation.for_day(TODAY).instrument.in_force(TODAY), citation.short()
        assert re.fullmatch(r"(\d+(-\d+)?)?", citation.article), citation.short()


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_on_words_read_second_hand_only_warns(code: str) -> None:
    rule = RULES[code]
    assert rule.severity == "warning" or any(citation.grade.may_block for citation in rule.citations)


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_opens_with_its_statute(code: str) -> None:
    assert re.match(r"[㐀-鿿A-Z]", RULES[code].statute)


def test_the_articles_of_a_finding_are_those_of_its_day() -> None:
    # 仲裁法2025年修订，2026年3月1日施行，条号全变；此前引旧版。
    def cited(as_of: str) -> set[str]:
        asked: Matter = Row("CMP007", MET, "", as_of, None, {}).matter
        (finding,) = examine(asked, ("CMP007",))
        return {one.instrument.number for one in finding.citations if one.instrument.id == "arbitration_law"}

    assert cited("2026-02-28").isdisjoint(cited("2026-03-01"))
