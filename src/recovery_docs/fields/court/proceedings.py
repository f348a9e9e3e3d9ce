"""The proceedings of a case, as far as a paper's use depends on them."""

from recovery_docs.case import Case
from recovery_docs.tree.group import Group, field

_OVER = ("withdrawn", "not_accepted", "dismissed", "rejected", "lapsed")
_ELSEWHERE = ("suit", "arbitration", "payment_order", "mediation", "judicial_confirmation", "enforcement")


class ProceedingsFields(Group):
    """What was begun or ended."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case

    @field("已签调解协议", "已经签订调解协议", example="否")
    def settled(self) -> bool:
        return any(one.agreement and one.agreement.signed_on for one in self.case.proceedings)

    @field("已走别的程序", "已经起诉、仲裁、调解等，没有撤回、驳回或者失效", example="否")
    def elsewhere(self) -> bool:
        return any(one.kind in _ELSEWHERE and one.outcome not in _OVER for one in self.case.proceedings)
