"""Text messages: to which number of whom, and between which hours."""

import re
from collections.abc import Iterator

from recovery_docs.case.party import Organisation, Party
from recovery_docs.errors import LawError
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import ReaderFields
from recovery_docs.fields.titles import TitleFields
from recovery_docs.law.parameters import parameter
from recovery_docs.prerequisites.legal_standing import gone
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.tree.group import Group, field

MOBILE = re.compile(r"1\d{10}")


class MessageFields(Group):
    """One message."""

    def __init__(self, on: Occasion, to: Party, number: str) -> None:
        super().__init__()
        self.on, self.to, self.mobile = on, to, number

    @field("收件人", "发给谁")
    def reader(self) -> ReaderFields:
        return ReaderFields(self.on, self.to)

    @field("号码", "预留的手机号码", example="13800000001", fact="/borrowers.phones")
    def number(self) -> str:
        return self.mobile

    @field("执行依据", "约束收件人的生效法律文书；没有的没有")
    def title(self) -> TitleFields | None:
        found = self.on.matter.judged.get(self.to.name)
        return TitleFields(self.on, found) if found else None


class MessagesFields(Group):
    """All messages of a case."""

    def __init__(self, on: Occasion) -> None:
        super().__init__()
        self.on = on

    @field("各条", "各条短信，每个号码一条")
    def each(self) -> list[MessageFields]:
        return [MessageFields(self.on, party, number) for party, number in numbers(self.on.matter)]

    @field("签名", "短信开头的签名", example="【示例银行股份有限公司海宁支行】")
    def signature(self) -> str:
        return f"【{self.on.case.creditor.name}】"

    @field("最早", "几时以后可以发送；没有规定的没有", example="8")
    def from_hour(self) -> int | None:
        return self._hour("collection.from_hour")

    @field("最晚", "几时以前可以发送；没有规定的没有", example="22")
    def until_hour(self) -> int | None:
        return self._hour("collection.until_hour")

    @field("无人可发", "借款人都已经不在，由前面的条件去说", example="否")
    def nobody_left(self) -> bool:
        return all(gone(one, self.on.matter.tested_on) for one in self.on.case.borrowers)

    @field("有执行依据", "有借款人受生效法律文书约束", example="否")
    def judged(self) -> bool:
        return any(one.name in self.on.matter.judged for one in self.on.case.borrowers)

    def _hour(self, name: str) -> int | None:
        """Nothing for days before the standard that says so."""
        try:
            return parameter(name, on=self.on.day, role="发送日").whole
        except LawError:
            return None


def numbers(matter: Matter) -> Iterator[tuple[Party, str]]:
    """Every mobile number that a living borrower left, or the head of a borrowing organisation; each once."""
    seen: set[str] = set()
    for party in matter.case.borrowers:
        if gone(party, matter.tested_on):
            continue
        head = party.head if isinstance(party, Organisation) else None
        left = (*party.phones, *((head.phone,) if head and head.phone else ()))
        for phone in left:
            if MOBILE.fullmatch(phone) and phone not in seen:
                seen.add(phone)
                yield party, phone
