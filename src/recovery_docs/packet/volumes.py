"""A packet's volumes: 证据材料.pdf with every exhibit, 全卷.pdf with the papers of a procedure; what the manifest says."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from recovery_docs.case.exhibit import in_listed_order
from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import Message, say
from recovery_docs.packet.exhibit_files import place_of
from recovery_docs.packet.file_names import safe_name
from recovery_docs.packet.packet import EVIDENCE_COVER, EVIDENCE_LIST, Binding, Packet, Paper
from recovery_docs.packet.prints import Prints
from recovery_docs.packet.upload.court_profile import CourtProfile
from recovery_docs.volume.agreement import disagreement
from recovery_docs.volume.evidence import BoundExhibit, Evidence, bind_evidence
from recovery_docs.volume.exhibit_file import ExhibitFile, UnfitError, read_again
from recovery_docs.volume.fonts import fonts_of
from recovery_docs.volume.pictures import is_larger, pages_of
from recovery_docs.volume.stamps import stamp_paper
from recovery_docs.volume.whole import bind_papers

EVIDENCE, WHOLE = "证据材料", "全卷"
INTERNAL = ("check-sheet", "watch-list-entry")
"""The papers that stay in the house and are bound into no volume."""


def with_volumes(packet: Packet, pdfs: Sequence[Paper], prints: Prints, profile: CourtProfile | None = None) -> Packet:
    """The packet with the PDFs of its papers and its volumes; raises `PacketError` where a volume cannot be bound.

    A draft is not bound, nor is a single paper; papers of several procedures are bound apart.
    """
    bound, remarks = _exhibits(packet, prints, profile)
    evidence = _evidence(packet, packet.binding, pdfs, bound, prints) if packet.binding else None
    volumes = [Paper(f"{EVIDENCE}.pdf", EVIDENCE, EVIDENCE_COVER, evidence.data)] if evidence else []
    volumes += _whole(packet, pdfs, volumes)
    fonts = fonts_of((paper.data, pdf.data) for paper, pdf in zip(packet.papers, pdfs, strict=True))
    manifest = {
        **packet.manifest,
        "pdfs": [one.file for one in (*pdfs, *volumes)],
        "volumes": [_described(one, evidence) for one in volumes],
        "fonts": {"lacking": fonts.lacking, "standing_in": fonts.standing_in},
    }
    return replace(
        packet,
        papers=(*packet.papers, *pdfs, *volumes),
        manifest=manifest,
        binding=None,
        exhibits=_in_slots(packet, bound, profile),
        remarks=(*packet.remarks, *remarks),
    )


def _whole(packet: Packet, pdfs: Sequence[Paper], evidence: Sequence[Paper]) -> list[Paper]:
    """A volume for each procedure that has several papers, the bound evidence last in those that have an evidence list."""
    volumes = []
    for procedure in packet.procedures:
        inside = [one for one in pdfs if _word_file(one) in procedure.files and one.template not in INTERNAL]
        listed = [one for one in inside if one.template == EVIDENCE_LIST]
        if listed and evidence:
            inside = [*(one for one in inside if one not in listed), *evidence]
        if len(inside) > 1:
            title = WHOLE if len(packet.procedures) == 1 else f"{WHOLE}_{safe_name(procedure.title)}"
            whole = bind_papers([(_called(one), one.data) for one in inside], title=title)
            volumes.append(Paper(f"{title}.pdf", title, "", whole))
    return volumes


def _word_file(pdf: Paper) -> str:
    return f"{Path(pdf.file).stem}.docx"


def _exhibits(
    packet: Packet, prints: Prints, profile: CourtProfile | None
) -> tuple[list[BoundExhibit], tuple[Fault, ...]]:
    """The exhibits of a packet as PDFs in the order of its list, and which pictures were made smaller."""
    binding, longest = packet.binding, profile.longest_edge if profile else None
    if binding is None:
        return [], ()
    bound, reduced = [], []
    for exhibit in in_listed_order(binding.case.exhibits):
        files = []
        for file in binding.files[exhibit.number]:
            try:
                data = read_again(file)
                if file.kind == "picture" and longest and is_larger(data, longest):
                    reduced.append(file.path.name)
                files.append(_as_pdf(file, data, prints, longest))
            except UnfitError as error:
                place = place_of(binding.case, exhibit, binding.source)
                raise PacketError(Fault(place, error.problem, error.remedy, file.path.name)) from error
        bound.append(BoundExhibit(exhibit.number, exhibit.name, exhibit.group, tuple(files)))
    if not reduced:
        return bound, ()
    problem = say("{files} 照法院方案缩小到长边{pixels}像素", files=reduced, pixels=longest)
    return bound, (Fault(Place(file=packet.folder), problem, say("看一看缩小以后还清不清楚"), severity="warning"),)


def _as_pdf(file: ExhibitFile, data: bytes, prints: Prints, longest_edge: int | None) -> bytes:
    if file.kind == "pdf":
        return data
    if file.kind == "picture":
        return pages_of(data, longest_edge)
    pdf = prints.of(data)
    if pdf is None:
        raise UnfitError(say("证据文件没有转成 PDF"), say("用 Word 或者 WPS 打开它，另存为 PDF"))
    return pdf


def _in_slots(
    packet: Packet, bound: Sequence[BoundExhibit], profile: CourtProfile | None
) -> tuple[tuple[int, str | None, tuple[bytes, ...]], ...]:
    """The exhibits whose kinds a slot of the profile asks for."""
    if packet.binding is None or profile is None:
        return ()
    wanted = {kind for slot in profile.slot for kind in slot.exhibits}
    kinds = {one.number: one.kind for one in packet.binding.case.exhibits}
    return tuple((one.number, kinds[one.number], one.files) for one in bound if kinds[one.number] in wanted)


def _evidence(
    packet: Packet, binding: Binding, pdfs: Sequence[Paper], bound: Sequence[BoundExhibit], prints: Prints
) -> Evidence:
    listed = next(one for one in pdfs if one.template == EVIDENCE_LIST)
    cover, stamps = prints.of(binding.cover.data), prints.of(stamp_paper())
    if cover is None or stamps is None:
        raise _not_printed(packet.folder, say("封面和证据编号没有转成 PDF"))
    evidence = bind_evidence(cover, listed.data, bound, stamps, title=EVIDENCE)
    if wrong := disagreement(evidence, bound):
        raise PacketError(Fault(Place(file=f"{EVIDENCE}.pdf"), wrong, say("告诉维护人员；这份文书包不要用")))
    return evidence


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
