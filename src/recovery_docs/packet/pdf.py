"""PDF of every paper of a packet, and its volumes; never on the path of the Word files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import say
from recovery_docs.packet.office import converted
from recovery_docs.packet.packet import Packet, Paper
from recovery_docs.packet.prints import Prints
from recovery_docs.packet.upload.court_profile import CourtProfile
from recovery_docs.packet.volumes import with_volumes
from recovery_docs.volume.exhibit_file import UnfitError, read_again, whole_pdf
from recovery_docs.volume.stamps import stamp_paper

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class _Job:
    """A packet on its way to the office, with the bytes of its exhibits that are Word files, by hash."""

    packet: Packet
    words: Mapping[str, bytes]

    @property
    def papers(self) -> list[bytes]:
        """The Word files that have to be printed."""
        binding = self.packet.binding
        bound = [binding.cover.data, stamp_paper(), *self.words.values()] if binding else []
        return [*(paper.data for paper in self.packet.papers), *bound]


def with_pdfs(packet: Packet, profile: CourtProfile | None = None) -> Packet:
    """The packet with a PDF beside each Word file and its volumes; `PacketError` if the office suite does not make all."""
    (printed,) = printed_packets((packet,), profile)
    if isinstance(printed, PacketError):
        raise printed
    return _with_fonts_told(printed)


def printed_packets(packets: Sequence[Packet], profile: CourtProfile | None = None) -> list[Packet | PacketError]:
    """Each packet with its PDFs and volumes, or why it has none: a folder has all of them, or none.

    All papers go to the office suite together, which takes longer to start than to convert. The pages of an exhibit that
    is a Word file are known only then, and the papers that name them go to it once more. A `profile` may ask for smaller
    pictures.
    """
    prints = Prints(converted)
    jobs = _each(_job, packets)
    try:
        prints.make(data for job in jobs if isinstance(job, _Job) for data in job.papers)
        jobs = _each(lambda job: _counted(job, prints), jobs)
        prints.make(data for job in jobs if isinstance(job, _Job) for data in job.papers)
    except PacketError as error:
        return [error for _ in packets]
    return _each(lambda job: _printed(job, prints, profile), jobs)


def _with_fonts_told(packet: Packet) -> Packet:
    """The packet with a warning of the fonts that the machine lacks; a batch leaves that to the manifests."""
    fonts = packet.manifest["fonts"]
    if not fonts["lacking"]:
        return packet
    lacking, instead = ([f"“{name}”" for name in fonts[kind]] for kind in ("lacking", "standing_in"))
    problem = say("本机没有字体{lacking}，PDF 中以{instead}代替", lacking=lacking, instead=instead)
    remedy = say("版式要紧的，在装有这些字体的电脑上生成 PDF")
    fault = Fault(Place(file=packet.folder), problem, remedy, severity="warning")
    return replace(packet, remarks=(*packet.remarks, fault))


def _each(stage: Callable[[_Item], _Result], items: Sequence[_Item | PacketError]) -> list[_Result | PacketError]:
    """The next stage of each; what went wrong with one is its own."""
    results: list[_Result | PacketError] = []
    for item in items:
        try:
            results.append(item if isinstance(item, PacketError) else stage(item))
        except PacketError as error:
            results.append(error)
    return results


def _job(packet: Packet) -> _Job:
    binding = packet.binding
    files = [one for of in binding.files.values() for one in of if one.kind == "word"] if binding else []
    try:
        return _Job(packet, {one.sha256: read_again(one) for one in files})
    except UnfitError as error:
        raise PacketError(Fault(Place(file=packet.folder), error.problem, error.remedy)) from error


def _counted(job: _Job, prints: Prints) -> _Job:
    """The same where no exhibit is a Word file; else the packet made again with the pages that these have."""
    binding = job.packet.binding
    if binding is None or not job.words:
        return job
    pages: dict[str, int] = {}
    for digest, data in job.words.items():
        if (pdf := prints.of(data)) is not None:
            with whole_pdf(pdf) as opened:
                pages[digest] = len(opened.pages)
    again = binding.made_again(printed=pages)
    if again is None:
        return job
    return replace(job, packet=replace(again, folder=job.packet.folder))


def _printed(job: _Job, prints: Prints, profile: CourtProfile | None) -> Packet:
    packet = job.packet
    pdfs = [(paper, prints.of(paper.data)) for paper in packet.papers]
    if missing := [paper.file for paper, pdf in pdfs if pdf is None]:
        problem = say("{files} 没有转成 PDF", files=missing)
        remedy = say("用 Word 或者 WPS 打开 Word 文件，另存为 PDF")
        raise PacketError(Fault(Place(file=packet.folder), problem, remedy))
    printed = tuple(
        Paper(f"{Path(paper.file).stem}.pdf", paper.title, paper.template, pdf)
        for paper, pdf in pdfs
        if pdf is not None
    )
    return with_volumes(packet, printed, prints, profile)
