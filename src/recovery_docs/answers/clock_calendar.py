"""Clocks as an iCalendar file (RFC 5545): an all-day event on each last day, with a reminder a week before."""

import hashlib

from recovery_docs.answers.clock_data import CaseClocks, ClockReport, ClocksReport
from recovery_docs.messages import Language, listed, say

_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def clocks_calendar(report: ClocksReport, language: Language) -> bytes:
    """The calendar of every right that still runs; the same report gives the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//recovery-docs//clocks//ZH", "CALSCALE:GREGORIAN"]
    for case in report.cases:
        for clock in case.clocks:
            if (
                clock.state in ("running", "undetermined")
                and clock.last_day is not None
                and (clock.days_left or 0) >= 0
            ):
                lines += _event(case, clock, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(case: CaseClocks, clock: ClockReport, language: Language) -> list[str]:
    assert clock.last_day is not None
    assert case.as_of is not None
    words = say("{case}　{name}最后一日　{subject}", case=case.case, name=clock.name, subject=clock.subject)
    summary = words.in_language(language)
    texts = [clock.computed, clock.stopped_by, clock.caution, listed(clock.citations, language)]
    identity = hashlib.sha256(f"{case.case}\0{clock.right}\0{clock.subject}".encode()).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{identity}@recovery-docs",
        f"DTSTAMP:{case.as_of:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{clock.last_day:%Y%m%d}",
        f"SUMMARY:{summary.translate(_ESCAPES)}",
        f"DESCRIPTION:{chr(10).join(text for text in texts if text).translate(_ESCAPES)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P7D",
        f"DESCRIPTION:{summary.translate(_ESCAPES)}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _folded(line: str) -> str:
    """A content line folded after at most 75 octets, never inside a character (RFC 5545 §3.1)."""
    parts, part, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _OCTETS:
            parts.append(part)
            part, size = " ", 1
        part += character
        size += width
    return "\r\n".join([*parts, part])
