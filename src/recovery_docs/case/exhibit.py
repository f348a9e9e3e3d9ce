"""Exhibits: the papers that prove the facts."""

from typing import Literal

from recovery_docs.case.fact import Facts, Text, optional, titled

ExhibitKind = Literal[
    "identity",
    "loan_contract",
    "security_contract",
    "registration",
    "disbursement_proof",
    "repayment_record",
    "statement_of_account",
    "demand",
    "acceleration_notice",
    "assignment",
    "resolution",
    "collateral_condition",
    "costs",
    "proceeding",
    "other",
]


class Exhibit(Facts):
    """One exhibit of the evidence list."""

    number: int = titled("编号", ge=1)
    name: Text = titled("证据名称")
    kind: ExhibitKind | None = optional(
        "种类", "主体资格、借款合同、担保合同、登记证明、放款凭证、还款明细、对账单、催收 …"
    )
    group: Text | None = optional("组别", "例如 第一组 主体资格")
    source: Text | None = optional("来源")
    proves: Text | None = optional("证明对象和内容")
    form: Literal["original", "copy", "electronic"] | None = optional("原件或者复印件")
    copies: int | None = optional("份数", ge=1)
    pages: int | None = optional("页数", ge=1)
    file: Text | None = optional("文件名", "与案件文件同一文件夹下的 PDF")
