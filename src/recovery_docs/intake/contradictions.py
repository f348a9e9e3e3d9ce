"""Facts of one case that cannot all be true, as real ledgers have them: said as doubts, since one of them may be right."""

from collections.abc import Callable, Iterator
from datetime import date

from recovery_docs.case import Case
from recovery_docs.errors import Fault, Place
from recovery_docs.intake.doubted_facts import doubted_balance, doubted_parties
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


def _sum(case: Case, place_of: PlaceOf) -> Iterator[Fault]:
    bank = case.bank_statement
    if bank is None or bank.total is None:
        return
    added = bank.added
    if added != bank.total:
        yield _doubt(
            place_of("bank_statement.total"),
            say("合计写的是 {total} 元，各项相加是 {added} 元", total=bank.total, added=added),
            say("对照银行系统核对本金、利息、罚息、复利和合计"),
        )


def _days(case: Case, place_of: PlaceOf) -> Iterator[Fault]:
    signed_on = case.loan.contract.signed_on
    paid_out = [one.paid_on for one in case.loan.disbursements]
    for index, paid_on in enumerate(paid_out):
        if signed_on is not None and paid_on < signed_on:
            yield _earlier(
                place_of(f"loan.disbursements[{index}].paid_on"),
                say("放款日期"),
                paid_on,
                say("合同签订日期"),
                signed_on,
            )
    first = min(paid_out, default=None)
    default_on, as_of = case.request.default_on, case.request.as_of
    if first is not None and default_on is not None and default_on <= first:
        yield _earlier(place_of("request.default_on"), say("逾期日期"), default_on, say("放款日期"), first)
    for index, repayment in enumerate(case.repayments):
        place = place_of(f"repayments[{index}].paid_on")
        if first is not None and repayment.paid_on < first:
            yield _earlier(place, say("还款日期"), repayment.paid_on, say("放款日期"), first)
        if as_of is not None and repayment.paid_on > as_of:
            yield _doubt(
                place,
                say("还款日期{paid_on}晚于截至日{as_of}，这笔还款不计入", paid_on=repayment.paid_on, as_of=as_of),
                say("核对还款日期，或者改用更晚的截至日"),
            )


def _earlier(place: Place, what: Message, day: date, other: Message, before: date) -> Fault:
    problem = say("{what}{day}不晚于{other}{before}", what=what, day=day, other=other, before=before)
    if day < before:
        problem = say("{what}{day}早于{other}{before}", what=what, day=day, other=other, before=before)
    return _doubt(place, problem, say("对照合同和借据核对这两个日期"))


def _doubt(place: Place, problem: Message, remedy: Message) -> Fault:
    return Fault(place, problem, remedy, severity="warning")
