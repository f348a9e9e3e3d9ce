"""The limitation of the main claim, with every interruption and the proof of it (民法典188–195; 诉讼时效规定)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from recovery_docs.case import Case, Event, Proceeding, Repayment
from recovery_docs.case.party import Person
from recovery_docs.case.words import told
from recovery_docs.law.citation import Citation, cite
from recovery_docs.law.parameters import governed, parameter
from recovery_docs.law.periods import plus_months
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.clocks.clock import State, Step, together
from recovery_docs.prerequisites.legal_standing import gone, heirs_of
from recovery_docs.prerequisites.letters.arrival import Arrival, arrival
from recovery_docs.prerequisites.limitation.interruption import Interruption, Lapse, Obstacle, Run, run
from recovery_docs.prerequisites.limitation.maturity import MainClaim, not_demanded
from recovery_docs.value_class import value_class

CITATIONS: tuple[Citation, ...] = (
    cite("civil_code", 188),
    cite("civil_code", 189),
    cite("civil_code", 195),
    cite("limitation_provisions", 8),
)
NO_DUE_DAY = say("没有写明到期日，无法计算诉讼时效")
"""What a finding says; a clock, which has no hint, names the key path as well."""
NOT_DEMANDED = say("没有约定还款期限，也没有给予宽限期的催告，诉讼时效没有起算")
_ENFORCEABLE = ("judgment", "mediated", "ruled", "closed")


@value_class
class Limitation:
    """The limitation of one main claim. `last_day` counts only what surely interrupted it, `latest` also what can be argued.

    `first_last_day` is the day on which it first ran out, which still counts against givers of security.
    """

    claim: str
    state: State
    last_day: date | None
    latest: date | None
    first_last_day: date | None
    computed: Message
    caution: Message | None
    chain: tuple[Step, ...]
    unproved: tuple[str, ...]
    """Key paths of events that interrupted it and that no exhibit proves."""
    used: tuple[Interruption, ...] = ()
    lapses: tuple[Lapse, ...] = ()
    doubts: tuple[Message, ...] = ()
    """What did not surely interrupt it because it went to, or came from, somebody who was no more."""
    held: bool = False
    """Whether a proceeding that has not ended holds it."""
    past_longest: date | None = None
    """The last of the twenty years (民法典188②), where interruptions carry the period beyond it."""


def limitation(case: Case, claims: tuple[MainClaim, ...], as_of: date) -> Limitation:
    """The limitation of the main claim that runs out first, each note on its own.

    民法典188：三年，自知道或者应当知道权利受到损害以及义务人之日起；最长二十年。189：分期履行的，自最后一期履行期限届满
    之日起。195：请求履行、同意履行、起诉或者仲裁、同等效力的其他情形中断，重新计算。
    """
    found = [_limitation_of(case, claim, as_of) for claim in claims]
    if not found:
        computed = say("没有写明到期日，无法计算诉讼时效：loan.disbursements[0].due_on")
        if not_demanded(case, as_of):
            computed = NOT_DEMANDED
        return Limitation("", "undetermined", None, None, None, computed, None, (), ())
    order = ("running", "undetermined", "expired", "exercised")
    first = min(found, key=lambda one: (order.index(one.state), one.last_day or date.max))
    if len(found) == 1:
        return first
    several = say("共{count}笔借据，各自计算，这里是最早的借据{claim}", count=len(found), claim=first.claim)
    if case.loan.recourse is not None:
        several = say("共{count}笔代偿，各自计算，这里是最早届满的{claim}", count=len(found), claim=first.claim)
    return replace(first, caution=together([several, *([first.caution] if first.caution else [])]))


def _limitation_of(case: Case, claim: MainClaim, as_of: date) -> Limitation:
    start = claim.falls_due_on
    every = [one for one in interruptions(case, claim.name) if one.on <= as_of]
    obstacles = [Obstacle(event.on, event.until_on) for event in case.events if event.kind == "obstacle"]
    longest = _longest(start)
    strict = run(start, (one for one in every if one.certain), obstacles)
    lenient = run(start, every, obstacles)
    last_day, latest = _capped(strict, longest), _capped(lenient, longest)
    latest = max(last_day, latest)
    titled = any(gives_title(one) for one in case.proceedings)
    if titled or strict.held:
        state: State = "exercised"
    elif as_of <= last_day:
        state = "running"
    else:
        state = "expired" if as_of > latest else "undetermined"
    doubts = tuple(one.doubt for one in every if one.doubt is not None)
    return Limitation(
        claim=claim.name,
        state=state,
        last_day=last_day,
        latest=latest,
        first_last_day=min(strict.first_last_day, last_day),
        computed=_computed(start, strict, last_day, longest),
        caution=together(list(_cautions(case, claim, last_day, latest, longest, doubts))),
        chain=strict.steps,
        unproved=tuple(one.path for one in strict.used if one.exhibit is None and one.path.startswith("events")),
        used=strict.used,
        lapses=strict.lapses,
        doubts=doubts,
        held=strict.held,
        past_longest=longest if longest is not None and longest < last_day else None,
    )


def _longest(start: date) -> date | None:
    """The last of the twenty years, where the register has the figure of that day."""
    if not governed("limitation.longest", start):
        return None
    return plus_months(start, 12 * parameter("limitation.longest", on=start, role="起算日").whole)


def _capped(ran: Run, longest: date | None) -> date:
    """民法典188②：最长二十年；债权人不断主张、时效不断中断的，不受二十年限制（指导性案例249号）。

    中止不能延长二十年（总则编解释35），所以没有中断过的，到二十年为止。
    """
    return ran.last_day if ran.used or longest is None else min(ran.last_day, longest)


def interruptions(case: Case, note: str | None = None) -> Iterator[Interruption]:
    """Everything that interrupts the limitation of the main claim, or of one note of it."""
    for index, event in enumerate(case.events):
        if note is None or not event.notes or note in event.notes:
            yield from _by_event(case, event, f"events[{index}]")
    payers = {name for party in case.borrowers for name in (party.name, *heirs_of(party))}
    for index, repayment in enumerate(case.repayments):
        mine = note is None or repayment.note is None or repayment.note == note or len(case.loan.disbursements) == 1
        if mine and repayment.amount > 0 and (repayment.payer is None or repayment.payer in payers):
            yield _by_repayment(case, repayment, f"repayments[{index}]")
    for index, proceeding in enumerate(case.proceedings):
        yield from _by_proceeding(case, proceeding, f"proceedings[{index}]")
    for index, amendment in enumerate(case.loan.amendments):
        # 展期、变更协议：同意履行（诉讼时效规定14）。
        what = say("{on}签订变更协议", on=amendment.signed_on)
        yield Interruption(amendment.signed_on, what, True, f"loan.amendments[{index}].signed_on", revives=True)


def _by_event(case: Case, event: Event, path: str) -> Iterator[Interruption]:
    """诉讼时效规定8、11—14、17；对连带债务人之一的中断及于其他连带债务人（15②）。"""
    ours = event.to is None or bool(_acting(case, event.to))
    doubt = _nobody_left(case, event.to, event.on)
    match event.kind:
        case "acknowledgement" | "repayment_promise" if ours and event.to is not None:
            what = say("{on}债务人同意履行", on=event.on)
            yield Interruption(
                event.on, what, doubt is None, f"{path}.on", event.exhibit, revives=doubt is None, doubt=doubt
            )
        case "deduction" | "offset" if ours and (event.amount is None or event.amount > 0):
            agreed = case.loan.contract.clauses.deduction is not None or event.kind == "offset"
            what = say("{on}扣收或者抵销", on=event.on)
            certain = agreed and event.amount is not None and doubt is None
            yield Interruption(event.on, what, certain, f"{path}.on", event.exhibit, doubt=doubt)
        case "police_report":
            yield Interruption(event.on, say("{on}报案", on=event.on), True, f"{path}.on", event.exhibit)
        case "mediation_request" if ours:
            what = say("{on}申请调解", on=event.on)
            yield Interruption(event.on, what, doubt is None, f"{path}.on", event.exhibit, doubt=doubt)
        case _:
            reached = [found for party in case.borrowers if (found := arrival(case, event, party))]
            if reached:
                found = max(reached, key=lambda one: one.certain)
                yield _by_demand(event, found, path, _nobody_left(case, event.to, found.on))


def _acting(case: Case, to: str | None) -> tuple[str, ...]:
    """The borrowers whom a name means, and the heirs of a dead one."""
    meant = [party.name for party in case.borrowers if case.concerns(to, party)]
    return (*meant, *(name for party in case.borrowers for name in heirs_of(party) if name == to))


def _nobody_left(case: Case, to: str | None, on: date) -> Message | None:
    """Why nobody on the debtors' side could receive or promise anything that day; nothing where somebody could."""
    if any(to in heirs_of(party) for party in case.borrowers):
        return None
    why = [gone(party, on) for party in case.borrowers if to is None or case.concerns(to, party)]
    if not why or any(one is None for one in why):
        return None
    return say("{on}的行为不算肯定中断：{why}", on=on, why=[one for one in why if one is not None])


