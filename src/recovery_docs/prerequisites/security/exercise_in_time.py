"""Until when a mortgage or registered pledge may be exercised, and what is left of it after a judgment (担保制度解释44)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recovery_docs.case import Case, Pledge, Proceeding
from recovery_docs.law.periods import plus_months
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.clocks.clock import State, Step
from recovery_docs.prerequisites.limitation.limitation_period import NO_DUE_DAY, Limitation, gives_title
from recovery_docs.prerequisites.procedures.enforcement_period import (
    EnforcementPeriod,
    enforcement_period,
    enforcement_starts,
)
from recovery_docs.prerequisites.security.collateral import Thing

_GIVEN_UP = ("withdrawn", "not_accepted", "rejected", "dismissed")
_BY_DELIVERY = ("movable", "bill", "deposit")
_MONTHS_TO_PERFORM = 6
"""From a judgment to the end of the time to perform, at most: the time to appeal, three months of appeal, its own term."""


@dataclass(frozen=True, slots=True)
class SecurityExercise:
    """How one security interest stands against the time in which it must be exercised.

    `by_title`: whether the last day is that of the time to apply for enforcement; `missing`: the facts to ask for.
    """

    state: State
    last_day: date | None
    computed: Message
    by_title: bool = False
    missing: tuple[str, ...] = ()
    caution: Message | None = None
    chain: tuple[Step, ...] = ()


def held_in_hand(thing: Thing) -> bool:
    """Whether the creditor holds the thing or its voucher: such a pledge outlives the claim's limitation (44②③)."""
    interest = thing.interest
    if not isinstance(interest, Pledge) or interest.right not in _BY_DELIVERY:
        return False
    return interest.right == "movable" or interest.registration is None or interest.delivered_on is not None


def security_exercise(case: Case, thing: Thing, limitation: Limitation, as_of: date) -> SecurityExercise:
    """Where a mortgage or registered pledge stands.

    民法典419、担保制度解释44①：主债权诉讼时效期间内行使；时效届满前仅对债务人提起诉讼，经判决或者调解后未在申请执行期间内对
    债务人申请强制执行的，不予支持。44③：以登记为公示方式的权利质权同。债务人届满后重新承诺的，不及于抵押，取第一次届满之日。
    """
    lost_on = limitation.first_last_day
    if lost_on is None:
        return SecurityExercise("undetermined", None, NO_DUE_DAY, missing=("loan.disbursements[0].due_on",))
    if asked := [day for day in _asked(case, as_of) if day <= lost_on]:
        return SecurityExercise("exercised", lost_on, say("{on}已经申请实现担保物权或者申报债权", on=min(asked)))
    titled = [one for one in _sued_in_time(case, limitation, lost_on, as_of) if gives_title(one)]
    if titled:
        order = ("exercised", "running", "undetermined", "expired")
        found = [_after_title(case, index, one, as_of) for index, one in enumerate(case.proceedings) if one in titled]
        return min(found, key=lambda each: order.index(each.state))
    if pending := [one for one in _sued_in_time(case, limitation, lost_on, as_of) if _pending(one)]:
        return _while_pending(case, thing, pending)
    return _by_limitation(limitation, lost_on, as_of)


def _by_limitation(limitation: Limitation, lost_on: date, as_of: date) -> SecurityExercise:
    computed = say("主债权诉讼时效期间：{computed}", computed=limitation.computed)
    if lost_on != limitation.last_day:
        computed = say("主债权的诉讼时效已于{last_day}第一次届满，以后的同意履行不及于担保人", last_day=lost_on)
    state: State = "running" if as_of <= lost_on else "expired"
    if state == "expired" and limitation.state == "undetermined":
        state = "undetermined"
    return SecurityExercise(
        state, lost_on, computed, missing=("events",), caution=limitation.caution, chain=limitation.chain
    )


def _asked(case: Case, as_of: date) -> Iterator[date]:
    """The days on which the security itself was exercised: its realisation asked for, the claim filed in bankruptcy."""
    for one in case.proceedings:
        day = one.filed_on or one.accepted_on
        if one.kind in ("collateral_auction", "bankruptcy") and one.outcome not in _GIVEN_UP and day is not None:
            yield from (day,) if day <= as_of else ()


def _sued_in_time(case: Case, limitation: Limitation, lost_on: date, as_of: date) -> Iterator[Proceeding]:
    """The proceedings on this claim that were begun before its limitation ran out."""
    used = {each.path for each in limitation.used}
    for index, one in enumerate(case.proceedings):
        day = one.filed_on or one.accepted_on or one.ended_on
        if one.kind in ("collateral_auction", "preservation", "pre_action_preservation", "enforcement"):
            continue
        in_time = f"proceedings[{index}].filed_on" in used or (day is not None and day <= lost_on)
        if in_time and one.same_claim is not False and day is not None and day <= as_of:
            yield one


def _pending(one: Proceeding) -> bool:
    return one.kind in ("suit", "arbitration") and one.outcome in (None, "pending") and one.ended_on is None


def _while_pending(case: Case, thing: Thing, pending: list[Proceeding]) -> SecurityExercise:
    owner = thing.interest.owner
    against_owner = any(not one.against or any(case.concerns(name, owner) for name in one.against) for one in pending)
    if against_owner:
        return SecurityExercise("exercised", None, say("已经起诉{owner}，案件还没有审结", owner=owner.name))
    computed = say("已经起诉债务人，没有起诉{owner}；判决、调解以后要在申请执行期间内申请执行", owner=owner.name)
    return SecurityExercise("running", None, computed, by_title=True)


def _after_title(case: Case, index: int, one: Proceeding, as_of: date) -> SecurityExercise:
    path = f"proceedings[{index}].title.perform_by"
    start = enforcement_starts(one.title) if one.title is not None else None
    if start is not None:
        return _of_title(enforcement_period(case, one, start, as_of), path)
    if one.ended_on is None:
        unknown = say("已有判决或者调解，没有写明履行期限，不知道申请执行的期间到哪天")
        return SecurityExercise("undetermined", None, unknown, by_title=True, missing=(path,))
    earliest = enforcement_period(case, one, one.ended_on, as_of)
    # 判决作出之日不是履行期限届满之日；调解约定的履行期限可能很长，没有写明的不能说已经届满。
    latest = enforcement_period(case, one, plus_months(one.ended_on, _MONTHS_TO_PERFORM), as_of)
    if earliest.state == "expired" and (latest.state != "expired" or one.outcome != "judgment"):
        return SecurityExercise("undetermined", earliest.last_day, earliest.computed, True, (path,))
    caution = say("没有写明文书的履行期限，从{on}结案之日起算，以文书为准", on=one.ended_on)
    found = _of_title(earliest, path)
    return SecurityExercise(found.state, found.last_day, found.computed, True, (path,), caution, found.chain)


def _of_title(found: EnforcementPeriod, path: str) -> SecurityExercise:
    computed = say("已有判决或者调解，抵押权、质权在申请执行期间内受保护：{computed}", computed=found.computed)
    return SecurityExercise(found.state, found.last_day, computed, True, (path,), chain=found.steps)
