"""债权计算清单: what is owed, line by line, so that a judge with a pocket calculator arrives at the same fen."""

from dataclasses import replace
from decimal import Decimal

from recovery_docs.fields.phrases.contract_terms import loan_contract
from recovery_docs.fields.phrases.written_amounts import kind_names, spelled, until, yuan
from recovery_docs.filings.filing import Document, Filing, register
from recovery_docs.filings.prose.paper import debt_table, paper
from recovery_docs.ledger import Applied, Balance, Line, Statement
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.entry import Kind
from recovery_docs.ledger.reconcile import Difference
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.matter import Matter

_ADDS_UP = "每一段四舍五入到分一次，各段相加即为合计；逾期以前已经结清的各期不再列出。"


def debt_statement(matter: Matter) -> tuple[Document, ...]:
    """The statement as an annex."""
    case, statement = matter.case, matter.statement
    names = kind_names(case)
    lines = [line for line in statement.lines if (line.rate if line.accrues else _posted(line))]
    made = {"recourse": "代偿", "credit_card": "账单", "finance_lease": "租金"}.get(case.loan.cause, "放款")
    source = "银行对账单" if statement.source == "bank" else f"合同约定、{made}和还款记录"
    balances = () if case.loan.lease else _balances(matter)
    numbers = {one.note: str(number) for number, one in enumerate(balances, start=1)}
    borrowers = "、".join(borrower.name for borrower in case.borrowers)
    headings = "三四" if balances else "二三"
    rows = [
        _line(line, numbers.get(line.note, "") if numbers else str(place), names)
        for place, line in enumerate(lines, start=1)
    ]
    context = debt_table(matter) | {
        "opening": (
            f"{'承租人' if case.loan.lease else '借款人'}{borrowers}在{loan_contract(case)}项下的债务，"
            f"截至{until(statement)}，根据{source}计算如下："
        ),
        "runs_on": f"此后：{statement.runs_on}。" if statement.accrues else f"{statement.runs_on}。",
        "columns": _columns(matter, names),
        "balances": [_balance(matter, numbers[one.note], one) for one in balances],
        "lines": rows,
        "lines_heading": f"{headings[0]}、逐段计算",
        "repayments_heading": f"{headings[1 if lines else 0]}、还款及抵充",
        "repayments": [_repayment(one, names) for one in statement.applied],
        "rounding": _ceiling(statement) + _credit(statement) + _how_it_adds_up(matter, names),
    }
    return (paper(matter, "debt-statement", "债权计算清单", context),)


def _columns(matter: Matter, names: dict[Kind, str]) -> dict[str, str]:
    """What the table of what was lent calls its columns: money paid for another and a card are no loans."""
    words = {
        "recourse": ("二、各笔代偿", "代偿及偿还期限", "代偿金额", "未还代偿款"),
        "credit_card": ("二、信用卡账户", "卡号及账单期间", "累计透支", "透支本金"),
    }
    heading, note, amount, principal = words.get(
        matter.case.loan.cause, ("二、各笔借款", "借据及期限", "放款金额", "未还本金")
    )
    kinds: tuple[Kind, ...] = ("interest", "penalty_interest", "compound_interest")
    columns = {"heading": heading, "note": note, "amount": amount, "principal": principal}
    columns |= {kind: names[kind] for kind in kinds}
    return columns | ({"penalty_interest": f"违约金及{names['fees']}"} if _late_in_damages(matter) else {})


def _late_in_damages(matter: Matter) -> bool:
    """Whether default costs 违约金 and fees, and no 罚息, so that the table shows those in its place and adds up."""
    return matter.case.loan.cause in ("recourse", "credit_card")


def _posted(line: Line) -> bool:
    """A fee, or what a bank's own statement lists, rather than money paid out or in."""
    return line.kind != "principal" and line.amount > 0


