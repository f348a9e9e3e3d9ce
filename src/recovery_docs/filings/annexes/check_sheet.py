"""The check sheet of a packet: which prerequisite is met by which fact, under which article."""

from collections.abc import Callable, Iterable
from typing import Any

from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.roots import names
from recovery_docs.filings.assessment import Assessment
from recovery_docs.filings.filing import Document
from recovery_docs.filings.outside_papers import OutsidePaper, copies_of, outside_papers
from recovery_docs.intake.heading_words import in_headings
from recovery_docs.law.citation import Citation, cite
from recovery_docs.prerequisites.finding import Finding, Outcome
from recovery_docs.prerequisites.matter import Matter

TITLE = "提交条件核对表"
OUTCOME_WORDS = {Outcome.MET: "符合", Outcome.NOT_MET: "不符合", Outcome.UNDETERMINED: "无法判断"}
_COPIES = (cite("civil_procedure_law", 123), cite("evidence_provisions", 19))
STATUS_WORDS = {
    "ready": "可以提交",
    "refused": "不能提交",
    "not_applicable": "本案用不到",
    "set_aside": "没有放进本文书包",
}


def check_sheet(matter: Matter, assessments: Iterable[Assessment], *, of_workbook: bool = False) -> Document:
    """The sheet for all filings that were looked at; those that the case has no use for are left out.

    Of a case from a workbook facts are called by their columns, of one from a case file by their keys.
    """
    told = in_headings if of_workbook else str
    shown = [assessment for assessment in assessments if assessment.status != "not_applicable"]
    checked = {
        "文书": [_filing(assessment, matter, told) for assessment in shown],
        "注意": [told(str(notice)) for notice in matter.statement.notices],
    }
    return Document("check-sheet", TITLE, names(Occasion(matter, title=TITLE)) | {"核对": checked})


def _filing(assessment: Assessment, matter: Matter, told: Callable[[str], str]) -> dict[str, Any]:
    handed_in = assessment.status != "set_aside"
    ordered = sorted(assessment.findings, key=lambda finding: not finding.blocks)
    return {
        "标题": assessment.filing.title,
        "结论": STATUS_WORDS[assessment.status],
        "理由": str(assessment.reason or ""),
        "不能发给": list(assessment.stopped),
        "份数": str(copies_of(assessment.filing, matter) or "") if handed_in else "",
        "份数依据": [] if isinstance(assessment.filing.copies, int) else [_cited(one) for one in _COPIES],
        "外来材料": [_paper(one) for one in outside_papers(assessment.filing, matter)] if handed_in else [],
        "各条": [_finding(one, told) for one in ordered if one.outcome is not Outcome.NOT_APPLICABLE],
    }


def _paper(paper: OutsidePaper) -> dict[str, str]:
    """A paper from outside: there as these exhibits, to be looked for in them, or missing."""
    there = "、".join(f"证据{number}" for number in paper.exhibits)
    found = f"{'看是否在内' if paper.doubtful else '有'}：{there}"
    return {"名称": paper.name, "情况": found if there else "缺"}


def _finding(finding: Finding, told: Callable[[str], str]) -> dict[str, Any]:
    faulty = finding.outcome in (Outcome.NOT_MET, Outcome.UNDETERMINED)
    weight = "（提示）" if faulty and not finding.blocks else ""
    return {
        "编号": finding.code,
        "结论": f"{OUTCOME_WORDS[finding.outcome]}{weight}",
        "事实": told(str(finding.message)),
        "依据": [_cited(one) for one in finding.citations],
        "办法": told(str(finding.hint)) if finding.hint else "",
    }


def _cited(citation: Citation) -> str:
    return f"{citation.short()}[{citation.grade.value}]"
