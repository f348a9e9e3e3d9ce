"""What a reader of a statement must know: a ceiling that held a rate down, the 24 % view, an LPR not verified …"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from recovery_docs.case import Case
from recovery_docs.errors import Fault, LawError, Place
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import governed, last_lpr, parameter
from recovery_docs.ledger.accounts.account import Owing
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.accounts.lent_terms import Terms
from recovery_docs.ledger.ceiling import (
    bound,
    ceilings,
    late_rate_not_agreed,
    lawful_ceilings,
    transition_notices,
    uncovered,
    unpublished,
)
from recovery_docs.ledger.entry import Kind
from recovery_docs.ledger.statement import Statement
from recovery_docs.ledger.terms_at_day import note_of, rents_not_asked
from recovery_docs.ledger.total_cost import CHARGES, TotalCost, total_cost
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO


def lpr_until(case: Case, as_of: date, opened: Sequence[Terms]) -> date | None:
    """The last publication of the LPR, where a rate or a ceiling is read on days that it does not reach."""
    reached = all(terms.rates.verified for terms in opened) and not any(
        unpublished(case, disbursement, as_of) for disbursement in case.loan.disbursements
    )
    return None if reached else last_lpr()


def notices(
    case: Case, as_of: date, horizon: date, accounts: Sequence[Owing], opened: Sequence[Terms]
) -> Iterator[Message]:
    """The notices of one statement, in a fixed order."""
    if last := lpr_until(case, as_of, opened):
        yield say(
            "贷款市场报价利率只收录到{last}公布的，此后仍按这一期计算；有新公布的，用 recovery-docs law add-lpr 补上",
            last=last,
        )
    yield from _rates(opened)
    if bound(case):
        yield from _held_down(case, as_of, opened)
        yield from _rate_in_place(case, opened)
        yield from _private(case, as_of, horizon, accounts)
    elif case.loan.cause in ("financial_loan", "credit_card"):
        yield from _financial(case, as_of, horizon, accounts)
    yield from _card(case, as_of, accounts)
    yield from _recourse(case, as_of, horizon, accounts)
    if later := rents_not_asked(case, as_of):
        yield say(
            "另有未到期租金{count}期共{amount}元，没有请求支付全部租金，没有计入；"
            "请求的，写 request.accelerate: true（{cited}）",
            count=len(later),
            amount=sum((one.amount for one in later), ZERO),
            cited=cite("civil_code", 752).short(),
        )


def rates_to_come(statement: Statement) -> tuple[Fault, ...]:
    """A warning where the last known loan prime rate stands in for a later one."""
    if statement.lpr_until is None:
        return ()
    return (
        Fault(
            Place(key_path="loan.rate"),
            say("贷款市场报价利率只收录到{last}公布的，此后仍按这一期计算", last=statement.lpr_until),
            say("有新公布的，用 recovery-docs law add-lpr 补上后重新计算；还没有公布的，到日再重新生成"),
            severity="warning",
        ),
    )


def _rates(opened: Sequence[Terms]) -> Iterator[Message]:
    if any(terms.rates.superseded for terms in opened):
        yield say(
            "人民银行贷款基准利率自2019年8月20日起由贷款市场报价利率取代，此后仍按最后一次公布的基准利率计算；"
            "已经转换的，按转换后的利率填写"
        )
    for terms in opened:
        if terms.penalty.compound_on_penalty:
            yield say("借据{note}按合同约定对罚息计收复利，法院有不予支持的", note=terms.note)


def _held_down(case: Case, as_of: date, opened: Sequence[Terms]) -> Iterator[Message]:
    """The rates that a ceiling holds down, each with the rule of its time."""
    for index, disbursement in enumerate(case.loan.disbursements):
        note = note_of(disbursement, index)
        capped_to = next((one.rates.capped_to for one in opened if one.note == note), None)
        if capped_to is None:
            continue
        lawful = lawful_ceilings(case, disbursement, as_of)
        yield say(
            "借据{note}约定的利率超过司法保护上限，按年利率{rate}%计算（{cited}）",
            note=note,
            rate=percent(capped_to.rate),
            cited=next(one.cited.short() for one in reversed(lawful) if one.rate == capped_to.rate),
        )
        yield from transition_notices(case, disbursement, as_of, note)


def _rate_in_place(case: Case, opened: Sequence[Terms]) -> Iterator[Message]:
    agreed = [case.loan.penalty, *(one.penalty for one in case.loan.disbursements)]
    if any(penalty is not None and penalty.annual is not None for penalty in agreed):
        return
    for terms in opened:
        overdue_on = terms.last_day(terms.due_on) + timedelta(days=1)
        lawful = late_rate_not_agreed(overdue_on) if terms.penalty.annual is not None else None
        if lawful is None:
            continue
        rate, cited = percent(terms.penalty.annual or lawful[0]), lawful[1].short()
        if governed("private_lending.no_rate_agreed", overdue_on):
            yield say(
                "借据{note}没有约定利息和逾期利率，逾期后按年利率{rate}%计算（{cited}）",
                note=terms.note,
                rate=rate,
                cited=cited,
            )
        else:
            yield say(
                "借据{note}没有约定利息和逾期利率，逾期后按逾期时一年期贷款市场报价利率{rate}%计算（{cited}）",
                note=terms.note,
                rate=rate,
                cited=cited,
            )


def _financial(case: Case, as_of: date, horizon: date, accounts: Sequence[Owing]) -> Iterator[Message]:
    """金融借款合同的借款人以利息、复利、罚息、违约金和其他费用过高、显著背离实际损失为由，请求对总计超过年利率24%的部分
    予以调减的，应予支持（法发〔2017〕22号2）."""
    found = _above_most(case, as_of, horizon, accounts, CHARGES)
    if found is None:
        return
    cost, most = found
    yield say(
        "自{start}起应计的利息、罚息、复利、违约金和费用共{charged}元；同期本金按年{rate}%计算为{most}元，超出{excess}元。"
        "债务人请求调减且显著高于实际损失的，法院可能调减（{cited}）；本清单没有扣减",
        start=cost.from_on,
        charged=cost.charged,
        rate=percent(most),
        most=cost.most,
        excess=cost.excess,
        cited=cite("financial_trial_opinions", 2).short(),
    )


def _above_most(
    case: Case, as_of: date, horizon: date, accounts: Sequence[Owing], charges: Sequence[Kind]
) -> tuple[TotalCost, Decimal] | None:
    """What is charged above the yearly rate of 法发〔2017〕22号2, and that rate; nothing where nothing is.

    Nothing either where the rate of the day is not known: the notice alone falls away.
    """
    try:
        most = parameter("cost.total_most", on=as_of, role="截至日").value
    except LawError:
        return None
    cost = total_cost(accounts, [((date.min, most),)] * len(accounts), horizon, case.loan.interest_days, charges)
    return (cost, most) if cost.excess else None


def _recourse(case: Case, as_of: date, horizon: date, accounts: Sequence[Owing]) -> Iterator[Message]:
    """No ceiling binds a guarantor's claim; the debtor may ask that damages far above the loss be reduced (民法典585②).

    Courts measure that by the 24 % of 法发〔2017〕22号2. The premium is the price of the guarantee and no part of it.
    """
    recourse = case.loan.recourse
    if recourse is None:
        return
    if not recourse.bears_a_fee:
        yield say("没有写明资金占用费的利率，代偿款没有计算资金占用费")
    if recourse.premium_owed and (recourse.premium_due_on or recourse.first_paid_on) >= horizon:
        yield say("欠付的担保费应付日晚于截至日，没有计入")
    found = _above_most(case, as_of, horizon, accounts, ("interest", "liquidated_damages"))
    if found is not None:
        cost, most = found
        yield say(
            "自{start}起应计的资金占用费和违约金共{charged}元；同期代偿款按年{rate}%计算为{most}元，超出{excess}元。"
            "债务人以违约金过分高于损失为由请求减少的，法院可能参照该标准调减（{article}、{cited}）；本清单没有扣减",
            start=cost.from_on,
            charged=cost.charged,
            rate=percent(most),
            most=cost.most,
            excess=cost.excess,
            article=cite("civil_code", 585, 2).short(),
            cited=cite("financial_trial_opinions", 2).short(),
        )


def _private(case: Case, as_of: date, horizon: date, accounts: Sequence[Owing]) -> Iterator[Message]:
    """逾期利息、违约金或者其他费用可以一并主张，但是总计超过上限的部分，不予支持（民间借贷规定29）."""
    loans = sorted(
        enumerate(case.loan.disbursements), key=lambda one: (one[1].paid_on, one[1].due_on or date.max, one[0])
    )
    found = [ceilings(case, one, as_of) for _, one in loans if one.paid_on < horizon]
    if len(found) != len(accounts) or any(uncovered(case, one, as_of) for _, one in loans):
        yield say("合同成立时的利率保护上限没有收录，那一段没有按上限核减，请自行核对")
        return
    cost = total_cost(accounts, found, horizon, case.loan.interest_days.model_copy(update={"year": 365}))
    if cost.excess:
        yield say(
            "自{start}起应计的利息、罚息、复利、违约金和费用共{charged}元；同期本金按司法保护上限计算为{most}元，"
            "超出的{excess}元不受支持（民间借贷规定第二十九条），请求时应当减去",
            start=cost.from_on,
            charged=cost.charged,
            most=cost.most,
            excess=cost.excess,
        )


def _card(case: Case, as_of: date, accounts: Sequence[Owing]) -> Iterator[Message]:
    card = case.loan.card
    if card is None or not card.statements:
        return
    billed = max(
        (one.stated_on for one in card.statements if one.interest is not None and one.stated_on <= as_of), default=None
    )
    if billed is None:
        yield say("信用卡透支利息自各期账单日起算；交易记账日早于账单日的，银行入账的利息会多于本清单")
    else:
        yield say("到{billed}账单为止的利息采用账单所列的金额，此后自该账单日起按透支利率计算", billed=billed)
    with_damages = any(one.damages is not None or one.minimum is not None for one in card.statements)
    if not with_damages and card.minimum_share is None:
        yield say("没有写明最低还款额，没有计算信用卡违约金")
    late = min((day for account in accounts if (day := account.late_since(date.max))), default=None)
    if late is None or case.loan.appropriation is not None:
        return
    days = parameter("card.principal_first_from_day", on=late, role="逾期之日").whole
    after = [one for one in case.repayments if one.paid_on >= late + timedelta(days=days - 1) and one.amount > ZERO]
    if after:
        yield say(
            "{paid_on}等还款在信用卡逾期{days}日以后，监管规定此时先抵本金，本清单按先利息后本金抵充，请核对银行入账",
            paid_on=after[0].paid_on,
            days=days,
        )
