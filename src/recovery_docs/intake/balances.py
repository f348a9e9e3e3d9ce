"""Whose figures a row stands on: ours, computed from what it lists, or the bank's, where the list cannot be whole."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from recovery_docs.case.loan import RECOURSE_CAUSES
from recovery_docs.errors import Fault
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import say

BALANCE = "bank_statement."
_ACCRUED = tuple(f"{BALANCE}{kind}" for kind in ("interest", "penalty_interest", "compound_interest"))
_PRINCIPAL = f"{BALANCE}principal"
_PARTS = ("principal", "interest", "penalty_interest", "compound_interest", "liquidated_damages", "fees")
_DUE_AT_ONCE = frozenset(("credit_card", *RECOURSE_CAUSES))
"""Causes of which the balance is due as a whole."""
_CALLED_IN = frozenset(("suit", "enforcement", "proceeding"))
_OVERDUE = re.compile("逾期|到期|拖欠|欠付|欠本|应还")
"""Words of a column that holds what is late, and nothing that falls due later."""
_PAID = ("principal", "interest", "penalty_interest", "other")
_ROUNDING = Decimal("0.05")
"""Yuan: as much as six parts, each rounded to the fen, may differ from their sum; amounts in ten thousands bring their own."""


def take_banks(record: Record, records: Sequence[Record]) -> Fault | None:
    """Whose figures the row stands on; what is said of figures that cannot be whole.

    A ledger without a list of repayments is the bank's word, whatever rates it has: its balances stand. Whoever wants
    them computed says so, and lists what was repaid: 200,000 paid out and no repayment listed, but 150,000.50 owed by the
    bank's books, means that somebody repaid, and interest on 200,000 would be too much.
    """
    banks = record.values.get(_PRINCIPAL)
    if banks is None or banks < 0:
        return None
    place = record.cells[_PRINCIPAL]
    listed = any(one.group == "repayment" for one in records)
    if "request.figures" not in record.values and not (listed and _is_lent(records)):
        alone = _principal_alone(record)
        paid = _paid_for_the_debtor(record, records)
        if alone is not None and paid is not None and abs(banks - paid) <= record.rounding.get(_PRINCIPAL, 0):
            # 代偿后分文未还：余额没有说出更多，各笔代偿就是全部账目，资金占用费从中算出
            for fact in [fact for fact in record.values if fact.startswith(BALANCE)]:
                del record.values[fact]
            return None
        record.put("request.figures", "bank", place)
        return alone
    if not _is_lent(records):
        return None
    lent = sum((one.values["amount"] for one in records if one.group == "disbursement"), Decimal(0))
    repaid = _repaid(records, record.values.get(f"{BALANCE}as_of"))
    if banks >= lent - repaid or record.values.get("request.figures") == "bank":  # 多于放款的，见 disagreements
        return None
    problem = say(
        "放款 {lent} 元、所列还款 {repaid} 元，本金余额却只有 {banks} 元，还款没有列全",
        lent=lent,
        repaid=repaid,
        banks=banks,
    )
    if "request.figures" not in record.values and any(fact in record.values for fact in _ACCRUED):
        record.put("request.figures", "bank", place)
        remedy = say("金额已经采用银行的本金、利息、罚息和复利；要逐段计算的，在“还款”表中列全还款")
        return Fault(place, problem, remedy, severity="warning")
    return Fault(
        place,
        problem,
        say("按所列的计算会多催；在“还款”表中列全还款，或者填写银行的利息、罚息，“采用的金额”写“银行”"),
    )


def disagreements(record: Record, records: Sequence[Record]) -> Iterator[Fault]:
    """Figures of the bank that cannot all be true; each stops the row, unless somebody has looked at it and says so."""
    overdue = record.values.pop("overdue_principal", None)
    if record.values.pop("differences_allowed", None):
        return
    values, total = record.values, record.values.get(f"{BALANCE}total")
    banks = values.get(_PRINCIPAL)
    if banks is None:
        return
    added = sum((values.get(f"{BALANCE}{part}", Decimal(0)) for part in _PARTS), Decimal(0))
    net = added - values.get(f"{BALANCE}credit", Decimal(0))
    allowed = _ROUNDING + sum(off for fact, off in record.rounding.items() if fact.startswith(BALANCE))
    if total is not None and min(abs(total - added), abs(total - net)) > allowed:
        yield Fault(
            record.cells[f"{BALANCE}total"],
            say("合计写的是 {total} 元，各项相加是 {added} 元", total=total, added=added),
            say("补上没有读取的各项，或者改正其中的错；核对过仍要按分项采用的，加上“差异已核对”一列，写是"),
        )
    yield from _not_yet_due(record, records, overdue)
    lent = _lent(record, records)
    allowed = _ROUNDING + record.rounding.get(_PRINCIPAL, Decimal(0)) + _rounding_of_lent(record, records)
    if lent and banks > lent + allowed and values.get("loan.cause") not in ("credit_card", *RECOURSE_CAUSES):
        yield Fault(
            record.cells[_PRINCIPAL],
            say("本金余额 {banks} 元多于放款金额 {lent} 元", banks=banks, lent=lent),
            say(
                "对照借据和银行系统核对两个金额和各自的单位，有别的放款的补上；核对过仍要采用的，加上“差异已核对”一列，写是"
            ),
        )


def _not_yet_due(record: Record, records: Sequence[Record], overdue: Decimal | None) -> Iterator[Fault]:
    """A balance of which a part falls due later: a letter would dun that part too, though nobody called it in.

    A column that calls itself what is late (逾期本金) is what is due; a judgment, or a call of the whole debt, makes all
    of it due.
    """
    values, place = record.values, record.cells[_PRINCIPAL]
    called_in = values.get("request.accelerate") or "request.accelerated_on" in values
    elsewhere = any(one.group in _CALLED_IN or one.values.get("kind") == "acceleration" for one in records)
    if called_in or elsewhere or values.get("loan.cause") in _DUE_AT_ONCE or _OVERDUE.search(place.heading or ""):
        return
    as_of = values.get(f"{BALANCE}as_of") or values.get("request.as_of")
    dues = [one.values["due_on"] for one in records if one.group == "disbursement" and "due_on" in one.values]
    dues = dues or [values[fact] for fact in ("loan.until_on",) if fact in values]
    later = max(dues, default=None)
    if later is not None and as_of is not None and values[_PRINCIPAL] and later > as_of:
        problem = say("借款到 {day} 才全部到期，余额里有没有到期的本金", day=later)
    elif later is None and overdue is not None and overdue < values[_PRINCIPAL]:
        problem = say("余额多于逾期的本金 {overdue} 元，里面有没有到期的本金", overdue=overdue)
    else:
        return
    yield Fault(
        place,
        problem,
        say(
            "只催到期部分的，在方案的［列］里把写逾期本金的一列写作“案件.本金余额”，这一列写进“不读的列”；已经宣布提前到期的，"
            "加上“提前到期日”一列；核对过仍要全部催收的，在方案的［固定］里写“案件.差异已核对”，写是"
        ),
    )


def _principal_alone(record: Record) -> Fault | None:
    """A balance of which only the principal is known asks for less than is owed, and no rate says how much less."""
    if any(f"{BALANCE}{part}" in record.values or f"{BALANCE}{part}" in record.bad for part in (*_PARTS[1:], "total")):
        return None
    return Fault(
        record.cells[_PRINCIPAL],
        say("只有本金余额，没有利息、罚息，也没有列还款"),
        say(
            "加上“利息”“罚息”等列，没有欠的写 0；要由本系统计算的，在“还款”表中列全还款，“采用的金额”写“计算”；"
            "只催本金的，“采用的金额”写“银行”"
        ),
    )


def _paid_for_the_debtor(record: Record, records: Sequence[Record]) -> Decimal | None:
    """What a guarantor paid in all, each payment as a whole or by its parts; nothing where it paid nothing."""
    each = [one.values for one in records if one.group == "advance"]
    whole = next((one.values for one in records if one.group == "recourse"), {})
    in_parts = {
        part: record.values[f"loan.recourse.{part}"] for part in _PAID if f"loan.recourse.{part}" in record.values
    }
    paid = [
        one.get("amount", sum((one[part] for part in _PAID if part in one), Decimal(0)))
        for one in each or [in_parts | whole]
    ]
    return sum(paid, Decimal(0)) or None


def _is_lent(records: Sequence[Record]) -> bool:
    """Whether the row says what was paid out, and of every note how much."""
    paid_out = [one for one in records if one.group == "disbursement"]
    return bool(paid_out) and all("amount" in one.values for one in paid_out)


def _lent(record: Record, records: Sequence[Record]) -> Decimal | None:
    if _is_lent(records):
        return sum((one.values["amount"] for one in records if one.group == "disbursement"), Decimal(0))
    amount: Decimal | None = record.values.get("loan.amount")
    return amount


def _rounding_of_lent(record: Record, records: Sequence[Record]) -> Decimal:
    paid_out = (one.rounding.get("amount", Decimal(0)) for one in records if one.group == "disbursement")
    return sum(paid_out, record.rounding.get("loan.amount", Decimal(0)))


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
