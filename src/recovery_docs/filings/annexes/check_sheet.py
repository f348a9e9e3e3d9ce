"""The check sheet of a packet: which prerequisite is met by which fact, under which article."""

from collections.abc import Callable, Iterable
from typing import Any

from recovery_docs.fields.phrases.written_amounts import day, yuan
from recovery_docs.filings.assessment import Assessment
from recovery_docs.filings.filing import Document
from recovery_docs.filings.prose.paper import paper
from recovery_docs.intake.heading_words import in_headings
from recovery_docs.prerequisites.finding import Finding, Outcome
from recovery_docs.prerequisites.matter import Matter

TITLE = "提交条件核对表"
OUTCOME_WORDS = {Outcome.MET: "符合", Outcome.NOT_MET: "不符合", Outcome.UNDETERMINED: "无法判断"}
STATUS_WORDS = {"ready": "可以提交", "refused": "不能提交", "not_applicable": "本案用不到"}
GRADE_NOTE = (
    "条文后方括号内为核验级别：V2 条文全文经两份以上副本核对，V1 经一份核对，S 仅见转述，U 未核实；S、U 级只作提示。"
    "“无法判断”是因为缺少事实，不等于符合。本表供内部核对，不必提交。"
)


def check_sheet(matter: Matter, assessments: Iterable[Assessment], *, of_workbook: bool = False) -> Document:
    """The sheet for all filings that were looked at; those that the case has no use for are left out.

    Of a case from a workbook facts are called by their columns, of one from a case file by their keys.
    """
    told = in_headings if of_workbook else str
    shown = [assessment for assessment in assessments if assessment.status != "not_applicable"]
    statement = matter.statement
    paralegal = matter.case.request.paralegal
    by = f"经办人：{paralegal}。" if paralegal else ""
    context = {
        "opening": f"案件编号：{matter.case.id}。{by}核对日：{day(matter.as_of)}。债权合计{yuan(statement.total)}，"
        f"连同实现债权的费用{yuan(statement.claim)}。",
        "filings": [_filing(assessment, told) for assessment in shown],
        "notices": [f"注意：{told(str(notice))}。" for notice in statement.notices],
        "note": GRADE_NOTE,
    }
    return paper(matter, "check-sheet", TITLE, context)


def _filing(assessment: Assessment, told: Callable[[str], str]) -> dict[str, Any]:
    stopped = f"不能发给：{'、'.join(assessment.stopped)}。" if assessment.stopped else ""
    ordered = sorted(assessment.findings, key=lambda finding: not finding.blocks)
    return {
        "heading": f"{assessment.filing.title}：{STATUS_WORDS[assessment.status]}",
        "reason": f"{assessment.reason}。" if assessment.reason else stopped,
        "findings": [_finding(one, told) for one in ordered if one.outcome is not Outcome.NOT_APPLICABLE],
    }


def _finding(finding: Finding, told: Callable[[str], str]) -> dict[str, str]:
    faulty = finding.outcome in (Outcome.NOT_MET, Outcome.UNDETERMINED)
    weight = "（提示）" if faulty and not finding.blocks else ""
    return {
        "code": finding.code,
        "outcome": f"{OUTCOME_WORDS[finding.outcome]}{weight}",
        "message": told(str(finding.message)),
        "citations": "；".join(f"{one.short()}[{one.grade.value}]" for one in finding.citations),
        "hint": told(str(finding.hint)) if finding.hint else "",
    }
