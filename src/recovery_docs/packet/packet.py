"""One matter, several filings, one packet: papers rendered, numbered, proven, and put on the disk together."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from recovery_docs.case import Case
from recovery_docs.errors import Fault, Place
from recovery_docs.filings import FILINGS
from recovery_docs.filings.annexes.check_sheet import check_sheet
from recovery_docs.filings.assessment import Assessment
from recovery_docs.filings.filing import Document
from recovery_docs.filings.letter_numbers import NO_NUMBERS, LetterNumbers
from recovery_docs.messages import say
from recovery_docs.packet.agreement.agreement import refuse_disagreement
from recovery_docs.packet.agreement.said import PaperText
from recovery_docs.packet.atomic_folder import put_folder
from recovery_docs.packet.draft import mark_draft
from recovery_docs.packet.earlier_packet import MANIFEST, Earlier, read_earlier, refuse_finished, refuse_other_case
from recovery_docs.packet.file_names import folder_name, paper_name, paper_numbers
from recovery_docs.packet.leak_guard import Known, guard, guard_subject
from recovery_docs.packet.letters import Finished, letters
from recovery_docs.packet.manifest import facts_json, manifest_of
from recovery_docs.packet.procedures import Procedure, procedures_of
from recovery_docs.packet.proof.fingerprints import sealed, told_of
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import refuse_incomplete
from recovery_docs.rendering.engine.library import TemplateLibrary
from recovery_docs.rendering.engine.required_fields import refuse_empty
from recovery_docs.value_class import value_class

if TYPE_CHECKING:
    from recovery_docs.packet.exhibit_files import Files

EVIDENCE_LIST, EVIDENCE_COVER = "evidence-list", "evidence-cover"


@value_class
class Source:
    """The input that a case came from: bare file name, SHA-256 of its bytes, and that of the answers kept beside it."""

    file: str
    sha256: str
    answers_sha256: str | None = None

    @property
    def is_workbook(self) -> bool:
        """Whether it is no case file, so that whoever wrote it knows facts by columns and not by keys."""
        return not self.file.lower().endswith((".yaml", ".yml", ".json"))


@value_class
class Paper:
    """One finished Word file."""

    file: str
    title: str
    template: str
    data: bytes
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What it says, by part of the file; nothing of a draft and of a PDF."""
    number: str | None = None
    """That of a letter which was given one."""


@value_class(slots=False)
class Packet:
    """Everything of one case that goes into one folder."""

    folder: str
    papers: tuple[Paper, ...]
    manifest: Mapping[str, Any]
    procedures: tuple[Procedure, ...] = ()
    """Which papers are handed in together; nothing of a draft."""
    binding: "Binding | None" = None
    """What its exhibits are bound from, where they are to be bound and are not yet."""
    exhibits: tuple[tuple[int, str | None, tuple[bytes, ...]], ...] = ()
    """Exhibits that a court wants in slots of their own: number, kind, and their files as PDFs."""
    remarks: tuple[Fault, ...] = ()
    """Warnings of what was bound or printed otherwise than somebody may think."""

    def files(self) -> dict[str, bytes]:
        """File name to bytes, the manifest last."""
        return dict(self._files)

    @cached_property
    def _files(self) -> dict[str, bytes]:
        data = {paper.file: paper.data for paper in self.papers}
        told = {paper["file"] for paper in self.manifest.get("papers", ())}
        others = told_of({name: one for name, one in data.items() if name not in told})
        return data | {MANIFEST: sealed({**self.manifest, "files": others})}

    def write(self, out: Path, *, sync: bool = True) -> Path:
        """Put the packet under `out`, whole or not at all, and say where. Nothing that others put there is lost."""
        target = out / self.folder
        self.put(target, read_earlier(target), sync=sync)
        return target

    def put(self, target: Path, earlier: Earlier | None, *, sync: bool = True) -> None:
        """Put the packet in the place of an earlier one; raises `PacketError` if that is another case's, or finished
        where this is a draft.
        """
        if earlier is not None:
            refuse_other_case(self.folder, earlier, self.manifest["facts_sha256"]["id"])
            if self.manifest["draft"]:
                refuse_finished(self.folder, earlier)
        files = self.files()
        put_folder(target, files, kept=earlier.kept(files) if earlier else None, sync=sync)


@dataclass(frozen=True)
class Binding:
    """The exhibits of a packet in the order of its list, with what goes before them."""

    cover: Paper
    case: Case
    source: str
    files: "Files"
    made_again: Callable[..., Packet | None]
    """The packet once more; `printed` are the pages of Word exhibits that are known by now, by the hashes of their files."""


