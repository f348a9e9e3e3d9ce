"""What the headings of a workbook mean: `headings.toml` made ready to look things up in."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from recovery_docs.intake.meaning.columns import Column, Group, Heading, Shape, Unread, plain
from recovery_docs.intake.meaning.parts import Form, forms_of, parts
from recovery_docs.intake.meaning.schema_columns import facts_of

__all__ = ["NUMERALS", "Book", "Column", "Group", "Heading", "Shape", "Unread", "book", "plain"]

NUMERALS = {numeral: index for index, numeral in enumerate("一二三四五六七八九十", start=1)}
_NUMBER = re.compile(r"第?(\d{1,2}|[一二三四五六七八九十])")
_UNIT = re.compile(
    r"(.+?)(?:\((?:单位:?)?(人民币元|元人民币|万元|亿元|万|元|M2|㎡|平方米|%|‰|‱|个月|月|年|天|BP|bp)\)|([%‰‱]))"
)
_BRACKET = re.compile(r"([^()]+)\(([^()]+)\)")
_TO_DAY = re.compile(r"^截[至止](?:到)?\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?的?(?=.)")
"""截至2026年10月31日本金余额 is 本金余额; the day is read by layout/stated_day.py."""
_OR = re.compile("或者|[/、或及和]")
_LONGEST = 24
"""A text of more characters is no heading but a sentence."""
_ITS_OWN = {
    "guarantee": ("保证", "担保", "连带", "保证担保"),
    "mortgage": ("抵押",),
    "pledge": ("质押",),
    "borrower": ("主",),
}
"""Words in brackets behind somebody's name that say no more than the name does: 担保人（保证）."""
_SAME_UNIT = {"人民币元": "元", "元人民币": "元", "万": "万元", "个月": "月"}
_NOTE = ("备注", "说明")


