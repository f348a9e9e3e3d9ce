"""What was sent and said, as the story of a case tells it: demands, notices of assignment, notices that call the loan in."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Case, Event, Repayment
from recovery_docs.case.party import Party
from recovery_docs.case.words import told
from recovery_docs.fields.contracts import exhibits_named
from recovery_docs.fields.occasion import Occasion, OccasionGroup
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.contract_terms import dressed
from recovery_docs.ledger.terms_at_day import last_due_on
from recovery_docs.prerequisites.legal_standing import heirs_of
from recovery_docs.tree.group import Group, field

_MET = {"answered": "见到对方", "unanswered": "未见到对方"}
_WRITTEN = {"answered": "对方已回复", "unanswered": "对方未回复"}


class EventFields(Group):
    """One letter, call or visit."""

    def __init__(self, on: Occasion, event: Event) -> None:
        super().__init__()
        self.on, self.event = on, event

    @field("日期", "哪一天", example="2026年3月10日", fact="on")
    def on_day(self) -> date:
        return self.event.on

    @field("债权人", "当天的债权人：债权转让以前的为原债权人", example="原告")
    def holder(self) -> PartyFields:
        return PartyFields(self.on, holder_on(self.on.case, self.event.on))

    @field("对象", "向谁", example="被告一李示例", fact="to")
    def to(self) -> list[str]:
        case, to = self.on.case, self.event.to
        dead = next((one.name for one in case.mentions if to is not None and to in heirs_of(one)), None)
        party = case.party(to) if to else None
        if party is not None:
            return [self.on.called(party)]
        return [f"{dead}的继承人{to}"] if dead else [self.on.called(one) for one in case.borrowers]

    @field("方式", "以什么方式", example="邮政特快专递", fact="channel")
    def channel(self) -> str | None:
        return told("channel", self.event.channel) if self.event.channel else None

    @field("结果", "结果；不明的没有", example="已签收", fact="outcome")
    def outcome(self) -> str | None:
        event = self.event
        if event.outcome in (None, "unknown"):
            return None
        said = {}
        if event.channel in ("visit", "in_person"):
            said = _MET
        elif event.channel in ("wechat", "sms", "email", "letter", "ems"):
            said = _WRITTEN
        return said.get(event.outcome or "") or told("outcome", event.outcome)

    @field("单号", "邮件单号或者公证书号", example="1000000000011", fact="tracking_number")
    def number(self) -> str | None:
        return self.event.tracking_number

    @field("公证送达", "是否公证送达", example="否")
    def by_notary(self) -> bool:
        return self.event.channel == "notary"

    @field("约定地址条款", "寄往合同约定的地址的，约定在第几条", example="第21条")
    def agreed_address(self) -> str | None:
        case, event = self.on.case, self.event
        if event.channel not in ("letter", "ems", "notary") or not event.address_agreed:
            return None
        promised = (one.contract for one in case.guarantees if one.guarantor.name == event.to)
        return dressed(next(promised, case.loan.contract).clauses.service)

    @field("到达日", "到达日期", example="2026年3月12日", fact="received_on")
    def received_on(self) -> date | None:
        return self.event.received_on

    @field("同意履行", "对方表示同意履行，结果里没有写出来的", example="否", fact="agrees_to_pay")
    def agreed(self) -> bool:
        return bool(self.event.agrees_to_pay) and self.event.outcome != "agreed"

    @field("有签署", "对方签了字或者盖了章", example="是", fact="signature")
    def signed(self) -> bool:
        return self.event.signature is not None

    @field("是承诺", "对方承诺还款，不只是承认债务", example="否", fact="kind")
    def promises(self) -> bool:
        return self.event.kind == "repayment_promise"

    @field("所定日期", "承诺还款的日期", example="2026年9月30日", fact="effective_on")
    def set_for(self) -> date | None:
        return self.event.effective_on

    @field("金额", "承认、承诺的金额", example="50,000.00元", fact="amount")
    def amount(self) -> Decimal | None:
        return self.event.amount

    @field("生效日", "提前到期自哪天起", example="2026年9月10日", fact="effective_on")
    def effective_on(self) -> date:
        return effective_on(self.event)

    @field("证据", "凭证在证据清单里的编号", example="证据8", fact="exhibit")
    def exhibits(self) -> list[str]:
        return exhibits_named(self.on.case, self.event.exhibit)


class PaidByOtherFields(Group):
    """Money that came from somebody who did not borrow."""

    def __init__(self, on: Occasion, paid: Repayment) -> None:
        super().__init__()
        self.on, self.paid = on, paid

    @field("日期", "收到的日期", example="2026年3月21日", fact="paid_on")
    def paid_on(self) -> date:
        return self.paid.paid_on

    @field("付款人", "谁的钱", example="被告三示例有限公司", fact="payer")
    def payer(self) -> str:
        party = self.on.case.party(self.paid.payer or "")
        return self.on.called(party) if party else self.paid.payer or ""

    @field("方式", "扣收、抵销、执行；自愿支付的没有", example="扣收", fact="how")
    def how(self) -> str | None:
        return {"deducted": "扣收", "offset": "抵销", "enforced": "执行"}.get(self.paid.how or "")

    @field("金额", "收到的金额", example="50,000.55元", fact="amount")
    def amount(self) -> Decimal:
        return self.paid.amount


class EventRoots(OccasionGroup):
    """Names at the top of the tree for what was sent and said up to the day of the figures."""

    @field("催收", "各次催收", also=("催收记录",))
    def demands(self) -> list[EventFields]:
        return self._told("demand")

    @field("提前到期", "各次提前到期通知；到那时按约定都已经到期的，没有什么可以提前")
    def accelerations(self) -> list[EventFields]:
        case, as_of = self.on.case, self.on.matter.as_of
        dues = [last_due_on(case, one, as_of) for one in case.loan.disbursements]
        return [one for one in self._told("acceleration") if not dues or effective_on(one.event) <= max(dues)]

    @field("转让通知", "各次债权转让通知")
    def assignment_notices(self) -> list[EventFields]:
        return self._told("assignment_notice")

    @field("承认", "各次承认债务、承诺还款")
    def acknowledgements(self) -> list[EventFields]:
        return [*self._told("acknowledgement"), *self._told("repayment_promise")]

    @field("他人还款", "不是借款人的人支付的、从他人账户扣收的款项")
    def paid_by_others(self) -> list[PaidByOtherFields]:
        borrowers = {one.name for one in self.on.case.borrowers}
        found = (one for one in self.on.case.repayments if one.payer and one.payer not in borrowers | {"borrower"})
        return [PaidByOtherFields(self.on, one) for one in found if one.paid_on <= self.on.matter.as_of]

    def _told(self, kind: str) -> list[EventFields]:
        as_of = self.on.matter.as_of
        return [EventFields(self.on, one) for one in self.on.case.events if one.kind == kind and one.on <= as_of]


def effective_on(event: Event) -> date:
    """From which day a notice calls the loan in: the day it names, else that of its arrival."""
    return event.effective_on or event.received_on or event.on


def holder_on(case: Case, day: date) -> Party:
    """Who held the claim on a day: the lender, or the assignee of the last assignment signed by then."""
    held: Party = case.lender
    for index, hand in enumerate(case.assignments):
        passed_on = hand.signed_on or hand.base_on
        if passed_on is None or passed_on > day:
            break
        following = case.assignments[index + 1].assignor if index + 1 < len(case.assignments) else case.creditor
        held = hand.assignee or following
    return held
