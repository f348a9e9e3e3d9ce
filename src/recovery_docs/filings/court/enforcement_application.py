"""强制执行申请书, on the official element form, from the latest title of the case."""

from recovery_docs.filings.court.element import enforcement_document
from recovery_docs.filings.court.element.enforcement_form import TEMPLATE, TITLE
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.execution.executed_title import enforceable, respondents
from recovery_docs.prerequisites.matter import Matter


def enforcement_application(matter: Matter) -> tuple[Document, ...]:
    """One application against those whom the title binds."""
    return (enforcement_document(matter),)


def _excuse(matter: Matter) -> Message | None:
    if enforceable(matter.case) is None:
        return say("本案没有可以执行的生效文书")
    if matter.case.request.resumption is not None:
        return say("本案申请恢复执行")
    running = any(one.kind == "enforcement" and one.outcome in (None, "pending") for one in matter.case.proceedings)
    return say("已经申请执行") if running else None


register(
    Filing(
        id="enforcement-application",
        title=TITLE,
        folder="court",
        prerequisites=rule_codes("PTY005 ENF001 ENF002 ENF003 ENF010 ENF004 ENF005 ASG005 ENF006 ENF007 ENF008 ENF009"),
        documents=enforcement_application,
        annexes=("legal-representative-certificate", "power-of-attorney-for-enforcement"),
        templates=(TEMPLATE,),
        excuse=_excuse,
        names=lambda matter: tuple(one.name for one in respondents(matter, enforceable(matter.case))),
    )
)
