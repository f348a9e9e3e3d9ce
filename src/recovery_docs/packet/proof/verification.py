"""Whether a packet is still as it was made: each file that changed, is gone or was added, and where in it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recovery_docs.errors import Fault, InputError, Place, TemplateError
from recovery_docs.messages import Message, say
from recovery_docs.packet.agreement.agreement import disagreements, faults_of
from recovery_docs.packet.agreement.identities import labelled_names
from recovery_docs.packet.agreement.said import BODY, PaperText
from recovery_docs.packet.earlier_packet import MANIFEST, manifest_in
from recovery_docs.packet.proof.changed_paper import changed_lines, changes_of_paper
from recovery_docs.packet.proof.exhibit_pages import pages_not_listed
from recovery_docs.packet.proof.fingerprints import SEAL, pages_of, seal_of, sha256
from recovery_docs.rendering.check_document.scan import read_words

_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems put into every folder that somebody opens."""


@dataclass(frozen=True)
class Verification:
    """What was found of one packet: nothing where it is as it was made."""

    folder: Path
    files: int
    """How many there should be, the manifest among them."""
    seal: str
    """The manifest's fingerprint; empty where it has none."""
    faults: tuple[Fault, ...]


def packets_in(path: Path) -> tuple[Path, ...]:
    """The packet of this folder, or those that lie in it. Raises `InputError` where there are none."""
    if (path / MANIFEST).is_file():
        return (path,)
    found = tuple(sorted(one.parent for one in path.glob(f"*/{MANIFEST}")))
    if not found:
        problem = say("这个文件夹里没有文书包（没有 {manifest}）", manifest=MANIFEST)
        raise InputError(Fault(Place(file=path.name), problem, say("写文书包的文件夹，或者放着几个文书包的输出目录")))
    return found


def verify(folder: Path, exhibits: Path | None = None) -> Verification:
    """Look at every file of a packet; with `exhibits`, at the exhibits' own files in that folder too.

    Raises `InputError` where the manifest cannot be read.
    """
    manifest = manifest_in(folder)
    if not manifest:
        problem = say("清单读不了，无法核对")
        raise InputError(Fault(Place(file=MANIFEST), problem, say("重新制作这个文书包，或者从备份取回")))
    said = _said(manifest)
    papers = _papers_in(folder, manifest)
    there = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if not path.is_dir()}
    own_exhibits: Mapping[str, str] = manifest.get("exhibits", {})
    faults = [*_of_manifest(manifest)]
    for name, told in said.items():
        if name not in there:
            faults.append(_fault(name, say("文件不见了"), say("从备份取回，或者重新制作")))
        else:
            faults += _changes(name, there[name].read_bytes(), told, papers)
    if papers.changed:
        names = labelled_names(papers.whole)
        faults += faults_of(disagreements((*papers.whole, *papers.changed), names))
    for name in there.keys() - said.keys() - {MANIFEST}:
        base = name.rpartition("/")[2]
        if base in own_exhibits:
            faults += _exhibit_changes(name, there[name], base, manifest)
        elif base not in _LITTER and not base.startswith("~$"):
            faults.append(
                _fault(name, say("清单里没有这个文件，是后来放进去的"), say("看一看是谁放的；不属于文书包的移到别处"))
            )
    if exhibits is not None:
        for name in own_exhibits:
            faults += _exhibit_changes(name, exhibits / name, name, manifest)
    at_hand = {path.name: path for path in there.values() if path.name in own_exhibits}
    at_hand |= {name: exhibits / name for name in own_exhibits if exhibits and (exhibits / name).is_file()}
    with suppress(TemplateError):
        faults += pages_not_listed(folder, manifest, at_hand)
    faults.sort(key=lambda one: str(one.place.file))
    return Verification(folder, len(said) + 1, manifest.get(SEAL, ""), tuple(faults))


def _said(manifest: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """What the manifest says of each file."""
    papers = {paper["file"]: paper for paper in manifest["papers"]}
    # 早先的清单只记下 PDF 的名称
    pdfs: dict[str, Mapping[str, Any]] = {name: {} for name in manifest.get("pdfs", ())}
    return {**pdfs, **papers, **manifest.get("files", {})}


def _of_manifest(manifest: Mapping[str, Any]) -> Iterator[Fault]:
    if SEAL in manifest and manifest[SEAL] != seal_of(manifest):
        yield _fault(MANIFEST, say("清单做好以后被改过，里面的指纹靠不住"), say("从备份取回清单，或者重新制作"))


@dataclass(frozen=True)
class _Papers:
    """The papers as they lie there: `whole` those that are as they were made, `changed` those that somebody changed."""

    whole: tuple[PaperText, ...] = ()
    changed: tuple[PaperText, ...] = ()


def _papers_in(folder: Path, manifest: Mapping[str, Any]) -> _Papers:
    """Read only where one of them changed: nothing can have come to disagree otherwise."""
    there = [(paper, folder / paper["file"]) for paper in manifest["papers"] if (folder / paper["file"]).is_file()]
    data = {paper["file"]: path.read_bytes() for paper, path in there}
    if all(sha256(data[paper["file"]]) == paper["sha256"] for paper, _ in there):
        return _Papers()
    whole: list[PaperText] = []
    changed: list[PaperText] = []
    for paper, _ in there:
        name = paper["file"]
        with suppress(TemplateError):
            words, told = read_words(data[name], name), paper.get("lines", {}).get(BODY)
            is_whole = sha256(data[name]) == paper["sha256"]
            typed = "" if is_whole else changed_lines(words.get(BODY, ""), told) if told else None
            text = PaperText(name, paper.get("template", ""), data[name], words, typed)
            (whole if is_whole else changed).append(text)
    return _Papers(tuple(whole), tuple(changed))


def _changes(name: str, data: bytes, told: Mapping[str, Any], papers: _Papers = _Papers()) -> Iterator[Fault]:
    """What differs in one file; the hash decides, the marks only find the spot."""
    if "sha256" not in told:
        yield _fault(name, say("做这个文书包的版本没有记下它的指纹，无法核对"), say("再做一次文书包"))
    elif sha256(data) != told["sha256"]:
        if name.lower().endswith(".docx"):
            yield from changes_of_paper(name, data, told.get("lines", {}), papers.whole)
        else:
            yield _of_pages(name, data, told.get("pages"))


def _exhibit_changes(name: str, path: Path, exhibit: str, manifest: Mapping[str, Any]) -> Iterator[Fault]:
    told: dict[str, Any] = {"sha256": manifest["exhibits"][exhibit]}
    if pages := manifest.get("exhibit_pages", {}).get(exhibit):
        told["pages"] = pages
    if not path.is_file():
        yield _fault(name, say("证据文件不见了"), say("从备份取回"))
    else:
        yield from _changes(name, path.read_bytes(), told)


def _of_pages(name: str, data: bytes, before: int | None) -> Fault:
    now = pages_of(name, data)
    if before and not now:
        problem = say("文件坏了，打不开（原来{before}页）", before=before)
    elif before and now != before:
        problem = say("页数变了：原来{before}页，现在{now}页", before=before, now=now)
    elif before:
        problem = say("做好以后内容被改过（页数没有变，{now}页）", now=now)
    else:
        problem = say("做好以后内容被改过")
    return _fault(name, problem, say("与原件核对；不该改的从备份取回，或者重新制作"))


def _fault(name: str, problem: Message, remedy: Message) -> Fault:
    return Fault(Place(file=name), problem, remedy)
