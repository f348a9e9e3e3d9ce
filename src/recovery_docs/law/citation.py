"""Instruments of law, and citations to their articles in the version in force on a day."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources

import lazy_loader

from recovery_docs.errors import Fault, LawError, Place
from recovery_docs.messages import say
from recovery_docs.value_class import value_class

cn2an = lazy_loader.load("cn2an")
_INNER = str.maketrans("《》", "〈〉")


class Grade(StrEnum):
    """How far a text was verified: V2 in two or more copies, V1 in one, S quoted second-hand, U not at all.

    OWN is the office's own: a figure that it added, and for which it answers.
    """

    V2 = "V2"
    V1 = "V1"
    S = "S"
    U = "U"
    OWN = "O"

    @property
    def may_block(self) -> bool:
        """S and U warn, never block alone."""
        return self in (Grade.V2, Grade.V1)


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of an instrument of law, as `data/instruments.toml` has it.

    `renumbered` maps article numbers of the newest version to those of this older one.
    """

    id: str
    title_zh: str
    title_en: str
    short_zh: str
    number: str
    in_force_on: date
    grade: Grade
    read_in: str
    published_on: date | None = None
    repealed_on: date | None = None
    renumbered: tuple[tuple[str, str], ...] = ()

    def in_force(self, on: date) -> bool:
        """Whether the version was in force on that day."""
        return self.in_force_on <= on and (self.repealed_on is None or on < self.repealed_on)


@value_class
class Citation:
    """An article, its paragraph and item, in one version of one instrument."""

    instrument: Instrument
    article: str
    paragraph: int | None = None
    item: int | None = None
    grade: Grade = Grade.V2

    def chinese(self) -> str:
        """《中华人民共和国民法典》第六百九十三条第二款; a title within a title stands in 〈〉 (GB/T 15834)."""
        title = self.instrument.title_zh.translate(_INNER)
        return f"《{title}》{self.place()}"

    def short(self) -> str:
        """民法典第六百九十三条第二款."""
        return f"{self.instrument.short_zh}{self.place()}"

    def english(self) -> str:
        """Civil Code art. 693(2)."""
        paragraph = "" if self.paragraph is None else f"({self.paragraph})"
        item = "" if self.item is None else f" item {self.item}"
        article = f" art. {self.article}{paragraph}{item}" if self.article else ""
        return f"{self.instrument.title_en}{article}"

    def for_day(self, on: date) -> "Citation":
        """The same rule in the version in force on that day; `LawError` where none was.

        An instrument of which the register holds one version only is cited as it stands for facts of its time and of
        later times, and refused for days before it came into force.
        """
        if found := self.as_it_stood(on):
            return found
        raise LawError(
            Fault(
                Place(),
                say("{title}在{on}没有施行，不能引用", title=self.instrument.short_zh, on=on),
                say("核对日期，或者改引当时有效的规定"),
            )
        )

    def as_it_stood(self, on: date) -> "Citation | None":
        """The same rule in the version in force on that day; nothing where none was."""
        if self.instrument.in_force(on):
            return self
        version = next((known for known in versions(self.instrument.id) if known.in_force(on)), None)
        if version is None:
            return None
        article = dict(version.renumbered).get(self.article, self.article)
        return Citation(version, article, self.paragraph, self.item, self.grade)

    def place(self) -> str:
        """第六百九十三条第二款."""
        return _place(self.article, self.paragraph, self.item)


@cache
def _place(article: str, paragraph: int | None, item: int | None) -> str:
    place = ""
    if article:
        number, _, inserted = article.partition("-")
        place = f"第{_numeral(int(number))}条" + (f"之{_numeral(int(inserted))}" if inserted else "")
    if paragraph is not None:
        place += f"第{_numeral(paragraph)}款"
    if item is not None:
        place += f"第（{_numeral(item)}）项"
    return place


def cite(
    instrument: str, article: int | str = "", paragraph: int | None = None, item: int | None = None, grade: str = ""
) -> Citation:
    """The article of the newest version of an instrument; `grade` is the instrument's own unless the article's is lower.

    `LawError` if the register knows no such instrument.
    """
    known = versions(instrument)
    if not known:
        raise LawError(
            Fault(Place(), say("没有登记的规范性文件：{id}", id=instrument), say("先在 instruments.toml 中登记"))
        )
    newest = known[-1]
    return Citation(newest, str(article), paragraph, item, Grade(grade) if grade else newest.grade)


def versions(instrument: str) -> tuple[Instrument, ...]:
    """All registered versions of an instrument, oldest first."""
    return register().get(instrument, ())


@cache
def register() -> dict[str, tuple[Instrument, ...]]:
    """Every instrument by id, its versions oldest first; an entry without a source does not load."""
    text = (resources.files("recovery_docs.law") / "data" / "instruments.toml").read_text(encoding="utf-8")
    entries: dict[str, list[Instrument]] = {}
    for name, raw in tomllib.loads(text).items():
        for version in raw["version"]:
            entries.setdefault(name, []).append(
                Instrument(
                    id=name,
                    title_zh=raw["title_zh"],
                    title_en=raw["title_en"],
                    short_zh=raw["short_zh"],
                    number=version["number"],
                    in_force_on=version["in_force_on"],
                    grade=Grade(version["grade"]),
                    read_in=version["read_in"],
                    published_on=version.get("published_on"),
                    repealed_on=version.get("repealed_on"),
                    renumbered=tuple(version.get("renumbered", {}).items()),
                )
            )
    return {name: tuple(sorted(found, key=lambda one: one.in_force_on)) for name, found in entries.items()}


@cache
def _numeral(number: int) -> str:
    return str(cn2an.an2cn(number))
