"""What a complaint hands in, and what its fee is counted on: copies, the number of exhibits, the claim."""

import re
from collections.abc import Iterator, Sequence

from recovery_docs.messages import say
from recovery_docs.packet.agreement.exhibits_cited import listed_exhibits
from recovery_docs.packet.agreement.said import AMOUNT, CLAIMED, Disagreement, PaperText, Spot

CHECK_SHEET = "check-sheet"
"""It tells of figures that differ, our own and the bank's, and goes to nobody; of a complaint it says copies and claim."""
_TITLE = "民事起诉状"
_COMPLAINT = re.compile(rf"^{_TITLE}[^\n]*：(?:可以|不能)提交$", re.MULTILINE)
_HEADING = re.compile(r"^[^\n]+：(?:可以提交|不能提交|没有放进本文书包)$", re.MULTILINE)
_DEFENDANT = re.compile(r"(?:^|(?<=\n))被告[一二三四五六七八九十]{0,3}(?=：)")
_DUPLICATES = re.compile(r"起诉状副本(\d+)份")
_DEMANDED = re.compile(r"文书和证据各提交(\d+)份")
_EXHIBITS = re.compile(r"证据(?:共|材料共)?(\d+)份")
_OF_SHEET = re.compile(rf"标的额({AMOUNT})元")
_FEE_BASE = re.compile(
    rf"(?:计费|收费|交费|缴费|受理费)(?:基数|标的额?)(?:人民币)?[为是：\n]*({AMOUNT})元"
    rf"|以(?:人民币)?({AMOUNT})元为(?:基数|标的额?)[^。；\n]{{0,12}}受理费"
)


def wrong_copies(papers: Sequence[PaperText]) -> Iterator[Disagreement]:
    """Copies of the complaint that are not as many as defendants or as the check sheet demands (民事诉讼法123), and a number of
    exhibits that is not that of the evidence list.
    """
    demanded = [spot for sheet in papers for spot in _in_section(sheet, _DEMANDED)]
    rows = listed_exhibits(papers)
    for paper in papers:
        if paper.template == CHECK_SHEET:
            continue
        for found in _DUPLICATES.finditer(paper.body):
            here = Spot(paper, found.start(), found[0])
            sued = [Spot(paper, one.start(), one[0]) for one in _DEFENDANT.finditer(paper.body)]
            if sued and int(found[1]) != len({one.text for one in sued}):
                yield Disagreement(say("起诉状副本的份数不是被告的人数"), here, sued[-1])
            for spot in demanded:
                if int(found[1]) + 1 != int(re.findall(r"\d+", spot.text)[0]):
                    yield Disagreement(say("起诉状副本加上交法院的一份，不是核对表要的份数"), here, spot)
        for found in _EXHIBITS.finditer(paper.body) if rows else ():
            if int(found[1]) != len(rows):
                last = rows[max(rows)].name
                there = Spot(last.paper, last.at, f"{len(rows)}份")
                yield Disagreement(say("证据的份数与证据目录不一致"), Spot(paper, found.start(), found[0]), there)


def wrong_bases(papers: Sequence[PaperText]) -> Iterator[Disagreement]:
    """A claim that is not the amount by which the check sheet tells court and procedure, and a fee counted on another amount
    than the claim (诉讼费用交纳办法13（一）).
    """
    claims = [
        Spot(paper, found.start(1), found[1])
        for paper in papers
        if paper.template != CHECK_SHEET
        for found in CLAIMED.finditer(paper.body)
    ]
    of_sheet = [
        Spot(one.paper, one.at + 3, one.text[3:-1]) for sheet in papers for one in _in_section(sheet, _OF_SHEET)
    ]
    for claim in claims:
        for spot in of_sheet:
            if spot.amount != claim.amount:
                yield Disagreement(say("标的总额与核对表里的标的额不一致"), claim, spot)
    right = next(iter((*claims, *of_sheet)), None)
    for paper in papers if right else ():
        if "受理费" not in paper.body and "费基数" not in paper.body and "费标的" not in paper.body:
            continue
        for found in _FEE_BASE.finditer(paper.body):
            base = Spot(paper, found.start(found.lastindex or 1), found[found.lastindex or 1])
            if right and base.amount != right.amount:
                yield Disagreement(say("计算案件受理费的金额不是请求的金额"), base, right)


def _in_section(sheet: PaperText, pattern: re.Pattern[str]) -> Iterator[Spot]:
    """What the check sheet says of the complaint."""
    tells = sheet.template == CHECK_SHEET and _TITLE in sheet.body
    head = _COMPLAINT.search(sheet.body) if tells else None
    if head is not None:
        following = _HEADING.search(sheet.body, head.end())
        for found in pattern.finditer(sheet.body, head.end(), following.start() if following else len(sheet.body)):
            yield Spot(sheet, found.start(), found[0])
