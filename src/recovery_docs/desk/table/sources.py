"""What a book of the desk is made of: a workbook, a folder of cases, or one case file."""

from dataclasses import dataclass
from pathlib import Path

from recovery_docs.batch.case_files import case_rows, rows_of_files
from recovery_docs.desk.folder import Folder
from recovery_docs.intake import Rows
from recovery_docs.intake.case_file import SUFFIXES
from recovery_docs.intake.profile.read_profile import profile_beside
from recovery_docs.intake.supplement.supplement import supplement_path
from recovery_docs.spreadsheet.reading.file_kinds import is_workbook


@dataclass(frozen=True)
class Source:
    """A book by its name, which is that of its file or folder, and the profile that was kept for it."""

    name: str
    path: Path
    profile: Path | None = None

    @property
    def is_case(self) -> bool:
        """Whether it is one case alone."""
        return self.path.suffix.lower() in SUFFIXES and not self.path.is_dir()

    @property
    def stem(self) -> str:
        """Its name without what tells the kind of file."""
        return self.path.name if self.path.is_dir() else self.path.stem

    def rows(self) -> Rows:
        """Every case, read as it is asked for, on one thread; raises `InputError` where nothing can be read."""
        return rows_of_files([self.path]) if self.is_case else case_rows(self.path, self.profile)

    @property
    def stamp(self) -> tuple[tuple[str, int, int], ...]:
        """What tells that somebody has changed the book, the profile by which it is read, or the answers beside it."""
        files = sorted(self.path.iterdir()) if self.path.is_dir() else [self.path]
        profile = self.profile or profile_beside(self.path)
        answers = () if self.path.is_dir() else (supplement_path(self.path),)
        return tuple(_stamp(path) for path in (*files, *((profile,) if profile else ()), *answers))


def sources(folder: Folder) -> list[Source]:
    """The books of a folder in the order of their names, folders after files."""
    inside = [path for path in sorted(folder.ledgers.iterdir()) if path.is_dir() and _holds_cases(path)]
    return [Source(path.name, path, profile_of(folder, path)) for path in (*folder.books(), *inside)]


def profile_of(folder: Folder, book: Path) -> Path | None:
    """The profile that was kept for a book; where there is none, that of its folder is heeded, as always."""
    path = folder.profiles / f"{book.name if book.is_dir() else book.stem}.toml"
    return path if path.is_file() else None


def _holds_cases(path: Path) -> bool:
    files = (one for one in path.iterdir() if one.is_file()) if not path.name.startswith(".") else ()
    return any(one.suffix.lower() in SUFFIXES or is_workbook(one) for one in files)


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except OSError:
        return path.name, 0, 0
    return path.name, found.st_mtime_ns, found.st_size
