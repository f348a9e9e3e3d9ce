"""The number of a piece of mail: thirteen places, and where it is an international one its check digit (UPU S10)."""

import re

from recovery_docs.errors import FactError
from recovery_docs.messages import say

_DOMESTIC = re.compile(r"\d{13}|[A-Z]{2}\d{11}")
_INTERNATIONAL = re.compile(r"[A-Z]{2}(\d{8})(\d)[A-Z]{2}")
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def waybill(written: str) -> str:
    """The number, upper case and without spaces; raises `FactError` where it cannot be one of the post office.

    >>> waybill("rr 473124829 cn")
    'RR473124829CN'
    """
    number = re.sub(r"[\s-]", "", written).upper()
    if found := _INTERNATIONAL.fullmatch(number):
        rest = 11 - sum(int(digit) * weight for digit, weight in zip(found[1], _WEIGHTS, strict=True)) % 11
        if int(found[2]) != {10: 0, 11: 5}.get(rest, rest):
            raise FactError(say("邮件号的校验位不符"), say("对照邮件详情单改正"))
        return number
    if not _DOMESTIC.fullmatch(number):
        raise FactError(
            say("邮政的邮件号是13位"), say("对照邮件详情单改正；不是邮政寄的，不按这里的规矩，由人记入案件的 events")
        )
    return number
