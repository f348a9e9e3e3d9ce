"""What a reader must know of the money that came in and of terms that were not followed as they are written."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from recovery_docs.case import BankStatement, Case, Penalty
from recovery_docs.law.periods import next_working_day
from recovery_docs.ledger.accounts.lent_terms import Terms
from recovery_docs.ledger.accounts.old_bank_rules import late_rates, settled
from recovery_docs.ledger.accounts.teller import Teller
from recovery_docs.ledger.schedule.due_days import due_dates, odd_last_period
from recovery_docs.ledger.schedule.instalments import INSTALMENT_METHODS
from recovery_docs.ledger.statement import Statement
from recovery_docs.ledger.terms_at_day import note_of
from recovery_docs.messages import Message, say


def money_notices(case: Case, as_of: date, teller: Teller, opened: Sequence[Terms]) -> Iterator[Message]:
    """The notices of one statement on repayments and terms, in a fixed order."""
    for paid_on, amount in teller.before_payout:
        yield say(
            "{paid_on}的还款{amount}元早于放款，自放款日起抵充，放款以前不计利息；请核对日期",
            paid_on=paid_on,
            amount=amount,
        )
    for paid_on, amount in teller.early:
        yield say(
            "{paid_on}收到的{amount}元早于应还之日，截至{as_of}还没有到期的款项可以抵充；逐笔计算的金额已经减去这笔款",
            paid_on=paid_on,
            amount=amount,
            as_of=as_of,
        )
    yield from _terms(opened, as_of)
    yield from _old_rules(case)
    yield from _amendments(case, as_of)
    by_plan = any(one.schedule is not None and one.schedule.method in INSTALMENT_METHODS for one in opened)
    if not by_plan and any(one.reschedules is not None and one.paid_on <= as_of for one in case.repayments):
        yield say("没有分期还款安排，提前还款只减少本金，减少每期还款额或者缩短期限的约定没有用到")
    if teller.costs.paid_without_day:
        yield say("实现债权的费用没有写明发生日期，约定的抵充顺序列有费用，按还款时已经发生计算")


def _terms(opened: Sequence[Terms], as_of: date) -> Iterator[Message]:
    for terms in opened:
        first_day = terms.penalty.first_day
        if first_day is not None and first_day < terms.due_on:
            yield say(
                "借据{note}写明的罚息起始日{first_day}早于到期日{due_on}，没有采用，罚息仍自到期后计算",
                note=terms.note,
                first_day=first_day,
                due_on=terms.due_on,
            )
        yield from _moved(terms, as_of)
        if terms.schedule is None:
            continue
        moves = terms.on_holiday == "moved_with_interest"
        odd = odd_last_period(terms.schedule, terms.paid_on, terms.due_on, moves=moves)
        if odd is not None:
            yield say(
                "借据{note}的到期日{due_on}与还款日不合，最后一期自{start}起按实际天数{days}天计息，请核对期数和到期日",
                note=terms.note,
                due_on=terms.due_on,
                start=odd[0],
                days=odd[1],
            )


def _moved(terms: Terms, as_of: date) -> Iterator[Message]:
    """A day of rest moves the maturity; whether it does, nobody knows before the holidays of its year are announced."""
    if terms.on_holiday is None:
        return
    if terms.agreed_due_on != (last := terms.last_day(terms.due_on)):
        yield say(
            "借据{note}的到期日{due_on}为休息日，按合同约定顺延至{last}",
            note=terms.note,
            due_on=terms.agreed_due_on,
            last=last,
        )
    days = [terms.agreed_due_on, *(due_dates(terms.schedule, terms.paid_on, terms.due_on) if terms.schedule else ())]
    unknown = [day for day in days if day <= as_of and not next_working_day(day)[1]]
    if unknown:
        yield say(
            "没有{years}年的节假日安排，借据{note}当年的还款日没有顺延，请核对",
            years=sorted({str(day.year) for day in unknown}),
            note=terms.note,
        )


def _old_rules(case: Case) -> Iterator[Message]:
    """Where the rules before 2004 stand in for what the contract does not say."""
    days = case.loan.interest_days
    for at, one in enumerate(case.loan.disbursements):
        taken = [
            say("按季末月20日结息") if settled(case, one, days) is not days else None,
            say("逾期按当时规定的每日利率计算")
            if late_rates(case, one, one.penalty or case.loan.penalty or Penalty())
            else None,
        ]
        if said := [part for part in taken if part is not None]:
            yield say(
                "借据{note}放款于2004年以前，合同没有写明的，{said}（人民币利率管理规定，二手引文）；"
                "没有约定的复利没有计算，请核对合同",
                note=note_of(one, at),
                said=said,
            )


def _amendments(case: Case, as_of: date) -> Iterator[Message]:
    for one in case.loan.amendments:
        if one.signed_on > as_of:
            continue
        if one.kind == "rate" and one.new_rate is None:
            yield say("{on}的利率变更没有写明变更后的利率，仍按原利率计算", on=one.signed_on)
        if one.kind == "amount" and one.new_amount is None:
            yield say("{on}的金额变更没有写明变更后的金额，仍按放款计算", on=one.signed_on)


def credit_notices(bank: BankStatement, credit: Decimal, computed: Statement | None) -> list[Message]:
    """What was paid too much by the bank's statement: taken off, left over, or known to our own books only."""
    if credit or bank.credit:
        left = [say("溢缴款减去全部欠款后还余{left}元", left=bank.credit)] if bank.credit else []
        return [say("银行对账单所列的溢缴款{credit}元已经从各项金额中减去", credit=credit), *left]
    if computed is not None and computed.credit:
        return [
            say(
                "按还款记录有{credit}元提前收到、尚待抵充；银行对账单的金额没有减去的，填写 bank_statement.credit",
                credit=computed.credit,
            )
        ]
    return []
