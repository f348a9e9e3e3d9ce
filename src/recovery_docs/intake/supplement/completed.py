"""A case completed by the answers kept beside it: what it leaves open is filled; what it says itself is not overridden."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from recovery_docs.case.schema.kinds import groups_in, is_many
from recovery_docs.case.schema.paths import Steps, field_at, groups_at, key_path, placed, value_in
from recovery_docs.case.schema.titles import titles
from recovery_docs.case.schema.typed import plain, typed
from recovery_docs.errors import FactError, Fault, Place
from recovery_docs.intake.heading_words import fault_in_headings
from recovery_docs.intake.loaded_case import Loaded, Row
from recovery_docs.intake.supplement.supplement import Answer, Supplement
from recovery_docs.intake.validation import shortened, validated
from recovery_docs.messages import Message, say


def completed(row: Row, supplement: Supplement, *, headings: bool = True) -> Row:
    """The row with the answers to its case; without a case, and every fault, where an answer is none.

    Of a workbook the faults speak of `headings`, or of key paths for whoever shows neither.

    What the case says itself counts before an answer, and a difference is told, unless the answer names what it puts right.
    """
    answers = supplement.answers.get(row.loaded.case.id) if row.loaded else None
    if row.loaded is None or not answers:
        return row
    completing = _Completing(row.loaded, headings=headings)
    for answer in answers:
        completing.take(answer)
    loaded, faults = completing.result()
    if loaded is not None:
        loaded = replace(loaded, answers_sha256=supplement.sha256, unanswered=row.loaded)
    return replace(row, loaded=loaded, faults=(*row.faults, *faults))


class _Completing:
    """The facts of one case while answers are put among them."""

    def __init__(self, loaded: Loaded, *, headings: bool) -> None:
        self._loaded = loaded
        self._in_headings = headings and any(place.sheet for place in loaded.places.values())
        self._data: dict[str, Any] = plain(loaded.case)
        self._places = dict(loaded.places)
        self._own: dict[str, Place] = {}
        self._wrong: list[Fault] = []
        self._told: list[Fault] = []

    def take(self, answer: Answer) -> None:
        """Put one answer where it belongs, or say why not."""
        answer = replace(answer, place=replace(answer.place, case=self._loaded.case.id))
        steps = placed(answer.key, self._loaded.case)  # 改正了姓名的，别的答复还是照原来的姓名写的
        if steps is None:
            remedy = say("改了名字的，补充里也改；不再需要的删去")
            self._tell(answer.place, say("现在没有这一项所说的人、物或者笔数，没有用"), remedy)
            return
        field = field_at(steps, self._data)
        if field is None or steps == ("id",):
            self._wrong.append(self._unknown(answer, steps))
            return
        place = replace(answer.place, passage=say("“{title}”", title=" · ".join(titles(steps, self._data))))
        if answer.items and is_many(field.annotation) and groups_in(field.annotation):
            self._add(steps, answer, place)
        elif answer.items:
            self._wrong.append(Fault(place, say("这里不是一组项目"), say("只写内容")))
        else:
            self._fill(steps, answer, place)

    def result(self) -> tuple[Loaded | None, tuple[Fault, ...]]:
        """The completed case with its doubts, or nothing and what is wrong with the answers."""
        old = self._loaded
        if self._wrong:
            return None, tuple(self._wrong)
        case, errors, doubts = validated(self._data, self._places, old.source)
        if case is None:
            return None, tuple(self._answering(fault) for fault in errors)
        before = validated(plain(old.case), old.places, old.source)[2]
        gone = {self._said(fault).problem for fault in before if fault not in doubts}
        warnings = (
            *(fault for fault in old.warnings if fault.problem not in gone),
            *(self._said(fault) for fault in doubts if fault not in before),
            *self._told,
        )
        return Loaded(case, old.source, old.sha256, self._places, warnings), ()

    def _fill(self, steps: Steps, answer: Answer, place: Place) -> None:
        try:
            value = plain(typed(steps, answer.text, self._data))
            was = None if answer.was is None else plain(typed(steps, answer.was, self._data))
        except FactError as error:
            self._wrong.append(Fault(place, error.problem, error.remedy, shortened(answer.key, answer.text)))
            return
        present = value_in(self._data, *steps)
        if present in (None, [], {}) and answer.was is None:
            self._put(steps, value, place)
        elif present == value:
            return
        elif answer.was is not None and present == was:
            self._put(steps, value, place)
            self._tell(place, say("按补充的改正，没有按原来写的"), say("原来的改好以后，删去这一条补充"))
        else:
            self._tell(
                place,
                say("现在写的与补充的不同，按现在写的，没有按补充"),
                say("对照原件核对；补充对的，在台账或者案件文件里改"),
                shortened(answer.key, answer.text),
            )

    def _add(self, steps: Steps, answer: Answer, place: Place) -> None:
        """Add items to a list; one that is there by now is not added again."""
        for number, item in enumerate(answer.items):
            owner = self._owner(steps)
            there: list[Any] = owner.setdefault(steps[-1], [])
            index = len(there)
            there.append({})
            wrong = len(self._wrong)
            for inner, text in _leaves(item):
                path = (*steps, index, *inner)
                try:
                    self._put(path, plain(typed(path, text, self._data)), place)
                except FactError as error:
                    where = replace(place, key_path=key_path(path))
                    self._wrong.append(Fault(where, error.problem, error.remedy, shortened(key_path(path), text)))
            at = replace(place, key_path=f"{answer.key}[{number}]")
            self._own[key_path((*steps, index))] = self._places[key_path((*steps, index))] = at
            if wrong == len(self._wrong) and any(_same(there[index], one) for one in there[:index]):
                there.pop()
                self._tell(place, say("补充的这一项现在已经写上了，没有再加"), say("删去这一条补充"))

    def _put(self, steps: Steps, value: Any, place: Place) -> None:
        self._owner(steps)[steps[-1]] = value
        path = key_path(steps)
        self._places[path] = self._own[path] = place

    def _owner(self, steps: Steps) -> Any:
        owner: Any = self._data
        for step, following in pairwise(steps):
            if isinstance(step, int):
                owner += ({} for _ in range(step - len(owner) + 1))
                owner = owner[step]
            else:
                owner = owner.setdefault(step, [] if isinstance(following, int) else {})
        return owner

    def _answering(self, fault: Fault) -> Fault:
        """A fault of the whole, put to the answer that lies nearest to it."""
        if fault.place.case is not None:
            return self._said(fault)
        at = fault.place.key_path or ""
        near = [place for path, place in self._own.items() if path.startswith(at)] or [*self._own.values()]
        return replace(self._said(fault), place=near[-1]) if near else self._said(fault)

    def _said(self, fault: Fault) -> Fault:
        return fault_in_headings(fault) if self._in_headings else fault

    def _tell(self, place: Place, problem: Message, remedy: Message, seen: str | None = None) -> None:
        self._told.append(Fault(place, problem, remedy, seen, severity="warning"))

    def _unknown(self, answer: Answer, steps: Steps) -> Fault:
        known = [name for model in groups_at(steps[:-1], self._data) for name in model.model_fields]
        near = get_close_matches(str(steps[-1]), known, n=1, cutoff=0.7)
        remedy = (
            say("是不是“{near}”？改正后重新读取", near=near[0]) if near else say("照页面上的项目填写，或者删去这一条")
        )
        return Fault(answer.place, say("不认识的项目“{key}”", key=answer.key), remedy)


def _leaves(value: Any, way: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """The texts of an item with their steps; several values of one fact on lines."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(one, (*way, key))
    elif isinstance(value, list) and not all(isinstance(one, str) for one in value):
        for index, one in enumerate(value):
            yield from _leaves(one, (*way, index))
    else:
        yield way, value if isinstance(value, str) else "\n".join(value)


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two items tell the same: nothing that both say differs, and they say two things alike at least."""
    both = [key for key in one if key in other]
    return len(both) > 1 and all(one[key] == other[key] for key in both)
