"""The things that secure the debt, each with the name by which findings speak of it."""

from dataclasses import dataclass

from recovery_docs.case import Case, Mortgage, Pledge
from recovery_docs.messages import Message, say


@dataclass(frozen=True, slots=True)
class Thing:
    """One mortgage or pledge, its key path, and a name that no other thing of the case has."""

    name: str
    path: str
    interest: Mortgage | Pledge

    @property
    def right(self) -> Message:
        """What the creditor holds: 抵押权 or 质权."""
        return say("抵押权") if isinstance(self.interest, Mortgage) else say("质权")


def things(case: Case) -> tuple[Thing, ...]:
    """Every mortgage, then every pledge, those given up included."""
    named: list[tuple[str, Mortgage | Pledge]] = [
        *((f"mortgages[{index}]", one) for index, one in enumerate(case.mortgages)),
        *((f"pledges[{index}]", one) for index, one in enumerate(case.pledges)),
    ]
    names = [one.collateral.name for _, one in named]
    return tuple(
        Thing(name if names.count(name) == 1 else _told_apart(name, one, path), path, one)
        for name, (path, one) in zip(names, named, strict=True)
    )


def _told_apart(name: str, interest: Mortgage | Pledge, path: str) -> str:
    collateral = interest.collateral
    mark = collateral.certificate or collateral.location or (interest.registration and interest.registration.number)
    return f"{name}（{mark or path}）"
