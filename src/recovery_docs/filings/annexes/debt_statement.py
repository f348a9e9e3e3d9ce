"""债权计算清单: what is owed, line by line, so that a judge with a pocket calculator arrives at the same fen."""

from decimal import Decimal

from recovery_docs.filings.filing import Document, Filing, register
from recovery_docs.filings.prose.contract_terms import loan_contract
from recovery_docs.filings.prose.paper import debt_table, paper
from recovery_docs.filings.prose.written_amounts import day, kind_names, spelled, yuan
from recovery_docs.ledger import Applied, Balance, Line
from recovery_docs.ledger.entry import Kind
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.matter import Matter


def debt_statement(matter: Matter) -> tuple[Document, ...]:
    """The statement as an annex."""
    case, statement = matter.case, matter.statement
    names = kind_names(case)
    lines = [line for line in statement.lines if line.accrues]
    source = "银行对账单" if statement.source == "bank" else "合同约定、放款和还款记录"
    numbers = {one.note: number for number, one in enumerate(statement.balances, start=1)}
    borrowers = "、".join(borrower.name for borrower in case.borrowers)
    context = debt_table(matter) | {
        "opening": f"借款人{borrowers}在{loan_contract(case)}项下的债务，截至{day(statement.as_of)}，根据{source}计算如下：",
        "runs_on": f"此后：{statement.runs_on}。",
        "balances": [_balance(numbers[one.note], one) for one in statement.balances],
        "lines": [_line(line, numbers, names) for line in lines],
        "lines_heading": "三、逐段计算" if statement.balances else "二、逐段计算",
        "repayments": [_repayment(one, names) for one in statement.applied],
        "repayments_heading": "四、还款及抵充" if lines else "三、还款及抵充",
        "rounding": _credit(statement.credit)
        + "每一段四舍五入到分一次，各段相加即为合计；逾期以前已经结清的各期不再列出。",
    }
    return (paper(matter, "debt-statement", "债权计算清单", context),)


def _credit(waiting: Decimal) -> str:
    return f"提前收到、尚待到期抵充的{yuan(waiting)}已经从上列金额中减去。" if waiting else ""


def _balance(number: int, one: Balance) -> dict[str, str]:
    return {
        "note": f"{number}. {one.note}\n{one.paid_on}至{one.due_on}",
        "amount": figures(one.amount),
        "principal": figures(one.principal),
        "interest": figures(one.interest),
        "penalty_interest": figures(one.penalty_interest),
        "compound_interest": figures(one.compound_interest),
    }


def _line(line: Line, numbers: dict[str, int], names: dict[Kind, str]) -> dict[str, str]:
    return {
        "note": str(numbers.get(line.note, "")),
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
