"""How many of a paper's words stand in Word: `make words`.

Every paper of every example is printed with its values marked. A value's words count against the template unless they are data:

- what the case says, and the name of a choice that it makes (`case/words.toml`: 连带责任保证, 金融借款合同纠纷); a short
  name (男, 原件) and what the law calls a right or an office (抵押, 法定代表人) only where they stand alone between stops;
- a day or a span of days, an amount in figures or capitals, a rate in figures (年利率4.8%, 每日0.05%), a number (三年);
- an article of law by name and number, which no template may hold; an exhibit's number;
- a contract by title and number, the name of a kind of debt as the statement lists it;
- what a `.toml` says, as titles do, and what the law calls a side, with its number (被告一).

The rest is what Python still words: how a choice stands in a sentence (`[told]`), forms of address, the element forms.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

from recovery_docs.case.words import tables
from recovery_docs.errors import RecoveryDocsError
from recovery_docs.fields.phrases.written_amounts import CAUSE_NAMES, KIND_NAMES, chinese_number
from recovery_docs.intake import read_case
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.library import TemplateLibrary
from recovery_docs.rendering.engine.marked_template import END, START, MarkedTemplate
from scripts.every_paper import every_paper

ROOT = Path(__file__).resolve().parent.parent
CASES = (*sorted((ROOT / "examples").glob("*.yaml")), *sorted((ROOT / "tests" / "golden" / "cases").glob("*.yaml")))
AIM = 90
_KINDS = {name for names in (KIND_NAMES, *CAUSE_NAMES.values()) for name in names.values()} | {"未付利息", "利息"}
_CALLED = ("creditor", "others", "securing")
_SIDES = ("原告", "被告", "第三人", "申请执行人", "被执行人")
_CALLED_BY_LAW = frozenset(("抵押", "质押", "法定代表人", "负责人"))
_LONG = 4
"""From so many characters on, a name is the choice and not a word that a sentence happens to have."""
_STOPS = re.compile("[、，；：（）\\n]")
_HAN = re.compile("[一-鿿]")
_NUMBER = "[一二三四五六七八九十百零千\\d]+"
_LAW = re.compile(rf"(?:《[^《》]+》(?:第{_NUMBER}条(?:之{_NUMBER})?(?:第{_NUMBER}款)?(?:第{_NUMBER}项)?、?)+，?)+")
_DATA = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d\d-\d\d(?:至\d{4}-\d\d-\d\d)?|\d+月|\d+日|(?:年利率|月利率|日利率|每日)[\d.]+%"
    r"|[\d,.]+[万亿]?元|人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+|证据\d+"
    rf"|第{_NUMBER}条?|《》(?:（编号：）)?|[一二三四五六七八九十]+(?:年|个月)"
)


def main() -> int:
    """Print the share of each template and of each folder; 1 where a folder is below the aim."""
    own: Counter[str] = Counter()
    others: Counter[str] = Counter()
    library = TemplateLibrary()
    marked: dict[str, MarkedTemplate] = {}
    for path in CASES:
        case = read_case(path).case
        if case.request.as_of is None:
            continue
        said = set(_texts(case.model_dump(mode="json")))
        chosen = set(_chosen(said))
        short = {name for name in chosen if len(name) < _LONG} | _CALLED_BY_LAW
        facts = sorted({*said, *(chosen - short), *_titles(library), *_KINDS}, key=len, reverse=True)
        for template, words in _papers(Matter.on(case, case.request.as_of), library, marked):
            own[template] += len(_HAN.findall(re.sub(f"{START}.*?{END}", "", words, flags=re.DOTALL)))
            for value in re.findall(f"{START}(.*?){END}", words, flags=re.DOTALL):
                others[template] += len(_HAN.findall(_without(value, facts, short)))
    low = False
    for folder in ("notices", "mediation", "court", "annexes"):
        ids = [info.id for info in library if info.folder == folder and own[info.id]]
        for name in (*ids, None):
            of = [name] if name else ids
            mine, rest = sum(own[one] for one in of), sum(others[one] for one in of)
            share = 100 * mine / (mine + rest) if mine + rest else 0
            low = low or (name is None and share < AIM)
            print(f"{share:5.1f} %  {mine:6} of {mine + rest:6}  {folder}/{name or ''}")
    return int(low)


def _papers(matter: Matter, library: TemplateLibrary, marked: dict[str, MarkedTemplate]) -> Iterator[tuple[str, str]]:
    for one in every_paper(matter):
        if one.template not in marked:
            info = library.info(one.template)
            marked[one.template] = MarkedTemplate.load(info.path, clauses=library.clauses)
        try:
            yield one.template, marked[one.template].words(one.context, draft=True)
        except RecoveryDocsError:
            continue


def _chosen(said: set[str]) -> Iterator[str]:
    """The names of the choices that a case makes."""
    return (names[0] for table in tables().values() for value, names in table.items() if value in said)


def _titles(library: TemplateLibrary) -> Iterator[str]:
    called = set(_SIDES)
    for info in library:
        yield info.title
        called.update(said for key, said in info.settings.get("sides", {}).items() if key in _CALLED)
        yield from (
            one["title"] for key in ("titles", "instead") for one in info.settings.get(key, ()) if "title" in one
        )
    for side in called:
        yield from (side, *(f"{side}{chinese_number(number)}" for number in range(1, 13)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str) and len(value) > 1:
        yield value


def _without(value: str, facts: list[str], alone: Set[str]) -> str:
    value = _LAW.sub("", value)
    for fact in facts:
        if not fact.isdecimal():
            value = value.replace(fact, "")
    return "".join(one for one in _STOPS.split(_DATA.sub("", value)) if one not in alone)


if __name__ == "__main__":
    sys.exit(main())
