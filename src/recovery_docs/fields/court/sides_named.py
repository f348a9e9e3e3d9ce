"""The parties as a paper with two sides names them, with third persons, agents, and the dead for whom heirs stand."""

from recovery_docs.case.party import Party, Person
from recovery_docs.fields.agents import AgentFields
from recovery_docs.fields.occasion import Occasion, OccasionGroup
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.party_names import numbered_title
from recovery_docs.fields.phrases.sides import third_persons
from recovery_docs.prerequisites.legal_standing import gone
from recovery_docs.tree.group import field


class DeadFields(PartyFields):
    """One of the dead, with those on the other side who answer with the estate (民法典1145, 1161)."""

    @field("继承人", "站在对方的继承人、遗产管理人")
    def heirs(self) -> list[PartyFields]:
        return role_fields(self.on, self.party)


def role_fields(on: Occasion, dead: Party) -> list[PartyFields]:
    """Those on the other side who answer for one of the dead."""
    return [PartyFields(on, role.party, role.title) for role in on.sides.heirs(dead)] if on.sides else []


class SideRoots(OccasionGroup):
    """Names at the top of the tree for papers of two sides."""

    @field("对方", "被告、被申请人等对方各当事人；不分两方的文书没有", also=("被告", "被申请人"))
    def others(self) -> list[PartyFields]:
        roles = self.on.sides.others if self.on.sides else ()
        return [PartyFields(self.on, role.party, role.title) for role in roles]

    @field("当事人", "双方当事人，债权人在前")
    def parties(self) -> list[PartyFields]:
        sides = self.on.sides
        roles = (sides.creditor, *sides.others) if sides else ()
        return [PartyFields(self.on, role.party, role.title) for role in roles]

    @field("第三人", "第三人", fact="/third_persons")
    def thirds(self) -> list[PartyFields]:
        found = third_persons(self.on.matter, self.on.sides) if self.on.sides else []
        titles = (numbered_title("第三人", number, len(found)) for number in range(1, len(found) + 1))
        return [PartyFields(self.on, party, title) for party, title in zip(found, titles, strict=True)]

    @field("其他债务人", "不站在对方、只作为债务人写明的借款人")
    def other_debtors(self) -> list[PartyFields]:
        on, case = self.on, self.on.case
        found = [one for one in case.borrowers if on.sides is not None and not on.sides.has(one)]
        titles = (numbered_title("债务人", number, len(found)) for number in range(1, len(found) + 1))
        return [PartyFields(on, party, title) for party, title in zip(found, titles, strict=True)]

    @field("代理人", "债权人的委托诉讼代理人", fact="/agents")
    def agents(self) -> list[AgentFields]:
        return [AgentFields(one) for one in self.on.case.agents]

    @field("律师", "债权人委托的律师；没有委托律师的没有")
    def lawyer(self) -> AgentFields | None:
        return next((AgentFields(one) for one in self.on.case.agents if one.kind == "lawyer"), None)

    @field("已故", "已经死亡，没有人以其继承人、遗产管理人的身份站在对方的")
    def gone(self) -> list[PartyFields]:
        on = self.on.matter.tested_on
        dead = {one.name: one for one in self.on.case.mentions if isinstance(one, Person) and gone(one, on)}
        return [PartyFields(self.on, one) for one in dead.values() if not role_fields(self.on, one)]

    @field("注销的借款人", "已经注销登记的借款人")
    def struck_off(self) -> list[PartyFields]:
        return [one for one in self._borrowers if one.ask("注销日期")]

    @field("破产的借款人", "法院已经受理其破产申请的借款人")
    def bankrupt(self) -> list[PartyFields]:
        return [one for one in self._borrowers if one.ask("受理破产日期")]

    @property
    def _borrowers(self) -> list[PartyFields]:
        return [PartyFields(self.on, one) for one in self.on.case.borrowers]

    @field("被继承人", "已经死亡、由站在对方的继承人或者遗产管理人清偿其债务的")
    def dead(self) -> list[DeadFields]:
        mentioned = {one.name: one for one in self.on.case.mentions if isinstance(one, Person) and one.died_on}
        return [DeadFields(self.on, one) for one in mentioned.values() if role_fields(self.on, one)]
