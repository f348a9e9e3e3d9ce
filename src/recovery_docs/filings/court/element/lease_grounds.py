"""融资租赁: the section 事实与理由, from the contract to the rents in arrears (items 1 to 14)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from recovery_docs.case import Lease, Rent
from recovery_docs.fields.phrases.written_amounts import day, yuan
from recovery_docs.filings.court.element.boxes import Values, blanks, box, yes_no
from recovery_docs.filings.court.element.lease_items import lease_claims
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.lease.lease_rescinded import NONE_AGREED
from recovery_docs.prerequisites.matter import Matter


def lease_facts(matter: Matter) -> Values:
    """The claims of a lessor and items 1 to 14 of the form for finance leases."""
    lease = matter.case.loan.lease
    return lease_claims(matter) | {
        "lease": _lease(lease),
        "recovery": _agreed(lease.recovery_terms if lease else None),
        "rescission_terms": _agreed(lease.rescission_terms if lease else None),
        "paid": _paid(matter, lease),
        "arrears": _arrears(matter),
    }


def _agreed(text: str | None) -> Values:
    """Whether the contract says so and what; neither box is ticked where the case does not tell."""
    none = text in NONE_AGREED
    return yes_no(None if text is None else not none) | {"text": "" if none else text or ""}


def _lease(lease: Lease | None) -> Values:
    way = lease.paid_by if lease else None
    owner = lease.owner_at_end if lease else None
    fit = lease.fit if lease else None
    several = len(lease.rents) > 1 if lease else None
    said = lease.paid_by_text if lease else None
    words = {
        "rent": lease and figures(lease.total),
        "bill_type": f"：{said}" if said and way == "bill" else "",
        "other_way": said if way == "other" else "",
        "other_fees": lease and lease.other_fees,
        "borne_by": lease and lease.other_fees_borne_by,
        "price": figures(lease.purchase_price) if lease and lease.purchase_price is not None else "",
        "defects": lease and lease.defects,
    }
    boxes: Values = {one: box(way == one) for one in ("cash", "transfer", "bill", "other")}
    return (
        {name: text or "" for name, text in words.items()}
        | boxes
        | {
            "once": box(several is False),
            "instalments": box(several),
            "from": blanks(lease.from_on if lease else None),
            "until": blanks(lease.until_on if lease else None),
            "lessee_owns": box(owner == "lessee"),
            "lessor_owns": box(owner == "lessor"),
            "delivered": blanks(lease.delivered_on if lease else None),
            "fit": box(fit),
            "defective": box(fit is False),
        }
    )


class PaidRent(NamedTuple):
    """What of a payment went to one rent."""

    rent: Rent
    paid_on: date
    amount: Decimal

    @property
    def late(self) -> bool:
        """Whether it came after the day on which the rent was due."""
        return self.paid_on > self.rent.due_on


def paid_rents(matter: Matter) -> Iterator[PaidRent]:
    """What was paid of the rents, the oldest first.

    Of 20,000.00 paid on 25 March, 104.00 went to the damages, and 19,896.00 to the rent of 20 March, late.
    """
    lease = matter.case.loan.lease
    waiting = [(one, one.amount) for one in reversed(lease.in_order if lease else ())]
    for applied in matter.statement.applied:
        left = sum((amount for kind, _, amount in applied.to if kind == "principal"), ZERO)
        while left > 0 and waiting:
            rent, unpaid = waiting.pop()
            amount = min(unpaid, left)
            left -= amount
            yield PaidRent(rent, applied.paid_on, amount)
            if amount < unpaid:
                waiting.append((rent, unpaid - amount))


def _paid(matter: Matter, lease: Lease | None) -> Values:
    found = list(paid_rents(matter))
    on_time = [one for one in found if not one.late]
    known = matter.statement.source == "computed"
    late = sum((one.amount for one in found if one.late), ZERO)
    said = (f"{day(one.paid_on)}支付{day(one.rent.due_on)}应付的租金{yuan(one.amount)}" for one in found)
    return {
        "first": blanks(lease.in_order[0].due_on if on_time and lease else None),
        "last": blanks(on_time[-1].rent.due_on if on_time else None),
        "on_time": figures(sum((one.amount for one in on_time), ZERO)) if known else "",
        "late": figures(late) if known else "",
        "detail": "；".join(said),
    }


def _arrears(matter: Matter) -> Values:
    statement, sums = matter.statement, matter.lease_sums
    due = sums.due if sums else statement.principal
    damages = statement.total - statement.principal
    return {
        "since": blanks(matter.case.request.default_on or statement.overdue_from),
        "until": blanks(statement.counted_until),
        "rents": figures(due),
        "damages": figures(damages),
        "late_fee": figures(ZERO),
        "compensation": figures(ZERO),
        "total": figures(due + damages),
    }
