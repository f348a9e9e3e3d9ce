"""The finished papers of one filing to look at: as PDF where an office suite is there, else the Word file and what to do."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from recovery_docs.authoring.own_library import library_of
from recovery_docs.errors import Fault, PacketError
from recovery_docs.filings.assessment import assess
from recovery_docs.filings.filing import Filing
from recovery_docs.intake import Loaded
from recovery_docs.packet.office import converted, office_suite
from recovery_docs.packet.packet import Paper, Source, make_packet
from recovery_docs.prerequisites.matter import Matter

_KEPT = 16
"""Previews held in memory: those of the case that is looked at, and of some before it."""


@dataclass(frozen=True)
class Preview:
    """The papers of one filing as they would lie in the packet; a draft where it may not be handed in yet.

    `pdfs` go with `papers`, nothing where one could not be made; `unprinted` says why there is none at all.
    """

    papers: tuple[Paper, ...]
    is_draft: bool
    pdfs: tuple[bytes | None, ...] = ()
    unprinted: tuple[Fault, ...] = ()


class Previews:
    """Previews by case, facts, day, filing and templates, so that one is made once for as long as nothing changes."""

    def __init__(self, convert: Callable[[list[bytes]], list[bytes | None]] = converted) -> None:
        self._convert = convert
        self._kept: OrderedDict[str, Preview] = OrderedDict()
        self._keeping, self._printing = threading.Lock(), threading.Lock()

    def papers(self, loaded: Loaded, matter: Matter, filing: Filing, templates: Path | None = None) -> Preview | None:
        """The Word files; nothing where the case has no use for the filing. Raises `TemplateError` or `PacketError`."""
        key = _key(loaded, matter, filing, templates)
        return self._known(key) or self._keep(key, _made(loaded, matter, filing, templates))

    def printed(self, loaded: Loaded, matter: Matter, filing: Filing, templates: Path | None = None) -> Preview | None:
        """The same with PDFs, where the office suite makes them."""
        key = _key(loaded, matter, filing, templates)
        # 办公软件一次只开一个：第二个人等第一个做完，多半等到的就是同一份
        with self._printing:
            found = self._known(key) or _made(loaded, matter, filing, templates)
            if found is None or found.pdfs:
                return found
            return self._keep(key, self._with_pdfs(found))

    def _known(self, key: str) -> Preview | None:
        with self._keeping:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: str, found: Preview | None) -> Preview | None:
        with self._keeping:
            if found is not None:
                self._kept[key] = found
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found

    def _with_pdfs(self, found: Preview) -> Preview:
        try:
            pdfs = self._convert([paper.data for paper in found.papers])
        except PacketError as error:
            return replace(found, unprinted=error.faults)
        return replace(found, pdfs=tuple(pdfs), unprinted=())


def _made(loaded: Loaded, matter: Matter, filing: Filing, templates: Path | None) -> Preview | None:
    assessment = assess(matter, filing)
    if assessment.status == "not_applicable":
        return None
    is_draft = assessment.status == "refused"
    source = Source(loaded.source, loaded.sha256)
    packet = make_packet(matter, [assessment], library_of(templates), source, draft=is_draft)
    return None if packet is None else Preview(packet.papers, is_draft)


def _key(loaded: Loaded, matter: Matter, filing: Filing, templates: Path | None) -> str:
    """A digest of everything that a paper can be made of."""
    digest = hashlib.sha256(loaded.case.model_dump_json().encode())
    digest.update(f"{loaded.source}\0{matter.as_of}\0{filing.id}".encode())
    for path in sorted(templates.rglob("*")) if templates is not None and templates.is_dir() else ():
        if path.is_file():
            digest.update(f"\0{path.name}\0{path.stat().st_mtime_ns}\0{path.stat().st_size}".encode())
    return digest.hexdigest()


def office_missing() -> tuple[Fault, ...]:
    """Why no PDF can be made on this machine; nothing where an office suite is there."""
    try:
        office_suite()
    except PacketError as error:
        return error.faults
    return ()
