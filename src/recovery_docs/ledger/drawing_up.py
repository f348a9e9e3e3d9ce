"""Drawing up the statement of a case at a day."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from recovery_docs.case import Case
from recovery_docs.errors import LedgerError
from recovery_docs.ledger.accounts.account import Owing
from recovery_docs.ledger.accounts.instalment_account import InstalmentAccount
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.bank_figures import on_bank_figures
from recovery_docs.ledger.books import Books, run_books
from recovery_docs.ledger.ceiling import total_ceiling, without_total_ceiling
from recovery_docs.ledger.entry import KINDS
from recovery_docs.ledger.money_notices import money_notices
from recovery_docs.ledger.reader_notices import lpr_until, notices
from recovery_docs.ledger.running_clause import NOTHING_RUNS, running, runs_on
from recovery_docs.ledger.statement import Statement
from recovery_docs.ledger.terms_at_day import assumptions
from recovery_docs.messages import Message, say
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
        books = run_books(case, bank.as_of if case.request.figures == "bank" else as_of)
        computed = _statement(case, books)
    except LedgerError as problem:
        why = problem.faults[0].problem
        return on_bank_figures(case, bank, None, say("案件所写的事实不足以计算，采用银行对账单：{why}", why=why))
    if case.request.figures == "bank":
        notice = say("合计采用{as_of}银行对账单的金额", as_of=bank.as_of)
        return on_bank_figures(case, bank, (books, computed), notice)
    return computed


def compute(case: Case, as_of: date) -> Statement:
    """The statement from the facts alone, whatever the bank's own says. `LedgerError` where they do not suffice."""
    return _statement(case, run_books(case, as_of))


def _statement(case: Case, books: Books) -> Statement:
    as_of, horizon, accounts = books.as_of, books.horizon, books.accounts
    late = [day for account in accounts if (day := account.late_since(horizon))]
    balances = tuple(account.balance(horizon) for account in accounts)
    daily = round_fen(sum((account.daily(horizon) for account in accounts), ZERO))
    most = total_ceiling(case)
    goes_on = [one for one in running(accounts, horizon) if one.quote.rate]
    clause = runs_on(goes_on, horizon, most)
    above = ZERO if most is None else _above_ceiling(case, books)
    shortened = tuple(
        (account.note, account.shortened_to)
        for account in accounts
        if isinstance(account, InstalmentAccount) and account.shortened_to is not None
    )
    return Statement(
        as_of=as_of,
        runs_from=horizon,
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
        running=tuple(goes_on),
        overdue_from=case.request.default_on or min(late, default=None),
        matured=all(account.matured(as_of) for account in accounts),
        repaid_principal=sum((account.repaid_principal for account in accounts), ZERO),
        repaid_interest=sum((account.repaid_interest for account in accounts), ZERO),
        interest_paid_until=_paid_until(accounts),
        accrues=clause is not NOTHING_RUNS,
        shortened=shortened,
        total_ceiling=most,
        above_ceiling=above,
        lpr_until=lpr_until(case, as_of, books.terms),
        notices=(
            *assumptions(case, as_of),
            *notices(case, as_of, horizon, accounts, books.terms),
            *(
                say("借据{note}提前还款后缩短期限，最后一期于{due_on}到期", note=note, due_on=on)
                for note, on in shortened
            ),
            *_capped(case, most, above),
            *money_notices(case, as_of, books.teller, books.terms),
        ),
    )


def _above_ceiling(case: Case, books: Books) -> Decimal:
    """What more would be owed if no ceiling were agreed or claimed for the whole."""
    kinds = [kind for kind in KINDS if kind != "costs"]
    uncut = run_books(without_total_ceiling(case), books.as_of)
    return sum((uncut.owed(kind) - books.owed(kind) for kind in kinds), ZERO)


def _capped(case: Case, most: Decimal | None, above: Decimal) -> Iterator[Message]:
    if most is None:
        return
    if above:
        yield say(
            "利息、罚息、复利合计以年利率{rate}%为限，超过的{above}元已经减去；复利在罚息以后只计到上限为止",
            rate=percent(most),
            above=above,
        )
    if case.loan.card is not None or case.loan.recourse is not None:
        yield say("综合上限{rate}%只用于放款，信用卡和代偿款没有按它核减，请自行核对", rate=percent(most))


def _paid_until(accounts: list[Owing]) -> date | None:
    """The day to which the interest of every account is paid; nothing where on one of them none ever was.

    An account repaid in full is left out as long as something is owed on another.
    """
    days = [account.settled_until for account in [one for one in accounts if one.unpaid] or accounts]
    return None if None in days else min(day for day in days if day is not None)
