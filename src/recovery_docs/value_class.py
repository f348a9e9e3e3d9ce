"""Dataclasses of which each case makes hundreds."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True)
def value_class(cls: type[_Class]) -> type[_Class]:
    """A dataclass with slots that nobody changes: mypy holds it frozen; Python does not, which takes it a third of the time."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
