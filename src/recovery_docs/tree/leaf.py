"""Values that print themselves as filings write them: money with its yuan, days in Chinese, several things joined by 、."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from recovery_docs.messages import chinese_date
from recovery_docs.money import figures


class Money(Decimal):
    """Yuan; printed as 1,000.00元. Money plus or minus money is money, and so many times money."""

    def __str__(self) -> str:
        return f"{figures(Decimal(self))}元"

    def __format__(self, spec: str, context: Any = None, /) -> str:
        return format(Decimal(self), spec) if spec else str(self)

    def __add__(self, other: Any) -> "Money":
        return Money(Decimal(self) + other)

    __radd__ = __add__

    def __sub__(self, other: Any) -> "Money":
        return Money(Decimal(self) - other)

    def __mul__(self, other: Any) -> "Money":
        return Money(Decimal(self) * other)

    __rmul__ = __mul__


class Day(date):
    """A day; printed as 2023年2月10日."""

    def __str__(self) -> str:
        return chinese_date(self)


class Several(list[Any]):
    """Things of one kind; printed joined by 、, so that one and many need no condition."""

    def __init__(self, items: Iterable[Any] = (), *, path: str = "") -> None:
        super().__init__(items)
        self.path = path

    def __str__(self) -> str:
        return "、".join(dict.fromkeys(map(str, self)))

    def __getitem__(self, index: Any) -> Any:
        return self.of_each(index) if isinstance(index, str) else super().__getitem__(index)

    def of_each(self, name: str) -> "Several | Nothing":
        """A field of each item, without the items that lack it; of yes and no, the yeses."""
        path = f"{self.path}.{name}"
        asked = (item[name] if hasattr(item, "ask") else Nothing(name, known=False) for item in self)
        found = Several((one for one in asked if one or (one == 0 and one is not False)), path=path)
        return found if found else Nothing(path)


class Nothing:
    """A field without a value, or of a group that the case does not have. It is not met, and cannot be printed."""

    __slots__ = ("fact", "known", "near", "path")

    def __init__(self, path: str, fact: str = "", *, known: bool = True, near: tuple[str, ...] = ()) -> None:
        self.path = path
        self.fact = fact
        """The key path of the fact behind it; nothing for what is worked out."""
        self.known = known
        """Whether there is a field of that name at all."""
        self.near = near
        """Where there is none: the names that may be meant."""

    def __getitem__(self, name: object) -> "Nothing":
        return Nothing(f"{self.path}.{name}", known=self.known, near=self.near)

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterable[Any]:
        return iter(())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Nothing) or other is None or other == ""

    def __hash__(self) -> int:
        return hash("")

    def __contains__(self, item: object) -> bool:
        return False


def leaf(value: Any) -> Any:
    """A value of the case as the kind of leaf that prints itself; nothing for none and for empty words."""
    kind = type(value)
    if kind is str:
        return value if value and not value.isspace() else None
    if kind is Decimal:
        return Money(value)
    if kind is date:
        return Day(value.year, value.month, value.day)
    return value
