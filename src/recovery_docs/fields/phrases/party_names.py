"""Parties as filings name them: who they are in a line or two, and what each is called in this paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recovery_docs.case import Case, Organisation, Person
from recovery_docs.case.party import Party, Representative
from recovery_docs.case.words import word
from recovery_docs.fields.phrases.written_amounts import chinese_number, day
from recovery_docs.prerequisites.liable_parties import Standing
from recovery_docs.prerequisites.matter import Matter


@dataclass(frozen=True, slots=True)
class Role:
    """A party and what this paper calls it: 原告, 被告二."""

    party: Party
    title: str

    @property
    def name(self) -> str:
        """The role with the name, as running text says it: 被告二李示例."""
        return f"{self.title}{self.party.name}"


def roles(title: str, standings: Sequence[Standing]) -> tuple[Role, ...]:
    """The parties of one side, numbered where there are several: 被告, or 被告一、被告二."""
    if len(standings) == 1:
        return (Role(standings[0].party, title),)
    return tuple(Role(one.party, f"{title}{chinese_number(number)}") for number, one in enumerate(standings, start=1))


def numbered_title(title: str, number: int, of: int) -> str:
    """第三人, or 第三人一 where there are several."""
    return title if of == 1 else f"{title}{chinese_number(number)}"


def against(matter: Matter) -> tuple[str, ...]:
    """The names of those against whom the request goes, heirs in place of the dead."""
    return tuple(one.name for one in matter.defendants)


def joined_names(names: Iterable[str]) -> str:
    """甲、乙、丙."""
    return "、".join(dict.fromkeys(names))


def lines(role: Role) -> list[str]:
    """The lines by which a paper introduces a party: who it is, then who represents it."""
    party = role.party
    if isinstance(party, Person):
        return [f"{role.title}：{_person(party)}"]
    return [f"{role.title}：{_organisation(party)}", *representative_lines(party)]


def _person(person: Person) -> str:
    said = [
        person.name,
        word("sex", person.sex) if person.sex else None,
        f"{day(person.born_on)}出生" if person.born_on else None,
        person.ethnicity,
        _work(person),
        f"住{person.address or person.habitual_residence}" if person.home else None,
        f"经常居住地{person.habitual_residence}" if person.habitual_residence and person.address else None,
        f"公民身份号码{person.resident_id}" if person.resident_id else None,
        f"{person.other_id.type}号码{person.other_id.number}" if person.other_id else None,
    ]
    text = "，".join(part for part in said if part) + "。"
    if person.guardian:
        text += f"法定代理人：{person.guardian}。"
    return text + (f"联系电话：{'、'.join(person.phones)}。" if person.phones else "")


def _work(person: Person) -> str | None:
    if person.employer:
        return f"{person.employer}{person.occupation or '职工'}"
    return person.occupation


def _organisation(organisation: Organisation) -> str:
    said = [
        organisation.name,
        f"住所地{organisation.address}" if organisation.address else None,
        f"统一社会信用代码{organisation.uscc}" if organisation.uscc else None,
    ]
    return "，".join(part for part in said if part) + "。"


def representative_lines(organisation: Organisation) -> list[str]:
    """Who signs for an organisation: a branch has a responsible person, a legal person its legal representative."""
    head = organisation.head
    if head is None:
        return []
    title = "法定代表人" if organisation.legal_representative else "负责人"
    said = [head.name, head.title]
    text = f"{title}：{'，'.join(part for part in said if part)}"
    phone = contact_phone(organisation, head)
    return [f"{text}，联系电话：{phone}。" if phone else f"{text}。"]


def contact_phone(organisation: Organisation, head: Representative | None = None) -> str | None:
    """The telephone under which an organisation is reached."""
    if head is not None and head.phone:
        return head.phone
    return "、".join(organisation.phones) or None


def author_of(case: Case) -> str:
    """Whom the file's properties name: the creditor where it is an organisation; a person's name stays out of them."""
    return case.creditor.name if isinstance(case.creditor, Organisation) else ""
