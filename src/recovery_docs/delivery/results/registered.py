"""Letters that bear a number of the register are on record there as sent, each with its waybill."""

from collections.abc import Iterable
from pathlib import Path

from recovery_docs.delivery.results.delivered_facts import Channel
from recovery_docs.delivery.results.returned_list import Sent
from recovery_docs.register.address import register_address
from recovery_docs.register.letter import Dispatch


def register_sent(said: str | None, beside: Path, sent: Iterable[Sent], channel: Channel) -> int:
    """How many letters are on record as sent now. Numbers that the register does not have, or void ones, are left alone.

    The register is the one named (`said`, or the environment), else the file beside the posting's folder, if there is one.
    """
    address = register_address(said, beside)
    if "://" not in address and not Path(address).is_file():
        return 0
    dispatches = [
        Dispatch(letter.number, one.posted_on, channel, letter.sha256, one.waybill)
        for one in sent
        for letter in one.mailing.letters
        if letter.number
    ]
    if not dispatches:
        return 0
    from recovery_docs.register.register import Register

    register = Register.open(address)
    known = {one.number for one in register.letters({one.number for one in dispatches}) if one.state != "void"}
    recorded = [one for one in dispatches if one.number in known]
    register.record(recorded)
    return len(recorded)
