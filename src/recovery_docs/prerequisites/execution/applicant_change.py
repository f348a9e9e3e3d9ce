"""变更申请执行人: the claim passed on after the title, and the assignor said so in writing (变更追加当事人规定9)."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.execution.executed_title import assigned_since
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_met, rule, undetermined


@rule(
    "ENF019",
    say("债权转让没有原债权人的书面认可"),
    cite("party_change_provisions", 9),
    cite("party_change_provisions", 28),
)
def recognised_in_writing(matter: Matter) -> Iterator[Verdict]:
    """变更追加当事人规定9：申请执行人将生效法律文书确定的债权依法转让给第三人，且书面认可第三人取得该债权，该第三人申请变更、追加其为
    申请执行人的，应予支持。28：要向执行法院提交书面申请及相关证据材料。每一次转让都要有转让方的认可。
    """
    found = assigned_since(matter.case)
    if not found:
        yield undetermined(
            say("看不出文书作出以后债权转让过"),
            *facts(matter.case, "assignments", "proceedings"),
            hint=say("填写 assignments[].signed_on 和 proceedings[].title.issued_on；文书作出以前转让的，不需要变更"),
        )
    for index, one in found:
        path = f"assignments[{index}].recognised_on"
        seen = facts(matter.case, f"assignments[{index}].signed_on", path)
        if one.recognised_on is None:
            yield undetermined(
                say("没有写明{name}是否书面认可", name=one.assignor.name),
                *seen,
                hint=say("请转让方出具书面认可函，认可的日期写在 {path}", path=path),
            )
        elif one.recognised_on > matter.tested_on:
            yield not_met(
                say("{name}{on}才书面认可", name=one.assignor.name, on=one.recognised_on),
                *seen,
                hint=say("取得书面认可以后再申请变更"),
            )
        else:
            yield met(say("{name}已于{on}书面认可", name=one.assignor.name, on=one.recognised_on), *seen)
