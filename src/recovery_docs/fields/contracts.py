"""Contracts: what they are called, when they were signed, and the numbers of their clauses."""

import re
from datetime import date

from recovery_docs.case import Case, Contract
from recovery_docs.fields.phrases.contract_terms import dressed, named
from recovery_docs.tree.group import Group, field

_TAIL = 4


class ClauseFields(Group):
    """The numbers of a contract's clauses, as the contract has them."""

    def __init__(self, contract: Contract) -> None:
        super().__init__()
        self.clauses = contract.clauses

    @field("利息", "利率条款的编号", example="第3条", fact="interest")
    def interest(self) -> str | None:
        return dressed(self.clauses.interest)

    @field("罚息", "罚息条款的编号", example="第5条", fact="penalty")
    def penalty(self) -> str | None:
        return dressed(self.clauses.penalty)

    @field("复利", "复利条款的编号", example="第6条", fact="compound")
    def compound(self) -> str | None:
        return dressed(self.clauses.compound)

    @field("提前到期", "提前到期条款的编号", example="第8条", fact="acceleration")
    def acceleration(self) -> str | None:
        return dressed(self.clauses.acceleration)

    @field("费用", "实现债权费用条款的编号", example="第9条", fact="costs")
    def costs(self) -> str | None:
        return dressed(self.clauses.costs)

    @field("担保", "担保条款的编号", example="第10条", fact="guarantee")
    def guarantee(self) -> str | None:
        return dressed(self.clauses.guarantee)

    @field("违约责任", "违约责任条款的编号", example="第8条", fact="default")
    def default(self) -> str | None:
        return dressed(self.clauses.default)

    @field("抵充", "还款抵充顺序条款的编号", example="第14条", fact="appropriation")
    def appropriation(self) -> str | None:
        return dressed(self.clauses.appropriation)


class ContractFields(Group):
    """A contract; printed by its title and number."""

    def __init__(self, case: Case, contract: Contract, otherwise: str, signed_on: date | None = None) -> None:
        super().__init__()
        self.case, self.contract, self.otherwise = case, contract, otherwise
        self.signed = signed_on or contract.signed_on

    def __str__(self) -> str:
        return named(self.contract, self.otherwise)

    @field("名称", "合同名称，不带书名号", example="流动资金借款合同", fact="title", also=("合同名称",))
    def title(self) -> str:
        return (self.contract.title or self.otherwise).strip("《》")

    @field("是借条", "不是双方签订的合同，是借款人出具的借条、欠条、借据", example="否")
    def is_note(self) -> bool:
        return (self.contract.title or "").strip("《》").endswith(("借条", "欠条", "借据", "收条"))

    @field("编号", "合同编号", example="海银借字2021第12号", fact="number", also=("合同编号", "合同号"))
    def number(self) -> str | None:
        return self.contract.number

    @field("尾号", "合同编号的末四位数字", example="0618")
    def tail(self) -> str | None:
        digits = re.findall(r"\d+", self.contract.number or "")
        return digits[-1][-_TAIL:] if digits else None

    @field("签订日期", "签订日期", example="2021年7月16日", fact="signed_on", also=("签约日期",))
    def signed_on(self) -> date | None:
        return self.signed

    @field("签订地点", "签订地点", example="浙江省海宁市", fact="signed_at")
    def signed_at(self) -> str | None:
        return self.contract.signed_at

    @field("约定争议解决", "合同约定了争议由哪个法院、仲裁委员会解决", example="是", fact="disputes")
    def has_disputes(self) -> bool:
        return self.contract.disputes is not None

    @field("条款", "各条款的编号", fact="clauses")
    def numbered(self) -> ClauseFields:
        return ClauseFields(self.contract)

    @field("证据", "这份合同在证据清单里的编号", example="证据3", fact="exhibit")
    def exhibits(self) -> list[str]:
        return exhibits_named(self.case, self.contract.exhibit)


def exhibits_named(case: Case, *numbers: int | None) -> list[str]:
    """证据3, of the exhibits that the list really has."""
    listed = {exhibit.number for exhibit in case.exhibits}
    return list(dict.fromkeys(f"证据{number}" for number in numbers if number in listed))
