"""How far each debtor of a title answers, and what other money it orders: both as the title has it."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.delayed_part import asks_doubled
from recovery_docs.prerequisites.procedures.enforcement import titles
from recovery_docs.prerequisites.procedures.title_balance import performed
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "ENF008",
    say("没有写明各被执行人的责任范围"),
    cite("civil_procedure_interpretation", 461),
    severity="warning",
)
def limits_as_titled(matter: Matter) -> Iterator[Verdict]:
    """民诉法解释461：申请执行的生效法律文书应当权利义务主体明确、给付内容明确。判项限定了某人责任范围的，在该范围内申请。"""
    case = matter.case
    for index, proceeding, title in titles(matter):
        path = f"proceedings[{index}].title.liabilities"
        named = {one.name: one for one in title.liabilities}
        capped = [
            one.guarantor.name
            for one in case.guarantees
            if (one.cap is not None or one.maximum is not None)
            and (not proceeding.against or one.guarantor.name in proceeding.against)
        ]
        if not named and not capped:
            yield not_applicable(say("没有责任范围受限的被执行人"), *facts(case, path))
        for name in dict.fromkeys((*named, *capped)):
            liability = named.get(name)
            seen = facts(case, path, "repayments")
            if liability is None:
                yield undetermined(
                    say("{name}的保证合同约定了限额，没有写明判项怎样限定其责任", name=name),
                    *seen,
                    hint=say("对照判项在 {path} 填写；判项没有限定的，只写责任人，不写限额", path=path),
                    subject=name,
                )
            elif liability.cap is not None and performed(case, title, liability, matter.as_of) >= liability.cap:
                yield not_met(
                    say("{name}已经在限额{cap}元内履行完毕", name=name, cap=liability.cap),
                    *seen,
                    hint=say("不再申请执行{name}，从 against 中去掉", name=name),
                    subject=name,
                )
            else:
                yield met(say("{name}的责任范围照判项写明", name=name), *seen, subject=name)


@rule(
    "ENF009",
    say("没有写明其他金钱判项是否计入加倍利息的基数"),
    cite("delayed_interest_interpretation", 1, 3),
    severity="warning",
)
def other_money_in_the_base(matter: Matter) -> Iterator[Verdict]:
    """迟延履行利息解释1③：加倍部分的基数是文书确定的除一般债务利息之外的金钱债务。违约金计至实际清偿之日的，实践多认为
    性质同一般债务利息，不计入；确定数额的有计入的，由申请人对照判项决定。
    """
    for index, _, title in titles(matter):
        path = f"proceedings[{index}].title.other"
        money = [(place, one) for place, one in enumerate(title.other) if one.amount is not None]
        seen = facts(matter.case, *(f"{path}[{place}].doubled" for place, _ in money))
        if not money or not asks_doubled(title):
            yield not_applicable(say("没有要计入加倍利息基数的其他金钱判项"), *facts(matter.case, path))
        elif any(one.doubled is None for _, one in money):
            yield undetermined(
                say("其他金钱判项没有写明是否计入加倍部分债务利息的基数，现在没有计入"),
                *seen,
                hint=say("对照判项填写 {path}[].doubled", path=path),
            )
        else:
            yield met(say("其他金钱判项写明了是否计入加倍部分债务利息的基数"), *seen)