@dataclass(frozen=True)
class Book:
    """All of `headings.toml`."""

    groups: Mapping[str, Group]
    main: Mapping[str, Column]
    own: Mapping[str, Mapping[str, Column]]
    ignored: frozenset[str]
    unclear: Mapping[str, tuple[str, ...]]
    sheets: Mapping[str, str]

    def meaning(self, heading: str, group: str | None = None) -> Heading | Unread | None:
        """What a heading means on the sheet of cases, or on `group`'s own sheet; `None` for one that is of no use."""
        table = self.main if group is None else self.own[group]
        text = _TO_DAY.sub("", plain(heading))
        if not text or text.rstrip("0123456789") in self.ignored or text.startswith(_NOTE):
            return None
        for candidate, unit in _readings(text):
            if candidate in self.unclear and candidate not in table:
                return Unread(self.unclear[candidate])
            if found := self._numbered(candidate, table):
                return replace(found, unit=unit)
        candidate, unit = tuple(_readings(text))[-1]
        found_so = (
            self._without_bracket(candidate, table)
            or self._of_parts(candidate, group)
            or self._of_either(candidate, group)
        )
        if isinstance(found_so, Heading):
            return replace(found_so, unit=unit)
        return found_so or (None if parts().useless.search(text) else Unread())

    def _without_bracket(self, text: str, table: Mapping[str, Column]) -> Heading | Unread | None:
        """What a heading means by the word before its brackets, if the word in them does not mean something else."""
        bracket = _BRACKET.fullmatch(text)
        if bracket is None:
            return None
        first, second = (self._numbered(part, table) for part in bracket.groups())
        if first and (first == second or bracket[2] in _ITS_OWN.get(first.column.group, ())):
            return first
        if first and second:
            return Unread((first.column.title, second.column.title))
        if second and bracket[1].isascii():
            return second
        return first if first and not parts().weighty(bracket[2]) else None

    def _of_either(self, text: str, group: str | None) -> Heading | Unread | None:
        """What a heading of two names means: 借款人/共同借款人 what both of them do, 借款人/担保人 one or the other."""
        names = [name for name in _OR.split(text) if name] if len(text) <= _LONGEST else []
        found = [self.meaning(name, group) for name in names] if len(names) > 1 else []
        known = [one for one in found if isinstance(one, Heading)]
        if not known or len(known) < len(found):
            return None
        titles = tuple(dict.fromkeys(one.column.title for one in known))
        facts = {(one.column.group, one.column.fact) for one in known}
        return known[0] if len(facts) == 1 else Unread(titles)

    def _of_parts(self, text: str, group: str | None) -> Heading | Unread | None:
        """What a heading means by the words that it is made of."""
        ordinal, forms = _numbered_forms(text)
        if not forms and (bracket := _BRACKET.fullmatch(text)) and not parts().weighty(bracket[2]):
            ordinal, forms = _numbered_forms(bracket[1])
        forms = tuple(form for form in forms if form.group == group) or forms
        columns = [self.column(form.group, form.title) for form in forms if form.group]
        if len(forms) == 1 and columns:
            (column,), (form,) = columns, forms
            if form.second:
                ordinal = (ordinal or 1) + 1
            if group in (None, "case") and not self.groups[column.group].main:
                return Unread(elsewhere=column)
            if group in (None, "case", column.group) and (not ordinal or self.groups[column.group].many):
                return Heading(column, ordinal)
            return None
        titles = (*(column.title for column in columns), *(title for form in forms for title in form.could_be))
        return Unread(tuple(dict.fromkeys(titles))) if titles else None

    def column(self, group: str, title: str) -> Column:
        """The column of a group by its heading, or by what stands after the party's name in it."""
        known, stems = self.own[group], self.groups[group].stems
        return known.get(plain("".join(stems[:1]) + title)) or known[plain(title)]

    def _numbered(self, text: str, table: Mapping[str, Column]) -> Heading | None:
        if column := table.get(text):
            return Heading(column)
        for found in _NUMBER.finditer(text):
            without = text[: found.start()] + text[found.end() :]
            column = table.get(without)
            if column and column.kind == "phones" and without in column.short:
                return Heading(column)  # 电话2 是同一人的第二个号码
            if column and not self.groups[column.group].many:
                column = table.get(f"次{without}")  # 代偿日期2 是第二次代偿的
            if column and self.groups[column.group].many:
                return Heading(column, NUMERALS.get(found[1]) or int(found[1]))
        return None


def unit_in(heading: str) -> str:
    """The unit that a heading ends in, whatever it means: 余额（万元） is in 万元; empty where it names none."""
    return tuple(_readings(plain(heading)))[-1][1]


@cache
def book() -> Book:
    """The headings known, read once."""
    data = tomllib.loads((resources.files("recovery_docs.intake") / "headings.toml").read_text(encoding="utf-8"))
    groups = {entry["name"]: _group(entry, data["part"]) for entry in data["group"]}
    main: dict[str, Column] = {}
    own: dict[str, dict[str, Column]] = {}
    for entry, group in zip(data["group"], groups.values(), strict=True):
        table: dict[str, Column] = {}
        for column in group.columns:
            for heading in (*column.headings, *column.short):
                _enter(table, heading, column)
            if group.main:
                everywhere = entry.get("bare") == "everywhere"
                for heading in (*column.headings, *(column.short if everywhere else ())):
                    _enter(main, heading, column)
        own[group.name] = table
    # 其他工作表上也写着是哪一案
    key = groups["case"].columns[0]
    for table in own.values():
        for heading in key.headings:
            table.setdefault(plain(heading), key)
    contract = next(one for one in groups["case"].columns if one.fact == "loan.contract.number")
    note = next(one for one in groups["disbursement"].columns if one.fact == "note")
    for table in own.values():
        for column in (contract, note):
            for heading in column.headings:
                table.setdefault(plain(heading), column)
    own["case"] = main
    ignored = frozenset(plain(heading) for heading in data["ignored"])
    unclear = {plain(heading): tuple(entry["could_be"]) for entry in data["unclear"] for heading in entry["headings"]}
    for name in data["whole"]:
        groups[name] = _whole(groups[name], main, own, ignored.union(unclear), {one.into for one in groups.values()})
    return Book(
        groups=groups,
        main=main,
        own=own,
        ignored=ignored,
        unclear=unclear,
        sheets={name: group.name for group in groups.values() for name in group.sheets},
    )


