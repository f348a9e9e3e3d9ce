"""The letters of a batch, or of one packet, in the order in which they are posted, and what is wrong with any."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from recovery_docs.batch.case_files import case_rows
from recovery_docs.batch.report import REPORT
from recovery_docs.case import Case
from recovery_docs.case.party import Organisation, Party
from recovery_docs.delivery.mailing import Addressee, Delivered, Mailing, PostedLetter, Sender, code_of
from recovery_docs.delivery.posted_before import Addressed, told_of
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import say
from recovery_docs.packet.earlier_packet import MANIFEST, id_sha256, manifest_in
from recovery_docs.packet.manifest import facts_sha256

_PEOPLE = ("creditor", "borrowers", "guarantees", "mortgages", "pledges", "third_persons")
"""The facts of a case that say who is who, and where."""
PostedBefore = Callable[[Sequence[Addressed]], Mapping[PostedLetter, date]]
"""Which of these letters were posted before, and when."""
_Entry = tuple[Addressee, Sender, PostedLetter]


def mailings_of(
    book: Path,
    folder: Path,
    *,
    together: bool = False,
    profile: Path | None = None,
    before: PostedBefore = lambda letters: {},
) -> tuple[tuple[Mailing, ...], tuple[Fault, ...]]:
    """What is to be posted of a batch's folder or a packet's, made of the cases of `book`, and every doubt.

    Letters to the same person stand one after the other, where the first of them stands in the batch; with `together`
    they go in one envelope. Letters that `before` knows are left out and told. Raises `InputError` where there is nothing
    to post, or a letter cannot be posted.
    """
    faults: list[Fault] = []
    entries: list[_Entry] = []
    cases = {id_sha256(row.loaded.case.id): row.loaded.case for row in case_rows(book, profile) if row.loaded}
    for packet in _packets(folder, faults):
        entries += _letters(packet, cases, faults)
    if errors := [fault for fault in faults if fault.severity == "error"]:
        raise InputError(*errors)
    if gone := before([(to.name, letter) for to, _, letter in entries]):
        faults.append(told_of(gone, folder.name))
        if len(gone) == len(entries):
            raise InputError(replace(faults[-1], severity="error"))
        entries = [one for one in entries if one[2] not in gone]
    if not entries:
        raise InputError(
            Fault(
                Place(file=folder.name),
                say("这里没有要邮寄的函件"),
                say("写 batch 或者 packet 的输出目录；以前的版本做的，删去后再做一次"),
            )
        )
    mailings = tuple(_in_envelopes(entries, together=together))
    _refuse_twice(mailings)
    return mailings, tuple(faults)


def _refuse_twice(mailings: Iterable[Mailing]) -> None:
    seen: dict[str, Mailing] = {}
    for one in mailings:
        if (first := seen.setdefault(one.code, one)) is not one:
            raise InputError(
                Fault(
                    Place(file=one.letters[0].folder),
                    say("函件与“{other}”里的一模一样", other=first.letters[0].folder),
                    say("同一份文书包只留一个"),
                )
            )


def _in_envelopes(entries: list[_Entry], *, together: bool) -> Iterator[Mailing]:
    by_person: dict[tuple[Addressee, Sender], list[PostedLetter]] = {}
    for to, sender, letter in entries:
        by_person.setdefault((to, sender), []).append(letter)
    for (to, sender), letters in by_person.items():
        for envelope in [tuple(letters)] if together else [(letter,) for letter in letters]:
            yield Mailing(code=code_of(envelope), to=to, sender=sender, letters=envelope)


def _packets(folder: Path, faults: list[Fault]) -> list[Path]:
    """The folders of packets in the order of the batch; those that its last run had nothing to do with are told."""
    if (folder / MANIFEST).is_file():
        return [folder]
    there = {path.name: path for path in sorted(folder.iterdir()) if (path / MANIFEST).is_file()}
    made = _made_by_last_run(folder)
    if made is None:
        return [*there.values()]
    if others := [name for name in there if name not in made]:
        faults.append(
            _doubt(
                folder.name,
                say("{number}个文件夹不是最近一次做的，没有列入：{names}", number=len(others), names=others[:5]),
                say("还要寄的，先用 batch 重做"),
            )
        )
    return [there[name] for name in made if name in there]


def _made_by_last_run(folder: Path) -> list[str] | None:
    """The folders of the packets that hold, as the report of the batch has them; nothing where there is no report."""
    try:
        cases = json.loads((folder / REPORT).read_bytes())["cases"]
        return [one["folder"] for one in cases if one["folder"] and one["status"] in ("made", "unchanged")]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _letters(packet: Path, cases: Mapping[str, Case], faults: list[Fault]) -> Iterator[_Entry]:
    manifest = manifest_in(packet)
    if not manifest or manifest.get("draft"):
        problem = say("是草稿，没有列入") if manifest else say("文书包的记录读不了，没有列入")
        faults.append(_doubt(packet.name, problem, say("要寄的，先用 batch 或者 packet 做好")))
        return
    papers: Mapping[str, Mapping[str, Any]] = {paper["file"]: paper for paper in manifest["papers"]}
    letters = [paper for paper in papers.values() if "letter" in paper]
    case = cases.get(manifest["facts_sha256"]["id"])
    if letters and (case is None or _is_changed(case, manifest)):
        problem = say("台账改过，函件还是照原来的做的") if case else say("台账里没有这一案，或者这一案有错误")
        faults.append(Fault(Place(file=packet.name), problem, say("用做这批函件的台账；改过的，再运行一次 batch")))
        return
    for paper in letters:
        faults += _changed(
            packet, [papers[name] for name in (paper["file"], *paper["letter"]["enclosed"]) if name in papers]
        )
        assert case is not None
        to = _addressee(case, paper["letter"]["to"])
        if to is None:
            problem = say("函件没有收件人的地址或者电话，不能寄")
            place = Place(file=f"{packet.name}/{paper['file']}")
            faults.append(Fault(place, problem, say("在台账里补上，再运行一次 batch")))
        else:
            yield to, _sender(case, paper["letter"]["from"]), _letter(packet, manifest, paper)


def _is_changed(case: Case, manifest: Mapping[str, Any]) -> bool:
    """Whether anybody of the case is another, or described otherwise, than when the letters were made."""
    then, now = manifest["facts_sha256"], facts_sha256(case)
    return any(then.get(group) != now[group] for group in _PEOPLE)


def _addressee(case: Case, name: str) -> Addressee | None:
    party = case.party(name)
    address, phones = (party.service_address or party.home, _phones(party)) if party else (None, ())
    if party is None or not address or not phones:
        return None
    return Addressee(
        name=name,
        kind=party.kind,
        address=address,
        address_agreed=bool(party.service_address and party.address_agreed),
        phones=phones,
    )


def _sender(case: Case, name: str) -> Sender:
    """Who is named on the envelope, and where an undelivered letter goes back to."""
    signer = case.party(name) or case.creditor
    contact = case.request.contact if signer is case.creditor else None
    return Sender(
        name=name,
        address=(contact.address if contact else None) or signer.service_address or signer.home,
        phone=contact.phone if contact else next(iter(_phones(signer)), None),
    )


def _phones(party: Party) -> tuple[str, ...]:
    """The numbers under which a party is reached, those of an organisation before that of its head."""
    head = party.head if isinstance(party, Organisation) else None
    return tuple(dict.fromkeys((*party.phones, *((head.phone,) if head and head.phone else ()))))


def _letter(packet: Path, manifest: Mapping[str, Any], paper: Mapping[str, Any]) -> PostedLetter:
    said = paper["letter"]
    return PostedLetter(
        folder=packet.name,
        case=manifest["case"],
        case_sha256=manifest["facts_sha256"]["id"],
        file=paper["file"],
        sha256=paper["sha256"],
        enclosed=tuple(said["enclosed"]),
        title=paper["title"],
        number=said["number"],
        contents=said["contents"],
        event=None if said["event"] is None else Delivered.model_validate(said["event"]),
    )


def _changed(packet: Path, papers: Iterable[Mapping[str, Any]]) -> Iterator[Fault]:
    """Papers that are gone cannot be posted; what somebody changed since is what is printed, and said."""
    for paper in papers:
        path = packet / paper["file"]
        if not path.is_file():
            place = Place(file=f"{packet.name}/{path.name}")
            yield Fault(place, say("这个文件不在了"), say("再运行一次 batch，会重做"))
        elif hashlib.sha256(path.read_bytes()).hexdigest() != paper["sha256"]:
            problem = say("做好以后被人改过，打印的是改过的一份")
            yield _doubt(
                f"{packet.name}/{path.name}", problem, say("改动要留下的不用管；不要的，删去这个文件后再运行 batch")
            )


def _doubt(file: str, problem: Any, remedy: Any) -> Fault:
    return Fault(Place(file=file), problem, remedy, severity="warning")
