"""PDF of every paper of a packet; never on the path of the Word files."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import say
from recovery_docs.packet.office import converted
from recovery_docs.packet.packet import Packet, Paper


def with_pdfs(packet: Packet) -> Packet:
    """The packet with a PDF beside each Word file; `PacketError` if the office suite does not make all of them."""
    (printed,) = printed_packets((packet,))
    if isinstance(printed, PacketError):
        raise printed
    return printed


def printed_packets(packets: Sequence[Packet]) -> list[Packet | PacketError]:
    """Each packet with a PDF beside each Word file, or why it has none: a folder has the PDFs of all its papers, or none.

    All papers go to the office suite together, which takes longer to start than to convert.
    """
    try:
        pdfs = iter(converted([paper.data for packet in packets for paper in packet.papers]))
    except PacketError as error:
        return [error for _ in packets]
    return [_printed(packet, list(islice(pdfs, len(packet.papers)))) for packet in packets]


def _printed(packet: Packet, pdfs: list[bytes | None]) -> Packet | PacketError:
    if missing := [paper.file for paper, pdf in zip(packet.papers, pdfs, strict=True) if pdf is None]:
        problem = say("{files} 没有转成 PDF", files=missing)
        remedy = say("用 Word 或者 WPS 打开 Word 文件，另存为 PDF")
        return PacketError(Fault(Place(file=packet.folder), problem, remedy))
    printed = tuple(
        Paper(f"{Path(paper.file).stem}.pdf", paper.title, paper.template, pdf)
        for paper, pdf in zip(packet.papers, pdfs, strict=True)
        if pdf is not None
    )
    manifest = {**packet.manifest, "pdfs": [pdf.file for pdf in printed]}
    return replace(packet, papers=(*packet.papers, *printed), manifest=manifest)
