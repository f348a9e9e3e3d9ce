"""The case: all facts of one loan in default, as they stand on paper."""

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import model_validator

from recovery_docs.case.event import Event
from recovery_docs.case.exhibit import Exhibit
from recovery_docs.case.fact import Amount, Day, Facts, Text, listed, optional, titled
from recovery_docs.case.loan import Loan
from recovery_docs.case.party import Agent, Party
from recovery_docs.case.proceeding import Proceeding
from recovery_docs.case.request import Account, Request
from recovery_docs.case.security import Guarantee, Mortgage, Pledge
from recovery_docs.case.words import Words
from recovery_docs.errors import FactError
from recovery_docs.messages import say


class Repayment(Facts):
    """Money that came in."""

    paid_on: Day = titled("还款日期")
    amount: Amount = titled("还款金额")
    payer: Text | None = optional("付款人", "不写的为借款人")
    note: Text | None = optional("所还借据号")
    applied_to: Annotated[Literal["costs", "interest", "principal"], Words("applied_to")] | None = optional(
        "指定抵充", "双方约定或者债务人指定"
    )
    how: Annotated[Literal["voluntary", "deducted", "enforced", "offset"], Words("repayment_how")] | None = optional(
        "方式"
    )
    reschedules: Annotated[Literal["smaller_instalments", "shorter_term"], Words("reschedules")] | None = optional(
        "提前还款后", "分期还款的提前还本：减少每期还款额，还是缩短期限（每期还款额不变）"
    )
    new_due_on: Day | None = optional("提前还款后的到期日", "缩短期限后约定的到期日；不写的按每期还款额不变计算")
    principal: Amount | None = optional("银行入账：本金")
    interest: Amount | None = optional("银行入账：利息")
    penalty_interest: Amount | None = optional("银行入账：罚息")
    compound_interest: Amount | None = optional("银行入账：复利")

    @model_validator(mode="after")
    def _shortened_has_its_day(self) -> "Repayment":
        if self.new_due_on is not None and (self.reschedules != "shorter_term" or self.new_due_on <= self.paid_on):
            raise FactError(
                say("提前还款后的到期日只在缩短期限时填写，并且晚于还款日期"),
                say("缩短期限的写 reschedules: shorter_term；期限不变的不写 new_due_on"),
            )
        return self


class BankStatement(Facts):
    """What the bank's own books say is owed."""

    as_of: Day = titled("截至日")
    principal: Amount = titled("本金")
    interest: Amount = titled("期内利息", default=Decimal(0))
    penalty_interest: Amount = titled("罚息", default=Decimal(0))
    compound_interest: Amount = titled("复利", default=Decimal(0))
    liquidated_damages: Amount = titled("违约金", default=Decimal(0))
    fees: Amount = titled("手续费", default=Decimal(0))
    credit: Amount | None = optional("溢缴款", "多缴、预缴、尚未抵充的款项，从以上各项中减去")
    total: Amount | None = optional("合计", "填写的与分项之和核对，可以已经减去溢缴款")
    exhibit: int | None = optional("证据编号")

    @property
    def adds_up(self) -> bool:
        """Whether the total, if any is written, is the sum of the parts, before or after what was paid too much."""
        return self.total is None or self.total in (self.added, self.added - (self.credit or 0))

    @property
    def added(self) -> Decimal:
        """The sum of the parts, whatever the total says."""
        parts = (self.principal, self.interest, self.penalty_interest, self.compound_interest)
        return sum((*parts, self.liquidated_damages, self.fees), Decimal(0))


class Assignment(Facts):
    """The claim passed from one creditor to the next."""

    assignor: Party = titled("转让方")
    assignee: Party | None = optional("受让方", "不写的为现债权人")
    contract: Text | None = optional("转让协议名称和编号")
    signed_on: Day | None = optional("转让协议签订日期")
    base_on: Day | None = optional("转让基准日")
    part: Text | None = optional("转让的部分", "只转让一部分债权的写，例如：本金500,000.00元及其利息；全部转让的不写")
    principal: Amount | None = optional("转让的本金")
    interest: Amount | None = optional("转让的利息")
    account: Account | None = optional("转让方收取执行款账户", "转让方与受让方一起申请执行的填写")
    recognised_on: Day | None = optional("书面认可日期", "转让方向法院书面认可受让方取得债权的日期，变更申请执行人用")
    exhibit: int | None = optional("证据编号")


