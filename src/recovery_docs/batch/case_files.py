"""What a batch works on: a workbook, or a folder of workbooks and case files."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from recovery_docs.batch.report import REPORT
from recovery_docs.batch.returned.copy_path import is_sealed
from recovery_docs.errors import Fault, InputError, Place, reason_of
from recovery_docs.intake import Row, Rows, read_case, read_workbook
from recovery_docs.intake.case_file import SUFFIXES
from recovery_docs.intake.profile.read_profile import BESIDE
from recovery_docs.intake.supplement.supplement import is_supplement, supplement_path
from recovery_docs.intake.values.cell_text import shortened
from recovery_docs.messages import say
from recovery_docs.packet.packet import Source
from recovery_docs.spreadsheet.reading.file_kinds import WORKBOOK_SUFFIXES, is_workbook


def case_rows(path: Path, profile: Path | None = None) -> Rows:
    """Every case of a workbook or a case file, or of those of a folder in the order of their names."""
    if path.is_dir():
        return _folder_rows(path, profile)
    if is_workbook(path):
        return read_workbook(path, profile)
    if path.suffix.lower() in SUFFIXES:
        return Rows(iter((_row(path),)), 1)
    raise InputError(
        Fault(
            Place(file=path.name),
            say("这种文件不能读取"),
            say("工作簿用 {books}，其他表格在表格软件中另存为 .xlsx", books=WORKBOOK_SUFFIXES),
        )
    )


def rows_of_files(paths: Sequence[Path], profile: Path | None = None) -> Rows:
    """Every case of several files, workbooks among them, as they are named; one number stands for one case in all."""
    parts: list[Rows] = []
    for path in paths:
        try:
            parts.append(read_workbook(path, profile) if is_workbook(path) else Rows(iter((_row(path),)), 1))
        except InputError as error:
            parts.append(Rows(iter((Row(None, error.faults, Place(file=path.name)),)), 1))
    faults = [fault for rows in parts for fault in rows.take_faults()]
    headings = {name: found for rows in parts for name, found in rows.headings.items()}
    return Rows(_each_once(chain(*parts)), sum(rows.expected for rows in parts), faults, headings)


def _folder_rows(folder: Path, profile: Path | None) -> Rows:
    files, books = case_files(folder), workbooks(folder)
    if books:
        return rows_of_files((*books, *files), profile)
    if not files:
        raise InputError(
            Fault(
                Place(file=folder.name),
                say("文件夹里没有案件文件"),
                say("放入工作簿，或者 {suffixes} 格式的案件文件", suffixes=list(SUFFIXES)),
            )
        )
    return Rows(map(_row, files), len(files))


def _each_once(rows: Iterable[Row]) -> Iterator[Row]:
    taken: dict[str, str] = {}
    for row in rows:
        file = (row.place.file if row.place else None) or ""
        first = taken.setdefault(row.case_id, file) if row.case_id else file
        if first == file:
            yield row
            continue
        fault = Fault(
            row.place or Place(),
            say("与“{file}”中一案的案件编号相同（{name}）", file=first, name=shortened(row.case_id, "label")),
            say("不同的案件用不同的案件编号；是同一案的，只留在一本工作簿里"),
        )
        yield Row(None, (fault,), row.place)


def _row(file: Path) -> Row:
    place = Place(file=file.name)
    try:
        loaded = read_case(file)
        return Row(loaded, (), place, loaded.case.id)
    except InputError as error:
        return Row(None, error.faults, place)
    except OSError as error:
        fault = Fault(
            place, say("文件读不了（{reason}）", reason=reason_of(error)), say("检查文件的权限，或者重新复制一份")
        )
        return Row(None, (fault,), place)


def case_files(folder: Path) -> list[Path]:
    """The case files; what an earlier run wrote into the same folder is none."""
    return sorted(
        file
        for file in folder.iterdir()
        if file.suffix.lower() in SUFFIXES
        and file.name != REPORT
        and not is_supplement(file)
        and not file.name.startswith((".", "~$"))
        and file.is_file()
    )


def workbooks(folder: Path) -> list[Path]:
    """The workbooks of a folder, in the order of their names; profiles, and copies given back by an earlier run, are none."""
    return sorted(
        file
        for file in folder.iterdir()
        if is_workbook(file)
        and not file.name.startswith((".", "~$"))
        and file.stem != Path(BESIDE).stem
        and file.is_file()
        and not is_sealed(file)
    )


def source_of(path: Path) -> Source:
    """What the run stands on: the workbook's bytes, or those of every case file of the folder, and the answers beside them."""
    if not path.is_dir():
        answers = supplement_path(path)
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return Source(path.name, sha256, _digest(answers) if answers.is_file() else None)
    files = (*workbooks(path), *case_files(path))
    parts = "".join(f"{file.name}\0{_digest(file)}\n" for file in files)
    beside = sorted({answers for file in files if (answers := supplement_path(file)).is_file()})
    answered = "".join(f"{file.name}\0{_digest(file)}\n" for file in beside)
    return Source(
        path.resolve().name,
        hashlib.sha256(parts.encode()).hexdigest(),
        hashlib.sha256(answered.encode()).hexdigest() if beside else None,
    )


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:  # 读不了的，轮到它时再说
        return ""
