"""Once a title is there, it speaks and no longer the contract: what was received since, and letters on its own terms."""

from collections.abc import Iterator

from recovery_docs.case import Title
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Fact, Outcome, Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.enforcement import titles
from recovery_docs.prerequisites.procedures.title_balance import performed, title_balance
from recovery_docs.prerequisites.procedures.title_debt import title_debt
from recovery_docs.prerequisites.procedures.title_in_force import TitleInForce
from recovery_docs.prerequisites.procedures.title_terms import added, first_due, later_terms
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_UNDATED = say("没有写明文书的作出日期、生效日期，不知道哪些还款在文书以后")


def undated(matter: Matter, title: Title) -> bool:
    """Whether money came in and nobody can say if the title counts it already."""
    if title.issued_on is not None or title.effective_on is not None:
        return False
    due_on = first_due(title)
    return any(due_on is None or one.paid_on < due_on for one in matter.case.repayments)


@rule(
    "ENF007",
    say("没有扣除文书作出后已经受偿的数额"),
    cite("delayed_interest_interpretation", 4),
    cite("delayed_interest_interpretation", 3),
    cite("civil_code", 561),
)
def received_taken_off(matter: Matter) -> Iterator[Verdict]:
    """民法典561：先抵充实现债权的有关费用，再利息，再主债务，另有约定的除外。迟延履行利息解释4：财产不足以清偿全部债务的，先清偿
    生效法律文书确定的金钱债务，再清偿加倍部分债务利息；3：分次履行的，加倍部分计算至每次履行完毕之日。
    """
    for index, _, title in titles(matter):
        path = f"proceedings[{index}].title"
        found = title_balance(matter.case, title, matter.as_of, matter.tested_on)
        seen = facts(matter.case, "repayments", f"{path}.issued_on", f"{path}.ordinary_interest_text")
        if undated(matter, title):
            yield undetermined(_UNDATED, *seen, hint=say("填写 {path}.issued_on", path=path))
        elif not found.received:
            yield not_applicable(say("文书作出后没有收到款项"), *seen)
        elif not found.known:
            yield undetermined(
                say("文书作出后收到{sum}元，看不出一般债务利息怎样计算，不知道抵充了多少本金", sum=found.sum_received),
                *seen,
                hint=say(
                    "{path}.ordinary_interest_text 写成“自…年…月…日起，以…元为基数按年利率…%计算”；"
                    "或者在 repayments[].principal、interest 写明各还了多少",
                    path=path,
                ),
            )
        elif found.satisfied:
            later = added(later_terms(title, matter.tested_on, found.sum_received))
            yield not_met(
                say(
                    "文书作出后收到{sum}元，到期的各期已经清偿，其余{later}元没有到期",
                    sum=found.sum_received,
                    later=later,
                )
                if later
                else say("文书作出后收到{sum}元，文书确定的金钱债务已经清偿", sum=found.sum_received),
                *seen,
                hint=say("核对 repayments；只余加倍部分债务利息的，单独计算后申请"),
            )
        else:
            yield met(
                say(
                    "文书作出后收到{sum}元，抵充费用{costs}元、利息{interest}元、本金{principal}元，请求余下的本金{left}元",
                    sum=found.sum_received,
                    costs=found.to_costs,
                    interest=found.to_interest,
                    principal=found.to_principal,
                    left=found.principal,
                ),
                *seen,
            )


