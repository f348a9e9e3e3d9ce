"""The finished papers held against one another: untouched they agree; altered in one place, both places are named."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from scripts.every_paper import every_paper
from tests.conftest import EXAMPLES, _data, matter_on
from tests.packet.altered_word import altered

from recovery_docs.cli.packet import packet as packet_command
from recovery_docs.packet.agreement.agreement import disagreements, faults_of
from recovery_docs.packet.agreement.said import AMOUNT, DAY, PaperText
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import read_words
from recovery_docs.rendering.engine.library import TemplateLibrary

COMPLAINT, STATEMENT, LIST = "complaint-financial-loan", "debt-statement", "evidence-list"


class Case:
    """All papers of an example, and what of it is asked when they are held against one another."""

    def __init__(self, name: str, library: TemplateLibrary) -> None:
        matter: Matter = matter_on(_data(EXAMPLES / f"{name}.yaml"))
        self.names = frozenset(party.name for party in matter.case.parties)
        self.facts = matter.case.model_dump_json(exclude_none=True)
        self.papers = []
        for number, one in enumerate(every_paper(matter)):
            file = f"{number:02d}_{one.title}.docx"
            docx, words = library.compiled(one.template).render_and_read(one.context, file)
            self.papers.append(PaperText(file, one.template, docx, words))

    def told(self, template: str = "", before: str = "", after: str = "", nth: int = 0) -> list[str]:
        """What is said once some words of one paper are changed in its XML."""
        papers = list(self.papers)
        if template:
            at = next(index for index, paper in enumerate(papers) if paper.template == template)
            docx = altered(papers[at].docx, before, after, nth)
            papers[at] = PaperText(papers[at].file, template, docx, read_words(docx, "x"))
        return [str(fault) for fault in faults_of(disagreements(papers, self.names, self.facts))]

    def altered_at(self, index: int, position: int, sign: str) -> list[PaperText]:
        """The papers with one character of the words of one of them another."""
        paper = self.papers[index]
        body = paper.body[:position] + sign + paper.body[position + 1 :]
        changed = PaperText(paper.file, paper.template, paper.docx, {**paper.words, "word/document.xml": body})
        return [*self.papers[:index], changed, *self.papers[index + 1 :]]


@pytest.fixture(scope="module")
def case(library: TemplateLibrary) -> Case:
    return Case("working-capital", library)


@pytest.fixture(scope="module")
def housing(library: TemplateLibrary) -> Case:
    return Case("housing-loan", library)


def test_untouched_papers_agree(case: Case, housing: Case) -> None:
    assert case.told() == []
    assert housing.told() == []


# 本金 1,000,000.00 + 利息 31,465.37 + 罚息 79,496.25 + 复利 3,150.67 = 1,114,112.29
ALTERED = [
    (COMPLAINT, "31,465.37", "31,465.38", 0, "各项相加为1,114,112.30，与合计不一致"),
    (
        COMPLAINT,
        "31,465.37",
        "31,465.38",
        0,
        r"截至2026年11月19日的利息前后不一致：这里是“31,465.38”，00_.*是“31,465.37”",
    ),
    (COMPLAINT, "1,134,112.29", "1,134,112.39", 0, "各项相加为1,134,112.29，与合计不一致：这里是“1,134,112.39”"),
    (STATEMENT, "壹佰壹拾壹万肆仟", "壹佰壹拾壹万伍仟", 0, "合计的小写和大写不一致：这里是“1,114,112.29”"),
    (STATEMENT, "× 31天", "× 30天", 0, r"算式的得数应为2,175\.00：这里是“2,247\.50”"),
    (STATEMENT, "2025-08-16至2026-11-20", "2025-08-16至2026-12-20", 0, "起止日期之间不是算式里的天数"),
    (COMPLAINT, "600,000.00元为基数", "600,000.01元为基数", 0, "自2026年11月20日起计息的基数、利率前后不一致"),
    ("collection-notice", "发放600,000.00元", "发放500,000.00元", 0, "借据20240820001的放款日、放款金额前后不一致"),
    ("guarantor-demand", "2024年7月16日", "2024年7月17日", 0, "《流动资金循环借款合同》的签订日期前后不一致"),
    (STATEMENT, "2024第0716号", "2024第0718号", 0, "《流动资金循环借款合同》的编号前后不一致"),
    (COMPLAINT, "证据8", "证据18", 0, r"引用的证据不在证据目录里：这里是“证据18”，\d+_证据目录"),
    (LIST, "律师费发票", "律师费收据", 0, "证据9的名称与证据目录不一致"),
    (COMPLAINT, "海宁市样本纺织有限公司", "海宁市样木纺织有限公司", 2, "名称差一个字：这里是“海宁市样木纺织有限公司”"),
    (
        STATEMENT,
        "2026年11月19日",
        "2026年11月17日",
        0,
        "同一句里的日期或者金额前后差一位：这里是“2026年11月17日”",
    ),
]


@pytest.mark.parametrize(("template", "before", "after", "nth", "problem"), ALTERED)
def test_what_is_altered_in_one_place_is_named_with_the_other(
    case: Case, template: str, before: str, after: str, nth: int, problem: str
) -> None:
    told = case.told(template, before, after, nth)
    assert any(re.search(problem, one) for one in told), told
    here = next(paper.file for paper in case.papers if paper.template == template)
    assert all(here in one and len(re.findall(r"正文(?:第\d+段|表格\d+第\d+行第\d+格)", one)) == 2 for one in told)


def test_a_person_is_named_who_is_nearly_a_party(case: Case) -> None:
    index = next(at for at, paper in enumerate(case.papers) if paper.template == COMPLAINT)
    position = case.papers[index].body.index("周一凡与原告")
    right = case.altered_at(index, position, "周")
    assert not list(disagreements(right, case.names))
    wrong = case.altered_at(index, position + 2, "几")
    told = [(one.first.text, one.second.text) for one in disagreements(wrong, case.names)]
    assert told == [("周一几", "周一凡")]


def test_what_is_to_be_preserved_may_reach_the_claim_and_not_exceed_it(housing: Case) -> None:
    (claim,) = {found[1] for paper in housing.papers for found in re.finditer(rf"标的总额\n+({AMOUNT})元", paper.body)}
    limit = next(paper for paper in housing.papers if paper.template == "preservation-application")
    (told,) = re.findall(rf"以人民币({AMOUNT})元", limit.body)
    assert not [one for one in housing.told(limit.template, told, claim) if "申请保全的金额" in one]
    more = f"{claim[:-1]}{int(claim[-1]) + 1}"
    (one,) = [one for one in housing.told(limit.template, told, more) if "申请保全的金额" in one]
    assert f"申请保全的金额超过请求的金额：这里是“{more}”" in one


def test_how_much_of_one_altered_character_is_noticed(case: Case) -> None:
    """A name of an organisation and a contract's number stand in several papers; of figures those that add up or recur."""
    kinds = {"figure": re.compile(AMOUNT), "contract": re.compile("（编号：[^）]+）"), "day": re.compile(DAY)}
    kinds["name"] = re.compile("|".join(name for name in case.names if len(name) > 6))
    chance, seen, noticed = random.Random(16), Counter[str](), Counter[str]()
    for kind, pattern in kinds.items():
        found = [(at, one) for at, paper in enumerate(case.papers) if paper.template != "check-sheet"
                 for one in pattern.finditer(paper.body)]  # fmt: skip
        for at, one in chance.sample(found, min(25, len(found))):
            signs = [i for i, sign in enumerate(one[0]) if sign.isdigit() or kind == "name"]
            place = chance.choice(signs)
            sign = "口" if kind == "name" else str((int(one[0][place]) + 1) % 10)
            papers = case.altered_at(at, one.start() + place, sign)
            told = list(disagreements(papers, case.names, case.facts))
            seen[kind] += 1
            noticed[kind] += any(papers[at] in (spot.first.paper, spot.second.paper) for spot in told)
    assert noticed["name"] == seen["name"]
    assert noticed["contract"] == seen["contract"]
    assert noticed["figure"] >= 0.7 * seen["figure"]
    assert noticed["day"] >= 0.7 * seen["day"]


