"""Dataclasses of which each case makes many."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform, overload

_Class = TypeVar("_Class")


@overload
def value_class(cls: type[_Class], /) -> type[_Class]: ...
@overload
def value_class(*, slots: bool = True, eq: bool = True) -> Callable[[type[_Class]], type[_Class]]: ...
@dataclass_transform(frozen_default=True)
def value_class(cls: type[_Class] | None = None, /, *, slots: bool = True, eq: bool = True) -> object:
    """A dataclass that nobody changes: mypy holds it frozen; Python does not, which takes it a third of the time.

    Without `slots` it may have cached properties; without `eq` each is equal to itself alone.
    """
    made = dataclass(slots=slots, eq=eq, unsafe_hash=eq)
    return made if cls is None else made(cls)
