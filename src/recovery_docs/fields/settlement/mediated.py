"""The agreement that a mediation has given."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Case, Proceeding, Term
from recovery_docs.fields.contracts import exhibits_named
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.phrases.written_amounts import chinese_number
from recovery_docs.law.parameters import parameter
from recovery_docs.tree.group import Group, field


class TermFields(Group):
    """One payment of the agreement."""

    def __init__(self, one: Term) -> None:
        super().__init__()
        self.one = one

    @field("履行日", "哪一天以前支付", example="2026年12月20日", fact="due_on")
    def due_on(self) -> date:
        return self.one.due_on

    @field("金额", "支付多少", example="50,000.00元", fact="amount")
    def amount(self) -> Decimal:
        return self.one.amount

    @field("说明", "说明", example="第一期", fact="text")
    def text(self) -> str | None:
        return self.one.text


class MediatedFields(Group):
    """The latest mediation that ended with an agreement, and the agreement."""

    def __init__(self, on: Occasion, mediation: Proceeding) -> None:
        super().__init__()
        self.on, self.mediation = on, mediation
        assert mediation.agreement is not None
        self.agreement = mediation.agreement

    @field("机构", "主持调解的人民调解委员会", example="海宁市示例人民调解委员会", fact="institution")
    def institution(self) -> str:
        return self.mediation.institution or self.on.case.request.committee or "人民调解委员会"

    @field("申请日期", "申请调解的日期", example="2026年11月5日", fact="filed_on")
    def filed_on(self) -> date | None:
        return self.mediation.filed_on

    @field("编号", "调解协议的编号", example="海宁示例调〔2026〕118号", fact="agreement.number")
    def number(self) -> str | None:
        return self.agreement.number

    @field("签订日期", "各方签字的日期", example="2026年11月18日", fact="agreement.signed_on")
    def signed_on(self) -> date | None:
        return self.agreement.signed_on

    @field("生效日", "调解协议生效的日期", example="2026年11月18日", fact="agreement.effective_on")
    def effective_on(self) -> date | None:
        return self.agreement.effective_on or self.agreement.signed_on

    @field("调解员", "人民调解员", example="沈示例", fact="agreement.mediator")
    def mediator(self) -> str | None:
        return self.agreement.mediator

    @field("内容", "协议的主要内容", example="李示例分四期偿还202000元", fact="agreement.text")
    def text(self) -> str | None:
        return (self.agreement.text or "").rstrip("。") or None

    @field("各期", "协议约定的履行期限和金额", fact="agreement.terms")
    def terms(self) -> list[TermFields]:
        return [TermFields(one) for one in self.agreement.terms]

    @field("没有付清", "已经到期的各期没有付清", example="是")
    def in_arrears(self) -> bool:
        as_of, since = self.on.matter.as_of, self.agreement.effective_on or self.agreement.signed_on
        due = sum((one.amount for one in self.agreement.terms if one.due_on < as_of), Decimal(0))
        paid = (one.amount for one in self.on.case.repayments if since is None or since <= one.paid_on <= as_of)
        return sum(paid, Decimal(0)) < due

    @field("证据", "调解协议在证据清单里的编号", example="证据6", fact="exhibit")
    def exhibits(self) -> list[str]:
        return exhibits_named(self.on.case, self.mediation.exhibit)

    @field("同意司法确认", "各方同意共同申请司法确认", example="是", fact="agreement.joint_application")
    def joint(self) -> bool:
        return bool(self.agreement.joint_application)

    @field("确认天数", "协议生效后几日内申请司法确认", example="三十")
    def days(self) -> str:
        start = self.agreement.effective_on or self.agreement.signed_on or self.on.matter.as_of
        return chinese_number(parameter("judicial_confirmation.days", on=start, role="协议生效日").whole)

    @field("已确认", "法院已经裁定确认", example="否")
    def confirmed(self) -> bool:
        done = (one.kind == "judicial_confirmation" and one.outcome == "ruled" for one in self.on.case.proceedings)
        return any(done)


def mediation_agreed(case: Case) -> Proceeding | None:
    """The latest mediation that ended with an agreement."""
    return next((one for one in reversed(case.proceedings) if one.kind == "mediation" and one.agreement), None)
