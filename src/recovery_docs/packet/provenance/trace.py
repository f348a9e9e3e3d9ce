"""The trace of a packet: made again from its case with every value noted, and told figure by figure where it comes from."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.intake import Loaded
from recovery_docs.messages import Message, say
from recovery_docs.money import figures
from recovery_docs.packet.agreement.said import AMOUNT, DAY, PaperText
from recovery_docs.packet.earlier_packet import Earlier, assessed_again
from recovery_docs.packet.leak_guard import masked
from recovery_docs.packet.letters import numbers_said
from recovery_docs.packet.packet import Packet, Paper, Source, make_packet
from recovery_docs.packet.proof.fingerprints import sha256
from recovery_docs.packet.provenance.known_facts import KnownFacts
from recovery_docs.packet.provenance.workings import Workings
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.figures_and_capitals import spelt_out
from recovery_docs.rendering.engine.library import TemplateLibrary
from recovery_docs.rendering.engine.traced_template import FieldUsed, Printed, TracingLibrary

_FIGURES = (
    rf"{DAY}|\d{{4}}-\d\d-\d\d|\d[\d.]*%|{AMOUNT}|(?<![0-9A-Za-z])(?![A-Z]{{3}}\d{{3}}(?!\d))[0-9A-Z]{{6,}}(?![0-9A-Za-z])"
    r"|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+元[零壹贰叁肆伍陆柒捌玖角分]*"
)
"""Days, rates, amounts, numbers (the codes of rules are none), amounts in capitals."""


@dataclass(frozen=True)
class Traced:
    """One figure, day, number or name in a paper. `sources` are cells or keys of the case, `workings` sums and articles."""

    file: str
    place: Message
    text: str
    field: str
    meaning: str
    sources: tuple[Message, ...]
    workings: tuple[Message, ...]
    is_own: bool = False
    """Whether it is nothing of the case, but the template's own words."""


def traced_packet(
    loaded: Loaded, matter: Matter, earlier: Earlier, library: TemplateLibrary, exhibits: Path
) -> tuple[Packet, tuple[Traced, ...]]:
    """The packet made again, and its trace. Raises `PacketError` where other papers come out of the case by now."""
    said = earlier.manifest
    tracing = TracingLibrary(library)
    source = Source(loaded.source, loaded.sha256, loaded.answers_sha256)
    packet = make_packet(
        matter,
        assessed_again(matter, said),
        tracing,
        source,
        draft=said["draft"],
        exhibits=exhibits,
        earlier=earlier,
        letter_numbers=numbers_said(said),
    )
    made = {paper.file: sha256(paper.data) for paper in packet.papers} if packet else {}
    then = {paper["file"]: paper["sha256"] for paper in said["papers"]}
    if packet is None or made != then:
        other = sorted(name for name in {**made, **then} if made.get(name) != then.get(name))
        problem = say("照案件资料现在做出来的与文书包里的不一样：{files}", files=other)
        remedy = say("资料、模板或者程序在做好以后变过：再做一次文书包，或者找回做的时候的资料")
        raise PacketError(Fault(Place(file=loaded.source), problem, remedy))
    return packet, tuple(traces(packet, tracing.printed, loaded, matter))


def traces(
    packet: Packet, printed: Mapping[str, tuple[Printed, ...]], loaded: Loaded, matter: Matter
) -> Iterator[Traced]:
    """Every figure, day, number and name of the papers, in the order in which they stand."""
    facts, workings = KnownFacts(matter.case), Workings(matter)
    words = sorted(facts.words, key=len, reverse=True)
    pattern = re.compile("|".join([*map(re.escape, words), _FIGURES]))
    for paper in packet.papers:
        yield from _of_paper(paper, printed.get(paper.file, ()), pattern, facts, workings, loaded)


def _of_paper(
    paper: Paper,
    printed: tuple[Printed, ...],
    pattern: re.Pattern[str],
    facts: KnownFacts,
    workings: Workings,
    loaded: Loaded,
) -> Iterator[Traced]:
    text = PaperText(paper.file, paper.template, paper.data, paper.words)
    starts = [one.start for one in printed]
    for found in pattern.finditer(text.body):
        index = bisect_right(starts, found.start()) - 1
        value = printed[index] if index >= 0 else None
        if value is not None and found.start() >= value.start + len(value.text):
            value = None
        used = _best(value, found[0]) if value else None
        worked = workings.of(_in_figures(found[0])) if value else []
        paths = _paths(found[0], used, facts, summed=bool(worked)) if value else []
        told = [_worked(*one) for one in worked]
        if value and not (used or paths or told):
            told = [say("程序写成的一句：{words}", words=masked(value.text)[:_SHOWN])]
        yield Traced(
            paper.file,
            text.place(found.start()).passage or say("正文"),
            found[0],
            used.path if used else "",
            used.meaning if used else "",
            tuple(dict.fromkeys(_told(path, loaded) for path in paths))[:_MOST],
            tuple(told)[:_MOST],
            is_own=value is None,
        )


def _paths(text: str, used: FieldUsed | None, facts: KnownFacts, *, summed: bool) -> list[str]:
    """The facts that are printed so: those behind the field, where it has any; of a sum that is worked out, none."""
    paths = facts.paths(text)
    if used is None:
        return paths
    own = [path for path in facts.under(used.fact) if path in paths or used.text == text] if used.fact else []
    if summed and not used.fact and used.path.startswith(_SUMS) and not used.path.endswith(_NO_SUMS):
        return []
    return own or paths


def _in_figures(text: str) -> str:
    """An amount in capitals as the figures that it comes to."""
    spelt = spelt_out(text) if "元" in text else None
    return text if spelt is None else figures(spelt)


_SUMS, _NO_SUMS = ("欠款", "清单"), ("基数", "利率", "名称")
"""Fields of sums: that a fact is the same amount is chance."""
_SHOWN = 80
"""Characters of a sentence that no field gave."""
_MOST = 4
"""Sources that are told of one figure."""


def _best(value: Printed, text: str) -> FieldUsed | None:
    """The field that gave the words: the one that is these, else one that holds them, else the last asked for."""
    exact = next((one for one in value.fields if one.text.removesuffix("元") == text.removesuffix("元")), None)
    holding = next((one for one in value.fields if text in one.text), None)
    return exact or holding or next(iter(value.fields), None)


def _told(path: str, loaded: Loaded) -> Message:
    """Where a fact stands: file, sheet, row, heading and cell, or key path and line."""
    return loaded.place_of(path).message()


def _worked(working: Message, articles: tuple[Any, ...]) -> Message:
    if not articles:
        return working
    return say("{working}（{articles}）", working=working, articles="；".join(str(one.short()) for one in articles))
