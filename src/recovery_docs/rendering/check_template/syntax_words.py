"""What Jinja says of a tag that is written wrongly, in words for who edits a template; what is rare, in its own."""

import re
from collections.abc import Callable

from recovery_docs.messages import Message, quoted, say

_TOKENS = {
    "end of print statement": say("标签的结尾"),
    "end of statement block": say("标签的结尾"),
    "end of template": say("文件的结尾"),
    "name": say("名称"),
    "string": say("引号里的文字"),
    "integer": say("数字"),
}
_KNOWN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Message]], ...] = (
    (
        re.compile(r"expected token '(.+)', got '(.+)'"),
        lambda found: say("这里应当是{wanted}，写的却是{found}", wanted=_token(found[1]), found=_token(found[2])),
    ),
    (
        re.compile(r"[Ee]xpected an expression, got '(.+)'"),
        lambda found: say("这里应当有字段或者值，写的却是{found}", found=_token(found[1])),
    ),
    (
        re.compile(r"unexpected '([^']+)', expected '([^']+)'"),
        lambda found: say("这里应当是{wanted}，写的却是{found}", wanted=_token(found[2]), found=_token(found[1])),
    ),
    (re.compile(r"unexpected '([^']+)'"), lambda found: say("多了{found}", found=_token(found[1]))),
    (
        re.compile(r"unexpected char (?:'(.)'|\"(')\") at \d+"),
        lambda found: say("多了{found}", found=_token(found[1] or found[2])),
    ),
    (re.compile("tag name expected"), lambda _: say("标签里没有写内容")),
    (re.compile("expected name or number"), lambda _: say("点号后面没有字段名")),
    (
        re.compile(r"Encountered unknown tag '(.+?)'\..*"),
        lambda found: say("没有 {name} 这种标签，或者它的开头不在前面", name=found[1]),
    ),
    (
        re.compile(r"[Uu]nexpected end of template\b.*"),
        lambda _: say("写到文件的结尾还没有写完"),
    ),
    (re.compile(r"can't assign to '.+'"), lambda _: say("定值的左边不是名称")),
    (re.compile(r"Missing end of (?:comment tag|raw directive)"), lambda _: say("有开头没有结尾")),
    (
        re.compile(r"No (?:filter|test) named '(.+?)'.*"),
        lambda found: say("没有 {name} 这个过滤器或者判断", name=found[1]),
    ),
)


def syntax_words(reason: str) -> Message:
    """Why a tag is not understood."""
    for pattern, words in _KNOWN:
        if found := pattern.fullmatch(reason):
            return words(found)
    return quoted(reason)


def _token(token: str) -> Message:
    return _TOKENS.get(token) or say("“{sign}”", sign=token)
