"""Where packets are put: the folder of the run. `waiting` has a shelf on which they wait before."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from recovery_docs.batch.journal import Journal
from recovery_docs.errors import Fault
from recovery_docs.packet.atomic_folder import sync_disk, unwritten
from recovery_docs.packet.earlier_packet import Earlier, read_earlier
from recovery_docs.packet.packet import Packet
from recovery_docs.packet.proof.redlines import redlines


class Shelf(Protocol):
    """What a unit of work needs of a folder."""

    def earlier(self, folder: str) -> Earlier | None:
        """What an earlier run left there; raises `PacketError` where somebody else did."""

    def put(self, packet: Packet, earlier: Earlier | None, changed: tuple[str, ...]) -> tuple[Fault, ...]:
        """Put a packet in its place, whole or not at all; what is to be said of it."""


class DiskShelf:
    """The folder of the run. `redline_at` is the time with which changes are marked, where they are to be."""

    def __init__(self, out: Path, key: str, redline_at: datetime | None = None) -> None:
        self._out = out
        self._redline_at = redline_at
        self._journal = Journal(out, key)

    def earlier(self, folder: str) -> Earlier | None:
        """See `Shelf`."""
        return read_earlier(self._out / folder)

    def put(self, packet: Packet, earlier: Earlier | None, changed: tuple[str, ...]) -> tuple[Fault, ...]:
        """See `Shelf`; noted in the journal first, compared with what it replaces where that was asked for."""
        try:
            self._journal.note(packet.folder, changed)
        except OSError as error:
            raise unwritten(self._out / packet.folder, error) from error
        folder = self._out / packet.folder
        compared = redlines(folder, earlier, packet, self._redline_at) if self._redline_at and earlier else None
        packet.put(folder, earlier, sync=False)
        if compared is None:
            return ()
        if compared.files:
            compared.write(self._out, packet.folder)
        return compared.warnings

    def finish(self) -> None:
        """Bring to the disk what was put."""
        self._journal.close()
        sync_disk(self._out)
