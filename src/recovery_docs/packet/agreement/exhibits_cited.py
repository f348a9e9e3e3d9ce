"""Exhibits cited by number are those of the evidence list, and a complaint that lists them itself lists the same."""

import re
from collections.abc import Iterable, Iterator

from recovery_docs.messages import say
from recovery_docs.packet.agreement.said import Disagreement, PaperText, Spot

EVIDENCE_LIST = "evidence-list"
_CITED = re.compile(r"证据(\d{1,3}(?:[、至—\-]\d{1,3})*)")
_HEAD = re.compile(r"(?:^|(?<=\n))(?:编号|序号)\n(?:[^\n\d]+\n){1,8}?[^\n]*页[^\n]*\n")
_PAGES = re.compile(r"(?:\d+(?:[—-]\d+)?页?)?")
_LISTED = re.compile(r"证据清单[^\n]*\n((?:\d{1,3}\. [^\n]+\n)+)")
_ENTRY = re.compile(r"(\d{1,3})\. ([^\n]+?)(?:（(\d+)页）)?\n")


def wrong_exhibits(papers: Iterable[PaperText]) -> Iterator[Disagreement]:
    """Citations of what is not listed; entries that are not those of the evidence list."""
    papers = tuple(papers)
    lists = [paper for paper in papers if paper.template == EVIDENCE_LIST]
    if len(lists) != 1 or not (rows := _rows(lists[0])):
        return
    whole = next(iter(rows.values()))
    for paper in papers:
        if paper is lists[0]:
            continue
        for found in _CITED.finditer(paper.body):
            for number in re.findall(r"\d+", found[1]):
                if int(number) not in rows:
                    here = Spot(paper, found.start(), f"证据{number}")
                    numbers = "、".join(map(str, sorted(rows)))
                    there = Spot(whole.paper, whole.at, numbers)
                    yield Disagreement(say("引用的证据不在证据目录里"), here, there)
        yield from _own_list(paper, rows)


def _rows(paper: PaperText) -> dict[int, Spot]:
    """The name of each exhibit by its number; nothing of a list that is laid out in another way."""
    head = _HEAD.search(paper.body)
    if head is None:
        return {}
    width = head[0].strip("\n").count("\n") + 1
    lines, found, at = paper.body[head.end() :].split("\n"), dict[int, Spot](), 0
    position = head.end()
    while at + width <= len(lines):
        row = lines[at : at + width]
        step = 1
        if row[0].isdigit() and row[1] and not _PAGES.fullmatch(row[1]) and _PAGES.fullmatch(row[-1]):
            found[int(row[0])] = Spot(paper, position + len(row[0]) + 1, row[1])
            step = width
        position += sum(len(line) + 1 for line in lines[at : at + step])
        at += step
    return found if list(found) == sorted(found) else {}


def _own_list(paper: PaperText, rows: dict[int, Spot]) -> Iterator[Disagreement]:
    listed = _LISTED.search(paper.body)
    if listed is None:
        return
    entries = {int(one[1]): Spot(paper, listed.start(1) + one.start(2), one[2]) for one in _ENTRY.finditer(listed[1])}
    for number, entry in entries.items():
        if number not in rows:
            there = Spot(next(iter(rows.values())).paper, 0, "、".join(map(str, sorted(rows))))
            yield Disagreement(say("列出的证据{number}不在证据目录里", number=number), entry, there)
        elif entry.text != rows[number].text:
            yield Disagreement(say("证据{number}的名称与证据目录不一致", number=number), entry, rows[number])
    for number, row in rows.items():
        if number not in entries:
            here = Spot(paper, listed.start(1), "、".join(map(str, entries)))
            yield Disagreement(say("证据目录里的证据{number}没有列出", number=number), here, row)
