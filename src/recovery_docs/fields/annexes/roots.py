"""Names at the top of the tree for what goes with other papers."""

from recovery_docs.fields.annexes.debt_statement import StatementFields
from recovery_docs.fields.annexes.exhibit_list import ExhibitGroupFields, exhibit_groups
from recovery_docs.fields.annexes.service import ServiceFields
from recovery_docs.fields.occasion import OccasionGroup
from recovery_docs.tree.group import field


class AnnexRoots(OccasionGroup):
    """Names for the annexes."""

    @field("证据组", "证据目录的各组证据", fact="/exhibits", also=("证据目录",))
    def exhibit_groups(self) -> list[ExhibitGroupFields]:
        return exhibit_groups(self.on.matter)

    @field("证据项数", "证据目录共有几项证据", example="9")
    def exhibit_count(self) -> int:
        return len(self.on.case.exhibits)

    @field("清单", "债权计算清单的各行")
    def statement(self) -> StatementFields:
        return StatementFields(self.on.matter)

    @field("送达", "向债权人送达的地址和电话")
    def service(self) -> ServiceFields:
        return ServiceFields(self.on.case)
