"""The doubled part of the interest for delay, by stretches of the same debt (民事诉讼法264；迟延履行利息解释1至4、7)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from recovery_docs.case import Term, Title
from recovery_docs.law.parameters import governed, parameter
from recovery_docs.money import ZERO, round_fen
from recovery_docs.prerequisites.procedures.title_terms import added, first_due

_OWN_DEFAULT = re.compile(r"逾期|违约|罚息|未按|未能按|不按|不履行|未履行|未足额")
_DAILY = "delayed_interest.daily"


@dataclass(frozen=True, slots=True)
class Doubled:
    """The doubled part of a stretch: `base` × daily rate × `days`, from `from_on` to the day before `to_on`."""

    from_on: date
    to_on: date
    base: Decimal
    days: int
    amount: Decimal


def own_default_terms(title: Title) -> bool:
    """Whether a mediation title says itself what follows if it is not performed (民事调解规定15②)."""
    said = f"{title.operative_part or ''}{title.ordinary_interest_text or ''}"
    return title.document == "mediation" and (not said or _OWN_DEFAULT.search(said) is not None)


def asks_doubled(title: Title) -> bool:
    """Whether the doubled interest of delayed performance is asked for: by law, but not beside a title's own default terms."""
    return title.delayed_interest if title.delayed_interest is not None else not own_default_terms(title)


def late_since(title: Title, as_of: date) -> date | None:
    """From when the doubled part is computed by the day: the day after the time to perform, not before 2014-08-01."""
    due_on = first_due(title)
    if due_on is None or due_on >= as_of or not asks_doubled(title) or not governed(_DAILY, as_of):
        return None
    first = parameter(_DAILY, on=as_of, role="截至日").effective_from
    return max(due_on + timedelta(days=1), first)


def turns(left: Sequence[tuple[date, Decimal]], asked: Sequence[Term], since: date, as_of: date) -> set[date]:
    """The days on which what bears the doubled part changed: by a payment, or by another instalment that is late."""
    days = {on for on, _ in left} | {one.due_on + timedelta(days=1) for one in asked}
    return {on for on in days if since < on <= as_of}


def doubled_parts(
    title: Title,
    left: Sequence[tuple[date, Decimal]],
    as_of: date,
    *,
    asked: Sequence[Term] = (),
    until: date | None = None,
) -> tuple[Doubled, ...]:
    """The doubled part up to the last payment or instalment, or up to `until`.

    `left` is what was left of the money other than ordinary interest, from each day on; of the instalments in it, those
    `asked` for, each bears from the day after its own.
    """
    since = late_since(title, as_of)
    if since is None:
        return ()
    ends = {until} if until is not None and until > since else set()
    days = sorted({since} | turns(left, asked, since, as_of) | ends)
    found = []
    for first, last in pairwise(days):
        owed = [amount for on, amount in left if on <= first][-1]
        base = max(owed - added([one for one in asked if first <= one.due_on]), ZERO)
        if base:
            rate = parameter(_DAILY, on=first, role="迟延履行期间").value
            number = (last - first).days
            found.append(Doubled(first, last, base, number, round_fen(base * rate * number)))
    return tuple(found)