def _ceiling(statement: Statement) -> str:
    if statement.total_ceiling is None or not statement.above_ceiling:
        return ""
    return (
        f"利息、罚息、复利合计以年利率{percent(statement.total_ceiling)}%为限，超过的{yuan(statement.above_ceiling)}没有计入；"
        "罚息未达到上限的，复利以未还本金为基数计至上限。"
    )


def _credit(statement: Statement) -> str:
    if not statement.credit:
        return ""
    what = "银行对账单所列的溢缴款" if statement.source == "bank" else "提前收到、尚待到期抵充的"
    return f"{what}{yuan(statement.credit)}已经从上列金额中减去。"


def _balances(matter: Matter) -> tuple[Balance, ...]:
    """The balance of each note; of the only one, by the bank's split where its figures are used."""
    statement = matter.statement
    if len(statement.balances) != 1 or not _differences(matter):
        return statement.balances
    return tuple(
        replace(
            one,
            principal=statement.principal,
            interest=statement.interest,
            penalty_interest=statement.penalty_interest,
            compound_interest=statement.compound_interest,
            liquidated_damages=statement.liquidated_damages,
            fees=statement.fees,
        )
        for one in statement.balances
    )


def _differences(matter: Matter) -> tuple[Difference, ...]:
    return matter.reconciliation.differences if matter.statement.source == "bank" else ()


def _how_it_adds_up(matter: Matter, names: dict[Kind, str]) -> str:
    """That the lines add up to the total, or by how much they do not where the total is the bank's."""
    statement, differ = matter.statement, _differences(matter)
    if statement.source == "bank" and statement.computed is None:
        return "以上为银行对账单的金额，没有逐段计算。"
    if not differ:
        return _ADDS_UP
    assert statement.computed is not None
    split = "各笔借款和逐段计算" if statement.balances[1:] else "逐段计算"
    said = "；".join(
        f"{names[one.kind]}各段相加为{yuan(one.ours)}，银行对账单为{yuan(one.banks)}，相差{yuan(abs(one.more))}"
        for one in differ
    )
    return (
        f"欠款合计采用银行对账单的金额，{split}依合同约定和还款记录，两者不一致：{said}。合计各段相加为"
        f"{yuan(statement.computed.total)}，银行对账单为{yuan(statement.total)}。"
    )


def _balance(matter: Matter, number: str, one: Balance) -> dict[str, str]:
    late = one.penalty_interest
    if _late_in_damages(matter):
        late += one.liquidated_damages + one.fees
    return {
        "note": f"{number}. {one.note}\n{one.paid_on}{f'至{one.due_on}' if one.due_on else '起，未约定还款期限'}",
        "amount": figures(one.amount),
        "principal": figures(one.principal),
        "interest": figures(one.interest),
        "penalty_interest": figures(late),
        "compound_interest": figures(one.compound_interest),
    }


def _line(line: Line, note: str, names: dict[Kind, str]) -> dict[str, str]:
    return {
        "note": note,
        "kind": names[line.kind],
        "days": f"{line.from_on}至{line.to_on}",
        "sum": str(line.reason),
        "amount": figures(line.amount),
    }


def _repayment(one: Applied, names: dict[Kind, str]) -> dict[str, str]:
    by_kind: dict[str, Decimal] = {}
    for kind, _, amount in one.to:
        by_kind[names[kind]] = by_kind.get(names[kind], ZERO) + amount
    went = [spelled(by_kind.items())] if by_kind else []
    if one.waiting:
        went.append(f"待到期抵充{yuan(one.waiting)}，已从欠款中减去")
    if one.surplus:
        went.append(f"余{yuan(one.surplus)}")
    return {"day": one.paid_on.isoformat(), "amount": figures(one.amount), "went": "，".join(went) or str(one.reason)}


register(
    Filing(
        id="debt-statement",
        title="债权计算清单",
        folder="annexes",
        prerequisites=(),
        documents=debt_statement,
        templates=("debt-statement",),
    )
)
