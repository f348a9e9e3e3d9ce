"""The figures: do ours agree with the bank's, and do the rates keep within what regulators and courts allow."""

from collections.abc import Iterator
from decimal import Decimal

from recovery_docs.case import Penalty
from recovery_docs.errors import LawError
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import governed, parameter
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "INT001",
    say("金额与银行对账单不一致"),
    cite("civil_procedure_law", 114, item=1),
    cite("evidence_provisions", 63),
    cite("evidence_provisions", 1),
    severity="warning",
)
def reconciled(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法114（一）、民事证据规定63：当事人的陈述要真实、完整，伪造证据、故意作虚假陈述妨碍审理的要处罚；1：请求要有证据。
    本系统逐段计算的与银行对账单应当一致，不一致的查明哪一边算错。
    """
    seen = facts(matter.case, "bank_statement.as_of", "bank_statement.principal", "request.figures")
    bank = matter.case.bank_statement
    if bank is not None and not bank.adds_up:
        yield not_met(
            say("银行对账单合计写的是{total}元，各项相加是{added}元", total=bank.total, added=bank.added),
            *facts(matter.case, "bank_statement.total", "bank_statement.principal", "bank_statement.interest"),
            hint=say("对照银行系统核对本金、利息、罚息、复利和合计"),
        )
        return
    found = matter.reconciliation
    if not found.compared:
        yield not_applicable(found.message(), *seen)
    elif found.equal:
        yield met(found.message(), *seen)
    else:
        chosen = matter.case.request.figures == "bank"
        yield not_met(
            found.message(),
            *seen,
            hint=say("核对计息方式、还款记录和截至日")
            if chosen
            else say("核对计息方式、还款记录和截至日；采用银行数额的写 request.figures: bank"),
        )


@rule(
    "INT002",
    say("总成本超过年利率24%"),
    cite("financial_trial_opinions", 2),
    cite("civil_code", 585),
    severity="warning",
)
def total_cost(matter: Matter) -> Iterator[Verdict]:
    """法发〔2017〕22号2（二手引文）：金融借款的借款人以利息、复利、罚息、违约金和其他费用过高为由，请求对总计超过年利率24%的部分
    调减的，应予支持。不是当然无效，只在对方请求时调减。
    """
    seen = facts(matter.case, "loan.rate", "loan.penalty")
    if not governed("cost.total_most", matter.as_of):
        yield not_applicable(say("{as_of}时还没有总成本的规定", as_of=matter.as_of), *seen)
        return
    most = parameter("cost.total_most", on=matter.as_of, role="截至日").value
    rates = [
        rate for one in matter.statement.balances for rate in (one.annual_rate, one.overdue_rate) if rate is not None
    ]
    highest = max(rates, default=None)
    if matter.case.loan.cause not in ("financial_loan", "credit_card") or highest is None:
        yield not_applicable(say("没有可以比较的金融借款利率"), *seen)
    elif highest > most:
        yield not_met(
            say("年利率{rate}%，超过{most}%", rate=_percent(highest), most=_percent(most)),
            *seen,
            hint=say("对方请求调减的，超出部分可能不获支持；可以主动按{most}%计算", most=_percent(most)),
        )
    else:
        yield met(say("年利率{rate}%，不超过{most}%", rate=_percent(highest), most=_percent(most)), *seen)


@rule("INT005", say("没有确认综合融资成本明示表"), cite("cost_disclosure_provisions"), severity="warning")
def cost_disclosed(matter: Matter) -> Iterator[Verdict]:
    """个人贷款业务明示综合融资成本规定（二手引文）：2026年8月1日起签订个人贷款合同的，展示明示表并由借款人确认；没有明示的息费
    不得收取。施行前签订的不适用。
    """
    case = matter.case
    signed_on, disclosed_on = case.loan.contract.signed_on, case.loan.cost_disclosure_signed_on
    seen = facts(case, "loan.contract.signed_on", "loan.cost_disclosure_signed_on")
    since = cite("cost_disclosure_provisions").instrument.in_force_on
    lender = case.lender
    personal = all(party.kind == "person" for party in case.borrowers)
    if not (personal and lender.kind == "organisation" and lender.financial_institution):
        yield not_applicable(say("不是金融机构的个人贷款"), *seen)
    elif signed_on is None or signed_on < since:
        yield not_applicable(say("合同不是在{since}以后签订的", since=since), *seen)
    elif disclosed_on is None:
        yield undetermined(
            say("没有写明借款人是否确认了综合融资成本明示表"),
            *seen,
            hint=say("填写 loan.cost_disclosure_signed_on；明示表以外的息费不要主张"),
        )
    elif disclosed_on > signed_on:
        yield not_met(
            say("明示表{disclosed_on}才确认，晚于合同签订", disclosed_on=disclosed_on),
            *seen,
            hint=say("核对签字日期；签约时没有明示的息费可能不获支持"),
        )
    else:
        yield met(say("借款人{disclosed_on}确认了明示表", disclosed_on=disclosed_on), *seen)


@rule("INT003", say("罚息上浮超出范围"), cite("penalty_interest_notice", 3), severity="warning")
def surcharge_bounds(matter: Matter) -> Iterator[Verdict]:
    """银发〔2003〕251号三：逾期罚息在合同利率上加收30%至50%，挪用加收50%至100%。"""
    case = matter.case
    penalties: dict[str, Penalty] = {}
    if case.loan.penalty is not None:
        penalties["loan.penalty"] = case.loan.penalty
    for index, disbursement in enumerate(case.loan.disbursements):
        if disbursement.penalty is not None:
            penalties[f"loan.disbursements[{index}].penalty"] = disbursement.penalty
    written = [(f"{path}.surcharge", one.surcharge, "penalty.surcharge") for path, one in penalties.items()]
    written += [(f"{path}.misuse_surcharge", one.misuse_surcharge, "penalty.misuse") for path, one in penalties.items()]
    known = [(path, value, name) for path, value, name in written if value is not None]
    if not known or case.loan.cause != "financial_loan":
        yield not_applicable(say("没有约定罚息上浮比例"), *facts(case, "loan.penalty"))
        return
    on = min((one.paid_on for one in case.loan.disbursements), default=matter.as_of)
    for path, value, name in known:
        try:
            least = parameter(f"{name}_least", on=on, role="放款日").value
            most = parameter(f"{name}_most", on=on, role="放款日").value
        except LawError:
            yield not_applicable(say("放款时罚息上浮没有登记的范围"), fact(case, path))
            continue
        if least <= value <= most:
            yield met(say("罚息上浮{rate}%", rate=_percent(value)), fact(case, path))
        else:
            yield not_met(
                say(
                    "罚息上浮{rate}%，不在{least}%至{most}%之间",
                    rate=_percent(value),
                    least=_percent(least),
                    most=_percent(most),
                ),
                fact(case, path),
                hint=say("核对合同；高于上限的，按上限主张（charged_surcharge）"),
            )


@rule(
    "INT004",
    say("所催的金额与银行账面不一致"),
    cite("civil_code", 675),
    cite("civil_code", 676),
    cite("card_supervision_measures", 68, grade="S"),
    severity="warning",
)
def demanded(matter: Matter) -> Iterator[Verdict]:
    """民法典675、676：借款人返还的是借款和应付的利息，不是多于所欠的数额；信用卡业务监督管理办法68（二手引文）：催收函载明欠款
    余额。函件上的数额与银行账面对不上的，发出以前查明哪一边算错；多催的，对方可以拒绝，也容易引起投诉。
    """
    seen = facts(matter.case, "bank_statement.as_of", "bank_statement.principal", "request.figures")
    found = matter.reconciliation
    if matter.statement.source == "bank":
        yield met(say("按{as_of}银行对账单的金额", as_of=matter.statement.as_of), *seen)
    elif not found.compared:
        yield not_applicable(found.outcome(), *seen)
    elif found.equal:
        yield met(found.outcome(), *seen)
    else:
        yield not_met(
            found.outcome(),
            *seen,
            hint=say("发出以前核对还款记录、计息方式和截至日；采用银行数额的写 request.figures: bank"),
        )


@rule("INT008", say("此后的利息没有写明利率"), cite("civil_procedure_law", 122, item=3))
def running_rate(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法122（三）：有具体的诉讼请求。计算到实际清偿之日的，写明基数、利率和起算日；只写“按合同约定”的，判决以后无法执行。"""
    seen = facts(matter.case, "loan.rate", "loan.penalty", "request.figures", "request.to_actual_payment")
    if not (matter.case.request.to_actual_payment and matter.statement.accrues):
        yield not_applicable(say("不请求此后的利息"), *seen)
    elif matter.statement.rate_known:
        yield met(say("此后的利息写明了基数、利率和起算日"), *seen)
    else:
        yield undetermined(
            say("没有写明利率，此后的利息没有可以执行的算法"),
            *seen,
            hint=say(
                "填写 loan.rate 和 loan.penalty（信用卡填写 loan.card.daily_rate）；只请求到截至日的写 "
                "request.to_actual_payment: false"
            ),
        )


def _percent(rate: Decimal) -> str:
    return f"{(rate * 100).normalize():f}"


@rule(
    "INT006",
    say("文书日期早于它所写的欠款"),
    cite("civil_procedure_interpretation", 90),
    cite("evidence_provisions", 1),
    severity="warning",
)
def dated_after_its_figures(matter: Matter) -> Iterator[Verdict]:
    """解释90、民事证据规定1：请求所依据的事实要有证据；六月一日的文书写不出六月三十日的欠款，也写不出以后才到期的债。"""
    case, written_on = matter.case, matter.case.request.filed_on
    seen = facts(case, "request.filed_on", "request.as_of")
    late_from = matter.statement.overdue_from
    if written_on is None or written_on >= matter.as_of:
        yield met(say("文书日期不早于欠款的截至日{as_of}", as_of=matter.as_of), *seen)
    elif late_from is not None and written_on < late_from:
        yield not_met(
            say("文书写的日期{written_on}，债务{late_from}才逾期", written_on=written_on, late_from=late_from),
            *seen,
            hint=say("把 request.filed_on 改成实际出具的日期，不早于截至日"),
        )
    else:
        yield not_met(
            say("文书写的日期{written_on}，欠款却算到{as_of}", written_on=written_on, as_of=matter.as_of),
            *seen,
            hint=say("把 request.filed_on 改成实际出具的日期，或者把截至日改到文书日期"),
        )
