"""Contracts as papers: what they are called, when they were signed, which clause says what."""

from typing import Annotated, Literal

from recovery_docs.case.fact import Amount, Day, Facts, Text, listed, optional, titled
from recovery_docs.case.loan_rate import LoanRate
from recovery_docs.case.words import Words


class Clauses(Facts):
    """Clause numbers as filings cite them: `interest: "3"` is printed 第3条."""

    interest: Text | None = optional("利率条款")
    default: Text | None = optional("违约责任条款")
    penalty: Text | None = optional("罚息条款")
    compound: Text | None = optional("复利条款")
    acceleration: Text | None = optional("提前到期条款")
    costs: Text | None = optional("实现债权费用条款")
    courts: Text | None = optional("争议解决条款")
    service: Text | None = optional("送达条款")
    guarantee: Text | None = optional("担保条款")
    deduction: Text | None = optional("扣划授权条款")
    appropriation: Text | None = optional("还款抵充顺序条款")


class Disputes(Facts):
    """What the contract says on who decides disputes."""

    kind: Annotated[Literal["court", "arbitration", "either", "none"], Words("disputes_kind")] = titled("约定方式")
    institution: Text | None = optional("约定的法院或者仲裁机构", "写全称；约定为“贷款人所在地法院”的，写在条款原文里")
    text: Text | None = optional("条款原文")
    place: (
        Annotated[
            Literal["defendant_domicile", "performance", "signing", "plaintiff_domicile", "subject_matter", "other"],
            Words("place_of_court"),
        ]
        | None
    ) = optional("连接点")
    prominent: bool | None = optional("是否已合理提示消费者", "加粗或者单独签字确认")


class Contract(Facts):
    """A signed contract."""

    title: Text | None = optional("合同名称")
    number: Text | None = optional("合同编号")
    signed_on: Day | None = optional("签订日期")
    signed_at: Text | None = optional("签订地点")
    clauses: Clauses = titled("条款号", default=Clauses())
    disputes: Disputes | None = optional("争议解决约定")
    exhibit: int | None = optional("证据编号")


class Amendment(Facts):
    """A later change of the loan contract."""

    kind: Annotated[Literal["extension", "rate", "amount", "refinancing", "other"], Words("amendment_kind")] = titled(
        "变更内容"
    )
    signed_on: Day = titled("签订日期")
    new_due_on: Day | None = optional("变更后的到期日")
    new_rate: LoanRate | None = optional("变更后的利率", "自 effective_on 起计算；不写日期的自签订日起")
    new_amount: Amount | None = optional("变更后的借款金额")
    effective_on: Day | None = optional("生效日期", "不写的为签订日期")
    notes: tuple[Text, ...] = listed("变更利率的借据号", "不写的为按合同利率计息的各笔；另有利率的借据须写明")
    heavier: bool | None = optional("是否加重债务")
    consented_by: tuple[Text, ...] = listed("书面同意的担保人", "写姓名或者名称")
    contract: Contract | None = optional("补充协议")
