"""A packet's volumes: 证据材料.pdf with every exhibit, 全卷.pdf with every paper, and what the manifest says of them."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from recovery_docs.case import Exhibit
from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.fields.annexes.exhibit_list import in_listed_order
from recovery_docs.messages import Message, say
from recovery_docs.packet.exhibit_files import place_of
from recovery_docs.packet.packet import EVIDENCE_COVER, EVIDENCE_LIST, Binding, Packet, Paper
from recovery_docs.packet.prints import Prints
from recovery_docs.volume.agreement import disagreement
from recovery_docs.volume.evidence import BoundExhibit, Evidence, bind_evidence
from recovery_docs.volume.exhibit_file import ExhibitFile, UnfitError, read_again
from recovery_docs.volume.fonts import fonts_of
from recovery_docs.volume.pictures import pages_of
from recovery_docs.volume.stamps import stamp_paper
from recovery_docs.volume.whole import bind_papers

EVIDENCE, WHOLE = "证据材料", "全卷"
INTERNAL = ("check-sheet", "watch-list-entry")
"""The papers that stay in the house and are bound into no volume."""


def with_volumes(packet: Packet, pdfs: Sequence[Paper], prints: Prints) -> Packet:
    """The packet with the PDFs of its papers and its volumes; raises `PacketError` where a volume cannot be bound.

    A draft is not bound, nor is a single paper.
    """
    evidence = _evidence(packet, pdfs, packet.binding, prints) if packet.binding else None
    inside = [one for one in pdfs if one.template not in INTERNAL]
    if evidence is not None:
        inside = [one for one in inside if one.template != EVIDENCE_LIST]
        inside.append(Paper(f"{EVIDENCE}.pdf", EVIDENCE, EVIDENCE_COVER, evidence.data))
    volumes = inside[-1:] if evidence else []
    if len(inside) > 1 and not packet.manifest.get("draft"):
        whole = bind_papers([(_called(one), one.data) for one in inside], title=WHOLE)
        volumes.append(Paper(f"{WHOLE}.pdf", WHOLE, "", whole))
    fonts = fonts_of((paper.data, pdf.data) for paper, pdf in zip(packet.papers, pdfs, strict=True))
    manifest = {
        **packet.manifest,
        "pdfs": [one.file for one in (*pdfs, *volumes)],
        "volumes": [_described(one, evidence) for one in volumes],
        "fonts": {"lacking": fonts.lacking, "standing_in": fonts.standing_in},
    }
    return replace(packet, papers=(*packet.papers, *pdfs, *volumes), manifest=manifest, binding=None)


def _evidence(packet: Packet, pdfs: Sequence[Paper], binding: Binding, prints: Prints) -> Evidence:
    listed = next(one for one in pdfs if one.template == EVIDENCE_LIST)
    exhibits = in_listed_order(binding.case.exhibits)
    bound = [_bound(exhibit, binding, prints) for exhibit in exhibits]
    cover, stamps = prints.of(binding.cover.data), prints.of(stamp_paper())
    if cover is None or stamps is None:
        raise _not_printed(packet.folder, say("封面和证据编号没有转成 PDF"))
    evidence = bind_evidence(cover, listed.data, bound, stamps, title=EVIDENCE)
    if wrong := disagreement(evidence, bound):
        raise PacketError(Fault(Place(file=f"{EVIDENCE}.pdf"), wrong, say("告诉维护人员；这份文书包不要用")))
    return evidence


def _bound(exhibit: Exhibit, binding: Binding, prints: Prints) -> BoundExhibit:
    place = place_of(binding.case, exhibit, binding.source)
    files = []
    for file in binding.files[exhibit.number]:
        try:
            files.append(_as_pdf(file, prints))
        except UnfitError as error:
            raise PacketError(Fault(place, error.problem, error.remedy, file.path.name)) from error
    return BoundExhibit(exhibit.number, exhibit.name, exhibit.group, tuple(files))


def _as_pdf(file: ExhibitFile, prints: Prints) -> bytes:
    data = read_again(file)
    if file.kind == "pdf":
        return data
    if file.kind == "picture":
        return pages_of(data)
    pdf = prints.of(data)
    if pdf is None:
        raise UnfitError(say("证据文件没有转成 PDF"), say("用 Word 或者 WPS 打开它，另存为 PDF"))
    return pdf


def _called(paper: Paper) -> str:
    """The title with what tells papers of one title apart."""
    return Path(paper.file).stem.split("_", 1)[-1]


def _described(volume: Paper, evidence: Evidence | None) -> dict[str, Any]:
    said: dict[str, Any] = {"file": volume.file, "sha256": hashlib.sha256(volume.data).hexdigest()}
    if evidence is not None and volume.template == EVIDENCE_COVER:
        said["exhibits"] = [{"number": number, "pages": list(pages)} for number, pages in evidence.pages.items()]
    return said


def _not_printed(folder: str, problem: Message) -> PacketError:
    return PacketError(Fault(Place(file=folder), problem, say("用 Word 或者 WPS 打开 Word 文件，另存为 PDF")))
