"""Exhibits: the papers that prove the facts."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema

from recovery_docs.case.fact import Facts, Text, optional, titled
from recovery_docs.case.words import Words

ExhibitKind = Annotated[
    Literal[
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
    ],
    Words("exhibit_kind"),
]


_BETWEEN = re.compile(r"(?i)(?<=\.pdf|\.jpg|\.png|\.tif|docx|jpeg|tiff)\s*[；;、，,\n]\s*")
"""Between two names: a sign after the end of a name. A name may hold such signs itself."""


def _joined(value: Any) -> Any:
    """Several names written as a list are one text, as in the cell of a workbook."""
    if isinstance(value, list | tuple) and value and all(isinstance(one, str) for one in value):
        return "；".join(value)
    return value


Files = Annotated[
    Text,
    BeforeValidator(_joined),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


class Exhibit(Facts):
    """One exhibit of the evidence list."""

    number: int = titled("编号", ge=1)
    name: Text = titled("证据名称")
    kind: ExhibitKind | None = optional("种类")
    group: Text | None = optional("组别", "例如 第一组 主体资格")
    source: Text | None = optional("来源")
    proves: Text | None = optional("证明对象和内容")
    form: Annotated[Literal["original", "copy", "electronic"], Words("exhibit_form")] | None = optional(
        "原件或者复印件"
    )
    copies: int | None = optional("份数", ge=1)
    pages: int | None = optional("页数", ge=1)
    file: Files | None = optional(
        "文件名", "与案件文件同一文件夹下的 PDF、JPG、PNG、TIFF、DOCX；一份证据有几个文件的，按顺序写，用分号隔开"
    )

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files in their order."""
        return tuple(_BETWEEN.split(self.file)) if self.file else ()
