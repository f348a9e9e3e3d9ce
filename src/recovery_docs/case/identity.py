"""Resident identity numbers and unified social credit codes.

Sources: GB 11643-1999 公民身份号码; GB 32100-2015 法人和其他组织统一社会信用代码编码规则; python-stdnum checks both.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator
from stdnum import numdb
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from recovery_docs.case.words import Words
from recovery_docs.errors import FactError
from recovery_docs.messages import say

Sex = Annotated[Literal["male", "female"], Words("sex")]
_WRITTEN_APART = re.compile(r"[\s-]")


def check_resident_id(number: str) -> str:
    """The number without spaces, upper case; refused if its length, birthday or check digit is wrong.

    An unknown county code passes here (codes are withdrawn and the table ages): see `county_is_known`.
    """
    number = _WRITTEN_APART.sub("", ric.compact(number)).upper()
    if len(number) == 18 and number[:17].isdigit() and ric.calc_check_digit(number) == number[17]:
        try:
            ric.get_birth_date(number)
        except ValidationError:
            raise FactError(say("公民身份号码中的出生日期不存在"), say("对照身份证复印件重新录入")) from None
        return number
    if len(number) == 18 and number.endswith("000"):
        raise FactError(
            say("公民身份号码末三位为 000 且校验位不符，是表格软件把长数字截成了 15 位"),
            say("把该列设为“文本”格式，再对照身份证重新录入号码"),
        )
    if len(number) == 18:
        raise FactError(say("公民身份号码的校验位不符"), say("对照身份证复印件重新录入 18 位号码"))
    raise FactError(say("公民身份号码应为 18 位"), say("对照身份证复印件录入 18 位号码，最后一位可以是 X"))


def county_is_known(number: str) -> bool:
    """Whether the first six digits ever were a county code; `False` warrants a look, not a refusal.

    The year of birth is not looked at: people born before the codes came (1980s) got theirs from where they then lived.
    """
    return _is_county(number[:6])


@lru_cache(maxsize=4096)
def _is_county(code: str) -> bool:
    return any("county" in found for _, found in numdb.get("cn/loc").info(code))


def sex_of(number: str) -> Sex:
    """The sex that the 17th digit stands for: odd male, even female."""
    return "male" if int(number[16]) % 2 else "female"


def birthday_of(number: str) -> date:
    """The birthday that digits 7 to 14 stand for."""
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


@lru_cache(maxsize=1024)  # 债权人的代码，每一案都要看一遍
def check_uscc(code: str) -> str:
    """The code without spaces, upper case; refused if its length, characters or check character is wrong."""
    code = _WRITTEN_APART.sub("", uscc.compact(code)).upper()
    try:
        return str(uscc.validate(code))
    except ValidationError:
        raise FactError(
            say("统一社会信用代码的位数或校验位不符"), say("对照营业执照重新录入 18 位代码（不含字母 I、O、S、V、Z）")
        ) from None


ResidentId = Annotated[str, AfterValidator(check_resident_id)]
Uscc = Annotated[str, AfterValidator(check_uscc)]
