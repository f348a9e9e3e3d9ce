"""The leak guard: no stranger's identity stands in a paper of this case, and a letter names the party whom it is for."""

import re
from collections.abc import Iterable

from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import say

# 18 位身份证号、18 位统一社会信用代码、11 位手机号：前后都不再有字母数字的才算一个号码。
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{17}[0-9Xx]|[0-9A-HJ-NPQRTUWXY]{18}|1[3-9][0-9]{9})(?![0-9A-Za-z])")

# 一个号码总在一串数字、字母之内；先找出够长的串，中文正文便不必逐字去试
_RUN = re.compile(r"[0-9A-Za-z]{11,}")

# JSON 里的换行等写作反斜杠加字母，会粘在号码前面
_ESCAPE = re.compile(r"\\[bfnrt]")


def identities(text: str) -> frozenset[str]:
    """Every resident ID, credit code and mobile number in a text."""
    return frozenset(found.upper() for run in _RUN.findall(text) for found in _IDENTITY.findall(run))


def masked(text: str) -> str:
    """The text with the middle of every such number left out; its beginning and last digits tell one from another."""
    return _IDENTITY.sub(lambda found: f"{found[0][: len(found[0]) // 3]}-{found[0][-4:]}", text)


def known_identities(facts: str) -> frozenset[str]:
    """Every identity that the facts of a case hold, wherever it stands in them; `facts` is the case as JSON."""
    return identities(_ESCAPE.sub(" ", facts))


def guard(paper: str, text: str, known: Iterable[str]) -> None:
    """Refuse a paper that holds an identity which its case does not know."""
    if not identities(text).issubset(known):
        raise PacketError(
            Fault(
                Place(file=paper),
                say("文书中出现了不属于本案的身份号码或者手机号"),
                say("检查模板里是否留有旧案的资料，改好后再做"),
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