def _whole(
    group: Group,
    main: dict[str, Column],
    own: Mapping[str, dict[str, Column]],
    taken: Collection[str],
    groups: Collection[str],
) -> Group:
    """The group with a column for every fact of the case that none of its columns is of."""
    known = {fact for column in group.columns for fact in (column.fact, *column.facts.values())}
    table, added = own[group.name], []
    for one in facts_of(group.into, groups, group.party):
        if one.fact in known or any(fact.startswith(f"{one.fact}.") for fact in known):
            continue
        known.add(one.fact)
        names = [name for name in one.names(group) if plain(name) not in taken]
        headings = next(((name,) for name in names if group.main and plain(name) not in main), ())
        free = (one for one in names if not any(plain(of + one) in table for of in ("", *group.stems)))
        short = next(((name,) for name in free if table is not main), ())
        column = Column(group.name, one.fact, one.kind, headings, short, one.words, one.period)
        for name in column.headings:
            main[plain(name)] = column
        for name in (*column.headings, *column.short):
            table[plain(name)] = column
        if column.headings or column.short:
            added.append(column)
    return replace(group, columns=(*group.columns, *added))


def _numbered_forms(text: str) -> tuple[int, tuple[Form, ...]]:
    """Which of several a heading says it is of, and the forms of its words."""
    text = text.replace("(", "").replace(")", "")
    if forms := forms_of(text):
        return 0, forms
    for number in _NUMBER.finditer(text):
        if forms := forms_of(text[: number.start()] + text[number.end() :]):
            return NUMERALS.get(number[1]) or int(number[1]), forms
    return 0, ()


def _readings(text: str) -> Iterator[tuple[str, str]]:
    yield text, ""
    if found := _UNIT.fullmatch(text):
        unit = found[2] or found[3]
        yield found[1], _SAME_UNIT.get(unit, unit)


def _group(entry: Mapping[str, Any], parts: list[dict[str, Any]]) -> Group:
    party = entry.get("party")
    stems = tuple(entry.get("stems", ()))
    columns = [_column(entry["name"], column, stems) for column in entry["columns"]]
    if party is not None:
        people = [_part(entry, party, part) for part in parts]
        columns = [*people, *columns]
    return Group(
        name=entry["name"],
        title=entry["title"],
        into=entry.get("into", ""),
        many=entry.get("many", False),
        main=entry.get("main", False),
        party=party,
        stems=stems,
        sheets=tuple(entry.get("sheets", ())),
        columns=tuple(columns),
    )


def _column(group: str, entry: Mapping[str, Any], stems: tuple[str, ...]) -> Column:
    known = {
        **entry,
        "headings": (*entry["headings"], *(stem + part for stem in stems for part in entry.get("parts", ()))),
    }
    known.pop("parts", None)
    for key in ("headings", "short", "also", "new"):
        known[key] = tuple(known.get(key, ()))
    return Column(group=group, **known)


def _part(entry: Mapping[str, Any], party: str, part: Mapping[str, Any]) -> Column:
    known = {key: value for key, value in part.items() if key not in ("fact", "parts", "new", "of")}
    bare = part["of"] == entry["name"] if "of" in part else entry.get("bare")
    return Column(
        group=entry["name"],
        fact=f"{party}.{part['fact']}" if party else part["fact"],
        headings=tuple(stem + word for stem in entry["stems"] for word in part["parts"]),
        short=tuple(word for word in part["parts"] if word) if bare else (),
        example=entry.get("examples", {}).get(part["fact"]),
        new=tuple(part.get("new", ())),
        **known,
    )


def _enter(table: dict[str, Column], heading: str, column: Column) -> None:
    known = table.setdefault(plain(heading), column)
    if known is not column:
        raise ValueError(f"headings.toml: {heading} stands for both {known.fact} and {column.fact}")
