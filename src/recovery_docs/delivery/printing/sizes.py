"""The sizes of envelopes and labels, from `sizes.toml`; millimetres."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def _sizes() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((resources.files(__package__) / "sizes.toml").read_text(encoding="utf-8"))


def envelope_sizes() -> tuple[str, ...]:
    """The names of the envelopes."""
    return tuple(_sizes()["envelopes"])


def label_sizes() -> tuple[str, ...]:
    """The names of the labels."""
    return tuple(_sizes()["labels"])


def size_of(kind: str, name: str) -> tuple[float, float]:
    """Width and height of one of the `envelopes` or `labels`."""
    width, height = _sizes()[kind][name]
    return width, height


def clear_top() -> float:
    """How far from the top of an envelope nothing is printed."""
    return float(_sizes()["clear"]["top"])
