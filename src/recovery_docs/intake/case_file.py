"""One case from YAML or JSON, with what a supplement beside it adds: nothing guessed, every value with its line.

Every plain value is taken as the text that stands there; what kind of value it is, the case says. So `number: 007` keeps
its zeros, `on:` is a key and not a truth value, and no amount passes through binary floating point.
"""

from dataclasses import replace
from pathlib import Path

from recovery_docs.case import Case
from recovery_docs.errors import InputError
from recovery_docs.intake.loaded_case import Loaded, Row
from recovery_docs.intake.supplement.completed import completed
from recovery_docs.intake.supplement.supplement import is_supplement, supplement_beside
from recovery_docs.intake.validation import validated
from recovery_docs.intake.yaml_facts import MAX_BYTES, facts_of, refused
from recovery_docs.messages import say
from recovery_docs.spreadsheet.reading.file_kinds import WORKBOOK_SUFFIXES

__all__ = ["MAX_BYTES", "SUFFIXES", "read_case"]

SUFFIXES = (".yaml", ".yml", ".json")


def read_case(path: Path) -> Loaded:
    """Read one case file; raises `InputError` with every fault found."""
    if path.suffix.lower() not in SUFFIXES:
        remedy = say(
            "案件文件用 .yaml 或者 .json；工作簿用 {books}，其他表格在表格软件中另存为 .xlsx", books=WORKBOOK_SUFFIXES
        )
        raise refused(path, say("不认识的文件类型“{suffix}”", suffix=path.suffix), remedy)
    if is_supplement(path):
        raise refused(path, say("这是补充，不是案件"), say("写案件文件或者工作簿的名字；同一文件夹里的补充会一并读取"))
    found = facts_of(path)
    case: Case | None
    case, errors, warnings = validated(found.data, found.places, path.name)
    if found.faults or errors or case is None:
        raise InputError(*found.faults, *errors)
    loaded = Loaded(case, path.name, found.sha256, found.places, tuple(warnings))
    supplement = supplement_beside(path)
    if supplement is None:
        return loaded
    row = completed(Row(loaded, (), None, case.id), supplement)
    if row.loaded is None:
        raise InputError(*row.faults)
    unknown = supplement.of_no_case([case.id])
    return replace(row.loaded, warnings=(*row.loaded.warnings, *unknown))