@rule(
    "NOT009",
    say("已有生效文书，不能再按合同主张"),
    cite("civil_procedure_law", 247),
    cite("civil_procedure_law", 250),
    cite("civil_procedure_interpretation", 247),
)
def no_letter_on_old_terms(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法247、250：生效的判决、调解书等，由当事人履行；不履行的申请执行。解释247：同一请求不能再次起诉。文书以后欠多少、何时
    履行以文书为准，不能再按合同宣布提前到期、约定还款。
    """
    for name, found in matter.judged.items():
        yield not_met(
            say(
                "对{name}已有生效文书{number}，欠多少、何时履行以文书为准，不能再按合同主张",
                name=name,
                number=found.number,
            ),
            *_seen(matter, found),
            hint=say(
                "催促履行的用《逾期贷款催收通知书》，按文书写明余额；不履行的用《强制执行申请书》；双方和解的，按文书余额另行"
                "签订执行和解协议"
            ),
            subject=name,
        )
    if not matter.judged:
        yield met(say("没有已经生效的判决、调解书"))


@rule(
    "NOT010",
    say("催促履行生效文书的函件写不出余额"),
    cite("civil_procedure_law", 247),
    cite("civil_procedure_law", 264),
    cite("civil_code", 561),
    cite("delayed_interest_interpretation", 4),
    cite("civil_mediation_provisions", 15, paragraph=2),
)
def letter_on_the_title(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法247、264：生效的判决、调解书，当事人必须履行；没有按期履行的，加倍支付迟延履行期间的债务利息。有了生效文书，函件照
    文书写：文书号、确定的数额、此后收到的、依民法典561抵充以后余下的；不再写合同的数额，不再说将要起诉。民事调解规定15②：调解书
    另有不履行的责任的，不再加倍。
    """
    names = [one.name for one in (*matter.addressees, *matter.obligors)]
    judged = {name: matter.judged[name] for name in names if name in matter.judged}
    for name, found in judged.items():
        yield _writable(matter, name, found)
    if not judged:
        yield not_applicable(say("没有已经生效的判决、调解书，按合同催收"))


def _writable(matter: Matter, name: str, found: TitleInForce) -> Verdict:
    case, title = matter.case, found.title
    path = f"proceedings[{found.index}].title"
    if title is None:
        return undetermined(
            say("对{name}已有生效文书{number}，没有写明文书确定了什么", name=name, number=found.number),
            *_seen(matter, found),
            hint=say("对照文书填写 {path}：文书号、生效日期、履行期限、确定的本金、利息、费用", path=path),
            subject=name,
        )
    wanted = complete(
        case,
        (
            particular(say("文书号"), f"{path}.number"),
            particular(say("履行期限"), f"{path}.perform_by", f"{path}.terms"),
            particular(say("确定的金额"), f"{path}.principal", f"{path}.terms", f"{path}.costs", f"{path}.other"),
        ),
        done=say("生效文书写全了"),
        of=say("对{name}的生效文书", name=name),
        subject=name,
    )
    due_on = first_due(title)
    debt = title_debt(case, title, matter.as_of, matter.tested_on)
    seen = (*_seen(matter, found), *facts(case, f"{path}.perform_by", "repayments"))
    if wanted.outcome is Outcome.UNDETERMINED:
        return wanted
    if due_on is not None and due_on >= matter.tested_on:
        return not_met(
            say("{number}的履行期限{on}才届满，还不能催促{name}履行", number=found.number, on=due_on, name=name),
            *seen,
            hint=say("届满次日起再发"),
            subject=name,
        )
    if undated(matter, title):
        return undetermined(_UNDATED, *seen, hint=say("填写 {path}.issued_on", path=path), subject=name)
    if not debt.left.known:
        return undetermined(
            say("文书作出后收到{sum}元，看不出一般债务利息怎样计算，写不出余额", sum=debt.left.sum_received),
            *seen,
            hint=say(
                "{path}.ordinary_interest_text 写成“自…年…月…日起，以…元为基数按年利率…%计算”；"
                "或者在 repayments[].principal、interest 写明各还了多少",
                path=path,
            ),
            subject=name,
        )
    limit = next((one for one in title.liabilities if one.name == name and one.cap is not None), None)
    if limit is not None and limit.cap is not None and performed(case, title, limit, matter.as_of) >= limit.cap:
        return not_met(
            say("{name}已经在限额{cap}元内履行完毕", name=name, cap=limit.cap),
            *seen,
            hint=say("不再向{name}发催促履行的函", name=name),
            subject=name,
        )
    if not debt.owed:
        return not_met(
            say("{number}确定的金钱债务，到期的已经清偿", number=found.number),
            *seen,
            hint=say("核对 repayments；没有到期未付的，不发催促履行的函"),
            subject=name,
        )
    return met(
        say(
            "对{name}按{number}催促履行，截至{as_of}余{total}元",
            name=name,
            number=found.number,
            as_of=matter.as_of,
            total=debt.total,
        ),
        *seen,
        subject=name,
    )


def _seen(matter: Matter, found: TitleInForce) -> tuple[Fact, ...]:
    path = f"proceedings[{found.index}].title"
    return facts(matter.case, f"{path}.number", f"{path}.effective_on")
