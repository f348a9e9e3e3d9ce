"""A court's profile: the slots of its upload page and the limits that were verified, as a data file that an office can add."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.messages import say
from recovery_docs.shipped import TEMPLATES

NATIONAL = Path(__file__).parent / "national_court.toml"


class Slot(BaseModel):
    """One field of the upload page. `papers` are patterns of `folder/template`, `exhibits` kinds of exhibits."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = Field(min_length=1)
    papers: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()
    evidence: bool = False
    """Whether the bound evidence goes there; the papers of the slot are those it takes the place of."""
    required: bool = False
    form: str | None = None
    """A form of the court's own, beside the profile, that takes the place of our papers: a PDF to be filled in."""

    def takes(self, template: str) -> bool:
        """Whether a paper of this template goes there."""
        folder = next((path.parent.name for path in TEMPLATES.glob(f"*/{template}.docx")), "")
        return any(fnmatch(f"{folder}/{template}", pattern) for pattern in self.papers)


class CourtProfile(BaseModel):
    """What one court's page takes. A limit that is not written is not known, and nothing is held to it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    source: tuple[str, ...] = Field(min_length=1)
    container: Literal["zip", "folder"] = "zip"
    formats: tuple[Literal["pdf", "docx"], ...] = ("pdf",)
    max_megabytes: float | None = Field(default=None, gt=0)
    max_name: int | None = Field(default=None, gt=0)
    longest_edge: int | None = Field(default=None, ge=100)
    """Pixels to which the longer edge of a picture is reduced."""
    copies: int | None = Field(default=None, ge=1)
    """Copies of a complaint and its exhibits that the court keeps; each defendant gets one besides."""
    court: str | None = None
    """The name as the court writes it."""
    slot: tuple[Slot, ...] = Field(min_length=1)
    folder: Path = Field(default=NATIONAL.parent, exclude=True)
    """Where the profile lies, and the court's own forms beside it."""


def read_court_profile(path: Path) -> CourtProfile:
    """The profile in a `.toml`; raises `InputError` with what is wrong in it."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        return CourtProfile.model_validate({**said, "folder": path.parent})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        problem = say("法院方案读不出来")
        raise InputError(Fault(Place(file=path.name), problem, say("照自带的一份（national_court.toml）写"))) from None
    except ValidationError as error:
        faults = [
            Fault(
                Place(file=path.name, key_path=".".join(map(str, one["loc"]))),
                say("法院方案里这一项不对"),
                say("照自带的一份（national_court.toml）写"),
            )
            for one in error.errors()
        ]
        raise InputError(*faults) from None
