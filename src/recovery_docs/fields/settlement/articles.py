"""The articles on which the parties ask a court to confirm what they agreed."""

from recovery_docs.fields.occasion import OccasionGroup
from recovery_docs.fields.phrases.legal_basis import enumerated
from recovery_docs.law.citation import cite
from recovery_docs.tree.group import field


class SettlementArticles(OccasionGroup):
    """Articles by the step for which they are cited."""

    @field("司法确认", "申请司法确认调解协议的依据", example="《中华人民共和国人民调解法》第三十三条")
    def confirmation(self) -> str:
        procedure = [cite("civil_procedure_law", article) for article in (205, 206)]
        return enumerated([cite("peoples_mediation_law", 33), *procedure], self.on.day)
