"""Who applies to the committee: the particulars that its form of application asks of the applicant."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.rule import Matter, rule


@rule(
    "MED011",
    say("申请书没有写全申请人的情况"),
    cite("peoples_mediation_law", 17),
    cite("mediation_work_rules", 23),
)
def applicant_particulars(matter: Matter) -> Iterator[Verdict]:
    """人民调解法17：当事人可以向人民调解委员会申请调解，申请人是谁、在哪里、怎样联系要写明。工作若干规定23：当事人申请调解，可以书面申请，也可以口头申请；书面申请书的栏目有姓名或者名称、住址、职业或者
    职务、联系方式（二手引文，文书格式据调解卷宗范本）。
    """
    case = matter.case
    if case.creditor.kind == "person":
        wanted = [
            particular(say("住址"), "creditor.address", "creditor.habitual_residence"),
            particular(say("职业或者单位"), "creditor.occupation", "creditor.employer"),
            particular(say("联系方式"), "creditor.phones"),
        ]
    else:
        head = "creditor.legal_representative" if case.creditor.legal_representative else "creditor.responsible_person"
        wanted = [
            particular(say("住址"), "creditor.address"),
            particular(say("法定代表人或者负责人"), f"{head}.name"),
            particular(say("联系方式"), "creditor.phones", f"{head}.phone"),
        ]
    name = case.creditor.name
    yield complete(case, wanted, done=say("申请人{name}的情况已经写全", name=name), of=say("申请人{name}", name=name))
