"""融资租赁: what the lessor asks, all rents or the losses of a rescission (items 1 to 5 of 诉讼请求)."""

from decimal import Decimal

from recovery_docs.fields.phrases.written_amounts import day, parts, spelled, yuan
from recovery_docs.filings.court.element.boxes import Values, blanks, box, yes_no
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.lease.lease_sums import LeaseSums
from recovery_docs.prerequisites.matter import Matter

_NOTHING: Values = dict.fromkeys(
    (
        "unpaid",
        "due",
        "later",
        "price",
        "damages",
        "late_fee",
        "compensation",
        "after",
        "base",
        "rate",
        "detail",
        "rents",
    ),
    "",
) | {"as_of": blanks(None)}


def lease_claims(matter: Matter) -> Values:
    """Items 1 to 5; the form says which of them belong to which choice, and the others stay blank."""
    request, sums = matter.case.request, matter.lease_sums
    back = bool(request.rescind and not request.accelerate)
    return {
        "pay": _NOTHING if back else _asked(matter, sums) | {"rents": _rents(matter, sums)},
        "loss": _asked(matter, sums) | {"rents": "" if sums else _rents(matter, None)} if back else _NOTHING,
        "ownership": yes_no(request.claim_ownership),
        "rescission": {
            "judged": box(request.rescind and request.rescinded_on is None),
            "confirmed": box(request.rescind and request.rescinded_on is not None),
            "on": blanks(request.rescinded_on if request.rescind else None),
        },
    }


def _asked(matter: Matter, sums: LeaseSums | None) -> Values:
    statement, lease = matter.statement, matter.case.loan.lease
    due = sums.due if sums else statement.principal
    price = sums.worth_at_end if sums and lease and lease.owner_at_end != "lessor" else None
    return _NOTHING | {
        "unpaid": figures(sums.unpaid) if sums else "",
        "due": figures(due),
        "later": figures(sums.later) if sums else "",
        "price": figures(price) if price else "",
        "as_of": blanks(statement.counted_until),
        "damages": figures(statement.total - statement.principal),
        "late_fee": figures(ZERO),
        "compensation": figures(ZERO),
        **_runs_on(matter),
        "detail": spelled(parts(matter)[len(_principals(matter)) :]),
    }


def _principals(matter: Matter) -> list[tuple[str, Decimal]]:
    return [one for one in parts(matter) if one[0].endswith("租金")]


def _runs_on(matter: Matter) -> Values:
    """The base and the rate of what goes on, where it is one base at one rate; else the claim above says it in words."""
    statement = matter.statement
    going = [one for one in statement.running if one.quote.rate and one.first is None]
    if not (matter.case.request.to_actual_payment and statement.accrues and going):
        return {}
    after: Values = {"after": day(statement.counted_until)}
    if len({one.quote for one in going}) > 1:
        return after | {"rate": "上列诉讼请求写明的"}
    quote = going[0].quote
    rate = f"每日{percent(quote.rate)}%" if quote.by_day else f"年利率{percent(quote.rate)}%"
    return after | {"base": figures(sum((one.base for one in going), ZERO)), "rate": rate}


def _rents(matter: Matter, sums: LeaseSums | None) -> str:
    """Which rents are unpaid, one by one, the latest payments having gone to the oldest."""
    lease = matter.case.loan.lease
    if lease is None:
        return ""
    left, said = sums.unpaid if sums else matter.statement.principal, []
    asked = [one for one in lease.in_order if sums or one.due_on < matter.statement.as_of]
    for rent in reversed(asked):
        if left <= 0:
            break
        unpaid = min(rent.amount, left)
        left -= unpaid
        said.append(
            f"{day(rent.due_on)}应付{yuan(rent.amount)}" + (f"，未付{yuan(unpaid)}" if unpaid < rent.amount else "")
        )
    return "；".join(reversed(said))
