"""All rows of a run looked through before anything is made: names that moved by a row, names typed into a template."""

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from recovery_docs.batch.unit import Settings, folder_of
from recovery_docs.case import Case
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.intake import Row
from recovery_docs.intake.values.cell_text import shortened
from recovery_docs.messages import say
from recovery_docs.packet.earlier_packet import MANIFEST, manifest_in
from recovery_docs.packet.party_names import is_renamed
from recovery_docs.rendering.check_template.typed_names import TypedWords

_IN_MEMORY = 64 << 20
RENAMED = "--yes"
"""The option of the command line by which people may go by other names than before."""
_MANY, _SHARE = 10, 10
"""This many renamed packets are many; so is one in so many of those looked at, if it is more than one."""
_SHOWN = 3


def looked_through(
    rows: Iterable[Row], settings: Settings, own_templates: Iterable[Path], *, renamed: bool
) -> Iterator[Row]:
    """The same rows, read to the end before the first is given.

    Where no packets lie in the folder yet and no template is the office's own there is nothing to look for, and the rows are
    read as they are asked for. Raises `InputError` where many cases go by other names than their packets, unless `renamed`
    says that they may, and where a template bears the name of somebody who is not in every case.
    """
    typed = TypedWords(own_templates)
    earlier = not renamed and any(settings.out.glob(f"*/{MANIFEST}"))
    if not earlier and not typed:
        yield from rows
        return
    moved, strangers = _Moved(settings), _Strangers(typed)
    with SpooledTemporaryFile(_IN_MEMORY) as spool:
        count = 0
        for row in rows:
            pickle.dump(row, spool)
            count += 1
            if row.loaded is not None:
                strangers.look_at(row.loaded.case)
                if earlier:
                    moved.look_at(row)
        if faults := [*strangers.faults(), *moved.faults()]:
            raise InputError(*faults)
        spool.seek(0)
        yield from _kept(spool, count)


def _kept(spool: IO[bytes], count: int) -> Iterator[Row]:
    for _ in range(count):
        row: Row = pickle.load(spool)  # 刚才自己写的，没有名字的临时文件，别人碰不到
        yield row


class _Moved:
    """Cases whose people have other names than when their packets were made."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._looked_at = 0
        self._renamed: list[tuple[str, Place]] = []

    def look_at(self, row: Row) -> None:
        folder = folder_of(row, self._settings.name)
        if row.loaded is None or folder is None:
            return
        manifest = manifest_in(self._settings.out / folder)
        self._looked_at += bool(manifest)
        if is_renamed(row.loaded.case, manifest):
            place = row.loaded.places.get("borrowers[0].name") or row.place or Place()
            self._renamed.append((row.loaded.case.id, place))

    def faults(self) -> Iterator[Fault]:
        number = len(self._renamed)
        if number < 2 or (number < _MANY and number * _SHARE < self._looked_at):
            return
        yield Fault(
            Place(file=self._settings.source.file),
            say(
                "{number}案的姓名与上次做的不同，案件编号或者证件号码却没有变，多半是错了行；什么都没有做",
                number=number,
            ),
            say("对照原件核对姓名和号码两列；确实都改了名的，加上 {option} 再运行", option=RENAMED),
        )
        for case_id, place in self._renamed[:_SHOWN]:
            yield Fault(
                place,
                say("案件“{case}”的姓名与上次的不同", case=shortened(case_id, "label")),
                say("核对这一行"),
            )


class _Strangers:
    """Parties whose names stand in a template."""

    def __init__(self, typed: TypedWords) -> None:
        self._typed = typed
        self._cases = 0
        self._places: dict[str, Place | None] = {}
        self._holders: Counter[str] = Counter()
        self._ours: set[str] = set()

    def look_at(self, case: Case) -> None:
        """Whoever lends may stand in a template of its own."""
        self._cases += 1
        lenders = {case.creditor.name, *(assignment.assignor.name for assignment in case.assignments)}
        self._ours |= lenders
        for name in {party.name for party in case.parties} - lenders:
            if name not in self._places:
                self._places[name] = self._typed.where(name)
            self._holders[name] += self._places[name] is not None

    def faults(self) -> Iterator[Fault]:
        for name, number in self._holders.items():
            place = self._places[name]
            if place is not None and number < self._cases and name not in self._ours:
                yield Fault(
                    place,
                    say("写着{name}，是本批中别的案件的当事人，会印在每一份文书里", name=shortened(name, "name")),
                    say("换成字段，例如 {field}", field="{{ … }}"),
                )