class Case(Facts):
    """One case. Facts only: nothing here is a conclusion of law."""

    id: Text = titled("案件编号", "同一批中不得重复；用作文件夹名")
    creditor: Party = titled("债权人", "现在主张权利的人；债权已经转让的写受让人")
    agents: tuple[Agent, ...] = listed("委托诉讼代理人")
    borrowers: tuple[Party, ...] = titled("借款人", min_length=1)
    loan: Loan = titled("借款")
    guarantees: tuple[Guarantee, ...] = listed("保证")
    mortgages: tuple[Mortgage, ...] = listed("抵押")
    pledges: tuple[Pledge, ...] = listed("质押")
    assignments: tuple[Assignment, ...] = listed("债权转让", "按先后顺序")
    repayments: tuple[Repayment, ...] = listed("还款")
    bank_statement: BankStatement | None = optional("银行对账单")
    events: tuple[Event, ...] = listed("催收等事件")
    proceedings: tuple[Proceeding, ...] = listed("已有程序")
    exhibits: tuple[Exhibit, ...] = listed("证据")
    third_persons: tuple[Party, ...] = listed("第三人")
    request: Request = titled("请求", default=Request())

    @cached_property
    def lender(self) -> Party:
        """Who lent: the first assignor, or the creditor where the claim was never assigned."""
        return self.assignments[0].assignor if self.assignments else self.creditor

    @cached_property
    def security_interests(self) -> tuple[Mortgage | Pledge, ...]:
        """Mortgages, then pledges."""
        return (*self.mortgages, *self.pledges)

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Everybody that the case names as a party, each name once, as described where it owes most."""
        found: dict[str, Party] = {}
        for party in self.mentions:
            found.setdefault(party.name, party)
        return tuple(found.values())

    @property
    def mentions(self) -> tuple[Party, ...]:
        """Every place where a party is described; who is both borrower and owner of a thing stands here twice."""
        return (
            self.creditor,
            *self.borrowers,
            *(guarantee.guarantor for guarantee in self.guarantees),
            *(interest.owner for interest in self.security_interests),
            *(assignment.assignor for assignment in self.assignments),
            *self.third_persons,
        )

    def party(self, name: str) -> Party | None:
        """The party of that name."""
        return next((party for party in self.parties if party.name == name), None)

    @property
    def leased_back(self) -> bool:
        """Whether the lessee sold the thing and leases it back; where nobody said, the contract's title or the seller tells."""
        lease = self.loan.lease
        if lease is None or lease.form is not None:
            return lease is not None and lease.form == "leaseback"
        return self.leaseback_by_title or self.sold_by_lessee

    @property
    def leaseback_by_title(self) -> bool:
        """Whether the contract calls itself 售后回租."""
        return "回租" in (self.loan.contract.title or "")

    @property
    def sold_by_lessee(self) -> bool:
        """Whether the case names a lessee as the seller of the thing."""
        seller = self.loan.lease.seller if self.loan.lease else None
        return seller in [party.name for party in self.borrowers]

    def concerns(self, to: str | None, party: Party) -> bool:
        """Whether an event's or proceeding's `to` means this party (`borrower` means every borrower)."""
        return to == party.name or (to == "borrower" and any(party.name == one.name for one in self.borrowers))

    @model_validator(mode="after")
    def _names_resolve(self) -> "Case":
        known = {party.name for party in self.parties} | {"borrower"}
        heirs = {name for party in self.mentions if party.kind == "person" for name in party.heirs}
        limits = self.request.consumption_limit
        named = (
            *(("events", index, "to", event.to) for index, event in enumerate(self.events) if event.to not in heirs),
            *(
                ("proceedings", index, "against", name)
                for index, proceeding in enumerate(self.proceedings)
                for name in proceeding.against
                if name not in heirs
            ),
            *(
                (f"proceedings[{index}].title.liabilities", place, "name", one.name)
                for index, proceeding in enumerate(self.proceedings)
                for place, one in enumerate(proceeding.title.liabilities if proceeding.title else ())
            ),
            *(
                (f"request.consumption_limit.{group}", index, None, name)
                for group, names in ((("against", limits.against), ("listed", limits.listed)) if limits else ())
                for index, name in enumerate(names)
            ),
            *(("request.defendants", index, None, name) for index, name in enumerate(self.request.defendants)),
            *(
                ("guarantees", index, "counter_for", guarantee.counter_for)
                for index, guarantee in enumerate(self.guarantees)
            ),
        )
        for group, index, key, name in named:
            if name is not None and name not in known:
                raise FactError(
                    say(
                        "{path} 写的“{name}”不是本案的当事人",
                        path=f"{group}[{index}]" + (f".{key}" if key else ""),
                        name=name,
                    ),
                    say("借款人写 borrower，其他人写与当事人一栏完全一致的姓名或者名称"),
                )
        return self

    @model_validator(mode="after")
    def _exhibits_are_numbered_once(self) -> "Case":
        numbers = [exhibit.number for exhibit in self.exhibits]
        if repeated := sorted({number for number in numbers if numbers.count(number) > 1}):
            raise FactError(
                say("证据编号重复：{numbers}", numbers=[str(number) for number in repeated]),
                say("每份证据使用不同的编号"),
            )
        return self
