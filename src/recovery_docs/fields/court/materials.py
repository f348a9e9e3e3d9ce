"""The exhibits by what they prove, in the order in which courts ask for them in a collateral auction (民诉法解释365)."""

from recovery_docs.case import Case
from recovery_docs.case.exhibit import in_listed_order
from recovery_docs.tree.group import Group, field

_RIGHT = ("loan_contract", "security_contract", "registration")
_DUE = ("disbursement_proof", "repayment_record", "statement_of_account", "demand", "acceleration_notice")
_STATE = ("collateral_condition",)


class MaterialFields(Group):
    """Exhibits by what they prove."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case

    def _of(self, *kinds: str) -> list[str]:
        return [f"证据{one.number}" for one in in_listed_order(self.case.exhibits) if one.kind in kinds]

    @field("担保物权", "证明担保物权存在的证据：主合同、担保合同、登记证明", example="证据3、证据4")
    def right(self) -> list[str]:
        return self._of(*_RIGHT)

    @field("条件成就", "证明实现担保物权条件成就的证据：放款、还款、催收、提前到期", example="证据5、证据6")
    def due(self) -> list[str]:
        return self._of(*_DUE)

    @field("财产现状", "说明担保财产现状的证据", example="证据9")
    def state(self) -> list[str]:
        return self._of(*_STATE)

    @field("其他", "其他证据", example="证据1、证据2")
    def rest(self) -> list[str]:
        named = {*_RIGHT, *_DUE, *_STATE}
        return [f"证据{one.number}" for one in in_listed_order(self.case.exhibits) if one.kind not in named]

    @field("份数", "证据共几份", example="8")
    def count(self) -> int | None:
        return len(self.case.exhibits) or None
