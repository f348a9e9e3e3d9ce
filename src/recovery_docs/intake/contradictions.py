"""Facts of one case that cannot all be true, as real ledgers have them: said as doubts, since one of them may be right."""

from collections.abc import Callable, Iterator
from datetime import date

from recovery_docs.case import Case
from recovery_docs.errors import Fault, Place
from recovery_docs.intake.doubted_facts import doubted_balance, doubted_exhibits, doubted_parties
from recovery_docs.messages import Message, say

PlaceOf = Callable[[str], Place]


def contradictions(case: Case, place_of: PlaceOf) -> Iterator[Fault]:
    """Every contradiction found, each at the place of the fact that is more likely the wrong one."""
    yield from _sum(case, place_of)
    yield from _days(case, place_of)
    for path, problem, remedy in doubted_parties(case):
        yield _doubt(place_of(path), problem, remedy)
    if above := doubted_balance(case):
        yield _doubt(place_of(above[0]), *above[1:])
    if moved := doubted_exhibits(case):
        yield _doubt(place_of(moved[0]), *moved[1:])


def _sum(case: Case, place_of: PlaceOf) -> Iterator[Fault]:
    bank = case.bank_statement
    if bank is not None and not bank.adds_up:
        added = bank.added
        yield _doubt(
            place_of("bank_statement.total"),
            say("合计写的是 {total} 元，各项相加是 {added} 元", total=bank.total, added=added),
            say("对照银行系统核对本金、利息、罚息、复利和合计"),
        )


def _days(case: Case, place_of: PlaceOf) -> Iterator[Fault]:
    signed_on = case.loan.contract.signed_on
    for index, one in enumerate(case.loan.disbursements):
        path = f"loan.disbursements[{index}]"
        if signed_on is not None and one.paid_on < signed_on:
            yield _earlier(place_of(f"{path}.paid_on"), say("放款日期"), one.paid_on, say("合同签订日期"), signed_on)
        paid_until = one.interest_paid_until
        if paid_until is not None and paid_until < one.paid_on:
            place = place_of(f"{path}.interest_paid_until")
            yield _earlier(place, say("已付息日"), paid_until, say("放款日期"), one.paid_on)
    yield from _payments(case, place_of)
    yield from _penalty_days(case, place_of)
    first = min((one.paid_on for one in case.loan.disbursements), default=None)
    default_on = case.request.default_on
    if first is not None and default_on is not None and default_on <= first:
        yield _earlier(place_of("request.default_on"), say("逾期日期"), default_on, say("放款日期"), first)
    named = {one.note: one.paid_on for one in case.loan.disbursements if one.note}
    for index, repayment in enumerate(case.repayments):
        opened = named.get(repayment.note or "", first)
        if opened is not None and repayment.paid_on < opened:
            place = place_of(f"repayments[{index}].paid_on")
            yield _earlier(place, say("还款日期"), repayment.paid_on, say("放款日期"), opened)


def _payments(case: Case, place_of: PlaceOf) -> Iterator[Fault]:
    """A payment for the debtor before the guarantor was asked to guarantee; money that came before any such payment."""
    recourse, signed_on = case.loan.recourse, case.loan.contract.signed_on
    if recourse is None:
        return
    paths = [f"loan.recourse.advances[{index}]" for index in range(len(recourse.advances))] or ["loan.recourse"]
    for path, one in zip(paths, recourse.advances or recourse.payments, strict=True):
        if signed_on is not None and one.paid_on < signed_on:
            yield _earlier(place_of(f"{path}.paid_on"), say("代偿日期"), one.paid_on, say("合同签订日期"), signed_on)
    for index, repayment in enumerate(case.repayments):
        if repayment.paid_on < recourse.first_paid_on:
            place = place_of(f"repayments[{index}].paid_on")
            yield _earlier(place, say("还款日期"), repayment.paid_on, say("代偿日期"), recourse.first_paid_on)


def _penalty_days(case: Case, place_of: PlaceOf) -> Iterator[Fault]:
    """A penalty that begins before anything is due; the ledger does not follow it."""
    for index, one in enumerate(case.loan.disbursements):
        own = one.penalty is not None
        penalty = one.penalty or case.loan.penalty
        if one.due_on is None:
            continue
        if penalty is not None and penalty.first_day is not None and penalty.first_day < one.due_on:
            path = f"loan.disbursements[{index}].penalty" if own else "loan.penalty"
            place = place_of(f"{path}.first_day")
            yield _earlier(place, say("罚息起始日"), penalty.first_day, say("到期日"), one.due_on)


def later_than_asked(case: Case, as_of: date, place_of: PlaceOf) -> Iterator[Fault]:
    """What the case tells of days after the one that is asked of."""
    for index, repayment in enumerate(case.repayments):
        if repayment.paid_on > as_of:
            yield _doubt(
                place_of(f"repayments[{index}].paid_on"),
                say("还款日期{paid_on}晚于截至日{as_of}，这笔还款不计入", paid_on=repayment.paid_on, as_of=as_of),
                say("核对还款日期，或者改用更晚的截至日"),
            )
    recourse = case.loan.recourse
    for index, advance in enumerate(recourse.payments if recourse else ()):
        if advance.paid_on > as_of:
            path = (
                f"loan.recourse.advances[{index}].paid_on"
                if recourse and recourse.advances
                else "loan.recourse.paid_on"
            )
            yield _doubt(
                place_of(path),
                say("代偿日期{paid_on}晚于截至日{as_of}，这笔代偿不计入", paid_on=advance.paid_on, as_of=as_of),
                say("核对代偿日期，或者改用更晚的截至日"),
            )
    for index, one in enumerate(case.loan.disbursements):
        paid_until = one.interest_paid_until
        if paid_until is not None and paid_until > as_of:
            yield _doubt(
                place_of(f"loan.disbursements[{index}].interest_paid_until"),
                say("已付息日{paid_until}晚于截至日{as_of}", paid_until=paid_until, as_of=as_of),
                say("核对已付息日，或者改用更晚的截至日"),
            )


def _earlier(place: Place, what: Message, day: date, other: Message, before: date) -> Fault:
    problem = say("{what}{day}不晚于{other}{before}", what=what, day=day, other=other, before=before)
    if day < before:
        problem = say("{what}{day}早于{other}{before}", what=what, day=day, other=other, before=before)
    return _doubt(place, problem, say("对照合同和借据核对这两个日期"))


def _doubt(place: Place, problem: Message, remedy: Message) -> Fault:
    return Fault(place, problem, remedy, severity="warning")
