"""How the number of a letter is made: a pattern such as 〔{年}〕催字第{序号:04}号."""

import re

DEFAULT = "〔{年}〕催字第{序号:04}号"
_ORDINAL = re.compile(r"\{序号[^{}]*\}")


class LetterPattern:
    """A pattern of `{序号}`, `{年}` and `{案件编号}`.

    `ValueError` for one that is none, or that gives two letters one number.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        try:
            distinct = self.number(2026, 1, "") != self.number(2026, 2, "")
        except (LookupError, TypeError, AttributeError) as error:
            raise ValueError(pattern) from error
        if not distinct:
            raise ValueError(pattern)

    def series(self, year: int) -> str:
        """What is counted together: the pattern in a year, however many digits its numbers are written with."""
        return _ORDINAL.sub("{序号}", self._pattern).replace("{年}", str(year))

    def number(self, year: int, ordinal: int, case: str) -> str:
        """The number of a letter of that year."""
        return self._pattern.format(序号=ordinal, 年=year, 案件编号=case)
