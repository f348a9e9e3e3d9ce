"""还款结清证明: nothing is owed any more, by the contract, by the bank's own books or by a document in force."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.title_debt import title_debt
from recovery_docs.prerequisites.rule import met, not_met, rule, undetermined


@rule("PAI001", say("还有款项没有清偿"), cite("civil_code", 557, paragraph=1, item=1), cite("civil_code", 561))
def nothing_owed(matter: Matter) -> Iterator[Verdict]:
    """民法典557①（一）：债务已经履行的，债权债务终止；561：费用、利息、主债务依次清偿，全部清偿才算结清。有生效文书的，文书确定的
    款项和加倍部分债务利息也要清偿。
    """
    case, statement = matter.case, matter.statement
    seen = facts(case, "repayments", "request.costs", "request.figures")
    titles = {id(found.title): found for found in matter.judged.values() if found.title is not None}
    if not titles and statement.claim > 0:
        yield not_met(
            say("截至{as_of}还欠{claim}元，不能出具结清证明", as_of=matter.as_of, claim=statement.claim),
            *seen,
            hint=say("核对 repayments 和截至日；减免的写明减免的协议后再出具"),
        )
    elif not titles:
        yield met(say("截至{as_of}没有未清偿的款项", as_of=matter.as_of), *seen)
    for found in titles.values():
        if found.title is None:
            continue
        debt = title_debt(case, found.title, matter.as_of, matter.tested_on)
        path = f"proceedings[{found.index}].title"
        shown = (*seen, *facts(case, f"{path}.ordinary_interest_text"))
        if debt.total > 0:
            yield not_met(
                say("{number}确定的款项还欠{total}元，不能出具结清证明", number=found.number, total=debt.total),
                *shown,
                hint=say("核对 repayments 和截至日；执行和解减免的写明和解协议后再出具"),
            )
        elif debt.in_words or not debt.left.known:
            yield undetermined(
                say("看不出{number}确定的利息是否已经付清", number=found.number),
                *shown,
                hint=say("在 {path}.ordinary_interest_text 写明利率、基数和起算日", path=path),
            )
        else:
            yield met(say("{number}确定的款项已经清偿", number=found.number), *shown)


@rule("PAI002", say("没有与账面核对是否结清"), cite("civil_code", 557, paragraph=1, item=1), severity="warning")
def books_agree(matter: Matter) -> Iterator[Verdict]:
    """民法典557①（一）：债务已经履行的，债权债务终止。结清以账面余额为零为准；账面日期早于截至日的，其后的利息、还款没有核对。"""
    case, books = matter.case, matter.case.bank_statement
    seen = facts(case, "bank_statement.as_of", "bank_statement.principal")
    if books is None:
        yield undetermined(
            say("没有填写账面余额，不知道账上是否已经结清"),
            *seen,
            hint=say("在 bank_statement 填写截至日和各项余额，结清的都是零"),
        )
    elif books.added > 0:
        yield not_met(
            say("账面{on}还有余额{sum}元", on=books.as_of, sum=books.added), *seen, hint=say("与财务核对后再出具")
        )
    elif books.as_of < matter.as_of:
        yield undetermined(
            say("账面余额是{on}的，此后没有核对", on=books.as_of),
            *seen,
            hint=say("用截至日的账面余额填写 bank_statement"),
        )
    else:
        yield met(say("账面{on}余额为零", on=books.as_of), *seen)
