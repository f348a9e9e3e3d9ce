"""Where the register lies, and by which pattern it numbers letters, without opening it."""

import os
from pathlib import Path

from recovery_docs.intake.profile.letter_pattern import LETTER_PATTERN

REGISTER_VARIABLE = "RECOVERY_DOCS_REGISTER"
REGISTER_FILE = "register.sqlite"


def register_address(said: str | None, folder: Path) -> str:
    """The register that is named, by the environment where nobody names one; else the file in this folder."""
    return said or os.environ.get(REGISTER_VARIABLE) or str(folder / REGISTER_FILE)


def pattern_asked(said: str | None, of_profile: str, register: str | None) -> str:
    """The pattern by which letters are numbered; nothing where nobody asks for numbers.

    Naming a register asks for them.
    """
    named = register or os.environ.get(REGISTER_VARIABLE)
    return said or of_profile or (LETTER_PATTERN if named else "")
