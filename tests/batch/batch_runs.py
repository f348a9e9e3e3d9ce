"""Running the command on a workbook or a folder."""

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from recovery_docs.cli.batch import batch

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Ran:
    """What a run answered, and where it wrote."""

    result: Result
    out: Path
    returned: Path


def run(book: Path, out: Path, *arguments: str) -> Ran:
    result = CliRunner().invoke(batch, [str(book), "--out", str(out), "--workers", "1", *arguments])
    return Ran(result, out, out / f"{book.stem}_已处理.xlsx")
