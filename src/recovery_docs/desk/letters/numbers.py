"""The register of the numbers of letters, beside the folders of papers, as a page shows it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from recovery_docs.answers.register_data import register_workbook
from recovery_docs.desk.folder import Folder
from recovery_docs.desk.letters.made import Made
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import say
from recovery_docs.packet.earlier_packet import manifest_in
from recovery_docs.register.address import register_address
from recovery_docs.register.letter import Registered


def letters_of(folder: Folder, made: Made) -> list[Registered]:
    """Every number of the register whose case has a packet here; none where no letter was ever numbered."""
    address = _address(folder)
    if address is None:
        return []
    from recovery_docs.register.register import Register

    cases = {str(manifest_in(packet).get("case", "")) for packet in made.packets}
    return [one for one in Register.open(address).letters() if one.case in cases]


def voided(folder: Folder, number: str, reason: str, today: date) -> None:
    """Put a number out of use; raises `InputError` without a reason, `RegisterError` where it cannot be."""
    if not reason.strip():
        raise InputError(Fault(Place(), say("没有写为什么作废"), say("写明原因，登记簿里要留着")))
    address = _address(folder)
    if address is None:
        raise InputError(Fault(Place(), say("还没有登记簿"), say("做文书时选“函件编文号”")))
    from recovery_docs.register.register import Register

    Register.open(address).void(number, reason=reason.strip(), on=today)


def register_xlsx(letters: Sequence[Registered]) -> bytes:
    """The numbers as a workbook."""
    return register_workbook(letters, "zh")


def _address(folder: Folder) -> str | None:
    """The register of this desk, if there is one: that which batches in its folder number by."""
    address = register_address(None, folder.papers)
    return address if "://" in address or Path(address).is_file() else None
