"""A template learned from an old letter says what the letter said, and of another case nothing of the first."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from old_letters import of_the_assignee, split, to_the_company, to_the_guarantor

from recovery_docs import FILINGS, Matter, TemplateError, library_of, read_case
from recovery_docs.authoring.learning.comparison import differences
from recovery_docs.authoring.learning.learn import Learned, learn
from recovery_docs.cli import group
from recovery_docs.rendering.check_document.scan import document_text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

Make = Callable[[], bytes]


def _matter(path: Path) -> Matter:
    case = read_case(path).case
    assert case.request.as_of is not None
    return Matter.on(case, case.request.as_of)


def _learned(letter: bytes, example: str, **said: object) -> Learned:
    return learn(letter, "旧函.docx", _matter(EXAMPLES / f"{example}.yaml"), title="某函", **said)  # type: ignore[arg-type]


def _letter(*lines: str) -> bytes:
    letter = Document()
    for line in lines:
        split(letter.add_paragraph(), line)
    saved = io.BytesIO()
    letter.save(saved)
    return saved.getvalue()


def _run(*words: object) -> Result:
    return CliRunner().invoke(group, [str(word) for word in words])


RIGHT: list[tuple[Make, str, list[tuple[str, str]]]] = [
    (
        to_the_company,
        "working-capital",
        [
            ("海宁市样本纺织有限公司", "收件人.姓名"),
            ("2024年7月16日", "合同.签订日期"),
            ("示银海流借字2024第0716号", "合同.编号"),
            ("流动资金循环借款合同", "合同.名称"),
            ("100万元", "借款.授信.额度"),
            ("4.35%", "借款.利率|replace('年利率', '')"),
            ("购买原材料", "借款.用途"),
            ("周一凡", "保证.保证人.姓名"),
            ("330106 19820315 4023", "保证.保证人.证件号码"),
            ("138 0000 0002", "保证.保证人.电话"),
            ("浙江省杭州市西湖区示例新村3幢401室", "保证.保证人.住址"),
            ("示银海保字2024第0716号", "保证.合同.编号"),
            ("保证合同", "保证.合同.名称"),
            ("2026年11月20日", "欠款.起算日"),
            ("1,114,112.29元", "欠款.合计"),
            ("壹佰壹拾壹万肆仟壹佰壹拾贰元贰角玖分", "欠款.合计|大写|replace('人民币', '')"),
            ("1,114,112.29", "欠款.合计|数字"),
            ("2", "文书.次数"),
            ("2026-12-10", "文书.还款日|日期('横线')"),
            ("示例银行股份有限公司海宁支行", "收款账户.户名"),
            ("示例银行股份有限公司海宁支行", "收款账户.开户行"),
            ("3300 0100 0100 0100 01", "收款账户.账号"),
            ("沈知行", "联系人.姓名"),
            ("0573-80000003", "联系人.电话"),
            ("浙江省海宁市示例路1号", "联系人.地址"),
            ("示例银行股份有限公司海宁支行", "发件人.姓名"),
            ("2026年11月23日", "文书.日期"),
            ("示例银行股份有限公司海宁支行", "债权人.姓名"),
            ("催〔2026〕117号", "文书.文号"),
        ],
    ),
    (
        to_the_guarantor,
        "overdue-instalments",
        [
            ("简怀瑾先生", "收件人.尊称"),
            ("2025年1月15日", "担保.合同.签订日期"),
            ("样本城市商业银行股份有限公司秀洲支行", "债权人.姓名"),
            ("保证合同", "担保.合同.名称"),
            ("样城秀保字2025第1020号", "担保.合同.编号"),
            ("嘉兴样本机械有限公司", "借款人.姓名"),
            ("简怀瑾", "借款人.代表人.姓名"),
            ("91330483MA2EXE5N4Q", "借款人.信用代码"),
            ("样城秀固借字2025第1020号", "合同.编号"),
            ("固定资产借款合同", "合同.名称"),
            ("96万元", "借款.金额"),
            ("2025/1/20", "借款.放款[0].日期|日期('斜线')"),
            ("购买数控机床", "借款.用途"),
            ("2028.01.20", "借款.到期日|日期('点')"),
            ("年利率4.2%", "借款.利率"),
            ("2026年7月21日", "欠款.逾期日"),
            ("2026年11月19日（含当日）", "欠款.截至日"),
            ("560000.00元", "{{ 欠款.本金|数字|replace(',', '') }}元"),
            ("12385.33元", "{{ 欠款.利息|数字|replace(',', '') }}元"),
            ("2128.00元", "{{ 欠款.罚息|数字|replace(',', '') }}元"),
            ("152.00元", "欠款.复利"),
            ("574,665.33", "欠款.合计|数字"),
            ("人民币伍拾柒万肆仟陆佰陆拾伍元叁角叁分", "欠款.合计|大写"),
            ("10", "文书.还款天数"),
            ("330106198308213472", "收件人.证件号码"),
            ("13800000092", "收件人.电话"),
            ("330411000900090009", "收款账户.账号"),
            ("3", "文书.次数"),
            ("公司资产保全部", "联系人.部门"),
            ("管若飞", "联系人.姓名"),
            ("（0573）80000093", "联系人.电话"),
            ("样本城市商业银行股份有限公司秀洲支行", "发件人.姓名"),
            ("二〇二六年十一月二十三日", "文书.日期"),
            ("样城秀催〔2026〕102号", "文书.文号"),
        ],
    ),
    (
        of_the_assignee,
        "assigned-claim",
        [
            ("海宁样本皮革有限公司", "收件人.姓名"),
            ("示例银行股份有限公司海宁支行", "出借人.姓名"),
            ("债权转让协议", "末次转让.协议"),
            ("2025年6月30日", "末次转让.签订日期"),
            ("2025年5月31日", "末次转让.基准日"),
            ("示例银行股份有限公司海宁支行", "出借人.姓名"),
            ("示银海流借字2023第0507号", "合同.编号"),
            ("流动资金借款合同", "合同.名称"),
            ("2023年05月07日", "合同.签订日期"),
            ("20230510001", "借款.放款.借据号"),
            ("200万元", "借款.金额"),
            ("2023-05-10", "借款.放款[0].日期|日期('横线')"),
            ("2024年5月9日", "借款.放款.到期日"),
            ("2,000,000.00元", "欠款.本金"),
            ("97,850.00元", "欠款.利息"),
            ("429,000.00元", "欠款.罚息"),
            ("21,336.20元", "欠款.复利"),
            ("2,548,186.20元", "欠款.合计"),
            ("贰佰伍拾肆万捌仟壹佰捌拾陆元贰角", "欠款.合计|大写|replace('人民币', '')"),
            ("2026年12月10日", "文书.还款日"),
            ("样本资产管理股份有限公司浙江省分公司", "收款账户.户名"),
            ("样本银行股份有限公司杭州分行", "收款账户.开户行"),
            ("330100050005000500", "收款账户.账号"),
            ("程砚秋", "联系人.姓名"),
            ("0571-80000051", "联系人.电话"),
            ("浙江省杭州市上城区示例街5号", "联系人.地址"),
            ("样资催〔2026〕7号", "文书.文号"),
            ("样本资产管理股份有限公司浙江省分公司", "发件人.姓名"),
            ("2026年11月23日", "文书.日期"),
            ("样本资产管理股份有限公司浙江省分公司", "债权人.姓名"),
        ],
    ),
]
"""What each passage of the three letters is, read by hand."""


def _said(tag: str) -> str:
    return re.sub(r"\{\{ | \}\}", "", tag)


@pytest.mark.parametrize(("letter", "example", "right"), RIGHT)
def test_every_value_of_the_three_letters_becomes_the_field_that_it_is(letter, example, right):
    found = _learned(letter(), example)
    assert [(one.found.text, _said(one.found.tag)) for one in found.put_in] == [
        (text, _said(tag)) for text, tag in right
    ]
    assert not found.refused


def test_the_three_letters_together_have_no_wrong_field_and_two_to_choose():
    """93 put in, none wrong (the list above), 2 told as debatable: the amount of a loan paid out at once."""
    found = [_learned(letter(), example) for letter, example, _ in RIGHT]
    assert sum(len(one.put_in) for one in found) == sum(len(right) for *_, right in RIGHT) == 93
    assert [one.found.text for each in found for one in each.debatable] == ["96万元", "200万元"]
    assert "{# 也可能是 借款.放款.金额 #}" in document_text(found[1].docx)


def test_rows_that_tell_the_parts_of_the_debt_become_a_loop():
    found = _learned(to_the_company(), "working-capital")
    assert [(one.path, one.rows) for one in found.loops] == [("欠款.分项", 4)]
    lines = document_text(found.docx).split("\n")
    start = lines.index("{%tr for 项 in 欠款.分项 %}")
    assert [one for one in lines[start : start + 10] if one][:7] == [
        "{%tr for 项 in 欠款.分项 %}",
        "{{ loop.index }}",
        "{{ 项.名称 }}",
        "{{ 项.金额|数字 }}",
        "{%tr endfor %}",
        "合计",
        "{{ 欠款.合计|数字 }}",
    ]


@pytest.mark.parametrize(("letter", "example"), [(letter, example) for letter, example, _ in RIGHT])
def test_a_packet_of_the_same_case_prints_the_old_letter_again(letter, example, tmp_path):
    """Through lint and packet; what is not printed letter for letter was told when it was learned."""
    (tmp_path / "旧函.docx").write_bytes(letter())
    case = EXAMPLES / f"{example}.yaml"
    learned = _run(
        "templates", "learn", tmp_path / "旧函.docx", "--case", case, "--out", tmp_path / "own" / "我行催收函.docx"
    )
    assert learned.exit_code == 0, learned.output
    assert "0处错误" in _run("templates", "lint", tmp_path / "own").output
    made = _run("packet", case, "--filing", "我行催收函", "--templates", tmp_path / "own", "--out", tmp_path / "out")
    assert made.exit_code == 0, made.output
    [paper] = [path for path in (tmp_path / "out").rglob("*.docx") if "我行催收函" in path.name]
    told = differences(letter(), paper.read_bytes())
    assert told == _learned(letter(), example).differences
    assert len(told) <= 6
    for one in told:
        assert re.sub(r"\D", "", one.before) or re.search("[一二三〇]", one.before), one  # 只是数字的写法


_TWIN = {
    "海宁样本皮革有限公司": "嘉兴样本机械有限公司",
    "91330481MA2CDEF441": "91330483MA2EXE5N4Q",
    "浙江省海宁市样本镇皮革路1号": "浙江省嘉兴市秀洲区样本工业区8号",
    "示例银行股份有限公司海宁支行": "样本城市商业银行股份有限公司秀洲支行",
    "91330481MA28A1B2CH": "91330411MA2EXD8L34",
    "浙江省海宁市示例路1号": "浙江省嘉兴市秀洲区示例路90号",
    "示银海流借字2023第0507号": "样城秀流借字2023第1018号",
    "2023-05-07": "2023-05-08",
    "2023-05-10": "2023-05-11",
    "2024-05-09": "2024-05-10",
    "20230510001": "2023051188",
    "2000000": "1300000",
    "97850.00": "61234.56",
    "429000.00": "265432.10",
    "21336.20": "12345.67",
    "2025-06-30": "2025-08-29",
    "2025-05-31": "2025-07-31",
    "2025-07-10": "2025-09-10",
    "2025-07-12": "2025-09-12",
    "330100050005000500": "330100050005009999",
    "程砚秋": "陆北辰",
    "0571-80000051": "0571-80000077",
    "样资催〔2026〕7号": "样资催〔2026〕31号",
    "2026-12-10": "2026-12-18",
}
"""Another debtor of the same assignee: what changes in the facts."""


def test_another_case_prints_its_own_values_and_none_of_the_first(tmp_path):
    facts = (EXAMPLES / "assigned-claim.yaml").read_text(encoding="utf-8")
    for before, after in _TWIN.items():
        assert before in facts
        facts = facts.replace(before, after)
    (tmp_path / "另案.yaml").write_text(facts, encoding="utf-8")
    (tmp_path / "旧函.docx").write_bytes(of_the_assignee())
    case = EXAMPLES / "assigned-claim.yaml"
    own = tmp_path / "own"
    learned = _run("templates", "learn", tmp_path / "旧函.docx", "--case", case, "--out", own / "我行催收函.docx")
    assert learned.exit_code == 0, learned.output
    made = _run(
        "packet", tmp_path / "另案.yaml", "--filing", "我行催收函", "--templates", own, "--out", tmp_path / "out"
    )
    assert made.exit_code == 0, made.output
    [paper] = [path for path in (tmp_path / "out").rglob("*.docx") if "我行催收函" in path.name]
    text = document_text(paper.read_bytes())
    for value in (
        "嘉兴样本机械有限公司",
        "样本城市商业银行股份有限公司秀洲支行",
        "样城秀流借字2023第1018号",
        "2023-05-11",
        "2024年5月10日",
        "1,300,000.00元",
        "1,639,012.33元",  # 1,300,000.00 + 61,234.56 + 265,432.10 + 12,345.67
        "壹佰陆拾叁万玖仟零壹拾贰元叁角叁分",
        "陆北辰",
        "330100050005009999",
        "2026年12月18日",
    ):
        assert value in text, value
    first = (
        "皮革",
        "示例银行",
        "示银海",
        "2023-05-10",
        "2024年5月9日",
        "2,000,000",
        "2,548,186.20",
        "贰佰伍拾肆万",
        "97,850",
    )
    for value in (*first, "429,000", "21,336.20", "程砚秋", "0571-80000051", "330100050005000500", "12月10日", "〕7号"):
        assert value not in text, value


def test_words_of_the_trade_stay_and_short_numbers_change_only_beside_their_words():
    """次数 of the case is 2; 第2条 and 2份 are not it. 本金、利息、借款人 are no values."""
    letter = _letter("海宁市样本纺织有限公司：", "借款人应还本金、利息，见合同第2条，一式2份。", "这是第2次催收。")
    found = _learned(letter, "working-capital")
    assert [(one.found.text, _said(one.found.tag)) for one in found.put_in] == [
        ("海宁市样本纺织有限公司", "收件人.姓名"),
        ("2", "文书.次数"),
    ]
    assert "借款人应还本金、利息，见合同第2条，一式2份。" in document_text(found.docx)


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("由样本纺织承担。", "样本纺织"),
        ("请周女士转告。", "周女士"),
        ("另有保证人李明明，身份证330203199005210929。", "330203199005210929"),
        ("电话13800138000。", "13800138000"),
        ("账号6222021234567890128。", "6222021234567890128"),
        ("已还5,200.00元。", "5,200.00元"),
        ("应付叁仟元整。", "叁仟元整"),
        ("请于11月30日前还款。", "11月30日"),
        ("自2019年3月1日起。", "2019年3月1日"),
        ("另见示银海流借字2023第0001号。", "示银海流借字2023第0001号"),
        ("第一次还款2,320.00元。", "2,320.00元"),
    ],
)
def test_whatever_stays_of_a_case_is_told_with_its_place_and_nothing_is_written(line, seen, tmp_path):
    """Of this case or of another; answered with --keep, the template is written."""
    (tmp_path / "旧函.docx").write_bytes(_letter("海宁市样本纺织有限公司：", line))
    words = ("templates", "learn", tmp_path / "旧函.docx", "--case", EXAMPLES / "working-capital.yaml")
    refused = _run(*words, "--out", tmp_path / "own" / "函.docx")
    assert isinstance(refused.exception, TemplateError)
    told = [str(one) for one in refused.exception.faults]
    assert [one for one in told if "正文第2段" in one and seen in one], told
    assert not (tmp_path / "own").exists()
    kept = [each for one in refused.exception.faults for each in ("--keep", one.seen)]
    written = _run(*words, "--out", tmp_path / "own" / "函.docx", *kept)
    assert written.exit_code == 0, written.output
    assert line in document_text((tmp_path / "own" / "函.docx").read_bytes())


def test_the_article_of_a_law_is_no_number_of_a_case():
    found = _learned(_letter("海宁市样本纺织有限公司：", "依据法释〔2020〕28号第十条。"), "working-capital")
    assert not found.refused


def test_what_is_kept_must_stand_in_the_letter():
    with pytest.raises(TemplateError, match="没有 --keep 写的"):
        _learned(_letter("海宁市样本纺织有限公司："), "working-capital", keep=("95500",))


def test_other_cases_tell_where_a_condition_and_where_a_loop_is_missing():
    """working-capital was paid out twice, under a facility without an amount; the letter was of a loan paid out once."""
    other = _matter(EXAMPLES / "working-capital.yaml")
    found = _learned(to_the_guarantor(), "overdue-instalments", also={"另案": other})
    told = [str(one) for one in found.lacking]
    assert any("{{ 借款.金额 }}" in one and "{% if 借款.金额 %}…{% endif %}" in one for one in told)
    assert any("有2项 放款，这里写的是1项" in one and "循环" in one for one in told)
    assert not any("欠款.合计" in one for one in told)


def test_several_borrowers_named_together_are_one_field_and_drawdowns_in_rows_a_loop():
    letter = Document()
    split(letter.add_paragraph(), "借款人：何清源、贺知远")
    saved = io.BytesIO()
    letter.save(saved)
    found = _learned(saved.getvalue(), "housing-loan", to="case")
    assert [_said(one.found.tag) for one in found.put_in] == ["借款人.姓名"]

    letter = Document()
    table = letter.add_table(rows=0, cols=4)
    for row in (
        ("借据号", "放款日", "金额（元）", "到期日"),
        ("20240820001", "2024-08-20", "600,000.00", "2025年8月15日"),
        ("20241015002", "2024-10-15", "400,000.00", "2025年10月10日"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    saved = io.BytesIO()
    letter.save(saved)
    found = _learned(saved.getvalue(), "working-capital", to="case")
    assert [(one.path, one.rows) for one in found.loops] == [("借款.放款", 2)]
    assert (found.put_in, found.differences, found.refused) == ((), (), False)


@pytest.mark.parametrize(
    ("example", "filing", "fields"),
    [
        ("private-loan", "collection-notice", 22),
        ("settled-in-mediation", "collection-notice", 33),
        ("settled-in-mediation", "guarantor-demand", 37),
        ("credit-card", "collection-notice", 28),
        ("assigned-claim", "collection-notice", 34),
    ],
)
def test_our_own_finished_letter_is_learned_without_a_trace_and_prints_itself(example, filing, fields):
    """A letter that holds clauses, capitals and a receipt slip: read back as if a bank had written it."""
    matter = _matter(EXAMPLES / f"{example}.yaml")
    document = FILINGS[filing].documents(matter)[0]
    letter = library_of().compiled(document.template).render(document.context)
    found = learn(letter, "旧函.docx", matter, title=document.title)
    assert (len(found.put_in), found.differences, found.lacking) == (fields, (), ())
    assert not found.refused


def test_the_court_of_a_judgment_is_not_the_court_of_this_paper():
    letter = _letter(
        "宋晚亭女士：", "桐乡市人民法院（2026）浙0483民初1001号民事判决书已经生效。", "本行将向桐乡市人民法院起诉。"
    )
    found = _learned(letter, "enforced-judgment")
    assert [_said(one.found.tag) for one in found.put_in if "法院" in one.found.text] == ["执行依据.机构", "文书.法院"]
