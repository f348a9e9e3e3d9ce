"""What a column may be, as the options of a select: the usual facts first, then all of them by group."""

from collections.abc import Iterator

from recovery_docs.intake.headings import Heading, book
from recovery_docs.intake.profile.fact_names import fact_name, fact_names, heading_named
from recovery_docs.intake.profile.profile import ADDED

_SEVERAL = ("借款人", "担保人", "放款", "抵押物")
"""Of the second and the third of these there are names too; further ones are offered where the headings name them."""


def options() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every fact that a column may be, by group; of parties and notes also the second and the third; parts of an amount."""
    yield "常用", usual_facts()
    by_group: dict[str, list[str]] = {}
    for name in fact_names():
        by_group.setdefault(name.partition(".")[0], []).append(name)
    for group, names in by_group.items():
        yield group, tuple(names)
    for group in _SEVERAL:
        for number in ("2", "3"):
            yield f"{group}{number}", tuple(name.replace(".", f"{number}.", 1) for name in by_group[group])
    yield "几列相加的金额", tuple(f"{name}{ADDED}" for name in fact_names() if may_be_added(name))


def usual_facts() -> tuple[str, ...]:
    """Those for which an empty workbook of one sheet has columns."""
    columns = (one for group in book().groups.values() if group.main for one in group.columns if "flat" in one.new)
    return tuple(dict.fromkeys(fact_name(Heading(one)) for one in columns))


def may_be_added(fact: str) -> bool:
    """Whether columns of this fact may be parts of one amount."""
    named = heading_named(fact)
    return named is not None and named.column.kind == "amount"
