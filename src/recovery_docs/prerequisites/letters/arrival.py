"""Whether a demand reached its addressee, and when (民法典137; 诉讼时效规定8; 银行卡规定3)."""

from dataclasses import dataclass
from datetime import date

from recovery_docs.case import Case, Event
from recovery_docs.case.party import Party
from recovery_docs.messages import Message, say

DEMANDS = ("demand", "acceleration", "assignment_notice", "public_announcement")
"""Events by which a creditor may ask for payment."""

_OF_A_PERSON = ("self", "adult_family_member", "authorised")
_OF_AN_ORGANISATION = ("legal_representative", "responsible_person", "mail_room", "authorised")
_DATA = ("sms", "email", "wechat", "system")
_SPOKEN = ("phone", "in_person", "visit")
_STRANGERS = ("family", "neighbour", "employer", "colleague", "contact", "other")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that reached its addressee. `certain` is false where that can only be argued."""

    on: date
    certain: bool
    why: Message


def arrival(case: Case, event: Event, party: Party) -> Arrival | None:
    """How an event reached the party; nothing where it did not, or did not ask for anything.

    诉讼时效规定8（一）：对方签名、盖章、按指印，或者能够以其他方式证明到达；签收人是法人的法定代表人、主要负责人、
    负责收发信件的部门或者被授权主体，是自然人的本人、同住的有完全行为能力的亲属或者被授权主体。8（二）：信件、数据电文
    到达或者应当到达。8（四）：下落不明的，在国家级或者其住所地省级有影响的媒体上刊登有主张权利内容的公告。
    """
    if event.kind not in DEMANDS or event.claims_payment is False or not case.concerns(event.to, party):
        return None
    if event.channel == "newspaper" or event.kind == "public_announcement":
        return _published(event, party)
    if event.signature is not None and (signed := _signed(event, party)):
        return signed
    on = event.received_on or event.on
    if case.loan.cause == "credit_card" and event.address_agreed and event.channel in ("letter", "ems", *_DATA):
        return Arrival(on, True, say("发往预留的号码或者地址"))
    return _delivered(event, on)


def _signed(event: Event, party: Party) -> Arrival | None:
    signature = event.signature
    if signature is None:
        return None
    known = _OF_A_PERSON if party.kind == "person" else _OF_AN_ORGANISATION
    on = signature.on or event.received_on or event.on
    if signature.capacity in known or (party.kind == "organisation" and signature.seal):
        return Arrival(on, True, say("由{signer}签收", signer=signature.name))
    return None


def _delivered(event: Event, on: date) -> Arrival | None:
    stranger = event.relation in _STRANGERS
    by_someone_else = event.signature is not None or stranger
    match event.outcome:
        case "delivered" | "signed" if event.channel in ("letter", "ems", "notary", *_DATA, None):
            # 他人签收的，只有寄往约定的地址才算到达。
            certain = not by_someone_else or bool(event.address_agreed)
            return Arrival(on, certain, say("已经送达") if certain else say("由他人签收"))
        case "delivered" | "signed" | "answered" | "agreed":
            return None if stranger else Arrival(on, not by_someone_else, say("当面或者通话告知"))
        case "refused":
            return Arrival(on, False, say("对方拒收"))
        case "returned":
            return Arrival(on, False, say("寄往约定的地址被退回")) if event.address_agreed else None
        case "sent" if event.channel in _DATA:
            return Arrival(on, bool(event.address_agreed), say("已经发出"))
        case "sent" | "unknown" | None if event.channel not in _SPOKEN:
            return Arrival(on, False, say("没有到达的证明"))
        case _:
            return None


def _published(event: Event, party: Party) -> Arrival | None:
    if party.whereabouts != "missing" or event.newspaper_level not in ("national", "provincial"):
        return None
    proven = party.kind == "organisation" or party.missing_evidence is not None
    return Arrival(event.on, proven, say("下落不明，登报公告") if proven else say("登报公告，没有写明下落不明的证明"))
