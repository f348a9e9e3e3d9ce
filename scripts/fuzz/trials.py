"""What is tried with a damaged file: everything that a command would do with it."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from recovery_docs import (
    RecoveryDocsError,
    Row,
    Rows,
    check_report,
    lint,
    on_their_own,
    read_case,
    read_workbook,
    write_marked,
)
from recovery_docs.fields.roots import DICTIONARY
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from scripts.every_paper import every_paper
from scripts.fuzz.damage import ODD, damaged, flipped
from scripts.fuzz.older import ods, rows_of, xls
from scripts.fuzz.typed import library, typed

_DAY, _NUMBER = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d+(?:\.\d+)?")
ROOT = Path(__file__).parents[2]


def workbook(random: Random, folder: Path) -> bool:
    """Read every row, and write the copy with its marks."""
    kind, source = random.choice(_books())
    path = folder / f"台账.{kind}"
    path.write_bytes(damaged(source, random))
    try:
        rows = read_workbook(path)
        faults = [fault for row in rows for fault in row.faults]
        write_marked(path, folder / "标注.xlsx", (*rows.take_faults(), *faults), "zh")
    except RecoveryDocsError:
        return False
    return True


def template(random: Random, folder: Path) -> bool:
    """Lint a template of ours, or one that somebody typed; or load it and print with what a paper of an example knows."""
    data = typed(random) if random.random() < 0.5 else random.choice(_files("templates", "*/*.docx"))
    if random.random() < 0.6:
        data = damaged(data, random)
    if random.random() < 0.4:
        return not lint(data, clauses=library().clauses, dictionary=DICTIONARY)
    try:
        compiled = CompiledTemplate.load(data, name="模板.docx", clauses=library().clauses)
        compiled.render_and_read(random.choice(_papers()), "文书.docx", draft=random.random() < 0.5)
    except RecoveryDocsError:
        return False
    return True


def case(random: Random, folder: Path) -> bool:
    """Read the case, and ask for every filing."""
    text = random.choice(_files("examples", "*.yaml"))
    if random.random() < 0.2:
        path = folder / "案件.yaml"
        path.write_bytes(flipped(text, random))
    else:
        path = folder / "案件.json"
        data = yaml.load(text, yaml.BaseLoader)
        for _ in range(random.randint(1, 3)):
            _harm(data, random)
        path.write_text(json.dumps(data, default=str, ensure_ascii=True), encoding="utf-8")
    try:
        loaded = read_case(path)
    except RecoveryDocsError:
        return False
    rows = Rows(iter((Row(loaded, (), None, loaded.case.id),)), 1)
    check_report(rows, on_their_own(), as_of=None, today=date(2026, 11, 27), language="zh")
    return True


def _harm(data: Any, random: Random) -> None:
    """One fact lost, moved by some days or a power of ten, written twice, or replaced by an odd value."""
    held = data
    while isinstance(held, dict | list) and held:
        key = random.choice(list(held) if isinstance(held, dict) else range(len(held)))
        inside = held[key]
        if not isinstance(inside, dict | list) or not inside or random.random() < 0.1:
            break
        held = inside
    else:
        return
    match random.randrange(4):
        case 0:
            del held[key]
        case 1 if isinstance(held, list):
            held.append(held[key])
        case 2 if isinstance(inside, str) and _DAY.fullmatch(inside):
            days = random.choice((-4000, -366, -1, 1, 30, 366, 4000))
            held[key] = str(date.fromisoformat(inside) + timedelta(days=days))
        case 2 if isinstance(inside, str) and _NUMBER.fullmatch(inside):
            held[key] = str(Decimal(inside) * random.choice((0, 2, 10, 1000)))
        case 3:
            held[key] = random.choice(ODD)


@cache
def _papers() -> list[Mapping[str, Any]]:
    """What is known where each paper of a case is printed."""
    case = read_case(ROOT / "examples" / "working-capital.yaml").case
    return [{}, *(paper.context for paper in every_paper(Matter.on(case, date(2026, 11, 27))))]


@cache
def _books() -> list[tuple[str, bytes]]:
    """The workbooks of the examples, each in the three formats."""
    books = _files("examples", "*.xlsx")
    older = ((kind, write(rows_of(book))) for book in books for kind, write in (("xls", xls), ("ods", ods)))
    return [*(("xlsx", book) for book in books), *older]


@cache
def _files(folder: str, pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / folder).glob(pattern))]


TRIALS: Mapping[str, Callable[[Random, Path], bool]] = {"workbooks": workbook, "templates": template, "cases": case}
