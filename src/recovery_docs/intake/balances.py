"""Whose figures a row stands on: ours, computed from what it lists, or the bank's, where the list cannot be whole."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from recovery_docs.errors import Fault
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import say

BALANCE = "bank_statement."
_ACCRUED = tuple(f"{BALANCE}{kind}" for kind in ("interest", "penalty_interest", "compound_interest"))
_PRINCIPAL = f"{BALANCE}principal"


def doubted(record: Record, records: Sequence[Record]) -> Fault | None:
    """What the bank's principal says against the amounts paid out and repaid; nothing where they may both be true.

    200,000 paid out and no repayment listed, but 150,000.50 owed by the bank's books: somebody repaid, and interest on
    200,000 would be too much. The bank's own figures are taken then, if it states any interest at all, unless the row
    says whose to take. A row that lists repayments, but not all, is told so.
    """
    banks = record.values.get(_PRINCIPAL)
    paid_out = [one.values for one in records if one.group == "disbursement"]
    if banks is None or banks < 0 or not paid_out or any("amount" not in one for one in paid_out):
        return None
    lent = sum((one["amount"] for one in paid_out), Decimal(0))
    repaid = _repaid(records, record.values.get(f"{BALANCE}as_of"))
    place = record.cells[_PRINCIPAL]
    if banks >= lent - repaid:  # 多于放款的，见 doubted_facts
        return None
    problem = say(
        "放款 {lent} 元、所列还款 {repaid} 元，本金余额却只有 {banks} 元，还款没有列全",
        lent=lent,
        repaid=repaid,
        banks=banks,
    )
    if _takes_banks(record):
        record.put("request.figures", "bank", place)
        if all(one.group != "repayment" for one in records):
            return None  # 银行的台账本来就只记余额，不列还款；每行都提醒等于没有提醒
        remedy = say("金额已经采用银行的本金、利息、罚息和复利；要逐段计算的，在“还款”表中列全还款")
    elif record.values.get("request.figures") == "bank":
        return None
    else:
        remedy = say("按所列的计算会多催；在“还款”表中列全还款，或者填写银行的利息、罚息，“采用的金额”写“银行”")
    return Fault(place, problem, remedy, severity="warning")


def _takes_banks(record: Record) -> bool:
    """Whether the row leaves it open whose figures to take, and the bank's are not the principal alone."""
    return "request.figures" not in record.values and any(fact in record.values for fact in _ACCRUED)


def _repaid(records: Sequence[Record], until: Any) -> Decimal:
    """As much as the repayments up to the bank's day can have brought the principal down."""
    made = (one.values for one in records if one.group == "repayment" and "amount" in one.values)
    return sum(
        (
            one.get("principal", one["amount"])
            for one in made
            if until is None or "paid_on" not in one or one["paid_on"] <= until
        ),
        Decimal(0),
    )
