"""Sixty mistakes of people who have never seen Jinja: each is told at its paragraph, with what is wrong and what to write."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml

from recovery_docs import library_of, lint_in

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

BROKEN = {
    "{{ 合 同.编号 }}": "名称中间不能有空格",
    "{{ 欠款.合计|大 写 }}": "名称中间不能有空格",
    "{{ 欠款.合计|中文大写 }}": "是不是 |大写",
    "{{ 欠款.合计|默认('无') }}": "是不是 |default",
    "{{ 欠款.合计 大写 }}": "写成 |大写",
    "{{ 欠款.合计｜大写 }}": "templates fix",
    "{{ 欠款，合计 }}": "templates fix",
    "{{ 合同.签订日期|写（'于…'） }}": "templates fix",
    "{{ 欠款。合计 }}": "这里要写 .",
    "{{ 欠款、合计 }}": "这里要写 .",
    "{{ }}": "写的却是标签的结尾",
    "{% %}": "标签里没有写内容",
    "{{{ 合同.编号 }}}": "这里要写 {{ … }}",
    "{{ 合同.编号 }": "没有在同一段里写完整",
    "｛｛ 合同.编号 ｝｝": "改成半角",
    "{ { 合同.编号 } }": "重新手工输入",
    "甲{% endif %}": "endif 没有对应的开头",
    "甲{% else %}乙": "else 没有对应的开头",
    "{% if 保证 %}甲{% elseif 担保物 %}乙{% endif %}": "这里要写 elif",
    "{% 如果 保证 %}甲{% 结束 %}": "这里要写 {% if … %}",
    "{% IF 保证 %}甲{% ENDIF %}": "这里要写 if",
    "{%if保证%}甲{%endif%}": "这里要写 {% if … %}",
    "{% if 保证 then %}甲{% endif %}": "这里要写 {% if … %}",
    "{% if 借款人.姓名 = '李四' %}甲{% endif %}": "这里要写 ==",
    "{% if 保证 && 担保物 %}甲{% endif %}": "这里要写 and",
    "{% if 保证 和 担保物 %}甲{% endif %}": "这里要写 and",
    "{% if 保证 或者 担保物 %}甲{% endif %}": "这里要写 or",
    "{% if 不 保证 %}甲{% endif %}": "这里要写 not",
    "{% for 保 在 保证 %}甲{% endfor %}": "这里要写 {% for … in … %}",
    "{% for 保证 %}甲{% endfor %}": "这里要写 {% for … in … %}",
    "{% include 'x' %}": "不能用 include",
    "甲{%p if 保证 %}乙{%p endif %}": "单独占一个段落",
    "{{ 条款.法律结果 }}": "改成已有的条款：法律后果",
    "{{ 条款.法律后果 }}": "写成 {{p 条款.法律后果 }}",
    "{% if 保证 %}甲": "加上 {% endif %}",
}
"""Tags that cannot be read."""

WRONG = {
    "{{ 合同.签定日期 }}": "是不是 合同.签订日期",
    "{{ 贷款人.姓名 }}": "是不是 出借人.姓名",
    "{{ 债务人.姓名 }}": "是不是 借款人.姓名",
    "{{ 借款人姓名 }}": "是不是 借款人.姓名",
    "{{ 合同编号 }}": "是不是 合同.编号",
    "{{ 欠款的合计 }}": "是不是 欠款.合计",
    "{{ 本息合计 }}": "是不是 欠款.合计",
    "{{ 借款人.手机号 }}": "是不是 借款人.电话",
    "{{ 借款人.身份证号 }}": "是不是 借款人.证件号码",
    "{{ 担保.期间.时常 }}": "是不是 担保.期间.时长",
    "{% for 保 in 保证 %}{{ 保.保证人.性名 }}{% endfor %}": "是不是 保证.保证人.姓名",
    "{% if 保证人 %}甲{% endif %}": "是不是 保证.保证人",
    "{{ 合同.__class__ }}": "没有 合同.__class__ 这个字段",
    "{{ 合同.签订日期|日期(横线) }}": "文字要放在引号里",
    "{{ 合同.签订日期|日期('YYYY-MM-DD') }}": "横线、点、斜线",
    "{{ 合同.签订日期|大写 }}": "不是金额",
    "{{ 合同.签订日期|写('于签订') }}": "在值的位置写上“…”",
    "{{ 欠款.合计|round(2) }}": "没有“元”和千分位",
    "{{ 收件人.是借款人 }}": "写成条件",
    "{{ 欠款 }}": "写上要印的一项",
    "{% for 同 in 合同 %}{{ 同.编号 }}{% endfor %}": "合同 只有一个，不能循环",
    "{% for 字 in 合同.编号 %}{{ 字 }}{% endfor %}": "合同.编号 只有一个，不能循环",
    "{% for 保 in 保证 %}{% for 同 in 保.合同 %}甲{% endfor %}{% endfor %}": "保证.合同 只有一个，不能循环",
    "{% if 收件人.是单位 == '是' %}甲{% endif %}": "直接写 {% if 收件人.是单位 %}",
    "{% if 欠款.合计 > '100' %}甲{% endif %}": "不能与文字比较",
    "{% if 担保.方式 == '一般担保' %}甲{% endif %}": "连带责任保证、一般保证",
    "甲{ 合同.编号 }乙": "写成 {{ 合同.编号 }}",
    "甲{客户}乙": "花括号只有一个",
    "编号：合同.编号。": "写成 {{ 合同.编号 }}",
    "甲«客户姓名»乙": "占位文字",
    "甲[[客户]]乙": "占位文字",
    "尚欠{{ 欠款.合计 }} 元": "会印成“元元”",
    "尚欠{{ 欠款.合计|可空 }}元": "会印成“元元”",
    "{{ 欠款.合计|大写 }}整": "会印成“整整”",
    "{{ 欠款.合计|大写 }}元整": "会印成“元整元整”",
    "人民币{{ 欠款.合计|大写 }}": "会印成“人民币人民币”",
    "于{{ 合同.签订日期 }}日": "会印成“日日”",
    "{{ 合同.签订日期|写('于…日签订') }}": "会印成“日日”",
    "签订《{{ 合同 }}": "会印成“《《”",
    "{{ 文书.文号 }}号": "会印成“号号”",
    "{{ 收件人.尊称 }}先生": "会印成“先生先生”",
    "年利率{{ 借款.利率 }}": "会印成“年利率年利率”",
    "{{ 借款.利率 }}%": "会印成“%%”",
}
"""Tags that can be read and print what nobody meant."""

RIGHT = (
    "{% for 保 in 保证 %}{{ 保.保证人.姓名 }}{% endfor %}{% if 担保.方式 == '一般保证' %}乙{% endif %}",
    "于{{ 合同.签订日期 }}签订{{ 合同 }}，{{ 欠款.本金 + 欠款.利息|default(0) }}（{{ 欠款.合计|大写 }}）。",
    "{% for 名 in 保证.保证人.姓名 %}{{ 名 }}{% endfor %}{% for 保 in 保证[1:] %}{{ 保.保证人.姓名 }}{% endfor %}",
    "{% for 笔 in 借款.放款 %}{% for 证 in 笔.证据 %}{{ 证 }}{% endfor %}{% endfor %}印出{_{ 甲 }_}",
    "{{ 合同.签订日期|日期(‘横线’) }}{{ 合同.签订日期|写(“于……签订”) }}{{ 借款人.是单位|勾 }}",
)


def _told(*lines: str) -> list[str]:
    letter = Document()
    for line in lines:
        letter.add_paragraph(line)
    saved = io.BytesIO()
    letter.save(saved)
    return [str(one) for one in lint_in(library_of(), saved.getvalue(), None, name="函.docx")]


@pytest.mark.parametrize("mistakes", [BROKEN, WRONG], ids=["broken", "wrong"])
def test_each_mistake_is_told_at_its_paragraph_with_what_to_write(mistakes):
    told = _told(*mistakes)
    for number, (line, meant) in enumerate(mistakes.items(), start=1):
        here = [one for one in told if f"正文第{number}段" in one]
        assert [one for one in here if meant in one], (line, here)


def test_what_is_right_is_not_told():
    assert _told(*RIGHT) == []


def test_hidden_words_are_told():
    letter = Document()
    letter.add_paragraph("见")._p.append(parse_xml(f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>内部意见</w:t></w:r>"))
    saved = io.BytesIO()
    letter.save(saved)
    (told,) = lint_in(library_of(), saved.getvalue(), None, name="函.docx")
    assert "有隐藏的文字" in str(told)
