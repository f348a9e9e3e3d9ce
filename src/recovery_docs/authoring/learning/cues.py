"""Which of several fields with one value a passage means, by the words beside it: 户名 before a name, 本金 before an amount."""

import re
from dataclasses import dataclass
from functools import cache

from recovery_docs.authoring.learning.case_values import Value
from recovery_docs.fields.roots import DICTIONARY

_BESIDE = {
    "收款账户.户名": "户名 收款人 收款单位 账户名",
    "收款账户.开户行": "开户行 开户银行",
    "收款账户.账号": "账号 账户 卡号",
    "合同.编号": "编号 合同编号 借款合同",
    "合同.签订日期": "签订 签署 订立 签有",
    "借款.放款.日期": "发放 放款 出账 支用 借款日",
    "借款.放款.金额": "发放 放款",
    "借款.放款.到期日": "到期 届满 到期日",
    "借款.金额": "借款金额 贷款金额 借款 贷款",
    "借款.到期日": "到期 届满 到期日",
    "借款.授信.额度": "额度 授信",
    "欠款.起算日": "截至 截止 计至 算至",
    "欠款.截至日": "截至 截止 计至 算至",
    "欠款.逾期日": "逾期 未按期",
    "欠款.合计": "合计 共计 总计 本息 总额 共欠",
    "欠款.本金": "本金",
    "欠款.请求总额": "请求总额 连同费用",
    "文书.还款日": "请于 务必于 务于 最迟于 之前 前清偿 前还 前偿 前将 前付",
    "文书.日期": "落款 日期：",
    "文书.次数": "第 次",
    "文书.编号": "文号 函号",
    "文书.文号": "",
    "联系人.电话": "联系电话 电话 联系方式 咨询",
    "联系人.姓名": "联系人 经办人 客户经理",
    "联系人.地址": "联系地址 地址",
    "出借人.姓名": "贷款人 出借人 贷款行",
    "债权人.姓名": "债权人 受让人 我行",
    "担保.限额": "限额 最高额",
    "代理人.姓名": "代理人 律师",
    "代理人.单位": "律师事务所 律所",
    "执行依据.机构": "民初 民终 判决 调解书 作出",
    "文书.法院": "诉至 起诉 受诉 管辖 贵院",
}
"""Words of letters that the dictionary does not have among the names of a field."""
_GROUPS = {
    "担保": "保证合同 担保合同 保证人",
    "保证": "保证合同 担保合同 保证人",
    "代表人": "法定代表人 负责人",
    "末次转让": "转让",
    "放款": "借据 放款 发放",
}
_BESIDE_TITLES = frozenset(("签订日期", "编号", "签订地点"))
_TITLE = re.compile("《([^》]*合同)》")
_SECURING = re.compile("^(?!.*(?:借款|贷款|借据|租赁)).*(?:保证|担保|抵押|质押)")
"""The title of a contract that secures; 个人购房担保借款合同 is one of a loan."""
_PAID_OUT = re.compile(r"^借款\.(?:放款\.|授信\.)?(?:金额|额度)$")
_STILL_OWED = re.compile("余额|结欠|尚欠|未还|剩余|欠款")
_LENT = re.compile("放款|发放|借款金额|贷款金额|授信|额度")
_ORDER = (
    "欠款",
    "债权人",
    "借款人",
    "合同",
    "担保",
    "借款",
    "收件人",
    "出借人",
    "保证",
    "担保物",
    "末次转让",
    "转让",
    "联系人",
    "收款账户",
    "文书",
    "执行依据",
    "代理人",
    "发件人",
)
_LATER = ("代表人", "单位", "对方", "法院", "机构", "请求总额", "信用代码", "尊称")
_WITH_WORDS = re.compile(r"^收款账户|代表人|\.单位$|借款\.授信|^执行依据\.(?!机构)|^代理人|^转让|^末次转让")
_STOP = re.compile(r"[。；;\n]")
_WINDOW = 30
_AFTER = 14
SURE = 12
"""So much nearer must its words stand, for a field to be certain."""


@dataclass(frozen=True)
class Setting:
    """What stands beside a passage."""

    before: str
    after: str
    labels: tuple[str, ...] = ()
    """In a table: the cell to the left, the head of the column, the head of the row."""
    owner: str = ""
    """The party named last before it, as a group of fields."""
    salutation: bool = False
    signature: bool = False


