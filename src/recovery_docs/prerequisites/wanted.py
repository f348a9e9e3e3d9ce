"""Which facts an undetermined finding waits for: those that its hint names by key path, alternatives together."""

import re
from collections.abc import Iterator, Sequence

from recovery_docs.case.schema.paths import field_at, steps_of

_STEP = r"[a-z][a-z_0-9]*(?:\[\d*\])?"
_NAMED = re.compile(rf"(?<![\w.])({_STEP}(?:\.{_STEP})*)(?:[:：] ?[a-z0-9_]+)?(?!\w)", re.ASCII)
_EITHER = re.compile(r"\s*(?:（[^）]*）)?(?:\s*/\s*|，?\s*或者\s*)")
_INDEX = re.compile(r"\[(\d*)\]")

Wanted = tuple[tuple[str, ...], ...]


def wanted(hint: str, missing: Sequence[str]) -> Wanted:
    """The key paths asked for, each with those of which any one will do.

    `missing` are the facts that the rule looked for in vain: where a hint speaks of several items (`exhibits[].kind`) they
    say of which; where it names none (“附对账单”), they are what is wanted.

    >>> wanted("填写 request.letter.pay_by 或者 pay_within_days", ())
    (('request.letter.pay_by', 'request.letter.pay_within_days'),)
    >>> wanted("填写 exhibits[].source、proves", ["exhibits[1].source"])
    (('exhibits[1].source',), ('exhibits[1].proves',))
    """
    groups: list[list[str]] = []
    end = 0
    for found, path in _paths(hint, missing):
        if groups and _EITHER.fullmatch(hint[end : found.start()]):
            groups[-1].append(path)
        else:
            groups.append([path])
        end = found.end()
    named = [tuple(dict.fromkeys(group)) for group in groups]
    whole = {path for group in named for path in group}
    apart = [group for group in named if not any(path.startswith(f"{one}.") for path in group for one in whole)]
    return tuple(dict.fromkeys(apart)) or tuple((path,) for path in missing if _is_fact(path))


def _paths(hint: str, missing: Sequence[str]) -> Iterator[tuple[re.Match[str], str]]:
    last = ""
    for found in _NAMED.finditer(hint):
        path = _resolved(found[1], last, missing)
        if path:
            last = path
            yield found, path


def _resolved(written: str, last: str, missing: Sequence[str]) -> str | None:
    """The fact that is meant: by its whole path, or beside or under the one named before it (`kind 和 period`)."""
    outer = last.rpartition(".")[0]
    for start in ("", outer, last, outer.rpartition(".")[0]):
        path = f"{start}.{written}".strip(".")
        if _is_fact(path):
            return _of_item(path, missing)
    return None


def _of_item(path: str, missing: Sequence[str]) -> str | None:
    """The path with the items that are meant by `[]`; where no item is known, the list."""
    before, bracket, after = path.partition("[]")
    if not bracket:
        return path
    places = [one[len(before) + 1 :].partition("]")[0] for one in missing if one.startswith(f"{before}[")]
    return _of_item(f"{before}[{places[0]}]{after}", missing) if places else before


def _is_fact(path: str) -> bool:
    steps = steps_of(_INDEX.sub(lambda found: f"[{found[1] or 0}]", path))
    return bool(steps) and field_at(steps) is not None
