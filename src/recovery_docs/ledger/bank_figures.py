"""The statement that stands on the bank's own figures: its sums, and how the claim runs on from them.

The rates are those of the contract; the bases are the bank's. Where the bank gives one sum for several notes at several
rates, it is divided as our own figures divide it, and the reader is told.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from recovery_docs.case import BankStatement, Case, LoanRate, Penalty
from recovery_docs.errors import LawError
from recovery_docs.ledger.accounts.appropriation import credit_set_off
from recovery_docs.ledger.accounts.interest import Quote, percent, year_days
from recovery_docs.ledger.accounts.lent_terms import DAY, OF_A_CARD, OF_A_LOAN, ClauseWords
from recovery_docs.ledger.accounts.rate import Rates
from recovery_docs.ledger.books import Books, costs
from recovery_docs.ledger.ceiling import total_ceiling
from recovery_docs.ledger.entry import Kind
from recovery_docs.ledger.money_notices import credit_notices
from recovery_docs.ledger.running_clause import (
    NOTHING_RUNS,
    Running,
    daily_of,
    running,
    runs_at_unknown_rate,
    runs_on,
)
from recovery_docs.ledger.statement import Statement
from recovery_docs.ledger.terms_at_day import interest_days, last_day_to_pay, last_due_on, lent, note_of
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO, round_fen
from recovery_docs.value_class import value_class


def on_bank_figures(
    case: Case, bank: BankStatement, ours: tuple[Books, Statement] | None, notice: Message
) -> Statement:
    """The bank's sums as of the bank's day, less a credit; the lines are ours, as far as the facts suffice for any."""
    bank, credit = credit_set_off(case, bank)
    books, computed = ours or (None, None)
    days = interest_days(case)
    start = bank.as_of + DAY if days.count_last_day else bank.as_of
    matured = computed.matured if computed else _matured(case, bank.as_of)
    found = _running(case, bank, books, start, late=matured or _late_by_the_bank(case, bank))
    parts, shared = found or ([], False)
    unknown = found is None and bank.principal > 0
    most = total_ceiling(case)
    clause = runs_at_unknown_rate(bank.principal, start) if unknown else runs_on(parts, start, most)
    daily = daily_of(parts, year_days(days, start))
    if most is not None:
        daily = min(daily, bank.principal * most / year_days(days, start))
    counted = say(
        "银行对账单的利息按计算至{until}（含当日）理解；已经计入{as_of}当日的，写 loan.interest_days.count_last_day: true",
        until=start - DAY,
        as_of=bank.as_of,
    )
    told = [
        notice,
        *([] if days.count_last_day else [counted]),
        *credit_notices(bank, credit, computed),
        *([_SHARED] if shared else []),
        *([_UNKNOWN] if unknown else []),
        *([] if most is None else [say("银行对账单的金额没有按综合上限{rate}%核减，请核对", rate=percent(most))]),
    ]
    return Statement(
        as_of=bank.as_of,
        runs_from=start,
        source="bank",
        principal=bank.principal,
        interest=bank.interest,
        penalty_interest=bank.penalty_interest,
        compound_interest=bank.compound_interest,
        liquidated_damages=bank.liquidated_damages,
        fees=bank.fees,
        costs=costs(case),
        credit=credit,
        unpaid_costs=tuple((one.kind, one.amount) for one in case.request.costs),
        balances=computed.balances if computed else (),
        lines=computed.lines if computed else (),
        applied=computed.applied if computed else (),
        daily_accrual=round_fen(daily),
        runs_on=clause,
        running=tuple(one for one in parts if one.quote.rate),
        overdue_from=_overdue_from(case, bank, computed),
        matured=matured,
        repaid_principal=computed.repaid_principal if computed else ZERO,
        repaid_interest=computed.repaid_interest if computed else ZERO,
        interest_paid_until=computed.interest_paid_until if computed else None,
        accrues=clause is not NOTHING_RUNS,
        rate_known=not unknown,
        shortened=computed.shortened if computed else (),
        total_ceiling=most,
        computed=computed,
        lpr_until=computed.lpr_until if computed else None,
        notices=(*told, *(computed.notices if computed else ())),
    )


_ANY = Decimal(1)
"""What was lent where there is one note only, so that no part has to be told from another."""
_SHARED = say("银行对账单没有分借据，利率不同的各笔借据按本清单的本金比例分摊银行的本金和利息，请核对")
_UNKNOWN = say(
    "没有写明利率，此后的利息写不出利率，法院无法执行；填写 loan.rate 和 loan.penalty（信用卡填写 loan.card.daily_rate）"
)


# -- when it is due -----------------------------------------------------------------------------------------------------


def _maturities(case: Case, by: date) -> list[date]:
    loan = case.loan
    found = [last_due_on(case, disbursement, by) for disbursement in loan.disbursements]
    found += [one.due_on for one in (loan.lease.rents if loan.lease else ())]
    if not found and loan.until_on:
        found = [last_day_to_pay(case, loan.until_on)]
    found += [one.due_on for one in (loan.card.statements if loan.card else ())]
    recourse = loan.recourse
    return found + ([recourse.due_on(one) for one in recourse.payments] if recourse else [])


def _matured(case: Case, as_of: date) -> bool:
    maturities = _maturities(case, as_of)
    return bool(maturities) and max(maturities) < as_of


def _late_by_the_bank(case: Case, bank: BankStatement) -> bool:
    """Whether all of it is late as far as the bank says, where the case names no due day."""
    overdue = bank.penalty_interest > 0 or (case.request.default_on or bank.as_of) < bank.as_of
    return not _maturities(case, bank.as_of) and overdue


def _overdue_from(case: Case, bank: BankStatement, computed: Statement | None) -> date | None:
    """Since when it is late: as written, else by maturity.

    A computation that knows of no repayment tells it only where the bank's own interest says that there was none.
    """
    if computed is not None and (case.repayments or computed.interest == bank.interest):
        return computed.overdue_from
    return case.request.default_on or _late_from(case, bank.as_of)


def _late_from(case: Case, as_of: date) -> date | None:
    """The day after the first day on which something fell due, as far as that is past."""
    return min((due_on + DAY for due_on in _maturities(case, as_of) if due_on < as_of), default=None)


# -- what runs on -------------------------------------------------------------------------------------------------------


@value_class
class _Agreed:
    """The rates of one note on a day: before its due day, when late (nothing where none was added), of compound."""

    note: str | None
    lent: Decimal
    term: Quote
    late: Quote | None
    compound: Quote | None
    words: ClauseWords = OF_A_LOAN

    def principal(self, *, late: bool) -> Running:
        """Interest on what was lent."""
        penalty = self.late if late else None
        kind: Kind = "penalty_interest" if penalty else "interest"
        return Running(kind, self.lent, penalty or self.term, self.note, late, self.words)


def _running(
    case: Case, bank: BankStatement, books: Books | None, start: date, *, late: bool
) -> tuple[list[Running], bool] | None:
    """What runs on the bank's figures, and whether they had to be divided among notes; nothing where no rate is known."""
    until_late, ours = _split(running(books.accounts, start) if books else [])
    on_principal = [one for one in ours if one.kind != "compound_interest"]
    agreed = _agreed(case, books, start)
    if not on_principal:
        on_principal = [one.principal(late=late) for one in agreed]
    if not on_principal and books is None:
        return None
    principal = bank.principal + (bank.interest if _on_instalments(case) else ZERO)
    found, shared = _fitted(on_principal, principal)
    before, _ = _fitted([one for one in until_late if one.kind != "compound_interest"], principal)
    compound, also_shared = _compound(bank, books, ours, agreed, late=late)
    both = [one for one in (*before, *found, *compound) if one.base > 0 and one.quote.rate]
    order = list(dict.fromkeys(one.note for one in both))
    return sorted(both, key=lambda one: order.index(one.note)), shared or also_shared


