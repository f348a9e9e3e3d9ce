"""Draws the first version of every classic template; run `python -m scripts.draw_templates` after a change here.

A template is edited in Word from then on. A test compares the drawn with the kept ones, so that neither is forgotten.
"""

from collections.abc import Callable
from pathlib import Path

from docx.shared import Pt
from docx.text.paragraph import Paragraph

from scripts.house_style import CLOSING, HEADING, NOTE, PARTY, PLAIN, Paper

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
CAPACITIES = "□本人　□同住成年亲属　□法定代表人（负责人）　□收发部门　□被授权人　□其他："
DELIVERY = "□直接送交　□邮政特快专递，单号：　□公证送达　□其他："
Drawing = Callable[[Paper], None]
DRAWINGS: dict[str, Drawing] = {}


def drawing(path: str) -> Callable[[Drawing], Drawing]:
    """Register a function as the one that draws `templates/<path>.docx`."""

    def register(draw: Drawing) -> Drawing:
        DRAWINGS[path] = draw
        return draw

    return register


@drawing("notices/collection-notice")
@drawing("notices/guarantor-demand")
def demand(paper: Paper) -> None:
    _letter(paper)
    _creditor_signs(paper)
    _receipt(paper)


@drawing("notices/acceleration-notice")
def acceleration_notice(paper: Paper) -> None:
    _letter(paper)
    paper.when("copied_to", "抄送：{{ copied_to }}", style=PLAIN)
    _creditor_signs(paper)
    _receipt(paper)


@drawing("notices/assignment-notice")
def assignment_notice(paper: Paper) -> None:
    _letter(paper)
    paper.signature(
        "转让方（{{ assignor_signs }}）：{{ assignor }}",
        "受让方（{{ assignee_signs }}）：{{ creditor }}",
        "{{ filing_date }}",
    )
    _receipt(paper)


@drawing("notices/sms-reminder")
def sms_reminder(paper: Paper) -> None:
    paper.title("{{ title }}")
    _above_table(paper.text("{{ note }}", NOTE))
    rows = paper.table(["收件人", "预留号码", "短信内容"], [0.16, 0.2, 0.64])
    rows.each("message", "messages", ["{{ message.to }}", "{{ message.phone }}", "{{ message.text }}"])


