"""The file of answers: by the number of the case, then by key path; read and written, never the bank's own workbook.

2026-0117:
  request.letter.pay_by: 2026-12-10
  borrowers[李示例].address: {原为: 海宁, 改为: 浙江省海宁市示例路2号}
  events:
    - {kind: address_checked, on: 2026-11-03}
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yaml.nodes import Node

from recovery_docs.case.schema.written import mapping, node_of, yaml_text
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.intake.yaml_facts import facts_of
from recovery_docs.messages import Message, say

SUFFIX = ".补充.yaml"
INSTEAD, WAS = "改为", "原为"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the key path as written (`borrowers[李示例].address`), and the text, several on lines of their own.

    `was` is what the workbook said when somebody put it right; `items` are what is added to a list of groups.
    """

    key: str
    text: str = ""
    was: str | None = None
    items: tuple[Mapping[str, Any], ...] = ()
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True, slots=True)
class Supplement:
    """All answers of a file by the number of the case. `file` is its bare name."""

    file: str
    sha256: str
    answers: Mapping[str, tuple[Answer, ...]]

    def of_no_case(self, numbers: Collection[str]) -> tuple[Fault, ...]:
        """Said of answers to a case that is not there."""
        return tuple(
            Fault(
                Place(file=self.file, case=case, line=answers[0].place.line),
                say("没有编号为“{case}”的案件，这些补充没有用", case=case),
                say("编号改了的，把补充里的编号也改了；不再需要的删去"),
                severity="warning",
            )
            for case, answers in self.answers.items()
            if answers and case not in numbers
        )


def supplement_path(of: Path) -> Path:
    """Where the answers to a workbook or a case file are kept: 台账.xlsx → 台账.补充.yaml."""
    return of.with_name(f"{of.stem}{SUFFIX}")


def is_supplement(path: Path) -> bool:
    """Whether a file is one of answers, and no case."""
    return path.name.endswith(SUFFIX)


def supplement_beside(of: Path) -> Supplement | None:
    """The answers kept beside a workbook or case file, if there are any; `InputError` where they cannot be read."""
    path = supplement_path(of)
    return read_supplement(path) if path.is_file() else None


def read_supplement(path: Path) -> Supplement:
    """Every answer of the file; raises `InputError` with everything that is no answer."""
    found = facts_of(path)
    faults = list(found.faults)
    answers: dict[str, tuple[Answer, ...]] = {}
    for case, said in found.data.items():
        place = found.places[case]
        if not isinstance(said, dict):
            faults.append(_not_so(path.name, case, None, place.line))
            continue
        read = {key: _answer(key, value, case, found.places[f"{case}.{key}"]) for key, value in said.items()}
        faults += [
            _not_so(path.name, case, key, found.places[f"{case}.{key}"].line)
            for key, one in read.items()
            if one is None
        ]
        answers[case] = tuple(one for one in read.values() if one is not None)
    if faults:
        raise InputError(*faults)
    return Supplement(path.name, found.sha256, answers)


def supplement_text(answers: Mapping[str, Iterable[Answer]]) -> str:
    """The file of these answers: what `read_supplement` reads."""
    head = f"# {_HEAD}\n"
    cases = ((case, mapping(((one.key, _node(one)) for one in said), one_line=False)) for case, said in answers.items())
    return head + yaml_text(mapping(cases, one_line=False))


_HEAD: Message = say("对台账、案件文件的补充，按案件编号和项目；台账里有的，以台账为准")


def _answer(key: str, value: Any, case: str, place: Place) -> Answer | None:
    placed = Place(file=place.file, case=case, key_path=key, line=place.line)
    match value:
        case str():
            return Answer(key, value, place=placed)
        case {"改为": text, "原为": was} if len(value) == 2 and _is_text(text) and _is_text(was):
            return Answer(key, _lines(text), _lines(was), place=placed)
        case list() if value and all(isinstance(one, str) for one in value):
            return Answer(key, _lines(value), place=placed)
        case list() if value and all(isinstance(one, dict) for one in value):
            return Answer(key, items=tuple(value), place=placed)
        case _:
            return None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _lines(value: Any) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def _node(answer: Answer) -> Node:
    if answer.items:
        return node_of([dict(one) for one in answer.items])
    if answer.was is not None:
        return node_of({WAS: answer.was, INSTEAD: answer.text})
    return node_of(answer.text)


def _not_so(file: str, case: str, key: str | None, line: int | None) -> Fault:
    return Fault(
        Place(file=file, case=case, key_path=key, line=line),
        say("补充不是这样写的"),
        say("案件编号下面，一行一项：项目: 内容；改正台账的写 {{原为: …, 改为: …}}"),
    )