def _split(ours: Sequence[Running]) -> tuple[list[Running], list[Running]]:
    """What accrues on the due day alone, and what runs on; of several notes a bank's one sum cannot tell the day."""
    until_late = [one for one in ours if one.until is not None]
    rest = [one for one in ours if one.until is None]
    if not until_late or len({one.note for one in ours}) == 1:
        return until_late, rest
    notes = {one.note for one in until_late}
    return [], [replace(one, first=None) if one.note in notes else one for one in rest]


def _compound(
    bank: BankStatement, books: Books | None, ours: Sequence[Running], agreed: Sequence[_Agreed], *, late: bool
) -> tuple[list[Running], bool]:
    """Compound interest on the bank's unpaid interest; before maturity only on as much of it as we too find late."""
    compounds = [one for one in ours if one.kind == "compound_interest"]
    if not compounds:
        terms = [one for one in agreed if one.compound is not None] if late else []
        compounds = [Running("compound_interest", one.lent, one.compound, one.note) for one in terms if one.compound]
        return _fitted(compounds, bank.interest)
    if books and books.owed("interest") == bank.interest:
        return compounds, False
    owed = sum((one.base for one in compounds), ZERO)
    return _fitted(compounds, bank.interest if late else min(bank.interest, owed))


def _fitted(parts: Sequence[Running], total: Decimal) -> tuple[list[Running], bool]:
    """The parts with their bases adding up to the bank's total; whether it was divided among notes.

    The bank has 90,000.00 where we have 80,000.00 on one note and 40,000.00 on another: 60,000.00 and 30,000.00.
    """
    had = sum((one.base for one in parts), ZERO)
    if not had or had == total:
        return list(parts), False
    if len({(one.kind, one.quote, one.first) for one in parts}) == 1:
        alone = len({one.note for one in parts}) == 1
        return [replace(parts[0], base=total, note=parts[0].note if alone else None)], False
    notes = [list(of_note) for _, of_note in groupby(parts, lambda one: one.note)]
    found: list[Running] = []
    left = total
    for of_note in notes:
        share = sum((one.base for one in of_note), ZERO)
        part = left if of_note is notes[-1] else round_fen(total * share / had)
        left -= part
        found += _within_note(of_note, part)
    return found, len(notes) > 1


