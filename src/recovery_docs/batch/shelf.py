"""Where packets are put: the folder of the run. `waiting` has a shelf on which they wait before."""

from pathlib import Path
from typing import Protocol

from recovery_docs.batch.journal import Journal
from recovery_docs.packet.atomic_folder import sync_disk, unwritten
from recovery_docs.packet.earlier_packet import Earlier, read_earlier
from recovery_docs.packet.packet import Packet


class Shelf(Protocol):
    """What a unit of work needs of a folder."""

    def earlier(self, folder: str) -> Earlier | None:
        """What an earlier run left there; raises `PacketError` where somebody else did."""

    def put(self, packet: Packet, earlier: Earlier | None, changed: tuple[str, ...]) -> None:
        """Put a packet in its place, whole or not at all."""


class DiskShelf:
    """The folder of the run."""

    def __init__(self, out: Path, key: str) -> None:
        self._out = out
        self._journal = Journal(out, key)

    def earlier(self, folder: str) -> Earlier | None:
        """See `Shelf`."""
        return read_earlier(self._out / folder)

    def put(self, packet: Packet, earlier: Earlier | None, changed: tuple[str, ...]) -> None:
        """See `Shelf`; noted in the journal first."""
        try:
            self._journal.note(packet.folder, changed)
        except OSError as error:
            raise unwritten(self._out / packet.folder, error) from error
        packet.put(self._out / packet.folder, earlier, sync=False)

    def finish(self) -> None:
        """Bring to the disk what was put."""
        self._journal.close()
        sync_disk(self._out)
