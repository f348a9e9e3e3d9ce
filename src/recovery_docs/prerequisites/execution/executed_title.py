"""Which document is enforced, in which proceeding, and against whom."""

from datetime import date

from recovery_docs.case import Assignment, Case, Proceeding
from recovery_docs.case.party import Party
from recovery_docs.prerequisites.liable_parties import Standing, defendants
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.title_in_force import TitleInForce

_PRESERVATIONS = ("pre_action_preservation", "preservation")
_EXECUTIONS = ("enforcement", "notarised_enforcement")


def executed_title(case: Case) -> TitleInForce | None:
    """The last document that can be enforced, with its place in `proceedings`; a preservation ruling is none."""
    found = [
        TitleInForce(index, one, one.title)
        for index, one in enumerate(case.proceedings)
        if one.title is not None and one.kind not in _PRESERVATIONS
    ]
    return found[-1] if found else None


def enforceable(case: Case) -> Proceeding | None:
    """The proceeding that ended with it."""
    found = executed_title(case)
    return found.proceeding if found else None


def execution(case: Case) -> tuple[int, Proceeding] | None:
    """The last proceeding in which it is or was enforced, with its place; what was not accepted is none."""
    found = [
        (index, one)
        for index, one in enumerate(case.proceedings)
        if one.kind in _EXECUTIONS and one.outcome not in ("not_accepted", "rejected", "withdrawn")
    ]
    return found[-1] if found else None


def respondents(matter: Matter, proceeding: Proceeding | None) -> list[Party]:
    """Those whom the title binds: the named, else whoever was to be sued on the day of the title."""
    case = matter.case
    if proceeding is None:
        return [one.party for one in matter.defendants]
    if not proceeding.against:
        return [one.party for one in defendants(case, made_on(proceeding) or matter.tested_on)]
    return [one for one in case.parties if any(case.concerns(name, one) for name in proceeding.against)]


def made_on(proceeding: Proceeding) -> date | None:
    """The day of the title, as far as it is known."""
    title = proceeding.title
    return (title and (title.issued_on or title.effective_on)) or proceeding.ended_on


def bound_by_title(matter: Matter) -> tuple[Standing, ...]:
    """Those against whom the title is enforced, with where their particulars stand."""
    known = {standing.name: standing for standing in (*matter.obligors, *matter.defendants)}
    bound = respondents(matter, enforceable(matter.case))
    return tuple(known.get(one.name) or Standing(one, "proceedings", "third_person") for one in bound)


def the_debtor(matter: Matter, name: str | None) -> Party | None:
    """The judgment debtor of that name; without a name the only one there is."""
    bound = [one.party for one in bound_by_title(matter)]
    if name is None:
        return bound[0] if len(bound) == 1 else None
    return next((one for one in bound if one.name == name), None) or matter.case.party(name)


def applying_assignors(case: Case) -> tuple[Assignment, ...]:
    """The assignments of a part whose assignor keeps the rest and applies together with the creditor; nobody applied before."""
    if not case.request.with_assignor or execution(case) is not None:
        return ()
    return tuple({hand.assignor.name: hand for _, hand in assigned_since(case) if hand.part}.values())


def assigned_since(case: Case) -> tuple[tuple[int, Assignment], ...]:
    """The assignments signed on the day of the title or later, each with its place; where a day is missing, none is known."""
    found = executed_title(case)
    on = made_on(found.proceeding) if found else None
    return tuple(
        (index, one)
        for index, one in enumerate(case.assignments)
        if on is not None and one.signed_on is not None and one.signed_on >= on
    )
