"""A loan without a due day: it falls due when a demand gave a reasonable time and that time is over (民法典675)."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.ledger.accounts.lent_terms import NEVER
from recovery_docs.ledger.terms_at_day import last_due_on, note_of
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule


@rule(
    "INT009",
    say("没有约定还款期限的借款还没有到期"),
    cite("civil_code", 675),
    cite("civil_code", 511, item=4),
    cite("limitation_provisions", 4),
    severity="warning",
)
def demanded_in_time(matter: Matter) -> Iterator[Verdict]:
    """民法典675：对借款期限没有约定或者约定不明确的，借款人可以随时返还，贷款人可以催告借款人在合理期限内返还。
    511（四）：履行期限不明确的，债权人可以随时请求履行，但是应当给对方必要的准备时间。诉讼时效规定4：从宽限期届满之日起计算。
    """
    case, as_of = matter.case, matter.as_of
    found = [(at, one) for at, one in enumerate(case.loan.disbursements) if one.due_on is None]
    if not found:
        yield not_applicable(say("约定了还款期限"), *facts(case, "loan.disbursements[0].due_on"))
    for at, one in found:
        seen = facts(case, f"loan.disbursements[{at}].no_due_date", "events")
        note, due_on = note_of(one, at), last_due_on(case, one, as_of)
        if due_on < as_of:
            yield met(say("借据{note}没有约定还款期限，催告给予的期限到{due_on}届满", note=note, due_on=due_on), *seen)
        elif due_on != NEVER:
            yield not_met(
                say("借据{note}没有约定还款期限，催告给予的期限到{due_on}才届满", note=note, due_on=due_on),
                *seen,
                hint=say("期限届满以后再起诉"),
            )
        else:
            yield not_met(
                say("借据{note}没有约定还款期限，也没有给予合理期限并且已经到达的催告", note=note),
                *seen,
                hint=say(
                    "先发催收通知书，写明还款的合理期限；已经催告的，在 events 记下到达日期和 pay_within_days 或者 "
                    "effective_on。直接起诉的，以起诉状副本送达作为催告，逾期利息自法院认定的宽限期届满起算"
                ),
            )