def make_packet(
    matter: Matter,
    assessments: Iterable[Assessment],
    library: TemplateLibrary,
    source: Source,
    *,
    draft: bool = False,
    exhibits: Path | None = None,
    earlier: Earlier | None = None,
    bind: bool = False,
    printed: Mapping[str, int] = MappingProxyType({}),
    letter_numbers: LetterNumbers = NO_NUMBERS,
) -> Packet | None:
    """The packet of every filing that is ready (with `draft`, of every filing); nothing if none is.

    A draft bears 草稿 on every page and has the check sheet, with what is missing, in front. `exhibits` is the folder of
    the exhibits' files, looked at for a packet that has an evidence list and is no draft. The papers of an `earlier` packet
    keep their numbers as long as all of them are made again. With `bind` the packet says what its exhibits are bound from;
    `printed` are the pages of exhibits that are Word files, by hash, where they are known; those that `earlier` had stand.
    """
    assessments = tuple(assessments)
    wanted = [a for a in assessments if a.status == "ready" or (draft and a.status == "refused")]
    if not wanted:
        return None
    asked, as_read = matter, matter.case
    facts = facts_json(as_read)
    as_text = b"\n".join(facts.values()).decode()
    annexes = dict.fromkeys(annex for assessment in wanted for annex in assessment.filing.annexes)
    listed = EVIDENCE_LIST in (*annexes, *(assessment.filing.id for assessment in wanted))
    hashes: dict[str, str] = {}
    files: Files = {}
    printed = {**(earlier.exhibit_prints if earlier else {}), **printed}
    if exhibits is not None and listed and not draft:
        from recovery_docs.packet.exhibit_files import files_of, files_sha256, with_page_counts

        hashes, files = files_sha256(matter.case, exhibits), files_of(matter.case, exhibits, source.file)
        matter = replace(matter, case=with_page_counts(matter.case, files, printed, source.file))
    filed = [
        (one.filing, document)
        for one in wanted
        for document in one.documents(matter, draft=draft, numbers=letter_numbers)
    ]
    used = [FILINGS[annex] for annex in annexes if FILINGS[annex].excuse(matter) is None]
    filed += [(annex, document) for annex in used for document in annex.documents(matter)]
    documents = [document for _, document in filed]
    sheet = check_sheet(matter, assessments, of_workbook=source.is_workbook)
    ordered = [sheet, *documents] if draft else [*documents, sheet]
    parties = frozenset(party.name for party in matter.case.parties)
    was_finished = earlier is not None and not draft and not earlier.manifest.get("draft")
    before = earlier.papers if earlier and was_finished else ()
    numbers = paper_numbers([document.title for document in ordered], before)
    known = Known(as_text)
    papers = _papers(ordered, numbers, known, parties, library, draft=draft)
    if not draft:
        texts = [
            PaperText(one.file, one.template, one.data, one.words, library.compiled(one.template).typed_words)
            for one in papers
        ]
        refuse_disagreement(texts, parties, as_text)
    of_number = dict(zip(sorted(numbers), papers, strict=True))
    finished = [Finished(*one, of_number[number].file) for one, number in zip(filed, numbers, strict=False)]
    posted = {} if draft else letters(matter, finished)
    procedures = () if draft else procedures_of(matter, finished)
    manifest = manifest_of(as_read, facts, matter, assessments, papers, posted, library, source, draft=draft)
    pages = {one.path.name: one.pages for several in files.values() for one in several if one.pages}
    named = {str(number): [one.path.name for one in several] for number, several in files.items()}
    prints = {one.sha256: printed[one.sha256] for several in files.values() for one in several if one.sha256 in printed}
    of_exhibits = {"exhibits": hashes, "exhibit_pages": pages, "exhibit_files": named, "exhibit_prints": prints}
    packet = Packet(folder_name(matter.case.id), papers, manifest | of_exhibits, procedures)
    if not bind or not files or all(paper.template != EVIDENCE_LIST for paper in papers):
        return packet
    if remarks := _not_bound(matter.case, packet.folder):
        return replace(packet, remarks=remarks)
    (cover,) = _papers(list(FILINGS[EVIDENCE_COVER].documents(matter)), [0], known, parties, library, draft=draft)

    made_again = partial(
        make_packet,
        asked,
        assessments,
        library,
        source,
        exhibits=exhibits,
        earlier=earlier,
        bind=True,
        letter_numbers=letter_numbers,
    )
    return replace(packet, binding=Binding(cover, matter.case, source.file, files, made_again))


def _not_bound(case: Case, folder: str) -> tuple[Fault, ...]:
    """Said where some exhibits have a file and some have none: a volume with holes is not bound."""
    missing = [str(exhibit.number) for exhibit in case.exhibits if not exhibit.files]
    if not missing:
        return ()
    problem = say("证据{numbers}没有写文件名，没有装订证据材料.pdf", numbers=missing)
    remedy = say("写上这些证据的文件名；只有纸质件的，扫描后再装订")
    return (Fault(Place(file=folder), problem, remedy, severity="warning"),)


def _papers(
    documents: list[Document],
    numbers: list[int],
    known: Known,
    parties: frozenset[str],
    library: TemplateLibrary,
    *,
    draft: bool,
) -> tuple[Paper, ...]:
    repeated = {title for title, count in Counter(document.title for document in documents).items() if count > 1}
    ordinals: Counter[str] = Counter()
    papers: dict[int, Paper] = {}
    for number, document in zip(numbers, documents, strict=True):
        ordinals[document.title] += 1
        ordinal = ordinals[document.title] if document.title in repeated else None
        file = paper_name(number, document.title, ordinal)
        template = library.compiled(document.template)
        data, read = template.render_and_read(document.context, file, draft=draft)
        info = library.info(document.template)
        if not draft:
            refuse_empty(document.context, info.required, file)
        words = refuse_incomplete(data, file, words=read, draft=draft, known=document.context, allowed=info.blanks)
        guard(file, words, known, template.hidden_numbers)
        if document.subject is not None:
            guard_subject(file, words, document.subject, parties)
        made, said = (mark_draft(data), {}) if draft else (data, read)
        papers[number] = Paper(file, document.title, document.template, made, said, document.number)
    return tuple(papers[number] for number in sorted(papers))
