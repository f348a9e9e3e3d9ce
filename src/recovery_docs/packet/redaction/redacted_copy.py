"""A packet's papers masked, in a zip for people outside, with a manifest of its own.

The manifest of the packet itself stays at home: fingerprints of facts and lines would let short numbers be found by trying.
Exhibits are pictures and are not masked, and so are not in it; neither is the check sheet, which is nobody's but the office's.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from recovery_docs.case import Case
from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import say
from recovery_docs.packet.earlier_packet import MANIFEST
from recovery_docs.packet.file_names import folder_name
from recovery_docs.packet.office import converted
from recovery_docs.packet.packet import Packet, Paper
from recovery_docs.packet.prints import Prints
from recovery_docs.packet.proof.fingerprints import line_marks, sealed, sha256, told_of
from recovery_docs.packet.redaction.masked_word import masked_word
from recovery_docs.packet.redaction.private_facts import private_facts
from recovery_docs.packet.upload.upload import zipped
from recovery_docs.packet.volumes import INTERNAL
from recovery_docs.rendering.check_document.scan import read_words


def redacted_name(case: Case) -> str:
    """The name of the zip: a number of a person in that of the case is masked in it as in the papers."""
    return f"{folder_name(private_facts(case).masked(case.id))}_脱敏.zip"


def redacted_copy(packet: Packet, case: Case, *, pdf: bool = False) -> bytes:
    """The zip; with `pdf`, a PDF made from each masked Word file too.

    Raises `PacketError` where something private would be left, or a PDF cannot be made.
    """
    private = private_facts(case)
    papers = [
        replace(paper, data=masked_word(paper.data, paper.file, private))
        for paper in packet.papers
        if paper.file.endswith(".docx") and paper.template not in INTERNAL
    ]
    pdfs = dict(_pdfs(papers)) if pdf else {}
    files = {paper.file: paper.data for paper in papers} | pdfs
    return zipped(files | {MANIFEST: _manifest(packet, private.masked(case.id), papers, pdfs)})


def _pdfs(papers: list[Paper]) -> Iterator[tuple[str, bytes]]:
    prints = Prints(converted)
    prints.make(paper.data for paper in papers)
    for paper in papers:
        pdf = prints.of(paper.data)
        if pdf is None:
            problem = say("{files} 没有转成 PDF", files=[paper.file])
            remedy = say("用 Word 或者 WPS 打开 Word 文件，另存为 PDF")
            raise PacketError(Fault(Place(file=paper.file), problem, remedy))
        yield f"{Path(paper.file).stem}.pdf", pdf


def _manifest(packet: Packet, case: str, papers: list[Paper], pdfs: dict[str, bytes]) -> bytes:
    """What `verify` needs, of the masked papers alone."""
    said = packet.manifest
    kept = {"case": case} | {key: said[key] for key in ("format", "program", "as_of", "draft")}
    told = [
        {
            "file": paper.file,
            "title": paper.title,
            "template": paper.template,
            "sha256": sha256(paper.data),
            "lines": line_marks(read_words(paper.data, paper.file)),
        }
        for paper in papers
    ]
    return sealed({**kept, "redacted": True, "papers": told, "files": told_of(pdfs)})