def score(value: Value, beside: Setting) -> float:
    """How strongly the words beside a passage speak for a field; 0 where they say nothing."""
    own, above = _words(value.path)
    before = _STOP.split(beside.before)[-1][-_WINDOW:]
    after = _STOP.split(beside.after)[0][:_AFTER]
    found = _nearest(own, before, after) + 0.6 * _nearest(above, before, "")
    for index, label in enumerate(beside.labels):
        found = max(found, 100.0 - 15 * index if any(word in label for word in own) else 0.0)
    if value.path.rpartition(".")[2] in _BESIDE_TITLES and (title := _title(beside)):
        secures = not value.path.startswith("合同.")
        found += 50 if ".合同." in f".{value.path}" and secures == bool(_SECURING.search(title)) else 0
    if beside.owner and value.path.rpartition(".")[0] == beside.owner and not value.path.endswith("姓名"):
        found += 60
    if beside.salutation and value.path.startswith("收件人."):
        found += 200
    if beside.signature and value.path in ("发件人.姓名", "文书.日期"):
        found += 200
    return found


def speaks_against(value: Value, beside: Setting) -> bool:
    """What was paid out is not what is still owed, though of this case they are the same."""
    if not _PAID_OUT.search(value.path):
        return value.path.startswith("欠款.") and any(map(_LENT.search, beside.labels[:2]))
    near = _STOP.split(beside.before)[-1].rpartition("，")[2]
    return any(_STILL_OWED.search(one) for one in (near, *beside.labels[:2]))


def rank(value: Value) -> tuple[int, int, int, str]:
    """Which field is the likelier where the words beside it say nothing."""
    root = value.path.split(".")[0]
    later = sum(word in value.path for word in _LATER)
    return (later, _ORDER.index(root) if root in _ORDER else len(_ORDER), value.path.count("."), value.expression)


def _title(beside: Setting) -> str:
    """The contract that is named nearest, in the same sentence."""
    before, after = _STOP.split(beside.before)[-1], _STOP.split(beside.after)[0]
    named = [(len(before) - one.end(), one[1]) for one in _TITLE.finditer(before)]
    named += [(one.start(), one[1]) for one in _TITLE.finditer(after)]
    return min(named)[1] if named else ""


def needs_words(value: Value) -> bool:
    """A field that no letter prints without its own word: a holder of an account, a legal representative."""
    return _WITH_WORDS.search(value.path) is not None


def alike(one: Value, other: Value, to: str) -> bool:
    """Whether two fields are the same for every case of this kind of letter, so that either may stand."""
    if one.path == other.path:
        return one.expression == other.expression
    first, second = one.path.rpartition("."), other.path.rpartition(".")
    if first[0] == second[0]:
        return first[2] in _SAME and second[2] in _SAME
    if first[2] != second[2]:
        return False
    owners = {first[0], second[0]}
    families = [{"债权人", "发件人", "出借人"}, {"转让", "末次转让"}]
    if to == "guarantor":
        families.append({"收件人", "担保.保证人", "保证.保证人"})
        families.append({"担保", "保证"})
        families.append({"担保.合同", "保证.合同"})
    if to == "borrower":
        families.append({"收件人", "借款人"})
    return any(owners <= family for family in families)


_SAME = frozenset(("证件号码", "信用代码", "编号", "文号", "姓名", "尊称"))


@cache
def _words(path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that speak for a field itself, and for the groups that it is in."""
    steps = path.split(".")
    above: list[str] = []
    for index, step in enumerate(steps[:-1]):
        declared = DICTIONARY.find(".".join(steps[: index + 1]))
        above += [step, *(declared.also if declared else ()), *_GROUPS.get(step, "").split()]
    declared = DICTIONARY.find(path)
    said = declared.also if declared and steps[-1] != "姓名" else ()
    own = [*([] if steps[-1] == "单位" else steps[-1:]), *said, *_BESIDE.get(path, "").split()]
    if len(steps) > 1 and steps[-1] in ("姓名", "名称"):  # 借款人、保证人：称谓本身就是旁边的字
        own += above
    return tuple(dict.fromkeys(own)), tuple(dict.fromkeys(above))


def _nearest(words: tuple[str, ...], before: str, after: str) -> float:
    best = 0.0
    for word in words:
        at = before.rfind(word)
        if at >= 0:
            best = max(best, 100 - 3 * (len(before) - at - len(word)) + len(word))
        at = after.find(word)
        if at >= 0:
            best = max(best, 45 - 3 * at + len(word))
    return best
