"""Facts by the names that a profile calls them by: 借款人.姓名, 担保人2.身份证号, made of headings.toml and nothing else."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from recovery_docs.intake.headings import NUMERALS, Column, Group, Heading, book, plain

_NAME = re.compile(r"(.+?)(\d{1,2}|[一二三四五六七八九十])?[.．。]\s*(.+)")
_PREFERRED = ("姓名",)


def fact_name(heading: Heading) -> str:
    """What a column means, as a profile says it.

    >>> fact_name(book().meaning("保证人2身份证号"))
    '担保人2.证件号码'
    """
    group = book().groups[heading.column.group]
    number = heading.ordinal if heading.ordinal > 1 else ""
    return f"{group.title}{number}.{_title(group, heading.column)}"


def heading_named(name: str) -> Heading | None:
    """The column that a profile calls by this name, if there is one.

    >>> heading_named("借款人.姓名").column.fact
    'name'
    """
    found = _NAME.fullmatch(plain(name))
    if found is None:
        return None
    column = _names().get(f"{found[1]}.{found[3]}")
    number = found[2] or "0"
    return Heading(column, NUMERALS.get(number) or int(number)) if column else None


def fact_names() -> tuple[str, ...]:
    """Every fact that a column of the sheet of cases may be, in the order of headings.toml."""
    shown = (group for group in book().groups.values() if group.main)
    return tuple(dict.fromkeys(f"{group.title}.{_title(group, column)}" for group in shown for column in group.columns))


@cache
def _names() -> Mapping[str, Column]:
    found: dict[str, Column] = {}
    for group in book().groups.values():
        for column in group.columns:
            for text in _spoken(group, column):
                found.setdefault(f"{plain(group.title)}.{plain(text)}", column)
    return found


def _spoken(group: Group, column: Column) -> Iterable[str]:
    """A column with and without the name of its party: 借款人姓名, 姓名."""
    yield _title(group, column)
    for text in (*column.short, *column.headings):
        yield text
        for stem in (*group.stems, group.title):
            if text != stem and text.startswith(stem):
                yield text.removeprefix(stem)


def _title(group: Group, column: Column) -> str:
    own = group.party is not None and column.fact.startswith(f"{group.party}." if group.party else "")
    if own and group.stems and group.title not in group.stems:  # 抵押物、债权转让不是人，写明是谁的
        return group.stems[0] if column.kind == "name" and column.required else column.title
    texts = [_bare(group, heading) if own else heading for heading in column.headings]
    texts = [text for text in texts if text] or [column.title]
    if texts[0].startswith("第一次") and column.short:
        return column.short[0]
    return next((text for text in _PREFERRED if text in texts and group.name != "creditor"), texts[0])


def _bare(group: Group, heading: str) -> str:
    stem = next((stem for stem in (*group.stems, group.title) if heading.startswith(stem)), "")
    return heading.removeprefix(stem)
