"""The other ways of counting that banks are known to use, each as a change of the case."""

from collections.abc import Callable
from typing import Any

from recovery_docs.case import Case, Penalty
from recovery_docs.messages import Message, say

Vary = Callable[[Case], Case]
"""What gives back the very case that it was given where the case counts that way already."""


def ways_of(case: Case) -> list[tuple[Message, Vary]]:
    """Every other way of counting that banks are known to use."""
    days = case.loan.interest_days
    ways: list[tuple[Message, Vary]] = [
        (say("一年按365天计算"), days_way(year=365)),
        (say("一年按360天计算"), days_way(year=360)),
        (say("一年按实际天数计算"), days_way(year="actual")),
        (say("首尾均计"), days_way(count_last_day=True)),
        (say("算头不算尾"), days_way(count_last_day=False)),
        (say("每月按30天计算"), days_way(month=30)),
        (say("结息日为20日"), days_way(on=20)),
        (say("结息日为21日"), days_way(on=21)),
        (say("罚息自到期日当日起算"), penalty_way(starts="due_day", first_day=None)),
        (say("罚息自到期日次日起算"), penalty_way(starts="day_after_due", first_day=None)),
        (say("不计复利"), penalty_way(compound=False)),
        (say("计收复利"), penalty_way(compound=True)),
        (say("罚息也计收复利"), penalty_way(compound=True, compound_on_penalty=True)),
        (say("复利按合同利率计算"), penalty_way(compound=True, compound_rate="contract")),
        (say("复利期内按合同利率、逾期后按罚息利率计算"), penalty_way(compound=True, compound_rate="stepped")),
        (say("复利按罚息利率计算"), penalty_way(compound=True, compound_rate="penalty")),
        (say("罚息以整期应还本息为基数"), penalty_way(base="instalment")),
        (say("不计罚息"), penalty_way(surcharge=None, charged_surcharge=None, annual=None, daily=None, pegged=None)),
    ]
    for settle, how in (("monthly", say("按月结息")), ("quarterly", say("按季结息"))):
        if days.settle != settle:
            ways.append((how, days_way(settle=settle)))
    return ways


def days_way(**changes: Any) -> Vary:
    """The same case with days counted or interest settled otherwise."""

    def vary(case: Case) -> Case:
        days = case.loan.interest_days
        if "on" in changes and (days.on or 20) == changes["on"]:
            return case
        if all(getattr(days, name) == value for name, value in changes.items()):
            return case
        return case.model_copy(
            update={"loan": case.loan.model_copy(update={"interest_days": days.model_copy(update=changes)})}
        )

    return vary


def penalty_way(**changes: Any) -> Vary:
    """The same case with late payments charged otherwise, on every note."""

    def changed(penalty: Penalty | None) -> Penalty | None:
        return penalty and penalty.model_copy(update=changes)

    def vary(case: Case) -> Case:
        loan = case.loan
        agreed = (loan.penalty, *(one.penalty for one in loan.disbursements))
        if all(getattr(one, name) == value for one in agreed if one for name, value in changes.items()):
            return case
        disbursements = tuple(one.model_copy(update={"penalty": changed(one.penalty)}) for one in loan.disbursements)
        update = {"penalty": changed(loan.penalty), "disbursements": disbursements}
        return case.model_copy(update={"loan": loan.model_copy(update=update)})

    return vary
