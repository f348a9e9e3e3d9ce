"""What can go wrong, said so that a clerk can mend it: where it is, what is wrong, what to do."""

import errno
from dataclasses import replace
from typing import Literal

from recovery_docs.messages import Language, Message, quoted, say
from recovery_docs.value_class import value_class


@value_class
class Place:
    """Where a value stands: a cell of a workbook, a key of a case file, or a paragraph of a template.

    `file` is a bare name, never a path; `key_path` is dotted with list indexes (`guarantees[0].period.months`).
    `case` is the number of a case in a file of answers to many.
    `passage` is a part of a Word file with its paragraph, or its table, row and cell; `tag` stands there.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    heading: str | None = None
    cell: str | None = None
    passage: Message | None = None
    tag: str | None = None
    key_path: str | None = None
    line: int | None = None
    case: str | None = None

    def message(self) -> Message:
        """The place in words, from the file inwards."""
        parts = (
            self.file,
            self.case and say("案件{case}", case=self.case),
            self.sheet and say("工作表“{sheet}”", sheet=self.sheet),
            self.row and say("第{row}行", row=self.row),
            self.heading and say("“{heading}”列", heading=self.heading),
            self.cell and say("单元格{cell}", cell=self.cell),
            self.passage,
            self.tag and say("标签 {tag}", tag=self.tag),
            self.key_path,
            self.line and say("第{line}行", line=self.line),
        )
        present = {f"part{index}": part for index, part in enumerate(parts) if part}
        return Message(" ".join(f"{{{name}}}" for name in present), tuple(present.items()))


@value_class
class Fault:
    """One thing wrong with the input. `seen` is the value as it stands, already shortened where it is personal."""

    place: Place
    problem: Message
    remedy: Message
    seen: str | None = None
    severity: Literal["error", "warning"] = "error"

    def in_language(self, language: Language = "zh") -> str:
        """The fault in one line: place, value as seen, problem, remedy."""
        place = self.place.message().in_language(language)
        seen = "" if self.seen is None else say("（原值：{seen}）", seen=self.seen).in_language(language)
        stop = "。" if language == "zh" else ". "
        colon = "：" if language == "zh" else ": "
        head = f"{place}{colon}" if place else ""
        problem, remedy = self.problem.in_language(language), self.remedy.in_language(language)
        return f"{head}{problem}{seen}{stop}{remedy}{stop}".strip()

    def at(self, **place: object) -> "Fault":
        """The same fault with more of its place known."""
        return replace(self, place=replace(self.place, **place))  # type: ignore[arg-type]

    def __str__(self) -> str:
        return self.in_language("zh")


class FactError(ValueError):
    """A value that a case may not hold, with what is wrong and what to do; `intake` adds the place."""

    def __init__(self, problem: Message, remedy: Message) -> None:
        super().__init__(str(problem))
        self.problem = problem
        self.remedy = remedy


class RecoveryDocsError(Exception):
    """Anything that this program refuses, as opposed to a defect of the program."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def in_language(self, language: Language = "zh") -> str:
        """Every fault on a line of its own."""
        return "\n".join(fault.in_language(language) for fault in self.faults)

    def __str__(self) -> str:
        return self.in_language("zh")


class InputError(RecoveryDocsError):
    """The case file or workbook cannot be understood; every fault found is listed (exit code 2)."""


class TemplateError(RecoveryDocsError):
    """A template cannot be used, or a document made from it is not complete."""


class LawError(RecoveryDocsError):
    """The law was asked for a day, or a citation, that the register does not cover."""


class LedgerError(RecoveryDocsError):
    """The facts do not suffice to compute what is owed."""


class PacketError(RecoveryDocsError):
    """A packet could not be written whole; nothing of it is left behind."""


class UnwrittenError(PacketError):
    """The system, not the case, is in the way: a disk is full, a file is open elsewhere. Running again may go well."""


class RegisterError(PacketError):
    """The register of letters cannot be used, or refuses what is asked of it; no letter goes without its number."""


def reason_of(error: OSError) -> Message:
    """Why the system refused, in words."""
    return _REASONS.get(error.errno or 0) or quoted(error.strerror or type(error).__name__)


_REASONS = {
    errno.ENOENT: say("没有这个文件"),
    errno.ENOSPC: say("磁盘已满"),
    errno.EDQUOT: say("磁盘配额已满"),
    errno.EFBIG: say("文件太大"),
    errno.EACCES: say("没有权限，或者正在被别的程序使用"),
    errno.EPERM: say("没有权限，或者正在被别的程序使用"),
    errno.EROFS: say("磁盘是只读的"),
    errno.ENOTDIR: say("路径中有一个文件挡着"),
    errno.EISDIR: say("同名的文件夹挡着"),
    errno.ENAMETOOLONG: say("名称太长"),
}
