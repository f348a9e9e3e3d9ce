"""However a letter spells a value of its case, it gives way to the field or is told; nothing of the case stays unsaid."""

import io
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml

from recovery_docs import DICTIONARY, Matter, read_case
from recovery_docs.authoring.learning.case_values import _ROOTS
from recovery_docs.authoring.learning.cues import _BESIDE
from recovery_docs.authoring.learning.learn import Learned, learn
from recovery_docs.rendering.check_document.scan import document_text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


def _learned(letter, example: str = "working-capital") -> Learned:
    saved = io.BytesIO()
    letter.save(saved)
    case = read_case(EXAMPLES / f"{example}.yaml").case
    assert case.request.as_of is not None
    return learn(saved.getvalue(), "旧函.docx", Matter.on(case, case.request.as_of), title="某函")


def _of(*lines: str):
    letter = Document()
    for line in ("海宁市样本纺织有限公司：", *lines):
        letter.add_paragraph(line)
    return letter


def test_every_spelling_of_a_value_gives_way_to_its_field():
    """Signed on 16 July 2024; 1,114,112.29 owed, of which 1,000,000 is principal; contact 0573-80000003."""
    found = _learned(
        _of(
            "于2024 年 7 月 16 日签订",
            "于2024年7月16号签订",
            "于2024／7／16签订",
            "于20240716签订",
            "合计RMB1114112.29",
            "合计1 114 112.29元",
            "合计111.411229万元",
            "本金一百万元",
            "住所地海宁市样本工业园区2号",
            "请联系经理（0573-80000003）",
            "信用代码91330481765432100k",
            "1,114,112.29元",
        )
    )
    assert not found.refused, [str(one) for one in found.standing]
    fields = [one.found.value.path.split(".")[-1] for one in found.put_in[1:]]
    assert fields == [*["签订日期"] * 4, *["合计"] * 3, "本金", "住址", "电话", fields[-2], "合计"]
    text = document_text(found.docx)
    assert text.count("{{ 欠款.合计 }}{# 旁边的字没有说是哪一项，请核对 #}") == 1
    assert "（{{ 联系人.电话 }}）" in text
    for spelled in ("2024", "114 112", "111.4", "一百万", "工业园区", "8000", "100k"):
        assert spelled not in text, spelled


OF_ONE_CASE = (
    "请于十二月十日前付清",
    "24年7月16日",
    "2024年七月十六日",
    "16/7/2024",
    "二〇二四年七月",
    "约叁万余元",
    "一百一十一万元",
    "证件3301061982****4023",
    "尾号0001的账户",
    "账号33000100...0001",
    "(2026)浙0481民初1号",
    "微信zhouyifan88",
    "三三〇一〇六一九八二〇三一五四〇二三",
    "周总知悉",
    "一凡先生知悉",
)


def test_what_can_only_be_of_one_case_refuses_the_letter():
    errors = [str(one) for one in _learned(_of(*OF_ONE_CASE)).standing if one.severity == "error"]
    for number, line in enumerate(OF_ONE_CASE, start=2):
        assert [one for one in errors if f"正文第{number}段：" in one], line


def test_what_may_be_alike_in_every_case_is_a_warning():
    lines = ("连续六期未还", "逾期七百天", "保证期间36个月", "月利率万分之五", "示例银行的贷款")
    assert [one.severity for one in _learned(_of(*lines)).standing] == ["warning"] * len(lines)


_PICTURE = '<wp:inline {}><wp:docPr id="1" name="图" descr="海宁市样本纺织有限公司"/></wp:inline>'
_LIST = '<w:dropDownList><w:listItem w:displayText="浙江省海宁市示例路1号" w:value="1"/></w:dropDownList>'
HIDDEN = (
    f'<w:bookmarkStart {W} w:id="1" w:name="周一凡"/>',
    f"<w:r {W}><w:drawing>{_PICTURE.format(WP)}</w:drawing></w:r>",
    f"<w:sdt {W}><w:sdtPr>{_LIST}</w:sdtPr><w:sdtContent/></w:sdt>",
)


def test_a_name_where_nobody_sees_it_refuses_the_letter():
    letter = _of("见附件")
    for one in HIDDEN:
        letter.paragraphs[1]._p.append(parse_xml(one))
    told = {one.seen for one in _learned(letter).standing if one.severity == "error" and "看不见的地方" in str(one)}
    assert {"周一凡", "海宁市样本纺织有限公司", "浙江省海宁市示例路1号"} <= told


def test_a_balance_is_not_what_was_paid_out():
    """Of this case both are 600,000.00; another has repaid a part."""
    letter = _of()
    table = letter.add_table(rows=0, cols=4)
    for row in (
        ("借据号", "放款日", "放款金额", "余额"),
        ("20240820001", "2024-08-20", "600,000.00", "600,000.00"),
        ("20241015002", "2024-10-15", "400,000.00", "400,000.00"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    found = _learned(letter)
    assert [each.value.path for each in found.loops[0].found] == [
        "借款.放款.借据号",
        "借款.放款.日期",
        "借款.放款.金额",
    ]
    assert [one.seen for one in found.standing] == ["600,000.00"]


def test_of_two_borrowers_surnames_are_told_and_a_contract_of_a_loan_may_name_its_security():
    letter = Document()
    letter.add_paragraph("何清源、贺知远：")
    letter.add_paragraph(
        "2021年3月5日签订了编号为样银杭房借字2021第0088号的《个人购房担保借款合同》，何、贺二人应共同偿还。"
    )
    found = _learned(letter, "housing-loan")
    paths = [one.found.value.path for one in found.put_in[1:]]
    assert paths == ["合同.签订日期", "合同.编号", "合同.名称"]
    assert [one.seen for one in found.standing] == ["何、贺二人"]


def test_every_field_that_learning_knows_is_in_the_dictionary():
    assert [one for one in (*_ROOTS, *_BESIDE) if DICTIONARY.find(one) is None] == []
