"""How many of a paper's words stand in Word: `make words`.

Every paper of every example is printed with its values marked. A value's words count against the template unless they are
data: what the case says, a day, an amount in figures or capitals, the name of a kind of debt as the statement lists it; or
stand in a `.toml`, as titles do. The rest is what Python still words.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recovery_docs.errors import RecoveryDocsError
from recovery_docs.fields.phrases.written_amounts import CAUSE_NAMES, KIND_NAMES
from recovery_docs.filings import FILINGS
from recovery_docs.intake import read_case
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.library import TemplateLibrary
from recovery_docs.rendering.engine.marked_template import END, START, MarkedTemplate

ROOT = Path(__file__).resolve().parent.parent
CASES = (*sorted((ROOT / "examples").glob("*.yaml")), *sorted((ROOT / "tests" / "golden" / "cases").glob("*.yaml")))
AIM = 90
_KINDS = {name for names in (KIND_NAMES, *CAUSE_NAMES.values()) for name in names.values()} | {"未付利息", "利息"}
_CALLED = ("creditor", "others", "securing")
_HAN = re.compile("[一-鿿]")
_DATA = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|\d+月|\d+日|[\d,.]+[万亿]?元|人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+|第[\d一二三四五六七八九十百]+"
)


def main() -> int:
    """Print the share of each template and of each folder; 1 where letters, mediation or court are below the aim."""
    own: Counter[str] = Counter()
    others: Counter[str] = Counter()
    library = TemplateLibrary()
    marked: dict[str, MarkedTemplate] = {}
    for path in CASES:
        case = read_case(path).case
        if case.request.as_of is None:
            continue
        facts = sorted({*_texts(case.model_dump(mode="json")), *_titles(library), *_KINDS}, key=len, reverse=True)
        for template, words in _papers(Matter.on(case, case.request.as_of), library, marked):
            own[template] += len(_HAN.findall(re.sub(f"{START}.*?{END}", "", words, flags=re.DOTALL)))
            for value in re.findall(f"{START}(.*?){END}", words, flags=re.DOTALL):
                others[template] += len(_HAN.findall(_without(value, facts)))
    low = False
    for folder in ("notices", "mediation", "court", "annexes"):
        ids = [info.id for info in library if info.folder == folder and own[info.id]]
        for name in (*ids, None):
            of = [name] if name else ids
            mine, rest = sum(own[one] for one in of), sum(others[one] for one in of)
            share = 100 * mine / (mine + rest) if mine + rest else 0
            low = low or (name is None and folder != "annexes" and share < AIM)
            print(f"{share:5.1f} %  {mine:6} of {mine + rest:6}  {folder}/{name or ''}")
    return int(low)


def _papers(matter: Matter, library: TemplateLibrary, marked: dict[str, MarkedTemplate]) -> Iterator[tuple[str, str]]:
    for filing in FILINGS.values():
        try:
            if filing.excuse(matter):
                continue
            documents = filing.documents(matter)
        except RecoveryDocsError:
            continue
        for one in documents:
            if one.template not in marked:
                info = library.info(one.template)
                marked[one.template] = MarkedTemplate.load(info.path, clauses=library.clauses)
            try:
                yield one.template, marked[one.template].words(one.context, draft=True)
            except RecoveryDocsError:
                continue


def _titles(library: TemplateLibrary) -> Iterator[str]:
    for info in library:
        yield info.title
        yield from (said for key, said in info.settings.get("sides", {}).items() if key in _CALLED)
        yield from (
            one["title"] for key in ("titles", "instead") for one in info.settings.get(key, ()) if "title" in one
        )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str) and len(value) > 1:
        yield value


def _without(value: str, facts: list[str]) -> str:
    for fact in facts:
        if not fact.isdecimal():
            value = value.replace(fact, "")
    return _DATA.sub("", value)


if __name__ == "__main__":
    sys.exit(main())
