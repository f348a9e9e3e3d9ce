"""Formulas that reach out of the workbook: they start a program, or read a file, a database or the network.

An officer's sums, and links between sheets and tables of the same workbook, are left alone. What cannot be told from a
formula is not caught: functions of add-ins, and text that EVALUATE turns into a formula.
"""

import re

_NAMES = (
    *("WEBSERVICE", "FILTERXML", "HYPERLINK", "IMAGE", "RTD", "STOCKHISTORY", r"CUBE\w+", "PY", "COPILOT", "TRANSLATE"),
    *("DETECTLANGUAGE", "IMPORTXML", "IMPORTDATA", "IMPORTHTML", "IMPORTFEED", "IMPORTRANGE", r"GOOGLE\w+", "DDE"),
    *("REQUEST", "CALL", "REGISTER", r"REGISTER\.ID", "EXEC", "EXECUTE", "RUN", "INITIATE", "POKE", r"SEND\.\w+"),
    *("FOPEN", r"FREAD(?:LN)?", r"FWRITE(?:LN)?", "OPEN", r"OPEN\.\w+", r"FILE\.DELETE"),
)
"""Functions of Excel, of its old macro language, of LibreOffice and of Google's sheets; also behind a prefix such as
`_xlfn.` or `SQL.`."""
_ANY = "|".join(_NAMES)
_CALLED = re.compile(rf"(?<![^\W_])(?:{_ANY})\s*\(|_xleta\.(?:{_ANY})\b", re.IGNORECASE)
_PIECES = re.compile(
    r"""
    (?P<words> "(?:[^"]|"")*" )
    | (?P<sheet> '(?:[^']|'')*' )
    | (?P<table> (?<=[\w.]) \[ (?: '. | [^\[\]'] | \[ (?:'.|[^\[\]'])* \] )* \] (?![\w'!]) )
    """,
    re.VERBOSE | re.DOTALL,
)
_SUSPECT = re.compile(
    rf"""<f[\s>][^<]*(?:\[|\||&\#|&apos;|'[^'<]*[/\\]|INDIRECT|{_ANY})|<f(?:\s[^>]*)?>[^<]*<[!?]""".encode(),
    re.IGNORECASE,
)


def reaches_out(formula: str) -> bool:
    """Whether a formula, with its sign or without, starts a program or reads from elsewhere.

    >>> reaches_out('=SUM(C2:C9)'), reaches_out('=_xlfn.IMAGE ("http://example.com/"&D2)')
    (False, True)
    >>> reaches_out("=SUM(表1[本金])"), reaches_out("=[1]Sheet1!A1"), reaches_out("=cmd|'/c calc'!A0")
    (False, True, True)
    """
    bare = _PIECES.sub(_bare, formula)
    if re.search(r"[\[|]", bare) or _CALLED.search(bare):
        return True
    # INDIRECT 的引用写在字符串里；能从字符串看出指向别的工作簿的，同样不留
    indirect = re.search(r"INDIRECT\s*\(", bare, re.IGNORECASE) is not None
    return indirect and any(re.search(r"[\[\\/|#]", piece["words"] or "") for piece in _PIECES.finditer(formula))


def may_reach_out(data: bytes) -> bool:
    """Whether a formula in the markup of a row needs a closer look."""
    return b"<f" in data and _SUSPECT.search(data) is not None


def _bare(piece: re.Match[str]) -> str:
    """A formula's piece without what may stand in it: words and columns of tables; a sheet's name holds no path."""
    if piece["words"] is not None:
        return '""'
    if piece["sheet"] is not None:
        return "|" if re.search(r"[\[\\/|]", piece["sheet"]) else "''"
    return ""
