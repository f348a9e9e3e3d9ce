"""A profile as a sheet of Excel: one row a column, with a drop-down of every fact; read back as a profile."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from recovery_docs.intake.profile.fact_names import fact_names, heading_named
from recovery_docs.intake.profile.lenient_toml import loads
from recovery_docs.intake.profile.profile import ADDED

if TYPE_CHECKING:
    from recovery_docs.intake.layout.reading import Reading

COLUMNS, CONSTANTS, FACTS = "列", "固定和设置", "可选的事实"
ASIDE = "（不读）"
_HEAD = PatternFill("solid", fgColor="FFDCE6F1")
_OPEN = PatternFill("solid", fgColor="FFFFEB9C")
_SETTINGS = ("工作表", "标题行", "单位", "隐藏的行", "画线的行", "采用的金额", "函号格式", "文书", "结果列", "同一客户")


def mapping_workbook(reading: "Reading", profile: str) -> Workbook:
    """The mapping sheet of a reading; `profile` is the text that was written of it."""
    data = loads(profile)
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = COLUMNS
    sheet.append(["列", "标题", "理解为（点开选）", "例一", "例二", "可能是"])
    read = {one.heading for each in reading.main for one in each.columns if one.fact}
    names = [*(name for fact in fact_names() for name in _with_added(fact)), ASIDE]
    for one in (column for each in reading.main for column in each.columns):
        aside = ASIDE if one.is_aside and one.heading not in read else ""
        samples = [*one.samples, "", ""][:2]
        likely = "、".join(name for name, _ in one.could_be)
        sheet.append([one.letter, one.heading, one.fact or aside, *samples, likely])
        if not one.fact and not aside and one.taken != "watched":
            sheet.cell(sheet.max_row, 3).fill = _OPEN
    choices = workbook.create_sheet(FACTS)
    for name in names:
        choices.append([name])
    choices.sheet_state = "hidden"
    # 下拉可以不选而另写：担保人2.姓名
    drop = DataValidation("list", formula1=f"'{FACTS}'!$A$1:$A${len(names)}", allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(drop)
    drop.add(f"C2:C{max(sheet.max_row, 2)}")
    fixed: Any = workbook.create_sheet(CONSTANTS)
    fixed.append(["项目", "内容"])
    for name, value in _entries(data):
        fixed.append([name, value])
    for one, widths in ((sheet, (6, 28, 30, 24, 24, 50)), (fixed, (30, 60))):
        one.freeze_panes = "A2"
        for cell, width in zip(one[1], widths, strict=True):
            cell.font, cell.fill = Font(bold=True), _HEAD
            one.column_dimensions[cell.column_letter].width = width
        for row in one.iter_rows(min_row=2):
            for cell in row:
                cell.alignment, cell.number_format = Alignment(wrap_text=True, vertical="top"), "@"
    return workbook


def _with_added(fact: str) -> tuple[str, ...]:
    """A fact as it is chosen; of what is owed, also for each of several columns that are added up."""
    meaning = heading_named(fact)
    owed = meaning is not None and meaning.column.kind == "amount" and meaning.column.fact.startswith("bank_statement.")
    return (fact, fact + ADDED) if owed else (fact,)


def _entries(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    settings = [(name, _joined(data.get(name, ""))) for name in _SETTINGS]
    constants = []
    for name, value in data.get("固定", {}).items():
        inner = value.items() if isinstance(value, Mapping) else [("", value)]
        constants += [(f"固定：{name}.{part}".rstrip("."), _joined(held)) for part, held in inner]
    signs = [(f"多人分隔：{name}", _joined(data.get("多人分隔", {}).get(name, ""))) for name in ("借款人", "担保人")]
    skipped = [(f"跳过的行：{name}", _joined(values)) for name, values in data.get("跳过的行", {}).items()]
    return [*settings, *constants, *signs, *skipped]


def mapping_of(path: Path) -> dict[str, Any]:
    """The profile that stands in a mapping sheet, in the shape of the .toml file."""
    workbook = load_workbook(path, data_only=True, read_only=True)
    found: dict[str, Any] = {"列": {}, "固定": {}, "多人分隔": {}, "跳过的行": {}}
    aside, headings = [], []
    if COLUMNS in workbook.sheetnames:
        for letter, heading, fact, *_ in workbook[COLUMNS].iter_rows(min_row=2, max_col=6, values_only=True):
            if heading:
                headings.append(str(heading))
            if fact == ASIDE:
                aside.append(str(heading or f"{letter}列"))
            elif fact and heading:
                found["列"][str(heading)] = str(fact)
    if CONSTANTS in workbook.sheetnames:
        for name, value in workbook[CONSTANTS].iter_rows(min_row=2, max_col=2, values_only=True):
            group, _, key = str(name or "").rpartition("：")
            if name and value not in (None, ""):
                found.get(group, found)[key] = _split(key, group, str(value))
    workbook.close()
    return {**found, "不读的列": aside, "上次的标题": {"标题": headings}}


def _joined(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _split(key: str, group: str, value: str) -> Any:
    if group == "跳过的行" or (not group and key in ("工作表", "文书")):
        return [one for one in value.split("、") if one]
    if not group and key == "标题行":
        return [int(one) for one in value.split("、") if one.isdigit()]
    return value
