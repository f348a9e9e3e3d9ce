"""Packets that wait before they are put into their places: for their PDFs, or for the way home from another machine."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from recovery_docs.batch.made_before import moved_aside, with_stale
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.shelf import Shelf
from recovery_docs.errors import Fault, PacketError, UnwrittenError
from recovery_docs.intake.heading_words import fault_at_row
from recovery_docs.packet.earlier_packet import Earlier
from recovery_docs.packet.packet import Packet

Waiting = dict[str, tuple[Packet, Earlier | None, tuple[str, ...]]]
"""By folder what a shelf is to be given."""


class Tray:
    """A shelf on which packets wait. `earlier` says what lies in the folder where they will go."""

    def __init__(self, earlier: Callable[[str], Earlier | None]) -> None:
        self.earlier = earlier
        self.packets: Waiting = {}

    def put(self, packet: Packet, earlier: Earlier | None, changed: tuple[str, ...]) -> tuple[Fault, ...]:
        """See `Shelf`."""
        self.packets[packet.folder] = (packet, earlier, changed)
        return ()


def printed(outcomes: Iterable[CaseOutcome], packets: Waiting) -> list[CaseOutcome]:
    """Add its PDFs to each packet; the outcomes, those that have none among them with the reason.

    Of a packet that only PDFs were wanted of, and got none, nothing is put.
    """
    from recovery_docs.packet.pdf import printed_packets

    found = zip(list(packets), printed_packets([packet for packet, _, _ in packets.values()]), strict=True)
    missing: dict[str | None, PacketError] = {}
    told: dict[str | None, tuple[Fault, ...]] = {}
    for folder, result in found:
        packet, earlier, changed = packets[folder]
        if not isinstance(result, PacketError):
            packets[folder] = (result, earlier, changed)
            pdfs = {paper.file: paper.data for paper in result.papers if paper not in packet.papers}
            told[folder] = (*(moved_aside(folder, earlier, pdfs) if earlier else ()), *result.remarks)
            continue
        # 没有装订成的，不带着装订用的东西去别的进程
        packets[folder] = (replace(packet, binding=None), earlier, changed)
        missing[folder] = result
        if changed == ("pdf",):
            del packets[folder]
    return [
        _unprinted(one, missing[one.folder]) if one.folder in missing else _told(one, told.get(one.folder, ()))
        for one in outcomes
    ]


def _told(outcome: CaseOutcome, faults: Iterable[Fault]) -> CaseOutcome:
    return replace(outcome, faults=(*outcome.faults, *(fault_at_row(fault, outcome.place) for fault in faults)))


def _unprinted(outcome: CaseOutcome, why: PacketError) -> CaseOutcome:
    outcome = _told(
        replace(outcome, unprinted=True, unwritten=isinstance(why, UnwrittenError)),
        (replace(fault, severity="warning") for fault in why.faults),
    )
    return replace(outcome, status="unchanged", changed=()) if outcome.changed == ("pdf",) else outcome


def put_waiting(packets: Waiting, outcomes: Iterable[CaseOutcome], shelf: Shelf) -> list[CaseOutcome]:
    """Put what waited; the outcomes, what could not be written among them."""
    failed: dict[str | None, PacketError] = {}
    said: dict[str | None, tuple[Fault, ...]] = {}
    for folder, put in packets.items():
        try:
            said[folder] = shelf.put(*put)
        except PacketError as error:
            failed[folder] = error
    return [
        _failed(one, failed[one.folder], shelf) if one.folder in failed else _told(one, said.get(one.folder, ()))
        for one in outcomes
    ]


def _failed(outcome: CaseOutcome, why: PacketError, shelf: Shelf) -> CaseOutcome:
    told = _told(outcome, why.faults)
    failed = CaseOutcome(
        told.order,
        told.case_id,
        "failed",
        faults=told.faults,
        place=told.place,
        joined=told.joined,
        unwritten=isinstance(why, UnwrittenError),
    )
    return with_stale(failed, str(outcome.folder), shelf)
