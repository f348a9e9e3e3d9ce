"""The proceedings of a case, as far as a paper's use depends on them."""

from datetime import date

from recovery_docs.case import Case, Proceeding
from recovery_docs.fields.court.day_cells import DayFields
from recovery_docs.prerequisites.complaint.withdrawal import running_suit
from recovery_docs.tree.group import Group, field

_OVER = ("withdrawn", "not_accepted", "dismissed", "rejected", "lapsed")
_ELSEWHERE = ("suit", "arbitration", "payment_order", "mediation", "judicial_confirmation", "enforcement")


class SuitFields(Group):
    """A suit that a court is hearing."""

    def __init__(self, suit: Proceeding) -> None:
        super().__init__()
        self.suit = suit

    @field("法院", "受理法院，全称", example="海宁市人民法院", fact="institution")
    def court(self) -> str | None:
        return self.suit.institution

    @field("案号", "案号", example="（2026）浙0481民初1号", fact="number")
    def number(self) -> str | None:
        return self.suit.number

    @field("受理日", "受理日期", example="2026年3月3日", fact="accepted_on")
    def accepted_on(self) -> date | None:
        return self.suit.accepted_on


class PreservedNowFields(Group):
    """What was preserved before or in the suit, and still is."""

    def __init__(self, made: list[Proceeding]) -> None:
        super().__init__()
        self.made = made

    @field("案号", "保全的案号", example="（2023）浙0481财保1号", fact="number")
    def numbers(self) -> list[str]:
        return [one.number for one in self.made if one.number]

    @field("到期", "各项保全措施中最早到期的", fact="preserved_until")
    def until(self) -> DayFields | None:
        days = [one.preserved_until for one in self.made if one.preserved_until]
        return DayFields(min(days)) if days else None


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

    @field("在保", "采取过的诉前、诉讼保全；没有的没有")
    def preserved(self) -> PreservedNowFields | None:
        kinds, standing = ("pre_action_preservation", "preservation"), (None, "ruled", "pending")
        made = [one for one in self.case.proceedings if one.kind in kinds and one.outcome in standing]
        return PreservedNowFields(made) if made else None

    @field("执行中", "已经申请执行，还没有结果", example="否")
    def enforcing(self) -> bool:
        return any(one.kind == "enforcement" and one.outcome in (None, "pending") for one in self.case.proceedings)

    @field("在审诉讼", "就同一债权起诉、还没有审结的案件；没有的没有")
    def running(self) -> SuitFields | None:
        found = running_suit(self.case)
        return SuitFields(found[1]) if found else None
