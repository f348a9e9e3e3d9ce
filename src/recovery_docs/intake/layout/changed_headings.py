"""A workbook that is no longer headed as its profile was written for: asked once, before anything is read from it."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from recovery_docs.errors import Fault
from recovery_docs.intake.headings import Heading, plain
from recovery_docs.intake.profile.fact_names import fact_name
from recovery_docs.intake.profile.profile import Profile
from recovery_docs.intake.table import Table
from recovery_docs.messages import say


def changed_headings(tables: Sequence[Table], profile: Profile) -> list[Fault]:
    """One question for each column of the profile that is gone and whose fact stands in no other column."""
    here = {plain(text): text for table in tables for _, text in table.headings}
    facts = {_fact(placed.heading) for table in tables for placed in table.columns}
    gone = [
        heading for heading, meaning in profile.columns.items() if heading not in here and _fact(meaning) not in facts
    ]
    if not gone:
        return []
    known = {*map(plain, profile.known_headings), *profile.columns, *profile.passed_over}
    read = {plain(placed.text) for table in tables for placed in table.columns}
    new = [text for name, text in here.items() if name not in known and name not in read]
    table = tables[0]
    faults = []
    for heading in gone:
        name = fact_name(profile.columns[heading])
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
