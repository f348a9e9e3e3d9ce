"""The exhibits as the evidence list has them: by groups, with the pages that each takes in the bundle."""

from itertools import groupby

from recovery_docs.case import Exhibit
from recovery_docs.case.exhibit import in_listed_order
from recovery_docs.case.words import word
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.tree.group import Group, field


class ExhibitFields(Group):
    """One exhibit."""

    def __init__(self, exhibit: Exhibit, copies: int, pages: str) -> None:
        super().__init__()
        self.exhibit, self.usual_copies, self.bundle_pages = exhibit, copies, pages

    @field("编号", "证据编号", example="3", fact="number")
    def number(self) -> int:
        return self.exhibit.number

    @field("名称", "证据名称", example="借款合同", fact="name")
    def name(self) -> str:
        return self.exhibit.name

    @field("来源", "证据来源", example="申请人提供", fact="source")
    def source(self) -> str | None:
        return self.exhibit.source

    @field("证明内容", "证明对象和内容", example="借款关系", fact="proves")
    def proves(self) -> str | None:
        return self.exhibit.proves

    @field("形式", "原件还是复印件", example="原件", fact="form")
    def form(self) -> str | None:
        return word("exhibit_form", self.exhibit.form) if self.exhibit.form else None

    @field("份数", "提交几份；没有写明的，法院和每名被告各一份", example="3", fact="copies")
    def copies(self) -> int:
        return self.exhibit.copies or self.usual_copies

    @field("页数", "这一份有几页", example="6", fact="pages")
    def page_count(self) -> int | None:
        return self.exhibit.pages

    @field("页码", "按顺序装订后的页码；有证据不知道页数的，只写各自的页数", example="3—4", fact="pages")
    def pages(self) -> str | None:
        return self.bundle_pages or None


class ExhibitGroupFields(Group):
    """Some exhibits under one heading."""

    def __init__(self, called: str | None, exhibits: list[ExhibitFields]) -> None:
        super().__init__()
        self.called, self.of = called, exhibits

    @field("名称", "这一组叫什么", example="第二组 借款", fact="group")
    def name(self) -> str | None:
        return self.called

    @field("证据", "这一组的各份证据")
    def exhibits(self) -> list[ExhibitFields]:
        return self.of


def exhibit_groups(matter: Matter) -> list[ExhibitGroupFields]:
    """In the order of the numbers, but each group together where its first exhibit stands."""
    exhibits = in_listed_order(matter.case.exhibits)
    copies, pages = len(matter.defendants) + 1, _pages(exhibits)
    return [
        ExhibitGroupFields(name, [ExhibitFields(one, copies, pages[one.number]) for one in group])
        for name, group in groupby(exhibits, key=lambda exhibit: exhibit.group)
    ]


def _pages(exhibits: list[Exhibit]) -> dict[int, str]:
    """The pages that each exhibit takes in a bundle bound in this order, as far as every page count is known."""
    first, found = 1, {}
    for exhibit in exhibits:
        if exhibit.pages is None:
            return {one.number: "" if one.pages is None else f"{one.pages}页" for one in exhibits}
        last = first + exhibit.pages - 1
        found[exhibit.number] = str(first) if last == first else f"{first}—{last}"
        first = last + 1
    return found
