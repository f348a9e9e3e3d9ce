"""The sheet that sums up a run, as lines of words, counts, amounts and days."""

from collections.abc import Iterator

from recovery_docs.batch.outcome import STATUS_WORDS
from recovery_docs.batch.report import RIGHT_WORDS, Run
from recovery_docs.batch.unit import SOON
from recovery_docs.filings import FILINGS
from recovery_docs.messages import Language, Message, say
from recovery_docs.spreadsheet.cell_markup import Value
from recovery_docs.spreadsheet.disarmed import Disarmed
from recovery_docs.spreadsheet.streamed_copy import Line

SUMMARY = say("处理汇总")
SUMMARY_NAMES = frozenset(SUMMARY.in_language(language) for language in ("zh", "en"))
_NONE = say("没有")
WIDTHS = (34, 20, 24, 90)


def summary_lines(run: Run, language: Language, disarmed: Disarmed) -> Iterator[Line]:
    """The lines from the top."""

    def line(*values: Value | Message, heading: bool = False) -> Line:
        shown = tuple(one.in_language(language) if isinstance(one, Message) else one for one in values)
        return Line(shown, heading)

    yield line(say("结果"), say("案件数"), heading=True)
    for status, words in STATUS_WORDS.items():
        yield line(words, run.counts[status])
        if status == "made":
            yield line(say("　其中因有变重做的"), sum(bool(outcome.changed) for outcome in run.outcomes))
    yield line(say("合计"), run.counts.total())
    yield Line()
    yield line(say("金额和文书"), say("数额"), heading=True)
    yield line(say("债权合计（元，不含费用）"), run.total)
    yield line(say("文书份数"), run.papers)
    yield line(say("提示处数"), run.warnings)
    yield line(say("有提示的案件数"), run.warned)
    if run.settings.pdf:
        yield line(say("没有生成 PDF 的案件数"), run.unprinted)
    yield Line()
    yield line(say("未做的文书"), say("案件数"), say("编号"), say("原因（首例）"), heading=True)
    refusals = run.refusals()
    for refusal, number in refusals:
        yield line(filing_title(refusal.filing), number, refusal.code or "", refusal.reason)
    if not refusals:
        yield line(_NONE)
    yield Line()
    yield line(say("{days}日内届满的权利", days=SOON), say("最后一日"), say("案件"), heading=True)
    soon = run.soon_expiring()
    for last_day, case_id, right in soon:
        yield line(RIGHT_WORDS[right], last_day, case_id)
    if not soon:
        yield line(_NONE)
    if taken := list(disarmed):
        yield Line()
        yield line(say("会读取本工作簿以外内容的"), say("处数"), say("首处"), heading=True)
        for what, where, number in taken:
            yield line(what, number, where)


def filing_title(filing: str) -> str:
    """A filing's name, or its id where nobody knows it."""
    return FILINGS[filing].title if filing in FILINGS else filing
