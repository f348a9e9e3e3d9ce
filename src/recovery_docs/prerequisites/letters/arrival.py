"""Whether a demand reached its addressee, and when (民法典137; 诉讼时效规定8; 银行卡规定3)."""

from dataclasses import dataclass
from datetime import date

from recovery_docs.case import Case, Event
from recovery_docs.case.party import Party
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.legal_standing import gone, heirs_of

DEMANDS = ("demand", "acceleration", "assignment_notice", "public_announcement")
"""Events by which a creditor may ask for payment."""

_OF_A_PERSON = ("self", "adult_family_member", "authorised")
_OF_AN_ORGANISATION = ("legal_representative", "responsible_person", "mail_room", "authorised")
_DATA = ("sms", "email", "wechat", "system")
_MAIL = ("letter", "ems", "notary")
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
    民法典13：死者没有民事权利能力，发给他的函件不算肯定到达；1145、1147：发给继承人、遗产管理人的算。
    """
    if event.kind not in DEMANDS or event.claims_payment is False:
        return None
    if event.to is not None and event.to in heirs_of(party):
        return _reached(case, event, case.party(event.to) or party)
    found = _reached(case, event, party) if case.concerns(event.to, party) else None
    if found is None or (why := gone(party, found.on)) is None:
        return found
    return Arrival(found.on, False, say("但是{why}", why=why))


def tells_of_the_last_hand(case: Case, event: Event) -> bool:
    """Whether a notice of assignment can speak of the assignee of today: one older than the last hand cannot."""
    last = case.assignments[-1] if case.assignments else None
    passed_on = (last.signed_on or last.base_on) if last else None
    return passed_on is None or event.on >= passed_on


def provable(event: Event) -> bool:
    """Whether anything shows what was said: spoken words leave no trace but a recording, a witness, a signature."""
    spoken = event.channel in _SPOKEN or (event.channel is None and event.outcome in ("answered", "agreed"))
    return not spoken or event.exhibit is not None or event.signature is not None or event.tracking_number is not None


def _reached(case: Case, event: Event, party: Party) -> Arrival | None:
    if event.channel == "newspaper" or event.kind == "public_announcement":
        return _published(event, party)
    if event.signature is not None and (signed := _signed(event, party)):
        return signed
    on = event.received_on or event.on
    if case.loan.cause == "credit_card" and event.address_agreed and event.channel in ("letter", "ems", *_DATA):
        return Arrival(on, True, say("发往预留的号码或者地址"))
    return _delivered(event, party, on)


def _signed(event: Event, party: Party) -> Arrival | None:
    signature = event.signature
    if signature is None:
        return None
    known = _OF_A_PERSON if party.kind == "person" else _OF_AN_ORGANISATION
    on = signature.on or event.received_on or event.on
    if signature.capacity in known or (party.kind == "organisation" and signature.seal):
        return Arrival(on, True, say("由{signer}签收", signer=signature.name))
    return None


def _delivered(event: Event, party: Party, on: date) -> Arrival | None:
    stranger = event.relation in _STRANGERS
    agreed = _to_agreed_address(event, party)
    by_someone_else = event.signature is not None or stranger
    match event.outcome:
        case "delivered" | "signed" if event.channel in ("letter", "ems", "notary", *_DATA, None):
            # 他人签收的，只有寄往约定的地址才算到达。
            certain = not by_someone_else or agreed
            return Arrival(on, certain, say("已经送达") if certain else say("由他人签收"))
        case "delivered" | "signed" | "answered" | "agreed":
            return None if stranger else Arrival(on, not by_someone_else, say("当面或者通话告知"))
        case "refused" if agreed and event.channel in _MAIL:
            # 时效规定8（二）应当到达；(2020)最高法民再253号：寄往约定的地址被拒收，视为到达。
            return Arrival(on, True, say("寄往约定的地址，对方拒收"))
        case "refused":
            return Arrival(on, False, say("对方拒收"))
        case "returned":
            return Arrival(on, False, say("寄往约定的地址被退回")) if agreed else None
        case "sent" if event.channel in _DATA:
            return Arrival(on, agreed, say("已经发出"))
        case "sent" | "unknown" | None if event.channel not in _SPOKEN:
            return Arrival(on, False, say("没有到达的证明"))
        case _:
            return None


def _to_agreed_address(event: Event, party: Party) -> bool:
    """Whether it went to the address or number that the contract names."""
    written = party.service_address is not None and event.sent_to == party.service_address
    return bool(event.address_agreed) or (event.address_agreed is None and written and bool(party.address_agreed))


def _published(event: Event, party: Party) -> Arrival | None:
    if party.whereabouts != "missing" or event.newspaper_level not in ("national", "provincial"):
        return None
    proven = party.kind == "organisation" or party.missing_evidence is not None
    return Arrival(event.on, proven, say("下落不明，登报公告") if proven else say("登报公告，没有写明下落不明的证明"))
