"""What a result is as facts of a case: the event of the delivery, and the exhibit that proves it, as a case file has them."""

from collections.abc import Mapping
from typing import Any, Literal

from recovery_docs.case import Case, Event
from recovery_docs.case.words import told
from recovery_docs.delivery.mailing import PostedLetter
from recovery_docs.delivery.results.returned_list import Result
from recovery_docs.messages import chinese_date

Channel = Literal["ems", "letter"]
_EXHIBIT_KINDS = {"demand": "demand", "acceleration": "acceleration_notice", "assignment_notice": "assignment"}
_PROOFS: Mapping[Channel, str] = {"ems": "邮政特快专递邮件单", "letter": "挂号信收据"}


def outcome_of(result: Result) -> str:
    """The outcome as a case has it: what somebody signed for is signed."""
    return "signed" if result.signature else result.outcome


def event_of(result: Result, letter: PostedLetter, exhibit: int, channel: Channel) -> dict[str, Any]:
    """The event, every value a text. Refused and returned letters have the day of it too: whether they count, the law says."""
    said = letter.event
    assert said is not None
    assert said.kind is not None
    event: dict[str, Any] = {
        "kind": said.kind,
        "on": result.posted_on.isoformat(),
        "to": result.mailing.to.name,
        "channel": channel,
        "outcome": outcome_of(result),
        "received_on": result.on.isoformat(),
        "sent_to": result.mailing.to.address,
        "tracking_number": result.waybill,
        "text": f"《{letter.title}》{letter.number or ''}" + (f"，{result.reason}" if result.reason else ""),
        "exhibit": str(exhibit),
    }
    if result.mailing.to.address_agreed:
        event["address_agreed"] = "true"
    if said.claims_payment is not None:
        event["claims_payment"] = "true" if said.claims_payment else "false"
    if said.effective_on:
        event["effective_on"] = said.effective_on.isoformat()
    if said.pay_within_days:
        event["pay_within_days"] = str(said.pay_within_days)
    if result.signature:
        event["signature"] = {**result.signature, "on": result.on.isoformat()}
    return event


def exhibit_of(case: Case, result: Result, letter: PostedLetter, channel: Channel, file: str | None) -> dict[str, Any]:
    """The letter with its waybill and what the post office says became of it, listed as others of its kind are."""
    assert letter.event is not None
    kind = _EXHIBIT_KINDS[letter.event.kind or "demand"]
    like = next((one for one in reversed(case.exhibits) if one.kind == kind), None)
    to, end = result.mailing.to.name, told("outcome", outcome_of(result))
    exhibit = {
        "number": str(next_exhibit(case)),
        "name": f"《{letter.title}》{letter.number or ''}及{_PROOFS[channel]}、投递结果（{result.waybill}）",
        "kind": kind,
        "source": (like.source if like else None) or "债权人寄送并留存",
        "proves": f"{chinese_date(result.posted_on)}向{to}寄送《{letter.title}》，{chinese_date(result.on)}{end}",
    }
    more = {
        "group": like.group if like else None,
        "copies": str(like.copies) if like and like.copies else None,
        "file": file,
    }
    return exhibit | {key: value for key, value in more.items() if value}


def next_exhibit(case: Case) -> int:
    """The number behind those that are taken."""
    return max((exhibit.number for exhibit in case.exhibits), default=0) + 1


def recorded(case: Case, result: Result, letter: PostedLetter) -> Event | None:
    """The event of this letter, where the case has it already."""
    kind = letter.event.kind if letter.event else None
    return next(
        (
            event
            for event in case.events
            if event.tracking_number == result.waybill and event.kind == kind and is_to(case, event, result)
        ),
        None,
    )


def is_to(case: Case, event: Event, result: Result) -> bool:
    """Whether an event went to the addressee of the envelope."""
    party = case.party(result.mailing.to.name)
    return event.to == result.mailing.to.name or (party is not None and case.concerns(event.to, party))


def says_the_same(event: Event, result: Result) -> bool:
    """Whether a recorded event tells what the result tells."""
    day = event.received_on or (event.signature.on if event.signature else None) or event.on
    both = {event.outcome, outcome_of(result)}
    return (len(both) == 1 or both == {"delivered", "signed"}) and day == result.on
