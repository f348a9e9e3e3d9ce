"""What was sent, said or signed: the facts from which rights begin, run and end."""

from datetime import time
from typing import Annotated, Literal

from recovery_docs.case.fact import Amount, Day, Facts, Text, listed, optional, titled
from recovery_docs.case.words import Words

EventKind = Annotated[
    Literal[
        "demand",
        "acceleration",
        "assignment_notice",
        "acknowledgement",
        "repayment_promise",
        "deduction",
        "offset",
        "public_announcement",
        "police_report",
        "mediation_request",
        "mediation_refusal",
        "third_person_contact",
        "public_posting",
        "address_checked",
        "obstacle",
    ],
    Words("event_kind"),
]

Channel = Annotated[
    Literal[
        "letter",
        "ems",
        "in_person",
        "phone",
        "sms",
        "email",
        "wechat",
        "notary",
        "newspaper",
        "system",
        "visit",
        "other",
    ],
    Words("channel"),
]
Outcome = Annotated[
    Literal["delivered", "signed", "refused", "returned", "answered", "unanswered", "sent", "agreed", "unknown"],
    Words("outcome"),
]


class Signature(Facts):
    """Who signed, and in what capacity."""

    name: Text = titled("签收人姓名")
    capacity: Annotated[
        Literal[
            "self",
            "adult_family_member",
            "legal_representative",
            "responsible_person",
            "mail_room",
            "authorised",
            "other",
        ],
        Words("capacity"),
    ] = titled("签收人身份")
    on: Day | None = optional("签收日期")
    seal: bool | None = optional("是否盖章")


class Event(Facts):
    """One thing that happened, to whom, how, and what proves it."""

    kind: EventKind = titled("事件")
    on: Day = titled("日期")
    at: time | None = optional("时间", "例如 09:30")
    to: Text | None = optional("对象", "借款人写 borrower，其他人写姓名或者名称")
    person: Text | None = optional("实际接触的人", "与对象不同的填写，例如 对象的父亲")
    relation: (
        Annotated[
            Literal["debtor", "guarantor", "family", "neighbour", "employer", "colleague", "contact", "other"],
            Words("relation"),
        ]
        | None
    ) = optional("实际接触的人与债务人的关系")
    channel: Channel | None = optional("方式")
    outcome: Outcome | None = optional("结果")
    sent_to: Text | None = optional("寄往地址或者号码")
    address_agreed: bool | None = optional("是否寄往合同约定的地址或者预留的号码")
    tracking_number: Text | None = optional("邮件单号或者公证书号")
    received_on: Day | None = optional("到达日期")
    signature: Signature | None = optional("签收")
    text: Text | None = optional("内容", "函件、短信或者通话要点")
    claims_payment: bool | None = optional("是否有请求还款的内容")
    agrees_to_pay: bool | None = optional("对方是否表示同意履行")
    amount: Amount | None = optional("金额", "扣收、抵销等")
    effective_on: Day | None = optional("所定日期", "提前到期日、承诺还款日、催告所定的还款期限等")
    pay_within_days: int | None = optional(
        "催告给予的天数", "自到达之日起；没有约定还款期限的借款，届满即到期", ge=1, le=3650
    )
    notes: tuple[Text, ...] = listed("所涉借据", "只涉及部分借据的填写借据号")
    officers: tuple[Text, ...] = listed("经办人", "上门的写明两人以上")
    newspaper_level: Annotated[Literal["national", "provincial", "other"], Words("newspaper_level")] | None = optional(
        "报纸级别"
    )
    stopped_on: Day | None = optional("纠正日期", "不当的催收方式停止并纠正之日")
    until_on: Day | None = optional("障碍消除日期")
    exhibit: int | None = optional("证据编号")
