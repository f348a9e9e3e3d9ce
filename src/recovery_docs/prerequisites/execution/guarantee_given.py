"""执行担保: a paper of guarantee that says all, a stay of a year at most, consent, a resolution (民事诉讼法242)."""

from collections.abc import Iterator

from recovery_docs.case.party import Organisation
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import parameter
from recovery_docs.law.periods import plus_months
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_PATH = "request.enforcement_guarantee"
_COMPANIES = ("limited_company", "joint_stock_company", "listed_company")


@rule("ENF025", say("执行担保书的内容不全"), cite("execution_guarantee_provisions", 4))
def guarantee_says_enough(matter: Matter) -> Iterator[Verdict]:
    """执行担保规定4：担保书应当载明担保人的基本信息、暂缓执行期限、担保期间、被担保的债权种类及数额、担保范围、担保方式、自愿接受直接强制
    执行的承诺；提供财产担保的，还要载明担保财产的名称、数量、质量、状况、所在地、所有权或者使用权归属。
    """
    asked = matter.case.request.enforcement_guarantee
    wanted = [
        particular(say("担保方式"), f"{_PATH}.kind"),
        particular(say("担保范围"), f"{_PATH}.scope"),
        particular(say("暂缓执行期限"), f"{_PATH}.stay_until"),
        particular(say("暂缓执行起日"), f"{_PATH}.stay_from"),
    ]
    if asked is not None and asked.kind == "property":
        wanted += [
            particular(say("担保财产名称"), f"{_PATH}.asset.name"),
            particular(say("担保财产数量"), f"{_PATH}.asset.quantity"),
            particular(say("担保财产质量"), f"{_PATH}.asset.quality"),
            particular(say("担保财产状况"), f"{_PATH}.asset.condition"),
            particular(say("担保财产所在地"), f"{_PATH}.asset.location"),
            particular(say("担保财产归属"), f"{_PATH}.asset.owner"),
        ]
    yield complete(matter.case, wanted, done=say("担保书的内容写全了"), of=say("执行担保书"))


@rule("ENF026", say("暂缓执行的期限超过一年"), cite("execution_guarantee_provisions", 10))
def stay_within_a_year(matter: Matter) -> Iterator[Verdict]:
    """执行担保规定10：暂缓执行的期限应当与担保书约定一致，但最长不得超过一年。"""
    asked = matter.case.request.enforcement_guarantee
    seen = facts(matter.case, f"{_PATH}.stay_from", f"{_PATH}.stay_until")
    if asked is None or asked.stay_from is None or asked.stay_until is None:
        yield undetermined(
            say("没有写明暂缓执行的期限"), *seen, hint=say("填写 {path}.stay_from 和 stay_until", path=_PATH)
        )
        return
    months = parameter("execution_guarantee.stay_months", on=asked.stay_from, role="暂缓执行起日").whole
    longest = plus_months(asked.stay_from, months)
    if asked.stay_until < asked.stay_from:
        yield not_met(say("暂缓执行的止日早于起日"), *seen, hint=say("核对两个日期"))
    elif asked.stay_until > longest:
        yield not_met(
            say("暂缓执行至{until}，最长只能到{longest}", until=asked.stay_until, longest=longest),
            *seen,
            hint=say("把止日改到一年以内"),
        )
    else:
        yield met(say("暂缓执行至{until}，没有超过一年", until=asked.stay_until), *seen)


@rule(
    "ENF027",
    say("申请执行人没有同意暂缓执行"),
    cite("civil_procedure_law", 242),
    cite("execution_guarantee_provisions", 6),
)
def creditor_consents(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法242：被执行人向人民法院提供担保，并经申请执行人同意的，可以决定暂缓执行。执行担保规定6：同意的，向人民法院出具书面同意
    意见，或者记入笔录并签名、盖章。
    """
    asked = matter.case.request.enforcement_guarantee
    seen = facts(matter.case, f"{_PATH}.creditor_agreed")
    if asked is None or asked.creditor_agreed is None:
        yield undetermined(
            say("没有写明申请执行人是否同意"),
            *seen,
            hint=say("填写 {path}.creditor_agreed，附书面同意意见", path=_PATH),
        )
    elif asked.creditor_agreed:
        yield met(say("申请执行人同意暂缓执行"), *seen)
    else:
        yield not_met(say("申请执行人不同意暂缓执行"), *seen, hint=say("没有同意的，法院不能据此暂缓执行"))


@rule(
    "ENF028",
    say("公司提供执行担保没有决议"),
    cite("execution_guarantee_provisions", 5),
    cite("company_law", 15),
)
def company_resolved(matter: Matter) -> Iterator[Verdict]:
    """执行担保规定5：公司为被执行人提供执行担保的，应当提交符合公司法（现15，此前16）规定的公司章程、董事会或者股东会决议。被执行人以自己的
    财产担保的，不是为他人担保。
    """
    asked = matter.case.request.enforcement_guarantee
    seen = facts(matter.case, f"{_PATH}.giver", f"{_PATH}.capacity", f"{_PATH}.resolution")
    giver = asked.giver if asked else None
    if asked is None or not isinstance(giver, Organisation) or asked.capacity == "debtor":
        yield not_applicable(say("担保人不是为他人担保的公司"), *seen)
    elif giver.type is not None and giver.type not in _COMPANIES:
        yield not_applicable(say("{name}不是公司", name=giver.name), *seen)
    elif asked.resolution is None:
        yield undetermined(
            say("没有写明{name}有没有决议", name=giver.name), *seen, hint=say("填写 {path}.resolution", path=_PATH)
        )
    elif asked.resolution:
        yield met(say("{name}有董事会或者股东会决议", name=giver.name), *seen)
    else:
        yield not_met(
            say("{name}没有董事会或者股东会决议", name=giver.name), *seen, hint=say("取得决议和公司章程以后再提交")
        )


@rule("ENF029", say("执行担保的期间写得不对"), cite("execution_guarantee_provisions", 12))
def guarantee_period_right(matter: Matter) -> Iterator[Verdict]:
    """执行担保规定12：担保期间自暂缓执行期限届满之日起计算；担保书中没有记载或者记载不明的，为一年。13：期间届满后申请执行担保财产或者
    保证人财产的，不予支持。
    """
    asked = matter.case.request.enforcement_guarantee
    seen = facts(matter.case, f"{_PATH}.starts_on", f"{_PATH}.ends_on", f"{_PATH}.stay_until")
    if asked is None or asked.ends_on is None or asked.starts_on is None:
        yield undetermined(
            say("没有写明担保期间，没有记载的只有一年"),
            *seen,
            hint=say("填写 {path}.starts_on 和 ends_on，起日写暂缓执行期限届满之日", path=_PATH),
        )
    elif asked.ends_on <= asked.starts_on:
        yield not_met(say("担保期间的止日不晚于起日"), *seen, hint=say("核对两个日期"))
    elif asked.stay_until is not None and asked.starts_on != asked.stay_until:
        yield not_met(
            say("担保期间应当自暂缓执行期限届满之日{on}起计算", on=asked.stay_until),
            *seen,
            hint=say("把 {path}.starts_on 改成暂缓执行期限届满之日", path=_PATH),
        )
    else:
        yield met(say("担保期间自{on}至{until}", on=asked.starts_on, until=asked.ends_on), *seen)