def _made_with(tmp_path: Path, tag: str, words: str) -> str:
    """Why the packet of a complaint is refused once a tag of the debt statement is typed over; nothing where it is made."""
    own = tmp_path / "own" / "annexes"
    own.mkdir(parents=True)
    shipped = Path(__file__).resolve().parents[2] / "templates" / "annexes" / "debt-statement.docx"
    (own / "debt-statement.docx").write_bytes(altered(shipped.read_bytes(), tag, words))
    run = [str(EXAMPLES / "working-capital.yaml"), "--filing", "civil-complaint", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(packet_command, [*run, "--templates", str(tmp_path / "own")])
    assert (tmp_path / "out").exists() == (result.exit_code == 0)
    return str(result.exception or "")


def test_a_wrong_field_in_an_own_template_refuses_the_packet(tmp_path: Path) -> None:
    told = _made_with(tmp_path, "{{ 欠款.合计", "{{ 欠款.本金")
    assert "各项相加为1,114,112.29，与合计不一致" in told


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("截至2026年11月17日（含当日）", "同一句里的日期或者金额前后差一位：这里是“2026年11月17日”"),
        ("截至2026年11月19日（含当日）", ""),
        ("自2020年8月20日起施行的规定，截至2026年11月19日（含当日）", ""),
    ],
)
def test_a_day_typed_into_an_own_template_is_that_of_the_other_papers(tmp_path: Path, typed: str, problem: str) -> None:
    told = _made_with(tmp_path, "{{ 条款.截至日 }}", typed)
    assert problem in told
    assert bool(told) == bool(problem)
