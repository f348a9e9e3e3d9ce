"""Scans of receipts and query results: each a whole PDF, kept beside the case under the number of its waybill."""

from pathlib import Path

import pikepdf

from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import say
from recovery_docs.packet.atomic_folder import put_file


def scan_name(waybill: str) -> str:
    """Under which name a scan lies beside the case: it says nothing of anybody."""
    return f"送达凭证_{waybill}.pdf"


def scans_in(folder: Path) -> dict[str, Path]:
    """The scans of a folder by the number of the waybill, which is what each is called."""
    return {path.stem.upper(): path for path in sorted(folder.iterdir()) if path.suffix.lower() == ".pdf"}


def refuse_broken(scan: Path) -> None:
    """Raise `InputError` where it is no whole PDF."""
    try:
        with pikepdf.open(scan, attempt_recovery=False) as opened:
            whole = len(opened.pages) > 0
    except (OSError, pikepdf.PdfError, pikepdf.PasswordError):
        whole = False
    if not whole:
        problem = say("扫描件损坏、加密，或者不是 PDF")
        raise InputError(Fault(Place(file=scan.name), problem, say("重新扫描，另存为不加密的 PDF")))


def keep_scan(scan: Path, target: Path) -> None:
    """Copy a scan to where the case expects it, unless it is there."""
    data = scan.read_bytes()
    if not target.is_file() or target.read_bytes() != data:
        put_file(target, data)
