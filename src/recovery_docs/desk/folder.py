"""The one folder that holds everything of a desk, by what lies in it."""

from dataclasses import dataclass
from pathlib import Path

from recovery_docs.intake.case_file import SUFFIXES
from recovery_docs.spreadsheet.reading.file_kinds import WORKBOOK_SUFFIXES

LEDGERS, PROFILES, TEMPLATES, PAPERS = PARTS = ("台账", "方案", "模板", "文书")
BOOK_SUFFIXES = (*WORKBOOK_SUFFIXES, *SUFFIXES)


@dataclass(frozen=True)
class Folder:
    """`root` with its four folders: workbooks and case files, profiles, the office's own templates, finished papers."""

    root: Path

    @property
    def ledgers(self) -> Path:
        return self.root / LEDGERS

    @property
    def profiles(self) -> Path:
        return self.root / PROFILES

    @property
    def templates(self) -> Path:
        return self.root / TEMPLATES

    @property
    def papers(self) -> Path:
        return self.root / PAPERS

    def lay_out(self) -> None:
        """Make what is not there yet, for its owner only; a folder that is there keeps its rights."""
        for part in (self.root, *(self.root / name for name in PARTS)):
            part.mkdir(mode=0o700, parents=True, exist_ok=True)

    def books(self) -> list[Path]:
        """The workbooks and case files in the order of their names; what Excel locks or hides is none."""
        found = (path for path in self.ledgers.iterdir() if path.suffix.lower() in BOOK_SUFFIXES)
        return sorted(path for path in found if not path.name.startswith(("~$", ".")) and path.is_file())

    def book(self, name: str) -> Path | None:
        """The book of this name, looked up in the listing: no name leads out of the folder."""
        return next((path for path in self.books() if path.name == name), None)
