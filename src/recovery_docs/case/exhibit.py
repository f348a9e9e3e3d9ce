"""Exhibits: the papers that prove the facts."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, WithJsonSchema

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


_Facts = TypeVar("_Facts", bound=BaseModel)

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


def in_listed_order(exhibits: Iterable[Exhibit]) -> list[Exhibit]:
    """As they are listed, bound and numbered: by number, but each group together where its first exhibit stands."""
    numbered = sorted(exhibits, key=lambda exhibit: exhibit.number)
    groups = list(dict.fromkeys(exhibit.group for exhibit in numbered))
    return sorted(numbered, key=lambda exhibit: groups.index(exhibit.group))


def new_numbers(exhibits: Iterable[Exhibit]) -> Mapping[int, int]:
    """The old number of each exhibit with its new one, where groups bring the numbers out of order; else nothing."""
    listed = [exhibit.number for exhibit in in_listed_order(exhibits)]
    return {} if listed == sorted(listed) else {old: new for new, old in enumerate(listed, start=1)}


def renumbered(facts: _Facts, numbers: Mapping[int, int]) -> _Facts:
    """The facts with the new numbers of exhibits, wherever one is named; the same facts where none changes."""
    key = "number" if isinstance(facts, Exhibit) else "exhibit"
    changed = {}
    for name in type(facts).model_fields:
        fact = vars(facts)[name]
        if name == key and isinstance(fact, int):
            new: Any = numbers.get(fact, fact)
        elif isinstance(fact, tuple):
            new = tuple(renumbered(one, numbers) if isinstance(one, BaseModel) else one for one in fact)
        else:
            new = renumbered(fact, numbers) if isinstance(fact, BaseModel) else fact
        if new != fact:
            changed[name] = new
    return facts.model_copy(update=changed) if changed else facts
