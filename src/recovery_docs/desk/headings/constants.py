"""What is the same in every case of a workbook, as fields to fill in: the creditor, the court, the account to pay into."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recovery_docs.case.words import offered
from recovery_docs.desk.headings.columns import BookColumns
from recovery_docs.intake.headings import Column, Heading
from recovery_docs.intake.profile.constants import constants
from recovery_docs.intake.profile.fact_names import fact_name, heading_named
from recovery_docs.intake.profile.write_profile import CREDITOR

_OF_THE_BOOK = (
    *(f"债权人.{part}" for part in CREDITOR),
    *("案件.案由", "案件.借款合同名称", "案件.截至日", "案件.受诉法院", "案件.采用的金额"),
    *("案件.收款户名", "案件.收款开户行", "案件.收款账号", "案件.本行联系人", "案件.本行联系电话", "案件.异议渠道"),
)
_OF_EACH = ("案件.案件编号", "案件.本金余额")
_OF_THE_BORROWER = "借款人."


@dataclass(frozen=True)
class ConstantField:
    """One of them: the fact by its name, what is said of it, and whether no case can be without it.

    `choices` are the words that it may be, where it is one of a few; `elsewhere` says that the common sheet has it.
    """

    name: str
    title: str
    value: str
    choices: tuple[str, ...]
    is_missing: bool
    is_proposed: bool
    elsewhere: bool


def constant_fields(columns: BookColumns) -> tuple[ConstantField, ...]:
    """Those that no column gives: what is missing, what the profile says, what letters need of every book."""
    return tuple(_fields(columns))


def _fields(columns: BookColumns) -> Iterator[ConstantField]:
    reading = columns.reading
    read = {one.fact for sheet in reading.main for one in sheet.of("read", "profile")}
    common, said = dict(reading.of_common_sheet), dict(_written(columns))
    heeded = {name for name, _ in reading.of_profile}
    missing = [name for name in reading.missing if not is_of_each(name)]
    for name in dict.fromkeys((*missing, *map(_own_name, _OF_THE_BOOK), *said)):
        meaning = heading_named(name)
        if meaning is None or name in read:
            continue
        value = common.get(name) or said.get(name, "")
        yield ConstantField(
            name=name,
            title=name.partition(".")[2] if name.startswith("案件.") else name.replace(".", ""),
            value=value,
            choices=_choices(meaning.column),
            is_missing=name in missing,
            is_proposed=bool(value) and name not in common and name not in heeded,
            elsewhere=name in common,
        )


def is_of_each(name: str) -> bool:
    """Whether a fact differs from case to case, so that only a column can give it."""
    return name in _OF_EACH or name.startswith(_OF_THE_BORROWER)


def _own_name(name: str) -> str:
    meaning = heading_named(name)
    return fact_name(meaning) if meaning else name


def _written(columns: BookColumns) -> Iterator[tuple[str, str]]:
    """What the profile says, or the writer of profiles proposes."""
    table: Mapping[str, object] = columns.said.get("固定", {})
    for one in constants(table):
        if isinstance(one.meaning, Heading) and not one.is_open:
            yield fact_name(one.meaning), str(one.value)


def _choices(column: Column) -> tuple[str, ...]:
    if column.kind == "bool":
        return ("是", "否")
    return tuple(offered(column.words)) if column.words else ()
