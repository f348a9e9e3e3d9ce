"""The walk of ten minutes in docs/templates.md, done to the letter in an empty folder, and pictured: `python -m scripts.walk`.

The pictures need LibreOffice and poppler.
"""

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import docx
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "templates.md"
_HEADING = "## 十分钟做一份本行自己的文书"
_EDIT = re.compile(r"^ *\| `(?P<old>.+?)` \| `(?P<new>.+?)` \|$", re.MULTILINE)
_CASE = re.compile(r"`(?P<from>examples/[\w-]+\.yaml)`\n?复制成 `(?P<to>[^`]+)`")
_DPI, _COLOURS = 80, 32


def section() -> str:
    """The text of the walk."""
    return PAGE.read_text(encoding="utf-8").split(_HEADING, 1)[1].split("\n## ", 1)[0]


def walk(folder: Path) -> Iterator[str]:
    """Do in `folder` what the page says: the case put there, each command run, the paragraphs changed before the check.

    Gives what each command says.
    """
    text = section()
    case = _CASE.search(text)
    assert case is not None
    shutil.copyfile(ROOT / case["from"], folder / case["to"])
    for command in re.findall(r"^ *recovery-docs (.+)$", text, re.MULTILINE):
        if command.startswith("templates lint"):
            (word_file,) = folder.glob("*/*.docx")
            rewrite(word_file, dict(_EDIT.findall(text)))
        yield recovery_docs(shlex.split(command), folder)


def rewrite(word_file: Path, edits: dict[str, str]) -> None:
    """Type over paragraphs as one does in Word; each must be there."""
    document = docx.Document(str(word_file))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    paragraphs = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    for old, new in edits.items():
        found = next(one for one in paragraphs if one.text == old)
        first, *others = found.runs
        first.text, first.style = new, None
        for run in others:
            run.text = ""
    document.save(str(word_file))


def picture(word_file: Path, to: Path) -> None:
    """The first page of a Word file, in few colours."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office = [
            "soffice",
            f"-env:UserInstallation={(folder / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        subprocess.run([*office, "--outdir", name, str(word_file)], check=True, capture_output=True)
        pdf = folder / f"{word_file.stem}.pdf"
        command = ["pdftoppm", "-r", str(_DPI), "-l", "1", "-png", str(pdf), str(folder / "page")]
        subprocess.run(command, check=True, capture_output=True)
        (page,) = folder.glob("page*.png")
        Image.open(page).convert("RGB").quantize(_COLOURS).save(to, optimize=True)


def recovery_docs(arguments: list[str], folder: Path) -> str:
    """The command as one types it there; what it says."""
    command = [sys.executable, "-c", "from recovery_docs.cli import main; main()", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def main() -> None:
    """Walk, and picture the template painted and the finished letter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for said in walk(folder):
            print(said)
        (word_file,) = (folder / "本行模板").glob("*.docx")
        recovery_docs(["templates", "paint", str(word_file), "--in-place"], folder)
        (letter,) = (folder / "文书").rglob("01_*.docx")
        picture(word_file, PAGE.parent / "own-letter-template.png")
        picture(letter, PAGE.parent / "own-letter.png")


if __name__ == "__main__":
    main()
