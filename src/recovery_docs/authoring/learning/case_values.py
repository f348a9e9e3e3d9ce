"""The values of a case that an old letter may hold, each with the expression by which a template prints it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from recovery_docs.fields.roots import DICTIONARY
from recovery_docs.tree.dictionary import kind_of
from recovery_docs.tree.group import Group, member
from recovery_docs.tree.leaf import Nothing, Several

TEXTS = frozenset(
    (
        "姓名",
        "名称",
        "尊称",
        "证件号码",
        "信用代码",
        "住址",
        "地址",
        "电话",
        "编号",
        "文号",
        "借据号",
        "案号",
        "账号",
        "户名",
        "开户行",
        "单号",
        "坐落",
        "权属证号",
        "登记证明号",
        "证明号",
        "法院",
        "机构",
        "调解委员会",
        "部门",
        "异议途径",
        "协议",
        "用途",
        "单位",
        "末四位",
        "利率",
        "截至日",
        "到期日",
        "次数",
        "还款天数",
    )
)
"""Fields of words that are the case's own. What is a word of the trade (连带责任保证, 已签收) stays as the letter has it."""
NUMBERS = frozenset(("证件号码", "信用代码", "电话", "账号", "单号", "借据号"))
"""Those that people set apart in groups."""
_ROOTS = frozenset(
    (
        "收件人",
        "发件人",
        "债权人",
        "出借人",
        "借款人",
        "合同",
        "借款",
        "欠款",
        "担保",
        "保证",
        "担保物",
        "转让",
        "末次转让",
        "执行依据",
        "收款账户",
        "联系人",
        "代理人",
        "文书",
    )
)
_APART = re.compile(
    r"条款|证据|承担者|提供人|被继承人|\.债务人|此后各段|到期款项|本金各项|本金以外|各项费用|已还$|已还\.名称|决议|\.对方|借款\.罚息\.复利"
    r"|转让\.受让方|约定仲裁|借款\.变更|分项\.|受偿人\.名称|照列|期限缩短|催告到期"
    r"|利率\.|还款方式\.|期间\.|计至日|已扣除还款日"
)
"""What says the same as another field, or is composed for one sentence of ours."""
_SHORTEST = 2
_WHOLE = ("合同", "担保.合同", "借款.利率", "借款.罚息.利率")
"""Groups that a letter prints as one value."""


@dataclass(frozen=True)
class Value:
    """One value of the case under one field."""

    path: str
    """The field, as the dictionary has it."""
    expression: str
    """How a template prints it; of several things, with the place of this one."""
    value: Any
    of_several: bool = False
    """One of several things of this case."""
    filtered: str = ""
    """The expression under which a filter may work on it."""

    @property
    def leaf(self) -> str:
        return self.path.rpartition(".")[2]

    def with_filter(self, words: str) -> str:
        return f"{self.filtered or self.expression}|{words}"


def values_of(tree: Mapping[str, Any]) -> tuple[Value, ...]:
    """Every value of the case under every field by which a letter may print it."""
    found: list[Value] = []
    for entry in DICTIONARY.entries:
        if entry.path.split(".")[0] in _ROOTS and not _APART.search(entry.path):
            found += _under(tree, entry.path, kind_of(entry.field))
    return tuple(dict.fromkeys(found))


def items_of(tree: Mapping[str, Any], path: str, called: str) -> tuple[tuple[Value, ...], ...]:
    """The values of each of several things, as a loop over them calls it."""
    things = _member_of(tree, path)
    leaves = [one for one in DICTIONARY.entries if one.path.startswith(f"{path}.")]
    found: list[tuple[Value, ...]] = []
    for thing in things if isinstance(things, Several) else ():
        values: list[Value] = []
        for one in leaves:
            kind, leaf = kind_of(one.field), one.path.rpartition(".")[2]
            if kind in ("一组", "几项", "是否") or "证据" in one.path or (kind == "文字" and leaf not in TEXTS):
                continue
            steps = one.path.removeprefix(f"{path}.").split(".")
            for expression, value in _each(thing, steps, called):
                if not isinstance(value, (Nothing, bool)) and value is not None:
                    values.append(Value(one.path, expression, value))
        found.append(tuple(values))
    return tuple(found)


def _under(tree: Mapping[str, Any], path: str, kind: str) -> Iterator[Value]:
    if kind == "一组" and path in _WHOLE:
        value = _member_of(tree, path)
        if isinstance(value, Group) and value.printed():
            yield Value(path, path, value.printed())
        return
    if path == "欠款.分项":
        value = _member_of(tree, path)
        if isinstance(value, Several) and len(value) > 1:
            yield Value(path, path, str(value))
        return
    if kind in ("一组", "几项", "是否"):
        return
    leaf = path.rpartition(".")[2]
    if kind in ("文字", "数") and (leaf not in TEXTS or _is_trade_word(path)):
        return
    whole = _member_of(tree, path)
    if isinstance(whole, Several) and len(whole) > 1 and all(isinstance(one, str) for one in whole):
        yield Value(path, path, str(whole))
    for expression, value in _each(tree[path.split(".")[0]], path.split(".")[1:], path.split(".")[0]):
        if isinstance(value, (Nothing, bool)) or value is None:
            continue
        several = "[" in re.sub(r"\[0\]", "", expression) or _counts(tree, path) > 1
        plain = expression if several else re.sub(r"\[\d+\]", "", expression)
        if isinstance(value, (Decimal, date, int)) or len(str(value)) >= _SHORTEST:
            yield Value(path, plain, value, several, expression)


def _is_trade_word(path: str) -> bool:
    """What a kind of debt or a thing is called (本金, 房屋) is the letter's own word; a contract's title is not."""
    return path.endswith(".名称") and not path.endswith("合同.名称")


def _counts(tree: Mapping[str, Any], path: str) -> int:
    """How many things of the case the field is told of."""
    first, *steps = path.split(".")
    value, most = tree[first], 1
    for step in ["", *steps]:
        value = member(value, step) if step else value
        most = max(most, len(value) if isinstance(value, Several) else 1)
    return most


def _member_of(tree: Mapping[str, Any], path: str) -> Any:
    first, *steps = path.split(".")
    value = tree[first]
    for step in steps:
        value = member(value, step)
    return value


def _each(value: Any, steps: list[str], expression: str) -> Iterator[tuple[str, Any]]:
    """Every value under the steps, of several things each, with the expression that prints it."""
    if isinstance(value, Several):
        for index, one in enumerate(value):
            yield from _each(one, steps, f"{expression}[{index}]")
    elif not steps:
        yield expression, value
    else:
        yield from _each(member(value, steps[0]), steps[1:], f"{expression}.{steps[0]}")
