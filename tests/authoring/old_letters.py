"""Three letters as other banks word them, with the values of example cases: split into runs as Word splits, with tables."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Letter
from docx.text.paragraph import Paragraph


def split(paragraph: Paragraph, text: str, every: int = 5) -> None:
    """Words in runs that end anywhere, as Word leaves them after some years of editing."""
    for start in range(0, len(text), every):
        paragraph.add_run(text[start : start + every]).bold = bool(start // every % 2)


def _letter(header: str, lines: Sequence[str]) -> Letter:
    letter = Document()
    letter.sections[0].header.paragraphs[0].text = header
    for index, line in enumerate(lines):
        split(letter.add_paragraph(), line, 3 + index % 5)
    return letter


def _table(letter: Letter, rows: Sequence[Sequence[str]]) -> None:
    table = letter.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            split(cell.paragraphs[0], text, 4)


def _saved(letter: Letter, closing: Sequence[str]) -> bytes:
    for line in closing:
        split(letter.add_paragraph(), line, 6)
    saved = io.BytesIO()
    letter.save(saved)
    return saved.getvalue()


def to_the_company() -> bytes:
    """To the borrower of working-capital."""
    letter = _letter(
        "示例银行股份有限公司海宁支行　贷款催收专用　催〔2026〕117号",
        [
            "逾期贷款催收函",
            "致：海宁市样本纺织有限公司",
            "贵公司与我行于2024年7月16日签订了编号为示银海流借字2024第0716号的《流动资金循环借款合同》，约定授信额度100万元。",
            "约定的年利率为4.35%，借款用于购买原材料。",
            (
                "上述债务由周一凡（公民身份号码：330106 19820315 4023，联系电话：138 0000 0002）提供连带责任保证，"
                "其住址为浙江省杭州市西湖区示例新村3幢401室，并签订了示银海保字2024第0716号《保证合同》。"
            ),
            "截至2026年11月20日，贵公司尚欠我行本息共计人民币1,114,112.29元（大写：壹佰壹拾壹万肆仟壹佰壹拾贰元贰角玖分），明细如下：",
        ],
    )
    _table(
        letter,
        [
            ("序号", "项目", "金额（元）"),
            ("1", "本金", "1,000,000.00"),
            ("2", "期内利息", "31,465.37"),
            ("3", "罚息", "79,496.25"),
            ("4", "复利", "3,150.67"),
            ("", "合计", "1,114,112.29"),
        ],
    )
    return _saved(
        letter,
        [
            "这是我行第2次向贵公司催收。请务必于2026-12-10前将上述款项存入以下账户：",
            "户名：示例银行股份有限公司海宁支行",
            "开户行：示例银行股份有限公司海宁支行",
            "账号：3300 0100 0100 0100 01",
            "如有疑问，请联系沈知行，电话：0573-80000003，地址：浙江省海宁市示例路1号。",
            "示例银行股份有限公司海宁支行（盖章）",
            "2026年11月23日",
        ],
    )


def to_the_guarantor() -> bytes:
    """To the guarantor of overdue-instalments, who is also the borrower's legal representative."""
    letter = _letter(
        "样城秀催〔2026〕102号",
        [
            "督促履行担保责任函",
            "简怀瑾先生：",
            (
                "2025年1月15日，您与样本城市商业银行股份有限公司秀洲支行签订《保证合同》（合同编号：样城秀保字2025第1020号），"
                "为嘉兴样本机械有限公司（法定代表人：简怀瑾，统一社会信用代码：91330483MA2EXE5N4Q）在样城秀固借字2025第1020号"
                "《固定资产借款合同》项下的贷款提供连带责任保证，保证期间三年。"
            ),
            "该笔贷款金额96万元，2025/1/20发放，用途为购买数控机床，贷款到期日2028.01.20，年利率4.2%。",
            (
                "借款人自2026年7月21日起逾期。截至2026年11月19日（含当日），尚欠本金560000.00元、利息12385.33元、罚息2128.00元、"
                "复利152.00元，合计¥574,665.33（人民币伍拾柒万肆仟陆佰陆拾伍元叁角叁分）。"
            ),
            "请您在收到本函之日起10日内代为清偿。您的证件号码为330106198308213472，手机13800000092。",
            "款项请汇至我行账户330411000900090009，本函为第3次催收。",
            "经办部门：公司资产保全部　联系人：管若飞　电话：（0573）80000093",
        ],
    )
    return _saved(letter, ["样本城市商业银行股份有限公司秀洲支行", "二〇二六年十一月二十三日"])


def of_the_assignee() -> bytes:
    """To the borrower of assigned-claim, in the form of a table."""
    letter = _letter(
        "样本资产管理股份有限公司浙江省分公司",
        [
            "债务催收通知",
            "海宁样本皮革有限公司：",
            "我公司自示例银行股份有限公司海宁支行受让了对贵公司的债权（《债权转让协议》签订于2025年6月30日，基准日2025年5月31日）。现将欠款情况通知如下：",
        ],
    )
    _table(
        letter,
        [
            ("原贷款人", "示例银行股份有限公司海宁支行", "合同编号", "示银海流借字2023第0507号"),
            ("合同名称", "《流动资金借款合同》", "签订日期", "2023年05月07日"),
            ("借据号", "20230510001", "贷款金额", "200万元"),
            ("放款日期", "2023-05-10", "到期日", "2024年5月9日"),
            ("本金余额", "2,000,000.00元", "利息", "97,850.00元"),
            ("罚息", "429,000.00元", "复利", "21,336.20元"),
            ("欠款合计", "2,548,186.20元", "大写", "贰佰伍拾肆万捌仟壹佰捌拾陆元贰角"),
        ],
    )
    return _saved(
        letter,
        [
            "请于2026年12月10日之前偿还全部债务，汇入以下账户。",
            "户名 样本资产管理股份有限公司浙江省分公司，开户银行 样本银行股份有限公司杭州分行，账号 330100050005000500。",
            "联系人：程砚秋　联系电话：0571-80000051　联系地址：浙江省杭州市上城区示例街5号",
            "文号：样资催〔2026〕7号",
            "样本资产管理股份有限公司浙江省分公司（公章）",
            "2026年11月23日",
        ],
    )
