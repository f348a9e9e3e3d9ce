"""What became of each case of a batch."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, say
from recovery_docs.packet.proof.made_again import PaperChange
from recovery_docs.prerequisites.clocks.clock import Right
from recovery_docs.register.letter import Finished
from recovery_docs.value_class import value_class

Status = Literal["made", "unchanged", "refused", "bad_input", "failed"]
STATUS_WORDS: dict[Status, Message] = {
    "made": say("已制作"),
    "unchanged": say("无变化"),
    "refused": say("条件不具备"),
    "bad_input": say("数据有误"),
    "failed": say("未能写出"),
}


CHANGED_WORDS: dict[str, Message] = {
    "creditor": say("债权人"),
    "agents": say("委托诉讼代理人"),
    "borrowers": say("借款人"),
    "loan": say("借款"),
    "guarantees": say("保证"),
    "mortgages": say("抵押"),
    "pledges": say("质押"),
    "assignments": say("债权转让"),
    "repayments": say("还款"),
    "bank_statement": say("银行对账单"),
    "events": say("催收等事件"),
    "proceedings": say("已有程序"),
    "exhibits": say("证据"),
    "third_persons": say("第三人"),
    "request": say("请求"),
    "as_of": say("截至日"),
    "law": say("法律参数"),
    "program": say("程序版本"),
    "libraries": say("程序所用的库的版本"),
    "exhibit_files": say("证据文件"),
    "filings": say("能提交的文书"),
    "templates": say("模板"),
    "number": say("函件编号"),
    "papers": say("上次做的文书被改动或者缺失"),
    "pdf": say("PDF"),
}
"""What may differ from the packet that was there, as people read it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one filing of a case was not made."""

    filing: str
    code: str | None
    reason: Message
    hint: Message | None


@dataclass(frozen=True, slots=True)
class Ending:
    """A right that ends soon."""

    right: Right
    last_day: date


@value_class
class CaseOutcome:
    """One case: what was made of it, or why nothing was; `place` is where it stands in the input.

    `changed` says what differs from the packet that was there, as keys of `CHANGED_WORDS`; empty where there was none.
    """

    order: int
    case_id: str | None
    """What the case is called, a number of a person in it masked."""
    status: Status
    folder: str | None = None
    papers: tuple[str, ...] = ()
    letters: tuple[Finished, ...] = ()
    """Those of its papers that bear a number of the register."""
    refusals: tuple[Refusal, ...] = ()
    remarks: tuple[Refusal, ...] = ()
    """What was found amiss of filings that were made all the same."""
    faults: tuple[Fault, ...] = ()
    total: Decimal | None = None
    as_of: date | None = None
    """The day to which its debt was computed."""
    endings: tuple[Ending, ...] = ()
    changed: tuple[str, ...] = ()
    papers_changed: tuple[PaperChange, ...] = ()
    """Of the packet that was there, the papers that are not what they were, by the facts behind each."""
    stale: str | None = None
    """The folder in which an earlier packet lies that no longer holds."""
    place: Place | None = None
    joined: tuple[int, ...] = ()
    """The rows below its own that belong to the same case."""
    unprinted: bool = False
    """Whether a PDF was asked for and none was made; the Word files are there."""
    unwritten: bool = False
    """Whether the system was in the way, so that running again goes on with this run."""
