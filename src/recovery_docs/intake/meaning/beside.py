"""Headings whose meaning hangs on the columns beside them: whose bank 贷款行 is, which day 基准日 is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from recovery_docs.intake.headings import Column, Heading, Unread, book, plain, unit_in

Meaning = Heading | Unread | None
_LENDER = re.compile(r"贷款|放款|出借|银行|资金方|出资方|支行|经办行")
"""What the one who lent is called, who need not be the one to whom the debt is owed now."""
_CARD = re.compile(r"信用卡|透支|账单日|最低.{0,2}还")
_DUE_OF_STATEMENT = frozenset(("还款日", "到期还款日", "最后还款日", "还款到期日"))
_LEFT = re.compile(r"余额|剩余|未还|未偿|尚欠|结欠|未归还|欠付|所欠|待还")
_LEFT_OF_PAYMENTS = frozenset(("代偿余额", "代偿款余额", "代偿本金余额"))
_UNPAID = re.compile("欠|未|应收|应付|逾期")
_PAID_FOR = frozenset(
    (
        *(("recourse", fact) for fact in ("paid_on", "first_paid_on", "last_paid_on", "amount")),
        ("case", "loan.recourse.principal"),
    )
)
"""Facts of which one at least stands where a guarantor paid for the debtor."""
_ANNOUNCED = frozenset(("公告日期", "公告时间", "公告日", "登报日期", "登报时间", "刊登日期"))
_SUIT = frozenset(("诉讼案号", "诉讼立案日期", "诉讼结案日期"))
_ENFORCEMENT = frozenset(("执行案号", "执行立案日期", "终本日期"))


def beside(names: Sequence[tuple[str, Meaning]]) -> list[tuple[str, Meaning]]:
    """The headings of a sheet of cases, those that its other headings explain now understood."""
    found = [meaning for _, meaning in names if isinstance(meaning, Heading)]
    groups = {one.column.group for one in found}
    lenders = [_is_lender(text, meaning) for text, meaning in names]
    others = {
        (meaning.column.group, meaning.column.fact)
        for (_, meaning), lends in zip(names, lenders, strict=True)
        if isinstance(meaning, Heading) and not lends
    }
    of_card = "card" in groups or any(_CARD.search(text) for text, _ in names)
    facts = {(one.column.group, one.column.fact) for one in found}
    has_paid = "advance" in groups or not facts.isdisjoint(_PAID_FOR)
    days_of_figures = [text for text, one in names if isinstance(one, Heading) and _is_day_of_figures(one)]
    base_is_day = len(days_of_figures) == 1 and "基准" in days_of_figures[0]
    of_statement = _of_statement(names, found)
    settled: list[tuple[str, Meaning]] = []
    for (text, told), lends in zip(names, lenders, strict=True):
        meaning = _of_guarantor_who_paid(text, told, facts) if has_paid else told
        meaning = _of_assignment(text, meaning, facts, base_is_day=base_is_day)
        now: Column | None = None
        if of_statement and plain(text) in _DUE_OF_STATEMENT:
            settled.append((text, Unread(elsewhere=book().column("card_statement", "到期还款日"))))
            continue
        if lends:
            now = _lender(groups, ("creditor", "name") in others, ("assignment", "assignor.name") in others)
        elif isinstance(meaning, Heading) and len(days_of_figures) > 1 and "基准" in text and "assignment" in groups:
            now = book().column("assignment", "转让基准日") if _is_day_of_figures(meaning) else None
        elif isinstance(meaning, Unread) and meaning.could_be:
            now = _of_group(set(meaning.could_be), groups, of_card=of_card and "卡" in text)
        settled.append((text, meaning if now is None else Heading(now)))
    return _whose_phones(_one_balance(_one_borrower(settled)))


def _of_guarantor_who_paid(text: str, meaning: Meaning, facts: set[tuple[str, str]]) -> Meaning:
    """What a column means beside those of a guarantor's payments: its premium, what it vouched for, what is left."""
    if plain(text).partition("(")[0] in _LEFT_OF_PAYMENTS:
        return Heading(book().column("case", "本金余额"), unit=unit_in(text))
    if not isinstance(meaning, Heading):
        return meaning
    fact = (meaning.column.group, meaning.column.fact)
    if fact == ("case", "bank_statement.fees") and "担保费" in text:
        owed = book().column("case", "欠付担保费")
        return replace(meaning, column=owed) if _UNPAID.search(text) else Unread((owed.title,))
    if fact == ("guarantee", "cap") and ("guarantee", "guarantor.name") not in facts:
        return Unread((meaning.column.title, "合同金额"))
    return meaning


