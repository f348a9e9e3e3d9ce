"""The section 事实与理由 of a loan: contract, parties, amount, term, rates, payment out, repayment, default."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Loan, LoanRate
from recovery_docs.case.loan import RepaymentMethod
from recovery_docs.case.words import told, word
from recovery_docs.fields.phrases.contract_terms import agreed_amount, bare_number, method_words
from recovery_docs.fields.phrases.written_amounts import day, yuan
from recovery_docs.filings.court.element.boxes import Values, blanks, box, yes_no
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.entry import INTERESTS
from recovery_docs.ledger.terms_at_day import last_day_to_pay
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.matter import Matter

_METHODS: tuple[RepaymentMethod, ...] = (
    "level_instalment",
    "level_principal",
    "at_maturity",
    "interest_monthly",
    "interest_quarterly",
    "interest_yearly",
    "irregular",
)
_SETTLED: dict[str, RepaymentMethod] = {
    "monthly": "interest_monthly",
    "quarterly": "interest_quarterly",
    "yearly": "interest_yearly",
    "at_maturity": "at_maturity",
    "half_yearly": "irregular",
    "with_instalment": "irregular",
}
_INSTALMENTS = ("level_instalment", "level_principal")


def loan_facts(matter: Matter) -> Values:
    """Items 1 to 9 of the forms for loans."""
    loan, statement = matter.case.loan, matter.statement
    begins = min((one.paid_on for one in loan.disbursements), default=None)
    ends = loan.until_on or max((one.due_on for one in loan.disbursements if one.due_on), default=None)
    line = (loan.facility.from_on, loan.facility.until_on) if loan.facility else (None, None)
    paid = [(one.paid_on, one.amount - (one.withheld_interest or ZERO)) for one in loan.disbursements]
    return _rates(matter) | {
        "amount": {
            "agreed": _agreed(matter),
            "paid": yuan(sum((amount for _, amount in paid), ZERO)) if paid else "",
        },
        "provided": {"cash": box(None), "transfer": box(any(one.account for one in loan.disbursements)), "other": ""},
        "term": _term(matter, ends)
        | {"begins": blanks(loan.from_on or line[0] or begins), "ends": blanks(loan.until_on or line[1] or ends)},
        "disbursements": [blanks(on) | {"amount": figures(amount)} for on, amount in paid]
        or [blanks(None) | {"amount": ""}],
        "method": _method(loan),
        "repaid": {
            "principal": figures(statement.repaid_principal) if statement.lines else "",
            "interest": figures(statement.repaid_interest) if _interest_repaid_is_known(matter) else "",
            "until": blanks(_interest_paid_until(matter)),
        },
        "overdue": overdue(matter),
    }


def _agreed(matter: Matter) -> str:
    """The amount of the loan; where only a line of credit was agreed, that."""
    agreed, facility = agreed_amount(matter.case, matter.as_of), matter.case.loan.facility
    if agreed is not None:
        return yuan(agreed)
    return f"授信额度{yuan(facility.amount)}" if facility else ""


def _interest_repaid_is_known(matter: Matter) -> bool:
    """Where the case only says until when interest was paid, nobody knows how much that was; the blank stays open."""
    paid_until = (one.interest_paid_until for one in matter.case.loan.disbursements)
    return bool(matter.statement.lines) and not any(paid_until)


def _interest_paid_until(matter: Matter) -> date | None:
    """The day to which interest is paid, as long as no later payment went to interest and moved it on."""
    until = matter.statement.interest_paid_until
    later = (one for one in matter.statement.applied if until is not None and one.paid_on > until)
    return None if any(kind in INTERESTS for one in later for kind, _, _ in one.to) else until


def _term(matter: Matter, ends: date | None) -> Values:
    """Whether the agreed term is over; an extension moves its end, an acceleration is asked for elsewhere."""
    extended = [one.new_due_on for one in matter.case.loan.amendments if one.new_due_on]
    last = max([*extended, *([ends] if ends else [])], default=None)
    over = None if last is None else last_day_to_pay(matter.case, last) <= matter.as_of
    if last is None and matter.statement.overdue_from:  # 民法典675：催告给予的期限届满
        over = True
    return {"matured": box(over), "not_matured": box(over is False)}


def overdue(matter: Matter) -> Values:
    """Since when the debtor is in default, and for how many days."""
    since = matter.case.request.default_on or matter.statement.overdue_from
    if since is None:
        return yes_no(False) | {"since": "", "days": ""}
    return yes_no(True) | {"since": day(since), "days": f"{(matter.statement.runs_from - since).days}天"}


def _rates(matter: Matter) -> Values:
    loan, clauses = matter.case.loan, matter.case.loan.contract.clauses
    rates = [one.rate or loan.rate for one in loan.disbursements] or [loan.rate]
    annual = _listed([_yearly(rate, loan) for rate in rates])
    penalties = [one.penalty or loan.penalty for one in loan.disbursements] or [loan.penalty]
    surcharges = _listed([percent(one.surcharge) if one and one.surcharge is not None else "" for one in penalties])
    overdue_rates = _listed(
        [percent(balance.overdue_rate) if balance.overdue_rate else "" for balance in matter.statement.balances]
    )
    agreed = any(one and (one.surcharge or one.annual or one.daily or one.pegged) for one in penalties)
    return {
        "rate": {"yes": box(bool(annual)), "annual": annual, "clause": bare_number(clauses.interest)},
        "surcharge": {
            "yes": box(bool(surcharges)),
            "rate": surcharges,
            "clause": bare_number(clauses.penalty) if surcharges else "",
        },
        "compound": {
            "yes": box(any(one and one.compound for one in penalties)),
            "clause": bare_number(clauses.compound),
        },
        "penalty": {
            "yes": box(agreed),
            "rate": overdue_rates if agreed else "",
            "clause": bare_number(clauses.penalty or clauses.default) if agreed else "",
        },
    }


def _yearly(rate: LoanRate | None, loan: Loan) -> str:
    """The rate by the year, in front of the form's own %: a monthly rate by twelve, a daily one by the year's days."""
    if rate is None:
        return ""
    if rate.follows:
        of = f"{word('lpr', rate.lpr)}LPR" if rate.lpr else f"{word('benchmark', rate.benchmark)}贷款基准利率"
        points = (rate.spread_bp or Decimal(0)) / 100
        if rate.times is None:
            return f"{of}{points.normalize():+f}"
        times = f"{of}×{percent(rate.times)}"
        return f"{times}%{points.normalize():+f}" if points else times
    if rate.annual is not None:
        return percent(rate.annual)
    if rate.monthly is not None:
        return percent(rate.monthly * 12)
    year = loan.interest_days.year
    return percent((rate.daily or ZERO) * (365 if year == "actual" else year))


def _listed(rates: list[str]) -> str:
    return "%、".join(dict.fromkeys(rate for rate in rates if rate))


def _method(loan: Loan) -> Values:
    """One box; the form for private lending has none for instalments or other ways, but a line."""
    schedules = {one.schedule.method for one in loan.disbursements if one.schedule}
    method = loan.schedule.method if loan.schedule else next(iter(sorted(schedules)), None)
    if method is None and loan.interest_days.settle:
        method = _SETTLED[loan.interest_days.settle]
    named = ""
    if method == "irregular":
        named = method_words(loan) or told("repayment_method", method)
    elif loan.cause == "private_loan" and method in _INSTALMENTS:
        named = told("repayment_method", method)
    values: Values = {one: box(method == one) for one in _METHODS}
    return values | {"other": named}
