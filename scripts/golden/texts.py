"""The texts of one case: every paper it has a use for, ready or refused, and what is concluded of it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from recovery_docs.filings import FILINGS, Document, on_their_own
from recovery_docs.filings.annexes.check_sheet import check_sheet
from recovery_docs.filings.assessment import Assessment, assess_all
from recovery_docs.packet.packet import Source, make_packet
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.library import TemplateLibrary
from scripts.golden.cases import case_of, file_of, intake_lines
from scripts.golden.conclusions import clock_lines, finding_lines, ledger_lines
from scripts.golden.word_text import word_lines

_LIBRARY = TemplateLibrary()


def golden_texts(name: str) -> dict[str, str]:
    """File name to text, on the case's own day."""
    case = case_of(name)
    assert case.request.as_of is not None
    matter = Matter.on(case, case.request.as_of)
    assessments = assess_all(matter, FILINGS.values())
    usual = tuple(one for one in assessments if one.filing in on_their_own())
    source = Source(file_of(name), "")
    texts = dict(_papers(_documents(matter, assessments, usual, source)))
    texts["findings.txt"] = _text(finding_lines(assessments))
    texts["ledger.txt"] = _text(ledger_lines(matter))
    texts["clocks.txt"] = _text(clock_lines(matter))
    texts["packet.txt"] = _text(_packet_lines(matter, usual, source))
    return texts


def intake_text(book: str) -> str:
    """What is understood of a workbook."""
    return _text(intake_lines(book))


def _documents(
    matter: Matter, assessments: Iterable[Assessment], usual: tuple[Assessment, ...], source: Source
) -> Iterator[tuple[str, Document]]:
    """Each document with the filing that it is of."""
    for assessment in assessments:
        if assessment.status != "not_applicable":
            yield from ((assessment.filing.id, one) for one in assessment.documents(matter, draft=True))
    yield "check-sheet", check_sheet(matter, usual, of_workbook=source.is_workbook)


def _papers(documents: Iterator[tuple[str, Document]]) -> Iterator[tuple[str, str]]:
    seen: Counter[str] = Counter()
    for filing, document in documents:
        seen[filing] += 1
        ordinal = f"-{seen[filing]}" if seen[filing] > 1 else ""
        head = f"〔{document.template}：{document.title}{f'，致{document.subject}' if document.subject else ''}〕"
        data = _LIBRARY.compiled(document.template).render(document.context)
        yield f"{filing}{ordinal}.txt", _text([head, *word_lines(data)])


def _packet_lines(matter: Matter, usual: tuple[Assessment, ...], source: Source) -> Iterator[str]:
    """The files of the packet that goes out."""
    packet = make_packet(matter, usual, _LIBRARY, source)
    if packet is None:
        yield "no packet"
        return
    yield packet.folder
    yield from (f"    {paper.file}: {paper.template}" for paper in packet.papers)


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
