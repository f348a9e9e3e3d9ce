"""What a column of remarks or states says of a case that no letter may be sent over: settled, dead, sued, not to be dunned."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from recovery_docs.case.grammar.text import cleaned
from recovery_docs.errors import Fault
from recovery_docs.intake.headings import plain
from recovery_docs.intake.table import Table
from recovery_docs.intake.values.cell_text import Raw, is_blank, text
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import say
from recovery_docs.spreadsheet.reading.sheet import Cells

_WATCHED = re.compile(
    r"状态|状况|备注|说明|情况|标[志识记签]|结清|死亡|身故|诉|仲裁|进展|进度|阶段|意愿|现状|结果|措施|停催|勿催|特殊|提示|小结|摘要|和解|破产"
)
"""Headings of columns in which people write how a case stands."""
_NOT_YET = r"(?<![未没无非否不拟将待])"
_SAYS = re.compile(
    r"(?:^|已|账户|全部|本息|贷款|借款|提前)结清|已还清|已全额还款|销户"
    rf"|{_NOT_YET}(?:死亡|已故|去世|身故|病故|亡故|过世)|失踪|{_NOT_YET}(?:服刑|羁押|被捕)|丧失(?:民事)?行为能力|无(?:民事)?行为能力"
    r"|已(?:经)?(?:起诉|诉|仲裁|立案|判决|进入诉讼|申请执行|移送执行)|(?:诉讼|起诉|执行|仲裁|审理)中|^(?:起诉|诉讼|执行|仲裁)$"
    rf"|(?:勿|停止?|暂停|暂缓|不得?|不要|禁止?|无需|不再)催|(?:勿|[免不]打|禁止?打?|拒绝)扰|(?:勿|不要|不得|不再|拒绝)联系"
    rf"|{_NOT_YET}(?:达成和解|已和解|和解履行)|^和解$"
    rf"|{_NOT_YET}(?:破产|吊销|注销)|(?:^|已)(?:转让|出售|代偿|核销)$|已(?:转让|出售|代偿|核销)|{_NOT_YET}(?:撤案|投诉)"
)
_IS_ONE = re.compile(r"是否|标[志识记签]|^(?:死亡|结清|[起已]诉|停催|勿催|和解|破产)$")
_OF_A_KIND = re.compile(r"结清|还清|死亡|身故|去世|诉|仲裁|停催|勿[催扰]|免打扰|和解|破产|销户")
_YES = frozenset(("是", "Y", "YES", "TRUE", "1", "√", "✓", "有", "已"))
_SUED = re.compile(r"诉|仲裁|立案|判决|执行|审理")
_DEAD = re.compile(r"死亡|故|去世|过世")
_OF_THE_CASE = {"代偿": ("recourse", "advance"), "转让": ("assignment",), "出售": ("assignment",)}
"""What a guarantor who paid, and whoever bought the claim, have in every row, with the facts that say so."""

Watched = tuple[int, str, str]
"""Position, letter and heading of a column."""


def watched(table: Table) -> Sequence[Watched]:
    """The columns that are not read and in which people write how a case stands; one without a heading may be such."""
    read = {placed.position for placed in table.columns}
    return tuple(
        (at, table.letter(at), heading)
        for at, (heading, _) in enumerate(table.header.names)
        if at not in read
        and (not heading or _WATCHED.search(heading))
        and not table.profile.passes_over(heading, table.letter(at))
    )


def told(columns: Sequence[Watched], table: Table, row: int, values: Cells, records: Iterable[Record]) -> list[Fault]:
    """A question for each such column of a row that speaks against a letter and that the facts of the row do not answer."""
    faults = []
    for at, letter, heading in columns:
        said = "" if is_blank(values[at]) else speaks(heading, values[at])
        if said and not _answered(said, records):
            faults.append(
                Fault(
                    replace(table.place(row), heading=heading, cell=f"{letter}{row}"),
                    say("写着“{said}”，先核实还能不能发函", said=said),
                    say(
                        "已结清、勿催的，删去这一行，或者写进方案的［跳过的行］；已死亡的填写“死亡日期”，已起诉的填写“诉讼案号”；"
                        "没有这回事的，清空这一格，或者把这一列写进方案的“不读的列”"
                    ),
                )
            )
    return faults


def speaks(heading: str, value: Raw) -> str:
    """The words of a cell that speak against a letter; empty where there are none.

    >>> speaks("账户状态", "已结清"), speaks("账户状态", "未结清"), speaks("是否死亡", "是")
    ('已结清', '', '是否死亡：是')
    """
    written = cleaned(text(value))
    if found := _SAYS.search(written):
        return found[0]
    name = plain(heading)
    if (
        _IS_ONE.search(name)
        and _OF_A_KIND.search(name)
        and written.upper() in _YES
        and not re.search("[未没无不]", name)
    ):
        return f"{heading}：{written}"
    return ""


def _answered(said: str, records: Iterable[Record]) -> bool:
    """Whether the row itself has the fact: the day of death, the number of the suit, what was paid or assigned."""
    if _DEAD.search(said):
        return any(fact.endswith("died_on") for one in records for fact in one.values)
    if _SUED.search(said):
        return any(one.group in ("suit", "enforcement") for one in records)
    groups = next((groups for word, groups in _OF_THE_CASE.items() if word in said), ())
    return any(one.group in groups for one in records)
