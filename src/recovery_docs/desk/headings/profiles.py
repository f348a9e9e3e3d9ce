"""The profiles of a desk: that of a book bears its name; a new month's book starts from the newest that suits it."""

from pathlib import Path

from recovery_docs.errors import InputError
from recovery_docs.intake.layout.reading import read_layout
from recovery_docs.intake.profile.profile import NOTHING_SAID, Profile
from recovery_docs.intake.profile.read_profile import profile_beside, read_profile


def profile_path(profiles: Path, book: Path) -> Path:
    """The file of the profile of a book."""
    return profiles / f"{book.stem if book.is_file() else book.name}.toml"


def profiles_in(folder: Path) -> list[Path]:
    """Those that there are, the newest first."""
    found = (path for path in folder.glob("*.toml") if path.is_file()) if folder.is_dir() else ()
    return sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name))


def start_from(profiles: Path, book: Path) -> Path | None:
    """The profile from which the page of a book starts: its own, that of its folder, else the newest that suits it."""
    own = profile_path(profiles, book)
    if own.is_file():
        return own
    if beside := profile_beside(book):
        return beside
    others = profiles_in(profiles)
    try:
        headings = [one.heading for sheet in read_layout(book).main for one in sheet.columns] if others else []
    except InputError:
        headings = []
    return next((path for path in others if _suits(path, headings)), None)


def profile_in(path: Path | None) -> Profile:
    """The profile of a file; one that says nothing for none. Raises `InputError` with everything that is wrong with it."""
    return NOTHING_SAID if path is None else read_profile(path)


def _suits(path: Path, headings: list[str]) -> bool:
    try:
        profile = read_profile(path)
    except InputError:
        return False
    return bool(profile.columns) and profile.suits(headings)
