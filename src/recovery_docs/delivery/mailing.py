"""What is posted: letters of packets, each envelope with its code, and the record of a posting that is kept beside its list."""

import base64
import hashlib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from recovery_docs.case.event import EventKind
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import say

RECORD = "交寄记录.json"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Addressee(_Frozen):
    """To whom an envelope goes. `address_agreed`: the contract names the address as that for service."""

    name: str
    kind: Literal["person", "organisation"]
    address: str
    address_agreed: bool
    phones: tuple[str, ...]


class Sender(_Frozen):
    """From whom it comes, and where it goes back to."""

    name: str
    address: str | None
    phone: str | None


class Delivered(_Frozen):
    """The event that the delivery of a letter is; without `kind` none."""

    kind: EventKind | None = None
    claims_payment: bool | None = None
    effective_on: date | None = None
    pay_within_days: int | None = None


class PostedLetter(_Frozen):
    """One letter: where its papers lie, which loan it is of, what the waybill says of it.

    `case` is the number of the case, a person's number in it masked; `case_sha256` tells the case itself. `event` is
    missing where nobody said what the letter is.
    """

    folder: str
    case: str
    case_sha256: str
    file: str
    sha256: str
    enclosed: tuple[str, ...]
    title: str
    number: str | None
    contents: str
    event: Delivered | None


class Mailing(_Frozen):
    """One envelope, which has one waybill: a letter, or all letters of a batch to the same person."""

    code: str
    to: Addressee
    sender: Sender
    letters: tuple[PostedLetter, ...]

    @property
    def contents(self) -> str:
        """What the waybill says lies in it."""
        return "；".join(letter.contents for letter in self.letters)


class Posting(_Frozen):
    """What went to the post office together, in the order of its list. `list_sha256` is the list as it was made."""

    format: Literal[1] = 1
    program: str
    posted_on: date
    list_sha256: str
    mailings: tuple[Mailing, ...]


def code_of(letters: tuple[PostedLetter, ...]) -> str:
    """The same for the same papers only, short enough to be typed: it ties a row of the list to its letters."""
    digest = hashlib.sha256("".join(letter.sha256 for letter in letters).encode()).digest()
    return base64.b32encode(digest)[:10].decode()


def read_posting(folder: Path) -> Posting:
    """The record of a posting; raises `InputError` where there is none that can be read."""
    path = folder / RECORD
    try:
        return Posting.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        problem = say("这里没有交寄记录")
    except (OSError, ValidationError):
        problem = say("交寄记录读不了")
    remedy = say("写 posting 命令的输出目录，里面有 {file}", file=RECORD)
    raise InputError(Fault(Place(file=folder.name), problem, remedy))
