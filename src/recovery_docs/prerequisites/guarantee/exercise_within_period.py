"""Whether the creditor acted within the guarantee period, as this kind of guarantor demands (民法典693)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from recovery_docs.case import Case, Guarantee, Proceeding
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.guarantee.guarantee_kind import Kind
from recovery_docs.prerequisites.guarantee.guarantee_period import ClaimPeriod
from recovery_docs.prerequisites.letters.arrival import arrival, provable

State = Literal["exercised", "running", "contested", "expired", "undetermined"]
"""`contested`: acted or still able to act on one reading only, or by a message whose arrival can only be argued."""

_NEVER_TRIED = ("withdrawn", "not_accepted", "rejected", "dismissed")


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the creditor that may count. `certain` is false where it can only be argued."""

    on: date
    what: Message
    certain: bool
    exhibit: int | None
    path: str
    notes: tuple[str, ...] = ()
    lasting: bool = False
    """Whether it goes on, as a suit does, so that it also acts in a period that begins after it."""


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """Where one main claim stands against the guarantor."""

    period: ClaimPeriod
    state: State
    act: Act | None = None

    @property
    def unproved(self) -> bool:
        """Whether it all hangs on an act that can only be argued."""
        return self.state == "contested" and self.act is not None and not self.act.certain


def claim_standing(period: ClaimPeriod, kind: Kind | None, acts: tuple[Act, ...], as_of: date) -> ClaimStanding:
    """Where one main claim stands, given everything that the creditor did."""
    within = [
        act
        for act in acts
        if (act.lasting or period.starts_on <= act.on)
        and act.on <= period.latest
        and (not act.notes or period.claim in act.notes)
    ]
    sure = next((act for act in within if act.certain and act.on <= period.last_day), None)
    if sure is not None:
        return ClaimStanding(period, "exercised", sure)
    if as_of <= period.last_day:
        return ClaimStanding(period, "running", next(iter(within), None))
    if kind is None:
        over = as_of > period.latest and not period.unsettled
        return ClaimStanding(period, "expired" if over else "undetermined")
    if within or period.unsettled or as_of <= period.latest:
        best = next((act for act in within if act.certain), next(iter(within), None))
        return ClaimStanding(period, "contested", best)
    return ClaimStanding(period, "expired")


def acts_of(case: Case, guarantee: Guarantee, kind: Kind | None, as_of: date) -> Iterator[Act]:
    """What the creditor did by the day that may count against this guarantor.

    民法典693②：连带责任保证，请求保证人承担保证责任；①：一般保证，对债务人提起诉讼或者申请仲裁。口头请求由债权人举证。

    担保制度解释27：公证债权文书在期间内申请执行的视同；31：撤诉而没有再诉的，一般保证不算，连带责任保证副本已经送达的算。
    """
    if kind == "general":
        yield from _against_debtor(case, as_of)
    elif kind == "joint_and_several":
        yield from _demands(case, guarantee, as_of)
        yield from _suits(case, guarantee, as_of)


def _demands(case: Case, guarantee: Guarantee, as_of: date) -> Iterator[Act]:
    for index, event in enumerate(case.events):
        found = arrival(case, event, guarantee.guarantor)
        if found is not None and found.on <= as_of:
            proved = provable(event)
            why = found.why if proved else say("{why}，没有录音等证据", why=found.why)
            what = say("{on}向保证人主张，{why}", on=found.on, why=why)
            yield Act(found.on, what, found.certain and proved, event.exhibit, f"events[{index}].on", event.notes)


def _suits(case: Case, guarantee: Guarantee, as_of: date) -> Iterator[Act]:
    for index, one in enumerate(case.proceedings):
        filed_on = _filed(one, as_of)
        named = not one.against or any(case.concerns(name, guarantee.guarantor) for name in one.against)
        if filed_on is None or not named or one.same_claim is False:
            continue
        if one.kind in ("suit", "arbitration", "notarised_enforcement"):
            served = one.served_on is not None
            counts = one.outcome not in _NEVER_TRIED or served
            if counts or one.outcome == "withdrawn":
                yield _act(index, one, filed_on, certain=counts)


def _against_debtor(case: Case, as_of: date) -> Iterator[Act]:
    for index, one in enumerate(case.proceedings):
        filed_on = _filed(one, as_of)
        named = not one.against or any(case.concerns(name, party) for name in one.against for party in case.borrowers)
        if filed_on is None or not named or one.same_claim is False or one.outcome in _NEVER_TRIED:
            continue
        if one.kind in ("suit", "arbitration", "notarised_enforcement", "bankruptcy"):
            # 申报破产债权算不算，没有明文。
            yield _act(index, one, filed_on, certain=one.kind != "bankruptcy")


def _act(index: int, one: Proceeding, filed_on: date, *, certain: bool) -> Act:
    lasting = one.outcome not in _NEVER_TRIED
    path = f"proceedings[{index}].filed_on"
    return Act(filed_on, _filed_words(one, filed_on), certain, one.exhibit, path, lasting=lasting)


def _filed(one: Proceeding, as_of: date) -> date | None:
    days = [day for day in (one.filed_on, one.accepted_on) if day is not None and day <= as_of]
    return min(days, default=None)


def _filed_words(one: Proceeding, filed_on: date) -> Message:
    words: dict[str, Message] = {
        "suit": say("{on}起诉", on=filed_on),
        "arbitration": say("{on}申请仲裁", on=filed_on),
        "notarised_enforcement": say("{on}申请执行公证债权文书", on=filed_on),
        "bankruptcy": say("{on}申报破产债权", on=filed_on),
    }
    return words[one.kind]
