"""Error recovery: a render that notes every fault with its line, prints nothing in its place, and goes on."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import wraps
from typing import Any

from docxtpl import Listing
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Undefined
from markupsafe import Markup

from recovery_docs.rendering.engine.budget import CONCATENATE, Budget
from recovery_docs.rendering.engine.limits import MissingPieceError
from recovery_docs.rendering.engine.placing import is_made_for_a_file, is_placed
from recovery_docs.rendering.engine.program import COMPILED, Program
from recovery_docs.rendering.engine.sandbox import TemplateEnvironment, printed
from recovery_docs.rendering.engine.tag_lines import Whereabouts
from recovery_docs.rendering.engine.unprintable import (
    ForbiddenCharacterError,
    MissingValueError,
    NeedsDocxtplError,
    NotSpanError,
    NotTextError,
    OtherFileError,
    StrayWordsError,
)

UNFIT = (
    *(MissingValueError, NotTextError, ForbiddenCharacterError, NeedsDocxtplError, NotSpanError),
    *(StrayWordsError, OtherFileError),
)


class Notes:
    """What was wrong, by the line of the program and the kind of fault."""

    def __init__(self, placing: bool, where: Whereabouts) -> None:
        self._placing = placing
        self._where = where
        self._alone: dict[int, bool] = {}
        self.program: Program | None = None
        self.found: Counter[tuple[int, type[Exception]]] = Counter()

    def note(self, kind: type[Exception]) -> None:
        """Count one more fault of a kind at the line that is being run."""
        if line := self._line(kind):
            self.found[line, kind] += 1

    def _line(self, kind: type[Exception]) -> int:
        """The line of the program that is being run, 0 before it is."""
        frame = sys._getframe(1)
        while frame.f_code.co_filename != COMPILED:
            if frame.f_back is None:
                raise kind  # Jinja tries out constants while it compiles; it leaves this one for later
            frame = frame.f_back
        return self.program.line(frame.f_lineno) if self.program is not None else 0

    def printed(self, value: Any) -> Any:
        """The value as it may be printed; an unfit one is noted, and nothing is printed."""
        if self._placing and is_placed(value):
            if is_made_for_a_file(value):
                self.note(OtherFileError)
            return ""
        try:
            if self._placing and is_plain(value) and self._stands_alone(self._line(StrayWordsError)):
                raise StrayWordsError
            return printed(value)
        except UNFIT as error:
            self.note(type(error))
            return ""

    def _stands_alone(self, line: int) -> bool:
        """Whether the tag of a line prints in the place of a run, a paragraph, a row or a cell."""
        if line not in self._alone:
            tag = self._where.tag(line)
            self._alone[line] = tag is not None and tag.level is not None
        return self._alone[line]

    def going_on(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The filter, which notes a missing value and goes on as if it were empty."""

        @wraps(function)
        def noting(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except MissingPieceError:
                self.note(MissingValueError)
                return ""

        return noting


class NotingBudget(Budget):
    """A budget that goes on with nothing where a loop or a span has no fit value."""

    __slots__ = ("_notes",)

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes

    def within(self, iterable: Any, weight: int) -> Iterable[Any]:
        try:
            return super().within(iterable, weight)
        except MissingValueError:
            self._notes.note(MissingValueError)
            return ()

    def span(self, columns: Any) -> Any:
        try:
            return super().span(columns)
        except NotSpanError:
            self._notes.note(NotSpanError)
            return 1

    def names(self) -> dict[str, Any]:
        return {**super().names(), CONCATENATE: self._notes.going_on(self.concatenated)}


class NotingEnvironment(TemplateEnvironment):
    """Jinja as templates see it, with every value noted before it is printed."""

    def __init__(self, notes: Notes) -> None:
        super().__init__(_noting_undefined(notes.note), notes.printed)
        self.filters = {name: notes.going_on(each) for name, each in self.filters.items()}
        self._printed = notes.printed

    def shown(self, value: Any, context: Context) -> str:
        """Not escaped, since nobody will read it."""
        return str(self._printed(value))


def is_plain(value: Any) -> bool:
    """Whether a value is words that stand in no run; those that a list filter joins are, though they are markup."""
    if isinstance(value, Markup) and "<" in value:
        return False
    return isinstance(value, (str, int, float, Decimal, Listing)) and value != ""


def _noting_undefined(note: Callable[[type[Exception]], None]) -> type[Undefined]:
    """An undefined value that notes each use and goes on, as if it were empty."""

    def noted(result: Callable[[Any], Any]) -> Callable[..., Any]:
        def method(self: Any, *_: Any, **__: Any) -> Any:
            if self._undefined_exception is SecurityError:
                self._fail_with_undefined_error()
            note(MissingValueError)
            return result(self)

        return method

    itself, nothing = noted(lambda self: self), noted(lambda self: False)

    def member(self: Any, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return itself(self)

    methods: dict[str, Any] = dict.fromkeys(("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__bool__"), nothing)
    methods |= dict.fromkeys(
        f"__{side}{name}__" for side in ("", "r") for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow")
    )
    methods = {name: method or itself for name, method in methods.items()}
    methods |= {
        "__slots__": (),
        "__str__": noted(lambda _: ""),
        "__iter__": noted(lambda _: iter(())),
        "__len__": noted(lambda _: 0),
        "__contains__": nothing,
        "__hash__": lambda self: id(type(self)),
        "__getattr__": member,
        "__getitem__": itself,
        "__call__": itself,
    }
    return type("NotingUndefined", (Undefined,), methods)
