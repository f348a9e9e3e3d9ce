"""Facts of a case that its columns say together: since when it is late, whom a counter-guarantor stands behind."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from recovery_docs.case.loan import RECOURSE_CAUSES
from recovery_docs.case.words import tables, word
from recovery_docs.errors import Fault, Place
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import say

_SERVICERS = ("asset_management_company", "local_asset_management_company")
_DAY = timedelta(days=1)


def derive(records: list[Record], case: Record, place: Place) -> Iterator[Fault]:
    """Put into the records of one case what follows from several of them, and say what cannot be so."""
    _late_since(case)
    _counter_guarantors(records)
    _things(records)
    yield from _of_other_causes(records, case)
    yield from _first_and_last_payment(records)
    yield from _acquired(records, case, place)


def _late_since(case: Record) -> None:
    """逾期天数 counts to 截至日: one day late is the day after the due day, which is the first day of default."""
    days = case.values.pop("overdue_days", None)
    case.bad.discard("overdue_days")
    as_of = case.values.get("bank_statement.as_of") or case.values.get("request.as_of")
    if days and isinstance(as_of, date) and "request.default_on" not in case.values:
        case.put("request.default_on", as_of - days * _DAY + _DAY, case.cells["overdue_days"])


def _counter_guarantors(records: list[Record]) -> None:
    """A counter-guarantor stands behind the one guarantor of the row, or behind the creditor who paid for the debtor."""
    standing = [one for one in records if one.group == "guarantee" and "guarantor.name" in one.values]
    creditor = next((one for one in records if one.group == "creditor" and "name" in one.values), None)
    fact = "guarantor.name" if len(standing) == 1 else "name"
    behind = standing[0] if len(standing) == 1 else creditor if not standing else None
    for one in records:
        if one.group == "counter_guarantee" and behind is not None and "counter_for" not in one.values:
            one.put("counter_for", behind.values[fact], one.place)


def _things(records: list[Record]) -> None:
    """A thing of which only the kind is written is called by it (房产); one that is called by a kind is of that kind."""
    for one in records:
        if one.group not in ("mortgage", "pledge"):
            continue
        kind, name = one.values.get("collateral.kind"), one.values.get("collateral.name")
        if kind is not None and name is None and "collateral.name" not in one.bad:
            one.put("collateral.name", word("collateral_kind", kind), one.cells["collateral.kind"])
        elif kind is None and name in _kinds() and "collateral.kind" not in one.bad:
            one.put("collateral.kind", _kinds()[name], one.cells["collateral.name"])


@cache
def _kinds() -> dict[str, str]:
    """Every word for a kind of thing, with the kind."""
    return {written: kind for kind, words in tables()["collateral_kind"].items() for written in words}


def _of_other_causes(records: list[Record], case: Record) -> Iterator[Fault]:
    """A loan is no card, whatever limit stands in its row; a payment by a guarantor is asked about in a bank's own case."""
    cause = case.values.get("loan.cause")
    if cause is None:
        return
    if cause != "credit_card":
        for fact in [fact for fact in case.values if fact.startswith("loan.card.")]:
            del case.values[fact]
        records[:] = [one for one in records if one.group not in ("card", "card_statement")]
    if cause not in RECOURSE_CAUSES:
        facts = [fact for fact in case.values if fact.startswith("loan.recourse.")]
        paid = [one for one in records if one.group in ("recourse", "advance")]
        places = [*(case.cells[fact] for fact in facts), *(place for one in paid for place in one.cells.values())]
        for fact in facts:
            del case.values[fact]
        records[:] = [one for one in records if one not in paid]
        if places:
            yield Fault(
                places[0],
                say("写了代偿，案由却不是追偿权纠纷、保证保险合同纠纷"),
                say("担保公司追偿的，案由写“追偿权纠纷”；本行收到代偿款的，列入“还款”表，这里清空"),
            )


def _first_and_last_payment(records: list[Record]) -> Iterator[Fault]:
    """The first and the last day of payments tell the day of one; of several they leave days and amounts open."""
    recourse = next((one for one in records if one.group == "recourse"), None)
    if recourse is None:
        return
    said = {fact: recourse.values.pop(fact, None) for fact in ("first_paid_on", "last_paid_on")}
    first, last = said.values()
    told = [fact for fact, day in said.items() if day is not None]
    days = [one.values["paid_on"] for one in records if one.group == "advance" and "paid_on" in one.values]
    if not told:
        return
    place = recourse.cells[told[-1]]
    own = recourse.values.get("paid_on")
    if days:
        if first not in (None, min(days)) or last not in (None, max(days)):
            yield Fault(
                place,
                say("逐笔代偿的日期从 {first} 到 {last}，与这里写的不同", first=min(days), last=max(days)),
                say("对照代偿凭证核对，漏写的一笔补上"),
            )
        return
    different = {day for day in (first, last, own) if day is not None}
    if len(different) == 1 and (own is not None or len(told) > 1):
        if own is None:
            recourse.put("paid_on", different.pop(), place)
        return
    recourse.bad.add("paid_on")
    each = say("加上“第一次代偿日期”“第一次代偿金额”“第二次代偿日期”等列，或者另加一张“代偿”表，一次一行")
    if len(different) > 1:
        yield Fault(
            place,
            say("代偿不止一次（{days}），不知道各次的金额，算不出从哪一天起计多少资金占用费", days=sorted(different)),
            each,
        )
        return
    yield Fault(
        place,
        say("只写了“{heading}”，不知道是不是只代偿了一次", heading=place.heading or ""),
        say("只有一次的，标题改成“代偿日期”；有几次的，{each}", each=each),
    )


def _acquired(records: list[Record], case: Record, place: Place) -> Iterator[Fault]:
    """An asset manager did not lend: who did, and when the claim passed, no paper may leave out (民法典546)."""
    own = case.values.pop("acquired", None)
    creditor = next((one for one in records if one.group == "creditor"), None)
    if creditor is None or own is False or case.values.get("loan.cause") in RECOURSE_CAUSES:
        return
    manager = creditor.values.get("institution") in _SERVICERS or "资产管理" in creditor.values.get("name", "")
    if manager and all(one.group != "assignment" for one in records):
        yield Fault(
            place,
            say("债权人是资产管理公司，没有写债权从哪里受让，函件会写成借款人与它签订借款合同"),
            say("加上“原债权人”“转让日期”两列；确是债权人自己发放的，加上“是否受让取得”一列，写否"),
        )
