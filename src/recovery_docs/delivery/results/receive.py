"""Results taken into the cases: an event and an exhibit for each letter, in the file of answers beside the workbook."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from recovery_docs.batch.case_files import case_rows
from recovery_docs.case import Case
from recovery_docs.delivery.mailing import PostedLetter
from recovery_docs.delivery.results.delivered_facts import (
    Channel,
    event_of,
    exhibit_of,
    is_to,
    next_exhibit,
    recorded,
    says_the_same,
)
from recovery_docs.delivery.results.returned_list import Result
from recovery_docs.delivery.results.scans import keep_scan, refuse_broken, scan_name
from recovery_docs.errors import Fault
from recovery_docs.intake import Row
from recovery_docs.intake.supplement.completed import completed
from recovery_docs.intake.supplement.supplement import (
    Answer,
    Supplement,
    read_supplement,
    supplement_path,
    supplement_text,
)
from recovery_docs.messages import Message, say
from recovery_docs.packet.atomic_folder import put_file
from recovery_docs.packet.earlier_packet import id_sha256

_Asked = tuple[Result, PostedLetter]


@dataclass
class Received:
    """What came of it: letters by outcome that were taken in now, how many were known before, what could not be taken in."""

    taken: Counter[str] = field(default_factory=Counter)
    known: int = 0
    faults: list[Fault] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


def receive_results(
    path: Path,
    results: Iterable[Result],
    *,
    channel: Channel = "ems",
    scans: Mapping[str, Path] | None = None,
    profile: Path | None = None,
) -> Received:
    """Take results into the cases of a workbook, a case file, or a folder of these; what is there already stays as it is.

    `scans` are by the number of the waybill. Raises `InputError` where the cases, the answers or a scan cannot be read;
    then nothing has been written.
    """
    for scan in (scans or {}).values():
        refuse_broken(scan)
    asked: dict[str, list[_Asked]] = defaultdict(list)
    for result in results:
        for letter in result.mailing.letters:
            asked[letter.case_sha256].append((result, letter))
    taking = _Taking(path, channel, scans or {})
    wanted: list[tuple[Row, list[_Asked]]] = []
    for row in case_rows(path, profile):
        taking.note_waybills(row)
        number = row.loaded.case.id if row.loaded else row.case_id
        if number is not None and (found := asked.pop(id_sha256(number), None)):
            wanted.append((row, found))
    for row, found in wanted:
        taking.take(row, found)
    for missing in asked.values():
        for result, letter in missing:
            taking.tell(
                result,
                say("没有编号为“{case}”的案件", case=letter.case),
                say("用做这批函件的台账；案件编号改了的，改回来"),
            )
    return taking.finish()


class _Taking:
    """The files of answers while results are put among them."""

    def __init__(self, path: Path, channel: Channel, scans: Mapping[str, Path]) -> None:
        self._path, self._channel, self._scans = path, channel, scans
        self._received = Received()
        self._answers: dict[Path, dict[str, tuple[Answer, ...]]] = {}
        self._changed: set[Path] = set()
        self._copies: dict[Path, Path] = {}
        self._cases_of: dict[str, set[str]] = defaultdict(set)

    def tell(self, result: Result, problem: Message, remedy: Message) -> None:
        """Say of a row of the list why it was not taken in."""
        self._received.faults.append(Fault(result.place, problem, remedy))

    def note_waybills(self, row: Row) -> None:
        """Which cases have which waybills already."""
        for event in row.loaded.case.events if row.loaded else ():
            if event.tracking_number and row.loaded:
                self._cases_of[event.tracking_number].add(id_sha256(row.loaded.case.id))

    def take(self, row: Row, asked: list[_Asked]) -> None:
        """Put what belongs to one case among its answers."""
        if row.loaded is None:
            for result, letter in asked:
                problem = say("案件“{case}”的资料有错误，没有记入", case=letter.case)
                self.tell(result, problem, say("用 check 看有什么错，改好后再运行一次"))
            return
        base = replace(row, loaded=row.loaded.unanswered or row.loaded)
        book = supplement_path(self._path / row.loaded.source if self._path.is_dir() else self._path)
        for result, letter in asked:
            if not self._refused_at_sight(result, letter):
                self._take_one(base, book, result, letter)

    def finish(self) -> Received:
        """Write each file of answers once, after the scans that it names."""
        for target, scan in self._copies.items():
            keep_scan(scan, target)
            self._received.files.append(target)
        for book in sorted(self._changed):
            put_file(book, supplement_text(self._answers[book]).encode())
            self._received.files.append(book)
        return self._received

    def _refused_at_sight(self, result: Result, letter: PostedLetter) -> bool:
        if letter.event is None or letter.event.kind is None:
            if letter.event is None:
                self.tell(
                    result,
                    say("《{title}》是本行自己的文书，没有写明送达后记为什么", title=letter.title),
                    say(
                        "在它的 .toml 里写“送达后记为”（催收、提前到期、债权转让通知、不记），以后做的就能记；"
                        "已经寄出的，由人记入案件的 events"
                    ),
                )
            return True
        others = self._cases_of[result.waybill] - {one.case_sha256 for one in result.mailing.letters}
        if others:
            self.tell(result, say("这个邮件号已经记在别的案件里"), say("对照邮件详情单改正"))
        return bool(others)

    def _take_one(self, base: Row, book: Path, result: Result, letter: PostedLetter) -> None:
        assert base.loaded is not None
        number, before = base.loaded.case.id, self._answers_in(book)
        now = _completed(base, before.get(number, ()))
        if now.loaded is None:
            self.tell(result, *_first_wrong(now))
            return
        case = now.loaded.case
        if (event := recorded(case, result, letter)) is not None:
            if says_the_same(event, result):
                self._received.known += 1
                self._add_scan(book, number, case, event.exhibit, result)
            else:
                remedy = say("核对后，在 {file} 里改正这一条", file=book.name)
                self.tell(result, say("以前记的结果与这次的不同，没有改"), remedy)
            return
        if any(one.tracking_number == result.waybill and not is_to(case, one, result) for one in case.events):
            self.tell(result, say("这个邮件号已经记在本案另一个人的函件上"), say("对照邮件详情单改正"))
            return
        file = self._scan_beside(book, result)
        event_now = event_of(result, letter, next_exhibit(case), self._channel)
        added = _with(before.get(number, ()), "events", event_now)
        added = _with(added, "exhibits", exhibit_of(case, result, letter, self._channel, file))
        then = _completed(base, added)
        if then.loaded is None:
            self.tell(result, *_first_wrong(then))
        elif recorded(then.loaded.case, result, letter) is None:
            self.tell(
                result,
                say("台账里已有这一天给他的催收，没有写结果，加不进去"),
                say("在台账那一行写上结果和邮件号，或者删去那一行，再运行一次"),
            )
        else:
            before[number] = added
            self._changed.add(book)
            self._received.taken[result.outcome] += 1

    def _answers_in(self, book: Path) -> dict[str, tuple[Answer, ...]]:
        if book not in self._answers:
            self._answers[book] = dict(read_supplement(book).answers) if book.is_file() else {}
        return self._answers[book]

    def _scan_beside(self, book: Path, result: Result) -> str | None:
        """The name of the scan of this waybill, which is copied in the end; nothing where there is none."""
        if result.waybill not in self._scans:
            return None
        target = book.with_name(scan_name(result.waybill))
        self._copies[target] = self._scans[result.waybill]
        return target.name

    def _add_scan(self, book: Path, number: str, case: Case, exhibit: int | None, result: Result) -> None:
        """A scan that came later, put to the exhibit that an earlier run added without one."""
        there = next((one for one in case.exhibits if one.number == exhibit), None)
        if there is None or there.file is not None or result.waybill not in self._scans:
            return
        answers = self._answers_in(book)
        added = next((one for one in answers.get(number, ()) if one.key == "exhibits" and one.items), None)
        if added is None:
            return
        file = self._scan_beside(book, result)
        items = tuple({**item, "file": file} if item.get("number") == str(exhibit) else item for item in added.items)
        answers[number] = tuple(replace(one, items=items) if one is added else one for one in answers[number])
        self._changed.add(book)


def _with(answers: tuple[Answer, ...], key: str, item: dict[str, Any]) -> tuple[Answer, ...]:
    """The answers with one more item of a list."""
    before = next((one for one in answers if one.key == key and one.items), None)
    if before is None:
        return (*answers, Answer(key, items=(item,)))
    return tuple(replace(one, items=(*one.items, item)) if one is before else one for one in answers)


def _completed(base: Row, answers: tuple[Answer, ...]) -> Row:
    assert base.loaded is not None
    return completed(base, Supplement("", "", {base.loaded.case.id: answers}))


def _first_wrong(row: Row) -> tuple[Message, Message]:
    wrong = next(fault for fault in row.faults if fault.severity == "error")
    return wrong.problem, wrong.remedy
