"""The columns of a post office's list, from `columns.toml` or an office's own file of that kind."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from recovery_docs.delivery.mailing import Mailing
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import say

VALUES: Mapping[str, Callable[[Mailing], str | int | None]] = {
    "waybill": lambda mailing: None,
    "code": lambda mailing: mailing.code,
    "number": lambda mailing: "、".join(letter.number for letter in mailing.letters if letter.number),
    "sender_name": lambda mailing: mailing.sender.name,
    "sender_phone": lambda mailing: mailing.sender.phone,
    "sender_address": lambda mailing: mailing.sender.address,
    "name": lambda mailing: mailing.to.name,
    "phone": lambda mailing: mailing.to.phones[0],
    "second_phone": lambda mailing: mailing.to.phones[1] if len(mailing.to.phones) > 1 else None,
    "address": lambda mailing: mailing.to.address,
    "company": lambda mailing: mailing.to.name if mailing.to.kind == "organisation" else None,
    "contents": lambda mailing: mailing.contents,
    "kind": lambda mailing: "文件",
    "count": lambda mailing: len(mailing.letters),
}
"""What may stand in a column. The waybill's own number is the post office's to fill in."""


@dataclass(frozen=True, slots=True)
class PostColumn:
    """One column: its heading as the post office has it, what stands in it, whether it must."""

    heading: str
    holds: str | None
    required: bool


def post_columns(name: str) -> tuple[PostColumn, ...]:
    """The columns of a profile of ours, or of an office's own `.toml`; `InputError` with whatever is wrong with it."""
    ours: dict[str, Any] = tomllib.loads((resources.files(__package__) / "columns.toml").read_text(encoding="utf-8"))
    if name in ours:
        return tuple(map(_column, ours[name]["columns"]))
    path = Path(name)
    try:
        said = tomllib.loads(path.read_text("utf-8-sig"))["columns"]
        columns = tuple(_column(one) for one in said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _not_columns(path, say("不是邮局列的文件"), ours) from None
    held = {one.holds for one in columns}
    if unknown := sorted(one for one in held if one and one not in VALUES):
        raise _not_columns(path, say("不认识的内容：{names}", names=unknown), ours)
    if missing := [one for one in ("waybill", "code", "name", "address", "contents") if one not in held]:
        raise _not_columns(path, say("没有写清哪一列是 {names}", names=missing), ours)
    return columns


def _column(said: str) -> PostColumn:
    heading, _, holds = (part.strip() for part in said.partition("="))
    return PostColumn(heading.lstrip("*"), holds or None, heading.startswith("*"))


def _not_columns(path: Path, problem: Any, ours: Mapping[str, Any]) -> InputError:
    remedy = say(
        '内置的有 {names}；自己的写成 columns = ["邮件号 = waybill", "*收件人姓名 = name", …]，等号后面可以写 {values}',
        names=list(ours),
        values=list(VALUES),
    )
    return InputError(Fault(Place(file=path.name), problem, remedy))
