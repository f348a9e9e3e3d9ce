"""The one folder that holds everything of a desk, by what lies in it."""

from dataclasses import dataclass
from pathlib import Path

from recovery_docs.batch.case_files import case_files, workbooks
from recovery_docs.intake.case_file import SUFFIXES
from recovery_docs.packet.atomic_folder import unwritten
from recovery_docs.spreadsheet.reading.file_kinds import WORKBOOK_SUFFIXES

LEDGERS, PROFILES, TEMPLATES, PAPERS = PARTS = ("台账", "方案", "模板", "文书")
COURTS = "法院"
"""The folder of the courts' upload profiles and their own forms, within that of the profiles."""
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
    def courts(self) -> dict[str, Path]:
        """The courts' upload profiles by their names."""
        return {path.stem: path for path in sorted((self.profiles / COURTS).glob("*.toml"))}

    @property
    def templates(self) -> Path:
        return self.root / TEMPLATES

    @property
    def papers(self) -> Path:
        return self.root / PAPERS

    def lay_out(self) -> None:
        """Make what is not there yet, for its owner only; the rights of a root that is there are its owner's affair."""
        try:
            for part in (self.root, *(self.root / name for name in PARTS)):
                part.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise unwritten(part, error) from error

    def books(self) -> list[Path]:
        """The workbooks and case files in the order of their names; what Excel locks, or a run wrote, is none."""
        return sorted((*workbooks(self.ledgers), *case_files(self.ledgers)))

    def book(self, name: str) -> Path | None:
        """The book of this name, looked up in the listing: no name leads out of the folder."""
        return next((path for path in self.books() if path.name == name), None)
