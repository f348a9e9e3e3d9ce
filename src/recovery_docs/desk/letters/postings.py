"""The postings of a folder of papers: made ready for the post office, and what came back of them taken into the cases."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from recovery_docs.delivery.mailing import RECORD, Posting, read_posting
from recovery_docs.delivery.posting import Posted, Prints, make_posting
from recovery_docs.delivery.posting_list import LETTERS_LIST
from recovery_docs.delivery.printing.sizes import envelope_sizes, label_sizes
from recovery_docs.delivery.results.delivered_facts import Channel
from recovery_docs.delivery.results.receive import Received, receive_results
from recovery_docs.delivery.results.registered import register_sent
from recovery_docs.delivery.results.returned_list import ReturnedList, read_returned
from recovery_docs.desk.folder import Folder
from recovery_docs.desk.table.sources import Source
from recovery_docs.errors import InputError

_WORD = "交寄"


@dataclass(frozen=True)
class PostingShown:
    """A posting on the page: its day, how many envelopes and letters, its files."""

    name: str
    posted_on: date
    envelopes: int
    letters: int
    files: tuple[str, ...]


def is_posting(path: Path) -> bool:
    """Whether a folder is one of a posting, and of no papers."""
    return (path / RECORD).is_file()


def postings_of(folder: Folder, papers: Path) -> list[Path]:
    """The postings of a folder of papers, the latest first: they lie beside it and bear its name."""
    start = f"{papers.name} {_WORD} "
    return sorted(
        (one for one in folder.papers.iterdir() if one.name.startswith(start) and is_posting(one)), reverse=True
    )


def shown(posting: Path) -> PostingShown | None:
    """What the page says of a posting; nothing where its record cannot be read."""
    try:
        record: Posting = read_posting(posting)
    except InputError:
        return None
    files = tuple(sorted(path.name for path in posting.iterdir() if path.is_file() and path.name != RECORD))
    letters = sum(len(one.letters) for one in record.mailings)
    return PostingShown(posting.name, record.posted_on, len(record.mailings), letters, files)


def posted(folder: Folder, papers: Path, source: Source, said: Mapping[str, str], on: date) -> tuple[Path, Posted]:
    """Make a posting of the letters of a folder as a form asks for it, and where it lies.

    The same letters posted again the same day go into the same folder, so that what is missing is printed beside them.
    Raises `InputError` where a letter cannot be posted, `PacketError` where something cannot be printed.
    """
    prints = Prints(
        envelope=said["envelope"] if said.get("envelope") in envelope_sizes() else None,
        label=said["label"] if said.get("label") in label_sizes() else None,
        letters="print" in said,
        sender=said.get("sender", "").strip() or None,
    )
    columns = "short" if said.get("columns") == "short" else "order"
    for number in count(1):
        out = folder.papers / f"{papers.name} {_WORD} {on}{'' if number == 1 else f'({number})'}"
        try:
            return out, make_posting(
                source.path,
                papers,
                out,
                posted_on=on,
                columns=columns,
                together="together" in said,
                again="again" in said,
                prints=prints,
                profile=source.profile,
            )
        except InputError as error:
            if not any(fault.place.file == out.name for fault in error.faults):
                raise
    raise AssertionError


def taken_in(
    posting: Path, listed: Path, source: Source, today: date, channel: Channel
) -> tuple[ReturnedList, Received, int]:
    """The results of a list taken into the cases of a book; how many letters are on record as sent.

    Raises `InputError` where the list cannot be read as one.
    """
    found = read_returned(listed, read_posting(posting), posting / LETTERS_LIST, today)
    registered = register_sent(None, posting.parent, found.sent, channel)
    return found, receive_results(source.path, found.results, channel=channel, profile=source.profile), registered


@contextmanager
def came_back(posting: Path, name: str, data: bytes) -> Iterator[Path]:
    """A list that somebody sent, as a file for as long as it is read."""
    with tempfile.TemporaryDirectory(dir=posting, prefix=".making-") as place:
        path = Path(place) / name
        path.write_bytes(data)
        yield path
