"""保证保险: the section 事实与理由, the policy, the insured loan, what the insurer paid and asked back (items 1 to 7)."""

from datetime import date

from recovery_docs.case import Advance, Insurance, InsuredLoan
from recovery_docs.case.recourse import DAY
from recovery_docs.fields.phrases.contract_terms import named
from recovery_docs.fields.phrases.written_amounts import CAUSE_NAMES, day, parts, spelled, yuan
from recovery_docs.filings.court.element.boxes import Values, blanks, box
from recovery_docs.ledger.entry import Applied
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.matter import Matter

_OWED = ("principal", "interest", "penalty_interest", "compound_interest", "late_fee", "damages", "fees")


def insurance_facts(matter: Matter) -> Values:
    """Items 1 to 7 of the form for guarantee insurance."""
    case, recourse = matter.case, matter.case.loan.recourse
    insurance = case.loan.insurance or Insurance()
    return {
        "policy": _policy(insurance),
        "insured": _insured(matter, insurance.loan),
        "paid": {
            "on": blanks(recourse.first_paid_on if recourse else None),
            "amount": figures(recourse.total) if recourse else "",
            "transferred": blanks(insurance.rights_transferred_on),
        },
        "asked": _asked(matter, insurance),
    }


def _policy(insurance: Insurance) -> Values:
    words = {
        "amount": yuan(insurance.amount) if insurance.amount is not None else "",
        "premium": yuan(insurance.premium) if insurance.premium is not None else "",
        "term": _between(insurance.from_on, insurance.until_on),
        "premium_terms": insurance.premium_terms,
        "claim_terms": insurance.claim_terms,
        "recourse_terms": insurance.recourse_terms,
        "default_terms": insurance.default_terms,
        "special_terms": insurance.special_terms,
        "other_terms": insurance.other_terms,
        "notice_how": insurance.notice_how,
    }
    values: Values = {name: text or "" for name, text in words.items()}
    return values | {
        "notice_yes": box(insurance.notice_given),
        "notice_no": box(insurance.notice_given is False),
    }


def _between(first: date | None, last: date | None) -> str:
    said = [f"自{day(first)}起" if first else "", f"至{day(last)}止" if last else ""]
    return "".join(said)


def _insured(matter: Matter, loan: InsuredLoan) -> Values:
    """What the borrower agreed with the lender, and how he stood with the lender when the insurer paid."""
    case, recourse = matter.case, matter.case.loan.recourse
    known = loan.contract.title or loan.contract.number
    terms = [
        named(loan.contract, "借款合同") if known else None,
        f"贷款人{recourse.paid_to}" if recourse and recourse.paid_to else None,
        f"借款金额{yuan(loan.amount)}" if loan.amount is not None else None,
        f"期限{_between(loan.from_on, loan.until_on)}" if loan.from_on or loan.until_on else None,
        f"用途为{case.loan.purpose}" if case.loan.purpose else None,
        loan.terms,
    ]
    repaid = {
        "on_time": loan.repaid_on_time,
        "late": loan.repaid_late,
        "principal_repaid": loan.repaid_principal,
        "interest_repaid": loan.repaid_interest,
    }
    since = loan.overdue_from
    payments = recourse.payments if recourse else ()
    return {name: figures(amount) if amount is not None else "" for name, amount in repaid.items()} | {
        "terms": "；".join(part for part in terms if part),
        "first": blanks(loan.first_repaid_on or loan.from_on),
        "last": blanks(since - DAY if since else None),
        "since": blanks(since),
        "until": blanks(payments[-1].paid_on if payments else None),
        "owed": _satisfied(payments),
    }


def _satisfied(payments: tuple[Advance, ...]) -> Values:
    """What of the debt the insurer paid, by kind; blank where the vouchers do not tell the kinds apart.

    罚息 in a voucher holds the compound interest too, and 其他费用 may be any of the last three.
    """
    if not payments or not all(one.parts for one in payments):
        return _blank()
    penalty = sum((one.penalty_interest or ZERO for one in payments), ZERO)
    others = sum((one.other or ZERO for one in payments), ZERO)
    none = figures(ZERO)
    return {
        "principal": figures(sum((one.principal or ZERO for one in payments), ZERO)),
        "interest": figures(sum((one.interest or ZERO for one in payments), ZERO)),
        "penalty_interest": figures(penalty),
        "compound_interest": "" if penalty else none,
        **dict.fromkeys(("late_fee", "damages", "fees"), "" if others else none),
    }


def _blank() -> Values:
    return dict.fromkeys(_OWED, "")


def _repayment(applied: Applied) -> str:
    """A payment since the insurer paid, and what it went to; of 2,000.00: 违约金1,431.16元、保险费568.84元."""
    names = CAUSE_NAMES["guarantee_insurance"]
    to = spelled((names.get(kind, kind), amount) for kind, _, amount in applied.to)
    return f"{day(applied.paid_on)}收到{yuan(applied.amount)}" + (f"，抵充{to}" if to else "")


def _asked(matter: Matter, insurance: Insurance) -> Values:
    """How the insurer asked, and what is left: by kind only where nothing was repaid since, else in one sum."""
    case, statement = matter.case, matter.statement
    recourse = case.loan.recourse
    first = recourse.first_paid_on if recourse else date.min
    asked = (one.on for one in case.events if one.kind == "demand" and first <= one.on <= matter.as_of)
    untouched = recourse is not None and statement.principal == recourse.total
    owed = _satisfied(recourse.payments) if recourse and untouched else _blank()
    if any(owed.values()):
        owed |= {"damages": figures(statement.interest + statement.penalty_interest + statement.liquidated_damages)}
    repaid = sum((one.amount for one in statement.applied), ZERO)
    to_premium = sum((amount for one in statement.applied for kind, _, amount in one.to if kind == "fees"), ZERO)
    return {
        "on": blanks(min(asked, default=None)),
        "premium_paid": figures(insurance.premium_paid + to_premium) if insurance.premium_paid is not None else "",
        "repaid": figures(repaid - to_premium),
        "premium_owed": figures(statement.fees),
        "owed": owed,
        "detail": "；".join([*(_repayment(one) for one in statement.applied), f"尚欠{spelled(parts(matter))}"]),
    }
