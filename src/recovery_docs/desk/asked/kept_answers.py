"""Answers kept: what was typed on a page into the file beside the book, and the case as it then is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from typing import Any

from recovery_docs.case.schema.kinds import kind_of
from recovery_docs.case.schema.paths import Steps, field_at, key_path, named, placed, value_in
from recovery_docs.case.schema.typed import typed
from recovery_docs.case.schema.written import written
from recovery_docs.errors import FactError
from recovery_docs.intake import Loaded, Row
from recovery_docs.intake.heading_words import in_titles
from recovery_docs.intake.supplement.completed import completed
from recovery_docs.intake.supplement.supplement import (
    Answer,
    Supplement,
    read_supplement,
    supplement_path,
    supplement_text,
)
from recovery_docs.messages import say
from recovery_docs.packet.atomic_folder import put_file

_ONE_AT_A_TIME = RLock()
"""Two tabs may answer at once; each reads the file anew before it writes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of answers: the row as it is now, or `faults`, a sentence for each field that cannot be so."""

    row: Row | None
    faults: Mapping[str, str]


def keep(book: Path, row: Row, answers: Mapping[str, str]) -> Kept:
    """Write what was typed into fields, by key path, into the file of answers; an empty text takes an answer back.

    Nothing is written where any of it cannot be so. Raises `InputError` where the file itself cannot be read.
    """
    assert row.loaded is not None
    with _ONE_AT_A_TIME:
        path = supplement_path(book)
        known = dict(read_supplement(path).answers) if path.is_file() else {}
        editing = _Editing(row.loaded, known.get(row.loaded.case.id, ()))
        faults: dict[str, str] = {}
        for key, text in sorted(answers.items(), key=lambda one: not one[0].endswith(".kind")):
            try:
                editing.put(key, text)
            except FactError as error:
                faults[key] = f"{error.problem}。{in_titles(str(error.remedy))}。"
        before = row.loaded.unanswered or row.loaded
        base = replace(row, loaded=before)
        said = {**known, before.case.id: editing.answers()}
        now = base if faults else completed(base, Supplement(path.name, "", said), headings=False)
        if now.loaded is None:
            faults |= _by_field(now, answers)
        if faults:
            return Kept(None, faults)
        said = {case: of for case, of in said.items() if of}
        if said:
            put_file(path, supplement_text(said).encode())
            now = completed(base, read_supplement(path))
        elif path.is_file():
            path.unlink()
        return Kept(now, {})


class _Editing:
    """The answers to one case while some are changed. A key of a page counts the items of the completed case."""

    def __init__(self, loaded: Loaded, answers: tuple[Answer, ...]) -> None:
        self._loaded = loaded
        self._before = (loaded.unanswered or loaded).case
        self._answers = {one.key: one for one in answers}
        self._begun: dict[str, int] = {}

    def put(self, key: str, text: str) -> None:
        """Take one answer, or take it back; raises `FactError` where it cannot be so."""
        case = self._loaded.case
        steps = placed(key, case)
        field = field_at(steps, case) if steps else None
        kind = kind_of(field) if field else None
        if steps is None or steps == ("id",) or field is None or kind is None:
            raise _not_there()
        value = typed(steps, text, case) if text.strip() else None
        shown = None if value is None else text if kind.group is not None else _lines(value, kind)
        added = next(
            (end for end, step in enumerate(steps) if isinstance(step, int) and self._is_added(steps[: end + 1])), 0
        )
        if added:
            self._put_in_item(steps[:added], steps[added], steps[added + 1 :], shown)
            return
        at = named(steps, self._before)
        for one in [one for one in self._answers if placed(one, self._before) == steps]:
            del self._answers[one]
        present = value_in(self._before, *steps)
        there = present not in (None, ()) and steps[-1] in value_in(self._before, *steps[:-1]).model_fields_set
        if shown is None or (there and present == value):
            return
        was = _lines(present, kind) if there and kind.group is None else None
        self._answers[at] = Answer(at, shown, was)

    def answers(self) -> tuple[Answer, ...]:
        """All of them, without items of which nothing is left."""
        kept = []
        for one in self._answers.values():
            items = tuple(item for item in one.items if item)
            if items or not one.items:
                kept.append(replace(one, items=items))
        return tuple(kept)

    def _is_added(self, to: Steps) -> bool:
        """Whether an item stands in no book: an answer added it, or it is not there yet."""
        return value_in(self._before, *to) is None

    def _put_in_item(self, of: Steps, index: int | str, inner: Steps, text: str | None) -> None:
        key = named(of, self._before)
        answer = next(
            (one for one in self._answers.values() if one.items and placed(one.key, self._before) == of), None
        )
        items = [dict(one) for one in answer.items] if answer else []
        place = self._loaded.places.get(key_path((*of, index)))
        told = place.key_path if place is not None and place.case is not None else None
        if told and told.endswith("]"):
            number = int(told.rpartition("[")[2].removesuffix("]"))
        else:
            number = self._begun.setdefault(key_path((*of, index)), len(items))
        items += ({} for _ in range(number - len(items) + 1))
        _write(items[number], inner, text)
        if answer:
            del self._answers[answer.key]
        self._answers[key] = Answer(key, items=tuple(items))


def _write(item: dict[str, Any], inner: Steps, text: str | None) -> None:
    owner: Any = item
    for step in inner[:-1]:
        if not isinstance(step, str):
            raise _not_there()
        owner = owner.setdefault(step, {})
    if text is None:
        owner.pop(inner[-1], None)
    else:
        owner[inner[-1]] = text


def _lines(value: Any, kind: Any) -> str:
    return "\n".join(_lines(one, kind) for one in value) if isinstance(value, tuple | list) else written(value, kind)


def _by_field(row: Row, answers: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the whole, at the field that it speaks of, else at the first."""
    found: dict[str, str] = {}
    for fault in row.faults:
        if fault.severity != "error":
            continue
        path = fault.place.key_path or ""
        key = next((one for one in answers if one == path or one.startswith(f"{path}.")), next(iter(answers)))
        found.setdefault(key, f"{in_titles(str(fault.problem))}。{in_titles(str(fault.remedy))}。")
    return found


def _not_there() -> FactError:
    return FactError(say("这一项现在没有"), say("刷新页面再填"))