def _by_demand(event: Event, found: Arrival, path: str, doubt: Message | None) -> Interruption:
    agreed = bool(event.agrees_to_pay) and doubt is None
    what = say("{on}催收，{why}", on=found.on, why=say("对方同意履行") if agreed else found.why)
    certain = found.certain or agreed
    return Interruption(found.on, what, certain, f"{path}.on", event.exhibit, revives=agreed, doubt=doubt)


def _by_repayment(case: Case, repayment: Repayment, path: str) -> Interruption:
    words: dict[str | None, Message] = {
        "deducted": say("{on}从账户扣收", on=repayment.paid_on),
        "offset": say("{on}抵销", on=repayment.paid_on),
        "enforced": say("{on}执行到位", on=repayment.paid_on),
    }
    what = words.get(repayment.how, say("{on}部分履行", on=repayment.paid_on))
    paid_by_court = repayment.how == "enforced"
    doubt = None if paid_by_court else _nobody_left(case, repayment.payer, repayment.paid_on)
    return Interruption(repayment.paid_on, what, doubt is None, f"{path}.paid_on", doubt=doubt)


def _by_proceeding(case: Case, one: Proceeding, path: str) -> Iterator[Interruption]:
    """诉讼时效规定10：自提交起诉状之日起中断；11：支付令、破产申报、诉前保全、申请执行等；12：向调解组织提出请求之日。

    撤诉而副本已经送达的，一般仍中断，自准许撤诉的裁定生效之日起重新计算（法答网第20批问1，参考）。
    """
    filed_on = one.filed_on or one.accepted_on
    theirs = not one.against or any(_acting(case, name) for name in one.against)
    if filed_on is None or not theirs or one.same_claim is False or one.kind == "judicial_confirmation":
        return
    fruitless = one.outcome in ("withdrawn", "not_accepted", "rejected", "dismissed") and one.served_on is None
    pending = one.outcome in (None, "pending") and one.ended_on is None
    pending = pending and one.kind in (
        "suit",
        "arbitration",
        "collateral_auction",
        "enforcement",
        "notarised_enforcement",
    )
    what = say("{on}{what}", on=filed_on, what=told("proceeding_kind", one.kind))
    doubts = [_nobody_left(case, name, filed_on) for name in one.against or ("borrower",)]
    doubt = None if any(each is None for each in doubts) else doubts[0]
    certain = not fruitless and doubt is None
    yield Interruption(
        filed_on,
        what,
        certain,
        f"{path}.filed_on",
        one.exhibit,
        runs_from=one.ended_on,
        pending=pending and certain,
        doubt=doubt,
    )