@drawing("notices/visit-record")
def visit_record(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.form(
        [
            ("案件编号", "{{ case_id }}"),
            ("债务人", "{{ debtor }}"),
            ("上门地点", "{{ place }}"),
            ("债务情况", "{{ debt }}"),
            ("上门时间", "{{ visited_at }}"),
            ("上门人员（两人以上）", "{{ officers }}"),
            ("见到何人、身份", "{{ met }}"),
            ("谈话要点", "{{ talk }}"),
            ("送交的文书、是否签收", "{{ served }}"),
            ("对方意见", "{{ answer }}"),
        ],
        label_width=0.3,
    )
    paper.text("{{ note }}", NOTE)
    paper.signature("上门人员（签名）：", "债务人或者见证人（签名）：", "{{ filing_date }}")


@drawing("mediation/mediation-application")
def mediation_application(paper: Paper) -> None:
    paper.title("{{ title }}")
    rows = paper.table(
        ["当事人", "姓名（名称）", "性别", "民族", "年龄", "职业或职务", "联系方式"],
        [0.13, 0.24, 0.08, 0.09, 0.08, 0.18, 0.2],
    )
    rows.open("for party in parties")
    rows.row(
        [
            "{{ party.role }}",
            "{{ party.name }}",
            "{{ party.sex }}",
            "{{ party.ethnicity }}",
            "{{ party.age }}",
            "{{ party.occupation }}",
            "{{ party.phone }}",
        ]
    )
    rows.wide("单位或住址：{{ party.address }}")
    rows.open("endfor")
    paper.heading("纠纷简要情况：")
    paper.each("line", "facts", "{{ line }}")
    paper.heading("当事人申请事项：")
    paper.each("line", "requests", "{{ line }}")
    paper.text("人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。", CLOSING)
    paper.text("此致", CLOSING)
    paper.text("{{ committee }}", PLAIN)
    paper.signature("申请人（签名盖章或按指印）：{{ creditor }}", "{{ filing_date }}")


@drawing("mediation/mediation-agreement")
def mediation_agreement(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.when("number", "编号：{{ number }}", style=PLAIN)
    paper.each("line", "parties", "{{ line }}", PARTY)
    paper.heading("纠纷主要事实、争议事项：")
    paper.each("line", "facts", "{{ line }}")
    paper.heading("经调解，自愿达成如下协议：")
    paper.each("line", "terms", "{{ line }}")
    paper.heading("履行方式、时限：")
    paper.each("line", "performance", "{{ line }}")
    paper.text("本协议一式{{ copies }}份，当事人、人民调解委员会各持一份。", CLOSING)
    _both_sign(paper)
    paper.signature("人民调解员（签名）：", "记录人（签名）：", "{{ committee }}（印）", "{{ filing_date }}")


@drawing("mediation/judicial-confirmation")
def judicial_confirmation(paper: Paper) -> None:
    _application(paper)
    paper.text(
        "申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容而给国家、集体或者他人造成"
        "损害的，愿意承担相应的民事责任和其他法律责任。",
        CLOSING,
    )
    _to_court(paper)
    _both_sign(paper)
    paper.signature("{{ filing_date }}")


@drawing("mediation/repayment-plan")
def repayment_plan(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.each("line", "parties", "{{ line }}", PARTY)
    paper.each("line", "facts", "{{ line }}")
    _above_table(paper.text("{{ lead }}"))
    rows = paper.table(["期次", "还款日", "还款金额（元）"], [0.2, 0.4, 0.4], figures=[2])
    rows.each("payment", "payments", ["{{ payment.number }}", "{{ payment.day }}", "{{ payment.amount }}"])
    rows.row(["合计", "", "{{ plan_total }}"], bold=True)
    paper.each("line", "terms", "{{ line }}")
    paper.text("{{ closing }}", CLOSING)
    _both_sign(paper)
    paper.signature("{{ filing_date }}")


@drawing("mediation/asset-settlement")
def asset_settlement(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.each("line", "parties", "{{ line }}", PARTY)
    paper.each("line", "facts", "{{ line }}")
    _above_table(paper.text("{{ lead }}"))
    rows = paper.table(
        ["财产", "所在地、权属证号", "所有人", "方式", "作价（元）", "期限"],
        [0.17, 0.25, 0.12, 0.12, 0.18, 0.16],
        figures=[4],
    )
    rows.each(
        "asset",
        "assets",
        [
            "{{ asset.name }}",
            "{{ asset.place }}",
            "{{ asset.owner }}",
            "{{ asset.how }}",
            "{{ asset.value }}",
            "{{ asset.day }}",
        ],
    )
    paper.each("line", "terms", "{{ line }}")
    paper.text("{{ closing }}", CLOSING)
    _both_sign(paper)
    paper.signature("{{ filing_date }}")


@drawing("court/collateral-auction-request")
def collateral_auction_request(paper: Paper) -> None:
    _application(paper)
    _closing(paper)
    paper.text("附：", PLAIN)
    paper.each("line", "materials", "{{ line }}", CLOSING)
    _applicant_signs(paper, "申请人")


@drawing("court/civil-complaint")
def civil_complaint(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.each("line", "parties", "{{ line }}", PARTY)
    paper.heading("诉讼请求：")
    paper.each("line", "claims", "{{ line }}")
    paper.heading("事实和理由：")
    paper.each("line", "facts", "{{ line }}")
    paper.heading("证据和证据来源，证人姓名和住所：")
    paper.each("line", "evidence", "{{ line }}", CLOSING)
    _to_court(paper)
    paper.text("附：本起诉状副本{{ copies }}份", PLAIN)
    _applicant_signs(paper, "起诉人")


@drawing("court/preservation-application")
def preservation_application(paper: Paper) -> None:
    _application(paper)
    _closing(paper)
    _applicant_signs(paper, "申请人")


@drawing("court/payment-order-application")
def payment_order_application(paper: Paper) -> None:
    _application(paper)
    _closing(paper)
    paper.text("附：{{ attached }}", PLAIN)
    _applicant_signs(paper, "申请人")


@drawing("annexes/debt-statement")
def debt_statement(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.text("{{ opening }}")
    paper.heading("一、欠款合计")
    rows = paper.table(["项目", "金额（元）"], [0.5, 0.5], figures=[1])
    rows.each("part", "parts", ["{{ part.name }}", "{{ part.amount }}"])
    rows.row(["合计", "{{ total }}"], bold=True)
    rows.wide("合计大写：{{ total_capitals }}")
    paper.text("{{ runs_on }}", NOTE)
    paper.when("balances", "{{ columns.heading }}", style=HEADING)
    paper.begin("if balances")
    rows = paper.table(
        [
            "{{ columns.note }}",
            "{{ columns.amount }}",
            "{{ columns.principal }}",
            "{{ columns.interest }}",
            "{{ columns.penalty_interest }}",
            "{{ columns.compound_interest }}",
        ],
        [0.29, 0.15, 0.15, 0.14, 0.14, 0.13],
        figures=[1, 2, 3, 4, 5],
        small=True,
    )
    rows.each(
        "one",
        "balances",
        [
            "{{ one.note }}",
            "{{ one.amount }}",
            "{{ one.principal }}",
            "{{ one.interest }}",
            "{{ one.penalty_interest }}",
            "{{ one.compound_interest }}",
        ],
    )
    paper.end("if")
    paper.begin("if lines")
    paper.heading("{{ lines_heading }}")
    rows = paper.table(
        ["序号", "项目", "起止（算头不算尾）", "计算", "金额（元）"],
        [0.06, 0.11, 0.28, 0.41, 0.14],
        figures=[4],
        small=True,
    )
    rows.each(
        "line",
        "lines",
        ["{{ line.note }}", "{{ line.kind }}", "{{ line.days }}", "{{ line.sum }}", "{{ line.amount }}"],
    )
    paper.end("if")
    paper.begin("if repayments")
    paper.heading("{{ repayments_heading }}")
    rows = paper.table(["还款日", "金额（元）", "抵充"], [0.2, 0.2, 0.6], figures=[1], small=True)
    rows.each("paid", "repayments", ["{{ paid.day }}", "{{ paid.amount }}", "{{ paid.went }}"])
    paper.end("if")
    paper.text("{{ rounding }}", NOTE)
    paper.signature("债权人（盖章）：{{ creditor }}", "{{ filing_date }}")


@drawing("annexes/evidence-list")
def evidence_list(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.text("提交人：{{ creditor }}", PLAIN)
    rows = paper.table(
        ["编号", "证据名称", "证据来源", "证明对象和内容", "原件/复印件", "份数", "页码"],
        [0.07, 0.21, 0.13, 0.27, 0.12, 0.08, 0.12],
    )
    rows.open("for group in groups")
    rows.open("if group.name")
    rows.wide("{{ group.name }}")
    rows.open("endif")
    rows.each(
        "one",
        "group.exhibits",
        [
            "{{ one.number }}",
            "{{ one.name }}",
            "{{ one.source }}",
            "{{ one.proves }}",
            "{{ one.form }}",
            "{{ one.copies }}",
            "{{ one.pages }}",
        ],
    )
    rows.open("endfor")
    paper.signature("提交人（签名或者盖章）：{{ creditor }}", "{{ filing_date }}")


@drawing("annexes/check-sheet")
def check_sheet(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.text("{{ opening }}")
    paper.each("notice", "notices", "{{ notice }}")
    paper.begin("for filing in filings")
    paper.heading("{{ filing.heading }}")
    paper.when("filing.reason", "{{ filing.reason }}")
    paper.begin("if filing.findings")
    rows = paper.table(["编号", "结论", "看到的事实", "依据"], [0.11, 0.13, 0.46, 0.3], small=True)
    rows.open("for finding in filing.findings")
    rows.row(["{{ finding.code }}", "{{ finding.outcome }}", "{{ finding.message }}", "{{ finding.citations }}"])
    rows.open("if finding.hint")
    rows.wide("怎么办：{{ finding.hint }}")
    rows.open("endif")
    rows.open("endfor")
    paper.end("if")
    paper.end("for")
    paper.text("{{ note }}", NOTE)


@drawing("annexes/power-of-attorney")
def power_of_attorney(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.each("line", "principal_lines", "{{ line }}", PARTY)
    paper.each("line", "agent_lines", "{{ line }}", PARTY)
    paper.text("{{ mandate }}")
    paper.each("line", "powers", "{{ line }}")
    paper.signature("{{ principal_label }}：{{ creditor }}", "{{ head_line }}", "{{ filing_date }}")


@drawing("annexes/legal-representative-certificate")
def legal_representative_certificate(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.text("{{ statement }}")
    paper.text("特此证明。")
    paper.when("details", "{{ details }}")
    paper.text("附：身份证复印件一份", PLAIN)
    paper.signature("单位（盖章）：{{ creditor }}", "{{ filing_date }}")


@drawing("annexes/service-address-confirmation")
def service_address_confirmation(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.text("{{ note }}", NOTE)
    paper.form(
        [
            ("受诉法院", "{{ court }}"),
            ("案由", "{{ cause }}"),
            ("当事人", "{{ party }}"),
            ("指定签收人", "{{ signer }}"),
            ("确认送达地址", "{{ address }}"),
            ("手机号码", "{{ phone }}"),
            ("电子邮件地址", "{{ email }}"),
            ("是否接受电子送达", "□是　□否"),
            ("受送达人确认", "{{ declaration }}"),
        ]
    )
    paper.signature("受送达人（签名或者盖章）：{{ party }}", "{{ filing_date }}")


@drawing("annexes/receipt")
def receipt(paper: Paper) -> None:
    paper.title("{{ title }}")
    _above_table(paper.text("{{ receipt_text }}"))
    _receipt_form(paper)


def _letter(paper: Paper) -> None:
    """What a letter says before its signatures."""
    _letter_head(paper)
    _debt_table(paper)
    paper.each("line", "demands", "{{ line }}")
    _pay_to(paper)
    _contact(paper)


def _letter_head(paper: Paper) -> None:
    paper.title("{{ title }}")
    paper.when("number", "{{ number }}", style=PLAIN)
    paper.text("{{ addressee }}：", PLAIN)
    paper.each("line", "opening", "{{ line }}")


def _debt_table(paper: Paper) -> None:
    rows = paper.table(["项目", "金额（元）"], [0.5, 0.5], figures=[1])
    rows.each("part", "parts", ["{{ part.name }}", "{{ part.amount }}"])
    rows.row(["合计", "{{ total }}"], bold=True)
    rows.wide("合计大写：{{ total_capitals }}")


def _pay_to(paper: Paper) -> None:
    paper.begin("if account")
    paper.text("收款账户：", CLOSING)
    paper.form([("户名", "{{ account.holder }}"), ("开户行", "{{ account.bank }}"), ("账号", "{{ account.number }}")])
    paper.end("if")


def _contact(paper: Paper) -> None:
    paper.each("line", "contact", "{{ line }}", CLOSING)


def _creditor_signs(paper: Paper) -> None:
    paper.signature("{{ signer }}（{{ signer_signs }}）", "{{ filing_date }}")


def _applicant_signs(paper: Paper, role: str) -> None:
    paper.signature(f"{role}（{{{{ creditor_signs }}}}）：{{{{ creditor }}}}", "{{ filing_date }}")


def _above_table(paragraph: Paragraph) -> None:
    """A line that leads to a table stays with it, with a little air between."""
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(6)


def _both_sign(paper: Paper) -> None:
    paper.each("line", "signers", "{{ line }}", CLOSING)


def _application(paper: Paper) -> None:
    """Parties, requests, facts, as every application to a court has them."""
    paper.title("{{ title }}")
    paper.each("line", "parties", "{{ line }}", PARTY)
    paper.heading("请求事项：")
    paper.each("line", "requests", "{{ line }}")
    paper.heading("事实和理由：")
    paper.each("line", "facts", "{{ line }}")


def _closing(paper: Paper) -> None:
    paper.text("{{ closing }}", CLOSING)
    _to_court(paper)


def _to_court(paper: Paper) -> None:
    paper.text("此致", CLOSING)
    paper.text("{{ court }}", PLAIN).paragraph_format.keep_with_next = True


def _receipt(paper: Paper) -> None:
    paper.title("回　　执", new_page=True)
    paper.text("{{ receipt_text }}")
    _receipt_form(paper)


def _receipt_form(paper: Paper) -> None:
    paper.form(
        [
            ("签收人（签名、盖章）", ""),
            ("签收人身份", CAPACITIES),
            ("身份证件号码", ""),
            ("签收日期", "　　　　年　　月　　日"),
            ("债务人意见", "□对上述款项没有异议，同意履行　□有异议，理由："),
            ("送达方式", DELIVERY),
            ("送达人（两人签名）", ""),
        ],
        label_width=0.3,
    )
    paper.text("本回执一式两份，双方各执一份。", NOTE)


def draw(name: str, folder: Path = TEMPLATES) -> Path:
    """Draw one template under a folder and say where."""
    paper = Paper()
    DRAWINGS[name](paper)
    target = folder / f"{name}.docx"
    paper.save(target)
    return target


if __name__ == "__main__":
    for each in DRAWINGS:
        print(draw(each).relative_to(TEMPLATES))
