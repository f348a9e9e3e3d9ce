"""Headings that no list has: cut into words that are known, and understood by which words they are.

`parts.toml` has the words and the forms.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources

_LONGEST = 24
"""A text of more characters is no heading but a sentence."""
_BETWEEN = re.compile(r"[/、,的或和与及+·\-_:;]+")
"""What stands between two words of a heading and says nothing."""
_AND = re.compile(r"[/、,和与及+;]+")
"""What stands between two things: 利息及罚息 are two, and never the one word that they would make together."""
_EITHER = re.compile(r"抵[(/、]?[质置][)]?押")
"""How people write 抵押 and 质押 in one word."""

Word = frozenset[str]
"""What a word may be: the names of its classes."""


@dataclass(frozen=True, slots=True)
class Form:
    """What words make a heading of `group` and `title`; where it asks, `could_be` are the titles that it may be."""

    group: str
    title: str
    needs: tuple[Word, ...]
    may: Word
    could_be: tuple[str, ...] = ()
    second: bool = False

    def fits(self, words: tuple[Word, ...]) -> bool:
        """Whether these words are all that is needed and nothing that may not be."""
        return (
            len(words) >= len(self.needs)
            and all(word & self.may for word in words)
            and all(any(word & need for word in words) for need in self.needs)
        )


@dataclass(frozen=True, slots=True)
class Parts:
    """All of `parts.toml`."""

    words: Mapping[str, Word]
    longest: int
    forms: tuple[Form, ...]
    useless: re.Pattern[str]
    weight: Word

    def forms_of(self, heading: str) -> tuple[Form, ...]:
        """The forms that fit a heading best, of several facts where it may mean several; none where a word is unknown."""
        words = self.cut(heading)
        if not words:
            return ()
        fitting = [form for form in self.forms if form.fits(words)]
        most = max((len(form.needs) for form in fitting), default=0)
        best = {(form.group, form.title, form.second): form for form in fitting if len(form.needs) == most}
        return tuple(best.values())

    def nearly(self, heading: str) -> Iterator[tuple[Form, float]]:
        """The forms that have much of a heading in common, each with how much: 1 where nothing is unknown or lacking."""
        text = _BETWEEN.sub("", _EITHER.sub("抵质押", heading))
        pieces = self._pieces(text)
        for form in self.forms:
            known = sum(length for length, word in pieces if word & form.may)
            met = sum(any(word & need for _, word in pieces) for need in form.needs)
            if known and met >= max(1, len(form.needs) - 1):
                yield form, known / len(text) * met / len(form.needs)

    def _pieces(self, text: str) -> tuple[tuple[int, Word], ...]:
        """The known words in a text, each with its length, so that as little as may be is left over."""
        best: list[tuple[int, tuple[tuple[int, Word], ...]]] = [(0, ())]
        for end in range(1, len(text) + 1):
            best.append((best[-1][0] + 3, best[-1][1]))
            for start in range(max(0, end - self.longest), end):
                word = self.words.get(text[start:end])
                if word is not None and best[start][0] + 1 < best[end][0]:
                    best[end] = (best[start][0] + 1, (*best[start][1], (end - start, word)))
        return best[-1][1]

    def weighty(self, text: str) -> bool:
        """Whether a text in brackets names somebody, money or a security, so that it may change what a heading means."""
        return self.useless.search(text) is not None or any(
            text[start:end] in self.words and self.words[text[start:end]] & self.weight
            for start in range(len(text))
            for end in range(start + 1, min(len(text), start + self.longest) + 1)
        )

    def cut(self, text: str) -> tuple[Word, ...]:
        """The classes of the words that a text is made of, as few words as may be; nothing where one is unknown."""
        things = [_BETWEEN.sub("", thing) for thing in _AND.split(_EITHER.sub("抵质押", text))]
        if not 1 < sum(map(len, things)) <= _LONGEST:
            return ()
        words = [self._cut(thing) for thing in things if thing]
        return tuple(word for some in words for word in some) if all(words) else ()

    def _cut(self, text: str) -> tuple[Word, ...]:
        best: list[tuple[Word, ...] | None] = [()] + [None] * len(text)
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - self.longest), end):
                before, word = best[start], self.words.get(text[start:end])
                if before is not None and word is not None:
                    now = best[end]
                    if now is None or len(before) + 1 < len(now):
                        best[end] = (*before, word)
        return best[-1] or ()


@lru_cache(maxsize=8192)
def forms_of(heading: str) -> tuple[Form, ...]:
    """The forms of a heading; the same is asked of every row that may be the headings."""
    return parts().forms_of(heading)


@cache
def parts() -> Parts:
    """The words and forms known, read once."""
    data = tomllib.loads((resources.files("recovery_docs.intake.meaning") / "parts.toml").read_text(encoding="utf-8"))
    classes: dict[str, str] = data["words"]
    words: dict[str, set[str]] = {}
    for name, written in classes.items():
        for word in written.upper().split():
            words.setdefault(word, set()).add(name)
    forms = tuple(_forms(data))
    for form in forms:
        if strangers := form.may - classes.keys():
            raise ValueError(f"parts.toml: {form.group}: {form.title}: {sorted(strangers)}")
    useless = re.compile("|".join(data["useless"].upper().split()))
    return Parts(
        {word: frozenset(names) for word, names in words.items()},
        max(map(len, words)),
        forms,
        useless,
        frozenset(data["weighty"].split()),
    )


def _forms(data: Mapping[str, Mapping[str, object]]) -> Iterator[Form]:
    sets = {name: str(value) for name, value in data["sets"].items()}
    for could_be, written in data["ask"].items():
        yield from (_form("", could_be, one, sets, tuple(could_be.split())) for one in _texts(written))
    for group, titles in data["forms"].items():
        assert isinstance(titles, Mapping)
        for title, written in titles.items():
            yield from (_form(group, title, one, sets) for one in _texts(written))
    for group, party in data["parties"].items():
        for title, written in data["parts"].items():
            for one in _texts(written):
                for index, name in enumerate(str(party).split()):
                    yield replace(_form(group, title, f"{name} {one.lstrip('!')}", sets), second=index > 0)
                if group == "borrower" and one and not one.startswith("!"):
                    yield _form(group, title, one, sets)


def _texts(written: object) -> Iterable[str]:
    assert isinstance(written, list)
    return map(str, written)


def _form(group: str, title: str, written: str, sets: Mapping[str, str], could_be: tuple[str, ...] = ()) -> Form:
    needed, _, besides = written.partition("/")
    needs = tuple(frozenset(need.split("|")) for need in needed.split())
    may = (sets[one[1:]].split() if one.startswith("$") else (one,) for one in besides.split())
    return Form(group, title, needs, frozenset().union(*needs, *may), could_be)
