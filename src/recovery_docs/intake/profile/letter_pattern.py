"""How the number of a letter is made: a pattern such as 〔{年}〕催字第{序号:04}号."""

import re

LETTER_PATTERN = "〔{年}〕催字第{序号:04}号"
_ORDINAL = re.compile(r"\{序号(?::0?[1-9])?\}")
_PLAIN = re.compile(r"(?:[^{}]|\{年\}|\{案件编号\})*")


class LetterPattern:
    """A pattern of `{序号}`, of so many digits (`{序号:04}`), `{年}` and `{案件编号}`.

    `ValueError` for one that has other things in braces, or no `{序号}`, so that two letters would get one number.
    """

    def __init__(self, pattern: str) -> None:
        if not _ORDINAL.search(pattern) or not _PLAIN.fullmatch(_ORDINAL.sub("", pattern)):
            raise ValueError(pattern)
        self._pattern = pattern

    def series(self, year: int) -> str:
        """What is counted together: the pattern in a year, however many digits its numbers are written with."""
        return _ORDINAL.sub("{序号}", self._pattern).replace("{年}", str(year))

    def number(self, year: int, ordinal: int, case: str) -> str:
        """The number of a letter of that year."""
        return self._pattern.format(序号=ordinal, 年=year, 案件编号=case)
