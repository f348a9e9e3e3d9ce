"""What a form's table of parties says of each in a narrow cell: a stroke where a thing has no such particular."""

from recovery_docs.case.party import Organisation, Party
from recovery_docs.case.words import word
from recovery_docs.tree.group import Group, field

NONE = "—"


class CellFields(Group):
    """One party's cells."""

    def __init__(self, party: Party, age: int | None) -> None:
        super().__init__()
        self.party, self.years = party, age

    @field("性别", "性别；单位为—", example="男", fact="sex")
    def sex(self) -> str | None:
        if isinstance(self.party, Organisation):
            return NONE
        return word("sex", self.party.sex) if self.party.sex else None

    @field("民族", "民族；单位为—", example="汉族", fact="ethnicity")
    def ethnicity(self) -> str | None:
        return NONE if isinstance(self.party, Organisation) else self.party.ethnicity

    @field("年龄", "文书日期时的周岁；单位为—", example="38")
    def age(self) -> str | None:
        if isinstance(self.party, Organisation):
            return NONE
        return None if self.years is None else str(self.years)

    @field("职务", "职业或者工作单位；单位为其法定代表人、负责人", example="法定代表人：陆示例（执行董事）")
    def post(self) -> str | None:
        party = self.party
        if not isinstance(party, Organisation):
            return party.occupation or party.employer
        if party.head is None:
            return None
        title = f"（{party.head.title}）" if party.head.title else ""
        return f"{'法定代表人' if party.legal_representative else '负责人'}：{party.head.name}{title}"
