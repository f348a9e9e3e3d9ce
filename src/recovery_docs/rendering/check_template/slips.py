"""Slips of the pen that Jinja only calls unexpected signs: what was meant, and how it is written."""

import re

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from recovery_docs.messages import Message, say
from recovery_docs.rendering.filters.field_filters import FIELD_FILTERS
from recovery_docs.rendering.filters.list_filters import LIST_FILTERS

_OURS = [name for name in (*FIELD_FILTERS, *LIST_FILTERS) if name != "d"]
_MEANT = {
    "默认": "default",
    "缺省": "default",
    "空": "可空",
    "可选": "可空",
    "小写": "数字",
    "千分位": "数字",
    "金额": "元",
    "打勾": "勾",
    "序号": "编号",
    "capitals": "大写",
    "date": "日期",
}
_NEAR = 40
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’")
_INSTEAD = (
    (r"\{", "{{ … }}"),
    (r"(?:else ?if|elseif|elsif|否则如果)\b", "elif"),
    (r"(?:如果|若|当)(?=\s|$)", "{% if … %}"),
    (r"否则", "{% else %}"),
    (r"结束|end if|end for|endfi|ENDIF|ENDFOR|EndIf|EndFor", "{% endif %}、{% endfor %}"),
    (r"(?:IF|If)\b", "if"),
    (r"(?:FOR|For)\b", "for"),
    (r"(?:ELSE|Else)\b", "else"),
    (r"if(?=[^\sa-z(])|.*\sthen\b", "{% if … %}"),
    (r"for(?=[^\sa-z(])|for\b.*\s(?:在|从|of)\s|for\s+\S+$", "{% for … in … %}"),
    (r".*[^=!<>]=[^=]", "=="),
    (r".*(?:&&|\s(?:和|且|并且|与|及)\s)", "and"),
    (r".*(?:\|\||\s(?:或|或者)\s)", "or"),
    (r".*(?:\s|^)(?:不是|不|非|没有)\s|.*!(?!=)", "not"),
    (r".*[。、]", "."),
)
"""How a statement begins, or what it holds, and what is to be written there."""
_SLIPS = tuple((re.compile(pattern), right) for pattern, right in _INSTEAD)
_APART = re.compile(r"(?:.*\||^)\s*[\u4e00-\u9fff]{1,2}\s+[\u4e00-\u9fff]+(?:[.(]|$)")
_NO_BAR = re.compile(rf"[\w）)]\s+({'|'.join(_OURS)})\b")


def slip(source: str) -> Message | None:
    """What was meant by a tag that cannot be read; nothing where that cannot be told."""
    statement = _QUOTED.sub("''", source[2:].partition("%}")[0].partition("}}")[0]).strip()
    statement = re.sub(r"^if\s+(?=if\b)", "", statement)
    if _APART.match(statement) and not statement.startswith(("不 ", "非 ", "若 ", "当 ", "如果 ")):
        return say("名称中间不能有空格")
    if found := _NO_BAR.search(statement):
        return say("“{name}”前面要有竖线，写成 |{name}", name=found[1])
    for pattern, right in _SLIPS:
        if pattern.match(statement):
            return say("这里要写 {right}", right=right)
    return None


def filter_meant(name: str) -> Message:
    """Which filter was meant by one that there is not."""
    bare = name.replace(" ", "")
    meant = _MEANT.get(bare) or next((one for one in _OURS if len(one) > 1 and (one in bare or bare in one)), None)
    near = process.extract(bare, _OURS, scorer=ratio, score_cutoff=_NEAR, limit=1)
    for one in (meant, *(found[0] for found in near)):
        if one:
            return say("是不是 |{name}", name=one)
    return say("常用的有：{names}", names="、".join(f"|{one}" for one in _OURS))
