"""变更、追加申请执行人: the claim passed on after the title, whole or in part (变更追加当事人规定9)."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.execution.executed_title import assigned_since, executed_title
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.title_debt import title_debt
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


@rule(
    "ENF030",
    say("看不出是变更还是追加申请执行人"),
    cite("party_change_provisions", 9),
    cite("civil_code", 545, paragraph=1),
)
def changed_or_joined(matter: Matter) -> Iterator[Verdict]:
    """变更追加当事人规定9：受让生效法律文书确定的债权的第三人，可以申请变更、追加其为申请执行人。民法典545①：债权可以全部或者部分转让。
    全部转让的，受让方取代原申请执行人（变更）；部分转让的，原申请执行人仍有其余部分，两者并存（追加）。部分不能多于文书尚欠的本金。
    """
    case, found, hands = matter.case, executed_title(matter.case), assigned_since(matter.case)
    if found is None or found.title is None:
        return
    mixed = len({hand.part is None for _, hand in hands}) > 1
    for index, hand in hands:
        path = f"assignments[{index}]"
        seen = facts(case, f"{path}.part", f"{path}.principal")
        left = title_debt(case, found.title, hand.base_on or hand.signed_on or matter.as_of).left.principal
        if mixed:
            yield undetermined(
                say("文书作出以后的各次转让，有的是全部，有的是部分"),
                *seen,
                hint=say("先由全部受让的人申请变更，再由部分受让的人申请追加"),
            )
        elif hand.part is None:
            yield met(say("债权全部转让，申请变更申请执行人"), *seen)
        elif hand.principal is None:
            yield undetermined(say("没有写明转让的部分是多少本金"), *seen, hint=say("填写 {path}.principal", path=path))
        elif hand.principal > left:
            yield not_met(
                say("转让的本金{principal}元多于文书尚欠的{left}元", principal=hand.principal, left=left),
                *seen,
                hint=say("核对 {path}.principal 和执行到位的款项", path=path),
            )
        else:
            yield met(say("转让了本金{principal}元，申请追加申请执行人", principal=hand.principal), *seen)
