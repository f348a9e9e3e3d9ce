"""A workbook that is no longer headed as its profile was written for: asked once, before anything is read from it."""

from collections.abc import Collection, Sequence

from rapidfuzz import fuzz

from recovery_docs.errors import Fault
from recovery_docs.intake.headings import Heading, plain
from recovery_docs.intake.profile.fact_names import fact_name
from recovery_docs.intake.profile.profile import ADDED, Profile
from recovery_docs.intake.table import Placed, Table
from recovery_docs.messages import say

_ALIKE = 50
"""Of 100: two headings with half of their letters in common may be one that was changed."""


def changed_headings(tables: Sequence[Table], profile: Profile) -> list[Fault]:
    """One question for each column of the profile that is gone; a line where a new one is understood as its fact."""
    here = {plain(text): text for table in tables for _, text in table.headings}
    instead = {_fact(placed.heading): placed for table in tables for placed in table.columns}
    missing = {heading: _fact(meaning) for heading, meaning in profile.columns.items() if heading not in here}
    gone = [heading for heading, fact in missing.items() if heading in profile.added or fact not in instead]
    told = [
        _read_instead(tables[0], heading, instead[fact], profile)
        for heading, fact in missing.items()
        if heading not in gone and plain(instead[fact].text) not in profile.columns
    ]
    return told + (_asked(tables, gone, profile) if gone else []) + _on_one_sheet(tables, set(here), profile)


def _on_one_sheet(tables: Sequence[Table], here: Collection[str], profile: Profile) -> list[Fault]:
    """A question for each column that another sheet still has, and that on this one seems to have changed its name."""
    faults: list[Fault] = []
    known = {*map(plain, profile.known_headings), *profile.columns, *profile.passed_over}
    for table in tables if len(tables) > 1 else ():
        own = {plain(text): text for _, text in table.headings}
        read = {_fact(placed.heading) for placed in table.columns}
        new = [name for name in own if name not in known]
        lacking = (one for one in profile.columns if one in here and one not in own)
        for heading in lacking if new else ():
            likely = max(new, key=lambda name: fuzz.ratio(name, heading))
            alike = fuzz.ratio(likely, heading) >= _ALIKE or heading in likely
            if alike and _fact(profile.columns[heading]) not in read:
                faults += _asked([table], [heading], profile)
    return faults


def _read_instead(table: Table, heading: str, placed: Placed, profile: Profile) -> Fault:
    """What is said of a column in the place of another; one that was there before and was not read is asked about."""
    name = fact_name(placed.heading)
    was_there = plain(placed.text) in map(plain, profile.known_headings)
    place = table.place(table.header_row)
    if was_there:
        return Fault(
            place,
            say(
                "上次的“{heading}”（{name}）现在没有；“{text}”上次就有而没有读，这次会读作这一项",
                heading=heading,
                name=name,
                text=placed.text,
            ),
            say(
                '要读的，在方案［列］里写 "{text}" = "{name}"；不要的，把“{text}”写进“不读的列”，补上原来的列',
                text=placed.text,
                name=name,
            ),
        )
    return Fault(
        place,
        say(
            "上次的“{heading}”（{name}）现在没有，新的“{text}”读作这一项", heading=heading, name=name, text=placed.text
        ),
        say(
            "是同一项的，把方案［列］里的“{heading}”改成“{text}”，下次不再提示；不是的，把“{text}”写进“不读的列”",
            heading=heading,
            text=placed.text,
        ),
        severity="warning",
    )


def _asked(tables: Sequence[Table], gone: Sequence[str], profile: Profile) -> list[Fault]:
    here = {plain(text): text for table in tables for _, text in table.headings}
    known = {*map(plain, profile.known_headings), *profile.columns, *profile.passed_over}
    read = {plain(placed.text) for table in tables for placed in table.columns}
    new = [text for name, text in here.items() if name not in known and name not in read]
    table = tables[0]
    faults = []
    for heading in gone:
        name = fact_name(profile.columns[heading]) + (ADDED if heading in profile.added else "")
        likely = max(new, key=lambda text: fuzz.ratio(plain(text), heading), default=None)
        if likely is None:
            problem = say("上次的“{heading}”（{name}）现在没有", heading=heading, name=name)
            remedy = say("补上这一列；本来就不要了的，删去方案［列］里的这一行")
        else:
            problem = say(
                "上次的“{heading}”（{name}）现在没有；多了{new}，是不是“{likely}”",
                heading=heading,
                name=name,
                new=tuple(f"“{text}”" for text in new[:5]),
                likely=likely,
            )
            remedy = say(
                '是的，在方案［列］里写 "{likely}" = "{name}"；不要这一项的，删去“{heading}”那一行',
                likely=likely,
                name=name,
                heading=heading,
            )
        faults.append(Fault(table.place(table.header_row), problem, remedy))
    return faults


def _fact(meaning: Heading) -> tuple[str, str, int]:
    column, ordinal = meaning.column, meaning.ordinal
    return column.group, column.fact, max(ordinal, 1)
