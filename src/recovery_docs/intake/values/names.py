"""Names as people write them in a cell: what is added to a name, what is no name, several people in one cell."""

import re
from functools import lru_cache

from recovery_docs.case.grammar.text import cleaned
from recovery_docs.errors import FactError
from recovery_docs.intake.values.cell_text import Raw, label, unmasked
from recovery_docs.messages import say

_HAN = r"[\u3400-\u9fff]"
_SIMPLE = re.compile(rf"{_HAN}{{2,3}}")
"""Most names: nothing more has to be looked at."""
_CJK_GAP = re.compile(rf"(?<={_HAN}) +(?={_HAN})")
ORGANISATION = re.compile(
    r"(公司|银行|支行|分行|营业部|信用社|合作社|厂|店|商行|经营部|合伙企业|\(有限合伙\)|（有限合伙）|中心|集团|事务所|委员会|医院|学校|政府|局)$"
)
PERSON = re.compile(rf"{_HAN}{{2,4}}|{_HAN}+·[\u3400-\u9fff·]+")
_TITLE = re.compile(r"(?<=.{2})(?:先生|女士|小姐|太太|同志)$")
_HIMSELF = re.compile(r"[（(](?:借款人|主借款人|主借人|主贷人|债务人|本人|客户|先生|女士|男|女)[）)]$")
_ADDED = re.compile(r"[（(\[【]([^）)\]】]+)[）)\]】]")
_ROLES = (
    "借款人 主借款人 共同借款人 担保人 保证人 抵押人 出质人 反担保人 债务人 债权人 客户 本人 姓名 名称 户名 先生 女士 小姐 "
    "已故 已死亡 死亡 已结清 结清 已诉 已核销 失联 勿催 同上 同左 不详 未知 待定 待补 待查 测试 无名 "
    "某某 自然人 企业 个人 法人"
)
_NO_NAMES = frozenset(_ROLES.split())
_STATES = re.compile(r"已?故|死亡|去世|身故|亡|结清|还清|核销|失联|注销|吊销|破产|诉|勿催|停催|冻结|服刑|作废")
_COMPOUND = re.compile(
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|百里|南宫|长孙|宇文|轩辕|独孤|呼延|东郭|西门|申屠|濮阳|澹台"
)
"""Family names of two characters."""
SEPARATORS = "、，,；;/|&＆\n"
"""What stands between two people in one cell, as most write it."""
_AND = re.compile(r"[和与及]")
_AND_OTHERS = re.compile(r"等(?:[\d一二三四五六七八九十两]+人)?$")


def name(value: Raw) -> str | None:
    """A name, without the spaces that align a column and without 先生, （借款人）; nothing for “无”.

    >>> name("李　明"), name("王范文先生"), name("周示范(借款人)")
    ('李明', '王范文', '周示范')

    Raises `FactError` for what is no name, for a name with something added that no paper may leave out of sight (已故), and
    for several people.
    """
    written = label(value)
    if not written or (_SIMPLE.fullmatch(written) and "某" not in written and written not in _NO_NAMES):
        return written or None
    return _plain_name(written, cleaned(value) if isinstance(value, str) else written)


def addressee(value: Raw) -> str | None:
    """Whom an event was meant for; the borrower by role or by name."""
    written = label(value)
    return "borrower" if written in ("借款人", "债务人", "主借款人") else name(value)


@lru_cache(maxsize=4096)
def _plain_name(written: str, plainly: str) -> str:
    """The name in a text; the bank's own stands in every row."""
    people = [one for one in split_people(plainly) if re.search(_HAN, one)]
    if len(people) > 1:
        raise FactError(
            say("一格里写了几个人（{number}个）", number=len(people)),
            say(
                "一人一列，标题里写上第几个，例如“借款人2姓名”“担保人2姓名”，证件号码和电话也各自一列；或者在方案的［多人分隔］里写明怎样分开"
            ),
        )
    written = _TITLE.sub("", _HIMSELF.sub("", _CJK_GAP.sub("", written))).strip()
    _check(written)
    return unmasked(written)


def split_people(text: str, separators: str = SEPARATORS) -> tuple[str, ...]:
    """The people named in one cell; one where there is but one.

    `separators` are the characters that stand between two people. A gap, or 和, 与, 及, is between people only where a whole
    name stands on either side.

    >>> split_people("蒋范文，示例纺织有限公司")
    ('蒋范文', '示例纺织有限公司')
    >>> split_people("钱 示例"), split_people("示例和样本科技有限公司")
    (('钱 示例',), ('示例和样本科技有限公司',))
    """
    parts = [part.strip() for part in re.split(f"[{re.escape(separators)}]", text) if part.strip()]
    found = [one for part in parts for one in _by_words(part)]
    return tuple(found) or (text,)


def _by_words(part: str) -> list[str]:
    """Two names with a gap or a word between them, if both are whole."""
    pieces = part.split()
    if len(pieces) > 1 and all(map(_is_whole, pieces)) and not _COMPOUND.fullmatch(pieces[0]):
        return pieces
    joined = "".join(pieces)
    for found in _AND.finditer(joined):
        both = [joined[: found.start()], joined[found.end() :]]
        if ORGANISATION.search(joined) and not ORGANISATION.search(both[0]):
            continue
        if all(map(_is_whole, both)) and len(joined) > 4:
            return both
    return [part]


def _is_whole(text: str) -> bool:
    """Whether a text can be the name of somebody by itself."""
    return PERSON.fullmatch(text) is not None or (ORGANISATION.search(text) is not None and len(text) > 4)


def _check(written: str) -> None:
    if written in _NO_NAMES or re.search(r"某$|^某|某某", written):
        raise FactError(say("不是姓名"), say("对照证件填写姓名或者名称；没有的清空"))
    if _AND_OTHERS.search(written) and not ORGANISATION.search(written):
        raise FactError(say("写着“等”，没有写全"), say("把每个人的姓名都写出来，一人一列"))
    added = _ADDED.search(written)
    if added is not None and _STATES.search(added[1]):
        raise FactError(
            say("姓名里写着“{added}”", added=added[1]),
            say("先核实：已死亡的填写“死亡日期”，已结清、勿催的删去这一行；都不是的，只写姓名"),
        )
    if ORGANISATION.search(written) or re.search(r"[A-Za-z]", written):
        return
    if added is not None:
        raise FactError(
            say("姓名后面写着“{added}”，不知道是另一个人，还是说明", added=added[1]),
            say("只写证件上的姓名；另有其人的，另写一列"),
        )
    if re.search(r"[*＊×✱\d]", written):
        raise FactError(say("姓名里有“*”或者数字"), say("对照证件填写完整的姓名，不写别的"))