def _within_note(parts: Sequence[Running], total: Decimal) -> list[Running]:
    """What is late stays late as far as the bank still has it; the rest is not due."""
    bases: dict[Running, Decimal] = {}
    for one in parts:
        same = replace(one, base=ZERO)
        bases[same] = bases.get(same, ZERO) + one.base
    *late, rest = sorted(bases, key=lambda one: (not one.late, one.kind != "penalty_interest"))
    for one in late:
        bases[one] = min(bases[one], total)
        total -= bases[one]
    bases[rest] = total
    return [replace(one, base=base) for one, base in bases.items()]


# -- at which rates -----------------------------------------------------------------------------------------------------


def _agreed(case: Case, books: Books | None, start: date) -> list[_Agreed]:
    """The rates of each note, from our own accounts where there are any, else as the case writes them; none if one lacks."""
    if books and books.terms:
        many = len(books.accounts) > 1
        return [
            _of_rates(one.rates, one.penalty, start, one.amount, one.note if many else None, one.words)
            for one in books.terms
        ]
    loan = case.loan
    if loan.card is not None and loan.card.daily_rate is not None:
        quote = Quote(loan.card.daily_rate, by_day=True)
        compounds = loan.penalty is not None and loan.penalty.compound is True
        return [_Agreed(None, _ANY, quote, None, quote if compounds else None, OF_A_CARD)]
    most = total_ceiling(case)
    if not loan.disbursements or books is not None:
        begun = loan.from_on or loan.contract.signed_on
        found = _written(loan.rate, loan.penalty, begun, start, _ANY, None, most)
        return [found] if found else []
    many = len(loan.disbursements) > 1
    each = [
        _written(
            one.rate or loan.rate,
            one.penalty or loan.penalty,
            one.paid_on,
            start,
            lent(one),
            note_of(one, index) if many else None,
            most,
        )
        for index, one in enumerate(loan.disbursements)
    ]
    known = [one for one in each if one is not None]
    return known if len(known) == len(each) else []


def _written(
    rate: LoanRate | None,
    penalty: Penalty | None,
    begun: date | None,
    start: date,
    amount: Decimal,
    note: str | None,
    most: Decimal | None,
) -> _Agreed | None:
    penalty = penalty or Penalty()
    if rate is None:
        if penalty.annual is None and penalty.daily is None and penalty.pegged is None:
            return None
        rate = LoanRate(annual=ZERO)  # 没有写明合同利率，逾期利率由合同直接约定
    begun = begun or (start if not rate.follows else None)
    if begun is None:
        return None
    try:
        rates = Rates(rate, penalty, min(begun, start), start + DAY, late_from=start, most=most)
        return _of_rates(rates, penalty, start, amount, note)
    except LawError:
        return None


def _of_rates(
    rates: Rates, penalty: Penalty, start: date, amount: Decimal, note: str | None, words: ClauseWords = OF_A_LOAN
) -> _Agreed:
    term, late = rates.term(start), rates.late(start)
    compound = None
    if penalty.compound and penalty.base != "instalment":
        compound = term if penalty.compound_rate == "contract" else late or term
    return _Agreed(note, amount, term, late, compound, words)


def _on_instalments(case: Case) -> bool:
    """Whether late payments bear penalty interest whole, principal and interest."""
    penalties = [one.penalty or case.loan.penalty for one in case.loan.disbursements] or [case.loan.penalty]
    return all(one is not None and one.base == "instalment" for one in penalties)
