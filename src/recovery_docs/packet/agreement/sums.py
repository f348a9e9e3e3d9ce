"""Sums within a paper: items of a sentence or table and their total, the total and its capitals, a claim and its parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from recovery_docs.messages import say
from recovery_docs.money import figures
from recovery_docs.packet.agreement.said import AMOUNT, DAY, Disagreement, PaperText, Spot, yuan
from recovery_docs.rendering.check_document.figures_and_capitals import spelt_out

_TOTAL = re.compile(rf"(?:[，、]|以上)(?:合计|共计)(?:人民币)?({AMOUNT})元")
_ITEM = re.compile(rf"([\u4e00-\u9fff]+)({AMOUNT})元")
_YUAN = re.compile(rf"{AMOUNT}元")
_IN_CAPITALS = re.compile(r"\n+合计大写：(?:人民币)?([^\n整]+)")
_CLAIM = re.compile(rf"标的总额\n+({AMOUNT})元(?:，暂计至{DAY}（含当日）)?（其中([^（）]*)）")
_UNTIL = re.compile(rf"({DAY})(?:（含当日）|止)")
_ENDS = "。；\n"
_NAMES = re.compile(
    "(?:一般债务利息|加倍部分债务利息|(?:到期|未到期)?(?:未付)?租金|逾期违约金|资金占用费|理赔款|保险费|代偿款|"
    "本金|利息|罚息|复利|违约金|手续费|费用|价款|损失|款项)$"
)


@dataclass(frozen=True)
class Total:
    """A total with its items, as a sentence or a table has them. `until` is the day it is counted to, where it says one."""

    spot: Spot
    items: tuple[tuple[str, Spot], ...]
    until: str | None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.items)


def totals(paper: PaperText) -> Iterator[Total]:
    """Every total of a paper whose items stand before it."""
    if "合计" not in paper.body and "共计" not in paper.body:
        return
    yield from _in_sentences(paper)
    yield from _in_tables(paper)


def wrong_totals(paper: PaperText, found: list[Total]) -> Iterator[Disagreement]:
    """Totals that are not what their items come to, or not what the capitals below say; claims that are not their parts."""
    for one in found:
        yield from _wrong_sum(one.spot, one.items)
        written = _IN_CAPITALS.match(paper.body, one.spot.at + len(one.spot.text))
        if written and (spelt := spelt_out(written[1])) is not None and spelt != one.spot.amount:
            capitals = Spot(paper, written.start(1), written[1])
            yield Disagreement(say("合计的小写和大写不一致"), one.spot, capitals)
    for claim in _CLAIM.finditer(paper.body):
        yield from _wrong_sum(Spot(paper, claim.start(1), claim[1]), _items(paper, claim[2], claim.start(2)))


def _in_sentences(paper: PaperText) -> Iterator[Total]:
    text = paper.body
    for found in _TOTAL.finditer(text):
        start = max(text.rfind(end, 0, found.start()) for end in _ENDS) + 1
        before = text[start : found.start()]
        # 括号没有关上的、有“其中”的，前面的数不是并列的各项
        if "其中" in before or before.count("（") != before.count("）"):
            continue
        items = _items(paper, before, start)
        if len(items) > 1 and len(items) == len(_YUAN.findall(before)):  # 有一项写法不认识的，就不加
            until = _UNTIL.findall(before)
            yield Total(Spot(paper, found.start(1), found[1]), items, until[-1] if until else None)


def _items(paper: PaperText, text: str, start: int) -> tuple[tuple[str, Spot], ...]:
    return tuple((_name(found[1]), Spot(paper, start + found.start(2), found[2])) for found in _ITEM.finditer(text))


def _name(words: str) -> str:
    """The item at the end of the words before an amount: 偿还原告借款本金 is 本金."""
    found = _NAMES.search(words)
    return found[0] if found else words


def _in_tables(paper: PaperText) -> Iterator[Total]:
    """Rows of a name and an amount, the last of them the total."""
    text, at = paper.body, -1
    while (at := text.find("\n合计\n", at + 1)) >= 0:
        total = re.compile(rf"\n+({AMOUNT})(?=\n)").match(text, at + 3)
        items, end = [], at
        while row := _row_before(paper, end):
            items.append(row[0])
            end = row[1]
        understood = not re.fullmatch(AMOUNT, text[text.rfind("\n", 0, end) + 1 : end])
        if total and len(items) > 1 and understood:
            until = _UNTIL.findall(text, max(0, end - 400), end)
            yield Total(Spot(paper, total.start(1), total[1]), tuple(reversed(items)), until[-1] if until else None)


def _row_before(paper: PaperText, end: int) -> tuple[tuple[str, Spot], int] | None:
    """The row that ends there, and where it starts."""
    text = paper.body
    middle = text.rfind("\n", 0, end)
    start = text.rfind("\n", 0, middle) if middle > 0 else -1
    amount, name = text[middle + 1 : end], text[start + 1 : middle]
    if start < 0 or not re.fullmatch(AMOUNT, amount) or not name or re.search(r"\d", name):
        return None
    return (_name(name), Spot(paper, middle + 1, amount)), start


def _wrong_sum(total: Spot, items: tuple[tuple[str, Spot], ...]) -> Iterator[Disagreement]:
    if not items:
        return
    summed = sum((one.amount for _, one in items), Decimal(0))
    if summed != yuan(total.text):
        told = "、".join(f"{name}{one.text}" for name, one in items)
        problem = say("各项相加为{sum}，与合计不一致", sum=figures(summed))
        yield Disagreement(problem, total, Spot(total.paper, items[0][1].at, told))
