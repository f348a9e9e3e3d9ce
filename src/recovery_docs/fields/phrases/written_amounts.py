"""Amounts, days and numbers as filings write them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import lazy_loader

from recovery_docs.case import Case, Penalty
from recovery_docs.case.loan import Cause
from recovery_docs.ledger import Statement
from recovery_docs.ledger.entry import Kind
from recovery_docs.ledger.terms_at_day import rents_not_asked
from recovery_docs.messages import chinese_date
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.matter import Matter

cn2an = lazy_loader.load("cn2an")

KIND_NAMES: dict[Kind, str] = {
    "principal": "本金",
    "interest": "期内利息",
    "penalty_interest": "罚息",
    "compound_interest": "复利",
    "liquidated_damages": "违约金",
    "fees": "手续费",
    "costs": "实现债权的费用",
}

CAUSE_NAMES: dict[Cause, dict[Kind, str]] = {
    "recourse": {"principal": "代偿款", "interest": "资金占用费", "fees": "担保费"},
    "guarantee_insurance": {
        "principal": "理赔款",
        "interest": "违约金",
        "liquidated_damages": "按比例计收的违约金",
        "fees": "保险费",
    },
    "credit_card": {"principal": "透支本金", "interest": "利息"},
    "finance_lease": {"principal": "租金", "penalty_interest": "逾期违约金"},
    "private_loan": {"penalty_interest": "逾期利息"},
}


def yuan(amount: Decimal) -> str:
    """In figures: 1,000,000.00元."""
    return f"{figures(amount)}元"


def kind_names(case: Case) -> dict[Kind, str]:
    """What the kinds of debt are called in a case of this cause.

    Where nothing was agreed for what is late, its interest is among that of the term, which is not 期内利息 then.
    """
    named = CAUSE_NAMES.get(case.loan.cause, {})
    agreed = (case.loan.penalty, *(one.penalty for one in case.loan.disbursements))
    if "interest" not in named and case.loan.lease is None and not any(map(_adds, agreed)):
        named = named | {"interest": "利息"}
    return KIND_NAMES | named


def _adds(agreed: Penalty | None) -> bool:
    """Whether what is late bears a rate of its own, as far as it is charged."""
    if agreed is None:
        return False
    surcharge = agreed.surcharge if agreed.charged_surcharge is None else agreed.charged_surcharge
    return any((surcharge, agreed.annual, agreed.daily, agreed.pegged))


def parts(matter: Matter) -> list[tuple[str, Decimal]]:
    """What is owed by kind, principal first, kinds of nothing left out but for the principal."""
    names, statement = kind_names(matter.case), matter.statement
    found = principal_parts(matter)
    kinds: tuple[Kind, ...] = ("interest", "penalty_interest", "compound_interest", "liquidated_damages", "fees")
    found += [(names[kind], amount) for kind in kinds if (amount := getattr(statement, kind))]
    return found


def principal_parts(matter: Matter) -> list[tuple[str, Decimal]]:
    """The principal; of a finance lease the rents that are due, and those that are not and are asked for all the same."""
    statement, lease = matter.statement, matter.case.loan.lease
    if lease is None:
        return [(kind_names(matter.case)["principal"], statement.principal)]
    later = sum((one.amount for one in lease.rents if one.due_on >= statement.as_of), ZERO)
    later = min(later, statement.principal) if asks_all_rents(matter) else ZERO
    found = [("到期未付租金", statement.principal - later), ("未到期租金", later)]
    return [one for one in found if one[1]] or found[:1]


def asks_all_rents(matter: Matter) -> bool:
    """Whether the rents that are not due are in the figures."""
    return not rents_not_asked(matter.case, matter.statement.as_of)


def spelled(named: Iterable[tuple[str, Decimal]]) -> str:
    """期内利息11,066.64元、罚息10,450.00元."""
    return "、".join(f"{name}{yuan(amount)}" for name, amount in named)


def day(on: date) -> str:
    """2023年2月10日."""
    return chinese_date(on)


def until(statement: Statement) -> str:
    """The last day whose interest is in the figures, so that what runs on begins with the next: 2023年2月9日（含当日）.

    A payment of a later day that is set off already is named, for the sums are less by it.
    """
    paid = "".join(f"，已扣除{day(on)}收到的还款" for on in set_off_later(statement))
    return f"{day(statement.counted_until)}（含当日{paid}）"


def set_off_later(statement: Statement) -> list[date]:
    """The days after that one whose payments are set off already."""
    computed = statement.applied if statement.source == "computed" else ()
    return sorted({one.paid_on for one in computed if one.paid_on > statement.counted_until})


def numbered(sentences: Iterable[str]) -> list[str]:
    """Sentences numbered from 1, each ended as a list of claims is: with a semicolon, the last with a full stop."""
    texts = [sentence.rstrip("；。") for sentence in sentences]
    return [f"{number}. {text}{'。' if number == len(texts) else '；'}" for number, text in enumerate(texts, start=1)]


def months_words(months: int) -> str:
    """A number of months as contracts say it: 24 is 二年, 6 is 六个月.

    >>> months_words(24), months_words(6), months_words(18)
    ('二年', '六个月', '十八个月')
    """
    if months % 12 == 0:
        return f"{chinese_number(months // 12)}年"
    return f"{chinese_number(months)}个月"


def chinese_number(number: int) -> str:
    """1 is 一, 12 is 十二."""
    words = str(cn2an.an2cn(number))
    return words.removeprefix("一") if words.startswith("一十") else words
