"""Whether a packet is still as it was made: each file that changed, is gone or was added, and where in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from recovery_docs.errors import Fault, InputError, Place, TemplateError
from recovery_docs.messages import Message, say
from recovery_docs.packet.earlier_packet import MANIFEST, manifest_in
from recovery_docs.packet.leak_guard import masked
from recovery_docs.packet.proof.fingerprints import SEAL, marks_now, marks_of, pages_of, seal_of, sha256
from recovery_docs.packet.proof.line_places import LinePlaces
from recovery_docs.rendering.check_document.scan import read_words

_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems put into every folder that somebody opens."""
_SHOWN = 60
"""Characters of a changed line that are shown."""
_MOST = 20
"""Spots that are named of one file."""


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
    there = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if not path.is_dir()}
    own_exhibits: Mapping[str, str] = manifest.get("exhibits", {})
    faults = [*_of_manifest(manifest)]
    for name, told in said.items():
        if name not in there:
            faults.append(_fault(name, say("文件不见了"), say("从备份取回，或者重新制作")))
        else:
            faults += _changes(name, there[name].read_bytes(), told)
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


def _changes(name: str, data: bytes, told: Mapping[str, Any]) -> Iterator[Fault]:
    """What differs in one file; the hash decides, the marks only find the spot."""
    if "sha256" not in told:
        yield _fault(name, say("做这个文书包的版本没有记下它的指纹，无法核对"), say("再做一次文书包"))
    elif sha256(data) != told["sha256"]:
        if name.lower().endswith(".docx"):
            yield from _of_paper(name, data, told.get("lines", {}))
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


def _of_paper(name: str, data: bytes, lines: Mapping[str, str]) -> list[Fault]:
    remedy = say("不该改的重新制作；改得对的，把事实改到案件资料里再做")
    try:
        words, places = read_words(data, name), LinePlaces(data, name)
    except TemplateError:
        return [_fault(name, say("文件坏了，打不开"), say("从备份取回，或者重新制作"))]
    if not lines:
        return [_fault(name, say("做好以后内容被改过"), remedy)]
    spots = [
        spot for part in {**lines, **words} for spot in _spots(part, lines.get(part, ""), words.get(part, ""), places)
    ]
    if not spots:
        return [_fault(name, say("做好以后被人存过：文字没有变，版式、图片或者属性变了"), remedy)]
    faults = [Fault(Place(file=name, passage=where), what, remedy) for where, what in spots[:_MOST]]
    more = len(spots) - _MOST
    return [*faults, _fault(name, say("另有{more}处被改过", more=more), remedy)] if more > 0 else faults


def _spots(part: str, told: str, text: str, places: LinePlaces) -> Iterator[tuple[Message, Message]]:
    """Each place where the lines of a part are not those that were made, with what stands there now."""
    before, now, lines = marks_of(told), marks_now(text), text.split("\n")
    if not told and not text.strip():
        return
    for what, first, last, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for line in range(start, end):
            added = line - start >= last - first
            text = _shown(lines[line])
            problem = say("多出一段文字“{text}”", text=text) if added else say("文字被改过，现在是“{text}”", text=text)
            yield places.of(part, line), problem
        gone = (last - first) - (end - start)
        if gone > 0:
            yield places.of(part, max(end - 1, 0)), say("这里以后少了{gone}段文字", gone=gone)


def _shown(line: str) -> str:
    """A line as it may be shown: numbers of persons masked before it is cut, so that no half of one is left."""
    text = masked(line.strip())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def _fault(name: str, problem: Message, remedy: Message) -> Fault:
    return Fault(Place(file=name), problem, remedy)
