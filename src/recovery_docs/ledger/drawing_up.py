"""Drawing up the statement of a case at a day."""

from datetime import date

from recovery_docs.case import BankStatement, Case
from recovery_docs.errors import LedgerError
from recovery_docs.ledger.accounts.account import Owing
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.books import DAY, Books, costs, run_books
from recovery_docs.ledger.money_notices import money_notices
from recovery_docs.ledger.reader_notices import notices
from recovery_docs.ledger.running_clause import NOTHING_RUNS, runs_on
from recovery_docs.ledger.statement import Statement
from recovery_docs.ledger.terms_at_day import assumptions
from recovery_docs.messages import Message, joined, say
from recovery_docs.money import ZERO, round_fen


def draw_up(case: Case, as_of: date) -> Statement:
    """What is owed on the case at `as_of`: the interest of the day before is counted, that of `as_of` is not.

    Computed from the contract, the disbursements and the repayments. Where these do not suffice, or the request says
    so, the totals are the bank's own as of the bank's day. `LedgerError` where neither suffices.
    """
    bank = case.bank_statement
    if bank is None:
        return compute(case, as_of)
    try:
        computed = compute(case, bank.as_of if case.request.figures == "bank" else as_of)
    except LedgerError as problem:
        return _on_bank_figures(case, bank, None, say("案件所写的事实不足以计算，采用银行对账单：{why}", why=problem))
    if case.request.figures == "bank":
        return _on_bank_figures(case, bank, computed, say("合计采用{as_of}银行对账单的金额", as_of=bank.as_of))
    return computed


def compute(case: Case, as_of: date) -> Statement:
    """The statement from the facts alone, whatever the bank's own says. `LedgerError` where they do not suffice."""
    return _statement(case, run_books(case, as_of))


def _statement(case: Case, books: Books) -> Statement:
    as_of, horizon, accounts = books.as_of, books.horizon, books.accounts
    late = [day for account in accounts if (day := account.late_since(horizon))]
    balances = tuple(account.balance(horizon) for account in accounts)
    daily = round_fen(sum((account.daily(horizon) for account in accounts), ZERO))
    clause = runs_on(accounts, horizon)  # last: it lets fall due what is due by then
    return Statement(
        as_of=as_of,
        source="computed",
        principal=books.owed("principal"),
        interest=books.owed("interest"),
        penalty_interest=books.owed("penalty_interest"),
        compound_interest=books.owed("compound_interest"),
        liquidated_damages=books.owed("liquidated_damages"),
        fees=books.owed("fees"),
        costs=books.teller.costs.unpaid,
        unpaid_costs=books.teller.costs.unpaid_by_kind,
        credit=books.teller.credit,
        balances=balances,
        lines=books.lines,
        applied=tuple(books.teller.applied),
        daily_accrual=daily,
        runs_on=clause,
        overdue_from=case.request.default_on or min(late, default=None),
        matured=all(account.matured(as_of) for account in accounts),
        repaid_principal=sum((account.repaid_principal for account in accounts), ZERO),
        repaid_interest=sum((account.repaid_interest for account in accounts), ZERO),
        interest_paid_until=_paid_until(accounts),
        accrues=clause is not NOTHING_RUNS,
        notices=(
            *assumptions(case, as_of),
            *notices(case, as_of, horizon, accounts, books.terms),
            *money_notices(case, as_of, books.teller, books.terms),
        ),
    )


def _paid_until(accounts: list[Owing]) -> date | None:
    """The day to which the interest of every account is paid; nothing where on one of them none ever was."""
    days = [account.settled_until for account in accounts]
    return None if None in days else min(day for day in days if day is not None)


def _bank_runs_on(bank: BankStatement, computed: Statement | None) -> Message:
    """How the claim runs on from the bank's figures: on its principal and interest, at the rates of the contract."""
    if computed and (computed.principal, computed.interest) == (bank.principal, bank.interest):
        return computed.runs_on
    one = computed.balances[0] if computed and len(computed.balances) == 1 else None
    if one is None or one.overdue_rate is None or not one.overdue_principal:
        return say("自{start}起至实际清偿之日止，按合同约定的利率继续计算的利息", start=bank.as_of)
    rate = percent(one.overdue_rate)
    penalty = say("以本金{base}元为基数，按年利率{rate}%计算的罚息", base=bank.principal, rate=rate)
    parts = [say("自{start}起至实际清偿之日止，", start=bank.as_of), penalty]
    if one.compound_rate is not None and bank.interest:
        compound = percent(one.compound_rate)
        clause = say("以未付利息{base}元为基数，按年利率{rate}%计算的复利", base=bank.interest, rate=compound)
        parts += [Message("，以及"), clause]
    return joined(parts)


def _late_from(maturities: list[date], as_of: date) -> date | None:
    """The day after the first day on which something fell due, as far as that is past."""
    return min((due_on + DAY for due_on in maturities if due_on < as_of), default=None)


def _on_bank_figures(case: Case, bank: BankStatement, computed: Statement | None, notice: Message) -> Statement:
    maturities = [disbursement.due_on for disbursement in case.loan.disbursements]
    if not maturities and case.loan.until_on:
        maturities = [case.loan.until_on]
    maturities += [one.due_on for one in (case.loan.card.statements if case.loan.card else ())]
    maturities += [case.loan.recourse.paid_on] if case.loan.recourse else []
    return Statement(
        as_of=bank.as_of,
        source="bank",
        principal=bank.principal,
        interest=bank.interest,
        penalty_interest=bank.penalty_interest,
        compound_interest=bank.compound_interest,
        liquidated_damages=bank.liquidated_damages,
        fees=bank.fees,
        costs=costs(case),
        unpaid_costs=tuple((one.kind, one.amount) for one in case.request.costs),
        balances=computed.balances if computed else (),
        lines=computed.lines if computed else (),
        applied=computed.applied if computed else (),
        daily_accrual=computed.daily_accrual if computed else ZERO,
        runs_on=_bank_runs_on(bank, computed),
        overdue_from=computed.overdue_from
        if computed
        else case.request.default_on or _late_from(maturities, bank.as_of),
        matured=computed.matured if computed else bool(maturities) and max(maturities) < bank.as_of,
        repaid_principal=computed.repaid_principal if computed else ZERO,
        repaid_interest=computed.repaid_interest if computed else ZERO,
        interest_paid_until=computed.interest_paid_until if computed else None,
        accrues=computed.accrues if computed else True,
        computed=computed,
        notices=(notice, *(computed.notices if computed else ())),
    )
