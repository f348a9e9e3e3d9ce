"""Exhibits cited by number are those of the evidence list, and a complaint that lists them itself lists the same."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from recovery_docs.messages import say
from recovery_docs.packet.agreement.said import Disagreement, PaperText, Spot

EVIDENCE_LIST = "evidence-list"
_CITED = re.compile(r"证据(\d{1,3}(?:[、至—\-]\d{1,3})*)")
_HEAD = re.compile(r"(?:^|(?<=\n))(?:编号|序号)\n(?:[^\n\d]+\n){1,8}?[^\n]*页[^\n]*\n")
_PAGES = re.compile(r"(?:(\d+)(?:[—-](\d+))?(页)?)?")
_LISTED = re.compile(r"证据清单[^\n]*\n((?:\d{1,3}\. [^\n]+\n)+)")
_ENTRY = re.compile(r"(\d{1,3})\. ([^\n]+?)(?:（(\d+)页）)?\n")


@dataclass(frozen=True)
class Row:
    """One exhibit of the list; of its pages the list may say nothing."""

    name: Spot
    pages: Spot

    @property
    def span(self) -> tuple[int, int] | None:
        """Its first and last page, where the list numbers them: `3—5`."""
        found = _PAGES.fullmatch(self.pages.text)
        return (int(found[1]), int(found[2] or found[1])) if found and found[1] and not found[3] else None

    @property
    def page_count(self) -> int | None:
        """How many pages it takes by the list: `3—5` and `3页` are three."""
        if self.span:
            return self.span[1] - self.span[0] + 1
        found = _PAGES.fullmatch(self.pages.text)
        return int(found[1]) if found and found[1] else None


def listed_exhibits(papers: Iterable[PaperText]) -> Mapping[int, Row]:
    """The exhibits of the evidence list by their numbers; nothing where there is no list, or more than one."""
    lists = [paper for paper in papers if paper.template == EVIDENCE_LIST]
    return _rows(lists[0]) if len(lists) == 1 else {}


def wrong_exhibits(papers: Iterable[PaperText]) -> Iterator[Disagreement]:
    """Citations of what is not listed; entries that are not those of the evidence list."""
    papers = tuple(papers)
    if not (rows := listed_exhibits(papers)):
        return
    whole = next(iter(rows.values())).name
    for paper in papers:
        if paper is whole.paper:
            continue
        for found in _CITED.finditer(paper.body):
            for number in re.findall(r"\d+", found[1]):
                if int(number) not in rows:
                    here = Spot(paper, found.start(), f"证据{number}")
                    numbers = "、".join(map(str, sorted(rows)))
                    there = Spot(whole.paper, whole.at, numbers)
                    yield Disagreement(say("引用的证据不在证据目录里"), here, there)
        yield from _own_list(paper, rows)
    for before, row in pairwise(rows.values()):
        if before.span and row.span and row.span[0] != before.span[1] + 1:
            yield Disagreement(say("证据目录的页码前后接不上"), row.pages, before.pages)


def _rows(paper: PaperText) -> dict[int, Row]:
    """The row of each exhibit by its number; nothing of a list that is laid out in another way."""
    head = _HEAD.search(paper.body)
    if head is None:
        return {}
    width = head[0].strip("\n").count("\n") + 1
    lines, found, at = paper.body[head.end() :].split("\n"), dict[int, Row](), 0
    position = head.end()
    while at + width <= len(lines):
        row = lines[at : at + width]
        step, length = 1, sum(len(line) + 1 for line in row)
        if row[0].isdigit() and row[1] and not _PAGES.fullmatch(row[1]) and _PAGES.fullmatch(row[-1]):
            name = Spot(paper, position + len(row[0]) + 1, row[1])
            pages = Spot(paper, position + length - len(row[-1]) - 1, row[-1])
            found[int(row[0])] = Row(name, pages)
            step = width
        position += sum(len(line) + 1 for line in lines[at : at + step])
        at += step
    return found if list(found) == sorted(found) else {}


def _own_list(paper: PaperText, rows: Mapping[int, Row]) -> Iterator[Disagreement]:
    listed = _LISTED.search(paper.body)
    if listed is None:
        return
    start = listed.start(1)
    entries = {int(one[1]): (Spot(paper, start + one.start(2), one[2]), one[3]) for one in _ENTRY.finditer(listed[1])}
    for number, (entry, pages) in entries.items():
        if number not in rows:
            there = Spot(next(iter(rows.values())).name.paper, 0, "、".join(map(str, sorted(rows))))
            yield Disagreement(say("列出的证据{number}不在证据目录里", number=number), entry, there)
        elif entry.text != rows[number].name.text:
            yield Disagreement(say("证据{number}的名称与证据目录不一致", number=number), entry, rows[number].name)
        elif pages and rows[number].page_count not in (None, int(pages)):
            here = Spot(paper, entry.at, f"{pages}页")
            yield Disagreement(say("证据{number}的页数与证据目录不一致", number=number), here, rows[number].pages)
    for number, row in rows.items():
        if number not in entries:
            here = Spot(paper, start, "、".join(map(str, entries)))
            yield Disagreement(say("证据目录里的证据{number}没有列出", number=number), here, row.name)
