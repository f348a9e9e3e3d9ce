"""What a complaint hands in and what its fee is counted on agree with its defendants, the check sheet and the evidence list."""

from collections.abc import Iterator, Mapping

import pytest
from tests.conftest import EXAMPLES, _data, matter_on  # type: ignore[attr-defined]

from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess_all
from recovery_docs.packet.agreement.agreement import disagreements
from recovery_docs.packet.agreement.said import BODY, PaperText
from recovery_docs.packet.packet import Source, make_packet
from recovery_docs.rendering.engine.library import TemplateLibrary

CLASSIC, ELEMENT, SHEET, LIST = "civil-complaint", "complaint-financial-loan", "check-sheet", "evidence-list"
Papers = Mapping[str, PaperText]


def _papers(example: str, library: TemplateLibrary) -> Papers:
    matter = matter_on(_data(EXAMPLES / f"{example}.yaml"))
    packet = make_packet(matter, assess_all(matter, [FILINGS["civil-complaint"]]), library, Source("案件.yaml", ""))
    assert packet is not None
    return {one.template: PaperText(one.file, one.template, one.data, one.words, "") for one in packet.papers}


@pytest.fixture(scope="module")
def classic(library: TemplateLibrary) -> Papers:
    """One defendant, six exhibits."""
    return _papers("two-notes-published", library)


@pytest.fixture(scope="module")
def element(library: TemplateLibrary) -> Papers:
    return _papers("working-capital", library)


def _told(papers: Papers, template: str, before: str, after: str) -> Iterator[str]:
    one = papers[template]
    assert before in one.body
    changed = PaperText(one.file, template, one.docx, {BODY: one.body.replace(before, after, 1)}, "")
    for found in disagreements([changed if paper is one else paper for paper in papers.values()], ()):
        yield f"{found.problem}：{found.first.text}，{found.second.text}"


@pytest.mark.parametrize(
    ("template", "before", "after", "told"),
    [
        (CLASSIC, "副本1份", "副本1份", []),
        (
            CLASSIC,
            "副本1份",
            "副本2份",
            [
                "起诉状副本的份数不是被告的人数：起诉状副本2份，被告",
                "起诉状副本加上交法院的一份，不是核对表要的份数：起诉状副本2份，文书和证据各提交2份",
            ],
        ),
        (
            SHEET,
            "各提交2份",
            "各提交3份",
            ["起诉状副本加上交法院的一份，不是核对表要的份数：起诉状副本1份，文书和证据各提交3份"],
        ),
        (CLASSIC, "证据共6份", "证据共5份", ["证据的份数与证据目录不一致：证据共5份，6份"]),
        # 290,799.11 是标的额
        (CLASSIC, "附：", "案件受理费以290,799.11元为基数计算受理费。\n附：", []),
        (
            CLASSIC,
            "附：",
            "以290,799.12元为基数计算受理费。\n附：",
            ["计算案件受理费的金额不是请求的金额：290,799.12，290,799.11"],
        ),
    ],
)
def test_copies_exhibits_and_the_base_of_the_fee(
    classic: Papers, template: str, before: str, after: str, told: list[str]
) -> None:
    assert list(_told(classic, template, before, after)) == told


@pytest.mark.parametrize(
    ("template", "before", "after", "told"),
    [
        (
            SHEET,
            "标的额1,134,112.29",
            "标的额1,134,112.30",
            ["标的总额与核对表里的标的额不一致：1,134,112.29，1,134,112.30"],
        ),
        (ELEMENT, "借款合同（12页）", "借款合同（11页）", ["证据3的页数与证据目录不一致：11页，5—16"]),
        (LIST, "17—24", "18—24", ["证据目录的页码前后接不上：18—24，5—16", "证据4的页数与证据目录不一致：8页，18—24"]),
        (LIST, "17—24", "17—24", []),
    ],
)
def test_the_claim_and_the_pages_of_exhibits(
    element: Papers, template: str, before: str, after: str, told: list[str]
) -> None:
    assert sorted(_told(element, template, before, after)) == sorted(told)
