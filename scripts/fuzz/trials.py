"""What is tried with a damaged file: everything that a command would do with it."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

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
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from scripts.fuzz.damage import ODD, damaged, flipped

ROOT = Path(__file__).parents[2]
_WORD = re.compile(r"[^\s:\-]+")


def workbook(random: Random, folder: Path) -> bool:
    """Read every row, and write the copy with its marks."""
    source = random.choice(_files("examples", "*.xlsx"))
    path = folder / "台账.xlsx"
    path.write_bytes(damaged(source, random))
    try:
        rows = read_workbook(path)
        faults = [fault for row in rows for fault in row.faults]
        write_marked(path, folder / "标注.xlsx", (*rows.take_faults(), *faults), "zh")
    except RecoveryDocsError:
        return False
    return True


def template(random: Random, folder: Path) -> bool:
    """Lint, load and print."""
    data = damaged(random.choice(_files("templates", "*/*.docx")), random)
    faults = lint(data)
    try:
        compiled = CompiledTemplate.load(data, name="模板.docx")
    except RecoveryDocsError:
        return False
    with suppress(RecoveryDocsError):
        compiled.render({})
    return not faults


def case(random: Random, folder: Path) -> bool:
    """Read the case, and ask for every filing."""
    text = random.choice(_files("examples", "*.yaml"))
    if random.random() < 0.2:
        text = flipped(text, random)
    else:
        words = text.decode()
        others = [found[0] for found in _WORD.finditer(words)]
        for _ in range(random.randint(1, 2)):
            found = random.choice([one for one in _WORD.finditer(words) if any(map(str.isdigit, one[0]))])
            instead = random.choice(
                (random.choice(ODD), *[random.choice(others)] * 3, "[]", "{}", "null", "-", ": ", "\t")
            )
            words = words[: found.start()] + instead + words[found.end() :]
        text = words.encode()
    path = folder / "案件.yaml"
    path.write_bytes(text)
    try:
        loaded = read_case(path)
        rows = Rows(iter((Row(loaded, (), None, loaded.case.id),)), 1)
        check_report(rows, on_their_own(), as_of=None, today=date(2026, 11, 27), language="zh")
    except RecoveryDocsError:
        return False
    return True


@cache
def _files(folder: str, pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / folder).glob(pattern))]


TRIALS: Mapping[str, Callable[[Random, Path], bool]] = {"workbooks": workbook, "templates": template, "cases": case}
