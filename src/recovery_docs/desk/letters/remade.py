"""A packet with its case: where everything in it comes from, what a court's upload page wants, what changed, a masked copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from recovery_docs.authoring.own_library import library_of
from recovery_docs.batch.run import LOCK
from recovery_docs.desk.letters.made import Made
from recovery_docs.errors import Fault, InputError, PacketError, Place, reason_of
from recovery_docs.intake import Loaded
from recovery_docs.messages import say
from recovery_docs.packet.earlier_packet import Earlier, assessed_again, id_sha256, read_earlier
from recovery_docs.packet.letters import numbers_said
from recovery_docs.packet.packet import Packet, Paper, Source, make_packet
from recovery_docs.packet.pdf import with_pdfs
from recovery_docs.packet.proof.redlines import Redlines, redlines
from recovery_docs.packet.provenance.trace import Traced, traced_packet
from recovery_docs.packet.redaction.redacted_copy import redacted_copy, redacted_name
from recovery_docs.packet.upload.court_profile import CourtProfile
from recovery_docs.packet.upload.upload import upload_of
from recovery_docs.prerequisites.matter import Matter


@dataclass(frozen=True)
class Remade:
    """A packet with the case that it was made of, as both are now."""

    packet: Path
    earlier: Earlier
    loaded: Loaded
    matter: Matter
    templates: Path
    exhibits: Path

    def traced(self) -> tuple[Traced, ...]:
        """Where everything comes from; raises `PacketError` where other papers come out of the case by now."""
        _, found = traced_packet(self.loaded, self.matter, self.earlier, library_of(self.templates), self.exhibits)
        return found

    def uploaded(self, profile: CourtProfile) -> tuple[Path, Sequence[Fault]]:
        """The packet printed, and beside it what a court's page wants, with what that page would not take.

        As `packet --upload` makes it. Raises `PacketError` where it cannot be printed, or somebody is writing there.
        """
        out = self.packet.parent
        if (out / LOCK).exists():
            raise PacketError(Fault(Place(file=out.name), say("正在做这里的文书"), say("做完再备上传材料")))
        printed = with_pdfs(self._made(bind=True), profile)
        printed.write(out)
        upload = upload_of(printed, profile, self.matter.case.request.court, defendants=len(self.matter.defendants))
        return upload.write(out, printed.folder), (*printed.remarks, *upload.warnings)

    def compared(self, today: date) -> Redlines:
        """What its papers would be by the case as it is now, as tracked changes against what lies there; nothing is written."""
        return redlines(self.packet, self.earlier, self._made(bind=False), datetime.combine(today, time()))

    def redacted(self) -> tuple[str, bytes]:
        """Its papers as they lie there, masked, as a zip with its name.

        Raises `PacketError` where one is gone, or something would be left in it.
        """
        try:
            papers = tuple(
                Paper(one["file"], one["title"], one["template"], (self.packet / one["file"]).read_bytes())
                for one in self.earlier.papers
            )
        except OSError as error:
            problem = say("文件夹里少了文书，或者打不开（{reason}）", reason=reason_of(error))
            raise PacketError(Fault(Place(file=self.packet.name), problem, say("从备份取回，或者重新制作"))) from error
        case = self.loaded.case
        return redacted_name(case), redacted_copy(Packet(self.packet.name, papers, self.earlier.manifest), case)

    def _made(self, *, bind: bool) -> Packet:
        source = Source(self.loaded.source, self.loaded.sha256, self.loaded.answers_sha256)
        made = make_packet(
            self.matter,
            assessed_again(self.matter, self.earlier.manifest),
            library_of(self.templates),
            source,
            exhibits=self.exhibits,
            earlier=self.earlier,
            bind=bind,
            letter_numbers=numbers_said(self.earlier.manifest),
        )
        if made is None:
            raise PacketError(Fault(Place(file=self.packet.name), say("现在没有可以提交的文书"), say("看还缺什么")))
        return made


def remade(made: Made, packet: Path, templates: Path) -> Remade:
    """A packet with its case out of the book; raises `InputError` where either cannot be read."""
    earlier = read_earlier(packet)
    if earlier is None or not earlier.manifest:
        raise InputError(
            Fault(Place(file=packet.name), say("清单读不了，无法核对"), say("重新制作这个文书包，或者从备份取回"))
        )
    source = made.source
    rows = source.rows() if source else ()
    wanted = earlier.manifest["facts_sha256"]["id"]
    loaded = next((row.loaded for row in rows if row.loaded and id_sha256(row.loaded.case.id) == wanted), None)
    if source is None or loaded is None:
        problem = say("“台账”文件夹里没有做这个文书包的案件")
        raise InputError(Fault(Place(file=packet.name), problem, say("把台账放回来")))
    matter = Matter.on(loaded.case, date.fromisoformat(earlier.manifest["as_of"]))
    exhibits = source.path if source.path.is_dir() else source.path.parent
    return Remade(packet, earlier, loaded, matter, templates, exhibits)
