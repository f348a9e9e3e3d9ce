"""The same thing in several papers: the debt to one day, what runs on after it, contracts, payouts, the sum to be preserved."""

import re
from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal

from recovery_docs.messages import Message, say
from recovery_docs.packet.agreement.said import AMOUNT, CLAIMED, DAY, IN_BRACKETS, Disagreement, PaperText, Spot
from recovery_docs.packet.agreement.sums import Total

_RUNS_ON = re.compile(rf"自({DAY})起至实际清偿之日止([^。\n]*)")
_BASE = re.compile(rf"以[\u4e00-\u9fff]*({AMOUNT})元为基数，按([^，。；\d]{{0,12}}\d[\d.]*%)")
_SIGNED = re.compile(rf"签订《([^》\n]+)》（编号：({IN_BRACKETS})）")
_SIGNED_ON = re.compile(rf"({DAY})[^。；\n《》]{{0,60}}$")
_NOTE_BEHIND = re.compile(r"（借据号：([^）\n]+)）")
_PAID_OUT = re.compile(rf"({DAY})(?:发放|出借)({AMOUNT})元$")
_NOTE_BEFORE = re.compile(rf"借据([^：，。；（）\n]{{1,30}})：({DAY})(?:发放|出借)({AMOUNT})元")
_LIMIT = re.compile(rf"以人民币({AMOUNT})元（[^（）]*）为限")
_COSTS = re.compile(rf"(?:实现债权的|律师)费用?(?:人民币)?({AMOUNT})元")


class Told:
    """Spots by what they are about: the first that says something of it, and every later one that says otherwise."""

    def __init__(self) -> None:
        self._first: dict[Hashable, tuple[Hashable, Spot]] = {}
        self.found: list[Disagreement] = []

    def add(self, about: Hashable, what: Hashable, spot: Spot, problem: Message) -> None:
        before, first = self._first.setdefault(about, (what, spot))
        if before != what:
            self.found.append(Disagreement(problem, spot, first))


def disagreeing_papers(papers: Iterable[PaperText], totals: dict[PaperText, list[Total]]) -> Iterator[Disagreement]:
    """Whatever two papers, or two passages of one, tell differently."""
    told = Told()
    papers = tuple(papers)
    for paper in papers:
        for one in totals[paper]:
            _debt(told, one)
        if "起至实际清偿" in paper.body:
            _running_on(told, paper)
        if "签订《" in paper.body:
            _contracts(told, paper)
        if "借据" in paper.body:
            _payouts(told, paper)
    yield from told.found
    yield from _preserved_too_much(papers, totals)


def _debt(told: Told, total: Total) -> None:
    if total.until is None or len(set(total.names)) < len(total.names):
        return
    about = ("debt", total.until, frozenset(name.removeprefix("期内") for name in total.names))
    told.add(about, total.spot.amount, total.spot, say("截至{day}的欠款合计前后不一致", day=total.until))
    for name, spot in total.items:
        problem = say("截至{day}的{name}前后不一致", day=total.until, name=name)
        told.add((*about, name.removeprefix("期内")), spot.amount, spot, problem)


def _running_on(told: Told, paper: PaperText) -> None:
    for found in _RUNS_ON.finditer(paper.body):
        bases = {(one[1], one[2]) for one in _BASE.finditer(found[2])}
        if bases:
            about = ("runs on", found[1], "加倍" in found[2], len(bases))
            spot = Spot(paper, found.start(), "、".join(f"{amount}元 {rate}" for amount, rate in sorted(bases)))
            told.add(about, frozenset(bases), spot, say("自{day}起计息的基数、利率前后不一致", day=found[1]))


def _contracts(told: Told, paper: PaperText) -> None:
    for found in _SIGNED.finditer(paper.body):
        before = max(found.start() - 80, 0)
        if signed := _SIGNED_ON.search(paper.body[before : found.start()]):
            problem = say("《{title}》的签订日期前后不一致", title=found[1])
            spot = Spot(paper, before + signed.start(1), signed[1])
            told.add(("signed", found[1], found[2]), signed[1], spot, problem)


def _payouts(told: Told, paper: PaperText) -> None:
    for found in _NOTE_BEHIND.finditer(paper.body):
        before = max(found.start() - 40, 0)
        if paid := _PAID_OUT.search(paper.body[before : found.start()]):
            _payout(told, found[1], Spot(paper, before + paid.start(), f"{paid[1]} {paid[2]}元"))
    for found in _NOTE_BEFORE.finditer(paper.body):
        _payout(told, found[1], Spot(paper, found.start(2), f"{found[2]} {found[3]}元"))


def _payout(told: Told, note: str, spot: Spot) -> None:
    told.add(("paid out", note), spot.text, spot, say("借据{note}的放款日、放款金额前后不一致", note=note))


def _preserved_too_much(papers: Iterable[PaperText], totals: dict[PaperText, list[Total]]) -> Iterator[Disagreement]:
    """What is to be preserved exceeds what is asked (民事诉讼法105): the claim of a complaint, else the debt and its costs."""
    limits = [(paper, found) for paper in papers for found in _LIMIT.finditer(paper.body)]
    if not limits:
        return
    claims = [Spot(paper, found.start(1), found[1]) for paper in papers for found in CLAIMED.finditer(paper.body)]
    debts = [one.spot for paper in papers for one in totals[paper]]
    most = max(claims or debts, key=lambda spot: spot.amount, default=None)
    if most is None:
        return
    costs = [yuan for paper in papers for yuan in _costs(paper)]
    allowed = most.amount + (Decimal(0) if claims else max(costs, default=Decimal(0)))
    for paper, found in limits:
        limit = Spot(paper, found.start(1), found[1])
        if limit.amount > allowed:
            yield Disagreement(say("申请保全的金额超过请求的金额"), limit, most)


def _costs(paper: PaperText) -> Iterator[Decimal]:
    for found in _COSTS.finditer(paper.body):
        yield Spot(paper, found.start(1), found[1]).amount