def gives_title(one: Proceeding) -> bool:
    """Whether the proceeding ended in something that can be enforced."""
    ended = one.outcome in _ENFORCEABLE and one.same_claim is not False
    return one.title is not None or (ended and one.kind in ("suit", "arbitration"))


def _computed(start: date, strict: Run, last_day: date, longest: date | None) -> Message:
    if last_day == longest and not strict.used:
        return say("自{start}起已到最长保护期间，至{last_day}届满", start=start, last_day=last_day)
    if not strict.used:
        return say("自{start}履行期限届满起算，没有能够证明的中断，至{last_day}届满", start=start, last_day=last_day)
    last = strict.used[-1]
    return say(
        "自{start}履行期限届满起算，最后一次中断：{what}，至{last_day}届满",
        start=start,
        what=last.what,
        last_day=last_day,
    )


def _cautions(
    case: Case, claim: MainClaim, last_day: date, latest: date, longest: date | None, doubts: tuple[Message, ...]
) -> Iterator[Message]:
    if claim.accelerated_on is not None:
        yield say("宣布提前到期后时效从哪天起算，没有明文，从提前到期日{on}起算", on=claim.accelerated_on)
    if longest is None:
        yield say("起算日没有最长保护期间的数值，没有核对二十年")
    elif last_day > longest:
        yield say(
            "二十年到{longest}届满；债权人不断主张、时效不断中断的不受二十年限制（指导性案例249号），每次中断都要有证据",
            longest=longest,
        )
    if latest > last_day:
        yield say("有的催收、撤诉是否中断有争议，都算的话到{latest}", latest=latest)
    yield from doubts
    if any(isinstance(party, Person) and party.died_on and not party.heirs for party in case.borrowers):
        yield say("没有确定继承人、遗产管理人的，时效在最后六个月内中止（民法典194①（三）），查明后以 obstacle 记入")
    if any(event.kind == "demand" and event.to is None for event in case.events):
        yield say("有的催收没有写明对象，没有计入")
    if any(event.kind == "obstacle" and event.until_on is None for event in case.events):
        yield say("有的时效障碍没有写明何时消除，没有计入")
