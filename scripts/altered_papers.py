"""How much of what somebody alters in one finished paper is named when the papers are held against one another.

`python -m scripts.altered_papers [ALTERATIONS] [--missed]`: of every case that is held (scripts/golden/cases.py) all papers are
made, and nothing may be said of them. Then one character of a figure, a day, the number of a contract, the name of an
organisation or of a person is altered, so many times a kind and case. It is counted how often the papers are told to disagree
there, as `verify` tells it without the case; how often it tells what stood there, and where else that stands. `--missed` prints
what was not told to disagree.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from zlib import crc32

from recovery_docs.packet.agreement.agreement import disagreements
from recovery_docs.packet.agreement.identities import labelled_names
from recovery_docs.packet.agreement.said import AMOUNT, BODY, DAY, PaperText
from recovery_docs.packet.proof.changed_paper import changed_line
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.library import TemplateLibrary
from scripts.every_paper import every_paper
from scripts.golden.cases import CASE_NAMES, case_of

_SIGNS = "明国华建文军平志伟东海强晓生光林小民永杰勇"
_LONG = 7
KINDS = ("figure", "day", "contract", "organisation", "person")
TOLD = ("disagrees", "what stood there", "stands elsewhere")


class HeldCase:
    """The finished papers of a case that is held."""

    def __init__(self, name: str, library: TemplateLibrary) -> None:
        case = case_of(name)
        assert case.request.as_of is not None
        self.names = frozenset(party.name for party in case.parties)
        self.facts = case.model_dump_json(exclude_none=True)
        self.papers = tuple(_papers(Matter.on(case, case.request.as_of), library))

    def untouched(self) -> list[str]:
        """What is said when they are made, which should be nothing."""
        return [str(one.fault()) for one in disagreements(self.papers, self.names, self.facts)]

    def spots(self, kind: str) -> list[tuple[int, re.Match[str]]]:
        """Where something of a kind stands: in which paper, and the words."""
        names = [re.escape(name) for name in self.names if (len(name) >= _LONG) == (kind == "organisation")]
        patterns = {"figure": AMOUNT, "day": DAY, "contract": r"(?<=（编号：)[^（）\n]+(?=）)"}
        pattern = patterns.get(kind) or "|".join(names)
        return [(at, one) for at, paper in enumerate(self.papers) for one in re.finditer(pattern or "$^", paper.body)]

    def told(self, at: int, position: int, sign: str) -> dict[str, bool]:
        """Of what is told (`TOLD`) whether it is, once one character of a paper is another."""
        paper, body = self.papers[at], self.papers[at].body
        altered = f"{body[:position]}{sign}{body[position + 1 :]}"
        first, last = body.rfind("\n", 0, position) + 1, f"{body}\n".index("\n", position)
        words = {**paper.words, BODY: altered}
        changed = PaperText(paper.file, paper.template, paper.docx, words, altered[first:last])
        whole = [replace(one, typed="") for one in self.papers if one is not paper]
        found = disagreements((*whole, changed), labelled_names(whole))
        mark = crc32(body[first:last].encode()).to_bytes(4, "big")
        line = str(changed_line(altered[first:last], [mark], whole))
        around = body[max(position - 1, first) : min(position + 2, last)]
        return {
            "disagrees": any(changed in (one.first.paper, one.second.paper) for one in found),
            "what stood there": around in line.partition("做好时是")[2].partition("”")[0],
            "stands elsewhere": "写的" in line,
        }


def _papers(matter: Matter, library: TemplateLibrary) -> Iterator[PaperText]:
    for number, one in enumerate(every_paper(matter)):
        if one.template != "check-sheet":
            file, template = f"{number:02d}_{one.title}.docx", library.compiled(one.template)
            docx, words = template.render_and_read(one.context, file)
            yield PaperText(file, one.template, docx, words, template.typed_words)


def main(alterations: int, *, missed: bool) -> int:
    """Exit 1 where something is said of papers that nobody altered."""
    library, chance = TemplateLibrary(), random.Random(16)
    made, told, false, papers = Counter[str](), Counter[tuple[str, str]](), 0, 0
    for name in CASE_NAMES:
        case = HeldCase(name, library)
        papers += len(case.papers)
        for problem in case.untouched():
            false += 1
            print(f"{name}: {problem}")
        for kind in KINDS:
            spots = case.spots(kind)
            for at, found in chance.sample(spots, min(alterations, len(spots))):
                signs = _SIGNS if kind in ("organisation", "person") else "0123456789"
                is_one = str.isalpha if signs == _SIGNS else str.isdigit
                place = chance.choice([index for index, sign in enumerate(found[0]) if is_one(sign)] or [0])
                sign = chance.choice([one for one in signs if one != found[0][place]])
                answer = case.told(at, found.start() + place, sign)
                made[kind] += 1
                told.update((kind, what) for what, whether in answer.items() if whether)
                if missed and not answer["disagrees"]:
                    body = case.papers[at].body
                    around = body[max(found.start() - 20, 0) : found.end() + 12].replace("\n", "⏎")
                    print(f"{name} {case.papers[at].file} {kind}: {found[0]} [{place}]→{sign} in {around}")
    print(f"{len(CASE_NAMES)} cases, {papers} papers, {false} false alarms")
    for kind in KINDS:
        shares = ", ".join(f"{what} {told[kind, what] / max(made[kind], 1):.0%}" for what in TOLD)
        print(f"{kind}: {made[kind]} altered; {shares}")
    return int(false > 0)


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    sys.exit(main(numbers[0] if numbers else 20, missed="--missed" in sys.argv))
