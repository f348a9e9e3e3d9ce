"""The guarantors among the defendants: none of them may be sued who no longer answers, or never did."""

from collections.abc import Iterator
from dataclasses import replace

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.guarantee.guarantee_validity import capacity, refinancing_known
from recovery_docs.prerequisites.guarantee.guarantors_in_time import period_stands
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import RULES, not_applicable, rule

_CHECKS = (("GUA001", period_stands), ("GUA005", capacity), ("GUA008", refinancing_known))


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
        replace(verdict, citations=verdict.citations or RULES[code].citations)
        for code, check in _CHECKS
        for verdict in check(matter)
        if verdict.subject in sued
    ]
    if not found:
        yield not_applicable(say("没有起诉保证人"))
    yield from found
