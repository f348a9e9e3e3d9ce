"""The papers that a book has come to, by the name of their folder: the packets in it, and whether any was changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recovery_docs.desk.batches.orders import papers_of
from recovery_docs.desk.folder import Folder
from recovery_docs.desk.letters.postings import is_posting
from recovery_docs.desk.table.sources import Source, sources
from recovery_docs.errors import Fault, InputError
from recovery_docs.packet.earlier_packet import MANIFEST
from recovery_docs.packet.proof.verification import verify

PAGE_PACKETS = 50


@dataclass(frozen=True)
class Made:
    """One folder of papers with the book that they were made of, where that is still there."""

    out: Path
    source: Source | None

    @property
    def packets(self) -> list[Path]:
        """The packets in it, in the order of their names."""
        return sorted(path.parent for path in self.out.glob(f"*/{MANIFEST}"))

    def packet(self, name: str) -> Path | None:
        """One of them, looked up in the listing: no name leads out of the folder."""
        return next((one for one in self.packets if one.name == name), None)


@dataclass(frozen=True)
class PacketShown:
    """A packet on the page: its files in their order, and what `verify` says of it where it was asked."""

    name: str
    files: tuple[str, ...]
    faults: tuple[Fault, ...] | None
    seal: str = ""


def made_of(folder: Folder, name: str) -> Made | None:
    """The folder of papers of this name, looked up in the listing."""
    out = next((one for one in folder.papers.iterdir() if one.name == name and one.is_dir()), None)
    if out is None or is_posting(out):
        return None
    return Made(out, next((one for one in sources(folder) if papers_of(folder, one) == out), None))


def packets_shown(packets: Sequence[Path], *, verified: bool) -> list[PacketShown]:
    """What the page says of these packets."""
    return [_shown(packet, verified=verified) for packet in packets]


def files_in(packet: Path) -> tuple[str, ...]:
    """The files of a packet as somebody reads them, in their order; the manifest last."""
    names = sorted(path.name for path in packet.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))
    return (*(name for name in names if name != MANIFEST), MANIFEST)


def _shown(packet: Path, *, verified: bool) -> PacketShown:
    if not verified:
        return PacketShown(packet.name, files_in(packet), None)
    try:
        found = verify(packet)
    except InputError as error:
        return PacketShown(packet.name, files_in(packet), error.faults)
    return PacketShown(packet.name, files_in(packet), found.faults, found.seal)
