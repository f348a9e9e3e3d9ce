"""TOML as people write it in Chinese: keys without quotes, full-width equals signs, quotation marks of a Chinese keyboard."""

import re
import tomllib
from typing import Any

_KEY = re.compile(r"""^(\s*)([^\s"'=＝\[\]#]*[^\x00-\x7f"'=＝\[\]#][^"'=＝\[\]#]*?)\s*[=＝]\s*""")
_EQUALS = re.compile(r"^(\s*[^\"'=＝\[\]#]+?|\s*\"[^\"]*\"\s*)＝\s*")
_HEADER = re.compile(
    r"""^\s*([［\[]{1,2})\s*([^"'\[\]［］]*[^\x00-\x7f"'\[\]［］][^"'\[\]［］]*?)\s*([］\]]{1,2})\s*$"""
)
_QUOTED = re.compile(r"“([^“”\n]*)”(?=\s*(?:[,，\]］#]|$))")


def loads(text: str) -> dict[str, Any]:
    """The data of a text; `tomllib.TOMLDecodeError` with the line of the text as it was written.

    >>> loads('标题 = "律师函"\\n[[另用标题]]\\n条件 ＝ “转让”')
    {'标题': '律师函', '另用标题': [{'条件': '转让'}]}
    """
    return tomllib.loads("\n".join(map(_line, text.split("\n"))))


def _line(line: str) -> str:
    if header := _HEADER.match(line):
        level = len(header[1])
        return f'{"[" * level}"{header[2]}"{"]" * level}'
    if key := _KEY.match(line):
        return f'{key[1]}"{key[2].strip()}" = {_value(line[key.end() :])}'
    if equals := _EQUALS.match(line):
        return f"{equals[1]} = {_value(line[equals.end() :])}"
    return line


def _value(written: str) -> str:
    """A value whose quotation marks are Chinese; within straight ones they are words."""
    return written if '"' in written else _QUOTED.sub(lambda found: '"' + found[1] + '"', written)
