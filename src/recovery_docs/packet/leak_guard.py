"""The leak guard: no stranger's identity stands in a paper of this case, and a letter names the party whom it is for."""

import re
from collections.abc import Iterable
from functools import cached_property

from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import say
from recovery_docs.rendering.check_document.personal_numbers import bare, personal_numbers

# JSON 里的换行等写作反斜杠加字母，会粘在号码前面
_ESCAPE = re.compile(r"\\[bfnrt]")
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9]{17}[0-9Xx]|[0-9A-HJ-NPQRTUWXY]{18}|[1-6][0-9]{14,18}|1[3-9][0-9]{9})(?![0-9A-Za-z])"
)


def masked(text: str) -> str:
    """The text with the middle of every such number left out; its beginning and last digits tell one from another."""
    return _NUMBER.sub(lambda found: f"{found[0][: len(found[0]) // 3]}-{found[0][-4:]}", text)


class Known:
    """What the facts of a case hold, whatever its spelling; `facts` is the case as JSON."""

    def __init__(self, facts: str) -> None:
        self._facts = facts

    @cached_property
    def _parted(self) -> str:
        return _ESCAPE.sub(" ", self._facts)

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return personal_numbers(self._parted)

    @cached_property
    def _bare(self) -> str:
        # 引号和逗号隔开各项事实，号码不会跨过去
        return "|".join(map(bare, self._parted.split('"')))

    def holds(self, number: str) -> bool:
        """Whether the number stands in the facts, perhaps as a part of a longer one."""
        return number in self._facts or number in self._numbers or number in self._bare


def guard(paper: str, text: str, known: Known, hidden: Iterable[str] = ()) -> None:
    """Refuse a paper that holds an identity which its case does not know.

    `hidden` are the numbers that its template holds where no reader looks.
    """
    if not all(map(known.holds, (*personal_numbers(text), *hidden))):
        raise PacketError(
            Fault(
                Place(file=paper),
                say("文书中出现了不属于本案的证件号码、电话、账号或者邮箱"),
                say("用 templates lint 检查模板里是否留有旧案的资料，改好后再做"),
            )
        )


def guard_subject(paper: str, text: str, subject: str, parties: Iterable[str]) -> None:
    """Refuse a letter that is for no party of the case or does not name the one it is for, as when rows have shifted.

    Many a letter holds no number at all, so `guard` alone would not see that it is another's.
    """
    if subject not in parties or "".join(subject.split()) not in "".join(text.split()):
        raise PacketError(
            Fault(
                Place(file=paper),
                say("文书里没有收件人的姓名，或者收件人不是本案的当事人"),
                say("检查案件资料有没有错行，模板里有没有印出收件人，改好后再做"),
            )
        )
