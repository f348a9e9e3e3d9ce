"""参与分配: a debtor who is no company, a title or a security interest, money not yet shared out (民诉法解释506–509)."""

from collections.abc import Iterator

from recovery_docs.case.party import Person
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.execution.executed_title import executed_title, the_debtor
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_PATH = "request.distribution"
_ENTERPRISES = ("limited_company", "joint_stock_company", "listed_company", "other_enterprise")
_UNINCORPORATED = ("sole_proprietorship", "partnership", "professional_firm")


@rule("ENF020", say("被执行人是企业法人，不能参与分配"), cite("civil_procedure_interpretation", 506))
def debtor_may_be_shared(matter: Matter) -> Iterator[Verdict]:
    """民诉法解释506①：被执行人为公民或者其他组织，在执行程序开始后，其他已经取得执行依据的债权人发现被执行人的财产不能清偿所有债权的，
    可以申请参与分配。企业法人不能清偿的，按照执行措施的先后受偿，或者申请移送破产审查。
    """
    asked = matter.case.request.distribution
    debtor = the_debtor(matter, asked.debtor if asked else None)
    seen = facts(matter.case, f"{_PATH}.debtor", "proceedings")
    if debtor is None:
        yield undetermined(
            say("不知道是哪一个被执行人的财产"), *seen, hint=say("在 {path}.debtor 写姓名或者名称", path=_PATH)
        )
    elif isinstance(debtor, Person):
        yield met(say("{name}是自然人", name=debtor.name), *seen)
    elif debtor.type in _UNINCORPORATED:
        yield met(say("{name}是不具有法人资格的组织", name=debtor.name), *seen)
    elif debtor.type in _ENTERPRISES:
        yield not_met(
            say("{name}是企业法人", name=debtor.name),
            *seen,
            hint=say("向执行法院申请移送破产审查，或者申请轮候查封；有担保物权的，主张优先受偿"),
        )
    else:
        yield undetermined(
            say("看不出{name}是不是企业法人", name=debtor.name),
            *seen,
            hint=say("填写 type；事业单位、机关等法人能不能适用参与分配，向执行法院确认"),
        )


@rule("ENF021", say("没有执行依据，也没有担保物权"), cite("civil_procedure_interpretation", 506))
def entitled_to_a_share(matter: Matter) -> Iterator[Verdict]:
    """民诉法解释506：①已经取得执行依据的债权人可以申请参与分配；②对查封、扣押、冻结的财产有优先权、担保物权的债权人，可以直接申请，主张
    优先受偿权。507①：申请书附有执行依据。
    """
    asked, found = matter.case.request.distribution, executed_title(matter.case)
    seen = facts(matter.case, f"{_PATH}.priority", "proceedings")
    effective_on = found.title.effective_on if found and found.title else None
    if found is not None and found.title is not None and (effective_on is None or effective_on <= matter.tested_on):
        yield met(say("已经取得执行依据"), *seen)
    elif asked is not None and asked.priority not in (None, "none"):
        yield met(say("有优先受偿权，可以直接申请"), *seen)
    elif effective_on is not None:
        yield not_met(say("文书{on}才生效", on=effective_on), *seen, hint=say("生效以后再申请参与分配"))
    elif asked is None or asked.priority is None:
        yield undetermined(
            say("没有写明执行依据，也没有写明有无优先受偿权"),
            *seen,
            hint=say("在 proceedings[].title 写文书，或者在 {path}.priority 写优先受偿权", path=_PATH),
        )
    else:
        yield not_met(
            say("没有执行依据，也没有优先受偿权"), *seen, hint=say("先取得判决、调解书等执行依据；需要的申请保全")
        )


@rule("ENF022", say("财产已经执行终结"), cite("civil_procedure_interpretation", 507, paragraph=2))
def not_shared_out_yet(matter: Matter) -> Iterator[Verdict]:
    """民诉法解释507②：参与分配申请应当在执行程序开始后，被执行人的财产执行终结前提出。"""
    asked = matter.case.request.distribution
    seen = facts(matter.case, f"{_PATH}.over")
    if asked is None or asked.over is None:
        yield undetermined(
            say("不知道财产是否已经执行终结"),
            *seen,
            hint=say("向控制执行款的法院查明价款有没有分配完毕，写在 {path}.over", path=_PATH),
        )
    elif asked.over:
        yield not_met(
            say("财产已经执行终结"), *seen, hint=say("对余款、其他财产另行申请执行；发现其他财产的可以随时申请")
        )
    else:
        yield met(say("财产还没有执行终结"), *seen)


@rule(
    "ENF023",
    say("参与分配申请书的内容不全"),
    cite("civil_procedure_interpretation", 507, paragraph=1),
)
def application_says_enough(matter: Matter) -> Iterator[Verdict]:
    """民诉法解释507①：申请书应当写明参与分配和被执行人不能清偿所有债权的事实、理由，并附有执行依据。"""
    yield complete(
        matter.case,
        (
            particular(say("控制执行款的法院"), f"{_PATH}.court"),
            particular(say("执行案号"), f"{_PATH}.number"),
            particular(say("分配的财产"), f"{_PATH}.property"),
            particular(say("不能清偿所有债权的事实"), f"{_PATH}.insufficient"),
        ),
        done=say("申请书的内容写全了"),
        of=say("参与分配申请书"),
    )


@rule(
    "ENF024",
    say("没有说明是否主张优先受偿"),
    cite("civil_procedure_interpretation", 506, paragraph=2),
    cite("civil_procedure_interpretation", 508),
    severity="warning",
)
def priority_considered(matter: Matter) -> Iterator[Verdict]:
    """民诉法解释508：执行所得价款扣除执行费用，并清偿应当优先受偿的债权后，普通债权原则上按比例受偿。506②：有担保物权的，可以主张优先
    受偿权；不主张的，只按普通债权分配。
    """
    asked, case = matter.case.request.distribution, matter.case
    debtor = the_debtor(matter, asked.debtor if asked else None)
    own = [
        one
        for one in case.security_interests
        if debtor is not None and one.owner.name == debtor.name and one.waived_on is None
    ]
    seen = facts(case, f"{_PATH}.priority", "mortgages", "pledges")
    if asked is not None and asked.priority is not None:
        yield met(say("已经写明有无优先受偿权"), *seen)
    elif own:
        yield undetermined(
            say("被执行人向债权人提供过抵押、质押，没有写明分配的是不是担保财产"),
            *seen,
            hint=say("分配的是担保财产的，在 {path}.priority 写 secured；不是的写 none", path=_PATH),
        )
    else:
        yield not_applicable(say("被执行人没有向债权人提供抵押、质押"), *seen)
