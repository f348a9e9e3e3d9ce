"""Names, numbers of persons and contracts: each is one that the case knows, or that another paper writes alike."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from stdnum.cn import ric, uscc

from recovery_docs.messages import say
from recovery_docs.packet.agreement.passages import same_passage
from recovery_docs.packet.agreement.said import IN_BRACKETS, Disagreement, PaperText, Spot

_CONTRACT = re.compile(rf"《([^》\n]+)》（编号：({IN_BRACKETS})）")
_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{17}[0-9Xx]|[0-9]{8}[0-9A-HJ-NPQRTUWXY]{10})(?![0-9A-Za-z])")
_LABELS = "姓名|名称|户名|借款人|保证人|抵押人|出质人|申请人|被申请人|原告|被告|债权人|债务人|贷款人"
_NAMED = re.compile(
    rf"(?:^|[\n　])(?:{_LABELS})[一二三四五六七八九十]?[：\n]([\u4e00-\u9fff·（）()A-Za-z]{{2,60}}?)(?=[，\n　（]|$)"
)


def strange_contracts(papers: Iterable[PaperText], known: Callable[[str], bool]) -> Iterator[Disagreement]:
    """Contract numbers that nobody knows, beside those that another passage gives for the same title."""
    right: dict[str, Spot] = {}
    strange: list[tuple[str, Spot]] = []
    for paper in papers:
        if "》（编号：" in paper.body:
            for found in _CONTRACT.finditer(paper.body):
                spot = Spot(paper, found.start(2), found[2])
                if known(found[2]):
                    right.setdefault(found[1], spot)
                else:
                    strange.append((found[1], spot))
    for title, spot in strange:
        if title in right:
            yield Disagreement(say("《{title}》的编号前后不一致", title=title), spot, right[title])


def mistyped_numbers(papers: Iterable[PaperText]) -> Iterator[Disagreement]:
    """Numbers of persons that differ from one elsewhere by one character and whose check digit is wrong."""
    seen: dict[str, Spot] = {}
    for paper in papers:
        for found in _NUMBER.finditer(paper.body):
            seen.setdefault(found[0].upper(), Spot(paper, found.start(), found[0]))
    wrong = [number for number in seen if not _is_valid(number)]
    for number in wrong:
        right = next((one for one in seen if one != number and _differing(one, number) == 1 and one not in wrong), None)
        if right is not None:
            yield Disagreement(say("证件号码相差一位，校验位不对"), seen[number], seen[right])


def mistyped_names(
    papers: Iterable[PaperText], names: Collection[str], known: Callable[[str], bool]
) -> Iterator[Disagreement]:
    """Names that differ by one character from that of a party and are nobody's: of a person where a label says it is a
    name, of an organisation wherever it stands.
    """
    papers = tuple(papers)
    wrong: list[tuple[Spot, str]] = []
    long = [name for name in names if len(name) >= _LONG]
    for paper in papers:
        labelled = [Spot(paper, found.start(1), found[1]) for found in _NAMED.finditer(paper.body)]
        wrong += ((spot, meant) for spot in labelled if (meant := _meant(spot.text, names)))
        for name in long:
            wrong += ((spot, name) for spot in _nearly(paper, name))
    told = set()
    for spot, name in wrong:
        right = next((Spot(one, at, name) for one in papers if (at := one.body.find(name)) >= 0), None)
        if right is not None and not known(spot.text) and (spot.paper.file, spot.at) not in told:
            told.add((spot.paper.file, spot.at))
            yield Disagreement(say("名称差一个字"), spot, right)


def labelled_names(papers: Iterable[PaperText]) -> frozenset[str]:
    """The names that stand behind a label and in other passages too, where the case itself is not at hand."""
    papers = tuple(papers)
    labelled = {found[1] for paper in papers for found in _NAMED.finditer(paper.body)}
    return frozenset(name for name in labelled if sum(paper.body.count(name) for paper in papers) > 1)


def nearly_persons(
    papers: Sequence[PaperText], names: Collection[str], known: Callable[[str], bool]
) -> Iterator[Disagreement]:
    """Where all but one character of a person's name were typed in a passage that another paper has with the name."""
    for name in names:
        if not 1 < len(name) < _LONG or not (right := list(_spots_of(name, papers))):
            continue
        pattern = re.compile("|".join(f"{name[:at]}{_HAN}{name[at + 1 :]}" for at in range(len(name))))
        for paper in papers:
            for words in set(pattern.findall(paper.body if paper.typed is None else paper.typed)):
                if words not in names and not known(words):
                    needed = _ALIKE if len(name) > _SHORT else _ALIKE_IF_SHORT
                    if pair := same_passage(list(_spots_of(words, [paper])), right, needed):
                        yield Disagreement(say("名称差一个字"), *pair)


def _spots_of(words: str, papers: Iterable[PaperText]) -> Iterator[Spot]:
    for paper in papers:
        for found in re.finditer(re.escape(words), paper.body):
            yield Spot(paper, found.start(), words)


_HAN = "[\u4e00-\u9fff]"
_SHORT, _ALIKE, _ALIKE_IF_SHORT = 2, 2, 5
"""A name of two characters is nearly many a word (方一, in 甲方一): more about it has to be alike."""
_STOPS = re.compile(r"[\s，。、；：《》]")
_LONG = 7
"""Characters from which a name that is nearly another's is no chance."""


def _nearly(paper: PaperText, name: str) -> Iterator[Spot]:
    """Where all but one character of a long name stand: one half of it does, and the other nearly."""
    text, half = paper.body, len(name) // 2
    whole = text.count(name)
    for part, offset in ((name[:half], 0), (name[half:], half)):
        if text.count(part) == whole:
            continue
        at = text.find(part)
        while at >= 0:
            found = text[max(at - offset, 0) : at - offset + len(name)]
            if found != name and _differing(found, name) == 1 and not _STOPS.search(found):
                yield Spot(paper, at - offset, found)
            at = text.find(part, at + 1)


def _meant(found: str, names: Collection[str]) -> str | None:
    """The party whose name it nearly is."""
    if found in names:
        return None
    return next((name for name in names if len(name) == len(found) > 2 and _differing(found, name) == 1), None)


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else len(one)


def _is_valid(number: str) -> bool:
    return bool(ric.is_valid(number) or uscc.is_valid(number) or _right_check_digit(number))


def _right_check_digit(number: str) -> bool:
    return number[:17].isdigit() and bool(ric.calc_check_digit(number) == number[-1])
