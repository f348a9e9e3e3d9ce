"""The clocks of a case as a picture: each right a bar, today a red line, under each bar how the right is kept.

Whoever hears the page instead of seeing it hears the same sentences (`title`, `desc`). Colours are attributes and no style,
so that the strictest page shows them and a printer prints them.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from html import escape

from recovery_docs.answers.clock_data import CLOCK_STATES, ClockReport
from recovery_docs.batch.unit import SOON
from recovery_docs.messages import chinese_date, say

_WIDTH, _LEFT, _RIGHT, _TOP = 960, 230, 40, 34
_BAR, _LINE, _GAP = 16, 19, 14
_PER_LINE, _LABEL = 50, 14
"""Characters of a sentence below a bar, and of a label beside one, that fit on a line."""
_COLOURS = {
    "running": "#2e7d4f",
    "soon": "#c77700",
    "expired": "#9a9a9a",
    "exercised": "#3a6ea5",
    "undetermined": "#b58900",
}
_MOST_TICKS = 12
_HALO = ' paint-order="stroke" stroke="#fff" stroke-width="4"'
"""White around words, so that the red line of today does not go through them."""


def timeline(clocks: Sequence[ClockReport], today: date) -> str:
    """The picture as SVG; empty where no right runs."""
    if not clocks:
        return ""
    first, last = _span(clocks, today)
    rows, height = [], _TOP
    for clock in clocks:
        lines = list(_below(clock))
        rows.append((height, clock, lines))
        height += max(len(_folded(clock.subject, _LABEL)) + 1, len(lines) + 1) * _LINE + _GAP
    heading = say("{number} 项权利的期间，今天是{today}", number=len(clocks), today=today)
    body = [
        f'<title id="timeline-title">{escape(str(heading))}</title>',
        f'<desc id="timeline-desc">{escape(_read_aloud(clocks))}</desc>',
        *_years(first, last, height),
        *(part for top, clock, _ in rows for part in _bar(top, clock, first, last)),
        *_today(_at(today, first, last), height),
        *(part for top, clock, lines in rows for part in _words(top, clock, lines, first, last)),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" role="img" viewBox="0 0 {_WIDTH} {height + 20}" '
        f'width="100%" aria-labelledby="timeline-title timeline-desc" font-size="14" fill="#222">{"".join(body)}</svg>'
    )


def sentence(clock: ClockReport) -> str:
    """What is to be known of a right, in one sentence: that it died, that it was used, or until when it can be kept."""
    name = f"{clock.name}（{clock.subject}）"
    if clock.last_day is None:
        return str(say("{name}：哪一天届满无法判断，{why}", name=name, why=clock.computed))
    day = clock.last_day
    if clock.state == "expired":
        return str(say("{name}已于{day}届满", name=name, day=day))
    if clock.state == "exercised":
        return str(say("{name}已行使，期间至{day}", name=name, day=day))
    left = clock.days_left if clock.days_left is not None and clock.days_left >= 0 else 0
    state = str(CLOCK_STATES[clock.state])
    return str(say("{name}{state}，{day}届满，还有{days}日", name=name, state=state, day=day, days=left))


def _read_aloud(clocks: Sequence[ClockReport]) -> str:
    return "。".join(part for clock in clocks for part in (sentence(clock), *_advice(clock))) + "。"


def _advice(clock: ClockReport) -> Iterator[str]:
    if clock.state in ("running", "undetermined"):
        yield str(say("怎样保住：{how}", how=clock.stopped_by))
    if clock.caution:
        yield str(say("注意：{caution}", caution=clock.caution))


def _below(clock: ClockReport) -> Iterator[str]:
    """The lines under a bar."""
    if clock.last_day is None:
        yield from _folded(clock.computed, _PER_LINE)
    for text in _advice(clock):
        yield from _folded(text, _PER_LINE)


def _beside(clock: ClockReport) -> str:
    """What stands at the end of a bar."""
    if clock.last_day is None:
        return str(say("日期未知"))
    day = clock.last_day
    if clock.state == "expired":
        return str(say("已于{day}届满", day=day))
    if clock.state == "exercised":
        return str(say("已行使"))
    left = clock.days_left
    return str(say("{day}届满，还有{days}日", day=day, days=left)) if left is not None and left >= 0 else str(day)


def _bar(top: int, clock: ClockReport, first: date, last: date) -> Iterator[str]:
    """The right from its beginning to its last day, with all that happened to it."""
    begin, stop = _ends(clock, first, last)
    colour = _COLOURS["soon" if _is_soon(clock) else clock.state]
    pattern = ' fill-opacity="0.25" stroke-dasharray="4 3"' if clock.state == "undetermined" else ""
    look = f'height="{_BAR}" fill="{colour}" stroke="{colour}"{pattern}'
    yield f'<rect x="{begin:.1f}" y="{top}" width="{stop - begin:.1f}" {look}/>'
    for step in clock.chain:
        yield (
            f'<circle cx="{_at(step.on, first, last):.1f}" cy="{top + _BAR // 2}" r="4" fill="#1d3557" stroke="#fff">'
            f"<title>{escape(f'{chinese_date(step.on)} {step.what}')}</title></circle>"
        )


def _ends(clock: ClockReport, first: date, last: date) -> tuple[float, float]:
    started = clock.chain[0].on if clock.chain else None
    end = None if clock.last_day is None else _at(clock.last_day, first, last)
    begin = _at(started, first, last) if started else _LEFT if end is None else max(end - 3, _LEFT)
    return begin, _WIDTH - _RIGHT if end is None else max(end, begin + 3)


def _words(top: int, clock: ClockReport, lines: Sequence[str], first: date, last: date) -> Iterator[str]:
    """Whose right it is, when it ends, how it is kept."""
    for number, text in enumerate([clock.name, *_folded(clock.subject, _LABEL)]):
        yield _text(0, top + 13 + number * _LINE, text, "" if number else ' font-weight="bold"')
    begin, stop = _ends(clock, first, last)
    yield _beside_bar(top, begin, stop, _beside(clock), urgent=clock.state == "expired" or _is_soon(clock))
    for number, text in enumerate(lines, start=1):
        yield _text(_LEFT, top + 13 + number * _LINE, text, f' fill="#555" font-size="13"{_HALO}')


def _beside_bar(top: int, begin: float, stop: float, text: str, *, urgent: bool) -> str:
    """The words at the end of a bar: behind it where there is room, else before it, else upon it."""
    wide = 14 * len(text)
    look = _HALO + (' fill="#a00000" font-weight="bold"' if urgent else "")
    if stop + 8 + wide <= _WIDTH:
        return _text(stop + 8, top + 13, text, look)
    if begin - 8 - wide >= _LEFT:
        return _text(begin - 8, top + 13, text, f'{look} text-anchor="end"')
    return _text(stop - 6, top + 13, text, ' fill="#fff" text-anchor="end" font-weight="bold"')


def _years(first: date, last: date, height: int) -> Iterator[str]:
    step = max(1, -(-(last.year - first.year) // _MOST_TICKS))
    for year in range(first.year + 1, last.year + 1, step):
        x = _at(date(year, 1, 1), first, last)
        yield f'<line x1="{x:.1f}" y1="20" x2="{x:.1f}" y2="{height}" stroke="#ddd"/>'
        yield _text(x, 14, f"{year}年", ' fill="#666" font-size="12" text-anchor="middle"')


def _today(x: float, height: int) -> Iterator[str]:
    yield f'<line class="today" x1="{x:.1f}" y1="20" x2="{x:.1f}" y2="{height}" stroke="#c00000" stroke-width="2"/>'
    yield _text(x, height + 15, str(say("今天")), ' fill="#c00000" text-anchor="middle" font-weight="bold"')


def _text(x: float, y: int, text: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y}"{more}>{escape(text)}</text>'


def _span(clocks: Sequence[ClockReport], today: date) -> tuple[date, date]:
    """From before the first thing that happened to after the last that will."""
    days = [
        today,
        *(step.on for clock in clocks for step in clock.chain),
        *(one.last_day for one in clocks if one.last_day),
    ]
    first, last = min(days), max(days)
    beside = timedelta(days=max((last - first).days // 20, 20))
    return first - beside, last + beside


def _at(day: date, first: date, last: date) -> float:
    return _LEFT + round((day - first).days * (_WIDTH - _LEFT - _RIGHT) / (last - first).days, 1)


def _is_soon(clock: ClockReport) -> bool:
    return clock.state == "running" and clock.days_left is not None and clock.days_left <= SOON


def _folded(text: str, width: int) -> list[str]:
    """A sentence in lines of so many characters; Chinese may be cut anywhere."""
    return [text[at : at + width] for at in range(0, len(text), width)] or [""]
