"""What a case takes end to end in one process, and how much of it is rendering its papers and reading them back."""

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.workbook import write_workbook
from recovery_docs.batch.run import only_run, outcomes_of
from recovery_docs.batch.unit import Settings
from recovery_docs.intake import read_workbook
from recovery_docs.packet import packet
from recovery_docs.packet.packet import Source
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate

CASES = 1000
AS_OF = date(2023, 2, 10)


def main() -> None:
    """Print one line."""
    spent = [0.0]
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "cases.xlsx"
        write_workbook(book, CASES)
        _run(book, Path(folder) / "warm")  # templates compiled, modules loaded
        before = CompiledTemplate.render_and_read, packet.refuse_incomplete
        try:
            CompiledTemplate.render_and_read = _timed(before[0], spent)  # type: ignore[method-assign]
            packet.refuse_incomplete = _timed(before[1], spent)  # type: ignore[attr-defined]
            started = time.process_time()
            _run(book, Path(folder) / "out")
            whole = time.process_time() - started
        finally:
            CompiledTemplate.render_and_read, packet.refuse_incomplete = before  # type: ignore[method-assign,attr-defined]
    print(f"case {whole / CASES * 1000:.2f} ms end to end, rendering and reading back {spent[0] / whole:.2f} of it")


def _run(book: Path, out: Path) -> None:
    settings = Settings(out, ("collection-notice",), AS_OF, Source(book.name, "0"))
    with only_run(settings):
        for _ in outcomes_of(read_workbook(book), settings, workers=1):
            pass


def _timed(work: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent[0] += time.process_time() - began

    return timed


if __name__ == "__main__":
    main()
