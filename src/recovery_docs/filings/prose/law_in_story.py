"""What the story of a case must say because the law asks for it: who answers for the dead, which ceiling is asked for."""

from collections.abc import Iterator

from recovery_docs.case import Person
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.sides import Sides
from recovery_docs.fields.phrases.written_amounts import day
from recovery_docs.ledger.ceiling import by_two_rules, lawful_ceilings
from recovery_docs.prerequisites.matter import Matter


def estate_story(matter: Matter, on: Sides) -> Iterator[str]:
    """Who has died, and who answers with the estate (民法典1145, 1161)."""
    dead = {one.name: one for one in matter.case.mentions if isinstance(one, Person) and one.died_on}
    for party in dead.values():
        heirs = on.heirs(party)
        if party.died_on and heirs:
            yield (
                f"{party.name}于{day(party.died_on)}死亡，{joined_names(role.name for role in heirs)}为其继承人或者遗产管理人，"
                f"应当在所继承或者管理的遗产的实际价值范围内清偿{party.name}的债务。"
            )


def older_ceiling(matter: Matter) -> Iterator[str]:
    """民间借贷规定31②：2020年8月20日以前的部分，当事人请求的才适用当时的规定. Said where that ceiling holds the rate down."""
    case = matter.case
    caps = {
        one.rate
        for disbursement in case.loan.disbursements
        if by_two_rules(case, disbursement, matter.as_of)
        for one in lawful_ceilings(case, disbursement, matter.as_of)[:-1]
    }
    if any(line.accrues and line.rate in caps for line in matter.statement.lines):
        yield "2020年8月20日以前的利息，原告请求适用当时的司法解释规定的上限计算。"
