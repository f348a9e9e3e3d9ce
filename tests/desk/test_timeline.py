"""The picture of the clocks: what has died says so, what runs says how it is kept, and whoever cannot see it hears the same."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from recovery_docs.answers.clock_data import ClockReport, clocks_report
from recovery_docs.desk.one_case.timeline import timeline
from recovery_docs.intake import Row, Rows, read_case

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SVG = "{http://www.w3.org/2000/svg}"


def _clocks(name: str, today: date) -> tuple[ClockReport, ...]:
    loaded = read_case(EXAMPLES / f"{name}.yaml")
    rows = Rows(iter((Row(loaded, (), None, loaded.case.id),)), 1)
    (case,) = clocks_report(rows, as_of=today, today=today, language="zh").cases
    return case.clocks


def _texts(picture: str) -> str:
    return "".join(text for text in _root(picture).itertext())


def _root(picture: str) -> etree._Element:
    return etree.fromstring(picture)


def _ends(picture: str) -> Iterator[float]:
    for bar in _root(picture).iter(f"{SVG}rect"):
        yield float(bar.get("x", "")) + float(bar.get("width", ""))


def _today(picture: str) -> float:
    (line,) = (one for one in _root(picture).iter(f"{SVG}line") if one.get("class") == "today")
    return float(line.get("x1", ""))


@pytest.mark.parametrize(
    ("today", "said"),
    [
        # 借条 2026 年 6 月 10 日最后一次催收，三年至 2029 年 6 月 10 日
        (date(2029, 6, 10), "2029年6月10日届满，还有0日"),
        (date(2029, 6, 11), "已于2029年6月10日届满"),
    ],
)
def test_a_right_dies_on_the_day_after_its_last(today: date, said: str) -> None:
    picture = timeline(_clocks("private-loan", today), today)
    assert said in _texts(picture)
    (end,) = _ends(picture)
    assert (_today(picture) > end) == said.startswith("已于")
    assert ("怎样保住" in _texts(picture)) != said.startswith("已于")


def test_each_right_is_a_bar_and_each_running_one_says_how_it_is_kept() -> None:
    today = date(2026, 11, 27)
    clocks = _clocks("settled-in-mediation", today)
    picture = timeline(clocks, today)
    assert len(list(_ends(picture))) == len(clocks) == 3
    for clock in clocks:
        assert clock.subject in _texts(picture).replace("\n", "")
        assert clock.stopped_by in _texts(picture)


def test_what_is_seen_is_also_heard() -> None:
    today = date(2031, 1, 1)
    clocks = _clocks("working-capital", today)
    root = _root(timeline(clocks, today))
    assert root.get("role") == "img"
    named = {root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")}
    assert root.get("aria-labelledby") == "timeline-title timeline-desc"
    heard = "".join(text or "" for text in named)
    for clock in clocks:
        assert clock.name in heard
        assert clock.last_day is not None
        day = f"{clock.last_day.year}年{clock.last_day.month}月{clock.last_day.day}日"
        assert (f"已于{day}届满" in heard) == (clock.state == "expired")


def test_a_strict_page_shows_it() -> None:
    today = date(2026, 11, 27)
    for path in EXAMPLES.glob("*.yaml"):
        root = _root(timeline(_clocks(path.stem, today), today))
        assert not [one for one in root.iter() if one.get("style") or one.tag in (f"{SVG}style", f"{SVG}script")]
        wide, high = map(int, root.get("viewBox", "").split()[2:])
        for text in root.iter(f"{SVG}text"):
            assert 0 <= float(text.get("x", "")) <= wide
            assert 0 <= float(text.get("y", "")) <= high


def test_a_name_cannot_write_into_the_page() -> None:
    today = date(2026, 11, 27)
    (clock,) = _clocks("private-loan", today)
    picture = timeline([clock.model_copy(update={"subject": "<script>alert(1)</script>"})], today)
    assert "<script" not in picture
    assert "<script>ale" in _texts(picture)


def test_no_right_no_picture() -> None:
    assert timeline((), date(2026, 11, 27)) == ""
