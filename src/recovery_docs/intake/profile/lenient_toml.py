"""A .toml file as people type it in Chinese: keys without quotes, signs and quotation marks of a Chinese keyboard."""

import re
import tomllib
from typing import Any

_STRING = re.compile(r'("(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*)')
_QUOTES = str.maketrans({"“": '"', "”": '"'})
_SIGNS = str.maketrans({"＝": "=", "，": ",", "｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]"})
_KEY = re.compile(r"([^\s\"'=,{}\[\]#.]*[\u3400-\u9fff][^\s\"'=,{}\[\]#]*)(?=\s*=)")
_SECTION = re.compile(r"^(\s*\[)\s*([^\s\"'\[\]=,]*[\u3400-\u9fff][^\"'\[\]=,]*?)\s*(\]\s*)$")


def loads(text: str) -> dict[str, Any]:
    """The file as data; raises `tomllib.TOMLDecodeError` with the line where it is not understood.

    >>> loads('单位 = “万元”\\n[列]\\n户名 = "借款人.姓名"')
    {'单位': '万元', '列': {'户名': '借款人.姓名'}}
    """
    return tomllib.loads("\n".join(map(_line, text.splitlines())))


def _line(line: str) -> str:
    if not any(mark in _STRING.sub("", line) for mark in "“”"):
        return _outside(line)
    code, sign, comment = line.partition("#") if '"' not in line else (line, "", "")
    return _outside(code.translate(_QUOTES)) + sign + comment


def _outside(line: str) -> str:
    """The line with all mended that stands outside of its strings."""
    parts = _STRING.split(line)
    code = [part if index % 2 else part.translate(_SIGNS) for index, part in enumerate(parts)]
    head = code[0].rstrip() if len(code) == 1 or code[1].startswith("#") else ""
    if _SECTION.match(head):
        code[0] = _SECTION.sub(r'\1"\2"\3', head)
        return " ".join(code[:2])
    return "".join(part if index % 2 else _KEY.sub(r'"\1"', part) for index, part in enumerate(code))
