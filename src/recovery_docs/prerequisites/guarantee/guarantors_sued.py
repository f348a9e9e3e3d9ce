"""The guarantors among the defendants: none of them may be sued who no longer answers, or never did."""

from collections.abc import Iterator
from dataclasses import replace

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.finding import Outcome, Verdict
from recovery_docs.prerequisites.guarantee.guarantee_validity import capacity, refinancing_known
from recovery_docs.prerequisites.guarantee.guarantor_demanded import liable_to_us
from recovery_docs.prerequisites.guarantee.guarantors_in_time import period_stands
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import RULES, not_applicable, rule

_CHECKS = (
    ("GUA001", period_stands),
    ("GUA005", capacity),
    ("GUA008", refinancing_known),
    ("GUA011", liable_to_us),
)


@rule(
    "GUA017",
    say("被告中有不再承担责任的保证人"),
    cite("civil_code", 693),
    cite("civil_code", 683),
    cite("security_interpretation", 16),
    cite("security_interpretation", 34),
)
def guarantors_answer(matter: Matter) -> Iterator[Verdict]:
    """民法典693、683，担保制度解释16、34：保证期间由法院主动查明，届满的、不得担任保证人的、借新还旧而不知情的，判决不承担
    责任。起诉状应当写明保证期间；不承担责任的，不列为被告（request.defendants）。
    """
    sued = matter.sued
    found = [
        replace(_left_out(matter, verdict), citations=verdict.citations or RULES[code].citations)
        for code, check in _CHECKS
        for verdict in check(matter)
        if verdict.subject in sued and (code != "GUA011" or verdict.outcome is Outcome.NOT_MET)
    ]
    if not found:
        yield not_applicable(say("没有起诉保证人"))
    yield from found


def _left_out(matter: Matter, verdict: Verdict) -> Verdict:
    """The verdict, whose hint also says how to sue the others without this guarantor."""
    if verdict.hint is None:
        return verdict
    others = [one.name for one in matter.defendants if one.name != verdict.subject]
    leave = say(
        "{hint}；不起诉{name}的，在 request.defendants 只写其余被告：{others}",
        hint=verdict.hint,
        name=verdict.subject,
        others=others,
    )
    return replace(verdict, hint=leave) if others else verdict
