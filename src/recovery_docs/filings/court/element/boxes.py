"""The smallest parts of an element form: boxes, days in three blanks, blanks left open."""

from datetime import date

BOX, TICK = "□", "☑"

Values = dict[str, object]
"""A group of fields: words, boxes, and groups of these."""


def box(ticked: bool | None) -> str:
    """☑ for what the case says; □ for what it denies or does not say."""
    return TICK if ticked else BOX


def yes_no(answer: bool | None) -> Values:
    """The pair of boxes behind a question; neither is ticked where the case does not answer it."""
    return {"yes": box(answer), "no": box(answer is False)}


def blanks(on: date | None) -> Values:
    """年、月、日, each in its own blank."""
    if on is None:
        return {"year": "", "month": "", "day": ""}
    return {"year": str(on.year), "month": str(on.month), "day": str(on.day)}
