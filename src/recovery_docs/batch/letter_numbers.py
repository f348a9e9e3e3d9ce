"""The letters of a run and the register: numbers allotted chunk by chunk in the order of the rows, finished letters noted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.run import Batch
from recovery_docs.batch.unit import Settings, day_asked, folder_of, library
from recovery_docs.case import Case
from recovery_docs.errors import Fault, Place, RecoveryDocsError
from recovery_docs.filings import FILINGS, on_their_own
from recovery_docs.filings.assessment import assess_all
from recovery_docs.filings.letter_numbers import letters_to
from recovery_docs.intake import Row
from recovery_docs.messages import say
from recovery_docs.packet.earlier_packet import filings_made, manifest_in
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.register.letter import Finished, Letter

if TYPE_CHECKING:  # SQLAlchemy 只在用到登记簿时才装载
    from recovery_docs.register.register import Register

_AT_ONCE = 200
_NUMBER = frozenset(("文书.编号", "文书.文号", "文书.发文字号"))
"""The fields by which a template prints the number."""


class RunRegister:
    """The register as one run uses it. Only the process that reads the rows does: workers are given numbers."""

    def __init__(self, register: "Register", settings: Settings, today: date) -> None:
        self._register, self._settings, self._today = register, settings, today
        self._unmade: dict[str, None] = {}
        self._given: dict[str, Place] = {}
        self._numbered: dict[str, bool] = {}

    def numbered(self, chunks: Iterable[Batch]) -> Iterator[Batch]:
        """The same rows, each with the numbers of the letters that it may come to, drawn a chunk at a time."""
        for chunk in chunks:
            wanted = [self._letters(row) for _, row in chunk]
            letters = [letter for of_row in wanted for letter in of_row]
            allotted = self._register.allot(self._settings.letter_number, letters, on=self._today)
            self._unmade.update(dict.fromkeys(allotted))
            numbers = iter(allotted)
            yield [
                (
                    order,
                    replace(
                        row, letter_numbers={(one.filing, one.recipient, one.copy): next(numbers) for one in of_row}
                    ),
                )
                for (order, row), of_row in zip(chunk, wanted, strict=True)
            ]

    def noted(self, outcomes: Iterable[CaseOutcome]) -> Iterator[CaseOutcome]:
        """The same outcomes; the letters that they made are put on record, also when the run is cut short."""
        finished: list[Finished] = []
        try:
            for outcome in outcomes:
                finished += outcome.letters
                for one in outcome.letters:
                    self._unmade.pop(one.number, None)
                if len(finished) >= _AT_ONCE:
                    self._register.finished(finished, on=self._today)
                    finished = []
                yield outcome
        finally:
            self._register.finished(finished, on=self._today)

    def remarks(self) -> list[Fault]:
        """Faults of the whole run: numbers of the input that the register gave to a letter, numbers without their letters."""
        taken = self._register.letters(list(self._given)) if self._given else []
        return [
            *(
                Fault(
                    self._given[one.number],
                    say("函件编号“{number}”，登记簿已经给了案件“{where}”的一件函", number=one.number, where=one.case),
                    say("一份函件一个编号：改写资料里的，再运行一次"),
                )
                for one in taken
            ),
            *self._unmade_told(),
        ]

    def _unmade_told(self) -> Iterator[Fault]:
        if not self._unmade:
            return
        problem = say(
            "取了号而这次没有做成的：{count}个，{first}等", count=len(self._unmade), first=next(iter(self._unmade))
        )
        remedy = say(
            "条件具备后再运行，用的还是原来的号；不再制作的，用 {command} 作废", command="recovery-docs register void"
        )
        yield Fault(Place(), problem, remedy, severity="warning")

    def _letters(self, row: Row) -> list[Letter]:
        """None where the case says its number itself, or has no use for one."""
        if row.loaded is None:
            return []
        case = row.loaded.case
        said = case.request.letter
        if said is not None and said.number is not None:
            self._given.setdefault(said.number, row.place or Place(file=row.loaded.source))
            return []
        as_of = day_asked(case, self._settings)
        dated = case.request.filed_on or as_of
        times = said.times if said else None
        return [
            Letter(case.id, filing, recipient, dated, copy, times)
            for filing, recipient, copy in self._wanted(case, as_of, max(as_of, dated), row)
        ]

    def _wanted(self, case: Case, as_of: date, tested_on: date, row: Row) -> Iterator[tuple[str, str, int]]:
        """The letters of the filings asked for, and of those of the packet that is there; with none asked, of those ready."""
        asked = self._settings.filings or self._ready(case, as_of)
        made = filings_made(manifest_in(self._settings.out / (folder_of(row, self._settings.name) or "")))
        for name in dict.fromkeys((*asked, *sorted(made & FILINGS.keys()))):
            if self._is_numbered(name):
                yield from letters_to(name, FILINGS[name].readers(case, tested_on))

    def _is_numbered(self, name: str) -> bool:
        """Whether a letter of the filing prints its number."""
        if name not in self._numbered:
            filing, templates = FILINGS[name], library(self._settings.templates)
            self._numbered[name] = filing.folder == "notices" and any(
                templates.compiled(template).fields & _NUMBER for template in filing.templates
            )
        return self._numbered[name]

    def _ready(self, case: Case, as_of: date) -> list[str]:
        filings = [one for one in on_their_own() if self._is_numbered(one.id)]
        try:
            found = assess_all(Matter.on(case, as_of), filings)
        except RecoveryDocsError:  # 轮到它时再说
            return []
        return [one.filing.id for one in found if one.status == "ready"]