def _of_assignment(text: str, meaning: Meaning, facts: set[tuple[str, str]], *, base_is_day: bool) -> Meaning:
    """What a column means where a claim was passed on: the announcement of it, what was owed on the 基准日."""
    groups = {group for group, _ in facts}
    if plain(text) in _ANNOUNCED and not (isinstance(meaning, Heading) and meaning.column.group == "assignment_notice"):
        announced = book().column("assignment_notice", "转让公告日期")
        if "assignment_notice" in groups:
            return Heading(announced)
        return Unread((announced.title,)) if "assignment" in groups else meaning
    if not (isinstance(meaning, Heading) and "基准" in text):
        return meaning
    if _is_owed(meaning) and ("case", "bank_statement.principal") in facts:
        return Unread()  # 另有今天的余额，基准日的合计不是今天欠的
    if not base_is_day:
        return meaning
    for fact, owed in (("principal", "本金余额"), ("interest", "利息")):
        balance = book().column("case", owed)
        if (meaning.column.group, meaning.column.fact) == ("assignment", fact) and ("case", balance.fact) not in facts:
            return replace(meaning, column=balance)
    return meaning


def _of_statement(names: Sequence[tuple[str, Meaning]], found: Sequence[Heading]) -> bool:
    """Whether 还款日 is when a card's statement falls due, and not the day of each instalment."""
    facts = {(one.column.group, one.column.fact) for one in found}
    if ("case", "loan.schedule.method") in facts:
        return False
    if ("card", "last4") in facts or any(_CARD.search(text) for text, _ in names):
        return True
    lent = any(group == "disbursement" for group, _ in facts)
    return not lent and any(plain(text) == "卡号" for text, _ in names)


def _one_borrower(names: Sequence[tuple[str, Meaning]]) -> list[tuple[str, Meaning]]:
    """Where no other column names the borrower, 企业名称 does."""
    settled, name = list(names), book().column("borrower", "姓名")
    if any(isinstance(meaning, Heading) and meaning.column is name for _, meaning in names):
        return settled
    asked = [at for at, (_, one) in enumerate(names) if isinstance(one, Unread) and one.could_be == ("借款人姓名",)]
    if len(asked) == 1:
        settled[asked[0]] = (names[asked[0]][0], Heading(name))
    return settled


def _one_balance(names: Sequence[tuple[str, Meaning]]) -> list[tuple[str, Meaning]]:
    """Beside one column of what is left of the principal, 本金 is what was lent, and 逾期本金 a part of what is left."""
    at = [index for index, (_, meaning) in enumerate(names) if isinstance(meaning, Heading) and _is_principal(meaning)]
    left = [index for index in at if _LEFT.search(names[index][0])]
    if len(left) != 1:
        return list(names)
    settled = list(names)
    for index in at:
        text = names[index][0]
        if index not in left:
            part = Heading(book().column("case", "其中逾期本金"), unit=unit_in(text))
            settled[index] = (text, part if "逾期" in text else Unread(("放款金额", "合同金额")))
    return settled


def _is_principal(meaning: Heading) -> bool:
    return (meaning.column.group, meaning.column.fact) == ("case", "bank_statement.principal")


def _whose_phones(names: Sequence[tuple[str, Meaning]]) -> list[tuple[str, Meaning]]:
    """A bare 电话 behind the columns of a guarantor is not the borrower's, if the borrower has one before them."""
    owner, first, settled = "borrower", False, list(names)
    for at, (text, meaning) in enumerate(names):
        if not isinstance(meaning, Heading):
            continue
        column = meaning.column
        bare = (
            column.group == "borrower" and column.kind == "phones" and plain(text).rstrip("0123456789") in column.short
        )
        if bare and owner != "borrower":
            others = book().column(owner, "联系电话")
            settled[at] = (text, Heading(others) if first else Unread((column.title, others.title)))
        elif column.group == "borrower" and column.kind == "phones":
            first = True
        elif book().groups[column.group].party is not None and column.group != "creditor":
            owner = column.group
    return settled


def _is_lender(text: str, meaning: Meaning) -> bool:
    if not _LENDER.search(plain(text)):
        return False
    if isinstance(meaning, Unread):
        return "原债权人名称" in meaning.could_be
    return isinstance(meaning, Heading) and (meaning.column.group, meaning.column.fact) == ("creditor", "name")


def _lender(groups: set[str], owed_to: bool, assigned_by: bool) -> Column | None:
    """Whose bank it is: that of a guarantor who paid, the one who assigned, or nobody's that can be told."""
    if "recourse" in groups or "counter_guarantee" in groups:
        return book().column("recourse", "受偿的债权人")
    if (owed_to or "assignment" in groups) and not assigned_by:
        return book().column("assignment", "原债权人名称")
    return None


def _is_owed(meaning: Heading) -> bool:
    """Whether a column is what is owed beside the principal, or with it."""
    return (
        meaning.column.fact.startswith("bank_statement.")
        and not _is_principal(meaning)
        and not _is_day_of_figures(meaning)
    )


def _is_day_of_figures(meaning: Heading) -> bool:
    return meaning.column.fact == "bank_statement.as_of"


def _of_group(could_be: set[str], groups: set[str], *, of_card: bool) -> Column | None:
    if of_card and "卡号末四位" in could_be:
        return book().column("card", "卡号末四位")
    sued, enforced = could_be & _SUIT, could_be & _ENFORCEMENT
    if sued and enforced and "enforcement" in groups and "suit" not in groups:
        return book().column("enforcement", enforced.pop())
    if sued and enforced and "suit" in groups and "enforcement" not in groups:
        return book().column("suit", sued.pop())
    return None
