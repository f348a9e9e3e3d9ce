"""Whether a paper's particulars are all there: each missing one named, with the key path where it is to be written."""

from collections.abc import Sequence

from recovery_docs.case import Case
from recovery_docs.case.party import Party
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.fact_shown import fact
from recovery_docs.prerequisites.finding import Fact, Limb, Verdict
from recovery_docs.prerequisites.rule import met, undetermined
from recovery_docs.value_class import value_class


@value_class
class Particular:
    """One thing that a paper must state, and the key paths of which any one supplies it."""

    label: Message
    paths: tuple[str, ...]


def particular(label: Message, *paths: str) -> Particular:
    """A particular that any of the paths supplies."""
    return Particular(label, paths)


def complete(
    case: Case, wanted: Sequence[Particular], *, done: Message, of: Message, subject: str | None = None
) -> Verdict:
    """Met with `done` where nothing is missing; else undetermined, naming what `of` lacks and where to write it."""
    seen = [_first(case, each) for each in wanted]
    missing = [each for each, found in zip(wanted, seen, strict=True) if found.value is None]
    limbs = tuple(
        Limb(each.label, None if found.value is None else True) for each, found in zip(wanted, seen, strict=True)
    )
    if not missing:
        return met(done, *seen, subject=subject, limbs=limbs)
    return undetermined(
        say("{of}还缺：{labels}", of=of, labels=[each.label for each in missing]),
        *seen,
        hint=say("对照原件补写：{paths}", paths=[" / ".join(each.paths) for each in missing]),
        subject=subject,
        limbs=limbs,
    )


def identity(party: Party, path: str) -> tuple[Particular, ...]:
    """What tells a party from every other: where it lives or sits, and its number."""
    if party.kind == "person":
        return (
            particular(say("住所地"), f"{path}.address", f"{path}.habitual_residence"),
            particular(say("公民身份号码或者其他证件"), f"{path}.resident_id", f"{path}.other_id.number"),
        )
    return (
        particular(say("住所地"), f"{path}.address"),
        particular(say("统一社会信用代码"), f"{path}.uscc"),
    )


def _first(case: Case, wanted: Particular) -> Fact:
    found = [fact(case, path) for path in wanted.paths]
    return next((each for each in found if each.value is not None), found[0])
