"""Which papers another making changed, and the facts or whatever else stands behind each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from recovery_docs.case import Case
from recovery_docs.case.schema.titles import title
from recovery_docs.errors import Place
from recovery_docs.messages import Message, joined, say
from recovery_docs.packet.earlier_packet import Earlier
from recovery_docs.packet.packet import Packet, Paper
from recovery_docs.packet.proof.fingerprints import marks_now, marks_of
from recovery_docs.packet.provenance.known_facts import KnownFacts

_MOST = 4
"""Facts that are named of one paper."""


@dataclass(frozen=True)
class PaperChange:
    """A paper that is not what it was: new, gone, or with other words because of these."""

    file: str
    what: Message
    behind: tuple[Message, ...] = ()

    def message(self) -> Message:
        """In one line."""
        if not self.behind:
            return say("{file}：{what}", file=self.file, what=self.what)
        return say(
            "{file}：{what}，因为{behind}",
            file=self.file,
            what=self.what,
            behind=joined([part for one in self.behind for part in (say("；"), one)][1:]),
        )


def in_short(changes: Iterable[PaperChange]) -> Iterator[Message]:
    """A line for all papers that changed alike."""
    alike: dict[tuple[Message, tuple[Message, ...]], list[str]] = {}
    for one in changes:
        alike.setdefault((one.what, one.behind), []).append(one.file)
    for (what, behind), files in alike.items():
        yield PaperChange("、".join(files), what, behind).message()


def changed_papers(
    earlier: Earlier, packet: Packet, case: Case, place_of: Callable[[str], Place]
) -> Iterator[PaperChange]:
    """The papers that differ from those made before; `place_of` says where the fact of a key path stands."""
    then, now = earlier.manifest, packet.manifest
    before = {paper["file"]: paper for paper in then.get("papers", ())}
    told = {paper["file"]: paper for paper in now["papers"]}
    groups = then.get("facts_sha256", {})
    changed = {name for name, digest in now["facts_sha256"].items() if groups.get(name) != digest}
    facts = KnownFacts(case)
    for paper in packet.papers:
        if paper.file not in told:
            continue
        old = before.get(paper.file)
        if old is None:
            yield PaperChange(paper.file, say("新做的"))
        elif old["sha256"] != told[paper.file]["sha256"]:
            lines = _changed_lines(paper, old.get("lines", {}))
            paths = [path for path in facts.printed_in(lines) if path.partition(".")[0].partition("[")[0] in changed]
            behind = tuple(dict.fromkeys(place_of(path).message() for path in paths))[:_MOST]
            yield PaperChange(
                paper.file, say("内容变了"), behind or tuple(_other_causes(earlier, packet, paper, changed))
            )
    for file in before.keys() - told.keys():
        yield PaperChange(file, say("这次没有做"))


def _changed_lines(paper: Paper, lines: dict[str, str]) -> str:
    """The lines that were not there before."""
    found = []
    for part, text in paper.words.items():
        known = set(marks_of(lines.get(part, "")))
        found += [line for line, mark in zip(text.split("\n"), marks_now(text), strict=True) if mark not in known]
    return "\n".join(found)


def _other_causes(earlier: Earlier, packet: Packet, paper: Paper, changed: set[str]) -> Iterator[Message]:
    then, now = earlier.manifest, packet.manifest
    if then.get("as_of") != now["as_of"]:
        yield say("截至日由{then}改为{now}", then=then.get("as_of", ""), now=now["as_of"])
    if then.get("templates", {}).get(paper.template) != now["templates"].get(paper.template):
        yield say("模板改过")
    if then.get("law_sha256") != now["law_sha256"]:
        yield say("法律数值变了")
    if then.get("program") != now["program"]:
        yield say("程序换了版本")
    if changed:
        yield say("据以计算的资料变了（{groups}）", groups=[title(name) or name for name in sorted(changed)])
