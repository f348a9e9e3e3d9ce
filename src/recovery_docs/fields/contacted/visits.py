"""Visits: who went where, whom they met, what was said, and the debt as it stood on that day."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from recovery_docs.case import Event
from recovery_docs.case.event import Signature
from recovery_docs.case.party import Party
from recovery_docs.case.words import word
from recovery_docs.errors import LedgerError
from recovery_docs.fields.contacted.messages import MessagesFields
from recovery_docs.fields.occasion import Occasion, OccasionGroup
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.written_amounts import until
from recovery_docs.fields.titles import document_words
from recovery_docs.ledger import Statement, draw_up
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.title_debt import title_debt
from recovery_docs.prerequisites.procedures.title_in_force import titles_in_force
from recovery_docs.tree.group import Group, field

_MET = ("answered", "agreed", "signed", "refused")


class SignatureFields(Group):
    """Who signed for what was handed over."""

    def __init__(self, signature: Signature) -> None:
        super().__init__()
        self.signature = signature

    @field("姓名", "签收人", example="李示例", fact="name")
    def name(self) -> str:
        return self.signature.name

    @field("身份", "以什么身份签收", example="本人", fact="capacity")
    def capacity(self) -> str:
        return word("capacity", self.signature.capacity)

    @field("日期", "签收日期", example="2026年7月20日", fact="on")
    def signed_on(self) -> date | None:
        return self.signature.on


class DebtThenFields(Group):
    """The debt on the day of a visit, by the judgment where one was in force; the sum only once it was late."""

    def __init__(self, matter: Matter, on: date, parties: list[Party]) -> None:
        super().__init__()
        self.matter, self.on_day, self.parties = matter, on, parties

    @cached_property
    def _judged(self) -> tuple[str, Decimal] | None:
        judged = titles_in_force(self.matter.case, self.on_day)
        found = next((judged[one.name] for one in self.parties if one.name in judged), None)
        if found is None or found.title is None:
            return None
        return document_words(found), title_debt(self.matter.case, found.title, self.on_day).total

    @cached_property
    def _statement(self) -> Statement | None:
        """上门那天还没有放款，或者那天的事实不足以计算的，没有."""
        try:
            return draw_up(self.matter.case, self.on_day)
        except LedgerError:
            return None

    @field("文书", "当天已经生效的法律文书；没有的没有", example="桐乡市人民法院（2026）浙0483民初1001号民事判决书")
    def document(self) -> str | None:
        return self._judged[0] if self._judged else None

    @field("逾期日", "当天已经逾期的，自哪一天起", example="2026年3月21日")
    def overdue_from(self) -> date | None:
        late = self._statement.overdue_from if self._statement and not self._judged else None
        return late if late is not None and late <= self.on_day else None

    @field("截至日", "算到哪一天，含当日", example="2026年7月19日（含当日）")
    def counted_until(self) -> str | None:
        if self._judged:
            return None
        return until(self._statement) if self._statement else None

    @field("前一日", "上门的前一天", example="2026年7月19日")
    def day_before(self) -> date:
        return self.on_day - timedelta(days=1)

    @field("合计", "当天的欠款合计；当天没有逾期、算不出的没有", example="301,000.00元")
    def total(self) -> Decimal | None:
        if self._judged:
            return self._judged[1]
        statement = self._statement
        known = statement is not None and self.ask("逾期日") and statement.as_of <= self.on_day
        return statement.total if known and statement else None


class VisitFields(Group):
    """One visit."""

    def __init__(self, on: Occasion, event: Event) -> None:
        super().__init__()
        self.on, self.event = on, event
        case = on.case
        self.parties = [one for one in case.parties if case.concerns(event.to, one)] or list(case.borrowers)

    @field("对象", "向谁催收")
    def visited(self) -> list[PartyFields]:
        return [PartyFields(self.on, one) for one in self.parties]

    @field("地点", "上门地点；没有记录的为送达地址、住址", example="浙江省海宁市示例路1号", fact="sent_to")
    def place(self) -> str | None:
        homes = (one.service_address or one.home for one in self.parties)
        return self.event.sent_to or joined_names(place for place in homes if place)

    @field("日期", "上门日期", example="2026年7月20日", fact="on")
    def visited_on(self) -> date:
        return self.event.on

    @field("时间", "上门时间", example="14:30", fact="at")
    def at(self) -> str | None:
        return f"{self.event.at:%H:%M}" if self.event.at else None

    @field("人员", "上门人员", example="王示例、赵示例", fact="officers")
    def officers(self) -> list[str]:
        return list(self.event.officers)

    @field("无人", "没有见到人", example="否", fact="outcome")
    def nobody(self) -> bool:
        return self.event.outcome == "unanswered"

    @field("见到", "见到何人；没有记录的没有", example="李示例", fact="person")
    def met(self) -> str | None:
        alone = self.parties[0].name if len(self.parties) == 1 and self.parties[0].kind == "person" else None
        return self.event.person or (alone if self.event.outcome in _MET else None)

    @field("关系", "见到的人与债务人的关系", example="债务人本人", fact="relation")
    def relation(self) -> str | None:
        named = self.event.person and self.event.relation
        return word("relation", self.event.relation) if named and self.event.relation else None

    @field("谈话", "谈话要点", example="借款人表示愿意分期", fact="text")
    def talk(self) -> str | None:
        return self.event.text

    @field("请求清偿", "请求了清偿欠款", example="是", fact="claims_payment")
    def claims_payment(self) -> bool:
        return bool(self.event.claims_payment)

    @field("签收", "送交的文书的签收", fact="signature")
    def signature(self) -> SignatureFields | None:
        return SignatureFields(self.event.signature) if self.event.signature else None

    @field("拒收", "对方拒收", example="否", fact="outcome")
    def refused(self) -> bool:
        return self.event.outcome == "refused"

    @field("同意履行", "表示同意履行", example="是", fact="agrees_to_pay")
    def agrees(self) -> bool:
        return bool(self.event.agrees_to_pay)

    @field("没有同意", "写明没有表示同意履行", example="否", fact="agrees_to_pay")
    def does_not_agree(self) -> bool:
        return self.event.agrees_to_pay is False

    @field("当日债务", "上门那天的债务")
    def debt(self) -> DebtThenFields:
        return DebtThenFields(self.on.matter, self.event.on, self.parties)

    @field("补记", "上门当天以后才制作的记录", example="是")
    def later(self) -> bool:
        return self.on.day > self.event.on


def visits(matter: Matter) -> list[Event]:
    """The visits made up to the day asked of."""
    made = (one for one in matter.case.events if one.kind == "demand" and one.channel == "visit")
    return [one for one in made if one.on <= matter.as_of]


class ContactRoots(OccasionGroup):
    """Names at the top of the tree for messages and visits."""

    @field("上门", "本记录所记的那次上门；不是上门记录的没有")
    def visit(self) -> VisitFields | None:
        return VisitFields(self.on, self.on.event) if self.on.event else None

    @field("短信", "还款提醒短信")
    def messages(self) -> MessagesFields:
        return MessagesFields(self.on)

    @field("各次上门", "各次上门")
    def visits(self) -> list[VisitFields]:
        return [VisitFields(self.on, one) for one in visits(self.on.matter)]
