"""Both creditors of a title apply together, after a part of the claim was assigned (执行工作规定16; 民法典545)."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.execution.executed_title import (
    applying_assignors,
    assigned_since,
    executed_title,
    execution,
)
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.title_debt import title_debt
from recovery_docs.prerequisites.rule import not_met, rule, undetermined


@rule(
    "ENF031",
    say("转让方和受让方能不能用同一份申请书申请执行"),
    cite("execution_work_provisions", 16, item=2),
    cite("civil_code", 545, paragraph=1),
)
def both_apply(matter: Matter) -> Iterator[Verdict]:
    """执行工作规定16（2）：申请执行人是生效法律文书确定的权利人或其继承人、权利承受人。民法典545①：债权可以部分转让，其余部分仍是转让方的。
    进入执行程序以前转让的，受让人可以直接申请执行（最高人民法院指导案例34号，两名受让人一起申请）；转让方与受让方各就其部分都有权申请，
    用同一份申请书申请的没有明文，只提醒。已经立案执行的，受让方申请追加（变更追加当事人规定9），不用这一份。
    """
    case, found = matter.case, executed_title(matter.case)
    if not case.request.with_assignor or found is None or found.title is None:
        return
    seen = facts(case, "request.with_assignor", "assignments")
    hands, keeping = assigned_since(case), applying_assignors(case)
    part = sum(hand.principal or 0 for hand in keeping)
    left = title_debt(case, found.title, matter.as_of).left.principal
    if execution(case) is not None:
        yield not_met(
            say("已经申请过执行，转让方和受让方不再一起申请"),
            *seen,
            hint=say("受让方用《追加申请执行人申请书》，删去 request.with_assignor"),
        )
    elif not keeping or len(hands) > len(keeping):
        yield not_met(
            say("文书作出以后没有只转让一部分债权，没有两个债权人"),
            *seen,
            hint=say("写明 assignments[].part 和 signed_on；全部转让的删去 request.with_assignor"),
        )
    elif part >= left:
        yield not_met(
            say("转让的本金{part}元不少于文书尚欠的{left}元，转让方没有剩下的部分", part=part, left=left),
            *seen,
            hint=say("判项写文书的全部；核对 assignments[].principal"),
        )
    else:
        yield undetermined(
            say("转让方和受让方用同一份申请书申请执行，法律没有明文"),
            *seen,
            hint=say(
                "先问执行法院；要求分别申请的，去掉 request.with_assignor，判项只写受让的部分。转让方的身份证明、授权委托书另附"
            ),
            asks=True,
        )
