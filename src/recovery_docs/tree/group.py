"""Groups of fields under Chinese names, each worked out when a template first asks for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, get_args, get_origin

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from recovery_docs.tree.leaf import Nothing, Several, leaf

Read = Callable[[Any], Any]


@dataclass(frozen=True)
class Field:
    """One name of the dictionary.

    `fact` is the key path behind it, from its group's own; with a slash in front, from the case. `also` are other names
    by which people look for it; `kind` is what its function says it gives.
    """

    name: str
    meaning: str
    example: str
    fact: str
    also: tuple[str, ...]
    kind: Any
    read: Read


def field(
    name: str, meaning: str, *, example: str = "", fact: str = "", also: tuple[str, ...] = ()
) -> Callable[[Read], Field]:
    """Declare a field of a group: its Chinese name, what it means, and an example of what it prints."""

    def declared(read: Read) -> Field:
        return Field(name, meaning, example, fact, also, read.__annotations__.get("return"), read)

    return declared


class Group:
    """Some fields of one paper under one name. A name that is not declared is not there, whatever Python has."""

    fields: ClassVar[Mapping[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        every = (one for above in reversed(cls.__mro__) for one in vars(above).values() if isinstance(one, Field))
        own = {one.name: one for one in vars(cls).values() if isinstance(one, Field)}
        cls.fields = own | {one.name: one for one in every} | own

    def __init__(self) -> None:
        self.path = ""
        self.fact = ""
        self.asked: dict[str, Any] = {}
        """What was asked for, by name: whatever a paper says of this group is here."""

    def _path_of(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def _nearest(self, name: str) -> list[str]:
        """The fields of the group that may be meant: those that people also call so, else those spelled alike."""
        also = [one.name for one in self.fields.values() if name in one.also]
        return also or [found[0] for found in process.extract(name, list(self.fields), scorer=ratio, limit=3)]

    def printed(self) -> str:
        """What it prints as a whole; nothing where it is only a group of fields."""
        return "" if type(self).__str__ is object.__str__ else str(self)

    def __getitem__(self, name: str) -> Any:
        """The same as `ask`, for a Jinja that knows nothing of trees."""
        return self.ask(name)

    def ask(self, name: str) -> Any:
        """The value of a field; `Nothing` where there is none."""
        if name in self.asked:
            return self.asked[name]
        declared = self.fields.get(name)
        if declared is None:
            return Nothing(self._path_of(name), known=False, near=tuple(map(self._path_of, self._nearest(name))))
        value = declared.read(self)
        if type(value) is not bool:
            value = leaf(value)
            if value is None or isinstance(value, (Group, list, tuple)):
                value = _placed(value, self._path_of(name), self._fact_of(declared))
        self.asked[name] = value
        return value

    def _fact_of(self, declared: Field) -> str:
        """The key path of the fact behind a field, from the case."""
        own = declared.fact
        if not own or own.startswith("/"):
            return own[1:]
        return f"{self.fact}.{own}" if self.fact else own


def _placed(value: Any, path: str, fact: str) -> Any:
    """The value, told where it stands in the tree."""
    if value is None:
        return Nothing(path, fact)
    if isinstance(value, Group):
        value.path, value.fact = value.path or path, value.fact or fact
        return value
    items = [leaf(one) for one in value]
    for index, one in enumerate(items):
        if isinstance(one, Group):
            one.path, one.fact = one.path or path, one.fact or (f"{fact}[{index}]" if fact else "")
    return Several(items, path=path) if items else Nothing(path, fact)


def group_of(kind: Any) -> type[Group] | None:
    """The group that a field gives, or gives several of."""
    for one in (kind, *get_args(kind)):
        inner = get_args(one)[0] if get_origin(one) in (list, tuple) else one
        if isinstance(inner, type) and issubclass(inner, Group):
            return inner
    return None


IN_TREE = (Group, Several, Nothing)
"""What stands in a tree: behind its names nothing else may be reached."""


def member(owner: Any, name: str) -> Any:
    """What stands under a name of the tree: a field of a group, of each of several, nothing of nothing."""
    return owner[name] if isinstance(owner, IN_TREE) else Nothing(name, known=False)
