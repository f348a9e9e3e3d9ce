"""Numbers of somebody as nobody types them by mistake: in Chinese, circled or foreign digits, with dots or brackets between.

Only templates are asked so, which hold no lists of figures; what is found there is a warning, and a paper is not stopped by it.
"""

import re
import unicodedata

from recovery_docs.rendering.check_document.personal_numbers import personal_numbers, plain

_CHINESE = dict(zip("〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺", "000123456789123456789" + "1", strict=True))
_BETWEEN = re.compile(r"(?<=[0-9Xx])[\s.,·・。．、'’*|()（）\[\]［］【】〔〕{}「」<>《》-]{1,3}(?=[0-9Xx])")
_LONG = re.compile(r"[0-9]{10,}[0-9Xx]?")


def disguised_numbers(text: str) -> frozenset[str]:
    """Resident IDs and telephone numbers that stand there in other digits, or with other marks between their digits."""
    undone = "".join(_digit(one) for one in plain(text))
    joined = "\n".join(_LONG.findall(_BETWEEN.sub("", undone)))
    return personal_numbers(joined) - personal_numbers(text)


def _digit(sign: str) -> str:
    """The digit that a sign stands for; the sign itself where it is none."""
    if sign in _CHINESE:
        return _CHINESE[sign]
    value = unicodedata.digit(sign, None)
    return sign if value is None else str(value)
