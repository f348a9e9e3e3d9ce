"""A posting: the list, and whatever else is asked for, written into a folder of its own with the record of what it holds."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from recovery_docs import __version__
from recovery_docs.delivery.mailing import RECORD, Mailing, PostedLetter, Posting, read_posting
from recovery_docs.delivery.packets_posted import mailings_of
from recovery_docs.delivery.post_columns import post_columns
from recovery_docs.delivery.posted_before import Addressed, posted_before
from recovery_docs.delivery.posting_list import LETTERS_LIST, posting_list
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import say
from recovery_docs.packet.atomic_folder import put_file

PRINT_FILE = "打印.pdf"


@dataclass(frozen=True)
class Posted:
    """What was made: the files, how many envelopes and letters, and what should be looked at."""

    files: tuple[Path, ...]
    mailings: tuple[Mailing, ...]
    faults: tuple[Fault, ...]

    @property
    def letters(self) -> int:
        return sum(len(one.letters) for one in self.mailings)


@dataclass(frozen=True)
class Prints:
    """What is to be printed beside the list: envelopes and labels by the names of their sizes, the letters in one file.

    `font` is a file, where none of the machine's is wanted; `sender` stands on envelopes in the place of the sender's name.
    """

    envelope: str | None = None
    label: str | None = None
    letters: bool = False
    font: Path | None = None
    sender: str | None = None


def make_posting(
    book: Path,
    folder: Path,
    out: Path,
    *,
    posted_on: date,
    columns: str = "order",
    together: bool = False,
    prints: Prints = Prints(),
    profile: Path | None = None,
    again: bool = False,
    register: str | None = None,
) -> Posted:
    """Make a posting of a batch's folder or a packet's, made of the cases of `book`.

    A list in which somebody has written is left as it is. Letters on an earlier list beside `out`, or on record as sent
    (`register` is the address of the register, where it is not beside `out` or the packets), are left out unless `again`.

    Raises `InputError` where a letter cannot be posted, or `out` holds another posting; `PacketError` where something
    cannot be printed. Then nothing has been written.
    """
    before = _before(out)
    own = {letter for one in before.mailings for letter in one.letters} if before else set()

    def posted(letters: Sequence[Addressed]) -> Mapping[PostedLetter, date]:
        found = {} if again else posted_before(letters, out, folder, register)
        return {letter: day for letter, day in found.items() if letter not in own}

    mailings, faults = mailings_of(book, folder, together=together, profile=profile, before=posted)
    if before is not None and before.mailings != mailings:
        raise InputError(
            Fault(
                Place(file=out.name),
                say("这个文件夹里是另一次交寄"),
                say("换一个输出目录；结果收齐、不再需要的，先移到别处"),
            )
        )
    posted_on = before.posted_on if before else posted_on
    listed = posting_list(mailings, post_columns(columns), posted_on)
    files: dict[str, bytes] = {}
    if before is not None and _is_filled_in(out / LETTERS_LIST, before):
        problem = say("清单里已经有人填写，没有覆盖")
        faults = (*faults, Fault(Place(file=LETTERS_LIST), problem, say("要重做的，先移到别处"), severity="warning"))
    else:
        record = Posting(
            program=f"recovery-docs {__version__}",
            posted_on=posted_on,
            list_sha256=hashlib.sha256(listed).hexdigest(),
            mailings=mailings,
        )
        files = {RECORD: record.model_dump_json(indent=1).encode(), LETTERS_LIST: listed}
    files |= _printed(folder, mailings, prints)
    return Posted(_written(out, files), mailings, faults)


def _printed(folder: Path, mailings: Sequence[Mailing], prints: Prints) -> dict[str, bytes]:
    """The files to print by their names."""
    files: dict[str, bytes] = {}
    if prints.envelope or prints.label:
        from recovery_docs.delivery.printing.cjk_font import cjk_face
        from recovery_docs.delivery.printing.envelopes import envelopes_pdf, labels_pdf

        face = cjk_face(prints.font)
        if prints.envelope:
            files[f"信封_{prints.envelope}.pdf"] = envelopes_pdf(mailings, prints.envelope, face, prints.sender)
        if prints.label:
            files[f"标签_{prints.label}.pdf"] = labels_pdf(mailings, prints.label, face, prints.sender)
    if prints.letters:
        from recovery_docs.delivery.printing.print_file import print_file

        files[PRINT_FILE] = print_file(folder, mailings)
    return files


def _written(out: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Each file whole; the record first, so that a list is never without it."""
    for name, data in files.items():
        put_file(out / name, data)
    return tuple(out / name for name in files)


def _before(out: Path) -> Posting | None:
    """The posting that is there; refuses a folder of other things."""
    if not out.exists() or not any(out.iterdir()):
        return None
    if not (out / RECORD).is_file():
        problem = say("这个文件夹里已经有别的文件")
        raise InputError(Fault(Place(file=out.name), problem, say("--out 写一个新的文件夹")))
    return read_posting(out)


def _is_filled_in(path: Path, before: Posting) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != before.list_sha256
