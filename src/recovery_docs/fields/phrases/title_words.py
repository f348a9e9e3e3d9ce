"""What papers after a judgment say alike: whom it binds, what came in since and where it went, what still runs."""

from datetime import timedelta
from decimal import Decimal

from recovery_docs.case import Case, Liability, Proceeding, Title
from recovery_docs.case.party import Party
from recovery_docs.fields.phrases.written_amounts import day, yuan
from recovery_docs.law.parameters import parameter
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.money import ZERO
from recovery_docs.prerequisites.execution.executed_title import made_on
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.delayed_part import late_since, turns
from recovery_docs.prerequisites.procedures.title_balance import TitleBalance, performed


def plaintiff(case: Case, proceeding: Proceeding) -> Party:
    """Who held the claim on the day of the title."""
    held, decided_on = case.lender, made_on(proceeding)
    for index, hand in enumerate(case.assignments):
        passed_on = hand.signed_on or hand.base_on
        if decided_on is None or passed_on is None or passed_on > decided_on:
            break
        following = case.assignments[index + 1].assignor if index + 1 < len(case.assignments) else case.creditor
        held = hand.assignee or following
    return held


def other_money(title: Title) -> list[tuple[str, Decimal]]:
    """The money of other kinds that a title orders, each with its amount."""
    return [(one.text, one.amount) for one in title.other if one.amount is not None]


def other_name(title: Title) -> str:
    """What money of other kinds is called in a sum: by its name where it is of one kind."""
    money = other_money(title)
    return money[0][0] if len(money) == 1 else "其他款项"


def liability_words(matter: Matter, title: Title, liability: Liability) -> str:
    """How far one debtor answers: 在80,000.00元范围内承担连带清偿责任（已履行30,000.00元，余50,000.00元）."""
    within = f"在{yuan(liability.cap)}范围内" if liability.cap is not None else ""
    paid, left = performed(matter.case, title, liability, matter.as_of), limit_left(matter, title, liability)
    rest = f"（已履行{yuan(paid)}，余{yuan(left)}）" if left is not None and paid else ""
    return f"{within}{liability.text or _answers(matter, liability.name)}{rest}"


def _answers(matter: Matter, name: str) -> str:
    """How one answers where the words of the title were not written: a general guarantor after the debtor (民法典687)."""
    general = any(one.name == name and one.kind.kind == "general" for one in matter.guarantees)
    return "对债务人财产依法强制执行后仍不能履行的部分承担保证责任" if general else "承担连带清偿责任"


def limit_left(matter: Matter, title: Title, liability: Liability) -> Decimal | None:
    """What of the limit is left after what he paid since the title; nothing where there is no limit."""
    if liability.cap is None:
        return None
    return max(liability.cap - performed(matter.case, title, liability, matter.as_of), ZERO)


def delay_words(matter: Matter, title: Title, left: TitleBalance) -> str:
    """民事诉讼法264；迟延履行利息解释1、3、7：加倍部分债务利息 on the money other than ordinary interest.

    By the day since 2014-08-01; before that twice the benchmark on the debt without court costs (法释〔2009〕6号).
    """
    since = late_since(title, matter.tested_on)
    if since is None:
        return ""
    runs_from = max({since} | turns(left.bases, left.asked, since, matter.as_of))
    base = left.late_on(runs_from)
    if not base and not left.doubled:
        return ""
    rate = percent(parameter("delayed_interest.daily", on=matter.as_of, role="截至日").value)
    said = [before_2014(title, matter)]
    said += [
        f"自{day(one.from_on)}起至{day(one.to_on - timedelta(days=1))}止，以{yuan(one.base)}为基数，按每日{rate}%计算"
        f"{one.days}日，加倍部分债务利息为{yuan(one.amount)}"
        for one in left.doubled
    ]
    if base:
        said.append(f"自{day(runs_from)}起至实际履行之日止，以{yuan(base)}为基数，按每日{rate}%计算加倍部分债务利息")
    return "；".join(one for one in said if one)


def before_2014(title: Title, matter: Matter) -> str:
    """The days of delay before the daily rate, which are told and not put in a sum: which benchmark applies is unsettled."""
    since = late_since(title, matter.tested_on)
    if since is None or title.perform_by is None:
        return ""
    start, until = title.perform_by + timedelta(days=1), since - timedelta(days=1)
    debt = (title.principal or ZERO) + (title.ordinary_interest or ZERO)
    if start > until:
        return ""
    return (
        f"自{day(start)}起至{day(until)}止，以{yuan(debt)}为基数，按中国人民银行同期贷款基准利率的二倍计算"
        "迟延履行期间的债务利息"
    )
