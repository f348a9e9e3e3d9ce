"""履行保证责任通知书, one to each guarantor and counter-guarantor, with its receipt."""

from dataclasses import replace
from datetime import date

from recovery_docs.case import Case, Guarantee
from recovery_docs.case.party import Party
from recovery_docs.case.words import word
from recovery_docs.fields.phrases.contract_terms import (
    guarantee_contract,
    maximum_words,
    period_words,
    scope_words,
)
from recovery_docs.fields.phrases.promised_limits import promised_limits
from recovery_docs.fields.phrases.written_amounts import day, yuan
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.notices.collection_notice import opening
from recovery_docs.filings.notices.title_letter import TITLE as ON_THE_TITLE
from recovery_docs.filings.notices.title_letter import title_letter
from recovery_docs.filings.prose.letter_parts import (
    as_listed,
    consequences,
    deadline,
    due_and_not,
    estate_words,
    letter,
    part_due,
    what_to_pay,
    within_estate,
    you,
)
from recovery_docs.filings.prose.paper import paper
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.liable_parties import Standing, in_place_of
from recovery_docs.prerequisites.matter import Matter

GUARANTOR, COUNTER_GUARANTOR = "履行保证责任通知书", "担保人履行责任通知书"


def guarantor_demands(matter: Matter) -> tuple[Document, ...]:
    """One demand for each guarantor, in the order of the case."""
    return tuple(_demand(matter, one, reader) for one in matter.guarantees for reader in _readers(matter, one))


def _readers(matter: Matter, one: GuaranteeStanding) -> tuple[Party, ...]:
    """The guarantor; for a dead one the heirs whose particulars are known."""
    guarantor = Standing(one.guarantee.guarantor, f"{one.path}.guarantor", "guarantor")
    return tuple(found.party for found in in_place_of(matter.case, guarantor, matter.tested_on))


def _named(matter: Matter) -> tuple[str, ...]:
    return tuple(reader.name for one in matter.guarantees for reader in _readers(matter, one))


def _demand(matter: Matter, standing: GuaranteeStanding, to: Party) -> Document:
    case, guarantee = matter.case, standing.guarantee
    sender = _sender(case, guarantee)
    found = matter.judged.get(standing.name) if sender is None else None
    if found is not None:
        context = title_letter(matter, found, to, guarantee=standing)
        return replace(paper(matter, "guarantor-demand", ON_THE_TITLE, context, subject=to.name), about=standing.name)
    title = COUNTER_GUARANTOR if guarantee.counter_for else GUARANTOR
    reader = you(to)
    context = letter(matter, title, to, sender=sender) | {
        "opening": [
            *estate_words(matter, to),
            *opening(matter, to)[:-1],
            _promise(matter, standing, to),
            *opening(matter, to)[-1:],
        ],
        "demands": [
            *as_listed(case),
            *part_due(matter),
            *([f"此后，{matter.statement.runs_on}，亦在清偿之列。"] if matter.statement.accrues else []),
            f"债务人没有按约履行债务。现请求{reader}{deadline(case)}{_what(standing, matter, to)}。",
            consequences(matter, to, guarantor=True),
        ],
    }
    return replace(paper(matter, "guarantor-demand", title, context, subject=to.name), about=standing.name)


def _sender(case: Case, guarantee: Guarantee) -> Party | None:
    """A counter-guarantor answers to the guarantor that he stands behind; `None` means the creditor sends."""
    if guarantee.counter_for in (None, case.creditor.name):
        return None
    return case.party(guarantee.counter_for or "")


def _promise(matter: Matter, standing: GuaranteeStanding, to: Party) -> str:
    """What the guarantor promised, and until when."""
    guarantee, kind = standing.guarantee, standing.kind.kind
    reader = you(to) if to is guarantee.guarantor else standing.name
    signed = f"于{day(guarantee.contract_signed_on)}" if guarantee.contract_signed_on else ""
    what = "反担保" if guarantee.counter_for else "保证担保"
    said = [
        f"保证方式为{word('guarantee_kind', kind)}" if kind else None,
        maximum_words(guarantee.maximum),
        f"保证限额{yuan(guarantee.cap)}" if guarantee.cap is not None else None,
        f"保证份额为{guarantee.share}" if guarantee.share else None,
        f"保证范围为{scope_words(guarantee.scope, guarantee.scope_text)}",
        _until(standing, matter.tested_on),
    ]
    agreed = "，".join(part for part in said if part)
    left_out = f"借据{'、'.join(standing.outside)}不在其担保的债权范围内。" if standing.outside else ""
    return f"{reader}{signed}签订{guarantee_contract(guarantee)}，为上述债务提供{what}，{agreed}。{left_out}"


def _until(standing: GuaranteeStanding, written_on: date) -> str | None:
    """The period as agreed; its last day where it is the same for every part of the debt, and the letter is not past it."""
    written = standing.guarantee.period
    last_days = {one.last_day for one in standing.period.of_claims}
    agreed = period_words(written)
    if len(last_days) != 1 or min(last_days) < written_on or (written and written.until_on):
        return agreed
    until = f"至{day(last_days.pop())}届满"
    return f"{agreed}，{until}" if agreed else f"保证期间{until}"


def _within(matter: Matter, standing: GuaranteeStanding, to: Party) -> str:
    """The limits of the estate and of the promise, beyond which he is not asked."""
    limits = [within_estate(matter, to), *promised_limits(standing.guarantee)]
    return "、".join(one for one in limits if one)


def _what(standing: GuaranteeStanding, matter: Matter, to: Party) -> str:
    """To do what: pay at once, or, as a general guarantor may wait, see to it that the debtor pays and stand ready."""
    kind, within = standing.kind.kind, _within(matter, standing, to)
    if kind == "general":
        return f"督促债务人清偿，并准备依照约定{within}承担一般保证责任"
    if standing.guarantee.counter_for:
        return f"{within}承担反担保责任，清偿{_asked(matter)}"
    return f"{within}承担{'连带' if kind else ''}保证责任，清偿{_asked(matter)}"


def _asked(matter: Matter) -> str:
    return "上述款项" if due_and_not(matter) is None else what_to_pay(matter)


def _excuse(matter: Matter) -> Message | None:
    return None if matter.case.guarantees else say("本案没有保证人")


register(
    Filing(
        id="guarantor-demand",
        title=GUARANTOR,
        folder="notices",
        prerequisites=rule_codes(
            "PTY005 INT006 NOT010 GUA011 GUA004 GUA005 GUA006 GUA018 GUA019 GUA008 GUA009 GUA001 GUA002 GUA003 GUA007 "
            "GUA012 GUA013 GUA014 GUA015 GUA016 GUA010 LIM001 ENF003 ENF006 NOT004 NOT005 NOT006 NOT007 NOT008 INT004"
        ),
        documents=guarantor_demands,
        templates=("guarantor-demand",),
        excuse=_excuse,
        subjects=lambda matter: tuple(one.name for one in matter.guarantees),
        names=_named,
    )
)
