"""A case that was done before: what is made again, what differs now, and what is said of the packet that is there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from recovery_docs import __version__
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.shelf import Shelf
from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.filings.assessment import Assessment
from recovery_docs.filings.letter_numbers import NO_NUMBERS, LetterNumbers
from recovery_docs.law.parameters import law_sha256
from recovery_docs.messages import Message, say
from recovery_docs.packet.earlier_packet import Earlier
from recovery_docs.packet.manifest import facts_sha256, libraries
from recovery_docs.packet.packet import EVIDENCE_LIST, Packet
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.library import TemplateLibrary


def differences(
    earlier: Earlier,
    matter: Matter,
    assessments: Collection[Assessment],
    templates: TemplateLibrary,
    exhibits: Path | None,
    numbers: LetterNumbers = NO_NUMBERS,
    *,
    pdf: bool,
) -> tuple[str, ...]:
    """What a packet made now would stand on that the one that is there did not, as keys of `CHANGED_WORDS`.

    `exhibits` is the folder of the exhibits' files, `numbers` those that its letters bear now.
    """
    then = earlier.manifest
    if not then:
        return ("papers",)
    before: Mapping[str, Any] = then.get("facts_sha256", {})
    ready = {assessment.filing.id for assessment in assessments if assessment.status == "ready"}
    differs = {
        **{name: before.get(name) != digest for name, digest in facts_sha256(matter.case).items() if name != "id"},
        "as_of": then.get("as_of") != matter.as_of.isoformat(),
        "law": then.get("law_sha256") != law_sha256(),
        "program": then["program"]["version"] != __version__ or then.get("draft", False),
        "libraries": then["program"].get("libraries") != libraries(),
        "exhibit_files": exhibits is not None
        and EVIDENCE_LIST in then["templates"]
        and _other_files(then, matter, exhibits),
        "filings": earlier.filings != ready,
        "templates": any(templates.compiled(name).sha256 != digest for name, digest in then["templates"].items()),
        "number": _other_numbers(earlier, matter, assessments, numbers),
        "papers": bool(earlier.lost),
        "pdf": pdf and not earlier.pdfs_whole,
    }
    return tuple(name for name, differing in differs.items() if differing)


def _other_numbers(earlier: Earlier, matter: Matter, assessments: Iterable[Assessment], numbers: LetterNumbers) -> bool:
    before = {paper["number"] for paper in earlier.papers if "number" in paper}
    if not numbers:
        return bool(before)
    ready = {one.filing.id: one for one in assessments if one.status == "ready"}
    if before == {number for (filing, _, _), number in numbers.items() if filing in ready}:
        return False
    return before != {one.number for ours in ready.values() for one in ours.documents(matter, numbers=numbers)} - {None}


def _other_files(then: Mapping[str, Any], matter: Matter, exhibits: Path) -> bool:
    from recovery_docs.packet.exhibit_files import files_sha256

    return bool(then.get("exhibits", {}) != files_sha256(matter.case, exhibits))


def left_alone(folder: str, earlier: Earlier, names: Iterable[str] | None = None) -> tuple[Fault, ...]:
    """Said of papers that somebody changed and that are not made again, all or those of these names."""
    files = [name for name in earlier.edited if names is None or name in names]
    if not files:
        return ()
    problem = say("{files} 做好以后被人改过，没有覆盖", files=files)
    return (_warning(folder, problem, say("要恢复原样的，删去这个文件后再做一次")),)


def kept_beside(folder: str, earlier: Earlier, packet: Packet) -> tuple[Fault, ...]:
    """Said of papers that somebody changed in a packet that has been made again."""
    files = packet.files()
    kept, outdated = earlier.kept(files), earlier.outdated(files)
    left = left_alone(folder, earlier, set(earlier.edited) - set(outdated))
    names = [kept[name] for name in outdated]
    if not names:
        return left
    problem = say("上次的文书做好以后被人改过；改过的一份另存为 {files}", files=names)
    return (*left, _warning(folder, problem, say("对照新做的文书，把还用得着的改动抄过去")))


def moved_aside(folder: str, earlier: Earlier, new: Mapping[str, bytes]) -> tuple[Fault, ...]:
    """Said of somebody's own files whose names the new files have."""
    kept = earlier.kept(new)
    names = [kept[name] for name in earlier.strange if name in new and name in kept]
    if not names:
        return ()
    problem = say("文件夹里原有与这次所做的同名的文件；原有的另存为 {files}", files=names)
    return (_warning(folder, problem, say("看一看原有的还要不要")),)


def with_stale(outcome: CaseOutcome, folder: str, shelf: Shelf) -> CaseOutcome:
    """The outcome of a case for which nothing was made, with a warning where an earlier packet of it still lies about."""
    try:
        earlier = shelf.earlier(folder)
    except PacketError:
        return outcome
    if earlier is None or earlier.manifest.get("case") != outcome.case_id:
        return outcome
    problem = say("这个文件夹里还是上次做的文书，与现在的资料不符")
    told = _warning(folder, problem, say("不要再用；条件具备后再做一次会重做，不再需要的删去这个文件夹"))
    return replace(outcome, stale=folder, faults=(*outcome.faults, told))


def _warning(folder: str, problem: Message, remedy: Message) -> Fault:
    return Fault(Place(file=folder), problem, remedy, severity="warning")
