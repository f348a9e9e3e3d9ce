"""The letters of a run and the register: numbers allotted chunk by chunk in the order of the rows, finished letters noted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.run import Batch
from recovery_docs.batch.unit import Settings, day_asked, folder_of, library
from recovery_docs.errors import Fault, Place
from recovery_docs.filings import FILINGS, Filing, on_their_own
from recovery_docs.filings.assessment import assess_all
from recovery_docs.intake import Row
from recovery_docs.messages import say
from recovery_docs.packet.earlier_packet import filings_made, manifest_in
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.register.letter import Finished, Letter
from recovery_docs.register.packet_letters import letters_wanted, numbers_of, prints_number

if TYPE_CHECKING:  # SQLAlchemy 只在用到登记簿时才装载
    from recovery_docs.register.register import Register

_AT_ONCE = 200


class RunRegister:
    """The register as one run uses it. Only the process that reads the rows does: workers are given numbers."""

    def __init__(self, register: "Register", settings: Settings, today: date) -> None:
        self._register, self._settings, self._today = register, settings, today
        self._unmade: dict[str, None] = {}
        self._given: dict[str, Place] = {}
        self._numbered: dict[str, bool] = {}

    def numbered(self, chunks: Iterable[Batch]) -> Iterator[Batch]:
        """The same rows, each with the numbers of the letters that it comes to, drawn a chunk at a time."""
        for chunk in chunks:
            wanted = [self._letters(row) for _, row in chunk]
            letters = [letter for of_row in wanted for letter in of_row]
            allotted = self._register.allot(self._settings.letter_number, letters, on=self._today)
            self._unmade.update(dict.fromkeys(allotted))
            numbers = iter(allotted)
            yield [
                (order, replace(row, letter_numbers=numbers_of(of_row, islice(numbers, len(of_row)))))
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
        """The letters that will be made: those of filings that may be made, asked for or in the packet that is there."""
        if row.loaded is None:
            return []
        case = row.loaded.case
        said = case.request.letter
        if said is not None and said.number is not None:
            self._given.setdefault(said.number, row.place or Place(file=row.loaded.source))
            return []
        try:
            matter = Matter.on(case, day_asked(case, self._settings))
            return letters_wanted(matter, assess_all(matter, self._asked(row)))
        except Exception:  # 轮到做它时再说
            return []

    def _asked(self, row: Row) -> Iterator[Filing]:
        made = filings_made(manifest_in(self._settings.out / (folder_of(row, self._settings.name) or "")))
        asked = self._settings.filings or (one.id for one in on_their_own())
        for name in dict.fromkeys((*asked, *sorted(made & FILINGS.keys()))):
            if name not in self._numbered:
                self._numbered[name] = prints_number(FILINGS[name], library(self._settings.templates))
            if self._numbered[name]:
                yield FILINGS[name]
