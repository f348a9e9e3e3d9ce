"""What an officer corrected on the page, as a profile: the same file that `workbook read --write-profile` writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recovery_docs.desk.headings.columns import NOT_READ
from recovery_docs.errors import InputError
from recovery_docs.intake.headings import Heading, plain
from recovery_docs.intake.layout.reading import Reading, read_layout
from recovery_docs.intake.profile.constants import constants as entries_of
from recovery_docs.intake.profile.fact_names import fact_name
from recovery_docs.intake.profile.profile import Profile
from recovery_docs.intake.profile.read_profile import profile_of
from recovery_docs.intake.profile.write_profile import profile_text
from recovery_docs.packet.atomic_folder import put_file

_OF_THE_BOOK = ("工作表", "标题行", "单位")


@dataclass(frozen=True)
class Layout:
    """Where the cases stand, as the address of the page says it; what is not said is found."""

    sheets: tuple[str, ...] = ()
    header_rows: tuple[int, ...] = ()
    unit: str = ""

    @property
    def said(self) -> dict[str, Any]:
        """In the words of a profile."""
        values = (list(self.sheets), list(self.header_rows), self.unit)
        return {key: value for key, value in zip(_OF_THE_BOOK, values, strict=True) if value}


@dataclass(frozen=True)
class Corrections:
    """The whole page as filled in: by heading a fact, `NOT_READ` or nothing; by fact what holds for every case."""

    layout: Layout
    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    """By the heading of a column that is there no more: `NOT_READ`, the heading that it has now, or nothing."""


def with_layout(profile: Profile, layout: Layout) -> Profile:
    """The profile with the sheet, the rows and the unit that the page says."""
    if not layout.said:
        return profile
    return profile_of({**profile.said, **layout.said}, profile.file or "方案")


def corrected(profile: Profile, corrections: Corrections, file: str) -> Profile:
    """The profile with the corrections; raises `InputError` with what cannot be so."""
    said = {key: value for key, value in profile.said.items() if key not in _OF_THE_BOOK} | corrections.layout.said
    columns = {str(heading): str(fact) for heading, fact in said.get("列", {}).items()}
    chosen = dict(corrections.columns)
    for heading, now in corrections.gone.items():
        fact = columns.pop(heading, "") if now else ""
        if fact and now != NOT_READ:
            chosen[now] = fact
    known = {plain(heading) for heading in chosen}
    columns = {heading: fact for heading, fact in columns.items() if plain(heading) not in known}
    columns |= {heading: fact for heading, fact in chosen.items() if fact not in ("", NOT_READ)}
    aside = [name for name in _texts(said.get("不读的列", ())) if plain(name) not in known]
    aside += [heading for heading, fact in chosen.items() if fact == NOT_READ]
    constants = _constants(said.get("固定", {}), corrections.constants)
    return profile_of({**said, "列": columns, "不读的列": aside, "固定": constants}, file)


def saved(path: Path, profile: Profile, target: Path) -> Reading:
    """Write the profile for a workbook; how the workbook is read with it.

    Raises `InputError` where the workbook cannot be read with it.
    """
    reading = read_layout(path, profile)
    _refuse_unread(reading, profile)
    text = profile_text(reading, profile)
    target.parent.mkdir(parents=True, exist_ok=True)
    put_file(target, text.encode())
    return reading


def _constants(said: Mapping[str, Any], filled: Mapping[str, str]) -> dict[str, Any]:
    """What holds for every case: the page has the last word on what it asked."""
    kept: dict[str, Any] = {}
    for one in entries_of(said):
        name = fact_name(one.meaning) if isinstance(one.meaning, Heading) else one.name
        if name not in filled and not one.is_open:
            kept[name] = one.value
    return kept | {name: value.strip() for name, value in filled.items() if value.strip()}


def _refuse_unread(reading: Reading, profile: Profile) -> None:
    """Columns of which the profile says what they are, and that still cannot be read, as two of one fact."""
    unread = {
        plain(one.heading)
        for sheet in reading.main
        for one in sheet.of("asked")
        if profile.meaning(one.heading) is not None
    }
    faults = [
        fault
        for fault in reading.faults
        if fault.severity == "error" and fault.place.heading and plain(fault.place.heading) in unread
    ]
    if faults:
        raise InputError(*faults)


def _texts(value: str | Sequence[str]) -> Sequence[str]:
    return (value,) if isinstance(value, str) else tuple(map(str, value))
