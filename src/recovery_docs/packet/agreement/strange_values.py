"""Days and amounts that stand in one paper alone and are no fact of the case, where another paper has one that differs in a
digit in the same passage.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache

from recovery_docs.messages import say
from recovery_docs.packet.agreement.passages import same_passage
from recovery_docs.packet.agreement.said import AMOUNT, DAY, Disagreement, PaperText, Spot

_VALUE = re.compile(rf"{DAY}|\d{{4}}-\d\d-\d\d|(?<![\d,]){AMOUNT}")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_ALIKE = 3
_OF_LAW = frozenset(("2019年8月19日", "2019年8月20日", "2020年8月19日", "2020年8月20日", "2021年1月1日"))
"""民间借贷规定31 and what is said of LPR: days that stand in sentences about rates whatever the case."""


def strange_values(papers: Sequence[PaperText], known: Callable[[str], bool]) -> Iterator[Disagreement]:
    """Each with the like value of the other paper. Only what somebody typed is asked for: what a field printed is a fact, or
    was worked out.
    """
    doubted = {paper: _doubted(paper) for paper in papers}
    if not any(doubted.values()):
        return
    spots: defaultdict[str, list[Spot]] = defaultdict(list)
    for paper in papers:
        for found in _VALUE.finditer(paper.body):
            spots[found[0]].append(Spot(paper, found.start(), found[0]))
    by_length: defaultdict[int, list[str]] = defaultdict(list)
    for value in spots:
        by_length[len(value)].append(value)
    for value, here in spots.items():
        if _in_several(here) or value not in doubted[here[0].paper]:
            continue
        like = [spots[one] for one in by_length[len(value)] if _differ_in_one(one, value)]
        right = [spot for there in like for spot in there if _in_several(there) or spot.text not in doubted[spot.paper]]
        if right and (pair := same_passage(here, right, _ALIKE)) and not _is_fact(value, known):
            yield Disagreement(say("同一句里的日期或者金额前后差一位"), *pair)


def _in_several(spots: Sequence[Spot]) -> bool:
    return any(one.paper is not spots[0].paper for one in spots)


def _doubted(paper: PaperText) -> Collection[str]:
    """The values of a paper that somebody may have typed."""
    return set(_VALUE.findall(paper.body)) - _OF_LAW if paper.typed is None else _typed(paper.typed)


@lru_cache(maxsize=256)
def _typed(words: str) -> Collection[str]:
    return frozenset(_VALUE.findall(words)) - _OF_LAW


def _is_fact(value: str, known: Callable[[str], bool]) -> bool:
    """Whether a day or amount is known, as papers write it or as the facts of a case have it."""
    if day := _DAY.fullmatch(value):
        return known(value) or known(f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}")
    plain = value.replace(",", "")
    return known(value) or known(f'"{plain}"') or known(f'"{plain.rstrip("0").rstrip(".")}"')


def _differ_in_one(one: str, other: str) -> bool:
    return sum(map(str.__ne__, one, other)) == 1
