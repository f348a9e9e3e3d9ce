"""The sides of papers that all parties sign: of a contract, and of a joint application to the court."""

from recovery_docs.case.party import Party
from recovery_docs.fields.phrases.party_names import Role, roles
from recovery_docs.fields.phrases.sides import Sides
from recovery_docs.fields.phrases.written_amounts import chinese_number
from recovery_docs.fields.settlement.mediated import mediation_agreed
from recovery_docs.prerequisites.matter import Matter


def contracting(matter: Matter, creditor: str, owing: str, securing: str) -> Sides:
    """Creditor, borrowers, and those who gave security, as a contract calls them: 甲方, 乙方, 丙方."""
    debtors = tuple(one for one in matter.defendants if one.capacity == "borrower")
    givers = tuple(one for one in matter.defendants if one.capacity != "borrower")
    others = (*roles(owing, debtors), *(roles(securing, givers) if givers else ()))
    own_debt = {party.name for party in matter.case.borrowers}
    capacities = {role.party.name: "借款人" if role.party.name in own_debt else "担保人" for role in others}
    return Sides(
        Role(matter.case.creditor, creditor), others, capacities=capacities | {matter.case.creditor.name: "债权人"}
    )


def applying(matter: Matter, title: str) -> Sides:
    """Everybody who agreed before the mediator is an applicant, the creditor the first."""
    case, mediation = matter.case, mediation_agreed(matter.case)
    others: list[Party] = [one.party for one in matter.defendants]
    if mediation is not None and mediation.against:
        others = [one for one in case.parties if any(case.concerns(name, one) for name in mediation.against)]
    first, *rest = (f"{title}{chinese_number(number)}" for number in range(1, len(others) + 2))
    return Sides(Role(case.creditor, first), tuple(map(Role, others, rest)))
