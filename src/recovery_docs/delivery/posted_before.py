"""Letters that went to the post office before: on an earlier list, or on record as sent in the register."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from recovery_docs.delivery.mailing import RECORD, PostedLetter, read_posting
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import Message, say
from recovery_docs.register.address import register_address

Addressed = tuple[str, PostedLetter]
"""A letter, and the name of whom it goes to."""
_SHOWN = 5


def posted_before(
    letters: Sequence[Addressed], out: Path, folder: Path, register: str | None
) -> dict[PostedLetter, date]:
    """The day on which each of these was posted that was, other than by the posting in `out`.

    Known are the postings that lie beside `out`, and the register: the one named, else that beside `out` or the packets.
    """
    listed = _on_lists(out)
    found = {one: listed[_same(one)] for _, one in letters if _same(one) in listed}
    return _on_record(letters, out, folder, register) | found


def told_of(before: Mapping[PostedLetter, date], folder: str) -> Fault:
    """A warning of the letters of the folder that are not listed for it."""
    places = [say("{folder}/{file}（{day}）", folder=one.folder, file=one.file, day=day) for one, day in before.items()]
    problem: Message = say("以前交寄过的函件{count}份，没有列入：{places}", count=len(before), places=places[:_SHOWN])
    remedy = say("确要再寄一次的，写上 --again；内容要改的，先再做一次")
    return Fault(Place(file=folder), problem, remedy, severity="warning")


def _same(letter: PostedLetter) -> tuple[str, str]:
    """What an earlier letter has in common with this one if it is this one: the case and every byte of the paper."""
    return letter.case_sha256, letter.sha256


def _on_lists(out: Path) -> dict[tuple[str, str], date]:
    found: dict[tuple[str, str], date] = {}
    for record in sorted(out.absolute().parent.glob(f"*/{RECORD}")):
        if record.parent.resolve() == out.resolve():
            continue
        with suppress(InputError):  # 别的文件夹里的记录坏了，不碍这一次
            posting = read_posting(record.parent)
            found |= {_same(one): posting.posted_on for mailing in posting.mailings for one in mailing.letters}
    return found


def _on_record(letters: Sequence[Addressed], out: Path, folder: Path, register: str | None) -> dict[PostedLetter, date]:
    numbered = {one.number: (to, one) for to, one in letters if one.number}
    places = (out.absolute().parent, folder.absolute().parent, folder.absolute().parent.parent)
    addresses = dict.fromkeys(register_address(register, place) for place in places)
    address = next((one for one in addresses if "://" in one or Path(one).is_file()), None)
    if not numbered or address is None:
        return {}
    from recovery_docs.register.register import Register

    found = {}
    for known in Register.open(address).letters(numbered.keys()):
        to, letter = numbered[known.number]
        if known.dispatches and known.recipient in ("", to):
            found[letter] = known.dispatches[-1].sent_on
    return found
