"""Two spots in passages that say the same: as many characters about them are alike as chance does not bring about."""

from collections.abc import Collection

from recovery_docs.packet.agreement.said import Spot

_FAR = 20
"""Characters on either side that are looked at."""


def same_passage(here: Collection[Spot], elsewhere: Collection[Spot], needed: int) -> tuple[Spot, Spot] | None:
    """The two spots, in different papers, about which most is alike; nothing where less than `needed` characters are."""
    pairs = ((one, other) for one in here for other in elsewhere if other.paper is not one.paper)
    best = max(((_alike(*pair), pair) for pair in pairs), key=lambda found: found[0], default=None)
    return best[1] if best and best[0] >= needed else None


def _alike(one: Spot, other: Spot) -> int:
    """How many characters before and after are the same, ends of lines not counted."""
    before, after = _before(one), _after(one)
    same = before[: shared(before, _before(other))] + after[: shared(after, _after(other))]
    return len(same.replace("\n", ""))


def shared(one: str, other: str) -> int:
    """With how many characters alike two texts begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _before(spot: Spot) -> str:
    return spot.paper.body[max(spot.at - _FAR, 0) : spot.at][::-1]


def _after(spot: Spot) -> str:
    end = spot.at + len(spot.text)
    return spot.paper.body[end : end + _FAR]
