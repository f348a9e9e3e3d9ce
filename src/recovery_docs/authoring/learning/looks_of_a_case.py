"""What can only be of some one case, by the way it looks: days, numbers of cases and contracts, periods, masked numbers."""

import re
from collections.abc import Iterator

from recovery_docs.messages import Message, say

_NUMERAL = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:(?<!\d)\d{2,4}|[一二][〇○零Ｏ0一二三四五六七八九]{3}) ?年 ?"
_DAY = re.compile(
    rf"(?:{_YEAR})?(?<!\d){_NUMERAL} ?月 ?{_NUMERAL} ?[日号]|{_YEAR}{_NUMERAL} ?月"
    r"|(?<!\d)\d{1,2}[-./／]\d{1,2}[-./／](?:19|20)\d\d(?!\d)"
)
_ABOUT = re.compile("[0-9一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[余多几来][百佰千仟]?[万亿]?元")
_COUNTED = re.compile(
    r"第 ?[0-9一二三四五六七八九十]+ ?[次期]|[0-9一二两三四五六七八九十]+ ?个月"
    r"|(?:连续|累计|逾期|拖欠|期限|期间)(?:为|是|共|了)? ?[0-9一二两三四五六七八九十百千]+ ?[期年天日]"
)
_MASKED = re.compile(
    r"(?<![0-9A-Za-z*])\d[\dXx]*(?:[*＊•●×…]+|\.{3,}|[xX]{3,})[\dXx*＊•●]*|[尾后末](?:号|四位|4位|数)[为是：: ]{0,2}\d{3,6}"
)
_NUMBERED = re.compile(
    r"[\u4e00-\u9fff]{1,8}[〔\[(（]?(?:19|20)\d\d[〕\])）]?[\u4e00-\u9fff]{0,4}第?[\d-]+号"
    r"|[〔\[(（](?:19|20)\d\d[〕\])）][\u4e00-\u9fff]{1,2}\d{0,4}[\u4e00-\u9fff]{1,4}\d+号"
)
_OF_LAW = re.compile("^(?:.*(?:法释|法发|法办|银发|银监|银保监|金规|国发|国办|令))|^法[〔(（]")
_HANDLE = re.compile(
    r"(?:微信号?|QQ号?)[：: ]{0,2}[A-Za-z0-9_-]{5,}"
    "|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])"
)
_LOOKS = (
    (_DAY, say("这个日期写死在模板里，别的案件里不会对"), True),
    (_ABOUT, say("这个金额写死在模板里，别的案件里不会对"), True),
    (_COUNTED, say("次数、期数或者期限写死在模板里，别的案件里不一定对"), False),
    (_MASKED, say("像是遮住几位的证件号码、电话或者账号"), True),
    (_NUMBERED, say("像是合同编号、文号或者案号"), True),
    (_HANDLE, say("像是微信号、QQ号或者车牌号"), True),
)
_NOT_IN_PROPERTIES = frozenset((_DAY, _ABOUT))


def looks_of_a_case(text: str, *, sums: bool) -> Iterator[tuple[re.Match[str], Message, bool]]:
    """Each such passage, what to say of it, and whether it is an error; properties of a file hold its own days."""
    for pattern, problem, error in _LOOKS:
        if not sums and pattern in _NOT_IN_PROPERTIES:
            continue
        for found in pattern.finditer(text):
            if not _OF_LAW.search(found[0]):
                yield found, problem, error
